"""Spark, on this machine and by Spark Connect, finds what DuckDB and an independent count in plain Python find.

One file, since it is one Spark that all of its tests ask: to start one takes as long as all of them together.
If it fails, a team with a lake is told other figures than one that measures an export of it, or reads Java's words.
"""

import _thread
import gzip
import json
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import CompletedProcess, run
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.evidence.connections import Connection, connection
from cxjourney.evidence.dialects.spark import Spark
from cxjourney.evidence.engines.duckdb import DuckDBEngine
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.engines.spark import SparkEngine
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.measure_paths import OrderedSource, PathTerms, measure_paths
from cxjourney.evidence.measure_source import SourceRequest, measure_source
from cxjourney.evidence.path_figures import journey_paths
from cxjourney.evidence.queries.paths import figures_statement, undeclared_statement
from cxjourney.model.binding import Binding
from cxjourney.model.evidence_record import MeasuredSource
from tests.cli.command import COMMAND, environment, run_here, waits_for
from tests.evidence.oracle import count
from tests.evidence.spark import TOKEN, RunningSpark, java_home, spark
from tests.evidence.test_paths import LATEST, counted, declared, log_rows, log_tables, logs, plans
from tests.evidence.test_postgres_figures import CASES, QUIET, Log, binding_of, by_hand, journey_of, ways_of
from tests.evidence.test_times import EPOCH, FORMS, ISO, NONE, micros
from tests.paths import DATA

Captured = pytest.CaptureFixture[bytes]
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # Spark leaves it to Python to close its sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
DIALECT = Spark()
DAY = date(2026, 11, 28)
LOCAL = Connection("files", "spark", host="local")
SLOW = "select count(*) from range(100000000000) where sin(id) > 2"


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSpark]:
    pytest.importorskip("pyspark", reason="evidence-spark is not installed here")
    home = java_home()
    if home is None:
        pytest.skip("Spark needs Java 17 or 21: apt-get install openjdk-17-jre-headless")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", home)
        with spark(tmp_path_factory.mktemp("spark")) as running:
            yield running


@pytest.fixture(scope="session")
def engine(lake: RunningSpark) -> Iterator[Engine]:
    """Tables of the Spark in the process."""
    assert lake.port
    opened = SparkEngine(Connection("lake", "spark", host="local"), 120)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def reader(lake: RunningSpark) -> Iterator[Engine]:
    """Files of this machine, read by the Spark in the process."""
    assert lake.port
    opened = SparkEngine(LOCAL, 120)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def far(lake: RunningSpark) -> Iterator[Engine]:
    """The same Spark, reached by Spark Connect."""
    opened = SparkEngine(Connection("far", "spark-connect", host="127.0.0.1", port=lake.port), 120)
    yield opened
    opened.close()


def asked(engine: Engine, expressions: Sequence[str]) -> list[object]:
    """Ask for all of it in one statement."""
    return list(engine.ask("select " + ", ".join(f"{one} as c{at}" for at, one in enumerate(expressions)))[0])


def read(value: str, type_: str, kind: ColumnKind, form: str, zone: str) -> str:
    return DIALECT.micros(f"cast({DIALECT.literal(value)} as {type_})", kind, form, zone)


def test_times_are_read_as_elsewhere(engine: Engine) -> None:
    """In a zone of summer and winter each; in UTC those that name no zone, and so are read otherwise."""
    texts = [(text, "", moment) for text, moment in [*ISO.items(), *((text, None) for text in NONE)]]
    texts += FORMS
    cases = [(*one, "Europe/Amsterdam") for one in texts]
    cases += [(*one, "UTC") for one in texts if one[2] is not None and one[2].tzinfo is None]
    found = asked(engine, [read(text, "string", "text", form, zone) for text, form, _, zone in cases])
    for (text, form, moment, zone), micros_ in zip(cases, found, strict=True):
        local = moment if moment is None or moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
        assert micros_ == micros(local), (text, form, zone)


def test_seconds_since_1970_and_columns_of_times_are_read_as_elsewhere(engine: Engine) -> None:
    cases: list[tuple[str, str, ColumnKind, str, str, int | None]] = []
    for text, form, moment in EPOCH:
        cases.append((text, "string", "text", form, "Europe/Amsterdam", moment))
        if text.lstrip("-").isdigit():
            cases += [
                (text, "bigint", "whole-number", form, "UTC", moment),
                (text, "double", "float", form, "UTC", moment),
            ]
    exact = 1_700_000_000_123_456
    for type_, kind in (("double", "float"), ("decimal(20, 6)", "number")):
        cases.append(("1700000000.123456", type_, kind, "epoch-s", "UTC", exact))  # type: ignore[arg-type]
    place = ZoneInfo("Europe/Amsterdam")
    summer = datetime(2026, 7, 1, 10, 0, 0, 123_456)
    for text, type_, kind, at in (
        (f"{summer}", "timestamp_ntz", "time", summer.replace(tzinfo=place)),
        (f"{summer}", "timestamp", "time-with-zone", summer.replace(tzinfo=UTC)),
        ("2026-07-01", "date", "date", datetime(2026, 7, 1, tzinfo=place)),
        ("2026-10-25 02:30:00", "timestamp_ntz", "time", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),  # shown twice
        ("2026-03-29 02:30:00", "timestamp_ntz", "time", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # never shown
    ):
        cases.append((text, type_, kind, "", "Europe/Amsterdam", micros(at)))  # type: ignore[arg-type]
    found = asked(engine, [read(*one[:5]) for one in cases])
    assert [(*one[:5], number) for one, number in zip(cases, found, strict=True)] == cases


def test_numbers_and_flags_as_text(engine: Engine) -> None:
    kinds: list[tuple[str, ColumnKind, str]] = [
        ("cast(42 as double)", "float", "42"), ("cast(-0.5 as double)", "float", "-0.5"), ("true", "other", "true"),
        ("cast(42 as decimal(9, 2))", "number", "42.00"), ("cast(7 as int)", "whole-number", "7"),
        ("date '2026-01-02'", "date", "2026-01-02"), ("'A' collate UNICODE_CI", "other", "A"),
        ("timestamp '2026-01-02 03:04:05.5'", "time-with-zone", "2026-01-02 03:04:05.5+00"),
    ]  # fmt: skip
    assert asked(engine, [DIALECT.text(sql, kind) for sql, kind, _ in kinds]) == [text for *_, text in kinds]
    (same,) = asked(engine, [f"{DIALECT.text(kinds[6][0], 'other')} = 'a'"])
    assert same is False
    wholes = [DIALECT.number(f"'{text}'", "text") for text in (" 5 ", "+5", "1.5", "1e3", "0x10", "1_0", "")]
    assert asked(engine, wholes) == [5, 5, None, None, None, None, None]


names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=15) | st.text(
    "\"'`\\%;-/*$#[]{}()?:@ \n\ta", min_size=1, max_size=30
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(names, names), min_size=15, max_size=40))
def test_a_name_is_a_name_and_a_value_a_value(engine: Engine, pairs: list[tuple[str, str]]) -> None:
    pairs = [*pairs, ("${env:HOME}", "${spark.app.name}"), ("it''s", "''"), (":a", "a ? :b"), ("e` from x; --", "\\'")]
    columns = (f"{DIALECT.literal(value)} as {DIALECT.identifier(name)}" for name, value in pairs)
    relation = f"(select {', '.join(columns)}) as given"
    assert [*engine.columns(relation)] == list(dict.fromkeys(name for name, _ in pairs))
    assert [*engine.ask(f"select * from {relation}")[0]] == [value for _, value in pairs]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), quiet=st.integers(0, 4_000_000))
def test_spark_finds_what_an_independent_count_finds(
    lake: RunningSpark, engine: Engine, data: st.DataObject, quiet: int
) -> None:
    plan = data.draw(plans())
    events = data.draw(logs(plan))
    given_ = [f"('{who}', {at}, {'null' if place is None else place}, '{event}', {source})"
              for who, at, place, event, source in [("", 0, 0, "", -1), *log_rows(events)]]  # fmt: skip
    columns = "customer, moment, position, event, source"
    lake.session.sql(
        f"create or replace global temp view log as select * from values {', '.join(given_)} as ({columns})"
    )
    tables = [replace(table, relation="global_temp.log") for table in log_tables(plan)]
    ways = declared(plan)
    figures = engine.ask(figures_statement(tables, ways, LATEST, quiet, DIALECT))
    undeclared = engine.ask(undeclared_statement(tables, ways, LATEST, DIALECT))
    assert counted(journey_paths(figures, undeclared, (), ways, 1)) == count(list(events), plan, quiet)


def as_file(log: Log, folder: Path) -> Path:
    """Write a log as text, with times that are texts; one of loans, which is long, with times that are times."""
    file = folder / "log.csv"
    lines = (f'{customer},"{value}",{when},{position}' for customer, value, when, position in log.rows)
    file.write_text("\n".join(("Case,activity,time,position", *lines)) + "\n", "utf-8")
    if len(log.rows) < 10_000:
        return file
    typed = folder / "log.parquet"
    with duckdb.connect() as own:
        own.execute("set TimeZone = 'UTC'")
        own.execute(
            'create table log ("Case" varchar, activity varchar, time timestamptz, position integer); '
            f"copy log from '{file}' (header); copy log to '{typed}' (format parquet)"
        )
    return typed


@pytest.mark.parametrize("case", ["ways in order", "every value, with ties", "times of a place", "loans, in order"])
def test_three_ways_of_counting_agree(reader: Engine, tmp_path: Path, case: str) -> None:
    make, in_order = CASES[case]
    log = make()
    if len(log.rows) > 20_000:  # every fifth application, since this Spark doesn't compile what it runs
        log = replace(log, rows=[row for row in log.rows if int(row[0]) % 5 == 0])
    journey, file = journey_of(log), as_file(log, tmp_path)
    binding = binding_of(log, in_order, {"file": file.name})
    terms = PathTerms(DAY, 1, QUIET)
    found = measure_paths(reader, journey, [OrderedSource("log", binding, [file])], terms)
    other = ways_of(DuckDBEngine([file], None, 120), binding, journey, [file])
    assert found.model_dump() == other.model_dump()
    assert counted(found) == by_hand(log, journey, in_order)


EVENTS = [
    ("1", "looks", "2026-01-02T10:00:00Z", 1), ("1", "pays", "2026-01-02T10:00:00Z", 2),
    ("2", "looks", "2026-01-03", 3),
    ("", "looks", "2026-01-04", 4), ("007", "what, \"ever\"\nelse", "2026-01-05 10:00:00.25 +02:00", 5),
    ("7", "what, \"ever\"\nelse", "yesterday", 6), ("ä", "pays", "2100-01-01", 7),
]  # fmt: skip
BOUND = {"customer": "c", "time": "t", "sequence": "n", "stages": {"column": "e", "map": {"looks": "a", "pays": "b"}}}


def as_csv(separator: str = ",") -> str:
    rows = [("c", "e", "t", "n"), *EVENTS]
    quoted = [['"' + f"{one}".replace('"', '""') + '"' if one != "" else "" for one in row] for row in rows]
    return "".join(separator.join(row) + "\r\n" for row in quoted)


def as_lines() -> str:
    return "".join(json.dumps(dict(zip("cetn", row, strict=True))) + "\n" for row in EVENTS)


def as_parquet(path: Path) -> None:
    rows = [f"(nullif('{c}', ''), '{e}', try_cast('{t}' as timestamptz), {n}, {n}.0::double)" for c, e, t, n in EVENTS]
    with duckdb.connect() as own:
        own.execute("set TimeZone = 'UTC'")
        own.execute(f"copy (select * from (values {', '.join(rows)}) as x(c, e, t, n, f)) to '{path}' (format parquet)")


FILES: dict[str, tuple[Sequence[str], Callable[[Path], object], dict[str, object]]] = {
    "csv": (["a b%20'\"`ä.csv"], lambda path: path.write_text(as_csv(), "utf-8", newline=""), {}),
    "csv, packed": (["a.csv.gz"], lambda path: path.write_bytes(gzip.compress(as_csv().encode())), {}),
    "csv with a mark of its encoding": (["a.csv"], lambda path: path.write_text(as_csv(), "utf-8-sig", newline=""), {}),
    "csv of another encoding": (["a.csv"], lambda path: path.write_text(as_csv(";"), "latin-1", newline=""),
                                {"encoding": "latin-1", "separator": ";"}),
    "several of csv": (["a.csv", "b.csv"], lambda path: path.write_text(as_csv(), "utf-8", newline=""), {}),
    "lines of json": (["a.jsonl"], lambda path: path.write_text(as_lines(), "utf-8"), {}),
    "json": (["a.json"], lambda path: path.write_text(f"[{','.join(as_lines().splitlines())}]", "utf-8"), {}),
    "parquet": (["a.parquet"], as_parquet, {}),
    "several of parquet": (["a.parquet", "b.parquet"], as_parquet, {"filter": {"f": ["1", "2", "7"]}}),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_files_hold_what_they_hold_for_duckdb(reader: Engine, tmp_path: Path, case: str) -> None:
    called, write, more = FILES[case]
    files = [tmp_path / one for one in called]
    for file in files:
        write(file)
    binding = Binding.model_validate({"file": called, **BOUND, **more})
    wanted = SourceRequest("log", binding, files, "sha256:0", {"j": (("a", "b"), ())})
    other = DuckDBEngine(files, None, 60)
    there = measure_source(other, wanted, DAY, 1).model_dump()
    other.close()
    found = measure_source(reader, wanted, DAY, 1).model_dump()
    assert (found.pop("engine")[:10], there.pop("engine")[:9]) == ("spark 4.0.", "duckdb 2.")
    assert found == there
    assert found["rows"] == (len(EVENTS) if more.get("filter") is None else 3) * len(files)


LOANS = (DATA / "loan-events.parquet").read_bytes()
BAD: dict[str, tuple[Sequence[str], bytes, dict[str, object], str, str]] = {
    "rows of too few values": (["a.csv"], b"c,e,t,n\n1,looks,2026-01-01,1\n2,looks\n", {}, "CX909", "line 3"),
    "rows of too many": (["a.csv"], b"c,e,t,n\n1,looks,2026-01-01,1,2,3\n", {}, "CX909", "line 2"),
    "another separator": (["a.csv"], b"c;e;t;n\n1;looks;2026-01-01;1\n", {}, "CX909", "separator"),
    "another encoding": (["a.csv"], "c,e,t,n\nÅ,looks,2026-01-01,1\n".encode("latin-1"), {}, "CX909", "UTF-8"),
    "packed and cut off": (["a.csv.gz"], gzip.compress(as_csv().encode() * 9)[:-20], {}, "CX909", "damaged"),
    "no rows": (["a.csv"], b"c,e,t,n\n", {}, "CX908", ""),
    "a column that is missing": (["a.csv"], b"C,e,t,n\n1,looks,2026-01-01,1\n", {}, "CX906", "C"),
    "a head of two rows": (["a.csv"], b"c,e,t,n\nx,x,x,x\n", {"header_rows": 2}, "CX909", "[connections.files]"),
    "files that Spark passes over": (["_a.csv"], as_csv().encode(), {}, "CX909", "_a.csv"),
    "a name that Spark takes for a pattern": (["a[1].csv"], as_csv().encode(), {}, "CX909", "a[1].csv"),
    "lines of json that are cut off": (["a.jsonl"], as_lines().encode()[:-9], {}, "CX909", "damaged"),
    "parquet that is cut off": (["a.parquet"], LOANS[: len(LOANS) // 2], {}, "CX909", "damaged"),
    "parquet with a hole": (["a.parquet"], LOANS[:5000] + bytes(60_000) + LOANS[65_000:],
                            {"customer": "case", "time": "time", "sequence": "position",
                             "stages": {"column": "activity", "map": {"A_SUBMITTED": "a"}}}, "CX909", "damaged"),
    "a column that holds no numbers": (["a.csv"], as_csv().encode(), {"sequence": "e"}, "CX907", "e"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_files_that_cannot_be_read_say_why(reader: Engine, tmp_path: Path, case: str) -> None:
    called, held, more, code, named = BAD[case]
    files = [tmp_path / one for one in called]
    for file in files:
        file.write_bytes(held)
    binding = Binding.model_validate({"file": called, **BOUND, **more})
    with pytest.raises(EvidenceFault) as refused:
        measure_source(reader, SourceRequest("log", binding, files, "sha256:0", {}), DAY, 1)
    said = f"{refused.value.message} {refused.value.help}"
    assert (refused.value.code, named in said) == (code, True), said
    assert not [word for word in ("java", "Exception", "spark.sql", "looks", "2026") if word in said]


def test_csv_files_of_other_columns_are_not_read_as_one(reader: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("c,e,t,n\n1,looks,2026-01-01,1\n", "utf-8")
    (tmp_path / "b.csv").write_text("c,t,e,n\n1,2026-01-01,looks,1\n", "utf-8")
    binding = Binding.model_validate({"file": ["a.csv", "b.csv"], **BOUND})
    with pytest.raises(EvidenceFault) as refused:
        reader.relation(binding, [tmp_path / "a.csv", tmp_path / "b.csv"])
    assert (refused.value.code, "b.csv" in refused.value.message) == ("CX909", True)


@pytest.fixture(scope="module")
def tables(lake: RunningSpark) -> RunningSpark:
    for statement in (
        "create schema if not exists shop",
        "create view shop.orders as select * from values (1, 'x', timestamp '2026-01-01 10:00:00'), "
        "(2, 'y', timestamp '2026-01-02 10:00:00'), (null, 'x', null) as (c, e, t)",
        "create view shop.more as select * from values ('x', 3.0D, timestamp '2026-01-05 10:00:00', 'z') "
        "as (e, c, t, z)",
        "create view shop.empty as select c, e, t from shop.orders where c = 99",
        "create view shop.failing as select c, cast(cast(concat(c, 'Dara 0151-555') as int) as string) as e, t "
        "from shop.orders",
        "create view shop.slow as select c, e, t from shop.orders cross join range(100000000000) where sin(id) > 2",
    ):
        lake.session.sql(statement)
    return lake


def ask_table(engine: Engine, table: object, **more: object) -> object:
    bound = {"customer": "c", "time": "t", "stages": {"column": "e", "map": {"x": "a"}}, **more}
    binding = Binding.model_validate({"connection": "lake", "table": table, **bound})
    return measure_source(engine, SourceRequest("log", binding, (), "sha256:0", {"j": (("a",), ())}), DAY, 1)


@pytest.mark.parametrize("where", ["here", "there"])
def test_tables_are_read_here_and_there(tables: RunningSpark, engine: Engine, far: Engine, where: str) -> None:
    assert tables.port
    asked_ = engine if where == "here" else far
    found = ask_table(asked_, ["shop.orders", "shop.more"])
    assert isinstance(found, MeasuredSource)
    assert (found.rows, found.customers, found.missing.time) == (4, 3, 1)
    assert found.stages["j/a"].model_dump() == {"rows": 3, "customers": 2, "newest": "2026-01-05T10:00:00Z"}


REFUSED: dict[str, tuple[str, dict[str, object], str, str]] = {
    "a table with a slip": ("shop.order", {}, "CX905", "shop.orders"),
    "a schema that isn't there": ("shops.orders", {}, "CX905", "shop.orders"),
    "a table of another catalogue": ("a.b.c", {}, "CX905", ""),
    "a file that poses as a table": (f"parquet.{DATA / 'loan-events'}", {}, "CX905", ""),
    "a column in capitals": ("shop.orders", {"customer": "C"}, "CX906", "c"),
    "no rows": ("shop.empty", {}, "CX908", ""),
    "a view that fails": ("shop.failing", {}, "CX907", ""),
    "a time that is none": ("shop.orders", {"time": "c"}, "CX907", "c"),
}  # fmt: skip


@pytest.mark.parametrize("where", ["here", "there"])
@pytest.mark.parametrize("case", REFUSED)
def test_tables_that_cannot_be_read_say_why(
    tables: RunningSpark, engine: Engine, far: Engine, where: str, case: str
) -> None:
    assert tables.port
    table, more, code, named = REFUSED[case]
    with pytest.raises(EvidenceFault) as refused:
        ask_table(engine if where == "here" else far, table, **more)
    said = f"{refused.value.message} {refused.value.help}"
    assert (refused.value.code, named in said, "0151" in said) == (code, True, False), said


@pytest.mark.parametrize("where", ["here", "there"])
def test_a_statement_ends_in_time_and_is_cancelled(tables: RunningSpark, where: str) -> None:
    place = {"here": Connection("lake", "spark", host="local"),
             "there": Connection("far", "spark-connect", host="127.0.0.1", port=tables.port)}[where]  # fmt: skip
    opened = SparkEngine(place, 1)
    began = time.monotonic()
    with pytest.raises(EvidenceFault) as late:
        opened.ask(SLOW)
    assert (late.value.code, time.monotonic() - began < 15) == ("CX903", True)
    waits_for(lambda: not is_busy(tables))
    assert list(opened.ask("select 1")) == [(1,)]
    opened.close()


def is_busy(lake: RunningSpark) -> bool:
    return bool(lake.session.sparkContext.statusTracker().getActiveJobsIds())


def test_whoever_ends_the_program_ends_the_statement(tables: RunningSpark) -> None:
    def end() -> None:
        waits_for(lambda: is_busy(tables))
        _thread.interrupt_main()

    opened = SparkEngine(Connection("lake", "spark", host="local"), 120)
    ending = threading.Thread(target=end)
    ending.start()
    with pytest.raises(KeyboardInterrupt):
        opened.ask(SLOW)
    ending.join()
    waits_for(lambda: not is_busy(tables))
    opened.close()


def refused(place: Connection) -> EvidenceFault:
    with pytest.raises(EvidenceFault) as fault:
        SparkEngine(place, 5)
    said = repr(fault.value)
    assert not [TOKEN[at : at + 4] for at in range(len(TOKEN) - 3) if TOKEN[at : at + 4] in said], said
    return fault.value


def at(port: int, host: str = "127.0.0.1", **options: str) -> Connection:
    return Connection("far", "spark-connect", host=host, port=port, options=options)


def test_nobody_is_there_or_what_is_there_is_no_spark(lake: RunningSpark) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert refused(at(free.getsockname()[1], token=TOKEN)).code == "CX901"
    assert refused(at(15002, "nobody.invalid", token=TOKEN)).code == "CX901"
    assert refused(at(lake.port, use_ssl="true")).code == "CX901"  # it speaks in plain text
    assert refused(at(lake.port, token=TOKEN)).code == "CX901"  # a token is sent where it is encrypted alone
    assert refused(at(lake.port, password="x")).code == "CX901"


def test_something_that_is_silent_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxjourney.evidence.engines.spark._CONNECTING", 1)
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        began = time.monotonic()
        fault = refused(at(server.getsockname()[1]))
        assert (fault.code, "doesn't answer" in fault.message) == ("CX901", True)
        assert time.monotonic() - began < 15


def test_files_of_this_machine_are_not_looked_for_elsewhere(far: Engine, tmp_path: Path) -> None:
    with pytest.raises(EvidenceFault) as fault:
        far.relation(Binding.model_validate({"file": "a.csv", **BOUND}), [tmp_path / "a.csv"])
    assert (fault.value.code, "spark://local" in fault.value.help) == ("CX905", True)


PLACES = {
    "spark://local": ("spark", "local", None, {}),
    "spark://local?memory=4g": ("spark", "local", None, {"memory": "4g"}),
    "sc://lake.example": ("spark-connect", "lake.example", None, {}),
    "sc://lake.example:443/;token=${LAKE};use_ssl=true": (
        "spark-connect", "lake.example", 443, {"token": TOKEN, "use_ssl": "true"}),
    "sc://lake.example:443?token=${LAKE}": ("spark-connect", "lake.example", 443, {"token": TOKEN}),
}  # fmt: skip


@pytest.mark.parametrize("url", PLACES)
def test_addresses(url: str) -> None:
    found = connection("lake", {"lake": {"url": url}}, {"LAKE": TOKEN})
    assert (found.engine, found.host, found.port, found.options) == PLACES[url]


@pytest.mark.parametrize("url", ["spark://lake.example:7077", "spark:local[2]", "sc:", "spark://local/x", "sc://me@x"])
def test_addresses_that_name_no_spark_are_refused(url: str) -> None:
    assert refused(connection("lake", {"lake": {"url": url}}, {})).code == "CX901"


def test_a_token_in_plain_text_is_refused() -> None:
    for url in ("sc://lake.example/;token=S3cr3t", "sc://lake.example?token=S3cr3t"):
        with pytest.raises(EvidenceFault) as fault:
            connection("lake", {"lake": {"url": url}}, {})
        assert (fault.value.code, "S3cr" in repr(fault.value)) == ("CX915", False)


JOURNEY = """\
journey: order
title: Ordering
data_sources:
  log: {title: Log, type: event-log, binding: {file: log.csv, customer: c, time: t, sequence: n,
    stages: {column: e, map: {looks: a, pays: b}}}}
stages: [{id: a, title: A, next: [b]}, {id: b, title: B, outcome: success}]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "journey.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "log.csv").write_text(as_csv(), "utf-8", newline="")
    (tmp_path / "cxjourney.toml").write_text('[connections.files]\nurl = "spark://local"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_measure_by_spark_as_by_duckdb(lake: RunningSpark, here: Path, capfdbinary: Captured) -> None:
    assert lake.port
    commands = (
        ["evidence", "check", "--write", "--min-group", "1"],
        ["evidence", "check", "--fail-on-change", "--min-group", "1"],
    )

    def record() -> str:
        return re.sub(r"(spark|duckdb) [0-9.]+", "", (here / "evidence.json").read_text("utf-8"))

    by_spark = [run_here(capfdbinary, *one) for one in commands]
    assert [one.status for one in by_spark] == [0, 0], by_spark
    assert not [one.said for one in by_spark if "Traceback" in one.said or "WARN" in one.said]
    of_spark = record()
    (here / "cxjourney.toml").unlink()
    (here / "evidence.json").unlink()
    assert run_here(capfdbinary, *commands[0]).status == 0
    assert record() == of_spark
    assert '"median_seconds"' in of_spark


def test_a_plan_shows_what_would_be_sent(here: Path, capfdbinary: Captured) -> None:
    assert here
    ended = run_here(capfdbinary, "evidence", "measure", "--dry-run")
    assert (ended.status, "connection files (Spark)" in ended.text) == (0, True), ended.said
    assert "csv.`file:" in ended.text
    assert "'mode' = 'FAILFAST'" in ended.text


SMALL = "spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -Xshare:auto\nspark.sql.codegen.wholeStage false\n"


def whole_process(folder: Path, **values: str) -> "CompletedProcess[str]":
    """Run a process that no limit of memory holds: a machine of Java takes addresses as if they cost nothing."""
    command = [str(COMMAND), "evidence", "measure", "--format", "json", "--min-group", "1"]
    around = environment(XDG_CACHE_HOME=str(folder.parent / "cache"), **values)
    return run(command, cwd=folder, env=around, capture_output=True, text=True, check=False, timeout=300)


def test_a_whole_process_starts_spark_and_says_nothing_else(lake: RunningSpark, here: Path, tmp_path: Path) -> None:
    assert lake.port
    conf = tmp_path.parent / "conf"
    conf.mkdir(exist_ok=True)
    (conf / "spark-defaults.conf").write_text(SMALL, "utf-8")
    ended = whole_process(here, SPARK_CONF_DIR=str(conf), JAVA_HOME=java_home() or "")
    (found,) = json.loads(ended.stdout)["sources"]
    assert (ended.returncode, found["status"], found["rows"]) == (0, "ok", len(EVENTS)), ended.stderr
    assert not [word for word in ("WARN", "log4j", "java", "Traceback") if word in ended.stderr], ended.stderr
    assert sorted(one.name for one in here.iterdir()) == ["cxjourney.toml", "journey.yaml", "log.csv"]


def test_without_java_it_says_so(here: Path) -> None:
    bin_ = here.parent / "bin"
    bin_.mkdir(exist_ok=True)
    for name in ("bash", "dirname", "env", "uname", "cat", "head", "ls"):
        if (there := shutil.which(name)) and not (bin_ / name).exists():
            (bin_ / name).symlink_to(there)
    ended = whole_process(here, PATH=str(bin_), JAVA_HOME="/nowhere")
    (found,) = json.loads(ended.stdout)["sources"]
    assert (ended.returncode, found["fault"]["code"]) == (1, "CX914")
    assert "JAVA_HOME" in found["fault"]["help"]
    assert "Traceback" not in ended.stderr
