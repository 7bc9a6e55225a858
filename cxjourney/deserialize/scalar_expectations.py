"""What was expected where a number, a day, a duration or an id should stand: the one that was most likely meant."""

import math
import re
import unicodedata
from datetime import date

from cxjourney.deserialize.malformed_numbers import clamp, figure_hint, list_figure_hint
from cxjourney.deserialize.solar_hijri import to_gregorian
from cxjourney.languages.message import Message, english_text, join_sentences, message
from cxjourney.model.fields import EARLIEST_YEAR, LATEST_YEAR, is_slug
from cxjourney.model.introspection import Attribute, Expectation, attributes, bounds
from cxjourney.text.digits import ascii_digits
from cxjourney.text.escape import QuotedText, shorten

_DAY_AND_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].+")
DAY = "YYYY-MM-DD"
"""What stands in advice in place of a day: a real one might be taken for what is known."""
_EXAMPLE = "2026-11-21"
_DIGITS = "0–9"
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
        return _a_day(message("advise.day", example=DAY))
    plain = (ascii_digits(value) or value).strip()
    with_time = _DAY_AND_TIME.fullmatch(plain)
    if with_time and _is_day(with_time[1]):
        return _a_day(message("advise.day-alone", text=with_time[1]))
    if meant := _day_in_words(plain):
        return meant
    parts = re.split("[-/.]", plain)
    if len(parts) == 3 and parts[0].isdecimal() and int(parts[0]) <= 31 and len(parts[2]) == 2:
        parts[2] = f"20{parts[2]}"
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return _a_day(message("advise.day", example=DAY))
    day_first = len(parts[2]) == 4
    year, month, day = (int(part) for part in (reversed(parts) if day_first else parts))
    return _gregorian_expectation(year, month, day) or _day_expectation(value, year, month, day, day_first)


def _a_day(help_: str) -> Expectation:
    return Expectation(message("expect.day"), help_)


_LONGEST_SHOWN = 100
"""An address of more characters is not repeated."""
_MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\((\S+)\)")
_WEB_ADDRESS = re.compile(r"(?:https?:/*)?((?:[\w-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:[/?#]\S*)?)", re.IGNORECASE)


def address_expectation(value: object) -> Expectation:
    """Return that an https address is expected, and which one was most likely meant."""
    plain = value.strip().strip("<>") if isinstance(value, str) else ""
    linked = _MARKDOWN_LINK.fullmatch(plain)
    if address := _WEB_ADDRESS.fullmatch(linked[1] if linked else plain):
        return Expectation(message("expect.address"), message("reading.write", text=f"https://{address[1]}"))
    return Expectation(message("expect.address"), _address_fault(plain))


def _address_fault(text: str) -> str:
    """Return how to fix an address of which it can't be told what was meant."""
    head, found, rest = text.partition("https://")
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    if head or not found:
        return message("advise.address")
    if not host:
        return message("advise.address.site", example="https://example.org/prices")
    if "@" in host:
        return message("advise.address.at")
    encoded = re.sub(r"\s", "%20", text)
    if encoded != text and not re.search(r"\s", host):
        if len(encoded) <= _LONGEST_SHOWN:
            return message("advise.address.blanks.as", code="%20", text=encoded)
        return message("advise.address.blanks", code="%20")
    return message("advise.address.none", host=shorten(host, 50))


def _day_in_words(text: str) -> Expectation | None:
    """Return which day is meant by one with a month in words, or by a month, a quarter or a year alone."""
    if re.fullmatch("[0-9]{8}", text) and _is_day(iso := f"{text[:4]}-{text[4:6]}-{text[6:]}"):
        return _a_day(message("advise.write", text=iso))
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
        return _a_day(message("advise.write", text=iso))
    return _a_day(message("advise.whole-day", text=f"{iso[:7]}-DD" if has_month else f"{year:04d}-MM-DD"))


def _gregorian_expectation(year: int, month: int, day: int) -> Expectation | None:
    other = to_gregorian(year, month, day)
    if other is None or not EARLIEST_YEAR <= other.year <= LATEST_YEAR:
        return None
    return Expectation(message("expect.gregorian-day"), message("advise.gregorian", text=other.isoformat()))


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
        return _a_day(message("advise.with-digits", text=iso, digits=_DIGITS))
    return _a_day(message("advise.no-quotes" if isinstance(text, QuotedText) else "advise.write", text=iso))


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
    decomposed = unicodedata.normalize("NFKD", (ascii_digits(text) or text).casefold())
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
    in_digits = message("advise.digits.whole" if whole else "advise.digits")
    if isinstance(value, list):
        return Expectation(words, list_figure_hint(value, attribute, whole) or in_digits)
    if not isinstance(value, str):
        if whole and isinstance(value, float) and math.isfinite(value):
            return Expectation(words, message("advise.no-decimals", text=clamp(value, attribute, whole=True)))
        return Expectation(words, in_digits)
    candidate = (ascii_digits(value) or value).strip().replace(",", ".").rstrip("%٪").strip()
    number = _number(candidate)
    plain = ascii_digits(value) or value
    if joined := _join_digits(plain, attribute):
        return Expectation(words, message("advise.no-marks", text=joined))
    out_of = _OUT_OF.fullmatch(plain) if number is None and not (whole and "." in plain) else None
    if out_of and bounds(attribute)[1] in (None, float(out_of[2])):
        if attribute and "scale" in attributes(attribute.entity):
            value, scale = f"{attribute.name}: {out_of[1]}", f"scale: {{from: LOWEST, to: {out_of[2]}}}"
            return Expectation(words, message("advise.value-and-scale", value=value, scale=scale))
        return Expectation(words, message("advise.number-alone", text=out_of[1]))
    beyond = number is not None and clamp(number, attribute, whole=False) != f"{number:g}"
    if (number is None or (beyond and "%" in value)) and (hint := figure_hint(plain.strip(), attribute, whole)):
        return Expectation(words, join_sentences(hint, _scale(attribute)) if "such as" in hint else hint)
    if whole and number is not None and not number.is_integer() and math.isfinite(number):
        return Expectation(words, message("advise.no-decimals", text=clamp(number, attribute, whole=True)))
    as_it_stands = candidate == value and not isinstance(value, QuotedText)
    if number is None or as_it_stands or (whole and not number.is_integer()):
        return Expectation(words, join_sentences(in_digits, _scale(attribute)))
    per_cent = value.strip().endswith(("%", "٪"))
    if per_cent and bounds(attribute) == (0, 1):
        return Expectation(words, message("advise.share-no-percent", text=f"{number / 100:.6g}"))
    if not value.isascii():
        has_point = "." in candidate
        help_ = message("advise.digits.point" if has_point else "advise.digits.as", digits=_DIGITS, text=candidate)
        return Expectation(words, help_)
    if per_cent and attribute and "scale" in attributes(attribute.entity):
        beside = message("advise.value-and-scale", value=f"{attribute.name}: {candidate}", scale="scale: percent")
        return Expectation(words, beside)
    if per_cent and bounds(attribute)[1] != 100:
        share = f"{number / 100:.6g}"
        return Expectation(words, message("advise.no-percent.share", text=candidate, share=share))
    if per_cent:
        return Expectation(words, message("advise.no-percent", text=candidate))
    return Expectation(words, message("advise.decimal-point" if "," in value else "advise.bare", text=candidate))


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
        return Expectation(f"{low:g}", message("advise.version", version=f"{low:g}"))
    number = float(value) if isinstance(value, int | float) and math.isfinite(value) else None
    if low is not None and high is not None:
        words = number_words(attribute, whole=False)
        if number is None:
            return Expectation(words, join_sentences(message("advise.between"), _scale(attribute)))
        if (low, high) == (0, 1) and 1 < number <= 100:
            return Expectation(words, message("advise.share-of", percent=f"{number:g}", share=f"{number / 100:.6g}"))
        end = message("advise.at-least", text=f"{low:g}")
        if number > high:
            end = message("advise.at-most", text=f"{high:g}")
        share = message("advise.share-example", percent="34", share="0.34")
        return Expectation(words, join_sentences(end, share if (low, high) == (0, 1) else _scale(attribute)))
    if low is not None:
        required = attribute is None or attribute.field.is_required()
        help_ = message("advise.larger" if required else "advise.larger.optional", low=f"{low:g}")
        return Expectation(message("expect.or-more", low=f"{low:g}"), help_)
    return Expectation(message("expect.ordinary-number"), message("advise.ordinary-number"))


def number_words(attribute: Attribute | None, whole: bool) -> Message:
    """Return the words for the kind of number that an attribute takes: ``a whole number from 1 to 5``."""
    low, high = bounds(attribute)
    if low is None or high is None or low == high:
        return message("expect.whole-number" if whole else "expect.number")
    return message(
        "expect.whole-number.from-to" if whole else "expect.number.from-to", low=f"{low:g}", high=f"{high:g}"
    )


def _scale(attribute: Attribute | None) -> str:
    """Return what the ends of a scale stand for, in the words of the attribute, in English alone."""
    low, high = bounds(attribute)
    if attribute is None or low is None or high is None or high - low > 10 or (low, high) == (0, 1):
        return ""
    return english_text(attribute.field.description or "")


def _number(text: str) -> float | None:
    if "_" in text:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
