"""What few customers did can't be worked out from what is told: not from a figure, nor from any sum of figures.

If it fails, a record in git tells what a single customer did.
"""

import json
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.evidence.small_groups import Figure, hidden_figures
from cxjourney.model.evidence_record import JourneyPaths, MeasuredStage, Withheld
from tests.cli.command import run_here
from tests.evidence.bound_journey import bound_journey
from tests.evidence.oracle import Event, Plan
from tests.evidence.test_paths import STAGES, logs, measured, plans

ENDS = ("ended", "out_of_sight", "open", "left")
FIGURES = ("events", "repeats", "visits", "entering", "last", *ENDS)


def follow(equations: Iterable[dict[Hashable, int]]) -> set[Hashable]:
    """Return the unknowns that linear equations leave no choice for, by Gauss and Jordan."""
    solved: dict[Hashable, dict[Hashable, Fraction]] = {}
    for equation in equations:
        row = {key: Fraction(value) for key, value in equation.items() if value}
        for pivot in list(solved):
            if pivot in row:
                times = row[pivot]
                row = _minus(row, solved[pivot], times)
        if row:
            pivot = min(row, key=repr)
            row = {key: value / row[pivot] for key, value in row.items()}
            solved = {key: _minus(other, row, other.get(pivot, Fraction(0))) for key, other in solved.items()}
            solved[pivot] = row
    return {pivot for pivot, row in solved.items() if len(row) == 1}


def _minus(row: dict[Hashable, Fraction], other: dict[Hashable, Fraction], times: Fraction) -> dict[Hashable, Fraction]:
    left = {key: row.get(key, Fraction(0)) - times * other.get(key, Fraction(0)) for key in {**row, **other}}
    return {key: value for key, value in left.items() if value}


def unknowns(told: JourneyPaths, whole: JourneyPaths) -> tuple[set[Hashable], list[dict[Hashable, int]]]:
    """Return what is not told, and the equations that everybody knows, what is told left out."""
    hidden: set[Hashable] = set()
    if not isinstance(told.customers, int):
        hidden.add("customers")
    if not isinstance(told.events, int):
        hidden.add("events")
    for stage in told.stages:
        hidden |= {(name, stage.stage) for name in FIGURES if not isinstance(getattr(stage, name), int)}
    listed = {(one.from_, one.to) for one in told.transitions}
    hops = [(one.from_, one.to) for one in whole.transitions]
    hidden |= {("hop", *hop) for hop in hops if hop not in listed}
    sums: list[tuple[Hashable, list[Hashable]]] = [
        ("customers", [("entering", stage.stage) for stage in told.stages]),
        ("customers", [("last", stage.stage) for stage in told.stages]),
        ("events", [("events", stage.stage) for stage in told.stages]),
    ]
    for stage in told.stages:
        id_ = stage.stage
        sums += [
            (("events", id_), [("visits", id_), ("repeats", id_)]),
            (("visits", id_), [("entering", id_), *(("hop", a, b) for a, b in hops if b == id_)]),
            (("visits", id_), [("last", id_), *(("hop", a, b) for a, b in hops if a == id_)]),
            (("last", id_), [(name, id_) for name in ENDS]),
        ]
    equations: list[dict[Hashable, int]] = []
    for total, parts in sums:
        equation = {total: -1} if total in hidden else {}
        equations.append({**equation, **{part: 1 for part in parts if part in hidden}})
    return hidden, equations


def source_unknowns(told: JourneyPaths, events: Sequence[Event]) -> tuple[set[Hashable], list[dict[Hashable, int]]]:
    """Return what sources don't tell beside a journey, and the equations that their rows make."""
    hidden: set[Hashable] = set()
    here = {(STAGES[one.stage], one.source) for one in events}
    for stage in told.stages:
        if not isinstance(stage.events, int):
            hidden |= {("rows", stage.stage, source) for of, source in here if of == stage.stage}
    if not isinstance(told.events, int):
        hidden |= {("all rows", source) for _, source in here}
    sums: list[tuple[Hashable, list[Hashable]]] = [
        (("events", stage.stage), [("rows", of, source) for of, source in sorted(here) if of == stage.stage])
        for stage in told.stages
    ]
    sums += [(("all rows", source), [("rows", *one) for one in sorted(here) if one[1] == source]) for source in (0, 1)]
    whole = hidden | {("events", stage.stage) for stage in told.stages if not isinstance(stage.events, int)}
    return hidden, [
        {**({total: -1} if total in whole else {}), **{part: 1 for part in parts if part in whole}}
        for total, parts in sums
    ]


def small(whole: JourneyPaths, min_group: int, events: Sequence[Event]) -> set[Hashable]:
    """Return the figures of few customers, each as its key."""
    found: set[Hashable] = {("hop", one.from_, one.to) for one in whole.transitions if one.customers < min_group}
    for stage in whole.stages:
        found |= {(name, stage.stage) for name in ("entering", *ENDS) if 0 < _number(stage, name) < min_group}
        if 0 < min(_number(stage, "repeats"), _number(stage, "customers")) < min_group:
            found.add(("repeats", stage.stage))
    for stage_, source in {(one.stage, one.source) for one in events}:
        if len({one.customer for one in events if (one.stage, one.source) == (stage_, source)}) < min_group:
            found.add(("rows", STAGES[stage_], source))
    return found


def _number(stage: MeasuredStage, name: str) -> int:
    figure = getattr(stage, name)
    assert isinstance(figure, int)
    return figure


@settings(max_examples=80, deadline=None)
@given(st.data(), st.integers(2, 5))
def test_no_small_group_can_be_worked_out(data: st.DataObject, min_group: int) -> None:
    plan = data.draw(plans())
    events = data.draw(logs(plan))
    whole, told = measured(events, plan, 1_000_000, 1, min_group)
    hidden, equations = unknowns(told, whole)
    of_sources, of_their_rows = source_unknowns(told, events)
    assert small(whole, min_group, events) <= hidden | of_sources
    assert not follow([*equations, *of_their_rows]) & small(whole, min_group, events)


@settings(max_examples=80, deadline=None)
@given(st.data(), st.integers(2, 5))
def test_what_is_told_is_true(data: st.DataObject, min_group: int) -> None:
    plan = data.draw(plans())
    events = data.draw(logs(plan))
    whole, told = measured(events, plan, 1_000_000, 1, min_group)
    for one, other in zip(told.stages, whole.stages, strict=True):
        for name in (*FIGURES, "customers", "customers_again"):
            figure, true = getattr(one, name), getattr(other, name)
            if isinstance(figure, int):
                assert figure == true
            elif figure.fewer_than:
                assert 0 < true < figure.fewer_than
            elif figure.all_but_fewer_than:
                assert isinstance(whole.customers, int)
                assert 0 < whole.customers - true < figure.all_but_fewer_than
            else:
                assert figure.hidden
    assert set(told.transitions) <= set(whole.transitions)
    assert len(told.transitions) + told.hidden_transitions == len(whole.transitions)


def test_nothing_is_hidden_that_need_not_be() -> None:
    figures = {name: Figure(value, value, ("a", "b"), value) for name, value in (("x", 3), ("y", 40), ("z", 500))}
    assert hidden_figures(figures, 10) == {"x", "y"}
    assert hidden_figures(figures, 3) == frozenset()


def test_those_that_are_hidden_are_together_no_small_group() -> None:
    figures = {name: Figure(value, value, ("a", "b"), value) for name, value in (("x", 1), ("y", 2), ("z", 500))}
    assert hidden_figures(figures, 10) == {"x", "y", "z"}


def went(*ways: tuple[int, tuple[int, ...]]) -> JourneyPaths:
    """What is told of customers through three stages, the last of which is the end: so many, by their way."""
    plan = Plan(
        stages=STAGES, measured=frozenset({0, 1, 2}), entries=frozenset({0}), steps=frozenset({(0, 1), (1, 2)}),
        repeated=frozenset(), successes=frozenset({2}), others=frozenset({1}), out_of_sight=frozenset(),
    )  # fmt: skip
    every = [way for many, way in ways for _ in range(many)]
    events = [Event(f"c{n}", at, 0, stage) for n, way in enumerate(every) for at, stage in enumerate(way)]
    return measured(events, plan, 1, 10)[0]


def test_few_who_did_not_come_to_a_stage_do_not_follow_from_those_who_did() -> None:
    told = went((97, (0, 2)), (3, (0,)))
    assert told.stages[2].customers == Withheld(all_but_fewer_than=10)
    assert not isinstance(told.stages[2].visits, int)
    assert told.reached.success is not None
    assert told.reached.success.customers == Withheld(all_but_fewer_than=10)


def test_a_share_does_not_tell_how_few_are_missing() -> None:
    assert {went((100 - few, (0, 2)), (few, (0,))).reached.success for few in range(1, 10)} == {
        went((97, (0, 2)), (3, (0,))).reached.success
    }


def test_few_who_came_to_a_stage_and_went_no_further_do_not_follow_from_those_who_did() -> None:
    told = went((60, (0,)), (47, (0, 1, 2)), (3, (0, 1)))
    assert not isinstance(told.stages[1].customers, int) or not isinstance(told.stages[2].customers, int)


def test_few_who_came_to_both_ends_do_not_follow_from_those_who_came_to_either() -> None:
    told = went((40, (0, 1)), (40, (0, 2)), (3, (0, 1, 2))).reached
    assert told.success is not None
    assert told.other is not None
    assert told.any is not None
    assert not all(isinstance(one.customers, int) for one in (told.success, told.other, told.any))


def test_few_on_other_ways_do_not_follow_from_the_ways_that_are_told() -> None:
    told = went((60, (0, 1, 2)), (30, (0, 2)), (12, (1, 0, 1, 2)), (3, (1, 0, 2))).undeclared_paths
    assert (told.customers, [one.customers for one in told.top]) == (45, [30])
    assert [
        one.customers for one in went((60, (0, 1, 2)), (30, (0, 2)), (3, ()), (12, (1, 2))).undeclared_paths.top
    ] == [30, 12]


def test_rows_of_few_customers_are_not_told_as_rows_of_the_journey() -> None:
    assert went((5, (0, 1))).rows == Withheld(hidden=True)


def test_a_source_does_not_tell_what_the_ways_withhold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    ways = [(60, "a"), (47, "abc"), (3, "ab")]
    every = [way for many, way in ways for _ in range(many)]
    rows = [f"u{n},{stage},2026-01-0{day}" for n, way in enumerate(every) for day, stage in enumerate(way, start=1)]
    (tmp_path / "log.csv").write_text("\n".join(["c,e,t", *rows]), "utf-8")
    binding = "{file: log.csv, customer: c, time: t, stages: {column: e, map: {a: a, b: b, c: c}}}"
    stages = "[{id: a, title: A, next: [b]}, {id: b, title: B, next: [c]}, {id: c, title: C, outcome: success}]"
    (tmp_path / "j.yaml").write_text(bound_journey({"log": binding}, "j", stages), "utf-8")
    assert run_here(capfdbinary, "evidence", "measure", ".", "--write").status == 0
    record = json.loads((tmp_path / "evidence.json").read_text("utf-8"))
    withheld = [
        one["stage"] for one in record["journeys"]["j"]["paths"]["stages"] if isinstance(one["customers"], dict)
    ]
    assert withheld
    for stage in withheld:
        assert isinstance(record["sources"]["log"]["stages"][f"j/{stage}"]["customers"], dict)


def test_few_who_left_do_not_follow_from_whole_ways() -> None:
    told = went((60, (0,)), (47, (0, 1, 2)), (3, (0, 1)))
    assert told.complete.customers == Withheld(hidden=True)  # else 50 came to the second stage, 47 went on to the end


def test_a_step_that_is_not_told_does_not_follow_from_the_undeclared_ways() -> None:
    told = went((40, (0, 2)), (20, (0,)), (47, (0, 1, 2)), (3, (0, 1)))
    steps = {(one.from_, one.to) for one in told.transitions}
    ways = {pair for one in told.undeclared_paths.top for pair in zip(one.path, one.path[1:], strict=False)}
    assert ways <= steps
    assert (STAGES[0], STAGES[2]) in steps or not isinstance(told.undeclared_paths.customers, int)
    assert (STAGES[0], STAGES[2]) in steps or not isinstance(told.conforming.customers, int)


def test_where_nothing_is_to_be_hidden_rows_of_nobody_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "log.csv").write_text("c,e,t\n1,a,2026-01-05\n,b,2026-01-06\n,odd,2026-01-07\n", "utf-8")
    binding = "{file: log.csv, customer: c, time: t, stages: {column: e, map: {a: a, b: b}}}"
    (tmp_path / "j.yaml").write_text(
        bound_journey({"log": binding}, "j", "[{id: a, title: A}, {id: b, title: B}]"), "utf-8"
    )
    ended = run_here(capfdbinary, "evidence", "measure", ".", "--min-group", "1", "--format", "json")
    (found,) = json.loads(ended.text)["sources"]
    told = {name: (place["rows"], place["customers"], place["newest"]) for name, place in found["stages"].items()}
    assert told == {"j/a": (1, 1, "2026-01-05T00:00:00Z"), "j/b": (1, 0, "2026-01-06T00:00:00Z")}
    assert (found["rows"], found["unknown"]["values"]) == (3, [{"value": ["odd"], "rows": 1}])
