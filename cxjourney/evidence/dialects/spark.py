"""SQL as Spark speaks it, in its ANSI mode, where a cast that fails ends the whole statement."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.dialects.pattern_dialect import PatternDialect
from cxjourney.evidence.event_table import ColumnKind


class Spark(PatternDialect):
    """Spark 4."""

    name = "spark"
    types: Mapping[ColumnKind, str] = {
        "text": "string", "time": "timestamp_ntz", "time-with-zone": "timestamp", "date": "date",
        "whole-number": "bigint", "number": "decimal(38, 9)", "float": "double",
    }  # fmt: skip

    def text(self, sql: str, kind: ColumnKind) -> str:
        """Return a value as text; times with a zone say so, as they do elsewhere."""
        text = super().text(sql, kind)
        return f"concat({text}, '+00')" if kind == "time-with-zone" else text

    def instant(self, sql: str) -> str:
        """Return a time that has a zone as microseconds since 1970."""
        return f"unix_micros({sql})"

    def parsed(self, text: str, seconds: str, timezone: str | None) -> str:
        """Return a text as microseconds since 1970, null where it is no time."""
        return self.wall(f"timestampadd(second, {seconds}, try_cast({text} as timestamp))", timezone or "UTC")

    def nearest(self, sql: str, kind: ColumnKind) -> str:
        """Return the whole number that is nearest to a number of a kind; of a float as elsewhere."""
        return f"cast({'rint' if kind == 'float' else 'round'}({sql}) as bigint)"

    def wall(self, sql: str, timezone: str) -> str:
        """Return a time on the clocks of a place; of an hour that they show twice the second, as elsewhere."""
        wall = f"cast({sql} as timestamp)"
        if timezone == "UTC":
            return f"unix_micros({wall})"
        zone = self.literal(timezone)
        first = f"to_utc_timestamp(wall, {zone})"
        soon = f"{first} + interval 3 hours"
        second = f"wall - (from_utc_timestamp({soon}, {zone}) - ({soon}))"
        both = f"transform(array({wall}), wall -> struct(wall, {first} as first, {second} as second))"
        right = f"if(from_utc_timestamp(one.second, {zone}) = one.wall, one.second, one.first)"
        return f"unix_micros(transform({both}, one -> {right})[0])"

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median."""
        return f"percentile({sql}, 0.5)"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order: what has no value comes last there too."""
        keys = ", ".join(f"{column} is null as no_{column}, {column} as by_{column}" for column in order)
        sorted_ = f"array_sort(collect_list(struct({keys}, {sql} as joined)))"
        return f"array_join(transform({sorted_}, one -> one.joined), '')"


class Databricks(Spark):
    """Databricks, whose SQL is Spark's."""

    name = "databricks"
