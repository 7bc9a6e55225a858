"""SQL of engines that read a text as a time only once patterns have told that it is one, and of which kind."""

from cxjourney.evidence.dialects.dialect import MICROS_OF_EPOCH, Dialect
from cxjourney.evidence.dialects.value_regexes import NUMBER, REARRANGED, TIME, WHOLE, ZONED, rearranged
from cxjourney.evidence.event_table import ColumnKind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HALF_DAY = 43_200


class PatternDialect(Dialect):
    """What such engines have in common; each says by a few words how it does it.

    Attributes:
        group: What stands before the number of a group in what replaces a pattern.
    """

    group: str = "$"

    def columns(self, relation: str) -> str:
        """Return the statement that has the columns of a relation, and no row."""
        return f"select * from {relation} limit 0"

    def matches(self, text: str, pattern: str) -> str:
        """Return whether a pattern is found in a text."""
        return f"{text} rlike {self.literal(pattern)}"

    def replaced(self, text: str, pattern: str, by: str) -> str:
        r"""Return a text in which what a pattern finds is replaced, ``\1`` being its first group."""
        return f"regexp_replace({text}, {self.literal(pattern)}, {self.literal(by.replace(chr(92), self.group))})"

    def instant(self, sql: str) -> str:
        """Return a time that has a zone as microseconds since 1970."""
        raise NotImplementedError

    def wall(self, sql: str, timezone: str) -> str:
        """Return a time on the clocks of a place as microseconds since 1970."""
        raise NotImplementedError

    def parsed(self, text: str, seconds: str, timezone: str | None) -> str:
        """Return a text as microseconds since 1970, null where it is no time.

        Args:
            text: The text, such as ``2026-1-2 10:00:00.5``, or with ``+02:00`` at its end.
            seconds: SQL for seconds that are added to it.
            timezone: The place whose clocks it tells of; None where it names its distance from UTC.
        """
        raise NotImplementedError

    def tried(self, sql: str, kind: ColumnKind) -> str:
        """Return a text as a value of a kind, null where it is none."""
        return f"try_cast({sql} as {self.types[kind]})"

    def nearest(self, sql: str, kind: ColumnKind) -> str:  # noqa: ARG002  engines differ in what they do to floats
        """Return the whole number that is nearest to a number of a kind."""
        return f"cast(round({sql}) as {self.types['whole-number']})"

    def micros(self, sql: str, kind: ColumnKind, form: str, timezone: str) -> str:
        """Return a time as microseconds since 1970 in UTC, null where it is none."""
        if form in MICROS_OF_EPOCH:
            return self._of_epoch(sql, kind, MICROS_OF_EPOCH[form])
        if form:
            text = self.text(sql, kind)
            found = [
                f"when {self.matches(text, pattern)} then "
                + self._of_text(self.replaced(text, pattern, iso), timezone, REARRANGED)
                for pattern, iso in rearranged(form)
            ]
            return f"case {' '.join(found)} end"
        if kind == "text":
            return self._of_text(sql, timezone)
        if kind == "time-with-zone":
            return self.instant(sql)
        return self.wall(sql if kind == "time" else f"cast({sql} as {self.types['time']})", timezone)

    def _of_epoch(self, sql: str, kind: ColumnKind, times: int) -> str:
        most = 9_200_000_000_000_000_000 // times
        number = self.tried(sql, "number") if kind == "text" else sql
        whole = self.types["whole-number"]
        exact = (
            f"cast({number} as {whole}) * {times}"
            if kind == "whole-number"
            else self.nearest(f"{number} * {times}", "number" if kind == "text" else kind)
        )
        fits = f"case when {number} between -{most} and {most} then {exact} end"
        return f"case when {self.matches(sql, NUMBER)} then {fits} end" if kind == "text" else fits

    def _of_text(self, sql: str, timezone: str, pattern: str = TIME) -> str:
        """Return the time of a text that a pattern has found to be one."""
        plain = self.replaced(self.replaced(sql, "/", "-"), r"\s+([-+zZuUaApP])", r"\1")
        if pattern == REARRANGED:
            for number, month in enumerate(_MONTHS, start=1):
                plain = self.replaced(plain, f"(?i)-{month}-", f"-{number:02}-")
        clock = self.replaced(self.replaced(plain, r"([T ])24:", r"\100:"), "(?i)[ap]m", "")
        seconds = f"case when {self.matches(plain, '[T ]24:')} then {2 * _HALF_DAY}"
        if pattern == REARRANGED:
            noon = self.matches(plain, "(?i) 0?12:.*pm")
            seconds += f" when {self.matches(plain, '(?i) 0?12:.*am')} then -{_HALF_DAY}"
            seconds += f" when {self.matches(plain, '(?i)pm')} and not {noon} then {_HALF_DAY}"
        seconds += " else 0 end"
        here, zoned = self.parsed(clock, seconds, timezone), self.parsed(clock, seconds, None)
        moment = f"case when {self.matches(sql, ZONED)} then {zoned} else {here} end"
        return f"case when {self.matches(sql, pattern)} then {moment} end"

    def number(self, sql: str, kind: ColumnKind) -> str:
        """Return a whole number, null where it is none."""
        if kind == "whole-number":
            return sql
        text = self.text(sql, kind)
        return f"case when {self.matches(text, WHOLE)} then {self.tried(f'trim({text})', 'whole-number')} end"
