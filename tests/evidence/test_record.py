"""``evidence.json``: a daily job changes it only where the data has changed, and a bad day loses nothing.

If it fails, every day makes a commit that says nothing, or one failure wipes out what was measured before it.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxjourney.deserialize.evidence_record import RecordFault, parse_record
from cxjourney.evidence.record import record_text
from cxjourney.files.text_file import BOUNDS, MAX_BYTES
from cxjourney.model.evidence_record import EvidenceRecord
from tests.cli.command import run_here

Captured = pytest.CaptureFixture[bytes]
Write = Callable[..., dict[str, Any]]
JOURNEY = """\
journey: order
title: Ordering
data_sources:
  events:
    title: Events
    type: event-log
    binding: {file: events.csv, customer: c, time: t, stages: {column: e, map: {view: looks, buy: buys}}}
  survey:
    title: Survey
    type: survey-nps
    binding: {file: survey.csv, customer: c, time: t, stages: {stage: buys}, score: {column: q, scale: nps}}
stages: [{id: looks, title: Looks}, {id: buys, title: Buys}]
"""
EVENTS = "c,e,t\n1,view,2026-01-01T10:00:00Z\n1,buy,2026-01-01T11:00:00Z\n2,view,2026-01-02T10:00:00Z\n"
SURVEY = "c,q,t\n1,10,2026-01-03T10:00:00Z\n2,6,2026-01-03T10:00:00Z\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured) -> Write:
    """Measures as of a day, writes the record, and returns it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "order.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "events.csv").write_text(EVENTS, "utf-8")
    (tmp_path / "survey.csv").write_text(SURVEY, "utf-8")

    def measure(day: str, *more: str, status: int = 0) -> dict[str, Any]:
        ended = run_here(
            capfdbinary, "evidence", "measure", ".", "--write", "--as-of", day, "--min-group", "1", *more
        )  # fmt: skip
        assert ended.status == status, ended.said
        found = json.loads((tmp_path / "evidence.json").read_text("utf-8"))
        assert isinstance(found, dict)
        return found

    return measure


def test_it_holds_what_was_measured_and_nothing_of_where(write: Write, tmp_path: Path) -> None:
    found = write("2026-02-01")
    assert (found["format"], found["min_group"], sorted(found["sources"])) == (1, 1, ["events", "survey"])
    events, survey = found["sources"]["events"], found["sources"]["survey"]
    assert (events["rows"], events["customers"], events["newest"]) == (3, 2, "2026-01-02T10:00:00Z")
    assert events["stages"]["order/looks"] == {"rows": 2, "customers": 2, "newest": "2026-01-02T10:00:00Z"}
    assert (survey["score"]["value"], survey["score"]["counts"]) == (0, {"10": 1, "6": 1})
    assert found["journeys"]["order"]["paths"]["customers"] == 2
    text = (tmp_path / "evidence.json").read_text("utf-8")
    assert str(tmp_path) not in text
    assert "select" not in text
    assert text == json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_what_is_measured_again_is_written_in_the_same_bytes(write: Write, tmp_path: Path) -> None:
    write("2026-02-01")
    before = (tmp_path / "evidence.json").read_bytes()
    (tmp_path / "evidence.json").unlink()
    write("2026-02-01")
    assert (tmp_path / "evidence.json").read_bytes() == before


def test_the_day_moves_where_a_figure_has_changed(write: Write, tmp_path: Path) -> None:
    write("2026-02-01")
    same = write("2026-02-04")
    assert {one["measured"] for one in same["sources"].values()} == {"2026-02-01"}
    (tmp_path / "survey.csv").write_text(SURVEY + "3,9,2026-02-04T10:00:00Z\n", "utf-8")
    changed = write("2026-02-05")
    assert {id_: one["measured"] for id_, one in changed["sources"].items()} == {
        "events": "2026-02-01", "survey": "2026-02-05",
    }  # fmt: skip


def test_the_day_moves_after_a_week(write: Write, tmp_path: Path) -> None:
    write("2026-02-01")
    before = (tmp_path / "evidence.json").read_bytes()
    write("2026-02-07")
    assert (tmp_path / "evidence.json").read_bytes() == before
    assert {one["measured"] for one in write("2026-02-08")["sources"].values()} == {"2026-02-08"}


def test_the_last_good_figures_stay_where_a_source_fails(write: Write, tmp_path: Path) -> None:
    good = write("2026-02-01")["sources"]["survey"]
    (tmp_path / "survey.csv").write_text("", "utf-8")
    failed = write("2026-02-02", status=1)["sources"]
    assert failed["survey"] == good | {"failed": {"on": "2026-02-02", "code": "CX908"}}
    assert failed["events"]["status"] == "ok"
    still = write("2026-02-03", status=1)["sources"]["survey"]
    assert still["failed"] == {"on": "2026-02-02", "code": "CX908"}, "since when it fails"
    (tmp_path / "survey.csv").write_text(SURVEY, "utf-8")
    assert write("2026-02-04")["sources"]["survey"] == good


def test_what_never_succeeded_says_that_it_failed(write: Write, tmp_path: Path) -> None:
    (tmp_path / "events.csv").unlink()
    found = write("2026-02-01", status=1)["sources"]["events"]
    assert found == {"status": "failed", "failed": {"on": "2026-02-01", "code": "CX905"}}


def test_one_source_is_measured_and_the_others_stay(write: Write, tmp_path: Path) -> None:
    before = write("2026-02-01")["sources"]["events"]
    (tmp_path / "survey.csv").write_text(SURVEY + "3,9,2026-02-04T10:00:00Z\n", "utf-8")
    found = write("2026-02-05", "--source", "survey")["sources"]
    assert (found["events"], found["survey"]["rows"]) == (before, 3)


def test_what_is_no_longer_bound_is_left_out(write: Write, tmp_path: Path) -> None:
    write("2026-02-01")
    text = (tmp_path / "order.yaml").read_text("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if "survey.csv" not in line]
    (tmp_path / "order.yaml").write_text("".join(lines), "utf-8")
    assert sorted(write("2026-02-02")["sources"]) == ["events"]


def test_figures_of_another_smallest_group_are_left_out(write: Write) -> None:
    write("2026-02-01")
    found = write("2026-02-02", "--source", "events", "--min-group", "2")
    assert (found["min_group"], sorted(found["sources"])) == (2, ["events"])


def test_the_fingerprint_is_of_what_the_binding_says(write: Write, tmp_path: Path) -> None:
    before = write("2026-02-01")["sources"]["survey"]["binding"]
    text = (tmp_path / "order.yaml").read_text("utf-8")
    (tmp_path / "order.yaml").write_text(text.replace("{column: q, scale: nps}", "{scale: nps, column: q}"), "utf-8")
    assert write("2026-02-02")["sources"]["survey"]["binding"] == before
    (tmp_path / "order.yaml").write_text(text.replace("scale: nps}", "scale: csat}"), "utf-8")
    assert write("2026-02-03")["sources"]["survey"]["binding"] != before


@pytest.fixture
def sound(write: Write) -> dict[str, Any]:
    return write("2026-02-01")


def test_it_is_read_back_as_it_was_written(sound: dict[str, Any]) -> None:
    text = json.dumps(sound, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    record = parse_record(text, BOUNDS)
    assert isinstance(record, EvidenceRecord)
    assert record_text(record) == text


def altered(found: dict[str, Any], **changes: object) -> str:
    return json.dumps(found | changes)


def test_what_is_no_record_is_told(sound: dict[str, Any]) -> None:
    whole = json.dumps(sound)
    events = sound["sources"]["events"]
    for text in (
        "", whole[: len(whole) // 2], "null", "[]", "7", "[" * 100_000, altered(sound, format=2),
        altered(sound, min_group=0), altered(sound, more=1),
        altered(sound, sources={"events": events | {"future": -1}}),
        altered(sound, sources={"events": events | {"rows": 1.5}}),
        altered(sound, sources={"events": events | {"rows": "3"}}),
        altered(sound, sources={"events": events | {"newest": "yesterday"}}),
        altered(sound, sources=[]), whole.replace('"future": 0', '"future": NaN'),
        whole.replace('"future": 0', '"future": 1e400'),
    ):  # fmt: skip
        assert isinstance(parse_record(text, BOUNDS), RecordFault), text[:80]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b" " * (MAX_BYTES + 1), b'{"format": 2}'])
def test_a_record_that_can_not_be_read_is_written_anew(write: Write, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "evidence.json").write_bytes(content)
    assert sorted(write("2026-02-01")["sources"]) == ["events", "survey"]
