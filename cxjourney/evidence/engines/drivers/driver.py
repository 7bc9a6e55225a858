"""What a driver says of itself, whatever warehouse is behind it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.event_table import ColumnKind

Meaning = Literal["refused", "no-right", "no-table", "timeout", "wrong-type", "memory", "unreachable"]
"""What an error means."""


class Cursor(Protocol):
    """A cursor of DB-API 2."""

    @property
    def description(self) -> Sequence[Sequence[object]] | None:
        """The columns of what was asked: name, type, and more."""
        ...

    def execute(self, sql: str) -> object:
        """Send a statement."""
        ...

    def fetchall(self) -> Sequence[Sequence[object]]:
        """Return its rows."""
        ...

    def close(self) -> object:
        """Let go of it."""
        ...


class DriverConnection(Protocol):
    """A connection of DB-API 2."""

    def cursor(self) -> Cursor:
        """Return a cursor."""
        ...

    def close(self) -> object:
        """Let go of it."""
        ...


@dataclass(frozen=True, slots=True)
class Driver:
    """How a warehouse is reached.

    Attributes:
        called: What answers there.
        dialect: Its SQL.
        connect: Connects.
        kinds: What columns hold, by the first word of their type in small letters; of others a name can tell nothing.
        meanings: By a pattern that is found in an error what it means, in the order in which they are looked for.
        cancel: Ends what a cursor asks for; nothing where the driver can't.
        kind: Tells what a column holds where that takes more than the name of its type.
    """

    called: str
    dialect: Dialect
    connect: Callable[[], DriverConnection]
    kinds: Mapping[str, ColumnKind]
    meanings: Sequence[tuple[str, Meaning]]
    cancel: Callable[[Cursor], object]
    kind: Callable[[Sequence[object]], ColumnKind | None] = field(default=lambda _: None)

    def kind_of(self, column: Sequence[object]) -> ColumnKind:
        """Return what a column holds, by its description."""
        told = self.kind(column)
        if told is not None:
            return told
        type_ = re.sub(r"^(?:nullable|lowcardinality)\(|\)$", "", f"{column[1]}".lower())
        type_ = re.sub(r"^nullable\(|\)$", "", type_)
        return self.kinds.get(type_) or self.kinds.get(re.split(r"[^a-z0-9_]", type_)[0], "other")

    def meaning(self, error: BaseException) -> Meaning | None:
        """Return what an error means; None where nobody can tell. What it says is looked at, and never repeated."""
        marks = [
            f"{getattr(error, name, '')}" for name in ("error_name", "errno", "sqlstate", "code", "grpc_status_code")
        ]
        said = " ".join([type(error).__name__, *marks, f"{error}"])
        return next((meaning for pattern, meaning in self.meanings if re.search(pattern, said)), None)
