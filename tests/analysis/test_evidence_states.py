"""What was measured, held against what is claimed: the word for each source, and how much is verified.

If it fails, a map calls verified what nobody saw, or a database decides whether a workspace passes its own gate.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxjourney.analysis.evidence_states import touchpoint_words
from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from cxjourney.rules.rule_index import all_rules
from tests.rules.records import record_text

DAY = date(2026, 11, 21)
CATALOGUE = """\
data_sources:
  log:
    title: Log
    type: event-log
    refreshed: 2026-11-20
    binding: {file: log.csv, customer: who, time: at, stages: {column: event, map: {begin: applies, end: gets}}}
  calls: {title: Calls, type: call-log, refreshed: 2026-11-20}
"""
JOURNEY = """\
journey: open
title: Opening
stages:
  - {id: applies, title: Applies, data: [log, calls]}
  - id: gets
    title: Gets it
    touchpoints: [{id: letter, title: Letter, channel: post, data: [log]}]
"""


def study_of(folder: Path, short: dict[str, Any] | None, catalogue: str = CATALOGUE, journey: str = JOURNEY) -> Study:
    (folder / "catalogue.yaml").write_text(catalogue, "utf-8")
    (folder / "a.yaml").write_text(journey, "utf-8")
    if short is not None:
        (folder / "evidence.json").write_text(record_text(short, {"catalogue.yaml": catalogue}), "utf-8")
    (study,) = studies(load([folder]), DAY)
    return study


def words(study: Study, stage: str) -> dict[str, str]:
    return {id_: f"{word.state} {word.since or ''}".strip() for id_, word in study.evidence_words[stage].items()}


def log(**said: Any) -> dict[str, Any]:
    return {"sources": {"log": said}}


ROWS = {"open/applies": {"rows": 600}, "open/gets": {"rows": 10}}


def test_without_a_record_there_are_no_words(tmp_path: Path) -> None:
    study = study_of(tmp_path, None)
    assert study.evidence_words == {}
    assert study.coverage.verified is None
    assert study.coverage.totals.verified_percent is None
    assert study.dated is study.scope.sources


def test_a_source_is_verified_where_enough_rows_stand_for_the_stage(tmp_path: Path) -> None:
    study = study_of(tmp_path, log(stages=ROWS))
    assert words(study, "applies") == {"log": "verified", "calls": "claimed"}
    assert words(study, "gets") == {"log": "verified"}
    assert study.coverage.totals.verified_percent == 100.0


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"rows": 9}, "claimed"),
        ({"rows": {"fewer_than": 10}}, "claimed"),
        ({"rows": {"hidden": True}}, "verified"),  # few rows are said to be few
        ({"rows": {"hidden": True}, "customers": {"hidden": True}}, "verified"),
        ({"rows": {"hidden": True}, "customers": {"fewer_than": 10}}, "claimed"),
        ({"rows": 0}, "empty"),
        ({"rows": 50, "newest": "2025-11-20T12:00:00Z"}, "stale 2025-11-20"),
        ({"rows": 50, "newest": "2025-11-21T12:00:00Z"}, "verified"),
        ({"rows": 50}, "verified"),
    ],
)
def test_the_word_follows_from_the_rows_of_the_stage(tmp_path: Path, place: dict[str, Any], expected: str) -> None:
    study = study_of(tmp_path, log(stages={"open/gets": place}))
    assert words(study, "gets") == {"log": expected}


def test_rows_of_a_touchpoint_that_names_the_source_count(tmp_path: Path) -> None:
    study = study_of(tmp_path, log(touchpoints={"open/letter": {"rows": 12}}))
    assert words(study, "gets") == {"log": "verified"}


def at_letter(study: Study) -> dict[str, str]:
    (letter,) = study.journey.stages[1].touchpoints
    told = touchpoint_words(study.journey.journey, letter, study.counting, study.scope, study.as_of)
    return {id_: f"{word.state} {word.since or ''}".strip() for id_, word in told.items()}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"rows": 12}, "verified"),
        ({"rows": 9}, "claimed"),
        ({"rows": 0}, "empty"),
        ({"rows": 50, "newest": "2025-11-20T12:00:00Z"}, "stale 2025-11-20"),
    ],
)
def test_the_word_of_a_touchpoint_follows_from_its_own_rows(
    tmp_path: Path, place: dict[str, Any], expected: str
) -> None:
    study = study_of(tmp_path, log(stages={"open/gets": {"rows": 700}}, touchpoints={"open/letter": place}))
    assert at_letter(study) == {"log": expected}


@pytest.mark.parametrize(
    "said",
    [
        {"stages": ROWS},
        {"touchpoints": {"open/letter": {"rows": 12}}, "binding": "sha256:0"},
        {"touchpoints": {"open/letter": {"rows": 12}}, "failed": {"on": "2026-11-20", "code": "CX905"}},
        None,
    ],
)
def test_of_a_touchpoint_that_was_not_measured_itself_nothing_is_said(
    tmp_path: Path, said: dict[str, Any] | None
) -> None:
    assert at_letter(study_of(tmp_path, said and log(**said))) == {}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"rows": 0, "customers": 0, "newest": None}, "empty"),
        ({"stages": ROWS, "failed": {"on": "2026-11-20", "code": "CX908"}}, "empty"),
        ({"stages": ROWS, "failed": {"on": "2026-11-20", "code": "CX905"}}, "claimed"),
        ({"stages": ROWS, "failed": {"on": "2026-11-20", "code": "CX901"}}, "verified"),
        ({"status": "failed", "failed": {"on": "2026-11-20", "code": "CX901"}}, "claimed"),
        ({"stages": ROWS, "binding": "sha256:0"}, "claimed"),
    ],
)
def test_the_word_follows_from_the_source_as_a_whole(tmp_path: Path, said: dict[str, Any], expected: str) -> None:
    assert words(study_of(tmp_path, log(**said)), "applies")["log"] == expected


def test_the_smallest_group_of_the_team_and_of_the_record_both_hold(tmp_path: Path) -> None:
    record = log(stages={"open/gets": {"rows": 4}}) | {"min_group": 3}
    assert words(study_of(tmp_path, record), "gets") == {"log": "verified"}
    record["min_group"] = 5
    assert words(study_of(tmp_path, record), "gets") == {"log": "claimed"}


@pytest.mark.parametrize("newest", ["2020-01-01T00:00:00Z", "2026-11-20T00:00:00Z"])
@pytest.mark.parametrize("refreshed", ["2020-01-01", "2026-11-20"])
def test_what_counts_does_not_depend_on_a_record(tmp_path: Path, newest: str, refreshed: str) -> None:
    catalogue = CATALOGUE.replace("refreshed: 2026-11-20\n    binding", f"refreshed: {refreshed}\n    binding")
    plain = study_of(tmp_path, None, catalogue)
    known = study_of(tmp_path, log(newest=newest, stages=ROWS), catalogue)
    assert known.coverage.totals._replace(verified=None) == plain.coverage.totals
    assert known.counting.keys() == plain.counting.keys()
    assert known.gaps == plain.gaps


def test_a_source_that_does_not_count_verifies_nothing(tmp_path: Path) -> None:
    catalogue = CATALOGUE.replace("refreshed: 2026-11-20\n    binding", "refreshed: 2020-01-01\n    binding")
    study = study_of(tmp_path, log(stages=ROWS), catalogue)
    assert study.coverage.verified == frozenset()


def test_the_newest_row_goes_before_the_day_that_is_written_both_ways(tmp_path: Path) -> None:
    old = study_of(tmp_path, log(newest="2026-05-01T00:00:00Z", stages=ROWS))
    assert old.freshness("log") == "stale"
    stale = CATALOGUE.replace("refreshed: 2026-11-20\n    binding", "refreshed: 2026-05-01\n    binding")
    assert study_of(tmp_path, None, stale).freshness("log") == "stale"
    assert study_of(tmp_path, log(stages=ROWS), stale).freshness("log") == "fresh"
    undated = CATALOGUE.replace("    refreshed: 2026-11-20\n    binding", "    binding")
    (tmp_path / "evidence.json").unlink()
    assert study_of(tmp_path, None, undated).freshness("log") == "undated"
    assert study_of(tmp_path, log(stages=ROWS), undated).freshness("log") == "fresh"


def test_a_day_is_that_of_the_zone_of_the_source(tmp_path: Path) -> None:
    catalogue = CATALOGUE.replace("{file: log.csv,", "{file: log.csv, timezone: Pacific/Auckland,")
    study = study_of(tmp_path, log(newest="2026-11-19T12:30:00Z", stages=ROWS), catalogue)
    assert study.dated["log"].refreshed == date(2026, 11, 20)


def test_a_record_tells_of_the_files_beside_it(tmp_path: Path) -> None:
    """One in a folder above, or below, knows another source of the same id, or none."""
    (tmp_path / "inner").mkdir()
    study_of(tmp_path, None)
    text = record_text(log(stages=ROWS), {"catalogue.yaml": CATALOGUE})
    (tmp_path / "inner" / "evidence.json").write_text(text, "utf-8")
    (tmp_path / "inner" / "b.yaml").write_text(JOURNEY.replace("journey: open", "journey: close"), "utf-8")
    assert all(study.coverage.verified is None for study in studies(load([tmp_path]), DAY))
    (tmp_path / "evidence.json").write_text(text.replace("open/", "close/"), "utf-8")
    verified = {study.journey.journey: study.coverage.verified for study in studies(load([tmp_path]), DAY)}
    assert verified == {"open": frozenset(), "close": {"applies", "gets"}}


def test_every_rule_has_its_say_on_a_record_with_everything_withheld(tmp_path: Path) -> None:
    few = {"fewer_than": 10}
    places = {key: {"rows": few, "customers": few} for key in ROWS}
    study = study_of(tmp_path, log(rows={"hidden": True}, customers=few, newest=None, stages=places))
    for rule in all_rules().values():
        if rule.check:
            asked = (study, language("en"), *((rule.threshold.default,) if rule.threshold else ()))
            assert "fewer_than" not in json.dumps([finding.message for finding in rule.check(*asked)])
