"""Numbers that can't be read as such: what was expected, and the number that was most likely meant."""

import math
import re
from typing import Any

from cxjourney.model.introspection import Attribute, Expectation, bounds
from cxjourney.text.escape import ascii_digits

_THOUSANDS = re.compile("[0-9]{1,3}([, '’٬][0-9]{3})+")
_OUT_OF = re.compile("([0-9]{1,3}) ?(?:/|of|out of) ?([0-9]{1,3})")
_ABOUT = re.compile("(?:~|≈|ca\\.?|c\\.|about|around|approx\\.?|over|under|>|<|n ?=) ?([0-9]{1,9})", re.IGNORECASE)


def a_number(value: Any, attribute: Attribute | None, whole: bool) -> Expectation:  # noqa: ANN401  plain data
    """Say that a number is expected, and how the one that was most likely meant is written."""
    words = number_words(attribute, whole)
    in_digits = "Write it in digits." if whole else "Write it in digits, with a point before decimals."
    if not isinstance(value, str):
        decimal = isinstance(value, float) and math.isfinite(value)
        return Expectation(words, "Write it without decimals." if whole and decimal else in_digits)
    candidate = (ascii_digits(value) or value).strip().replace(",", ".").rstrip("%٪").strip()
    number = _number(candidate)
    plain = ascii_digits(value) or value
    if _THOUSANDS.fullmatch(plain):
        return Expectation(words, f"Write it without marks between the digits: {re.sub('[^0-9]', '', plain)}.")
    if number is None and (out_of := _OUT_OF.fullmatch(plain)) and float(out_of[2]) == bounds(attribute)[1]:
        return Expectation(words, f"Write the number alone: {out_of[1]}.")
    if number is None and (about := _ABOUT.fullmatch(plain)):
        return Expectation(words, f"Write the number alone: {about[1]}.")
    if number is None or (whole and not number.is_integer()):
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


def in_range(attribute: Attribute | None) -> Expectation:
    """Say between which bounds a number is expected."""
    low, high = bounds(attribute)
    if low is not None and low == high:
        return Expectation(f"{low:g}", f"This version of cxjourney reads format {low:g} only.")
    if low is not None and high is not None:
        unit = " A share of 34 per cent is written 0.34." if (low, high) == (0, 1) else _scale(attribute)
        return Expectation(f"a number from {low:g} to {high:g}", f"Choose a number between the two.{unit}")
    if low is not None:
        return Expectation(f"{low:g} or more", "Write a number that is large enough, or delete the line.")
    return Expectation("an ordinary number", "Write a number that can be counted with.")


def number_words(attribute: Attribute | None, whole: bool) -> str:
    """Name the kind of number that an attribute takes: ``a whole number from 1 to 5``."""
    low, high = bounds(attribute)
    span = "" if low is None or high is None or low == high else f" from {low:g} to {high:g}"
    return f"a whole number{span}" if whole else f"a number{span}"


def _scale(attribute: Attribute | None) -> str:
    """Say what the ends of a scale stand for, in the words of the attribute."""
    low, high = bounds(attribute)
    if attribute is None or low is None or high is None or high - low > 10 or (low, high) == (0, 1):
        return ""
    return f" {attribute.field.description}"


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
