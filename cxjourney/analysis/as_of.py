"""The as-of day: whether a day is past or an age beyond a limit, and on which day that turns; ages and freshness."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Any, Self, SupportsIndex

from cxjourney.model import DataSource, Journey


def is_past(day: date | None, days: int, as_of: date) -> bool:
    """Tell whether a day lies more than that many days back; one that nobody wrote down does not."""
    return day is not None and (as_of - day).days > days


def age(source: DataSource, as_of: date) -> int | None:
    """Give the age of a source's newest data in days; None where it has no date."""
    return (as_of - source.refreshed).days if source.refreshed else None


def is_stale(source: DataSource, as_of: date) -> bool:
    """Tell whether a source is older than its warning limit; one without a date is not."""
    days = age(source, as_of)
    return days is not None and days > source.limits[0]


def is_expired(source: DataSource, as_of: date) -> bool:
    """Tell whether a source is older than its last limit, so that it no longer counts."""
    days = age(source, as_of)
    return days is not None and days > source.limits[1]


def counts(source: DataSource, as_of: date) -> bool:
    """Tell whether a source counts: it is available, not expired, and has a family."""
    return source.status == "available" and bool(source.brings) and not is_expired(source, as_of)


def next_review(journey: Journey) -> date | None:
    """Give the day on which the next review is due; None where nobody said how often, or it never took place."""
    review = journey.review
    return review.last + timedelta(review.every) if review.last and review.every else None


def is_overdue(journey: Journey, as_of: date) -> bool:
    """Tell whether the latest review is longer ago than the journey says that it should be."""
    review = journey.review
    return bool(review.last and review.every and is_past(review.last, review.every, as_of))


_ORDER = {"__lt__", "__le__", "__gt__", "__ge__"}
_OF_THE_TYPE = (classmethod, staticmethod, type(vars(int)["from_bytes"]))
FOR_EVER = (date.min.toordinal(), date.max.toordinal())


class Held:
    """The days, as ordinals, first and last, on which all answers so far hold."""

    __slots__ = ("day", "first", "last")

    def __init__(self, day: int) -> None:
        self.day = day
        self.first, self.last = FOR_EVER

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last of these days."""
        return self.first, self.last

    def turns(self, at: int) -> None:
        """Note that some answer is another from that day on than before it."""
        if self.day >= at:
            self.first = max(self.first, at)
        else:
            self.last = min(self.last, at - 1)

    def today_only(self) -> None:
        """Note that an answer may be another on any other day."""
        self.first = self.last = self.day


def _noting(kind: type, ours: set[str]) -> Callable[[type], type]:
    """Answer all else that a type can be asked as the plain thing would, and note that it holds on one day only."""
    inherited = set(dir(object)) - {"__eq__", "__ne__", "__hash__", "__str__", "__repr__", "__format__"} - _ORDER
    names = {name for name in dir(kind) if not isinstance(vars(kind).get(name), _OF_THE_TYPE)}

    def decorate(cls: type) -> type:
        for name in names - inherited - ours:
            setattr(cls, name, _asked(name) if callable(getattr(kind, name)) else property(_getter(name)))
        return cls

    return decorate


def _asked(name: str) -> Callable[..., Any]:
    reflected = getattr(operator, f"__{name[3:]}", None) if name.startswith("__r") else None

    def asked(self: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  whatever the plain thing gives
        self.held.today_only()
        plain = self.plain()
        return reflected(arguments[0], plain) if reflected else getattr(plain, name)(*arguments, **named)

    return asked


def _getter(name: str) -> Callable[[Any], Any]:
    def get(self: Any) -> Any:  # noqa: ANN401  whatever the plain thing gives
        self.held.today_only()
        return getattr(self.plain(), name)

    return get


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Since:
    """What lies between a watched day and another; ``sign`` is -1 where the watched day is the one taken away."""

    held: Held
    base: int
    sign: int

    def number(self) -> int:
        """Give the number of days, and note nothing."""
        return self.sign * (self.held.day - self.base)


@_noting(int, _ORDER)
class _Age(_Since):
    """An age in days. It is no ``int``: what is written in C would read that without asking."""

    __slots__ = ()

    def plain(self) -> int:
        return self.number()

    def __gt__(self, other: float) -> bool:
        return self._beyond(other, floor) if isinstance(other, int | float) else NotImplemented

    def __ge__(self, other: float) -> bool:
        return self._beyond(other, _below) if isinstance(other, int | float) else NotImplemented

    def __le__(self, other: float) -> bool:
        return not self._beyond(other, floor) if isinstance(other, int | float) else NotImplemented

    def __lt__(self, other: float) -> bool:
        return not self._beyond(other, _below) if isinstance(other, int | float) else NotImplemented

    def _beyond(self, other: float, rounded: Callable[[float], int]) -> bool:
        """Tell whether the age is more than a whole number of days, and note the day on which that turns."""
        days = rounded(other)
        self.held.turns(self.base + days + 1 if self.sign > 0 else self.base - days)
        return self.number() > days


def _below(figure: float) -> int:
    return ceil(figure) - 1


@_noting(timedelta, {"days", "min", "max", "resolution"})
class _Between(_Since):
    """The time between a watched day and another."""

    __slots__ = ()

    def plain(self) -> timedelta:
        return timedelta(self.number())

    @property
    def days(self) -> _Age:
        return _Age(self.held, self.base, self.sign)


@_noting(date, {*_ORDER, "__eq__", "__ne__", "__sub__", "__rsub__", "min", "max", "resolution"})
class WatchedDay(date):
    """A day that notes on which days around it everything that it was asked would be answered alike."""

    held: Held

    @classmethod
    def of(cls, day: date) -> Self:
        """Watch a day."""
        watched = cls(day.year, day.month, day.day)
        watched.held = Held(day.toordinal())
        return watched

    def plain(self) -> date:
        """Give the same day, unwatched, and note nothing."""
        return date.fromordinal(self.held.day)

    def __ge__(self, other: date) -> bool:
        return self._from(other, 0) if isinstance(other, date) else NotImplemented

    def __gt__(self, other: date) -> bool:
        return self._from(other, 1) if isinstance(other, date) else NotImplemented

    def __lt__(self, other: date) -> bool:
        return not self._from(other, 0) if isinstance(other, date) else NotImplemented

    def __le__(self, other: date) -> bool:
        return not self._from(other, 1) if isinstance(other, date) else NotImplemented

    def __eq__(self, other: object) -> bool:
        return self._from(other, 0) and not self._from(other, 1) if isinstance(other, date) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other if isinstance(other, date) else NotImplemented

    def __sub__(self, other: Any) -> Any:  # noqa: ANN401  a day, or a length of time
        return self._between(other, 1) if isinstance(other, date) else self._shifted(other)

    def __rsub__(self, other: Any) -> Any:  # noqa: ANN401  a day
        return self._between(other, -1) if isinstance(other, date) else NotImplemented

    def _shifted(self, other: Any) -> Any:  # noqa: ANN401
        self.held.today_only()
        return self.plain() - other

    def _between(self, other: date, sign: int) -> Any:  # noqa: ANN401
        return _Between(self.held, _ordinal(other), sign)

    def _from(self, other: date, days: SupportsIndex) -> bool:
        at = _ordinal(other) + int(days)
        self.held.turns(at)
        return self.held.day >= at


def _ordinal(day: date) -> int:
    return day.held.day if isinstance(day, WatchedDay) else day.toordinal()
