"""SQL as Trino speaks it."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.dialects.pattern_dialect import PatternDialect
from cxjourney.evidence.event_table import ColumnKind


class Trino(PatternDialect):
    """Trino, and what else speaks its SQL."""

    name = "trino"
    types: Mapping[ColumnKind, str] = {
        "text": "varchar", "time": "timestamp(6)", "time-with-zone": "timestamp(6) with time zone", "date": "date",
        "whole-number": "bigint", "number": "decimal(38, 9)", "float": "double",
    }  # fmt: skip

    def matches(self, text: str, pattern: str) -> str:
        """Return whether a pattern is found in a text."""
        return f"regexp_like({text}, {self.literal(pattern)})"

    def instant(self, sql: str) -> str:
        """Return a time that has a zone as microseconds since 1970."""
        return f"cast(round(to_unixtime({sql}) * 1000000) as bigint)"

    def wall(self, sql: str, timezone: str) -> str:
        """Return a time on the clocks of a place as microseconds since 1970."""
        return self.instant(f"with_timezone({sql}, {self.literal(timezone)})")

    def parsed(self, text: str, seconds: str, timezone: str | None) -> str:
        """Return a text as microseconds since 1970, null where it is no time."""
        spaced = self.replaced(text, "([0-9])T([0-9])", r"\1 \2")
        if timezone is not None:
            time = self.tried(spaced, "time")
            return self.wall(f"date_add('second', {seconds}, {time})", timezone)
        full = self.replaced(self.replaced(spaced, "([+-][0-9]{2})$", r"\1:00"), "([+-][0-9]{2})([0-9]{2})$", r"\1:\2")
        return self.instant(f"date_add('second', {seconds}, {self.tried(full, 'time-with-zone')})")

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median, of which Trino has none: the middle one or two of a list."""
        low, high = (f"element_at(array_agg({sql} order by {sql}), {at})"
                     for at in ("(count(*) + 1) / 2", "count(*) / 2 + 1"))  # fmt: skip
        return f"(cast({low} as double) + cast({high} as double)) / 2"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order."""
        return f"array_join(array_agg({sql} order by {self.in_order(order)}), '')"
