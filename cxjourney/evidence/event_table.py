"""What is asked of a table of events: which columns hold customer, time and stage, and what a row of it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ColumnKind = Literal["text", "time", "time-with-zone", "date", "whole-number", "number", "float", "other"]
"""What a column holds, as far as it decides how it is read; a float is a number in binary."""

TimeForm = str
"""How times are written: ``""`` (as the engine reads them), ``epoch-s``, ``epoch-ms``, ``epoch-us``, or a pattern."""


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """Where the time of an event stands.

    Attributes:
        name: The column.
        form: How it is written.
    """

    name: str
    form: TimeForm = ""


@dataclass(frozen=True, slots=True)
class ByValue:
    """Rows that say by values of columns what happened.

    Attributes:
        columns: The columns.
        meant: By the values of these columns, in their order, what the row stands for: an id.
        ignored: Values that are known and stand for nothing.
        ignore_rest: Whether every other value is ignored.
    """

    columns: tuple[str, ...]
    meant: Mapping[tuple[str, ...], str]
    ignored: frozenset[tuple[str, ...]] = frozenset()
    ignore_rest: bool = False


@dataclass(frozen=True, slots=True)
class Always:
    """Rows that all stand for the same thing.

    Attributes:
        meant: Its id.
    """

    meant: str


@dataclass(frozen=True, slots=True)
class ByTime:
    """Rows that hold a time for each thing that happened, each in a column of its own.

    Attributes:
        meant: By column, the id of what happened then.
        form: How the times are written.
    """

    meant: Mapping[str, str]
    form: TimeForm = ""


@dataclass(frozen=True, slots=True)
class EventTable:
    """A table of events, with all that it takes to read it.

    Attributes:
        source: The id of the data source.
        relation: What stands after FROM, quoted for the engine.
        kinds: What the columns hold, by name.
        customer: The columns that name the customer: the first that is not empty does; none where no customer is named.
        time: The time of a row; None where it has none, or `happened` says it.
        happened: What a row stands for; None where nobody said.
        timezone: The zone of times that don't name theirs (an IANA name).
        sequence: The column that breaks ties in time; None without one.
        where: By column, the values of which a row must have one.
    """

    source: str
    relation: str
    kinds: Mapping[str, ColumnKind]
    customer: tuple[str, ...]
    time: TimeColumn | None
    happened: ByValue | Always | ByTime | None
    timezone: str = "UTC"
    sequence: str | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
