"""SQL as ClickHouse speaks it."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.dialects.pattern_dialect import PatternDialect
from cxjourney.evidence.event_table import ColumnKind


class ClickHouse(PatternDialect):
    """ClickHouse, where a type holds no null unless it says so."""

    name = "clickhouse"
    types: Mapping[ColumnKind, str] = {
        "text": "Nullable(String)", "time": "Nullable(DateTime64(6))", "time-with-zone": "Nullable(DateTime64(6))",
        "date": "Nullable(Date32)", "whole-number": "Nullable(Int64)", "number": "Nullable(Decimal(38, 9))",
        "float": "Nullable(Float64)",
    }  # fmt: skip
    group = "\\"

    def beside(self, function: str, column: str, window: str) -> str:
        """Return the value of a column in the row before, or after, within a window; null where there is none."""
        whole = f"{window} rows between unbounded preceding and unbounded following"
        return f"{function}InFrame(toNullable({column})) over ({whole})"

    def matches(self, text: str, pattern: str) -> str:
        """Return whether a pattern is found in a text."""
        return f"match({text}, {self.literal(pattern)})"

    def replaced(self, text: str, pattern: str, by: str) -> str:
        """Return a text in which what a pattern finds is replaced."""
        return f"replaceRegexpAll({text}, {self.literal(pattern)}, {self.literal(by)})"

    def tried(self, sql: str, kind: ColumnKind) -> str:
        """Return a text as a value of a kind, null where it is none."""
        return f"accurateCastOrNull({sql}, {self.literal(self.types[kind][9:-1])})"

    def instant(self, sql: str) -> str:
        """Return a time as microseconds since 1970: all times of ClickHouse are moments."""
        return f"toUnixTimestamp64Micro(toDateTime64({sql}, 6, 'UTC'))"

    def wall(self, sql: str, timezone: str) -> str:
        """Return a day on the calendar of a place as microseconds since 1970."""
        return self.parsed(f"formatDateTime({sql}, '%Y-%m-%d 00:00:00')", "0", timezone)

    def parsed(self, text: str, seconds: str, timezone: str | None) -> str:
        """Return a text as microseconds since 1970, null where it is no time."""
        read = f"parseDateTime64BestEffortOrNull({text}, 6, {self.literal(timezone or 'UTC')})"
        return f"toUnixTimestamp64Micro(addSeconds({read}, {seconds}))"

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median."""
        return f"quantileExactInclusive(0.5)({sql})"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order; what has no value comes last there too."""
        keys = ", ".join(f"isNull({column}), {column}" for column in order)
        sorted_ = f"arraySort(groupArray(tuple({keys}, {sql})))"
        return f"arrayStringConcat(arrayMap(one -> tupleElement(one, {2 * len(order) + 1}), {sorted_}), '')"
