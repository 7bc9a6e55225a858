"""``cxjourney evidence --dry-run``: the SQL that would be sent is shown, is what is sent, and nothing is opened for it.

If it fails, a team that is asked to let cxjourney into its warehouse reads other SQL than what then runs there.
"""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from subprocess import run

import pytest

from cxjourney.evidence.dialects.postgres import PostgreSQL
from cxjourney.evidence.engines.deadline import TimeLimit
from cxjourney.evidence.engines.duckdb import DuckDBEngine
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.measure_source import SourceRequest, measure_source
from cxjourney.evidence.planned_statements import planned_for_source
from cxjourney.model.binding import Binding
from tests.cli.command import run_here
from tests.evidence.test_lazy_libraries import PROGRAM, without_libraries

Captured = pytest.CaptureFixture[bytes]
JOURNEY = """\
journey: order
title: Ordering
data_sources:
  events:
    title: Events
    type: event-log
    binding:
      file: events.csv
      customer: c
      time: t
      sequence: n
      stages: {column: e, map: {view: looks, buy: buys}}
      touchpoints: {column: e, map: {buy: till}}
      score: {column: q, scale: nps}
stages:
  - {id: looks, title: Looks}
  - {id: buys, title: Buys, touchpoints: [{id: till, title: Till, channel: store}]}
"""
ON_POSTGRESQL = JOURNEY.replace("file: events.csv", "connection: dwh\n      table: [shop.a, shop.b]")
SECRET = "S3c%zz'r@t"
WITHOUT_A_SECRET = '[connections.dwh]\nurl = "postgresql://${DWH_USER}:${DWH_PASSWORD}@db.invalid/dwh"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a journey and its data, in which commands run."""
    monkeypatch.chdir(tmp_path)
    rows = [f"{one},{event},2026-01-02T10:00:00Z,1,9\n" for one in range(20) for event in ("view", "wish", "buy")]
    (tmp_path / "order.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "events.csv").write_text("c,e,t,n,q\n" + "".join(rows), "utf-8")
    return tmp_path


def shown(text: str) -> list[str]:
    return [line.removesuffix(";") for line in text.splitlines() if line and not line.startswith("--")]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("arguments", "count"), [(("measure",), 9), (("paths", "order"), 5)])
def test_what_is_shown_is_what_is_sent(
    capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], count: int
) -> None:
    sent: list[str] = []
    ask = DuckDBEngine.ask

    def recorded(engine: DuckDBEngine, sql: str) -> Rows:
        sent.append(sql)
        return ask(engine, sql)

    monkeypatch.setattr(DuckDBEngine, "ask", recorded)
    plan = run_here(capfdbinary, "evidence", *arguments, "--dry-run", "--as-of", "2026-02-01")
    assert (plan.status, plan.said, sent) == (0, "", [])
    ended = run_here(capfdbinary, "evidence", *arguments, "--as-of", "2026-02-01")
    assert ended.status == 0
    assert shown(plan.text) == sent
    assert len(sent) == count
    assert "connection files (DuckDB)" in plan.text


class Recording:
    """An engine that keeps what it is sent."""

    version = "postgresql 15.1"
    notes: Sequence[str] = ()
    limit = TimeLimit(60)

    def __init__(self) -> None:
        """Begin with nothing."""
        self.dialect = PostgreSQL()
        self.sent: list[str] = []

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:
        """Return the table."""
        assert not files
        assert binding.table
        return self.dialect.table(binding.table[0])

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:
        """Return columns of the kinds that are named in the plan."""
        self.ask(self.dialect.columns(relation))
        return {"c": "text", "at": "time", "n": "whole-number", "e": "text", "more": "number"}

    def ask(self, sql: str) -> Rows:
        """Keep it; 20 rows are there, of which 5 have values that nobody has mapped."""
        self.sent.append(sql)
        found = "with by_customer" in sql
        return [(0, 15, 15, 1, 2, 0, 0, 0, 0, 0), (-2, 5, 5, 1, 2, 0, 0, 0, 0, 0)] if found else []

    def close(self) -> None:
        """Do nothing."""


def test_it_is_so_on_postgresql_where_columns_hold_what_is_assumed() -> None:
    binding = Binding.model_validate(
        {"connection": "dwh", "table": "shop.a", "customer": "c", "time": "at", "sequence": "n",
         "stages": {"column": "e", "map": {"it's": "looks"}}, "filter": {"e": ["it's", 'a "b"']}}
    )  # fmt: skip
    engine, day = Recording(), date(2026, 2, 1)
    measure_source(engine, SourceRequest("events", binding, (), "sha256:0", {}), day, 10)
    planned = planned_for_source("events", binding, (), day, engine.dialect)
    assert [one.sql for one in planned] == engine.sent
    assert [one.purpose for one in planned] == ["columns", "whole", "unmapped"]
    assert planned[1].assumed == {"c": "text", "at": "time", "n": "whole-number", "e": "text"}


def test_nothing_is_opened_and_no_secret_is_needed_or_shown(
    here: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "order.yaml").write_text(ON_POSTGRESQL, "utf-8")
    (here / "cxjourney.toml").write_text(WITHOUT_A_SECRET, "utf-8")
    without = run_here(capfdbinary, "evidence", "measure", "--dry-run")
    monkeypatch.setenv("DWH_USER", "reader")
    monkeypatch.setenv("DWH_PASSWORD", SECRET)
    ended = run_here(capfdbinary, "evidence", "measure", "--dry-run")
    assert (ended.status, ended.said, ended.text) == (0, "", without.text)
    assert "connection dwh (PostgreSQL)" in ended.text
    assert "taken to hold: c: text, e: text, n: whole number, q: text, t: time" in ended.text
    assert '"shop"."a" union all select' in ended.text
    assert sum("pg_attribute" in line for line in ended.text.splitlines()) == 4
    assert "db.invalid" not in ended.text
    assert not [part for part in ("S3c%", "zz'r", "r@t") if part in ended.text]


def test_no_driver_is_needed_and_without_sqlglot_the_extra_is_named(here: Path) -> None:
    program = PROGRAM.replace('"sqlglot", ', "")
    for journey in (JOURNEY, ON_POSTGRESQL):
        (here / "order.yaml").write_text(journey, "utf-8")
        (here / "cxjourney.toml").write_text(WITHOUT_A_SECRET, "utf-8")
        command = [sys.executable, "-c", program, "evidence", "measure", "--dry-run"]
        ended = run(command, cwd=here, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert "with by_customer as" in ended.stdout
    status, text = without_libraries(here, "evidence", "measure", "--dry-run")
    assert status == 1
    assert "Traceback" not in text
    assert 'install "cxjourney[evidence]"' in " ".join(text.split())


def test_what_would_fail_before_asking_says_so(here: Path, capfdbinary: Captured) -> None:
    (here / "events.csv").unlink()
    ended = run_here(capfdbinary, "evidence", "measure", "--dry-run")
    assert ended.status == 1
    assert "-- CX905: There is no file events.csv." in ended.text
    assert shown(ended.text) == []


def test_values_stay_in_their_quotes(here: Path, capfdbinary: Captured) -> None:
    hostile = JOURNEY.replace("map: {view: looks", 'map: {"it\'s\\n##[group]; drop table t; --": looks')
    (here / "order.yaml").write_text(hostile, "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "--dry-run")
    assert ended.status == 0
    assert "= 'it''s\n#\\x23[group]; drop table t; --'" in ended.text, "and no build service takes a line for its own"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("more", [["check"], ["measure", "--write"], ["measure", "--format", "json"]])
def test_it_goes_with_nothing_that_would_measure(capfdbinary: Captured, more: list[str]) -> None:
    ended = run_here(capfdbinary, "evidence", *more, "--dry-run")
    assert ended.status == 2
    assert "--dry-run goes with measure and paths" in " ".join(ended.said.split())
