"""SQL as Snowflake speaks it."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.dialects.pattern_dialect import PatternDialect
from cxjourney.evidence.event_table import ColumnKind


class Snowflake(PatternDialect):
    """Snowflake; names are quoted, so capitals count."""

    name = "snowflake"
    types: Mapping[ColumnKind, str] = {
        "text": "varchar", "time": "timestamp_ntz", "time-with-zone": "timestamp_tz", "date": "date",
        "whole-number": "bigint", "number": "number(38, 9)", "float": "double",
    }  # fmt: skip
    group = "\\"

    def text(self, sql: str, kind: ColumnKind) -> str:
        """Return a value as text, without the collation that its column may have."""
        text = super().text(sql, kind)
        return f"collate({text}, '')"

    def matches(self, text: str, pattern: str) -> str:
        """Return whether a pattern is found in a text: `rlike` would have to match all of it."""
        groups, signs = _plain_groups(pattern)
        return f"regexp_instr({text}, {self.literal(groups)}, 1, 1, 0, '{signs}') > 0"

    def replaced(self, text: str, pattern: str, by: str) -> str:
        """Return a text in which what a pattern finds is replaced; ``(?:…)``, which isn't known, counts as a group."""
        groups, signs = _plain_groups(pattern)
        places = _places(pattern)
        moved = "".join(
            f"\\{places[int(sign)]}" if before == "\\" else sign
            for before, sign in zip("x" + by, by, strict=False)
            if sign != "\\"
        )
        return f"regexp_replace({text}, {self.literal(groups)}, {self.literal(moved)}, 1, 0, '{signs}')"

    def instant(self, sql: str) -> str:
        """Return a time that has a zone as microseconds since 1970."""
        return f"date_part(epoch_microsecond, {sql})"

    def wall(self, sql: str, timezone: str) -> str:
        """Return a time on the clocks of a place as microseconds since 1970."""
        here = sql if timezone == "UTC" else f"convert_timezone({self.literal(timezone)}, 'UTC', {sql})"
        return self.instant(here)

    def parsed(self, text: str, seconds: str, timezone: str | None) -> str:
        """Return a text as microseconds since 1970, null where it is no time."""
        if timezone is not None:
            return self.wall(f"dateadd(second, {seconds}, try_to_timestamp_ntz(trim({text})))", timezone)
        zoned = self.replaced(text, "UTC", "Z")
        return self.instant(f"dateadd(second, {seconds}, try_to_timestamp_tz(trim({zoned})))")

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median."""
        return f"median(cast({sql} as double))"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order."""
        return f"listagg({sql}, '') within group (order by {self.in_order(order)})"


def _plain_groups(pattern: str) -> tuple[str, str]:
    """Return a pattern all of whose groups are plain ones, and the signs of how it is meant."""
    bare = pattern.removeprefix("(?i)")
    return bare.replace("(?:", "("), "i" if bare != pattern else "c"


def _places(pattern: str) -> Mapping[int, int]:
    """Return by the number of each group that counts in a pattern its number where all groups count."""
    places: dict[int, int] = {}
    every = counted = 0
    escaped = False
    bare = pattern.removeprefix("(?i)")
    for at, sign in enumerate(bare):
        if sign == "(" and not escaped:
            every += 1
            if not bare.startswith("(?:", at):
                counted += 1
                places[counted] = every
        escaped = sign == "\\" and not escaped
    return places
