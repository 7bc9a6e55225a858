"""Two public logs, measured by the command as users run it, are what an independent count and the design say.

If it fails, figures of how customers went are wrong on real data, whatever the small cases say.
"""

import csv
import json
import shutil
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.command import run_here
from tests.evidence.oracle import Event, Plan, count
from tests.paths import ROOT

Captured = pytest.CaptureFixture[bytes]
DATA = ROOT / "tests" / "data"
ACTIVITIES = (
    "register request", "examine casually", "examine thoroughly", "check ticket", "decide", "reinitiate request",
    "pay compensation", "reject request",
)  # fmt: skip
LOAN_BINDING = """\
    binding:
      file: loan-events.parquet
      customer: case
      time: time
      sequence: position
      stages:
        columns: [activity, lifecycle]
        map:
          - {value: [A_SUBMITTED, COMPLETE], stage: sends-application}
          - {value: [W_Afhandelen leads, SCHEDULE], stage: first-call}
          - {value: [A_PREACCEPTED, COMPLETE], stage: goes-through-figures}
          - {value: [O_SENT, COMPLETE], stage: weighs-offer}
          - {value: [W_Valideren aanvraag, SCHEDULE], stage: papers-checked}
          - {value: [W_Nabellen incomplete dossiers, SCHEDULE], stage: sends-missing-papers}
          - {value: [A_APPROVED, COMPLETE], stage: gets-money}
          - {value: [A_DECLINED, COMPLETE], stage: turned-down}
          - {value: [A_CANCELLED, COMPLETE], stage: lets-it-lapse}
"""


def paths(capture: Captured, journey: str, *more: str) -> dict[str, Any]:
    arguments = ("paths", journey, ".", "--format", "json", "--as-of", "2026-11-28", *more)
    ended = run_here(capture, "evidence", *arguments)
    assert ended.status == 0, ended.said
    (found,) = json.loads(ended.text)["journeys"]
    assert isinstance(found, dict)
    return found


def slug(activity: str) -> str:
    return activity.replace(" ", "-")


def test_the_running_example_is_as_it_is_counted_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    shutil.copy(DATA / "running-example.csv", tmp_path / "log.csv")
    stages = "\n".join(f"  - {{id: {slug(name)}, title: {name}}}" for name in ACTIVITIES)
    values = ", ".join(f"{name}: {slug(name)}" for name in ACTIVITIES)
    (tmp_path / "claim.yaml").write_text(
        "journey: claim\ntitle: Claim\ndata_sources:\n  log:\n    title: Log\n    type: event-log\n    binding:\n"
        "      file: log.csv\n      customer: case:concept:name\n      time: time:timestamp\n"
        f"      stages: {{column: 'concept:name', map: {{{values}}}}}\nstages:\n{stages}\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    found = paths(capfdbinary, "claim", "--min-group", "1")
    with (DATA / "running-example.csv").open(encoding="utf-8") as file:
        rows = [(row["case:concept:name"], datetime.fromisoformat(row["time:timestamp"]), row["concept:name"])
                for row in csv.DictReader(file)]  # fmt: skip
    followed: dict[tuple[str, str], int] = {}
    for case in {row[0] for row in rows}:
        way = [slug(name) for _, _, name in sorted(row for row in rows if row[0] == case)]
        for step in pairwise(way):
            followed[step] = followed.get(step, 0) + 1
    assert {(one["from"], one["to"]): one["count"] for one in found["transitions"]} == followed
    assert (followed["check-ticket", "decide"], followed["decide", "reinitiate-request"]) == (6, 3)
    assert (found["events"], found["customers"], found["newest"]) == (42, 6, "2011-01-24T13:56:00Z")
    last = {stage["stage"]: stage["last"] for stage in found["stages"] if stage["last"]}
    assert last == {"pay-compensation": 3, "reject-request": 3}
    assert {stage["stage"]: stage["entering"] for stage in found["stages"] if stage["entering"]} == {
        "register-request": 6
    }


@pytest.fixture
def loan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loan journey of the examples, bound to its log."""
    shutil.copy(ROOT / "journeys" / "catalogue.yaml", tmp_path)
    shutil.copytree(ROOT / "journeys" / "bank", tmp_path / "bank")
    shutil.copy(DATA / "loan-events.parquet", tmp_path / "bank")
    catalogue = tmp_path / "bank" / "catalogue.yaml"
    before, head, after = catalogue.read_text("utf-8").partition("  loan-event-log:\n")
    first, line, rest = after.partition("    type: event-log\n")
    catalogue.write_text(before + head + first + line + LOAN_BINDING + rest, "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("loan")
def test_applications_for_loans_are_as_the_design_counted_them(capfdbinary: Captured) -> None:
    found = paths(capfdbinary, "loan-application", "--min-group", "1")
    stages = {stage["stage"]: stage for stage in found["stages"]}
    steps = {(one["from"], one["to"]): one for one in found["transitions"]}
    assert (found["customers"], found["conforming"]["customers"], found["undeclared_paths"]["customers"]) == (
        13_087, 13_086, 1,
    )  # fmt: skip
    assert (found["first"], found["unmeasured"]) == ("2011-09-30T22:38:44.546Z", ["works-out-cost", "pays-back"])
    assert {name: stages[name]["customers"] for name in ("turned-down", "lets-it-lapse", "gets-money")} == {
        "turned-down": 7_635, "lets-it-lapse": 2_807, "gets-money": 2_246,
    }  # fmt: skip
    parts = [sum(stage[part] for stage in found["stages"]) for part in ("ended", "out_of_sight", "open", "left")]
    assert sum(parts) == 13_087
    assert parts[1:] == [2_246, 390, 9]
    again = steps["weighs-offer", "weighs-offer"]
    assert (again["count"], round(again["count"] / stages["weighs-offer"]["visits"], 4)) == (1_619, 0.2303)
    assert found["reached"]["success"] is None, "the loan is paid back where no log sees it"


@pytest.mark.usefixtures("loan")
def test_the_shares_that_the_map_tells_are_those_of_the_log(capfdbinary: Captured) -> None:
    found = paths(capfdbinary, "loan-application", "--min-group", "1")
    visits = {one["stage"]: one["visits"] for one in found["stages"]}
    counts = {(one["from"], one["to"]): one["count"] for one in found["transitions"]}
    told = {
        (stage["id"], way["to"]): float(way["share"])
        for stage in yaml.safe_load((ROOT / "journeys" / "bank" / "loan-application.yaml").read_text("utf-8"))["stages"]
        for way in stage.get("next", [])
        if "share" in way
    }
    assert len(told) == 23
    assert told == {way: round(counts[way] / visits[way[0]], 4) for way in told}


@pytest.mark.usefixtures("loan")
def test_they_are_what_an_independent_count_finds(capfdbinary: Captured) -> None:
    import duckdb

    found = paths(capfdbinary, "loan-application", "--min-group", "1")
    names = [stage["stage"] for stage in found["stages"]]
    mapped = {
        (values[0], values[1]): names.index(stage)
        for line in LOAN_BINDING.splitlines()
        if "value:" in line
        for values, stage in [(line.partition("[")[2].partition("]")[0].split(", "), line[:-1].rpartition(" ")[2])]
    }
    asked = 'select "case", epoch_us(time), position, activity, lifecycle from read_parquet(?)'
    rows = duckdb.connect().execute(asked, [str(DATA / "loan-events.parquet")]).fetchall()
    events = [Event(case, moment, position, mapped[a, b]) for case, moment, position, a, b in rows]
    declared = frozenset((names.index(one["from"]), names.index(one["to"])) for one in found["transitions"]
                         if one["declared"])  # fmt: skip
    plan = Plan(
        stages=tuple(names),
        measured=frozenset(mapped.values()),
        entries=frozenset({names.index("sends-application")}),
        steps=declared,
        repeated=frozenset(a for a, b in declared if a == b),
        successes=frozenset(),
        others=frozenset({names.index("turned-down"), names.index("lets-it-lapse")}),
        out_of_sight=frozenset({names.index("gets-money")}),
    )
    counted = count(events, plan, 30 * 86_400_000_000)
    assert {
        (one["from"], one["to"]): (
            one["count"], one["customers"], one["returns"], one["median_seconds"], one["declared"]
        )
        for one in found["transitions"]
    } == counted["transitions"]  # fmt: skip
    stages = counted["stages"]
    assert isinstance(stages, dict)
    assert {one["stage"]: {key: one[key] for key in stages[names[0]]} for one in found["stages"]} == stages
    assert (found["conforming"]["customers"], found["loops"]["customers"]) == (counted["conforming"], counted["loops"])


@pytest.mark.usefixtures("loan")
def test_the_one_who_went_another_way_is_not_told_of(capfdbinary: Captured) -> None:
    found = paths(capfdbinary, "loan-application")
    assert found["conforming"] == {"customers": {"all_but_fewer_than": 10}, "share": 0.99}
    assert found["undeclared_paths"] == {"distinct": {"hidden": True}, "customers": {"fewer_than": 10}, "top": []}
    assert ("first-call", "lets-it-lapse") not in {(one["from"], one["to"]) for one in found["transitions"]}
    assert found["hidden_transitions"] > 1
