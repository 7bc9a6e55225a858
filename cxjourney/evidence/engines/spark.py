"""Spark: asked for rows of SELECT statements and nothing else, on this machine or by Spark Connect."""

import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cxjourney.evidence.connections import Connection, require_parts
from cxjourney.evidence.csv_rows import is_encoded, ragged_row
from cxjourney.evidence.dialects.spark import Spark
from cxjourney.evidence.engines.deadline import TimeLimit, within
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.engines.spark_session import SETTINGS, local_session, remote_session
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.file_faults import damaged, ragged, require_several_columns
from cxjourney.evidence.file_relation import file_format, file_relation
from cxjourney.languages.message import message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.binding import FILES, Binding
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_T = TypeVar("_T")
_STARTING, _CONNECTING, _CANCELLING = 180, 10, 5
"""Seconds: to start Spark on this machine, to reach one elsewhere, and to have a statement cancelled."""
_PORT = 15002
_OPTIONS = {"spark": frozenset({"memory"}), "spark-connect": frozenset({"token", "use_ssl", "user_id"})}
_MOST_SCHEMAS = 50
_CONDITION = re.compile(r"\[([A-Z][A-Z0-9_]+)(?:\.[A-Z0-9_]+)*\]")
_STATE = re.compile(r"SQLSTATE: ([0-9A-Z]{5})")
_NOT_LET_IN = re.compile(r"UNAUTHENTICATED|PERMISSION_DENIED")
_GONE = re.compile(r"UNAVAILABLE|StatusCode|Answer from Java side is empty|error occurred while trying to connect|"
                   r"SparkContext was shut down|stopped SparkContext|SESSION_CLOSED|SESSION_NOT_FOUND")  # fmt: skip
_KINDS: Mapping[str, ColumnKind] = {
    "string": "text", "timestamp_ntz": "time", "timestamp": "time-with-zone", "date": "date", "tinyint": "whole-number",
    "smallint": "whole-number", "int": "whole-number", "bigint": "whole-number", "float": "float", "double": "float",
}  # fmt: skip


class SparkEngine:
    """An open session of Spark."""

    def __init__(self, connection: Connection, timeout: float) -> None:
        """Start Spark, or reach one that runs elsewhere.

        Args:
            connection: Where it is.
            timeout: After how many seconds a statement is given up.

        Raises:
            EvidenceFault: It can't be started or reached, or doesn't let us in.
            ImportError: What it takes to reach one elsewhere is not installed.
        """
        self.dialect = Spark()
        self.notes: Sequence[str] = ()
        self._name, self.limit = connection.name, TimeLimit(timeout)
        self._is_remote = connection.engine == "spark-connect"
        self._ended = self._is_ours = False
        self._session: SparkSession | None = None
        self._csv_files: dict[str, tuple[Sequence[Path], str, str]] = {}
        _require_place(connection)
        self._folder = Path(tempfile.mkdtemp(prefix="cxjourney-"))
        try:
            self.version = f"spark {self._opened(connection)}"
        except ImportError:
            self.close()
            raise
        except TimeoutError:
            self._ended = True
            self.close()
            wrong = message("evidence.silent", name=escape_unseen(self._name))
            raise EvidenceFault("CX901", wrong, message("evidence.unreachable.help")) from None
        except Exception as error:  # Py4J, gRPC and Spark have no class of errors in common
            self.close()
            raise self._no_session(f"{error}") from None

    def _opened(self, connection: Connection) -> str:
        """Return the version of what was opened."""
        reads_files = connection.name == FILES and not self._is_remote  # a table's name could name any file of all
        settings = {**SETTINGS, "spark.sql.runSQLOnFiles": f"{reads_files}".lower()}

        def start() -> None:
            if self._is_remote:
                port = connection.port or _PORT
                self._session = remote_session(connection.host, port, connection.options)
            else:
                memory = connection.options.get("memory", "")
                self._session, self._is_ours = local_session(str(self._folder), memory)

        def set_() -> str:
            session = self._running()
            version: str = session.version
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of settings that are no longer needed some day
                for key, value in settings.items():
                    session.conf.set(key, value)
            return version

        within(_STARTING, start, _nothing)
        return within(_CONNECTING if self._is_remote else _STARTING, set_, _nothing)

    def _running(self) -> "SparkSession":
        if self._session is None:
            raise _went_away()
        return self._session

    def _no_session(self, said: str) -> EvidenceFault:
        """Return why there is no session, in our own words: an error's own repeat addresses, and who knows what."""
        name = escape_unseen(self._name)
        if not self._is_remote:
            return EvidenceFault("CX914", message("evidence.java", name=name), message("evidence.java.help"))
        if _NOT_LET_IN.search(said):
            return EvidenceFault("CX902", message("evidence.refused", name=name), message("evidence.refused.help"))
        wrong = message("evidence.unreachable", name=name)
        return EvidenceFault("CX901", wrong, message("evidence.unreachable.help"))

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:
        """Return what stands after FROM for a binding; several tables are one, their columns by name."""
        if binding.table is None:
            return self._files(binding, files)
        tables = [self.dialect.table(name) for name in binding.table]
        several = len(tables) > 1
        return self.dialect.united([(table, self.columns(table) if several else {}) for table in tables])

    def _files(self, binding: Binding, files: Sequence[Path]) -> str:
        if self._is_remote:
            wrong = message("evidence.spark.elsewhere", name=escape_unseen(self._name))
            raise EvidenceFault("CX905", wrong, message("evidence.spark.elsewhere.help", url='"spark://local"'))
        relation = file_relation(binding, files, self.dialect)
        if file_format(files) == "csv":
            encoding = binding.encoding or "utf-8"
            if not all(is_encoded(path, encoding) for path in files):
                raise damaged()
            self._csv_files[relation] = (files, binding.separator or ",", encoding)
        return relation

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:
        """Return the columns of a relation by name."""
        types = self._do(self.dialect.columns(relation), lambda frame: frame.dtypes, relation)
        found: dict[str, ColumnKind] = {
            name: _KINDS.get(type_, "number" if type_.startswith("decimal") else "other") for name, type_ in types
        }
        if relation in self._csv_files:
            files, _, encoding = self._csv_files[relation]
            require_several_columns(list(found), files, encoding)
        return found

    def ask(self, sql: str) -> Rows:
        """Return the rows of a query."""
        return self._do(sql, lambda frame: [tuple(row) for row in frame.collect()])

    def _do(self, sql: str, work: "Callable[[DataFrame], _T]", relation: str = "") -> _T:
        """Do something with a statement; what goes wrong with it is told in our own words."""
        if self._ended:
            raise _went_away()
        session = self._running()
        try:
            return within(self.limit.left(), lambda: work(session.sql(sql)), self._cancel)
        except TimeoutError:
            wrong = self.limit.reached()
        except EvidenceFault:
            raise
        except Exception as error:  # Py4J, gRPC and Spark have no class of errors in common
            wrong = self._fault(f"{error}", sql, relation)
        raise wrong

    def _fault(self, said: str, sql: str, relation: str) -> EvidenceFault:
        """Return what an error of a statement means: its own text can repeat what the data holds."""
        condition, state = _CONDITION.search(said), _STATE.search(said)
        what, kind = condition[1] if condition else "", state[1] if state else ""
        if kind in ("42P01", "42704", "42K05", "3F000") or what in ("SCHEMA_NOT_FOUND", "CATALOG_NOT_FOUND"):
            return self._no_table(relation)
        if kind == "42501" or _NOT_LET_IN.search(said):
            return EvidenceFault("CX902", message("evidence.no-right"), message("evidence.no-right.help"))
        if "OutOfMemoryError" in said or kind == "53200":
            return EvidenceFault("CX904", message("evidence.memory"), message("evidence.memory.help"))
        if what in ("FAILED_READ_FILE", "UNSUPPORTED_DATASOURCE_FOR_DIRECT_QUERY", "MALFORMED_RECORD_IN_PARSING"):
            return self._bad_file(sql)
        if kind[:2] in ("22", "42", "P0"):
            return EvidenceFault("CX907", message("evidence.wrong-type"), message("evidence.wrong-type.help"))
        if _GONE.search(said):
            self._ended = True
        return _went_away()

    def _bad_file(self, sql: str) -> EvidenceFault:
        for relation, (files, separator, encoding) in self._csv_files.items():
            if relation in sql and (line := ragged_row(files, separator, encoding)):
                return ragged(line, separator)
        return damaged()

    def _no_table(self, relation: str) -> EvidenceFault:
        parts = [part[1:-1].replace("``", "`") for part in re.findall(r"`(?:[^`]|``)*`", relation)]
        wrong = message("evidence.missing-table", table=escape_unseen(".".join(parts)))
        there: list[str] = []
        with suppress(EvidenceFault):
            for schema, *_ in self.ask("show schemas")[:_MOST_SCHEMAS]:
                tables = self.ask(f"show tables in {self.dialect.identifier(f'{schema}')}")
                there += [f"{name}" if schema == "default" else f"{schema}.{name}" for _, name, *_ in tables]
        return EvidenceFault("CX905", wrong, did_you_mean(".".join(parts), there, message("evidence.no-table.help")))

    def _cancel(self) -> None:
        """Have Spark end what it is doing, and wait for that no longer than a moment."""
        try:
            within(_CANCELLING, self._running().interruptAll, _nothing)
        except Exception:  # it has gone, or is silent: nobody waits for it
            self._ended = True

    def close(self) -> None:
        """Let go of it; what was started here is ended."""
        if self._session is not None and (self._is_ours or self._is_remote):
            with suppress(Exception):
                within(_CANCELLING, self._session.stop, _nothing)
        shutil.rmtree(self._folder, ignore_errors=True)


def _require_place(connection: Connection) -> None:
    """Hold against a connection that it says what Spark needs, and nothing that would be passed over."""
    name = escape_unseen(connection.name)
    if (connection.engine == "spark") != (connection.host == "local") or not connection.host:
        example = 'url = "spark://local"' if connection.engine == "spark" else 'url = "sc://spark.example:15002"'
        raise EvidenceFault("CX901", message("evidence.url", name=name), message("evidence.url.help", example=example))
    require_parts(connection, _OPTIONS[connection.engine], ("user", "password", "database"))


def _went_away() -> EvidenceFault:
    return EvidenceFault("CX904", message("evidence.went-away"), message("evidence.went-away.help"))


def _nothing() -> None:
    """Do nothing."""
