"""What was expected where a number, a day, a duration or an id should stand: the one that was most likely meant."""

import math
import re
import unicodedata
from datetime import date

from cxjourney.deserialize.figures import clamp, figure_hint, list_figure_hint
from cxjourney.deserialize.solar_hijri import to_gregorian
from cxjourney.model.fields import EARLIEST_YEAR, LATEST_YEAR, is_slug
from cxjourney.model.introspection import Attribute, Expectation, bounds
from cxjourney.text.digits import ascii_digits
from cxjourney.text.escape import QuotedText, shorten

_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].+")
DAY = "YYYY-MM-DD"
"""What stands in advice in place of a day: a real one might be taken for what is known."""
_A_DAY = Expectation("a day", f"Write it as year, month and day: {DAY}.")
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
_SEASONS = {"q1": 1, "q2": 4, "q3": 7, "q4": 10, "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""By quarter and season, the month with which it begins."""


def date_expectation(value: object) -> Expectation:
    """Return that a day is expected (ISO 8601: year, month and day), and which one was most likely meant."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value}"
    if not isinstance(value, str):
        return _A_DAY
    plain = (ascii_digits(value) or value).strip()
    with_time = _DAY_AND_TIME.fullmatch(plain)
    if with_time and _is_day(with_time[1]):
        return Expectation("a day", f"Write the day alone, without a time: {with_time[1]}.")
    if meant := _day_in_words(plain):
        return meant
    parts = re.split("[-/.]", plain)
    if len(parts) == 3 and parts[0].isdecimal() and int(parts[0]) <= 31 and len(parts[2]) == 2:
        parts[2] = f"20{parts[2]}"
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return _A_DAY
    day_first = len(parts[2]) == 4
    year, month, day = (int(part) for part in (reversed(parts) if day_first else parts))
    return _gregorian_expectation(year, month, day) or _day_expectation(value, year, month, day, day_first)


_LONGEST_SHOWN = 100
"""An address of more characters is not repeated."""
_WEB_ADDRESS = re.compile(r"(?:https?:/*)?((?:[\w-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:[/?#]\S*)?)", re.IGNORECASE)


def address_expectation(value: object) -> Expectation:
    """Return that an https address is expected, and which one was most likely meant."""
    plain = value.strip().strip("<>") if isinstance(value, str) else ""
    if address := _WEB_ADDRESS.fullmatch(plain):
        return Expectation("an https address", f"Write https://{address[1]}")
    return Expectation("an https address", _address_fault(plain))


def _address_fault(text: str) -> str:
    """Return how to fix an address of which it can't be told what was meant."""
    head, found, rest = text.partition("https://")
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    if head or not found:
        return "Write where it is found on the web, beginning with https://, without blanks."
    if not host:
        return "Name the site behind https://, such as https://example.org/prices"
    if "@" in host:
        return "Write it without what stands before @."
    encoded = re.sub(r"\s", "%20", text)
    if encoded != text and not re.search(r"\s", host):
        shown = f"each blank: {encoded}" if len(encoded) <= _LONGEST_SHOWN else "each blank in it."
        return f"Write %20 in place of {shown}"
    return f"“{shorten(host, 50)}” is the name of no site. Copy the address from the browser once more."


def _day_in_words(text: str) -> Expectation | None:
    """Return which day is meant by one with a month in words, or by a month, a quarter or a year alone."""
    if re.fullmatch("[0-9]{8}", text) and _is_day(iso := f"{text[:4]}-{text[4:6]}-{text[6:]}"):
        return Expectation("a day", f"Write {iso}.")
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
    month = months[0] if months else figures.pop() if figures else 1
    iso = f"{year:04d}-{month:02d}-{figures[0] if figures else 1:02d}"
    if not _is_day(iso):
        return None
    if figures:
        return Expectation("a day", f"Write {iso}.")
    return Expectation("a day", f"Write a whole day; where it is not known, the first will do: {iso}.")


def _gregorian_expectation(year: int, month: int, day: int) -> Expectation | None:
    other = to_gregorian(year, month, day)
    if other is None or not EARLIEST_YEAR <= other.year <= LATEST_YEAR:
        return None
    return Expectation("a Gregorian day", f"In the Gregorian calendar this day may be {other.isoformat()}.")


def _day_expectation(text: str, year: int, month: int, day: int, day_first: bool) -> Expectation:
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
    return Expectation("a day", f"Write {iso}, without quotes." if isinstance(text, QuotedText) else f"Write {iso}.")


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def slug_of(text: str) -> str:
    """Return the id that a text in Latin letters comes to; empty where it comes to none.

    Accents fall away by Unicode's compatibility decomposition (form KD, UAX #15).
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    latin = "".join(c for c in decomposed if not unicodedata.combining(c))
    candidate = "-".join(re.findall(r"[a-z0-9]+", latin))[:64].strip("-")
    readable = not any(c.isalpha() and not c.isascii() for c in latin)
    return candidate if readable and is_slug(candidate) else ""


_THOUSANDS = re.compile("[0-9]{1,3}([, '’٬_][0-9]{3})+")
_UNDERSCORES = re.compile("[0-9]+(?:_[0-9]+)+")
_OUT_OF = re.compile("([0-9]{1,3}(?:\\.[0-9]+)?) ?(?:/|of|out of) ?([0-9]{1,3})")


def number_expectation(value: object, attribute: Attribute | None, whole: bool) -> Expectation:
    """Return that a number is expected, and how the one that was most likely meant is written.

    Args:
        value: What stands there.
        attribute: The attribute that it stands for.
        whole: Whether decimals are refused.
    """
    words = number_words(attribute, whole)
    in_digits = "Write it in digits." if whole else "Write it in digits, with a point before decimals."
    if isinstance(value, list):
        return Expectation(words, list_figure_hint(value, attribute, whole) or in_digits)
    if not isinstance(value, str):
        if whole and isinstance(value, float) and math.isfinite(value):
            return Expectation(words, f"Write it without decimals: {clamp(value, attribute, whole=True)}.")
        return Expectation(words, in_digits)
    candidate = (ascii_digits(value) or value).strip().replace(",", ".").rstrip("%٪").strip()
    number = _number(candidate)
    plain = ascii_digits(value) or value
    if joined := _join_digits(plain, attribute):
        return Expectation(words, f"Write it without marks between the digits: {joined}.")
    out_of = _OUT_OF.fullmatch(plain) if number is None and not (whole and "." in plain) else None
    if out_of and bounds(attribute)[1] in (None, float(out_of[2])):
        return Expectation(words, f"Write the number alone: {out_of[1]}.")
    beyond = number is not None and clamp(number, attribute, whole=False) != f"{number:g}"
    if (number is None or (beyond and "%" in value)) and (hint := figure_hint(plain.strip(), attribute, whole)):
        return Expectation(words, f"{hint}{_scale(attribute) if 'such as' in hint else ''}")
    if whole and number is not None and not number.is_integer() and math.isfinite(number):
        return Expectation(words, f"Write it without decimals: {clamp(number, attribute, whole=True)}.")
    as_it_stands = candidate == value and not isinstance(value, QuotedText)
    if number is None or as_it_stands or (whole and not number.is_integer()):
        return Expectation(words, f"{in_digits}{_scale(attribute)}")
    per_cent = value.strip().endswith(("%", "٪"))
    if per_cent and bounds(attribute) == (0, 1):
        return Expectation(words, f"Write it as a share of 1, without the per-cent sign: {number / 100:.6g}.")
    if not value.isascii():
        point = " and a point" if "." in candidate else ""
        return Expectation(words, f"Write it with the digits 0–9{point}: {candidate}.")
    if per_cent:
        share = "" if bounds(attribute)[1] == 100 else f", or {number / 100:.6g} for a share"
        return Expectation(words, f"Write it without the per-cent sign: {candidate}{share}.")
    if "," in value:
        return Expectation(words, f"Write decimals with a point: {candidate}.")
    return Expectation(words, f"Write it without quotes: {candidate}.")


def _join_digits(text: str, attribute: Attribute | None) -> str:
    """Return a figure without the marks between its thousands; empty where it has none."""
    if not _THOUSANDS.fullmatch(text) and not _UNDERSCORES.fullmatch(text):
        return ""
    figure, high = re.sub("[^0-9]", "", text), bounds(attribute)[1]
    decimal = "," in text and (text.startswith("0") or (high is not None and float(figure) > high))
    return "" if decimal else f"{int(figure)}"


def range_expectation(value: object, attribute: Attribute | None) -> Expectation:
    """Return between which bounds a number is expected, and the nearest that can stand there.

    Args:
        value: The number that stands there.
        attribute: The attribute that it stands for.
    """
    low, high = bounds(attribute)
    if low is not None and low == high:
        return Expectation(f"{low:g}", f"This version of cxjourney reads format {low:g} only.")
    number = float(value) if isinstance(value, int | float) and math.isfinite(value) else None
    if low is not None and high is not None:
        words = f"a number from {low:g} to {high:g}"
        if number is None:
            return Expectation(words, f"Choose a number between the two.{_scale(attribute)}")
        if (low, high) == (0, 1) and 1 < number <= 100:
            return Expectation(words, f"Write it as a share of 1: {number:g} per cent is {number / 100:.6g}.")
        end = f"{low:g}, the lowest" if number < low else f"{high:g}, the highest"
        share = " A share of 34 per cent is written 0.34." if (low, high) == (0, 1) else _scale(attribute)
        return Expectation(words, f"Write at most {end}.{share}" if number > high else f"Write at least {end}.{share}")
    if low is not None:
        other = "" if attribute is None or attribute.field.is_required() else ", or leave it out"
        return Expectation(f"{low:g} or more", f"Write {low:g} or a larger number{other}.")
    return Expectation("an ordinary number", "Write a number that can be counted with.")


def number_words(attribute: Attribute | None, whole: bool) -> str:
    """Return the words for the kind of number that an attribute takes: ``a whole number from 1 to 5``."""
    low, high = bounds(attribute)
    span = "" if low is None or high is None or low == high else f" from {low:g} to {high:g}"
    return f"a whole number{span}" if whole else f"a number{span}"


def _scale(attribute: Attribute | None) -> str:
    """Return what the ends of a scale stand for, in the words of the attribute."""
    low, high = bounds(attribute)
    if attribute is None or low is None or high is None or high - low > 10 or (low, high) == (0, 1):
        return ""
    return f" {attribute.field.description}"


def _number(text: str) -> float | None:
    if "_" in text:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
