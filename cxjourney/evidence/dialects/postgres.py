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

    def read_once(self, name: str, query: str) -> tuple[str, str]:
        """Return what stands first behind WITH, and what stands after FROM: times in text are worked out once."""
        return f"{name} as materialized ({query}), ", name

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
        moment = _micros_of_known(f"cast({sql} as timestamptz)")  # what names no zone is of the session's: UTC
        if timezone != "UTC":
            local = _micros_of_known(f"(cast({sql} as timestamp) at time zone {self.literal(timezone)})")
            zoned = names_zone(sql) if pattern == TIME else f"{sql} ~ {self.literal(ZONED)}"
            moment = f"case when {zoned} then {moment} else {local} end"
        is_time = f"{sql} ~ {self.literal(pattern)}"
        if pattern == TIME:
            is_time = f"{plain_time(sql)} or {is_time}"
        return f"case when {is_time} then {moment} end"

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


def plain_time(sql: str) -> str:
    """Return the condition that a text is a time as most are written: it takes a third of what a pattern takes.

    It holds for no text that `TIME` doesn't match: the shape is one of a few, and each part is in its range. Days past
    the 28th, and zones other than UTC, are left to the pattern.
    """
    shapes = [f"0000-00-00{gap}00:00:00{part}{zone}" for gap in " T" for part in ("", ".000", ".000000")
              for zone in ("", "Z")]  # fmt: skip
    ends = ((1, 4, "0001", "9999"), (6, 2, "01", "12"), (9, 2, "01", "28"), (12, 2, "00", "23"), (15, 2, "00", "59"),
            (18, 2, "00", "59"))  # fmt: skip
    listed = ", ".join(f"'{one}'" for one in shapes)
    digits = f"translate({sql}, '123456789', '000000000'){_BYTES} in ({listed})"
    parts = [f"substr({sql}, {start}, {length}){_BYTES} between '{least}' and '{most}'"
             for start, length, least, most in ends]  # fmt: skip
    return f"({' and '.join(('length(' + sql + ') between 19 and 27', digits, *parts))})"


def names_zone(sql: str) -> str:
    """Return the condition that a text that is a time names its zone: of UTC, or by a distance behind the day."""
    signs = [f"{sql} like '%{sign}%'" for sign in ("Z", "U", "+")]
    return f"({' or '.join(signs)} or substr(ltrim({sql}), 9) like '%-%')"


def _micros(sql: str) -> str:
    """Return the microseconds of a time: infinity has none, nor have the few years that don't fit."""
    fits = f"isfinite({sql}) and {sql} < '294000-01-01'"
    return f"case when {fits} then {_micros_of_known(sql)} end"


def _micros_of_known(sql: str) -> str:
    """Return the microseconds of a time that is finite, and of a year that fits."""
    return f"cast(extract(epoch from {sql}) * 1000000 as bigint)"
