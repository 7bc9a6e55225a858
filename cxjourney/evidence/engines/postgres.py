"""PostgreSQL: asked in one transaction that only reads, with a limit on the time of every step."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TypeVar

import psycopg

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.dialects.postgres import PostgreSQL
from cxjourney.evidence.engines.deadline import TimeLimit, within
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.binding import Binding
from cxjourney.text.escape_unseen import escape_unseen

_T = TypeVar("_T")
_CONNECTING, _CANCELLING, _GRACE = 10, 3, 5
"""Seconds: to connect, to have a statement cancelled, and for the server to end a statement by itself."""
_OPTIONS = frozenset(
    ("application_name", "channel_binding", "gssencmode", "krbsrvname", "load_balance_hosts", "sslcert", "sslcrl",
     "sslkey", "sslmode", "sslnegotiation", "sslpassword", "sslrootcert", "target_session_attrs")
)  # fmt: skip
"""What of libpq's parameters a connection may set: the others are ours, or could make it write."""
_LONGEST_NAME = 63
"""Bytes: PostgreSQL cuts a longer name off, and would ask another table."""
_KINDS: Mapping[str, ColumnKind] = {
    "text": "text", "varchar": "text", "timestamp": "time", "timestamptz": "time-with-zone", "date": "date",
    "int2": "whole-number", "int4": "whole-number", "int8": "whole-number", "numeric": "number", "float4": "float",
    "float8": "float",
}  # fmt: skip
_SETTINGS: Mapping[str, str] = {
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "standard_conforming_strings": "on",
    "jit": "off",  # a dozen small statements in one take longer to compile than to run
}
"""They hold for a transaction and no longer: behind a pool others get the same session after us."""
_TLS = re.compile(r"SSL (?:error|SYSCALL|negotiation)|does not support SSL|certificate", re.IGNORECASE)
_NOBODY = re.compile(
    r"is the server running|failed to resolve|could not translate|closed the connection|invalid response|unreachable",
    re.IGNORECASE,
)
"""What libpq itself says where no server has answered; what a server says is in the server's language."""

_CAUSES: Mapping[str, re.Pattern[str]] = {
    cause: re.compile(pattern)
    for cause, pattern in (
        ("here", "pg_hba[.]conf"),
        ("password", "password authentication failed|no password supplied"),
        ("database", 'database ".*" does not exist|permission denied for database|not currently accepting connections'),
        ("user", 'role ".*" does not exist|is not permitted to log in'),
        ("full", "too many clients|too many connections|remaining connection slots"),
    )
}
"""Why a server lets nobody in, where it says so in English: libpq passes on no code, and a server has its language."""

logging.getLogger("psycopg").setLevel(logging.CRITICAL + 1)  # what it warns of can repeat what it was handed


class PostgresEngine:
    """An open connection to PostgreSQL, of which every statement reads from the same moment."""

    def __init__(self, connection: Connection, timeout: float) -> None:
        """Connect.

        Args:
            connection: Where it is, and how to get in.
            timeout: After how many seconds a statement is given up.

        Raises:
            EvidenceFault: It can't be reached, or doesn't let us in.
        """
        self.dialect = PostgreSQL()
        self._name, self.limit = connection.name, TimeLimit(timeout)
        self._told = 0
        self._ended = self._is_given_up = False
        require_parts(connection, _OPTIONS)
        self._connection = self._connect(connection)
        version = self._connection.info.server_version
        self.version = f"postgresql {version // 10_000}.{version % 10_000}"
        try:
            self._connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            self._connection.read_only = True
            self._connection.autocommit = False
            ((is_superuser,),) = self.ask("show is_superuser")
        except EvidenceFault:
            self.close()
            raise
        self.notes: Sequence[str] = (
            [message("evidence.superuser", name=escape_unseen(self._name))] if is_superuser == "on" else []
        )

    def _connect(self, connection: Connection) -> "psycopg.Connection[tuple[object, ...]]":
        seconds = max(2, min(_CONNECTING, round(self.limit.statement)))
        asked = {
            "host": connection.host, "port": connection.port, "dbname": connection.database, "user": connection.user,
            "password": connection.password, "connect_timeout": seconds, "client_encoding": "utf8", "keepalives": 1,
            "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 30_000,
            "application_name": "cxjourney", **connection.options,
        }  # fmt: skip
        told = {key: value for key, value in asked.items() if value not in ("", None)}

        def connect() -> "psycopg.Connection[tuple[object, ...]]":
            return psycopg.connect("", autocommit=True, prepare_threshold=None, **told)  # type: ignore[arg-type]

        try:
            return within(2 * seconds + 1, connect, lambda: None)
        except (psycopg.Error, UnicodeError, TimeoutError) as error:
            raise self._no_connection(error) from None

    def _no_connection(self, error: Exception) -> EvidenceFault:
        """Return why nobody could connect, in our own words: the driver's repeat parts of addresses and passwords."""
        said, name = f"{error}", escape_unseen(self._name)
        if isinstance(error, TimeoutError | psycopg.errors.ConnectionTimeout):
            return EvidenceFault("CX901", message("evidence.silent", name=name), message("evidence.unreachable.help"))
        if _TLS.search(said) and "invalid response" not in said:
            return EvidenceFault("CX901", message("evidence.tls", name=name), message("evidence.tls.help"))
        if _NOBODY.search(said) and not _asked_for_password(error):
            wrong = message("evidence.unreachable", name=name)
            return EvidenceFault("CX901", wrong, message("evidence.unreachable.help"))
        cause = next((cause for cause, pattern in _CAUSES.items() if pattern.search(said)), None)
        if cause is None:
            return EvidenceFault("CX902", message("evidence.refused", name=name), message("evidence.refused.help"))
        help_ = message(f"evidence.refused.{cause}.help")
        return EvidenceFault("CX902", message(f"evidence.refused.{cause}", name=name), help_)

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:  # noqa: ARG002  it reads no files
        """Return what stands after FROM for a binding; several tables are one, their columns by name."""
        names = binding.table or ()
        tables = [self._table(name) for name in names]
        several = len(tables) > 1
        return self.dialect.united([(table, self.columns(table) if several else {}) for table in tables])

    def _table(self, name: str) -> str:
        parts = name.split(".")
        if any(not part or len(part.encode()) > _LONGEST_NAME for part in parts):
            raise self._no_table(name)
        return self.dialect.table(name)

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:
        """Return the columns of a relation by name: of a table those that may be read."""
        if relation.startswith("("):
            return self._columns_of_query(relation)
        found = self.ask(self.dialect.columns(relation))
        if not found:
            raise self._no_table(".".join(part[1:-1].replace('""', '"') for part in _quoted(relation)))
        if not any(row[3] for row in found):
            raise EvidenceFault("CX902", message("evidence.no-right"), message("evidence.no-right.help"))
        return {f"{name}": "other" if loose else _KINDS.get(f"{type_}", "other")
                for name, type_, loose, may_read in found if may_read}  # fmt: skip

    def _columns_of_query(self, relation: str) -> Mapping[str, ColumnKind]:
        described = self._do(self.dialect.columns(relation), self._describe)
        types = psycopg.adapters.types
        return {name: _KINDS.get(known.name, "other") if (known := types.get(oid)) else "other"
                for name, oid in described}  # fmt: skip

    def ask(self, sql: str) -> Rows:
        """Return the rows of a query."""
        return self._do(sql, self._fetch)

    def _fetch(self, sql: str) -> Rows:
        return self._execute(sql).fetchall()

    def _describe(self, sql: str) -> list[tuple[str, int]]:
        described = self._execute(sql).description
        return [(column.name, column.type_code) for column in described or ()]

    def _execute(self, sql: str) -> "psycopg.Cursor[tuple[object, ...]]":
        # asked for in binary form, since that takes one statement and no more
        is_new = self._connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        milliseconds = max(1, round(self.limit.left() * 1000))
        if is_new or milliseconds != self._told:
            terms = {**(_SETTINGS if is_new else {}), "statement_timeout": f"{milliseconds}"}
            set_ = ", ".join(f"set_config('{one}', '{to}', true)" for one, to in terms.items())
            self._connection.execute(f"select {set_}".encode(), binary=True)
            self._told = milliseconds
        return self._connection.execute(sql.encode(), binary=True)

    def _do(self, sql: str, work: Callable[[str], _T]) -> _T:
        """Do something with a statement; what goes wrong with it is told in our own words."""
        if self._ended:
            raise _went_away()
        began, seconds = monotonic(), self.limit.left()
        try:
            return within(seconds + _GRACE, lambda: self._or_close(work, sql), self._cancel)
        except TimeoutError:
            raise _went_away() from None
        except UnicodeError:
            fault = EvidenceFault("CX907", message("evidence.wrong-type"), message("evidence.wrong-type.help"))
        except psycopg.Error as error:
            fault = self._fault(error, is_late=monotonic() - began >= 0.9 * seconds)
        if self._connection.closed:
            self._ended = True
        else:
            with suppress(psycopg.Error, TimeoutError):
                within(_CANCELLING, self._connection.rollback, lambda: None)
        raise fault

    def _or_close(self, work: Callable[[str], _T], sql: str) -> _T:
        try:
            return work(sql)
        finally:
            if self._is_given_up:  # nobody else may close it: this thread alone knows that it is no longer in use
                self._connection.close()

    def _fault(self, error: psycopg.Error, is_late: bool) -> EvidenceFault:
        """Return what an error of a statement means: its own text can repeat what the data holds."""
        state = error.sqlstate or ""
        if (state == "57014" and is_late) or state == "55P03":
            return self.limit.reached()
        if state in ("42501", "28000", "28P01"):
            return EvidenceFault("CX902", message("evidence.no-right"), message("evidence.no-right.help"))
        if state == "25006":
            return EvidenceFault("CX902", message("evidence.writes"), message("evidence.writes.help"))
        if state in ("42P01", "3F000", "0A000"):
            return EvidenceFault("CX905", message("evidence.no-table"), message("evidence.no-table.help"))
        if state == "53200":
            return EvidenceFault("CX904", message("evidence.memory"), message("evidence.memory.help"))
        if state[:2] in ("22", "42"):
            return EvidenceFault("CX907", message("evidence.wrong-type"), message("evidence.wrong-type.help"))
        return _went_away()

    def _no_table(self, name: str) -> EvidenceFault:
        names = self.ask(
            "select case when pg_table_is_visible(c.oid) then c.relname::text else n.nspname || '.' || c.relname end "
            "from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
            "where c.relkind in ('r', 'v', 'm', 'f', 'p') and n.nspname not in ('pg_catalog', 'information_schema') "
            "and n.nspname not like 'pg\\_%' and has_any_column_privilege(c.oid, 'select') order by 1 limit 5000"
        )
        there = [f"{row[0]}" for row in names]
        wrong = message("evidence.missing-table", table=escape_unseen(name))
        return EvidenceFault("CX905", wrong, did_you_mean(name, there, message("evidence.no-table.help")))

    def _cancel(self) -> None:
        """Have the server end what it is doing, and wait for that no longer than a moment."""
        self._ended = self._is_given_up = True
        with suppress(psycopg.Error, TimeoutError):
            within(_CANCELLING + 1, lambda: self._connection.cancel_safe(timeout=_CANCELLING), lambda: None)

    def close(self) -> None:
        """Let go of it."""
        if self._is_given_up:
            return
        with suppress(psycopg.Error, TimeoutError):
            within(1, self._connection.close, lambda: None)


def _asked_for_password(error: Exception) -> bool:
    at = error.pgconn if isinstance(error, psycopg.Error) else None
    return bool(at and (at.used_password or at.needs_password))


def _quoted(relation: str) -> list[str]:
    return re.findall(r'"(?:[^"]|"")*"', relation)


def _went_away() -> EvidenceFault:
    return EvidenceFault("CX904", message("evidence.went-away"), message("evidence.went-away.help"))
