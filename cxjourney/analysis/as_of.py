"""The as-of day: is a day past, is it older than a number of days; and on which days these answers hold.

Rules ask two things of the day by which they judge. Each answer turns on one day, so that what was judged holds from
the last of these days to the eve of the next one, and a cache does not go stale every morning.
"""

import datetime as dt

FOR_EVER = (dt.date.min.toordinal(), dt.date.max.toordinal())
"""The days, as ordinals, on which an answer holds that no day can turn."""


class AsOf:
    """The day that a study speaks for; it notes on which days around it all its answers would be the same.

    Args:
        day: The day by which to judge.
    """

    __slots__ = ("_day", "_first", "_last")

    def __init__(self, day: dt.date) -> None:
        self._day = day.toordinal()
        self._first, self._last = FOR_EVER

    @property
    def date(self) -> dt.date:
        """The day itself, to show it; who asks for it makes what follows hold on this day alone."""
        self._first = self._last = self._day
        return dt.date.fromordinal(self._day)

    @property
    def holds(self) -> tuple[int, int]:
        """The first and the last day, as ordinals, on which every answer so far would be the same."""
        return self._first, self._last

    def is_past(self, day: dt.date) -> bool:
        """Return whether a day lies before this one."""
        return self._from(day.toordinal() + 1)

    def is_older_than(self, day: dt.date, days: int) -> bool:
        """Return whether a day lies more than this many ``days`` before the as-of day; with fewer than 0, behind it."""
        return self._from(day.toordinal() + days + 1)

    def is_to_come(self, day: dt.date) -> bool:
        """Return whether a day lies more than one day ahead: where it is tomorrow already, it is no slip."""
        return not self.is_older_than(day, -2)

    def _from(self, turn: int) -> bool:
        """Return whether this day is that one or later, and note that the answer turns there."""
        if self._day >= turn:
            self._first = max(self._first, turn)
            return True
        self._last = min(self._last, turn - 1)
        return False
