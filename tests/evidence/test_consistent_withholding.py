"""What is withheld in one place is withheld in all: on the screen, in the record, by sources and by ways.

If it fails, whoever lays two outputs beside each other works out what a few customers did.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import run_here

JOURNEY = """\
journey: j
title: J
data_sources:
  log:
    title: L
    type: event-log
    binding:
      file: log.csv
      customer: c
      time: t
      stages: {column: e, map: {a: a, b: b, c: c}}
stages:
  - {id: a, title: A, next: [b], touchpoints: [{id: site, title: Site, channel: web}]}
  - {id: b, title: B, next: [c], touchpoints: [{id: till, title: Till, channel: web}]}
  - {id: c, title: C, outcome: success, touchpoints: [{id: mail, title: Mail, channel: web}]}
"""
TOUCHED = "      touchpoints: {column: e, map: {a: site, b: till, c: mail}}\n"


class Workspace:
    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[bytes]) -> None:
        self.folder, self.capfd = folder, capfd
        self.write("j.yaml", JOURNEY)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def log(self, name: str, *ways: tuple[int, str]) -> None:
        """Write a file of so many customers, each by the letters of their way; all ways have customers of their own."""
        every = [way for many, way in ways for _ in range(many)]
        lines = [f"u{n},{stage},2026-01-{day:02}" for n, way in enumerate(every) for day, stage in enumerate(way, 1)]
        self.write(name, "\n".join(["c,e,t", *lines, ""]))

    def shown(self, *words: str) -> dict[str, Any]:
        run = run_here(self.capfd, "evidence", *words, "--format", "json", "--as-of", "2026-02-01")
        found: dict[str, Any] = json.loads(run.out)
        return found

    def recorded(self) -> dict[str, Any]:
        run_here(self.capfd, "evidence", "measure", ".", "--write", "--as-of", "2026-02-01")
        found: dict[str, Any] = json.loads((self.folder / "evidence.json").read_text("utf-8"))
        return found


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Workspace:
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path, capfdbinary)


LOGS = {
    "few went no further": [(60, "a"), (47, "abc"), (3, "ab")],
    "few came to all": [(97, "abc"), (3, "a")],
    "few events more than visits": [(97, "abc"), (3, "abbc")],
    "few customers": [(5, "abc")],
    "few at a stage": [(50, "a"), (4, "ab")],
    "nothing withheld": [(50, "abc"), (20, "ab"), (30, "a")],
}


@pytest.mark.parametrize("ways", LOGS.values(), ids=LOGS)
def test_the_screen_shows_of_a_source_what_the_record_holds(workspace: Workspace, ways: list[tuple[int, str]]) -> None:
    workspace.write("j.yaml", JOURNEY.replace("stages:\n", TOUCHED + "stages:\n", 1))
    workspace.log("log.csv", *ways)
    before = workspace.shown("measure", ".")["sources"][0]
    recorded = workspace.recorded()["sources"]["log"]
    after = workspace.shown("measure", ".", "--source", "log")["sources"][0]
    for name in ("rows", "customers", "first", "newest", "stages", "touchpoints"):
        assert without_none(before[name]) == without_none(after[name]) == recorded.get(name)


def without_none(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: without_none(value) for key, value in content.items() if value is not None}
    return content


@pytest.mark.parametrize("ways", LOGS.values(), ids=LOGS)
def test_a_source_tells_no_rows_of_a_stage_whose_events_the_ways_withhold(
    workspace: Workspace, ways: list[tuple[int, str]]
) -> None:
    workspace.write("j.yaml", JOURNEY.replace("stages:\n", TOUCHED + "stages:\n", 1))
    workspace.log("log.csv", *ways)
    source, journey = workspace.shown("measure", ".")["sources"][0], workspace.shown("paths", "j", ".")["journeys"][0]
    for stage in journey["stages"]:
        for figure, of in (("rows", "events"), ("customers", "customers")):
            told = source["stages"][f"j/{stage['stage']}"][figure]
            assert not (isinstance(told, int) and isinstance(stage[of], dict)), (stage["stage"], figure)
    untold = [one for one in source["stages"].values() if isinstance(one["rows"], dict)]
    if untold and isinstance(source["rows"], int):
        assert len(untold) > 1  # a single one would follow from the others
        assert all(isinstance(one["rows"], dict) for one in source["touchpoints"].values())
    assert bool(untold) != (ways == LOGS["nothing withheld"])


def test_ways_that_fail_today_withhold_as_they_did_when_they_were_recorded(workspace: Workspace) -> None:
    first = (
        "  first:\n    title: F\n    type: event-log\n"
        "    binding: {file: first.csv, customer: c, time: t, stages: {stage: a}}\n"
    )
    workspace.write("j.yaml", JOURNEY.replace("stages:\n  - {id: a", first + "stages:\n  - {id: a"))
    workspace.write("first.csv", "\n".join(["c,t", *(f"u{n},2026-01-01" for n in range(100)), ""]))
    workspace.log("log.csv", (97, "bc"))  # of a hundred who began
    kept = workspace.recorded()["sources"]["log"]["stages"]["j/b"]
    assert isinstance(kept["customers"], dict)
    (workspace.folder / "first.csv").unlink()
    shown = next(one for one in workspace.shown("measure", ".")["sources"] if one["source"] == "log")
    assert shown["stages"]["j/b"] == kept == workspace.recorded()["sources"]["log"]["stages"]["j/b"]


def test_where_another_source_can_not_be_measured_a_source_withholds_what_it_shows_alone(workspace: Workspace) -> None:
    more = (
        "  other:\n    title: O\n    type: event-log\n"
        "    binding: {file: gone.csv, customer: c, time: t, stages: {stage: c}}\n"
    )
    workspace.write("j.yaml", JOURNEY.replace("stages:\n  - {id: a", more + "stages:\n  - {id: a"))
    workspace.log("log.csv", (60, "a"), (47, "abc"), (3, "ab"))
    assert isinstance(workspace.shown("measure", ".")["sources"][0]["stages"]["j/c"]["customers"], dict)


TWO = JOURNEY.replace(
    "stages:\n", "  other:\n    title: O\n    type: event-log\n    binding:\n      file: other.csv\n      customer: c\n"
    "      time: t\n      stages: {column: e, map: {a: a, b: b}}\nstages:\n", 1
)  # fmt: skip
OVERLAPS = {
    "few of one alone": (range(40), range(12, 45), True),
    "few of both": (range(40), range(35, 75), True),
    "few of a source that is too small": (range(40), range(38, 45), True),
    "many apart, and many of both": (range(40), range(20, 60), False),
    "the same customers": (range(40), range(40), False),
    "others altogether": (range(40), range(40, 80), False),
}


@pytest.mark.parametrize(("here", "there", "few"), OVERLAPS.values(), ids=OVERLAPS)
def test_few_whom_one_source_knows_or_both_do_not_follow_from_those_of_each_and_of_both_together(
    workspace: Workspace, here: range, there: range, few: bool
) -> None:
    workspace.write("j.yaml", TWO)
    for name, people in (("log.csv", here), ("other.csv", there)):
        lines = [f"u{n},{stage},2026-01-{day:02}" for n in people for day, stage in enumerate("ab", 1)]
        workspace.write(name, "\n".join(["c,e,t", *lines, ""]))
    record = workspace.recorded()
    assert isinstance(record["journeys"]["j"]["paths"]["customers"], int)
    shown = {one["source"]: one for one in workspace.shown("measure", ".")["sources"]}
    for found in (record["sources"], shown):
        told = [one["customers"] for one in found.values()]
        told += [one["stages"]["j/a"]["customers"] for one in found.values()]
        assert all(isinstance(one, int) for one in told) != few, told
        assert not few or not any(isinstance(one, int) for one in told), told
