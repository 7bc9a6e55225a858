"""What goes wrong with PostgreSQL is told by its code, in words of our own, in time, and without a piece of a password.

If it fails, a job hangs for ever, or a password stands in the log of a public build.
"""

import json
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from cxjourney.evidence.connections import Connection
from cxjourney.evidence.engines.postgres import PostgresEngine
from cxjourney.evidence.faults import EvidenceFault
from tests.cli.command import COMMAND, environment, run_here, waits_for
from tests.evidence.bound_journey import bound_journey
from tests.evidence.cluster import OWNER, OWNER_PASSWORD, PASSWORD, READER, Cluster

Captured = pytest.CaptureFixture[bytes]
Measure = Callable[..., dict[str, object]]
PLAIN = "customer: c, time: t, stages: {column: e, map: {x: s}}"
TABLES = """
create schema shop; create schema closed;
create table shop.orders (c text, e text, t timestamptz, "E" integer);
insert into shop.orders values ('1', 'x', '2026-01-01 10:00+00', 1), ('2', 'x', '2026-01-02 10:00+00', 2),
  ('3', '50% off', '2026-01-03 10:00+00', 3), (null, 'x', '2026-01-03 10:00+00', 3), ('', 'x', '2026-01-03', 3),
  ('4', 'x', '2100-01-01', 4), ('5', 'x', 'infinity', 5), ('6', 'x', '-infinity', 6);
create table shop.empty (c text, e text, t timestamptz);
create table shop.typed (c integer, e boolean, t text, extra uuid);
insert into shop.typed values (7, true, '2026-01-01 10:00', null), (8, false, 'yesterday', null);
create table shop.partly (c text, e text, t timestamptz, name text);
insert into shop.partly values ('1', 'x', '2026-01-01', 'Dara');
create table shop.hidden (c text, e text, t timestamptz);
create table closed.orders (c text, e text, t timestamptz);
create table shop."e""vil; drop table x; --" ("c`\\%s" text, "e';--" text, t timestamptz);
insert into shop."e""vil; drop table x; --" values ('1', 'x''; drop table shop.orders; --', '2026-01-01');
create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create table shop.loose (c text collate loose, e text collate loose, t timestamptz);
insert into shop.loose values ('c1', 'x', '2026-01-01'), ('C1', 'X', '2026-01-02'), ('7', 'a', '2026-01-02'),
  ('007', '_b', '2026-01-02'), ('7 ', 'x', '2026-01-02');
create table shop.plain as select c::text collate "default" as c, e::text collate "default" as e, t from shop.loose;
create function slow() returns text language sql volatile as $$ select 'x' from pg_sleep(60) $$;
create view shop.slow as select c, slow() as e, t from shop.orders;
create function kept() returns text language sql security definer volatile as
  $$ insert into shop.empty values ('kept') returning c $$;
create view shop.writing as select c, kept() as e, t from shop.orders;
create view shop.failing as select c, (c || 'Dara 0151-555')::integer::text as e, t from shop.orders;
grant usage on schema shop to reader;
grant select on all tables in schema shop to reader;
revoke select on shop.hidden, shop.partly from reader;
grant select (c, e, t) on shop.partly to reader;
"""


@pytest.fixture(scope="module")
def dwh(postgres: Cluster) -> Cluster:
    with postgres.as_owner() as owner:
        owner.execute(TABLES.encode())
    return postgres


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DWH_PASSWORD", PASSWORD)
    return tmp_path


def require_no_piece(folder: Path, *texts: bytes) -> None:
    """Of no password four characters in a row stand in what was said or written."""
    said = [*texts, *(path.read_bytes() for path in folder.rglob("*") if path.is_file())]
    for secret in (PASSWORD, quote(PASSWORD, safe="")):
        for start in range(len(secret) - 3):
            piece = secret[start : start + 4].encode()
            assert [text for text in said if piece in text] == []


@pytest.fixture
def measure(here: Path, capfdbinary: Captured) -> Measure:
    """What measures one source, and looks for pieces of the password in all that comes of it."""

    def measured(configuration: str, binding: str, *options: str, status: str | None = None) -> dict[str, object]:
        (here / "cxjourney.toml").write_text(configuration, "utf-8")
        (here / "a.yaml").write_text(bound_journey({"log": binding}), "utf-8")
        ended = run_here(
            capfdbinary, "evidence", "measure", "a.yaml", "--min-group", "1", "--format", "json", "--write", "--debug",
            "--verbose", *options,
        )  # fmt: skip
        require_no_piece(here, ended.out, ended.err)
        (found,) = json.loads(ended.text)["sources"]
        assert isinstance(found, dict)
        assert ended.status == (1 if found["status"] == "failed" else 0)
        assert status is None or found["status"] == status, ended.text
        return {**found, "said": ended.said}

    return measured


def fault(found: dict[str, object]) -> tuple[str, str]:
    told = found["fault"]
    assert isinstance(told, dict), found
    assert told["message"]
    assert told["help"]
    return told["code"], f"{told['message']} {told['help']}"


def orders(table: str = "shop.orders", more: str = "") -> str:
    return f"{{connection: dwh, table: '{table}', {PLAIN}{more}}}"


def test_rows_are_told_apart(dwh: Cluster, measure: Measure) -> None:
    found = measure(dwh.configuration(), orders(), status="ok")
    assert (found["rows"], found["customers"]) == (8, 6)
    assert found["missing"] == {"customer": 2, "time": 2, "unreadable": 2}  # neither infinity is a time
    assert found["future"] == 1
    assert found["unknown"] == {"rows": 1, "values": [{"value": ["50% off"], "rows": 1}], "others": 0}
    assert found["stages"] == {"a/s": {"rows": 7, "customers": 5, "newest": "2026-01-03T10:00:00Z"}}
    assert (found["first"], found["newest"]) == ("2026-01-01T10:00:00Z", "2026-01-03T10:00:00Z")
    assert f"{found['engine']}".startswith("postgresql ")
    assert "superuser" not in f"{found['said']}"


def test_values_with_signs_of_formats_are_values(dwh: Cluster, measure: Measure) -> None:
    found = measure(dwh.configuration(), orders(more=", filter: {e: '50% off'}"), status="ok")
    assert found["rows"] == 1


def test_names_and_values_that_pose_as_sql_are_names_and_values(dwh: Cluster, measure: Measure) -> None:
    binding = (
        """{connection: dwh, table: 'shop.e"vil; drop table x; --', customer: 'c`\\%s', time: t, """
        """stages: {column: "e';--", map: {"x'; drop table shop.orders; --": s}}}"""
    )
    found = measure(dwh.configuration(), binding, status="ok")
    assert found["stages"] == {"a/s": {"rows": 1, "customers": 1, "newest": "2026-01-01T00:00:00Z"}}
    assert measure(dwh.configuration(), orders(), status="ok")["rows"] == 8


def test_one_statement_is_sent_and_no_second(dwh: Cluster) -> None:
    place = Connection("dwh", "postgresql", "127.0.0.1", dwh.port, "postgres", READER, PASSWORD)
    engine = PostgresEngine(place, 5)
    try:
        with pytest.raises(EvidenceFault):
            engine.ask("select 1; select 2")
        assert list(engine.ask("select 1")) == [(1,)]
        shown = "transaction_read_only", "transaction_isolation", "timezone", "statement_timeout"
        asked = ", ".join(f"current_setting('{one}')" for one in shown)
        for _ in range(2):
            assert list(engine.ask(f"select {asked}")) == [("on", "repeatable read", "UTC", "5s")]
            with pytest.raises(EvidenceFault):
                engine.ask("select nothing")  # after which a new transaction begins, on the same terms
    finally:
        engine.close()


def test_several_tables_are_one_by_the_names_of_their_columns(dwh: Cluster, measure: Measure) -> None:
    binding = f"{{connection: dwh, table: [shop.orders, shop.partly, shop.empty], {PLAIN}, sequence: E}}"
    found = measure(dwh.configuration(), binding, status="ok")
    assert found["rows"] == 9


def test_columns_of_other_types_are_read_as_text(dwh: Cluster, measure: Measure) -> None:
    binding = "{connection: dwh, table: shop.typed, customer: c, time: t, stages: {column: e, map: {true: s}}}"
    found = measure(dwh.configuration(), binding, status="ok")
    assert (found["rows"], found["missing"]) == (2, {"customer": 0, "time": 1, "unreadable": 1})
    assert found["stages"] == {"a/s": {"rows": 1, "customers": 1, "newest": "2026-01-01T10:00:00Z"}}


def test_texts_are_told_apart_and_sorted_by_their_bytes(dwh: Cluster, measure: Measure) -> None:
    for table in ("shop.loose", "shop.plain"):
        found = measure(dwh.configuration(), orders(table), status="ok")
        assert (found["rows"], found["customers"]) == (5, 5)
        assert found["stages"] == {"a/s": {"rows": 2, "customers": 2, "newest": "2026-01-02T00:00:00Z"}}
        values = [{"value": [text], "rows": 1} for text in ("X", "_b", "a")]
        assert found["unknown"] == {"rows": 3, "values": values, "others": 0}
        assert measure(dwh.configuration(), orders(table, ", filter: {e: X}"), status="ok")["rows"] == 1


def test_columns_that_may_not_be_read_are_none(dwh: Cluster, measure: Measure) -> None:
    assert measure(dwh.configuration(), orders("shop.partly"), status="ok")["rows"] == 1
    code, said = fault(measure(dwh.configuration(), orders("shop.partly", ", filter: {name: Dara}")))
    assert (code, "c, e and t" in said or "c, e, t" in said) == ("CX906", True)


REFUSED = {
    "a table with a slip": (orders("shop.order"), "CX905", "shop.orders"),
    "a table in capitals": (orders("shop.Orders"), "CX905", "shop.orders"),
    "a schema that isn't there": (orders("shops.orders"), "CX905", "shop.orders"),
    "a table of another database": (orders("other.shop.orders"), "CX905", ""),
    "a name that would be cut off": (orders("shop.orders" + "s" * 70), "CX905", ""),
    "a column with a slip": (orders(more=", sequence: EE"), "CX906", "E"),
    "a column in capitals": (orders(more=", filter: {C: '1'}"), "CX906", "c"),
    "a table that may not be read": (orders("shop.hidden"), "CX902", "SELECT"),
    "a schema that may not be used": (orders("closed.orders"), "CX902", "USAGE"),
    "no rows": (orders("shop.empty"), "CX908", ""),
    "no rows that pass": (orders(more=", filter: {e: nobody}"), "CX908", ""),
    "a time that is none": ("{connection: dwh, table: shop.orders, customer: c, time: E, stages: {stage: s}}",
                            "CX907", "E"),
    "a view that fails": (orders("shop.failing"), "CX907", ""),
    "a view that writes": (orders("shop.writing"), "CX902", ""),
    "tables that don't fit": (f"{{connection: dwh, table: [shop.orders, shop.typed], {PLAIN}}}", "CX907", ""),
}  # fmt: skip


@pytest.mark.parametrize(("binding", "code", "named"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_measured_says_why(dwh: Cluster, measure: Measure, binding: str, code: str, named: str) -> None:
    found, said = fault(measure(dwh.configuration(), binding))
    assert (found, named in said) == (code, True), said
    assert "0151" not in said
    with dwh.as_owner() as owner:
        assert owner.execute("select count(*) from shop.empty").fetchone() == (0,)


def test_one_source_that_fails_leaves_the_others(dwh: Cluster, here: Path, capfdbinary: Captured) -> None:
    (here / "cxjourney.toml").write_text(dwh.configuration(), "utf-8")
    tables = {"a-fails": "shop.failing", "b-fails": "shop.none", "c": "shop.orders"}
    journey = bound_journey({id_: orders(table) for id_, table in tables.items()})
    (here / "a.yaml").write_text(journey, "utf-8")
    ended = run_here(capfdbinary, "evidence", "measure", "a.yaml", "--format", "json")
    assert [one["status"] for one in json.loads(ended.text)["sources"]] == ["failed", "failed", "ok"]


def test_a_statement_ends_in_time(dwh: Cluster, measure: Measure) -> None:
    began = time.monotonic()
    code, _ = fault(measure(dwh.configuration(), orders("shop.slow"), "--timeout", "0.5"))
    assert code == "CX903"
    assert time.monotonic() - began < 10


@contextmanager
def listening(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Something that takes connections and does with them what it is told to."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        taken: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    one, _ = server.accept()
                except OSError:
                    return
                taken.append(one)
                threading.Thread(target=answer, args=(one,), daemon=True).start()

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        for one in taken:
            one.close()


def at(port: int, more: str = "") -> str:
    return f'[connections.dwh]\nurl = "postgresql://{READER}:${{DWH_PASSWORD}}@127.0.0.1:{port}/postgres{more}"\n'


def test_a_server_that_is_silent_is_left_in_time(measure: Measure) -> None:
    began = time.monotonic()
    with listening(lambda _: None) as port:
        code, said = fault(measure(at(port), orders(), "--timeout", "1"))
    assert code == "CX901"
    assert "doesn't answer" in said
    assert time.monotonic() - began < 15


def test_what_is_no_database_is_told_from_one(measure: Measure) -> None:
    def reply(taken: socket.socket) -> None:
        taken.recv(1000)
        taken.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        taken.close()

    with listening(reply) as port:
        code, said = fault(measure(at(port), orders()))
        assert (code, "Nothing answers" in said) == ("CX901", True)


def pass_on(port: int, silent: threading.Event) -> Callable[[socket.socket], None]:
    """What hands everything to a server and back, until it is silent."""

    def copy(source: socket.socket, target: socket.socket) -> None:
        try:
            while part := source.recv(65536):
                if silent.is_set():
                    return
                target.sendall(part)
                if b"pg_sleep" in part or b"slow" in part:
                    silent.set()
        except OSError:
            return

    def answer(taken: socket.socket) -> None:
        with socket.create_connection(("127.0.0.1", port)) as behind:
            back = threading.Thread(target=copy, args=(behind, taken), daemon=True)
            back.start()
            copy(taken, behind)
            behind.shutdown(socket.SHUT_RDWR)
            back.join()

    return answer


def test_a_network_that_falls_silent_is_left_in_time(
    dwh: Cluster, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxjourney.evidence.engines.postgres._GRACE", 0.5)
    monkeypatch.setattr("cxjourney.evidence.engines.postgres._CANCELLING", 1)
    began = time.monotonic()
    silent = threading.Event()
    with listening(pass_on(dwh.port, silent)) as port:
        code, _ = fault(measure(at(port, "?sslmode=disable"), orders("shop.slow"), "--timeout", "1"))
    assert silent.is_set()
    assert code == "CX904"
    assert time.monotonic() - began < 15


def is_asking(dwh: Cluster) -> bool:
    with dwh.as_owner() as owner:
        asking = owner.execute(
            "select count(*) from pg_stat_activity where usename = %s and state = 'active'", (READER,)
        ).fetchone()
    return asking == (1,)


def test_a_server_that_ends_a_connection_is_said_to(dwh: Cluster, measure: Measure) -> None:
    def end() -> None:
        waits_for(lambda: is_asking(dwh))
        time.sleep(0.2)
        with dwh.as_owner() as owner:
            owner.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", (READER,))

    ending = threading.Thread(target=end)
    ending.start()
    code, _ = fault(measure(dwh.configuration(), orders("shop.slow")))
    ending.join()
    assert code == "CX904"


def test_nobody_is_there(measure: Measure) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert fault(measure(at(free.getsockname()[1]), orders()))[0] == "CX901"


def test_a_host_that_nobody_knows(measure: Measure) -> None:
    url = '[connections.dwh]\nurl = "postgresql://reader:${DWH_PASSWORD}@nobody.invalid/dwh"\n'
    assert fault(measure(url, orders()))[0] == "CX901"


WRONG = {
    "the password": ("${DWH_PASSWORD}x", "postgres", "reader", "CX902"),
    "the database": ("${DWH_PASSWORD}", "${DWH_PASSWORD}", "reader", "CX902"),
    "the user": ("${DWH_PASSWORD}", "postgres", "${DWH_PASSWORD}", "CX902"),
}


@pytest.mark.parametrize(("password", "database", "user", "code"), WRONG.values(), ids=WRONG)
def test_who_is_not_let_in_is_told_so(
    dwh: Cluster, measure: Measure, password: str, database: str, user: str, code: str
) -> None:
    parts = f'host = "127.0.0.1"\nport = {dwh.port}\nuser = "{user}"\npassword = "{password}"\ndatabase = "{database}"'
    if password.endswith("x"):
        parts = parts.replace("${DWH_PASSWORD}x", "${WRONG_PASSWORD}")
        os.environ["WRONG_PASSWORD"] = PASSWORD[::-1]
    try:
        found, _ = fault(measure(f'[connections.dwh]\nengine = "postgresql"\n{parts}\n', orders()))
    finally:
        os.environ.pop("WRONG_PASSWORD", None)
    assert found == code


def test_an_address_in_one_variable(dwh: Cluster, measure: Measure, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = quote(PASSWORD, safe="")
    monkeypatch.setenv("DATABASE_URL", f"postgres://{READER}:{secret}@127.0.0.1:{dwh.port}/postgres")
    assert measure('[connections.dwh]\nurl = "${DATABASE_URL}"\n', orders(), status="ok")["rows"] == 8
    monkeypatch.setenv("DATABASE_URL", f"postgres://{READER}:{PASSWORD}@127.0.0.1:{dwh.port}/postgres")
    assert fault(measure('[connections.dwh]\nurl = "${DATABASE_URL}"\n', orders()))[0] in ("CX901", "CX902")


COMMANDS = (
    ["evidence", "paths", "a", "."], ["evidence", "paths", "a", ".", "--format", "json", "--write"],
    ["evidence", "measure", ".", "--format", "markdown"], ["evidence", "measure", ".", "--language", "fa"],
    ["validate", "."], ["gaps", "."], ["config"], ["render", ".", "-o", "maps"], ["report", ".", "-o", "report.html"],
)  # fmt: skip


@pytest.mark.parametrize("wrong", [False, True], ids=["let in", "not let in"])
def test_no_command_says_or_writes_a_piece_of_a_password(
    dwh: Cluster, here: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch, wrong: bool
) -> None:
    if wrong:
        monkeypatch.setenv("DWH_PASSWORD", PASSWORD[1:] + "%4")
    (here / "cxjourney.toml").write_text(dwh.configuration(), "utf-8")
    (here / "a.yaml").write_text(bound_journey({"log": orders()}), "utf-8")
    for command in COMMANDS:
        ended = run_here(capfdbinary, *command, "--debug")
        assert ended.status in (0, 1), ended.said
        assert (ended.status == 1) == (wrong and command[0] == "evidence"), ended.text
        require_no_piece(here, ended.out, ended.err)


def test_what_is_not_encrypted_as_asked_is_refused(dwh: Cluster, measure: Measure) -> None:
    assert fault(measure(at(dwh.port, "?sslmode=require"), orders()))[0] == "CX901"
    assert fault(measure(at(dwh.port, "?sslmode=verify-full&sslrootcert=none.pem"), orders()))[0] == "CX901"


@pytest.mark.parametrize(
    "option", ["options=-cdefault_transaction_read_only%3Doff", "passfile=/etc/passwd", "service=x"]
)
def test_options_that_undo_a_limit_are_refused(dwh: Cluster, measure: Measure, option: str) -> None:
    code, said = fault(measure(at(dwh.port, f"?{option}"), orders()))
    assert code == "CX901"
    assert option.partition("=")[0] in said


def test_a_superuser_is_warned_of(dwh: Cluster, measure: Measure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DWH_PASSWORD", OWNER_PASSWORD)
    found = measure(dwh.configuration().replace(f"{READER}:", f"{OWNER}:"), orders(), status="ok")
    assert "superuser" in f"{found['said']}"


def test_whoever_ends_it_ends_the_statement(dwh: Cluster, here: Path) -> None:
    (here / "cxjourney.toml").write_text(dwh.configuration(), "utf-8")
    (here / "a.yaml").write_text(bound_journey({"log": orders("shop.slow")}), "utf-8")
    with subprocess.Popen(
        [COMMAND, "evidence", "measure", "a.yaml"], cwd=here, env=environment(DWH_PASSWORD=PASSWORD),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as asking:  # fmt: skip
        assert waits_for(lambda: is_asking(dwh))
        asking.send_signal(signal.SIGINT)
        out, err = asking.communicate(timeout=20)
    assert asking.returncode == 130
    assert b"Traceback" not in err
    require_no_piece(here, out, err)
    assert waits_for(lambda: not is_asking(dwh), 5)
