"""Days that are written otherwise than the format has them: the one that was most likely meant."""

import re
from datetime import date, timedelta

from cxjourney.deserialize.solar_hijri import to_gregorian
from cxjourney.languages.message import message
from cxjourney.model.introspection import Expectation, Meant
from cxjourney.text.digits import ASCII_DIGITS, ascii_digits
from cxjourney.text.plausible_years import EARLIEST_YEAR, LATEST_YEAR
from cxjourney.text.yaml_quotes import QuotedText

_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].+")
DAY = "YYYY-MM-DD"
"""What stands in advice in place of a day: a real one might be taken for what is known."""
_EXAMPLE = "2026-11-21"
_MONTHS = (
    "jan januari enero janvier gennaio januar",
    "feb februari febrero février febbraio februar",
    "mar maret marzo mars märz mrz",
    "apr abril avril aprile",
    "may mei mayo mai maggio",
    "jun juni junio juin giugno",
    "jul juli julio juillet luglio",
    "aug agu agustus agosto août",
    "sep sept septiembre septembre settembre",
    "oct okt oktober octubre octobre ottobre",
    "nov noviembre novembre",
    "dec des dez desember dezember diciembre décembre dicembre",
)
"""Names of months in some languages, from January on; English ones by their first three letters too."""
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_SPREADSHEET_EPOCH = date(1899, 12, 30)
"""The day from which spreadsheets count days: of ISO/IEC 29500-1, 18.17.4.1, from March 1900 on."""
SPREADSHEET_DAYS = range(32874, 62091)
"""The days of 1990 to 2069 by that count: no year, and no day in eight figures, is such a number."""
_SEASONS = {"q1": 1, "q2": 4, "q3": 7, "q4": 10, "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""By quarter and season, the month with which it begins."""


def date_expectation(value: object) -> Expectation:
    """Return that a day is expected (ISO 8601: year, month and day), and which one was most likely meant."""
    if isinstance(value, int) and not isinstance(value, bool):
        if value in SPREADSHEET_DAYS:
            iso = spreadsheet_day(value).isoformat()
            return _this_day(message("advise.spreadsheet-day", text=iso), iso, is_safe=False)
        value = f"{value}"
    if not isinstance(value, str):
        return _a_day(message("advise.day", example=DAY))
    plain = (ascii_digits(value) or value).strip()
    with_time = _DAY_AND_TIME.fullmatch(plain)
    if with_time and _is_day(with_time[1]):
        return _this_day(message("advise.day-alone", text=with_time[1]), with_time[1])
    if meant := _day_in_words(plain):
        return meant
    parts = re.split("[-/.]", plain)
    is_short = len(parts) == 3 and parts[0].isdecimal() and int(parts[0]) <= 31 and len(parts[2]) == 2
    if is_short:
        parts[2] = f"20{parts[2]}"
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return _a_day(message("advise.day", example=DAY))
    day_first = len(parts[2]) == 4
    year, month, day = (int(part) for part in (reversed(parts) if day_first else parts))
    if other := _gregorian_expectation(year, month, day):
        return other
    expected = _day_expectation(value, year, month, day, day_first)
    return expected._replace(meant=expected.meant._replace(is_safe=False)) if is_short and expected.meant else expected


def spreadsheet_day(count: int) -> date:
    """Return the day that a spreadsheet means by a count of days."""
    return _SPREADSHEET_EPOCH + timedelta(count)


def _a_day(help_: str) -> Expectation:
    return Expectation(message("expect.day"), help_)


def _this_day(help_: str, iso: str, *, is_safe: bool = True) -> Expectation:
    """Return that a day is expected, and that this one was meant."""
    return Expectation(message("expect.day"), help_, Meant(iso, is_safe))


def _day_in_words(text: str) -> Expectation | None:
    """Return which day is meant by one with a month in words, or by a month, a quarter or a year alone."""
    if re.fullmatch("[0-9]{8}", text) and _is_day(iso := f"{text[:4]}-{text[4:6]}-{text[6:]}"):
        return _this_day(message("advise.write", text=iso), iso)
    words = [re.sub("(?<=[0-9])(?:st|nd|rd|th)$", "", word) for word in re.split(r"[\s,./-]+", text.casefold())]
    year = next((int(w) for w in words if len(w) == 4 and w.isdecimal() and EARLIEST_YEAR <= int(w) <= LATEST_YEAR), 0)
    rest = [word for word in words if word and word not in (f"{year}", "of", "de", "in", "early", "mid", "late")]
    if not year or len(rest) > 2:
        return None
    named = [word for word in rest if not word.isdecimal()]
    figures = [int(word) for word in rest if word.isdecimal()]
    months = [_MONTH_NUMBERS.get(w) or _MONTH_NUMBERS.get(w[:3]) or _SEASONS.get(w) for w in named]
    if not all(months) or len(named) > 1 or (len(figures) == 2):
        return None
    has_month = bool(months or figures)
    month = months[0] if months else figures.pop() if figures else 1
    iso = f"{year:04d}-{month:02d}-{figures[0] if figures else 1:02d}"
    if not _is_day(iso):
        return None
    if figures:
        return _this_day(message("advise.write", text=iso), iso)
    return _a_day(message("advise.whole-day", text=f"{iso[:7]}-DD" if has_month else f"{year:04d}-MM-DD"))


def _gregorian_expectation(year: int, month: int, day: int) -> Expectation | None:
    other = to_gregorian(year, month, day)
    if other is None or not EARLIEST_YEAR <= other.year <= LATEST_YEAR:
        return None
    iso = other.isoformat()
    return Expectation(message("expect.gregorian-day"), message("advise.gregorian", text=iso), Meant(iso, False))


def _day_expectation(text: str, year: int, month: int, day: int, day_first: bool) -> Expectation:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        between = message("expect.day-between", first=EARLIEST_YEAR, last=LATEST_YEAR)
        return Expectation(between, message("advise.year", example=_EXAMPLE))
    iso, other = f"{year:04d}-{month:02d}-{day:02d}", f"{year:04d}-{day:02d}-{month:02d}"
    if day_first and iso != other and _is_day(other):
        if _is_day(iso):
            return _a_day(message("advise.year-first", text=iso, other=other))
        iso = other
    if not _is_day(iso):
        return Expectation(message("expect.calendar-day"), message("advise.month", example=_EXAMPLE))
    if not text.isascii():
        return _this_day(message("advise.with-digits", text=iso, digits=ASCII_DIGITS), iso)
    return _this_day(message("advise.no-quotes" if isinstance(text, QuotedText) else "advise.write", text=iso), iso)


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True
