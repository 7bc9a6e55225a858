"""Warehouses: what is sent is their own SQL, what comes back is told, and nothing of what their drivers say is.

None of them has been asked for real: a stand-in takes the place of each driver.
If it fails, a statement is none of that warehouse's, or a password stands in a public log.
"""

import os
import time
from datetime import date
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from cxjourney.evidence.connections import connection
from cxjourney.evidence.dialects.registry import dialect_of
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.measure_source import SourceRequest, measure_source
from cxjourney.evidence.open_engine import WAREHOUSES, open_engine
from cxjourney.evidence.queries.paths import figures_statement, undeclared_statement
from cxjourney.evidence.queries.source import score_statement, unmapped_statement, whole_statement
from cxjourney.model.binding import Binding
from tests.evidence.oracle import Plan
from tests.evidence.test_paths import LATEST, STAGES, declared, log_tables
from tests.evidence.warehouses import PASSWORD, Failure, Server, standing_in

GOLDEN = Path(__file__).parent / "golden"
URLS = {
    "trino": "trino://reader:${PW}@trino.example/lake/shop",
    "bigquery": "bigquery://project/shop?location=EU",
    "snowflake": "snowflake://reader:${PW}@account/DWH/shop?warehouse=small",
    "databricks": "databricks://dbc.example/main/shop?http_path=/sql/1.0/w&token=${PW}",
    "clickhouse": "clickhouse://reader:${PW}@ch.example/shop",
}
PLAN = Plan(STAGES[:3], frozenset(range(3)), frozenset({0}), frozenset({(0, 1), (1, 2)}), frozenset(), frozenset({2}),
            frozenset(), frozenset())  # fmt: skip
TIMES: list[tuple[ColumnKind, str, str]] = [
    ("text", "", "UTC"), ("text", "", "Europe/Paris"), ("time", "", "Europe/Paris"), ("time-with-zone", "", "UTC"),
    ("date", "", "Asia/Tokyo"), ("text", "%d %b %y %I:%M %p %z", "UTC"), ("float", "epoch-s", "UTC"),
    ("text", "epoch-ms", "UTC"),
]  # fmt: skip


def statements(name: str) -> dict[str, str]:
    """A statement of each kind."""
    dialect = dialect_of(name)  # type: ignore[arg-type]
    tables, ways = log_tables(PLAN), declared(PLAN)
    happened = tables[0].happened
    return {
        "columns": dialect.columns(dialect.table("shop.orders")),
        "whole": whole_statement(tables[0], {"s0": 0, "s1": 1}, LATEST, dialect),
        "unmapped": unmapped_statement(tables[0], happened, dialect),  # type: ignore[arg-type]
        "score": score_statement(tables[0], "event", dialect),
        "figures": figures_statement(tables[:1], ways, LATEST, 5, dialect),
        "undeclared": undeclared_statement(tables, ways, LATEST, dialect),
        "sequence": f"select {dialect.number('t', 'text')} as t from x",
        **{f"time {kind} {form or 'as it is'} {zone}": f"select {dialect.micros('t', kind, form, zone)} as t from x"
           for kind, form, zone in TIMES},
    }  # fmt: skip


@pytest.mark.parametrize("name", WAREHOUSES)
def test_statements_are_of_that_sql_and_as_they_were(name: str) -> None:
    found = statements(name)
    for what, sql in found.items():
        (parsed,) = sqlglot.parse(sql, read=name)
        assert isinstance(parsed, exp.Select | exp.Union), what
    text = "".join(f"-- {what}\n{sql};\n" for what, sql in found.items())
    golden = GOLDEN / f"{name}.sql"
    if os.environ.get("CXJOURNEY_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


@pytest.mark.parametrize("name", WAREHOUSES)
@pytest.mark.parametrize("value", ["it's", 'a "b" `c`', "\\", "\\'; drop table x; --", "%s ${x}", "\n"])
def test_a_name_is_a_name_and_a_value_a_value(name: str, value: str) -> None:
    dialect = dialect_of(name)  # type: ignore[arg-type]
    (parsed,) = sqlglot.parse(f"select {dialect.literal(value)} as {dialect.identifier(value)}", read=name)
    assert isinstance(parsed, exp.Select)
    (column,) = parsed.expressions
    assert column.this.name == value
    assert column.alias == value


def opened(name: str, timeout: float = 30) -> Engine:
    return open_engine(connection("dwh", {"dwh": {"url": URLS[name]}}, {"PW": PASSWORD}), (), Path(), timeout)


def ask(engine: Engine) -> object:
    binding = Binding.model_validate(
        {"connection": "dwh", "table": "shop.orders", "customer": "c", "time": {"column": "t", "format": "epoch-us"},
         "sequence": "n", "stages": {"column": "e", "map": {"x": "a", "y": "b"}}}
    )  # fmt: skip
    asked = SourceRequest("log", binding, (), "sha256:0", {"j": (("a", "b"), ())})
    return measure_source(engine, asked, date(2026, 11, 28), 1)


@pytest.mark.parametrize("name", WAREHOUSES)
def test_what_a_stand_in_holds_is_told(name: str) -> None:
    with standing_in(name) as server:
        engine = opened(name)
        found = ask(engine)
        engine.close()
    assert (found.rows, found.customers, found.missing.customer, found.engine) == (5, 3, 1, name)  # type: ignore[attr-defined]
    assert [value.value for value in found.unknown.values] == [("what",)]  # type: ignore[attr-defined]
    assert found.stages["j/a"].rows == 3  # type: ignore[attr-defined]
    assert server.closed
    assert all(sql.startswith(("select", "with")) for sql in server.sent)
    for sql in server.sent:
        assert sqlglot.parse_one(sql, read=name)


ERRORS: dict[str, list[tuple[Failure, str]]] = {
    "trino": [(Failure("x", error_name="TABLE_NOT_FOUND"), "CX905"),
              (Failure("x", error_name="PERMISSION_DENIED"), "CX902"),
              (Failure("x", error_name="EXCEEDED_TIME_LIMIT"), "CX903"), (Failure("gone"), "CX904"),
              (Failure("x", error_name="INVALID_CAST_ARGUMENT"), "CX907")],
    "bigquery": [(Failure("x", code=404), "CX905"), (Failure("x", code=403), "CX902"),
                 (Failure("x", code=400), "CX907"),
                 (Failure("gone"), "CX904")],
    "snowflake": [(Failure("x", errno=2003, sqlstate="42S02"), "CX905"), (Failure("x", errno=3001), "CX902"),
                  (Failure("x", errno=604, sqlstate="57014"), "CX903"), (Failure("x", sqlstate="22018"), "CX907")],
    "databricks": [(Failure("[TABLE_OR_VIEW_NOT_FOUND] SQLSTATE: 42P01"), "CX905"),
                   (Failure("INSUFFICIENT_PERMISSIONS"), "CX902"), (Failure("SQLSTATE: 22018"), "CX907")],
    "clickhouse": [(Failure("Code: 60. DB::Exception"), "CX905"), (Failure("Code: 497. DB::Exception"), "CX902"),
                   (Failure("Code: 159. DB::Exception"), "CX903"), (Failure("Code: 41. DB::Exception"), "CX907")],
}  # fmt: skip
REFUSALS = {
    "trino": Failure("error 401: Authentication failed"), "bigquery": Failure("x", code=401),
    "snowflake": Failure("Incorrect username or password", errno=390100),
    "databricks": Failure("Invalid access token: 403"),
    "clickhouse": Failure("Code: 516. AUTHENTICATION_FAILED"),
}  # fmt: skip


def require_silence(fault: EvidenceFault) -> None:
    said = repr(fault)
    assert not [PASSWORD[at : at + 4] for at in range(len(PASSWORD) - 3) if PASSWORD[at : at + 4] in said], said


@pytest.mark.parametrize("name", WAREHOUSES)
def test_errors_are_told_by_their_code_without_a_piece_of_a_password(name: str) -> None:
    with standing_in(name) as server:
        engine = opened(name)
        for failure, code in ERRORS[name]:
            server.failure = failure
            with pytest.raises(EvidenceFault) as fault:
                ask(engine)
            assert fault.value.code == code, failure.args[0][:40]
            require_silence(fault.value)
        for refusal, code in ((REFUSALS[name], "CX902"), (Failure("no such host"), "CX901")):
            server.refusal = refusal
            with pytest.raises(EvidenceFault) as fault:
                opened(name)
            assert fault.value.code == code
            require_silence(fault.value)


@pytest.mark.parametrize("name", WAREHOUSES)
def test_a_statement_that_takes_too_long_is_cancelled(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxjourney.evidence.engines.warehouse._GRACE", 0.1)
    with standing_in(name) as server:
        engine = opened(name, 0.2)
        server.is_slow = True
        began = time.monotonic()
        with pytest.raises(EvidenceFault) as late:
            engine.ask("select 1")
        assert (late.value.code, server.cancelled, time.monotonic() - began < 10) == ("CX903", True, True)


def told(name: str) -> Server:
    with standing_in(name) as server:
        opened(name).close()
    return server


def test_drivers_are_told_where_and_who() -> None:
    assert told("trino").told["http_scheme"] == "https"
    assert told("trino").told["auth"] == ("reader", PASSWORD)
    assert told("snowflake").told["account"] == "account"
    assert told("snowflake").told["warehouse"] == "small"
    assert told("snowflake").told["password"] == PASSWORD
    assert told("databricks").told["access_token"] == PASSWORD
    assert told("databricks").told["http_path"] == "/sql/1.0/w"
    assert told("clickhouse").told["password"] == PASSWORD


@pytest.mark.parametrize(
    ("url", "code"),
    {
        "databricks://token:${PW}@dbc.example/main?http_path=/sql/1.0/w": "",
        "databricks://reader:${PW}@dbc.example/main?http_path=/sql/1.0/w": "CX901",
        "databricks://reader@dbc.example/main?http_path=/sql/1.0/w&token=${PW}": "CX901",
        "databricks://token:${PW}@dbc.example/main?http_path=/sql/1.0/w&token=${PW}": "CX901",
        "databricks://dbc.example/main?http_path=/sql/1.0/w": "CX902",
        "trino://reader:${PW}@trino.example/shop?token=${PW}": "CX901",
        "trino://reader@trino.example/shop?token=${PW}": "",
    }.items(),
)
def test_who_asks_is_told_in_one_way_and_none_is_passed_over(url: str, code: str) -> None:
    with standing_in(url.partition(":")[0]) as server:
        there = connection("dwh", {"dwh": {"url": url}}, {"PW": PASSWORD})
        if not code:
            open_engine(there, (), Path(), 30).close()
            assert PASSWORD in {f"{value}" for value in server.told.values()}
            return
        with pytest.raises(EvidenceFault) as strange:
            open_engine(there, (), Path(), 30)
        assert (strange.value.code, server.told) == (code, {})


@pytest.mark.parametrize("name", WAREHOUSES)
def test_the_nearest_table_is_named_and_nothing_is_passed_over(name: str) -> None:
    with standing_in(name) as server:
        server.no_table = ERRORS[name][0][0]
        engine = opened(name)
        with pytest.raises(EvidenceFault) as fault:
            engine.columns(engine.dialect.table("shop.order"))
        assert (fault.value.code, "shop.orders" in fault.value.help) == ("CX905", True)
        url = f"{URLS[name]}{'&' if '?' in URLS[name] else '?'}wharehouse=x"
        with pytest.raises(EvidenceFault) as strange:
            open_engine(connection("dwh", {"dwh": {"url": url}}, {"PW": PASSWORD}), (), Path(), 30)
        assert (strange.value.code, "wharehouse" in strange.value.message) == ("CX901", True)


@pytest.mark.parametrize("name", WAREHOUSES)
def test_a_missing_extra_is_named(name: str) -> None:
    with pytest.raises(EvidenceFault) as fault:
        opened(name)
    assert (fault.value.code, f"cxjourney[evidence-{name}]" in fault.value.help) == ("CX914", True)
