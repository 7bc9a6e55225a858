"""SQL as PostgreSQL speaks it.

A cast there ends the whole statement where one value can't be cast, so each is looked at by a pattern first.
"""

from collections.abc import Sequence

from cxjourney.evidence.dialects.dialect import MICROS_OF_EPOCH, Dialect
from cxjourney.evidence.dialects.value_regexes import NUMBER, REARRANGED, TIME, WHOLE, ZONED, rearranged
from cxjourney.evidence.event_table import ColumnKind

_BYTES = ' collate "C"'


class PostgreSQL(Dialect):
    """PostgreSQL 12 and newer."""

    name = "postgres"

    def text(self, sql: str, kind: ColumnKind) -> str:
        """Return a value as text; what is no plain text becomes one, so that no type's own rules compare it."""
        return sql if kind == "text" else f"({super().text(sql, kind)}){_BYTES}"

    def compared(self, sql: str) -> str:
        """Return a text so that it is told from others, and sorted, byte by byte."""
        return sql if sql.endswith(_BYTES) else f"{sql}{_BYTES}"

    def columns(self, relation: str) -> str:
        """Return the statement for the columns of a table that may be read, or for those of several as one."""
        if relation.startswith("("):
            return f"select * from {relation} limit 0"
        return (
            "select a.attname::text, coalesce(nullif(b.typname, ''), t.typname)::text, "
            "coalesce(not l.collisdeterministic, false), "
            "coalesce(has_column_privilege(a.attrelid, a.attnum, 'select'), false) "
            "from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid "
            "left join pg_catalog.pg_type b on b.oid = nullif(t.typbasetype, 0) "
            "left join pg_catalog.pg_collation l on l.oid = a.attcollation "
            f"where a.attrelid = to_regclass({self.literal(relation)}) "
            "and a.attnum > 0 and not a.attisdropped order by a.attnum"
        )

    def micros(self, sql: str, kind: ColumnKind, form: str, timezone: str) -> str:
        """Return a time as microseconds since 1970 in UTC, null where it is none."""
        if form in MICROS_OF_EPOCH:
            return self._of_epoch(sql, kind, MICROS_OF_EPOCH[form])
        if form:
            text = self.text(sql, kind)
            found = [
                f"when {text} ~ {self.literal(pattern)} then "
                + self._of_text(
                    f"(regexp_replace({text}, {self.literal(pattern)}, {self.literal(iso)}))", timezone, REARRANGED
                )
                for pattern, iso in rearranged(form)
            ]
            return f"case {' '.join(found)} end"
        if kind == "text":
            return self._of_text(sql, timezone)
        if kind == "time-with-zone":
            return _micros(sql)
        return self._local(sql if kind == "time" else f"cast({sql} as timestamp)", timezone)

    def _of_epoch(self, sql: str, kind: ColumnKind, times: int) -> str:
        number = f"cast({sql} as numeric)" if kind == "text" else sql
        most = 9_200_000_000_000_000_000 // times
        exact = (
            f"cast({number} as bigint) * {times}" if kind == "whole-number" else f"cast({number} * {times} as bigint)"
        )
        fits = f"case when {number} between -{most} and {most} then {exact} end"
        return f"case when {sql} ~ {self.literal(NUMBER)} then {fits} end" if kind == "text" else fits

    def _of_text(self, sql: str, timezone: str, pattern: str = TIME) -> str:
        moment = _micros(f"cast({sql} as timestamptz)")  # what names no zone is of the session's: UTC
        if timezone != "UTC":
            local = self._local(f"cast({sql} as timestamp)", timezone)
            moment = f"case when {sql} ~ {self.literal(ZONED)} then {moment} else {local} end"
        return f"case when {sql} ~ {self.literal(pattern)} then {moment} end"

    def _local(self, sql: str, timezone: str) -> str:
        return _micros(sql if timezone == "UTC" else f"({sql} at time zone {self.literal(timezone)})")

    def number(self, sql: str, kind: ColumnKind) -> str:
        """Return a whole number, null where it is none."""
        if kind == "whole-number":
            return sql
        text = self.text(sql, kind)
        return f"case when {text} ~ {self.literal(WHOLE)} then cast({text} as bigint) end"

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median."""
        return f"percentile_cont(0.5) within group (order by {sql})"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order."""
        return f"string_agg({sql}, '' order by {self.in_order(order)})"


def _micros(sql: str) -> str:
    """Return the microseconds of a time: infinity has none, nor have the few years that don't fit."""
    fits = f"isfinite({sql}) and {sql} < '294000-01-01'"
    return f"case when {fits} then cast(extract(epoch from {sql}) * 1000000 as bigint) end"
