"""Days and lengths of time that can't be read as such: what was expected, and what was most likely meant."""

import re
from datetime import date
from typing import Any

from cxjourney.model.fields import EARLIEST_YEAR, LATEST_YEAR
from cxjourney.model.introspection import Expectation
from cxjourney.text.escape import Quoted, ascii_digits
from cxjourney.wording.calendars import gregorian

_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].+")
_LENGTH = re.compile(r"0*(\d{1,5}) *(d|w|m|y)?(?:(?<=d)ays?|(?<=w)eeks?|(?<=m)onths?|(?<=y)ears?)?", re.IGNORECASE)
_A_DAY = Expectation("a day", "Write it as year, month and day: 2026-11-21.")


def a_day(value: Any) -> Expectation:  # noqa: ANN401  plain data of any shape
    """Say that a day is expected, and which one was most likely meant."""
    if not isinstance(value, str):
        return _A_DAY
    plain = (ascii_digits(value) or value).strip()
    with_time = _DAY_AND_TIME.fullmatch(plain)
    if with_time and _is_day(with_time[1]):
        return Expectation("a day", f"Write the day alone, without a time: {with_time[1]}.")
    parts = re.split("[-/.]", plain)
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return _A_DAY
    day_first = len(parts[2]) == 4
    year, month, day = (int(part) for part in (reversed(parts) if day_first else parts))
    return _gregorian(year, month, day) or _some_day(value, year, month, day, day_first)


def a_length(value: Any) -> Expectation:  # noqa: ANN401  plain data of any shape
    """Say that a length of time is expected, and which one was most likely meant."""
    words = "a length of time"
    plain = (ascii_digits(f"{value}") or f"{value}").strip()
    match = None if isinstance(value, bool) else _LENGTH.fullmatch(plain)
    if match is None or int(match[1]) == 0:
        return Expectation(words, "Write a number and d, w, m or y: 90d, 6w, 3m, 1y. No quotes, no space.")
    meant = f"{int(match[1])}{(match[2] or 'd').lower()}"
    if isinstance(value, str) and not value.isascii():
        return Expectation(words, f"Write it with the digits 0–9: {meant}.")
    if isinstance(value, Quoted):
        return Expectation(words, f"Write it without quotes: {meant}.")
    unit = "" if match[2] else " for days (w for weeks, m for months, y for years)"
    return Expectation(words, f"Write {meant}{unit}.")


def _gregorian(year: int, month: int, day: int) -> Expectation | None:
    other = gregorian(year, month, day)
    if other is None or not EARLIEST_YEAR <= other.year <= LATEST_YEAR:
        return None
    return Expectation("a Gregorian day", f"In the Gregorian calendar this day may be {other.isoformat()}.")


def _some_day(text: str, year: int, month: int, day: int, day_first: bool) -> Expectation:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return Expectation(
            f"a day between {EARLIEST_YEAR} and {LATEST_YEAR}", "Check the year: it comes first, as in 2026-11-21."
        )
    iso, other = f"{year:04d}-{month:02d}-{day:02d}", f"{year:04d}-{day:02d}-{month:02d}"
    if day_first and iso != other and _is_day(other):
        if _is_day(iso):
            return Expectation("a day", f"Write the year first: {iso}, or {other} if the month came first.")
        iso = other
    if not _is_day(iso):
        return Expectation("a day of the calendar", "Check the month and the day: year, month, day, as in 2026-11-21.")
    if not text.isascii():
        return Expectation("a day", f"Write {iso}, with the digits 0–9.")
    return Expectation("a day", f"Write {iso}, without quotes." if isinstance(text, Quoted) else f"Write {iso}.")


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True
