"""DuckDB: files of the workspace, or a database file of its own, read within the process and nothing else."""

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from glob import escape
from pathlib import Path
from threading import Event

import duckdb

from cxjourney.evidence.dialects.duckdb import DuckDB
from cxjourney.evidence.engines.deadline import TimeLimit, within
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.engines.missing_table import missing_table
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.file_faults import damaged, ragged, require_several_columns
from cxjourney.evidence.file_relation import file_format, file_relation, listed_files
from cxjourney.evidence.json_relation import json_relation
from cxjourney.languages.message import message
from cxjourney.model.binding import Binding

_STOPPING, _LOOK = 10.0, 0.2
"""Seconds: for a statement that is interrupted to end, and until it is interrupted again."""
_DAMAGED = re.compile(
    r"no magic bytes|too small to be|snappy|zstd|gzip|decompress|corrupt|not a? ?(?:valid )?utf-?8|malformed|"
    r"invalid (?:unicode|parquet|thrift)|tprotocol|could not (?:read|convert)|sniff|error when (?:reading|parsing)|"
    r"not enough bytes|unexpected end|not a valid duckdb",
    re.IGNORECASE,
)
_RAGGED = re.compile(r"CSV Error on Line: (\d+)\n(?:.*\n)*?Expected Number of Columns(?:.*\n)*? *delimiter = (.)")
_KINDS: Mapping[str, ColumnKind] = {
    "VARCHAR": "text", "TIMESTAMP": "time", "TIMESTAMP_S": "time", "TIMESTAMP_MS": "time", "TIMESTAMP_NS": "time",
    "TIMESTAMP WITH TIME ZONE": "time-with-zone", "DATE": "date", "TINYINT": "whole-number",
    "SMALLINT": "whole-number", "INTEGER": "whole-number", "BIGINT": "whole-number", "UTINYINT": "whole-number",
    "USMALLINT": "whole-number", "UINTEGER": "whole-number", "UBIGINT": "number", "HUGEINT": "number",
    "DOUBLE": "float", "FLOAT": "float",
}  # fmt: skip


class DuckDBEngine:
    """An open DuckDB that may read a few files and nothing else: no other file, no network, no extension."""

    def __init__(
        self,
        files: Sequence[Path],
        database: Path | None,
        timeout: float,
        temporary: Path | None = None,
    ) -> None:
        """Open it.

        Args:
            files: The files that it may read.
            database: A database file that is opened to be read; None for a database of no tables.
            timeout: After how many seconds a statement is given up.
            temporary: Where it may put what doesn't fit into memory; None for a folder of its own.
        """
        self.dialect = DuckDB()
        self.version = f"duckdb {duckdb.__version__}"
        self.notes: Sequence[str] = ()
        self.limit = TimeLimit(timeout)
        self._is_idle = Event()
        self._is_idle.set()
        self._csv_files: dict[str, tuple[tuple[Path, ...], str]] = {}
        self._folder = Path(tempfile.mkdtemp(prefix="cxjourney-", dir=temporary))
        try:
            self._connection = duckdb.connect(str(database) if database else ":memory:", read_only=bool(database))
        except duckdb.Error as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise _fault(error) from None
        allowed = sorted({name for path in files for name in (str(path), escape(str(path)))})
        for statement in (
            "set TimeZone = 'UTC'",
            "set autoinstall_known_extensions = false",
            "set autoload_known_extensions = false",
            "set python_enable_replacements = false",
            "set preserve_insertion_order = false",
            f"set temp_directory = {self.dialect.literal(str(self._folder))}",
            f"set allowed_paths = [{', '.join(self.dialect.literal(path) for path in allowed)}]",
            "set enable_external_access = false",
            f"set max_execution_time = {max(1, round(timeout * 1000))}",  # of what follows: the lock and questions
            "set lock_configuration = true",
        ):
            try:
                self._connection.execute(statement)
            except duckdb.Error as error:
                self.close()
                raise _fault(error) from None

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:
        """Return what stands after FROM for a binding."""
        if binding.table is not None:
            return self.dialect.united([(self.dialect.table(name), {}) for name in binding.table])
        relation = file_relation(binding, files, self.dialect)
        form = file_format(files)
        if form == "csv":
            self._csv_files[relation] = (tuple(files), binding.encoding or "utf-8")
        if form == "json":
            described = self.ask(self.dialect.columns(relation))
            guessed = {f"{name}": f"{type_}" for name, type_, *_ in described}
            return json_relation(binding, listed_files(files, self.dialect), guessed, self.dialect)
        return relation

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:
        """Return the columns of a relation by name."""
        try:
            described = self.ask(self.dialect.columns(relation))
        except EvidenceFault as fault:
            # CX907: a name that can be none of a table, or a view that reads what nobody bound
            if fault.code not in ("CX905", "CX907") or not relation.startswith('"'):
                raise
            raise missing_table(relation, self.dialect, self.ask) from None
        found = {f"{name}": _KINDS.get(f"{type_}", "number" if f"{type_}".startswith("DECIMAL") else "other")
                 for name, type_, *_ in described}  # fmt: skip
        files = self._csv_files.get(relation)
        if files:
            require_several_columns(list(found), *files)
        return found

    def ask(self, sql: str) -> Rows:
        """Return the rows of a query."""
        try:
            if not self._is_idle.is_set():
                raise self.limit.reached()
            return within(self.limit.left(), lambda: self._fetch(sql), self._interrupt)
        except (TimeoutError, duckdb.InterruptException):
            raise self.limit.reached() from None
        except duckdb.Error as error:
            raise _fault(error) from None
        except UnicodeDecodeError:
            raise damaged() from None

    def _fetch(self, sql: str) -> Rows:
        self._is_idle.clear()
        try:
            return self._connection.execute(sql).fetchall()
        finally:
            self._is_idle.set()

    def _interrupt(self) -> None:
        """End the statement that runs, and wait until it has: a connection answers one at a time."""
        for _ in range(round(_STOPPING / _LOOK)):
            self._connection.interrupt()
            if self._is_idle.wait(_LOOK):
                return

    def close(self) -> None:
        """Let go of it, and of what it has put aside."""
        if self._is_idle.is_set():
            self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _fault(error: duckdb.Error) -> EvidenceFault:
    """Return what an error of DuckDB means, in our own words: its own can repeat rows of the data."""
    said = f"{error}"
    if isinstance(error, duckdb.InterruptException):  # as it was opened; statements have a limit of their own
        return EvidenceFault("CX903", message("evidence.timeout"), message("evidence.timeout.help"))
    if "Conflicting lock" in said or "Could not set lock" in said:
        return EvidenceFault("CX901", message("evidence.locked"), message("evidence.locked.help"))
    if isinstance(error, duckdb.CatalogException):
        return EvidenceFault("CX905", message("evidence.no-table"), message("evidence.no-table.help"))
    if isinstance(error, duckdb.OutOfMemoryException):
        return EvidenceFault("CX904", message("evidence.memory"), message("evidence.memory.help"))
    if found := _RAGGED.search(said):
        return ragged(found[1], found[2])
    is_unnamed = type(error) is duckdb.Error  # what the reader of Parquet says of bytes that mean nothing
    if is_unnamed or _DAMAGED.search(said) or isinstance(error, duckdb.InvalidInputException | duckdb.IOException):
        return damaged()
    return EvidenceFault("CX907", message("evidence.wrong-type"), message("evidence.wrong-type.help"))
