"""What a record of evidence changes of what commands say: nothing without one, and never by asking a database.

If it fails, a plain install breaks where somebody committed a record, or the cache tells of an old one.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.rules.records import record_text

from .command import Ended, run

CATALOGUE = """\
data_sources:
  log:
    title: Log
    type: event-log
    refreshed: 2026-11-20
    binding: {file: log.csv, customer: who, time: at, stages: {column: event, map: {begin: applies, end: gets}}}
"""
JOURNEY = """\
journey: open
title: Opening
stages:
  - {id: applies, title: Applies, data: [log]}
  - {id: gets, title: Gets it, data: [log]}
"""
SEEN = {"open/applies": {"rows": 600}, "open/gets": {"rows": 40}}
AS_OF = {"CXJOURNEY_AS_OF": "2026-11-21", "COLUMNS": "100"}


def put(folder: Path, short: dict[str, Any] | None = None) -> None:
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    (folder / "open.yaml").write_text(JOURNEY, "utf-8")
    if short is not None:
        text = record_text({"sources": {"log": short}}, {"catalogue.yaml": CATALOGUE})
        (folder / "evidence.json").write_text(text, "utf-8")


def told(folder: Path, *arguments: str, env: Mapping[str, str] = AS_OF) -> Ended:
    return run(*arguments, cwd=folder, env=dict(env))


def codes(folder: Path, *arguments: str) -> list[str]:
    ended = told(folder, "validate", ".", "--format", "json", *arguments)
    return [finding["code"] for finding in json.loads(ended.out)["findings"]]


@pytest.mark.parametrize("command", ["validate", "gaps", "gaps --format json", "gaps --format csv"])
def test_an_empty_record_changes_nothing_but_a_missing_one_neither(tmp_path: Path, command: str) -> None:
    put(tmp_path)
    before = told(tmp_path, *command.split(), ".")
    (tmp_path / "evidence.json").write_text(record_text({}, {}), "utf-8")
    after = told(tmp_path, *command.split(), ".")
    assert (after.out, after.err, after.status) == (before.out, before.err, before.status)
    assert b"erified" not in before.out


def test_the_cache_knows_another_record(tmp_path: Path) -> None:
    put(tmp_path)
    assert "CX314" not in codes(tmp_path)
    put(tmp_path, {"stages": {"open/applies": {"rows": 600}, "open/gets": {"rows": 0}}})
    assert "CX314" in codes(tmp_path)
    assert "CX314" in codes(tmp_path)
    put(tmp_path, {"stages": SEEN})
    assert "CX314" not in codes(tmp_path)
    (tmp_path / "evidence.json").write_text("{", "utf-8")
    assert "CX917" in codes(tmp_path)
    (tmp_path / "evidence.json").unlink()
    assert "CX917" not in codes(tmp_path)


def test_journeys_that_are_judged_apart_see_the_record_of_their_catalogue(tmp_path: Path) -> None:
    put(tmp_path, {"stages": {"open/applies": {"rows": 0}}})
    for number in range(25):
        text = JOURNEY.replace("journey: open", f"journey: open-{number}")
        (tmp_path / f"other-{number}.yaml").write_text(text, "utf-8")
    assert codes(tmp_path).count("CX314") == 1
    put(tmp_path, {"stages": {"open/applies": {"rows": 0}, "open-7/applies": {"rows": 0}}})
    assert codes(tmp_path).count("CX314") == 2
    assert codes(tmp_path, "--no-cache").count("CX314") == 2


def test_gates_do_not_depend_on_what_was_measured(tmp_path: Path) -> None:
    put(tmp_path, {"rows": 0, "customers": 0, "newest": None})
    ended = told(tmp_path, "validate", ".", "--min-covered", "100", "--fail-on", "never")
    assert ended.status == 0, ended.out
    assert b"Verified 0%" in ended.out


def test_gaps_say_a_word_of_each_source_and_no_figure_that_is_withheld(tmp_path: Path) -> None:
    put(tmp_path, {"stages": {"open/applies": {"rows": 600}, "open/gets": {"rows": {"fewer_than": 17}}}})
    text = told(tmp_path, "gaps", ".", "--section", "known").out.decode()
    assert "Verified 50%: 1 of 2 stages" in text
    assert "Applies: Log (verified)" in text
    assert "Gets it: Log (claimed only)" in text
    data = json.loads(told(tmp_path, "gaps", ".", "--format", "json").out)["journeys"][0]
    assert (data["coverage"]["verified"], data["coverage"]["verified_percent"]) == (1, 50.0)
    assert data["stages"][1]["evidence"] == [{"source": "log", "state": "claimed", "since": None}]
    for form in ("text", "json", "markdown", "csv"):
        assert b"17" not in told(tmp_path, "gaps", ".", "--format", form).out


def test_a_text_of_a_record_is_shown_escaped(tmp_path: Path) -> None:
    strange = [{"value": ["\x1b[31mred\u202e" + "x" * 500], "rows": 400}]
    put(tmp_path, {"stages": SEEN, "unknown": {"rows": 400, "values": strange}})
    ended = told(tmp_path, "validate", ".", "--select", "CX315")
    assert b"CX315" in ended.out
    assert b"\x1b" not in ended.out
    assert "\u202e".encode() not in ended.out
    assert b"x" * 100 not in ended.out


def test_an_excluded_record_is_not_read(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "evidence.json").write_text("somebody else's", "utf-8")
    assert "CX917" in codes(tmp_path)
    (tmp_path / "cxjourney.toml").write_text('exclude = ["evidence.json"]\n', "utf-8")
    assert "CX917" not in codes(tmp_path)


def test_another_smallest_group_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"stages": SEEN})
    assert "CX318" not in codes(tmp_path)
    (tmp_path / "cxjourney.toml").write_text("[evidence]\nmin_group = 20\n", "utf-8")
    assert "CX318" in codes(tmp_path)


def test_data_in_which_a_stage_was_seen_is_named_where_it_names_none(tmp_path: Path) -> None:
    put(tmp_path, {"stages": {"open/applies": {"rows": 600}, "open/gets": {"rows": 0}}})
    (tmp_path / "open.yaml").write_text(JOURNEY.replace(", data: [log]", ""), "utf-8")
    ended = told(tmp_path, "validate", ".", "--select", "CX301", "--format", "json")
    first, second = (one["help"] for one in json.loads(ended.out)["findings"])
    assert first == "What was measured shows this stage in log. Name it under data:."
    assert second == "Find data that sees this stage and name it under data:. cxjourney gaps suggests which."


def test_a_stage_that_lost_its_last_verified_source_is_a_regression(tmp_path: Path) -> None:
    base, now = tmp_path / "base", tmp_path / "now"
    for folder, rows in ((base, 40), (now, 4)):
        folder.mkdir()
        put(folder, {"rows": 1000 + rows, "stages": {"open/applies": {"rows": 600}, "open/gets": {"rows": rows}}})
    ended = told(tmp_path, "diff", "now", "--base", "base", "--fail-on-regression")
    text = ended.out.decode()
    assert ended.status == 1
    assert "gets: no source is verified there any more (it was log)" in text
    assert "Also\n  – Verified 50% (was 100%)\n  – Other figures were measured: rows of log 1,004 (was 1,040)" in text
    back = told(tmp_path, "diff", "base", "--base", "now", "--fail-on-regression")
    assert back.status == 0
    assert "gets: a source is verified there for the first time (log)" in back.out.decode()


def test_trend_tells_what_is_verified_where_there_were_records(tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    for day, short in ((1, None), (2, {"stages": SEEN}), (3, {"stages": {"open/applies": {"rows": 600}}})):
        put(tmp_path, short)
        subprocess.run([*git, "add", "-A"], cwd=tmp_path, check=True)
        stamp = f"2026-11-0{day}T12:00:00Z"
        environment = {"PATH": "/usr/bin:/bin", "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        subprocess.run([*git, "commit", "-qm", f"{day}"], cwd=tmp_path, check=True, env=environment)
    ended = told(tmp_path, "trend", ".", "--every", "commit", "--format", "json", "--no-cache")
    figures = [point["total"] for point in json.loads(ended.out)["points"]]
    assert [one.get("verified_percent") for one in figures][:3] == [None, 100.0, 50.0]


PROGRAM = """
import sys
from cxjourney.cli import main
try:
    main()
finally:
    loaded = [name for name in sys.modules if name.startswith(("cxjourney.evidence", "duckdb", "sqlglot"))]
    print("loaded:", loaded, "cxjourney.model.evidence_record" in sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("short", [None, {"stages": SEEN}])
def test_to_read_a_record_loads_nothing_that_measures(tmp_path: Path, short: dict[str, Any] | None) -> None:
    put(tmp_path, short)
    for command in (["validate", "--no-cache"], ["gaps"]):
        ended = subprocess.run(
            [sys.executable, "-c", PROGRAM, *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert f"loaded: [] {short is not None}" in ended.stderr
