"""A warehouse whose driver speaks DB-API 2: asked for rows of SELECT statements and nothing else, with a time limit."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.engines.deadline import TimeLimit, within
from cxjourney.evidence.engines.drivers.driver import Cursor, Driver
from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.engines.missing_table import missing_table
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message
from cxjourney.model.binding import Binding
from cxjourney.text.escape_unseen import escape_unseen

_T = TypeVar("_T")
_CONNECTING, _CANCELLING, _GRACE = 30, 5, 5
"""Seconds: to connect, to have a statement cancelled, and for the warehouse to end a statement by itself."""


class WarehouseEngine:
    """An open connection to a warehouse."""

    def __init__(self, name: str, driver: Driver, timeout: float) -> None:
        """Connect.

        Args:
            name: The name of the connection.
            driver: How it is opened.
            timeout: After how many seconds a statement is given up.

        Raises:
            EvidenceFault: It can't be reached, or doesn't let us in.
        """
        self.notes: Sequence[str] = ()
        self.version = driver.called
        self.limit = TimeLimit(timeout)
        self._name, self._driver, self._ended = name, driver, False
        try:
            self._connection = within(_CONNECTING, driver.connect, _nothing)
        except TimeoutError:
            wrong = message("evidence.silent", name=escape_unseen(name))
            raise EvidenceFault("CX901", wrong, message("evidence.unreachable.help")) from None
        except Exception as error:  # each driver has errors of its own
            raise self._not_in(error) from None

    @property
    def dialect(self) -> Dialect:
        """Its SQL."""
        return self._driver.dialect

    def _not_in(self, error: Exception) -> EvidenceFault:
        """Return why nobody could connect, in our own words: a driver's can repeat addresses, names and passwords."""
        name = escape_unseen(self._name)
        if self._driver.meaning(error) in ("refused", "no-right"):
            return EvidenceFault("CX902", message("evidence.refused", name=name), message("evidence.refused.help"))
        wrong = message("evidence.unreachable", name=name)
        return EvidenceFault("CX901", wrong, message("evidence.unreachable.help"))

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:  # noqa: ARG002  it reads no files
        """Return what stands after FROM for a binding; several tables are one, their columns by name."""
        tables = [self.dialect.table(name) for name in binding.table or ()]
        several = len(tables) > 1
        return self.dialect.united([(table, self.columns(table) if several else {}) for table in tables])

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:
        """Return the columns of a relation by name."""

        def described(cursor: Cursor) -> Mapping[str, ColumnKind]:
            return {f"{column[0]}": self._driver.kind_of(column) for column in cursor.description or ()}

        return self._do(self.dialect.columns(relation), described, relation)

    def ask(self, sql: str) -> Rows:
        """Return the rows of a query; whole numbers as such, whatever the driver makes of them."""
        return self._do(sql, lambda cursor: [[_plain(one) for one in row] for row in cursor.fetchall()])

    def _do(self, sql: str, work: Callable[[Cursor], _T], relation: str = "") -> _T:
        """Do something with a statement; what goes wrong with it is told in our own words."""
        if self._ended:
            raise _went_away()
        seconds = self.limit.left()
        cursors: list[Cursor] = []

        def do() -> _T:
            cursors.append(self._connection.cursor())
            try:
                cursors[0].execute(sql)
                return work(cursors[0])
            finally:
                with suppress(Exception):
                    cursors[0].close()

        try:
            return within(seconds + _GRACE, do, lambda: self._cancel(cursors))
        except TimeoutError:
            fault = self.limit.reached()
        except Exception as error:  # each driver has errors of its own
            if relation and self._driver.meaning(error) == "no-table":
                fault = missing_table(relation, self.dialect, self.ask)
            else:
                fault = self._fault(error)
        raise fault

    def _fault(self, error: Exception) -> EvidenceFault:
        """Return what an error of a statement means: its own text can repeat what the data holds."""
        match self._driver.meaning(error):
            case "timeout":
                return self.limit.reached()
            case "refused" | "no-right":
                return EvidenceFault("CX902", message("evidence.no-right"), message("evidence.no-right.help"))
            case "no-table":
                return EvidenceFault("CX905", message("evidence.no-table"), message("evidence.no-table.help"))
            case "memory":
                return EvidenceFault("CX904", message("evidence.memory"), message("evidence.memory.help"))
            case "wrong-type":
                return EvidenceFault("CX907", message("evidence.wrong-type"), message("evidence.wrong-type.help"))
        return _went_away()

    def _cancel(self, cursors: Sequence[Cursor]) -> None:
        """Have the warehouse end what it is doing, and wait for that no longer than a moment."""
        try:
            within(_CANCELLING, lambda: [self._driver.cancel(one) for one in cursors], _nothing)
        except Exception:  # it has gone, or is silent: nobody waits for it
            self._ended = True

    def close(self) -> None:
        """Let go of it."""
        with suppress(Exception):
            within(_CANCELLING, self._connection.close, _nothing)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _went_away() -> EvidenceFault:
    return EvidenceFault("CX904", message("evidence.went-away"), message("evidence.went-away.help"))


def _nothing() -> None:
    """Do nothing."""
