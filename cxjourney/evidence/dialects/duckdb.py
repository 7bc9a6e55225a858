"""SQL as DuckDB speaks it."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.dialects.dialect import MICROS_OF_EPOCH, Dialect
from cxjourney.evidence.dialects.value_regexes import WHOLE, YEAR, spelled_out
from cxjourney.evidence.event_table import ColumnKind

_LOCAL = rf"^\s*{YEAR}[-/][-/\d]+([T ][\d:.]+)?\s*$"
_ZONED = rf"^\s*{YEAR}[-/][-/\d]+[T ][\d:.]+\s*(Z|UTC|[+-]\d\d(:?\d\d)?)\s*$"
"""Times that DuckDB reads for what they are: of others it drops what it doesn't know, such as PM and names of zones."""


class DuckDB(Dialect):
    """DuckDB 2."""

    name = "duckdb"
    unites_by_name = True

    def united(self, tables: Sequence[tuple[str, Mapping[str, ColumnKind]]]) -> str:
        """Return what stands after FROM for several tables as one; DuckDB finds their columns by name itself."""
        if len(tables) == 1:
            return tables[0][0]
        return f"({' union all by name '.join(f'select * from {table}' for table, _ in tables)})"

    def columns(self, relation: str) -> str:
        """Return the statement for the names and types of a relation's columns."""
        return f"describe select * from {relation}"

    def micros(self, sql: str, kind: ColumnKind, form: str, timezone: str) -> str:
        """Return a time as microseconds since 1970 in UTC, null where it is none."""
        if form in MICROS_OF_EPOCH:
            return self._of_epoch(sql, kind, MICROS_OF_EPOCH[form])
        if form:
            read = f"try_strptime({self.text(sql, kind)}, {self.literal(spelled_out(form))})"
            return f"epoch_us({read})" if "%z" in form else self._local(read, timezone)
        if kind == "text":
            closer = f"regexp_replace({sql}, '\\s+([-+])', '\\1')"
            zoned = f"coalesce(try_cast({sql} as timestamptz), try_cast({closer} as timestamptz))"
            return (
                f"case when regexp_matches({sql}, {self.literal(_ZONED)}) then epoch_us({zoned}) "
                f"when regexp_matches({sql}, {self.literal(_LOCAL)}) "
                f"then {self._local(f'try_cast({sql} as timestamp)', timezone)} end"
            )
        if kind == "time-with-zone":
            return f"epoch_us({sql})"
        return self._local(sql if kind == "time" else f"try_cast({sql} as timestamp)", timezone)

    def _of_epoch(self, sql: str, kind: ColumnKind, times: int) -> str:
        most = 9_200_000_000_000_000_000 // times
        if kind == "whole-number":
            return f"case when {sql} between -{most} and {most} then cast({sql} as bigint) * {times} end"
        # of a bare column of CSV the reader itself would make the number, and end the statement at what is none
        number = f"try_cast(nullif({sql}, '') as decimal(38, 9))" if kind == "text" else sql
        return f"case when {number} between -{most} and {most} then try_cast({number} * {times} as bigint) end"

    def _local(self, sql: str, timezone: str) -> str:
        return f"epoch_us({sql})" if timezone == "UTC" else f"epoch_us(timezone({self.literal(timezone)}, {sql}))"

    def number(self, sql: str, kind: ColumnKind) -> str:
        """Return a whole number, null where it is none."""
        if kind == "whole-number":
            return sql
        text = self.text(sql, kind)  # which DuckDB alone would round, or read as hexadecimal
        return f"case when regexp_matches({text}, {self.literal(WHOLE)}) then try_cast({text} as bigint) end"

    def short(self, sql: str) -> str:
        """Return a small whole number so that it takes two bytes instead of four or eight."""
        return f"cast({sql} as smallint)"

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median."""
        return f"quantile_cont({sql}, 0.5)"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order."""
        return f"array_to_string(list({sql} order by {self.in_order(order)}), '')"
