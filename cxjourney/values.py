"""What stands in a file and what was expected, in words: numbers, dates, lists, one word of several."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

from cxjourney.attributes import Attribute, attributes, entity_in, inner, noun, stripped, with_article
from cxjourney.calendars import gregorian
from cxjourney.model.fields import EARLIEST_YEAR, LATEST_YEAR
from cxjourney.nearest import did_you_mean, listed
from cxjourney.written import Quoted, ascii_digits, shortened


@dataclass(frozen=True, slots=True)
class Expectation:
    """What was expected at a place, and how to get there."""

    words: str
    help: str


def what_stands_there(value: Any) -> str:  # noqa: ANN401  plain data of any shape
    """Say what a value is, as the second part of a sentence: ``is the number 3``."""
    if isinstance(value, bool):
        return f"is {'true' if value else 'false'}"
    if isinstance(value, int | float):
        return f"is the number {shortened(f'{value}', 30)}"
    if isinstance(value, dict):
        return "is a mapping (lines with keys)"
    if isinstance(value, list | tuple):
        return "is a list"
    text = shortened(str(value), 50)
    return "is empty text" if not text else f'is "{text}", in quotes' if isinstance(value, Quoted) else f"is “{text}”"


def expectation(type_: str, value: Any, attribute: Attribute | None) -> Expectation:  # noqa: ANN401
    """Say what one of pydantic's types of fault expected, and how to mend it."""
    text = value if isinstance(value, str) else None
    if type_ == "literal_error":
        return _one_of(attribute, value)
    if type_ == "date":
        return _a_date(text, value)
    if type_ == "duration":
        return Expectation("a length of time", "Write a number and d, w, m or y: 90d, 6w, 3m, 1y. No quotes, no space.")
    if type_ in ("whole_number", "float_type", "int_type", "float_parsing"):
        return _a_number(text, "a whole number" if type_ == "whole_number" else "a number")
    if type_ in ("greater_than_equal", "less_than_equal", "finite_number"):
        return _in_range(attribute)
    if type_ == "bool_type":
        return Expectation("true or false", "Write true or false, in small letters and without quotes.")
    if type_ in ("tuple_type", "list_type"):
        return _a_list(value, attribute)
    if type_ in ("model_type", "model_attributes_type", "dict_type", "dataclass_type"):
        return _a_mapping(attribute)
    if attribute and attribute.name == "language" and text:
        return Expectation("a language tag", "Write en, fa, id or another tag of two or three letters.")
    if attribute and attribute.name == "rule" and text:
        return Expectation("a rule's code", "Write it as cxjourney rules shows it: CX301.")
    return _a_text(value)


def _a_text(value: Any) -> Expectation:  # noqa: ANN401  plain data of any shape
    if isinstance(value, dict):
        return Expectation("text", "Put the text in quotes: a colon with a space behind it makes a mapping of it.")
    if isinstance(value, list):
        return Expectation(
            "a single text", "Write it without brackets and hyphens; text that begins with [ needs quotes."
        )
    if isinstance(value, str):
        return Expectation("text", "Write a few words, or delete the line.")
    return Expectation("text", "Put it in quotes.")


def _one_of(attribute: Attribute | None, value: Any) -> Expectation:  # noqa: ANN401  plain data of any shape
    words = [str(word) for word in _words(attribute)]
    help_ = did_you_mean(f"{value}", words, "")
    expected = words[0] if len(words) == 1 else f"one of {listed(words, 9 if help_ else 40)}"
    return Expectation(expected, help_ or f"Write {words[0]}, for example.")


def _words(attribute: Attribute | None) -> tuple[Any, ...]:
    annotation = stripped(inner(attribute.field.annotation)) if attribute else None
    return get_args(annotation) if get_origin(annotation) is Literal else ("one of the known words",)


def _a_number(text: str | None, words: str) -> Expectation:
    if text is None:
        return Expectation(words, "Write it in digits.")
    plain = ascii_digits(text) or text
    candidate = plain.strip().replace(",", ".").rstrip("%")
    try:
        float(candidate)
    except ValueError:
        return Expectation(words, "Write it in digits, with a point before decimals.")
    if not text.isascii():
        return Expectation(words, f"Write it with the digits 0–9 and a point: {candidate}.")
    if text.strip().endswith("%"):
        return Expectation(
            words, f"Write it without the per-cent sign: {candidate}, or {float(candidate) / 100:g} for a share."
        )
    if "," in text:
        return Expectation(words, f"Write decimals with a point: {candidate}.")
    return Expectation(words, f"Write it without quotes: {candidate}.")


def _in_range(attribute: Attribute | None) -> Expectation:
    bounds = [bound for bound in _bounds(attribute) if bound is not None] if attribute else []
    if len(bounds) == 2:
        low, high = bounds
        if low == high:
            return Expectation(f"{low:g}", f"This version of cxjourney reads format {low:g} only.")
        unit = " A share of 34 per cent is written 0.34." if (low, high) == (0, 1) else ""
        return Expectation(f"a number from {low:g} to {high:g}", f"Choose a number between the two.{unit}")
    if bounds:
        return Expectation(f"{bounds[0]:g} or more", "Write a number that is large enough, or delete the line.")
    return Expectation("an ordinary number", "Write a number that can be counted with.")


def _bounds(attribute: Attribute) -> tuple[float | None, float | None]:
    low = high = None
    for mark in _marks(attribute):
        low = getattr(mark, "ge", low) if getattr(mark, "ge", None) is not None else low
        high = getattr(mark, "le", high) if getattr(mark, "le", None) is not None else high
    return low, high


def _marks(attribute: Attribute) -> list[Any]:
    marks = list(attribute.field.metadata)
    todo = [attribute.field.annotation]
    while todo:
        annotation = todo.pop()
        marks.extend(getattr(annotation, "__metadata__", ()))
        todo.extend(arg for arg in get_args(annotation) if get_args(arg))
    for mark in list(marks):
        marks.extend(getattr(mark, "metadata", ()))
    return marks


def _a_date(text: str | None, value: Any) -> Expectation:  # noqa: ANN401  plain data of any shape
    words = "a day"
    if text is None:
        return Expectation(words, "Write it as year, month and day: 2026-11-21.")
    plain = (ascii_digits(text) or text).strip().replace("/", "-").replace(".", "-")
    parts = plain.split("-")
    if len(parts) == 3 and all(part.isdecimal() and len(part) <= 4 for part in parts):
        if len(parts[2]) == 4:
            parts.reverse()
        year, month, day = (int(part) for part in parts)
        other = gregorian(year, month, day)
        if other:
            return Expectation("a Gregorian day", f"In the Gregorian calendar this day may be {other.isoformat()}.")
        iso = f"{year:04d}-{month:02d}-{day:02d}"
        if year < EARLIEST_YEAR or year > LATEST_YEAR:
            return Expectation(
                f"a day between {EARLIEST_YEAR} and {LATEST_YEAR}", "Check the year: it comes first, as in 2026-11-21."
            )
        if _is_day(iso) and (iso != text or isinstance(value, Quoted)):
            note = (
                "with the digits 0–9"
                if not text.isascii()
                else "and without quotes"
                if isinstance(value, Quoted)
                else "with hyphens"
            )
            return Expectation(words, f"Write {iso}, {note}.")
        return Expectation("a day of the calendar", "Check the month and the day: year, month, day, as in 2026-11-21.")
    return Expectation(words, "Write it as year, month and day: 2026-11-21.")


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _a_list(value: Any, attribute: Attribute | None) -> Expectation:  # noqa: ANN401  plain data of any shape
    entity = entity_in(attribute.field.annotation) if attribute else None
    items = f"each {noun(entity)}" if entity else "each item"
    if isinstance(value, dict):
        return Expectation("a list", f"Begin {items} on a line of its own, behind a hyphen and a space.")
    return Expectation(
        "a list", f"Write {items} on a line of its own, behind a hyphen and a space, even if there is only one."
    )


def _a_mapping(attribute: Attribute | None) -> Expectation:
    entity = entity_in(attribute.field.annotation) if attribute else None
    if entity is None:
        return Expectation("a mapping", "Write keys with colons, one a line.")
    first = listed(attributes(entity), 5)
    return Expectation(
        f"a mapping that describes {with_article(entity)}",
        f"Write lines such as {next(iter(attributes(entity)))}: … below it. It can have {first} …",
    )
