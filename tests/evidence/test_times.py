"""Times that stand as text, or as seconds since 1970, are read for what they are by every engine, or not at all.

If it fails, an event is put on another day or another hour than it happened, and nobody is told.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import duckdb
import psycopg
import pytest

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.dialects.duckdb import DuckDB
from cxjourney.evidence.dialects.postgres import PostgreSQL
from cxjourney.evidence.dialects.value_regexes import rearranged
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.faults import EvidenceFault
from tests.evidence.cluster import Cluster

Ask = Callable[[str], object]
Read = Callable[[str, str, ColumnKind, str, str], object]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NEW_YEAR = datetime(2026, 1, 1, 10, 0, 0)


def _read(ask: Ask, dialect: Dialect) -> Read:
    def read(value: str, type_: str, kind: ColumnKind, form: str, zone: str) -> object:
        given = f"(select cast({dialect.literal(value)} as {type_}) as t) as given"
        return ask(f"select {dialect.micros('t', kind, form, zone)} from {given}")

    return read


@pytest.fixture(scope="module", params=["duckdb", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[tuple[Ask, Dialect]]:
    """What answers with one value, by each engine, and its SQL."""
    if request.param == "duckdb":
        with duckdb.connect() as own:
            own.execute("set TimeZone = 'UTC'")
            yield lambda sql: (own.execute(sql).fetchone() or ("",))[0], DuckDB()
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        with cluster.as_owner() as owner:
            owner.execute("set timezone = 'UTC'")
            yield lambda sql: _one(owner, sql), PostgreSQL()


@pytest.fixture(scope="module")
def read(engine: tuple[Ask, Dialect]) -> Read:
    """What reads a value as a time, by each engine."""
    return _read(*engine)


def _one(owner: "psycopg.Connection[tuple[object, ...]]", sql: str) -> object:
    return (owner.execute(sql.encode()).fetchone() or ("",))[0]


def micros(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


ISO = {
    "2026-01-01": datetime(2026, 1, 1),
    "2026-1-1": datetime(2026, 1, 1),
    "2026-01-01 10:00": NEW_YEAR,
    "2026/01/01 10:00": NEW_YEAR,
    " 2026-01-01T10:00:00 ": NEW_YEAR,
    "2026-01-01 10:00:00.000001": NEW_YEAR.replace(microsecond=1),
    "2026-01-01T10:00:00Z": NEW_YEAR.replace(tzinfo=UTC),
    "2026-01-01 10:00:00 UTC": NEW_YEAR.replace(tzinfo=UTC),
    "2026-01-01 10:00:00+02": NEW_YEAR.replace(tzinfo=timezone(timedelta(hours=2))),
    "2026-01-01 10:00:00 +0230": NEW_YEAR.replace(tzinfo=timezone(timedelta(hours=2, minutes=30))),
    "2026-01-01T10:00:00.5-05:00": NEW_YEAR.replace(microsecond=500_000, tzinfo=timezone(timedelta(hours=-5))),
    "2024-02-29 10:00": datetime(2024, 2, 29, 10),
    "2026-01-01 24:00:00": datetime(2026, 1, 2),
}
NONE = (
    "2026-02-29", "2026-13-01", "2026-01-32", "1900-02-29", "2026-01-01 25:00", "2026-01-01 10:00 PM", "01/02/2026",
    "2026-01-01 10:00:00 Europe/Paris", "2026-01-01 10", "10:00", "now", "today", "epoch", "infinity", "x", "",
    "2026-01-01+02", "2026-01-01 10:00:00,5", "20260101", "26-11-28", "28-11-26", "2-1-19 10:00", "0000-01-01",
    "00-01-01 10:00+02", "2026-06-30 23:59:60", "2026-06-30T23:59:60Z",
)  # fmt: skip


@pytest.mark.parametrize("zone", ["UTC", "Europe/Amsterdam"])
@pytest.mark.parametrize(("text", "moment"), [*ISO.items(), *((text, None) for text in NONE)])
def test_texts(read: Read, text: str, moment: datetime | None, zone: str) -> None:
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    assert read(text, "varchar", "text", "", zone) == micros(moment)


FORMS = [
    ("01/02/2026 10:00", "%d/%m/%Y %H:%M", datetime(2026, 2, 1, 10)),
    ("1/2/2026 1:05", "%d/%m/%Y %H:%M", datetime(2026, 2, 1, 1, 5)),
    ("31/02/2026 10:00", "%d/%m/%Y %H:%M", None),
    ("01/02/2026", "%d/%m/%Y %H:%M", None),
    ("12/31/69", "%m/%d/%y", datetime(1969, 12, 31)),
    ("12/31/68", "%D", datetime(2068, 12, 31)),
    ("05 Jan 2026", "%d %b %Y", datetime(2026, 1, 5)),
    ("January 05, 2026", "%B %d, %Y", datetime(2026, 1, 5)),
    ("2026-01-01 12:00:00 AM", "%Y-%m-%d %I:%M:%S %p", datetime(2026, 1, 1)),
    ("2026-01-01 01:02:03 PM", "%Y-%m-%d %I:%M:%S %p", datetime(2026, 1, 1, 13, 2, 3)),
    ("2026-01-01 13:00:00 PM", "%Y-%m-%d %I:%M:%S %p", None),
    ("01.02.2026 10:00:00.25", "%d.%m.%Y %H:%M:%S.%f", datetime(2026, 2, 1, 10, 0, 0, 250_000)),
    ("20260101", "%Y%m%d", datetime(2026, 1, 1)),
    ("2026-01-01 10:00:00", "%F %T", NEW_YEAR),
    ("100% 2026-01-01", "100%% %Y-%m-%d", datetime(2026, 1, 1)),
    ("2026-01-01T10:00:00+0200", "%Y-%m-%dT%H:%M:%S%z", NEW_YEAR.replace(tzinfo=timezone(timedelta(hours=2)))),
]


@pytest.mark.parametrize("zone", ["UTC", "Europe/Amsterdam"])
@pytest.mark.parametrize(("text", "form", "moment"), FORMS)
def test_texts_of_a_form(read: Read, text: str, form: str, moment: datetime | None, zone: str) -> None:
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    assert read(text, "varchar", "text", form, zone) == micros(moment)


EPOCH = [
    ("1700000000", "epoch-s", 1_700_000_000_000_000),
    ("-5", "epoch-s", -5_000_000),
    ("1700000000.5", "epoch-s", 1_700_000_000_500_000),
    ("1700000000.123456", "epoch-s", 1_700_000_000_123_456),
    ("1.7e9", "epoch-s", 1_700_000_000_000_000),
    ("1700000000123", "epoch-ms", 1_700_000_000_123_000),
    ("1700000000123456", "epoch-us", 1_700_000_000_123_456),
    ("99999999999999999", "epoch-s", None),
    ("1,5", "epoch-s", None),
    ("0x10", "epoch-s", None),
    ("nan", "epoch-s", None),
    ("", "epoch-s", None),
]


@pytest.mark.parametrize(("text", "form", "moment"), EPOCH)
def test_seconds_since_1970_as_text(read: Read, text: str, form: str, moment: int | None) -> None:
    assert read(text, "varchar", "text", form, "Europe/Amsterdam") == moment


@pytest.mark.parametrize(("text", "form", "moment"), [one for one in EPOCH if one[0].lstrip("-").isdigit()])
def test_seconds_since_1970_as_numbers(read: Read, text: str, form: str, moment: int | None) -> None:
    assert read(text, "bigint", "whole-number", form, "UTC") == moment
    assert read(text, "double precision", "number", form, "UTC") == moment


def test_fractions_of_seconds_as_numbers(read: Read) -> None:
    assert read("1700000000.123456", "double precision", "number", "epoch-s", "UTC") == 1_700_000_000_123_456
    assert read("1700000000.123456", "numeric(20, 6)", "number", "epoch-s", "UTC") == 1_700_000_000_123_456


def test_columns_of_times(read: Read) -> None:
    summer = datetime(2026, 7, 1, 10, 0, 0, 123_456, tzinfo=AMSTERDAM)
    text = "2026-07-01 10:00:00.123456"
    assert read(text, "timestamp", "time", "", "Europe/Amsterdam") == micros(summer)
    assert read(text, "timestamp", "time", "", "UTC") == micros(summer.replace(tzinfo=UTC))
    assert read(text, "timestamptz", "time-with-zone", "", "Europe/Amsterdam") == micros(summer.replace(tzinfo=UTC))
    day = datetime(2026, 7, 1, tzinfo=AMSTERDAM)
    assert read("2026-07-01", "date", "date", "", "Europe/Amsterdam") == micros(day)


def test_an_hour_that_clocks_show_twice_is_the_second_of_the_two(read: Read) -> None:
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert read("2026-10-25 02:30:00", "timestamp", "time", "", "Europe/Amsterdam") == micros(twice)
    assert read("2026-10-25 02:30:00", "varchar", "text", "", "Europe/Amsterdam") == micros(twice)


def test_wholes_are_read_and_written_alike(engine: tuple[Ask, Dialect]) -> None:
    ask, dialect = engine
    for text, number in ((" 5 ", 5), ("+5", 5), ("1.5", None), ("1e3", None), ("0x10", None), ("1_000", None)):
        given = f"(select cast({dialect.literal(text)} as varchar) as t) as given"
        assert ask(f"select {dialect.number('t', 'text')} from {given}") == number
    for text in ("42", "-0.5", "10000000000"):
        given = f"(select cast({dialect.literal(text)} as double precision) as t) as given"
        assert ask(f"select {dialect.text('t', 'float')} from {given}") == text


@pytest.mark.parametrize("form", ["%H:%M", "%Y-%m", "%Y-%m-%d %j", "%Y-%m-%d %Y", "%Y-%m-%d %Q"])
def test_a_form_that_tells_no_day_or_is_not_known_is_refused(form: str) -> None:
    with pytest.raises(EvidenceFault) as refused:
        rearranged(form)
    assert refused.value.code == "CX907"
