"""How customers really went, counted by a database, is what an independent count in plain Python finds.

If it fails, figures of how customers went are wrong, and somebody rebuilds a journey by them.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.analysis.declared_paths import DeclaredPaths
from cxjourney.evidence.dialects.duckdb import DuckDB
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.event_table import ByValue, EventTable, TimeColumn
from cxjourney.evidence.path_figures import journey_paths
from cxjourney.evidence.queries.paths import figures_statement, undeclared_statement
from cxjourney.model.evidence_record import JourneyPaths, PartOfCustomers
from tests.evidence.oracle import Event, Plan, count

STAGES = tuple(f"s{index}" for index in range(11))  # two figures a stage in a path
LATEST = 10**15
ENDS = ("ended", "out_of_sight", "open", "left")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    some = st.frozensets(st.integers(0, 10))
    measured = draw(st.frozensets(st.integers(0, 10), min_size=1))
    pairs = draw(st.frozensets(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=40))
    steps = frozenset((a, b) for a, b in pairs if a in measured and b in measured)
    successes = draw(some) & measured
    return Plan(
        stages=STAGES,
        measured=measured,
        entries=draw(some) & measured,
        steps=steps,
        repeated=frozenset(a for a, b in steps if a == b),
        successes=successes,
        others=(draw(some) & measured) - successes,
        out_of_sight=draw(some) & measured,
    )


@st.composite
def logs(draw: st.DrawFn, plan: Plan) -> list[Event]:
    stages = sorted(plan.measured)
    event = st.builds(
        Event,
        customer=st.sampled_from(["7", "007", "c1", "C1", "NA", "ä"]),
        moment=st.integers(0, 12).map(lambda step: step * 500_001),
        position=st.none() | st.integers(0, 2),
        stage=st.sampled_from(stages),
        source=st.integers(0, 1),
    )
    return draw(st.lists(event, max_size=60))


def log_tables(plan: Plan) -> list[EventTable]:
    """The table ``log`` as two sources."""
    return [
        EventTable(
            source=f"source-{index}",
            relation="log",
            kinds={"customer": "text", "moment": "whole-number", "position": "whole-number", "event": "text",
                   "source": "whole-number"},
            customer=("customer",),
            time=TimeColumn("moment", "epoch-us"),
            happened=ByValue(("event",), {(f"e{stage}",): STAGES[stage] for stage in plan.measured}),
            sequence="position",
            where={"source": (str(index),)},
        )
        for index in (0, 1)
    ]  # fmt: skip


def declared(plan: Plan) -> DeclaredPaths:
    return DeclaredPaths(
        plan.stages, plan.measured, plan.entries, plan.steps, plan.repeated, plan.successes, plan.others,
        plan.out_of_sight,
    )  # fmt: skip


def log_rows(events: Sequence[Event]) -> list[tuple[str, int, int | None, str, int]]:
    return [(one.customer, one.moment, one.position, f"e{one.stage}", one.source) for one in events]


@cache
def database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def hold(events: Sequence[Event]) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB that holds these events."""
    connection = database()
    connection.execute(
        "create or replace table log (customer varchar, moment bigint, position integer, event varchar, source integer)"
    )
    if events:  # in one statement: DuckDB takes longer for each than for what it holds
        columns = [list(column) for column in zip(*log_rows(events), strict=True)]
        connection.execute(f"insert into log select {', '.join(['unnest(?)'] * 5)}", columns)
    return connection


def asked(events: Sequence[Event], plan: Plan, quiet: int) -> tuple[Rows, Rows]:
    """What DuckDB answers to the two statements of a journey."""
    connection, tables, ways = hold(events), log_tables(plan), declared(plan)
    figures = connection.execute(figures_statement(tables, ways, LATEST, quiet, DuckDB())).fetchall()
    return figures, connection.execute(undeclared_statement(tables, ways, LATEST, DuckDB())).fetchall()


def measured(events: Sequence[Event], plan: Plan, quiet: int, *min_groups: int) -> list[JourneyPaths]:
    """What is told of a journey, for each smallest group."""
    figures, undeclared = asked(events, plan, quiet)
    return [journey_paths(figures, undeclared, (), declared(plan), min_group) for min_group in min_groups]


def customers(part: PartOfCustomers | None) -> object:
    return None if part is None else part.customers


def counted(found: JourneyPaths) -> dict[str, object]:
    """What was found, as the independent count gives it."""
    figures = ("events", "repeats", "visits", "customers", "customers_again", "entering", "last", *ENDS)
    return {
        "events": found.events,
        "customers": found.customers,
        "ties": (found.ties.pairs, found.ties.customers),
        "stages": {one.stage: {name: getattr(one, name) for name in figures} for one in found.stages},
        "transitions": {
            (one.from_, one.to): (one.count, one.customers, one.returns, one.median_seconds, one.declared)
            for one in found.transitions
        },
        "conforming": customers(found.conforming),
        "complete": customers(found.complete),
        "loops": customers(found.loops),
        "reached": (customers(found.reached.success), customers(found.reached.other), customers(found.reached.any)),
        "undeclared": [(one.path, one.customers) for one in found.undeclared_paths.top],
        "undeclared_paths": (found.undeclared_paths.distinct, found.undeclared_paths.customers),
    }


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(0, 4_000_000))
def test_a_database_finds_what_an_independent_count_finds(data: st.DataObject, quiet: int) -> None:
    plan = data.draw(plans())
    events = data.draw(logs(plan))
    (found,) = measured(events, plan, quiet, 1)
    assert counted(found) == count(list(events), plan, quiet)


class WithoutLists(DuckDB):
    """DuckDB asked as engines are that keep no lists."""

    has_lists = False


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(0, 4_000_000), st.sampled_from(["position", None]), st.sampled_from([1, 2]))
def test_lists_show_what_windows_show(data: st.DataObject, quiet: int, sequence: str | None, sources: int) -> None:
    plan = data.draw(plans())
    events = [replace(one, moment=one.moment - 3_000_000) for one in data.draw(logs(plan))]  # some before 1970
    connection, ways = hold(events), declared(plan)
    tables = [replace(one, sequence=sequence) for one in log_tables(plan)][:sources]

    def found(dialect: DuckDB, told: bool, min_group: int) -> JourneyPaths:
        figures = connection.execute(figures_statement(tables, ways, LATEST, quiet, dialect, told)).fetchall()
        undeclared = connection.execute(undeclared_statement(tables, ways, LATEST, dialect)).fetchall()
        return journey_paths(figures, undeclared, (), ways, min_group)

    for min_group in (1, 2, 3):
        listed, windowed = (found(dialect, True, min_group) for dialect in (DuckDB(), WithoutLists()))
        assert listed == windowed
        withheld = found(DuckDB(), False, min_group)
        assert (withheld.events, withheld.customers) == (windowed.events, windowed.customers)
        assert withheld.stages == windowed.stages
