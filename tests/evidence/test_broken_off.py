"""Whoever ends a long measurement keeps what was measured, is told what lacks, and leaves no statement behind.

If it fails, a database goes on working for nobody, half of the figures pass for all, or an hour's work is lost.
"""

import json
import os
import pty
import select
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import duckdb
import pytest

from cxjourney.evidence.engines.duckdb import DuckDBEngine
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.record import updated_record
from cxjourney.model.evidence_record import EvidenceRecord
from tests.cli.command import AS_OF, COMMAND, Ended, environment, run, waits_for
from tests.evidence.bound_journey import bound_journey
from tests.evidence.cluster import PASSWORD, READER, Cluster

PLAIN = "customer: c, time: t, stages: {column: e, map: {x: s}}"
TABLES = """
create schema if not exists ends;
create table ends.orders (c text, e text, t timestamptz);
insert into ends.orders
  select n::text, 'x', timestamptz '2026-01-01' + n * interval '1 hour' from generate_series(1, 20) n;
create function ends.slow() returns text language sql volatile as $$ select 'x' from pg_sleep(60) $$;
create view ends.slow as select c, ends.slow() as e, t from ends.orders;
grant usage on schema ends to reader;
grant select on all tables in schema ends to reader;
"""
ENDLESS = """select '1' as c, case when max(range) > 0 then 'x' end as e, timestamp '2026-01-01' as t
from range(3000000000000)"""


@pytest.fixture(scope="module")
def dwh(postgres: Cluster) -> Cluster:
    with postgres.as_owner() as owner:
        owner.execute(TABLES.encode())
    return postgres


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Three sources of a DuckDB file, of which the second takes for ever."""
    with duckdb.connect(str(tmp_path / "shop.duckdb")) as made:
        made.execute(
            "create table orders as select n.range::text as c, 'x' as e, timestamp '2026-01-01' + n.range * "
            "interval 1 hour as t from range(20) n"
        )
        made.execute(f"create view slow as {ENDLESS}")
    (tmp_path / "cxjourney.toml").write_text('[connections.dwh]\nurl = "duckdb:shop.duckdb"\n', "utf-8")
    write_journeys(tmp_path, "main")
    return tmp_path


def write_journeys(home: Path, schema: str) -> None:
    """Three journeys, each of a source of its own: one that answers, one that takes for ever, one that answers."""
    for journey, source, table in (("a", "first", "orders"), ("b", "long", "slow"), ("c", "third", "orders")):
        binding = f"{{connection: dwh, table: {schema}.{table}, {PLAIN}}}"
        (home / f"{journey}.yaml").write_text(bound_journey({source: binding}, journey), "utf-8")


def active(dwh: Cluster) -> int:
    """How many statements of ours the server is at."""
    with dwh.as_owner() as owner:
        asked = "select count(*) from pg_stat_activity where usename = %s and state = 'active'"
        (found,) = owner.execute(asked, (READER,)).fetchone() or (0,)
    return int(f"{found}")


def ended_by(home: Path, number: int, dwh: Cluster | None, *options: str) -> Ended:
    """Measure, and end it as it is at the long question; how it ended."""
    command: list[str | Path] = [COMMAND, "evidence", *options, "--verbose"]
    with subprocess.Popen(
        command, cwd=home, env=environment(DWH_PASSWORD=PASSWORD), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as asking:
        assert asking.stderr is not None
        said = b""
        while b"Measuring long" not in said:
            line = asking.stderr.readline()
            assert line, said
            said += line
        assert dwh is None or waits_for(lambda: is_sleeping(dwh), 15)
        time.sleep(0.5)
        asking.send_signal(number)
        out, err = asking.communicate(timeout=20)
        return Ended(asking.returncode, out, said + err)


def is_sleeping(dwh: Cluster) -> bool:
    """Whether the server is at the long question."""
    with dwh.as_owner() as owner:
        asked = "select count(*) from pg_stat_activity where usename = %s and wait_event = 'PgSleep'"
        return owner.execute(asked, (READER,)).fetchone() == (1,)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_was_measured_before_the_end_is_kept_and_the_server_is_left_alone(
    dwh: Cluster, tmp_path: Path, number: int, status: int
) -> None:
    (tmp_path / "cxjourney.toml").write_text(dwh.configuration(), "utf-8")
    write_journeys(tmp_path, "ends")
    ended = ended_by(tmp_path, number, dwh, "measure", ".", "--format", "json", "--write")
    assert waits_for(lambda: active(dwh) == 0, 5)
    assert ended.status == status
    assert b"Traceback" not in ended.err
    found = json.loads(ended.text)
    assert [(one["source"], one["rows"]) for one in found["sources"]] == [("first", 20)]
    assert found["not_measured"] == {"sources": ["long", "third"], "journeys": ["a", "b", "c"]}
    record = json.loads((tmp_path / "evidence.json").read_text("utf-8"))
    assert record["broken_off"] == {"on": AS_OF, "sources": ["long", "third"], "journeys": ["a", "b", "c"]}
    assert list(record["sources"]) == ["first"]


def test_a_statement_of_duckdb_ends_too_and_text_says_that_it_is_not_all(shop: Path) -> None:
    ended = ended_by(shop, signal.SIGINT, None, "measure", ".")
    assert ended.status == 130
    assert ended.said.splitlines() == ["Measuring first", "Measuring long"]
    begins, rest = ended.text.split("\nfirst\n")
    assert "Broken off" in begins
    assert "Not measured: long, third" in " ".join(begins.split())
    assert "Rows: 20" in rest


def test_a_check_that_was_ended_does_not_say_that_all_is_as_it_was(shop: Path) -> None:
    assert run("evidence", "measure", ".", "--source", "first", cwd=shop).status == 0
    ended = ended_by(shop, signal.SIGINT, None, "check", ".")
    assert ended.status == 130
    assert "Broken off" in ended.text
    assert "Nothing went dark" not in ended.text


def test_a_source_that_takes_too_long_in_all_leaves_the_others(shop: Path) -> None:
    limits = '[evidence]\ntimeout = "4s"\nsource_timeout = "4s"\n'
    (shop / "cxjourney.toml").write_text(limits + (shop / "cxjourney.toml").read_text("utf-8"), "utf-8")
    ended = run("evidence", "measure", ".", "--format", "json", cwd=shop)
    found = {one["source"]: one for one in json.loads(ended.text)["sources"]}
    assert ended.status == 1
    assert (found["first"]["status"], found["third"]["status"]) == ("ok", "ok")
    assert found["long"]["fault"]["code"] == "CX903"
    assert "source_timeout under [evidence]" in found["long"]["fault"]["help"]


def test_the_time_of_a_source_begins_anew_with_each(shop: Path) -> None:
    engine = DuckDBEngine((), shop / "shop.duckdb", 60)
    try:
        engine.limit.begin(0.5)
        began = time.monotonic()
        with pytest.raises(EvidenceFault, match="CX903"):
            engine.ask("select * from slow")
        assert time.monotonic() - began < 5
        with pytest.raises(EvidenceFault, match="CX903"):
            engine.ask("select 1")
        engine.limit.begin(60)
        assert engine.ask("select 1") == [(1,)]
    finally:
        engine.close()


def test_what_is_measured_later_is_not_lacking_any_more() -> None:
    known = (frozenset({"a", "b"}), frozenset({"j"}))

    def after(before: EvidenceRecord | None, now: str, lacking: tuple[str, ...], day: int) -> EvidenceRecord:
        return updated_record(before, {now: "CX901"}, {}, known, date(2026, 1, day), 10, (lacking, ()))

    first = after(None, "a", ("b", "gone"), 1)
    assert first.broken_off is not None
    assert (first.broken_off.on, first.broken_off.sources) == ("2026-01-01", ("b",))
    other = after(first, "a", (), 2)
    assert other.broken_off == first.broken_off
    assert after(other, "b", (), 3).broken_off is None


def shown_on_terminal(home: Path, until: bytes, seconds: float, **values: str) -> bytes:
    """What the terminal behind standard error gets while the long question is asked, until it shows something."""
    ours, theirs = pty.openpty()
    env = environment(**values)
    with subprocess.Popen(
        [COMMAND, "evidence", "measure", "."], cwd=home, env=env, stdout=subprocess.DEVNULL, stderr=theirs
    ) as asking:
        os.close(theirs)
        shown, last = b"", time.monotonic() + seconds
        while until not in shown and (left := last - time.monotonic()) > 0:
            if select.select([ours], [], [], left)[0]:
                shown += os.read(ours, 65_536)
        asking.send_signal(signal.SIGINT)
        try:
            while piece := os.read(ours, 65_536):
                shown += piece
        except OSError:  # Linux says so when the other end is closed
            pass
        os.close(ours)
        asking.wait(20)
    return shown


def test_a_terminal_shows_what_is_asked_and_of_how_many(shop: Path) -> None:
    shown = shown_on_terminal(shop, "long (2 of 3) · question 2 of 3".encode(), 30, TERM="xterm-256color").decode()
    assert "Measuring long (2 of 3) · question 2 of 3" in shown


@pytest.mark.parametrize("values", [{"TERM": "dumb"}, {"TERM": "xterm", "CI": "true"}])
def test_logs_show_nothing_on_the_way(shop: Path, values: dict[str, str]) -> None:
    assert shown_on_terminal(shop, b"Measuring", 3, **values) == b""
