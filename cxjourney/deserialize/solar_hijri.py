"""Dates of the Solar Hijri calendar, which Iran and Afghanistan use, as Gregorian days."""

from datetime import date, timedelta

_CYCLE_YEARS = 33
_LEAP_REMAINDERS = (1, 5, 9, 13, 17, 22, 26, 30)
_EPOCH_YEAR, _EPOCH = 1342, date(1963, 3, 21)


def is_leap(year: int) -> bool:
    """Return whether a Solar Hijri year has 366 days.

    Eight years of each 33 have: Birashk's rule of thumb, which agrees with the calendar as observed from 1343 to 1472
    (K. M. Borkowski, The Persian calendar for 3000 years, Earth, Moon and Planets 74, 1996).
    """
    return year % _CYCLE_YEARS in _LEAP_REMAINDERS


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Solar Hijri date between 1342 and 1472; None where there is no such date."""
    if not (_EPOCH_YEAR <= year <= 1472 and 1 <= month <= 12 and day >= 1):
        return None
    length = 31 if month <= 6 else 30 if month <= 11 or is_leap(year) else 29
    if day > length:
        return None
    days = sum(366 if is_leap(y) else 365 for y in range(_EPOCH_YEAR, year))
    return _EPOCH + timedelta(days=days + (month - 1) * 31 - max(0, month - 7) + day - 1)
