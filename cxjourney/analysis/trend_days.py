"""The days of a trend: the first and the last one, and between them the end of each week or month."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, get_args

Every = Literal["month", "week", "commit"]
EVERY: tuple[Every, ...] = get_args(Every)


def trend_days(first: date, last: date, every: Every) -> tuple[date, ...]:
    """Return the days of a trend from its first to its last day, each once; of ``commit`` those two alone."""
    between = (day for day in _ends(first, every) if day > first) if every != "commit" else iter(())
    days = [first]
    for day in between:
        if day >= last:
            break
        days.append(day)
    return (*days, last) if last > first else (first,)


def _ends(first: date, every: Every) -> Iterator[date]:
    """Yield the last day of each week (Sunday, ISO 8601) or month from that of a day on."""
    end = first + timedelta(6 - first.weekday()) if every == "week" else _end_of_month(first)
    while True:
        yield end
        end = end + timedelta(7) if every == "week" else _end_of_month(end + timedelta(1))


def _end_of_month(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, 1) - timedelta(1)
