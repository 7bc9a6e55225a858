"""PostgreSQL finds what DuckDB finds and what an independent count in plain Python finds, to the digit.

If it fails, a team that measures in its warehouse is told other figures than one that measures an export of it.
"""

import csv
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.analysis.declared_paths import declared_paths
from cxjourney.evidence.connections import Connection
from cxjourney.evidence.dialects.postgres import PostgreSQL, names_zone, plain_time
from cxjourney.evidence.dialects.value_regexes import TIME, ZONED
from cxjourney.evidence.engines.duckdb import DuckDBEngine
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.engines.postgres import PostgresEngine
from cxjourney.evidence.measure_paths import OrderedSource, PathTerms, measure_paths
from cxjourney.evidence.path_figures import journey_paths
from cxjourney.evidence.queries.paths import figures_statement, undeclared_statement
from cxjourney.model import Journey
from cxjourney.model.binding import Binding
from cxjourney.model.evidence_record import JourneyPaths
from tests.evidence.cluster import PASSWORD, READER, Cluster
from tests.evidence.oracle import Event, Plan, count
from tests.evidence.test_paths import LATEST, counted, declared, log_rows, log_tables, logs, plans
from tests.paths import DATA

DAY = date(2026, 11, 28)
QUIET = 30


@pytest.fixture(scope="module")
def owner(postgres: Cluster) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    with postgres.as_owner() as connection:
        connection.execute("set timezone = 'UTC'")
        yield connection


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), quiet=st.integers(0, 4_000_000))
def test_postgresql_finds_what_an_independent_count_finds(
    owner: "psycopg.Connection[tuple[object, ...]]", data: st.DataObject, quiet: int
) -> None:
    plan = data.draw(plans())
    events = data.draw(logs(plan))
    owner.execute("drop table if exists log")
    owner.execute("create temp table log (customer text, moment bigint, position integer, event text, source integer)")
    if events:
        with owner.cursor() as cursor:
            cursor.executemany("insert into log values (%s, %s, %s, %s, %s)", log_rows(events))
    tables, ways, dialect = log_tables(plan), declared(plan), PostgreSQL()
    figures = owner.execute(figures_statement(tables, ways, LATEST, quiet, dialect).encode()).fetchall()
    undeclared = owner.execute(undeclared_statement(tables, ways, LATEST, dialect).encode()).fetchall()
    assert counted(journey_paths(figures, undeclared, (), ways, 1)) == count(list(events), plan, quiet)


@dataclass(frozen=True)
class Log:
    """A log: rows of customer, value, time and place, and the stages of the journey by the values they stand for."""

    rows: Sequence[tuple[str, str, str, int]]
    stages: dict[str, str]
    steps: dict[str, list[str]]
    ends: dict[str, str]
    timezone: str = "UTC"


Cases = Mapping[str, tuple[Callable[[], Log], bool]]
"""By name what makes a log, and whether it says which of two events of one time came first."""


def journey_of(log: Log) -> Journey:
    stages = [
        {"id": id_, "title": value, **({"next": log.steps[id_]} if id_ in log.steps else {}),
         **({"outcome": log.ends[id_]} if id_ in log.ends else {})}
        for value, id_ in log.stages.items()
    ]  # fmt: skip
    return Journey.model_validate({"journey": "case", "title": "A case", "stages": stages})


def flat(rows: Sequence[tuple[str, str, str, int]], timezone: str = "UTC") -> Log:
    """A log of which every value is a stage, in the order of their names; a step leads to the next two."""
    values = sorted({value for _, value, _, _ in rows})
    ids = [f"s{index}" for index in range(len(values))]
    steps = {id_: ids[index + 1 : index + 3] for index, id_ in enumerate(ids[:-1])}
    return Log(rows, dict(zip(values, ids, strict=True)), steps, {ids[-1]: "success"}, timezone)


@cache
def applications() -> list[tuple[str, str, str, int]]:
    """The events of applications for a loan, their times in UTC."""
    asked = """select "case", activity || ' ' || lifecycle, cast(time at time zone 'UTC' as varchar) || '+00:00',
        position from read_parquet(?)"""
    return duckdb.connect().execute(asked, [str(DATA / "loan-events.parquet")]).fetchall()


def loan() -> Log:
    values = {
        "A_SUBMITTED COMPLETE": "sends", "W_Afhandelen leads SCHEDULE": "called", "A_PREACCEPTED COMPLETE": "figures",
        "O_SENT COMPLETE": "offer", "W_Valideren aanvraag SCHEDULE": "checked",
        "W_Nabellen incomplete dossiers SCHEDULE": "papers", "A_APPROVED COMPLETE": "money",
        "A_DECLINED COMPLETE": "declined", "A_CANCELLED COMPLETE": "lapsed",
    }  # fmt: skip
    ends = ["declined", "lapsed"]
    steps = {
        "sends": ["called", "figures", *ends], "called": ["figures", *ends], "figures": ["offer", *ends],
        "offer": ["offer", "checked", *ends], "checked": ["papers", "offer", "money", *ends],
        "papers": ["checked", "offer", "money", *ends],
    }  # fmt: skip
    return Log(applications(), values, steps, {"money": "success", "declined": "other", "lapsed": "other"})


def claims() -> list[tuple[str, str, str, int]]:
    """The events of six claims; times name their zone."""
    with (DATA / "running-example.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    return [(one["case:concept:name"], one["concept:name"], one["time:timestamp"], at) for at, one in enumerate(found)]


def made(times: Sequence[int], by_day: bool = False) -> list[tuple[str, str, str, int]]:
    """A log of ways that go forward, back and in loops, many of whose times are the same; no two runs differ.

    By day, times name no zone, and lie in no hour that a clock could show twice or never.
    """
    chance = random.Random(7)
    rows: list[tuple[str, str, str, int]] = []
    for customer in range(900):
        moment, place = chance.randrange(10**9, 1_700_000_000), chance.choice((0, 0, 0, 1, 4))
        for _ in range(chance.randrange(1, 12)):
            at = datetime.fromtimestamp(moment, UTC)
            written = at.replace(hour=6 + at.hour % 17, tzinfo=None) if by_day else at
            value = chance.choice((f"Step {place:02}", f"Step {place:02}", "Note 100% done"))
            rows.append((f"{customer % 850:0{chance.choice((1, 4))}}", value, written.isoformat(sep=" "), len(rows)))
            moment += chance.choice(times)
            place = max(0, min(9, place + chance.choice((-2, -1, 0, 1, 1, 1, 2))))
    chance.shuffle(rows)
    return rows


def some(rows: Sequence[tuple[str, str, str, int]]) -> Log:
    """A log of which some values are stages, with loops, two ends, and one stage that nobody comes to."""
    steps = {"a": ["b", "c"], "b": ["b", "c", "z"], "c": ["a", "d", "z"], "d": ["e"]}
    values = {"Step 00": "a", "Step 02": "b", "Step 03": "c", "Step 07": "d", "Step 09": "e", "Never": "z"}
    return Log(rows, values, steps, {"e": "success", "z": "other"})


CASES: Cases = {
    "ways in order": (lambda: some(made((0, 0, 1, 3600, 86_400))), True),
    "ways with ties": (lambda: some(made((0, 0, 1))), False),
    "every value, in order": (lambda: flat(made((0, 1, 900))), True),
    "every value, with ties": (lambda: flat(made((0, 0, 0, 60))), False),
    "times of a place": (lambda: flat(made((0, 900, 86_400), by_day=True), "Europe/Amsterdam"), True),
    "loans, in order": (loan, True),
    "loans, with ties": (loan, False),
    "every value of loans, in order": (lambda: flat(applications()), True),
    "every value of loans, with ties": (lambda: flat(applications()), False),
    "six claims": (lambda: flat(claims()), True),
}


def micros(text: str, timezone: str) -> int:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(timezone))
    since = moment - datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def by_hand(log: Log, journey: Journey, in_order: bool) -> dict[str, object]:
    ways = declared_paths(journey, log.stages.values())
    place = {id_: index for index, id_ in enumerate(ways.stages)}
    plan = Plan(ways.stages, ways.measured, ways.entries, ways.steps, ways.repeated, ways.successes, ways.others,
                ways.out_of_sight)  # fmt: skip
    events = [
        Event(case, micros(time, log.timezone), position if in_order else 0, place[log.stages[value]])
        for case, value, time, position in log.rows
        if value in log.stages
    ]
    return count(events, plan, QUIET * 86_400_000_000)


def binding_of(log: Log, in_order: bool, place: dict[str, object]) -> Binding:
    return Binding.model_validate(
        {
            **place,
            "customer": "Case",
            "time": "time",
            "timezone": log.timezone,
            "stages": {"column": "activity", "map": log.stages},
            **({"sequence": "position"} if in_order else {}),
        }
    )


def ways_of(engine: Engine, binding: Binding, journey: Journey, files: Sequence[Path]) -> JourneyPaths:
    try:
        return measure_paths(engine, journey, [OrderedSource("log", binding, files)], PathTerms(DAY, 1, QUIET))
    finally:
        engine.close()


@pytest.mark.parametrize("case", CASES)
def test_three_ways_of_counting_agree(
    owner: "psycopg.Connection[tuple[object, ...]]", postgres: Cluster, tmp_path: Path, case: str
) -> None:
    make, in_order = CASES[case]
    log = make()
    journey = journey_of(log)
    file = tmp_path / "log.csv"
    lines = (f'{customer},"{value}",{time},{position}' for customer, value, time, position in log.rows)
    file.write_text("\n".join(("Case,activity,time,position", *lines)) + "\n", "utf-8")
    kind = "timestamptz" if "+" in log.rows[0][2] else "timestamp"
    owner.execute("drop table if exists cases")
    owner.execute(f'create table cases ("Case" text, activity text, time {kind}, position integer)'.encode())
    with owner.cursor().copy("copy cases from stdin csv header") as copy:
        copy.write(file.read_bytes())
    owner.execute(f"grant select on cases to {READER}; analyze cases".encode())
    place = Connection("dwh", "postgresql", "127.0.0.1", postgres.port, "postgres", READER, PASSWORD)
    in_database = binding_of(log, in_order, {"connection": "dwh", "table": "cases"})
    found = ways_of(PostgresEngine(place, 120), in_database, journey, ())
    in_file = binding_of(log, in_order, {"file": "log.csv"})
    other = ways_of(DuckDBEngine([file], None, 120), in_file, journey, [file])
    assert found.model_dump() == other.model_dump()
    assert counted(found) == by_hand(log, journey, in_order)
    assert found.events == sum(value in log.stages for _, value, _, _ in log.rows)


def written(draw: st.DataObject) -> str:
    """A text that is a time, or nearly one."""
    parts = [draw.draw(st.integers(low, high)) for low, high in
             ((0, 2100), (0, 13), (0, 32), (0, 25), (0, 61), (0, 61))]  # fmt: skip
    year, month, day, hour, minute, second = parts
    gap, part = (
        draw.draw(st.sampled_from(" T_")),
        draw.draw(st.sampled_from(["", ".5", ".123", ".123456", ".12345678"])),
    )
    zone = draw.draw(st.sampled_from(["", "Z", " Z", "z", "+01:00", "-05", "UTC"]))
    return f"{year:04}-{month:02}-{day:02}{gap}{hour:02}:{minute:02}:{second:02}{part}{zone}"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_text_is_taken_for_a_plain_time_that_is_none(
    owner: "psycopg.Connection[tuple[object, ...]]", data: st.DataObject
) -> None:
    texts = [written(data) for _ in range(40)]
    texts += ["2026-01-05T10:00:00Z", "2026-1a-05T10:00:00Z", "2026-01-05T10:00:00Z ", "２０２６-01-05T10:00:00Z", ""]
    asked = (
        f"select text, {plain_time('text')}, text ~ {PostgreSQL().literal(TIME)}, {names_zone('text')}, "
        f"text ~ {PostgreSQL().literal(ZONED)} from unnest(%s::text[]) as t(text)"
    )
    found = owner.execute(asked.replace("%'", "%%'").replace("'%", "'%%").encode(), [texts]).fetchall()
    assert [text for text, is_plain, is_time, *_ in found if is_plain and not is_time] == []
    assert [text for text, _, is_time, has_zone, is_zoned in found if is_time and has_zone != is_zoned] == []
    assert ("2026-01-05T10:00:00Z", True, True) in [row[:3] for row in found]
