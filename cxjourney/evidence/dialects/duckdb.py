"""SQL as DuckDB speaks it."""

from collections.abc import Sequence

from cxjourney.evidence.dialects.dialect import MICROS_OF_EPOCH, Dialect
from cxjourney.evidence.event_table import ColumnKind

_ZONED = r"(Z|[+-]\d\d(:?\d\d)?)$"


class DuckDB(Dialect):
    """DuckDB 2."""

    name = "duckdb"

    def micros(self, sql: str, kind: ColumnKind, form: str, timezone: str) -> str:
        """Return a time as microseconds since 1970 in UTC, null where it is none."""
        if form in MICROS_OF_EPOCH:
            return f"try_cast({sql} as bigint) * {MICROS_OF_EPOCH[form]}"
        if form:
            return self._local(f"try_strptime({self.text(sql, kind)}, {self.literal(form)})", timezone)
        if kind == "text":
            zoned = f"regexp_matches({sql}, {self.literal(_ZONED)})"
            with_zone, without = f"epoch_us(try_cast({sql} as timestamptz))", f"try_cast({sql} as timestamp)"
            return f"case when {zoned} then {with_zone} else {self._local(without, timezone)} end"
        if kind == "time-with-zone":
            return f"epoch_us({sql})"
        return self._local(sql if kind == "time" else f"try_cast({sql} as timestamp)", timezone)

    def _local(self, sql: str, timezone: str) -> str:
        return f"epoch_us({sql})" if timezone == "UTC" else f"epoch_us(timezone({self.literal(timezone)}, {sql}))"

    def number(self, sql: str, kind: ColumnKind) -> str:
        """Return a whole number, null where it is none."""
        return sql if kind == "whole-number" else f"try_cast({sql} as bigint)"

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median."""
        return f"quantile_cont({sql}, 0.5)"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order."""
        return f"array_to_string(list({sql} order by {', '.join(order)}), '')"
