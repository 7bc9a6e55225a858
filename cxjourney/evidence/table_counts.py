"""The rows of the first statement of `cxjourney.evidence.queries.source` -> what a table holds."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cxjourney.evidence.engines.engine import Rows
from cxjourney.evidence.queries.events import IGNORED, UNKNOWN


class Counts(NamedTuple):
    """What some rows of a table are.

    Attributes:
        customers: How many customers they name.
        rows: How many there are.
        first: The first time of one that is not in the future, in microseconds since 1970; None where none has one.
        newest: The newest such time.
        nobody: How many name no customer.
        timeless: How many have no time that can be read.
        future: How many have a time that is still to come.
        unreadable: How many have a time that can't be read.
        zoned: How many have a time that names its zone.
    """

    customers: int
    rows: int = 0
    first: int | None = None
    newest: int | None = None
    nobody: int = 0
    timeless: int = 0
    future: int = 0
    unreadable: int = 0
    zoned: int = 0


class TableCounts(NamedTuple):
    """What a table holds.

    Attributes:
        every: All its rows.
        ignored: How many rows have a value that is ignored.
        unknown: How many have one that nobody has mapped.
        by_number: The rows by what they stand for.
    """

    every: Counts
    ignored: int
    unknown: int
    by_number: Mapping[int, Counts]


def table_counts(found: Rows) -> TableCounts:
    """Return what a table holds, given the rows of the statement."""
    parts: dict[int, Counts] = {}
    customers = 0
    for number, of_customers, *others in found:
        if number is None:
            customers = whole_number(of_customers)
            continue
        rows, first, newest, *counts = others
        first, newest = (None if one is None else whole_number(one) for one in (first, newest))
        parts[whole_number(number)] = Counts(
            whole_number(of_customers), whole_number(rows), first, newest, *map(whole_number, counts)
        )
    ignored, unknown = (parts[one].rows if one in parts else 0 for one in (IGNORED, UNKNOWN))
    return TableCounts(
        _together(customers, parts.values()), ignored, unknown, {key: one for key, one in parts.items() if key >= 0}
    )


def whole_number(value: object) -> int:
    """Return a whole number, of whatever type a driver makes of it; 0 of nothing."""
    return value if isinstance(value, int) else int(f"{value or 0}".partition(".")[0])


def _together(customers: int, parts: Iterable[Counts]) -> Counts:
    rows, first, newest, *sums = ([one[index] for one in parts] for index in range(1, 9))
    return Counts(
        customers,
        sum(one or 0 for one in rows),
        min((one for one in first if one is not None), default=None),
        max((one for one in newest if one is not None), default=None),
        *(sum(one or 0 for one in numbers) for numbers in sums),
    )
