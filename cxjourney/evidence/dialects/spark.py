"""SQL as Spark speaks it, in its ANSI mode, where a cast that fails ends the whole statement."""

from collections.abc import Mapping, Sequence

from cxjourney.evidence.dialects.dialect import MICROS_OF_EPOCH, Dialect
from cxjourney.evidence.dialects.value_regexes import NUMBER, REARRANGED, TIME, WHOLE, ZONED, rearranged
from cxjourney.evidence.event_table import ColumnKind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOUR, _DAY = 3_600_000_000, 86_400_000_000


class Spark(Dialect):
    """Spark 4, and Databricks."""

    name = "spark"
    types: Mapping[ColumnKind, str] = {
        "text": "string", "time": "timestamp_ntz", "time-with-zone": "timestamp", "date": "date",
        "whole-number": "bigint", "number": "decimal(38, 9)", "float": "double",
    }  # fmt: skip

    def columns(self, relation: str) -> str:
        """Return the statement that has the columns of a relation, and no row."""
        return f"select * from {relation} limit 0"

    def text(self, sql: str, kind: ColumnKind) -> str:
        """Return a value as text; times with a zone say so, as they do elsewhere."""
        text = super().text(sql, kind)
        return f"concat({text}, '+00')" if kind == "time-with-zone" else text

    def micros(self, sql: str, kind: ColumnKind, form: str, timezone: str) -> str:
        """Return a time as microseconds since 1970 in UTC, null where it is none."""
        if form in MICROS_OF_EPOCH:
            return self._of_epoch(sql, kind, MICROS_OF_EPOCH[form])
        if form:
            text = self.text(sql, kind)
            found = [
                f"when {text} rlike {self.literal(pattern)} then "
                + self._of_text(
                    f"regexp_replace({text}, {self.literal(pattern)}, {self.literal(iso.replace(chr(92), '$'))})",
                    timezone,
                    REARRANGED,
                )
                for pattern, iso in rearranged(form)
            ]
            return f"case {' '.join(found)} end"
        if kind == "text":
            return self._of_text(sql, timezone)
        if kind == "time-with-zone":
            return f"unix_micros({sql})"
        return self._local(f"cast({sql} as timestamp)", timezone)

    def _of_epoch(self, sql: str, kind: ColumnKind, times: int) -> str:
        most = 9_200_000_000_000_000_000 // times
        number = f"try_cast({sql} as decimal(38, 9))" if kind == "text" else sql
        exact = f"{number} * {times}" if kind == "whole-number" else f"rint({number} * {times})"
        exact = f"round({number} * {times})" if kind in ("text", "number") else exact
        fits = f"case when {number} between -{most} and {most} then cast({exact} as bigint) end"
        return f"case when {sql} rlike {self.literal(NUMBER)} then {fits} end" if kind == "text" else fits

    def _of_text(self, sql: str, timezone: str, pattern: str = TIME) -> str:
        """Return the time of a text that a pattern has found to be one."""
        plain = f"regexp_replace(translate({sql}, '/', '-'), '\\\\s+(?=[-+zZuUaApP])', '')"
        if pattern == REARRANGED:
            for number, month in enumerate(_MONTHS, start=1):
                plain = f"regexp_replace({plain}, '(?i)-{month}-', '-{number:02}-')"
        half = "'(?i)[ap]m'"
        clock = f"regexp_replace(regexp_replace({plain}, '([T ])24:', '$100:'), {half}, '')"
        added = f"case when {plain} rlike '[T ]24:' then {_DAY}"
        if pattern == REARRANGED:
            added += (
                f" when {plain} rlike '(?i) 0?12:.*am' then -{12 * _HOUR}"
                f" when {plain} rlike '(?i)pm' and not {plain} rlike '(?i) 0?12:.*pm' then {12 * _HOUR}"
            )
        added += " else 0 end"
        wall = f"timestampadd(microsecond, {added}, try_cast({clock} as timestamp))"
        moment = f"unix_micros({wall})"
        if timezone != "UTC":
            moment = f"case when {sql} rlike {self.literal(ZONED)} then {moment} else {self._local(wall, timezone)} end"
        return f"case when {sql} rlike {self.literal(pattern)} then {moment} end"

    def _local(self, wall: str, timezone: str) -> str:
        """Return a time on the clocks of a place; of an hour that they show twice the second, as elsewhere."""
        if timezone == "UTC":
            return f"unix_micros({wall})"
        zone = self.literal(timezone)
        first = f"to_utc_timestamp(wall, {zone})"
        soon = f"{first} + interval 3 hours"
        second = f"wall - (from_utc_timestamp({soon}, {zone}) - ({soon}))"
        both = f"transform(array({wall}), wall -> struct(wall, {first} as first, {second} as second))"
        right = f"if(from_utc_timestamp(one.second, {zone}) = one.wall, one.second, one.first)"
        return f"unix_micros(transform({both}, one -> {right})[0])"

    def number(self, sql: str, kind: ColumnKind) -> str:
        """Return a whole number, null where it is none."""
        if kind == "whole-number":
            return sql
        text = self.text(sql, kind)
        return f"case when {text} rlike {self.literal(WHOLE)} then try_cast({text} as bigint) end"

    def median(self, sql: str) -> str:
        """Return the aggregate for the exact median."""
        return f"percentile({sql}, 0.5)"

    def joined(self, sql: str, order: Sequence[str]) -> str:
        """Return the aggregate that strings texts together in an order: what has no value comes last there too."""
        keys = ", ".join(f"{column} is null as no_{column}, {column} as by_{column}" for column in order)
        sorted_ = f"array_sort(collect_list(struct({keys}, {sql} as joined)))"
        return f"array_join(transform({sorted_}, one -> one.joined), '')"
