"""What every engine can do, whatever answers behind it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.engines.deadline import TimeLimit
from cxjourney.evidence.event_table import ColumnKind
from cxjourney.model.binding import Binding

Rows = Sequence[Sequence[object]]


class Engine(Protocol):
    """An open connection that only reads.

    Attributes:
        version: What answers, such as ``duckdb 2.0.1``.
        notes: What there is to be warned of.
        limit: How long it may take.
    """

    version: str
    notes: Sequence[str]
    limit: TimeLimit

    @property
    def dialect(self) -> Dialect:
        """Its SQL."""
        ...

    def relation(self, binding: Binding, files: Sequence[Path]) -> str:
        """Return what stands after FROM for a binding, given its files; raises `EvidenceFault` if it can't be read."""
        ...

    def columns(self, relation: str) -> Mapping[str, ColumnKind]:
        """Return the columns of a relation by name; raises `EvidenceFault`."""
        ...

    def ask(self, sql: str) -> Rows:
        """Return the rows of a query; raises `EvidenceFault`."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
