"""Days as people write them into a sheet; one that could be two is not read."""

import re
import unicodedata
from datetime import date, datetime

from cxjourney.deserialize.malformed_dates import SPREADSHEET_DAYS, date_expectation, spreadsheet_day
from cxjourney.languages.message import Message, message
from cxjourney.tables.grid import CellValue
from cxjourney.text.digits import ascii_digits
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.plausible_years import EARLIEST_YEAR, LATEST_YEAR
from cxjourney.text.shorten import shorten

DAY_FIRST = frozenset({"ar", "de", "es", "fa", "fr", "id", "jv", "pt", "tr"})
"""Languages in which the day stands before the month, whatever stands between them (Unicode CLDR, short dates)."""
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_JAPANESE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")


def read_day(cell: CellValue, language: str | None) -> str | Message:
    """Return the day in a cell as ``2026-11-30``; why it can't be told for sure.

    Args:
        cell: What stands in the cell.
        language: The tag of the language that the sheet is written in; None where nobody knows.
    """
    if isinstance(cell, datetime):
        return _day(cell.year, cell.month, cell.day) or _unsure(cell.isoformat(" "))
    if isinstance(cell, date):
        return _day(cell.year, cell.month, cell.day) or _unsure(cell.isoformat())
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return _unsure(f"{cell}")
    text = "".join(c for c in f"{cell}" if unicodedata.category(c) != "Cf").strip()
    text = unicodedata.normalize("NFKC", ascii_digits(text) or text)
    if _SERIAL.fullmatch(text) and int(float(text)) in SPREADSHEET_DAYS:
        return spreadsheet_day(int(float(text))).isoformat()
    if found := _YEAR_FIRST.fullmatch(text) or _JAPANESE.fullmatch(text):
        year, month, day = int(found[1]), int(found[found.re.groups - 1]), int(found[found.re.groups])
        return _day(year, month, day) or _unsure(text)
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day_first, month_first = _day(year, second, first), _day(year, first, second)
        if found[2] == "." or language in DAY_FIRST:
            return day_first or _unsure(text)
        if day_first and month_first and day_first != month_first:
            return message("answers.why.two-days", said=text, first=day_first, second=month_first)
        return day_first or month_first or _unsure(text)
    return _unsure(text)


def _day(year: int, month: int, day: int) -> str | None:
    """Return a day as ISO 8601 writes it; None where there is no such day, or none that can be meant."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def _unsure(text: str) -> Message:
    help_ = date_expectation(text).help
    return message("answers.why.day", said=shorten(escape_unseen(text), 40), help=help_)
