"""SQL as BigQuery speaks it."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.dialects.pattern_dialect import PatternDialect
from cxjourney.evidence.event_table import ColumnKind


class BigQuery(PatternDialect):
    """GoogleSQL of BigQuery."""

    name = "bigquery"
    types: Mapping[ColumnKind, str] = {
        "text": "string", "time": "datetime", "time-with-zone": "timestamp", "date": "date", "whole-number": "int64",
        "number": "bignumeric", "float": "float64",
    }  # fmt: skip
    group = "\\"

    def text(self, sql: str, kind: ColumnKind) -> str:
        """Return a value as text, without the collation that its column may have."""
        text = super().text(sql, kind)
        return f"collate({text}, '')"

    def tables(self, name: str) -> str:
        """Return the statement for the tables that are there: each dataset knows its own."""
        dataset = "".join(f"{self.identifier(part)}." for part in name.split(".")[:-1])
        return f"select table_schema, table_name from {dataset}INFORMATION_SCHEMA.TABLES limit 5000"

    def in_order(self, columns: Sequence[str]) -> str:
        """Return what stands after ORDER BY; within windows and aggregates BigQuery knows no NULLS LAST."""
        return ", ".join(f"case when {column} is null then 1 else 0 end, {column}" for column in columns)

    def matches(self, text: str, pattern: str) -> str:
        """Return whether a pattern is found in a text."""
        return f"regexp_contains({text}, {self.literal(pattern)})"

    def tried(self, sql: str, kind: ColumnKind) -> str:
        """Return a text as a value of a kind, null where it is none."""
        return f"safe_cast({sql} as {self.types[kind]})"

    def instant(self, sql: str) -> str:
        """Return a time that has a zone as microseconds since 1970."""
        return f"unix_micros({sql})"

    def wall(self, sql: str, timezone: str) -> str:
        """Return a time on the clocks of a place as microseconds since 1970."""
        return f"unix_micros(timestamp({sql}, {self.literal(timezone)}))"

    def parsed(self, text: str, seconds: str, timezone: str | None) -> str:
        """Return a text as microseconds since 1970, null where it is no time."""
        whole = self.replaced(text.strip(), r"([ T][0-9]{1,2}:[0-9]{1,2})([-+ZzU]|\s*$)", r"\1:00\2")
        trimmed = f"trim({self.replaced(whole, 'UTC', 'Z')})"
        if timezone is not None:
            return self.wall(f"datetime_add({self.tried(trimmed, 'time')}, interval {seconds} second)", timezone)
        return self.instant(f"timestamp_add({self.tried(trimmed, 'time-with-zone')}, interval {seconds} second)")

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median, of which BigQuery has none: the middle one or two of a list."""
        low, high = (f"array_agg({sql} order by {sql})[offset({at})]"
                     for at in ("div(count(*) - 1, 2)", "div(count(*), 2)"))  # fmt: skip
        return f"(cast({low} as float64) + cast({high} as float64)) / 2"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order."""
        return f"string_agg({sql}, '' order by {self.in_order(order)})"
