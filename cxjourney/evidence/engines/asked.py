"""An engine that tells of each question that it is asked."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.engines.deadline import TimeLimit
from cxjourney.evidence.engines.engine import Engine, Rows
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.model.binding import Binding


class AskedEngine:
    """An engine that tells of each question, before it is asked, that it is one more."""

    def __init__(self, engine: Engine, on_question: Callable[[int], None]) -> None:
        """Take an engine.

        Args:
            engine: The engine.
            on_question: Is called with the number of each question, from 1.
        """
        self._engine, self._on_question, self._asked = engine, on_question, 0
        self.version: str = engine.version
        self.notes: Sequence[str] = engine.notes
        self.limit: TimeLimit = engine.limit

    @property
    def dialect(self) -> Dialect:
        """Its SQL."""
        return self._engine.dialect

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:
        """Return what stands after FROM for a binding, given its files."""
        return self._engine.relation(binding, files)

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:
        """Return the columns of a relation by name."""
        self._tell()
        return self._engine.columns(relation)

    def ask(self, sql: str) -> Rows:
        """Return the rows of a query."""
        self._tell()
        return self._engine.ask(sql)

    def close(self) -> None:
        """Let go of it."""
        self._engine.close()

    def _tell(self) -> None:
        self._asked += 1
        self._on_question(self._asked)
