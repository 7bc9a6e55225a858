"""What was expected where a word, a list or a mapping should stand, and how to get there."""

import math
import re

from cxjourney.deserialize.collection_expectations import list_expectation, mapping_expectation
from cxjourney.deserialize.scalar_expectations import (
    address_expectation,
    date_expectation,
    number_expectation,
    range_expectation,
)
from cxjourney.deserialize.time_spans import duration_expectation, time_span_expectation
from cxjourney.deserialize.word_expectations import word_expectation
from cxjourney.model.fields import TextForm
from cxjourney.model.introspection import Attribute, Expectation, is_reference, short_form
from cxjourney.text.escape import QuotedText, quote, shorten
from cxjourney.text.language_names import tag_of_language
from cxjourney.text.yaml_text import inline_yaml

_IS_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")


_CODE = re.compile("cx[0-9]{1,3}", re.IGNORECASE)


def describe_value(value: object) -> str:
    """Return what a value is, as the second part of a sentence: ``is the number 3``."""
    if isinstance(value, bool):
        return f"is {'true' if value else 'false'}"
    if isinstance(value, float) and not math.isfinite(value):
        return "is not a number" if math.isnan(value) else "is a number too large to count with"
    if isinstance(value, int | float):
        return f"is the number {shorten(f'{value}', 30)}"
    if isinstance(value, dict):
        return "is a mapping (lines with keys)"
    if isinstance(value, list | tuple):
        return "is a list"
    text = shorten(str(value), 50)
    return (
        "is empty text" if not text else f'is "{text}", in quotes' if isinstance(value, QuotedText) else f"is “{text}”"
    )


def expectation(type_: str, value: object, attribute: Attribute | None, is_item: bool) -> Expectation:
    """Return what was expected where pydantic found a fault of that type, and how to fix it.

    Args:
        type_: pydantic's name of the type, or one of `model.fields`' own.
        value: What stands there.
        attribute: The attribute that it stands for; None for the whole file.
        is_item: Whether it is an item of the attribute's list or mapping, not the whole of it.
    """
    if type_ == "literal_error":
        return word_expectation(attribute, value)
    if type_ == "date":
        return date_expectation(value)
    if type_ == "duration":
        return duration_expectation(value)
    if type_ == "time_span":
        return time_span_expectation(value)
    if type_ in ("whole_number", "float_type", "int_type", "float_parsing"):
        return number_expectation(value, attribute, whole=type_ == "whole_number")
    if type_ in ("greater_than_equal", "less_than_equal", "finite_number"):
        return range_expectation(value, attribute)
    if type_ == "bool_type":
        return _flag_expectation(value)
    if type_ in ("tuple_type", "list_type"):
        return list_expectation(value, attribute)
    if type_ in ("model_type", "model_attributes_type", "dict_type", "dataclass_type"):
        if isinstance(short_form(attribute), TextForm) and is_item:
            return _text_expectation(value, attribute)
        return mapping_expectation(value, attribute, is_item)
    if attribute and attribute.name == "link" and isinstance(value, str):
        return address_expectation(value)
    if attribute and attribute.name == "language":
        tag = tag_of_language(value) or _tag_with_hyphens(value) if isinstance(value, str) else None
        return Expectation(
            "a language tag", f"Write {tag}." if tag else "Write en, fa, id or another tag of two or three letters."
        )
    if attribute and attribute.name == "rule" and isinstance(value, str) and _CODE.fullmatch(value.strip()):
        return Expectation("a rule's code", f"Write {value.strip().upper()}.")
    if attribute and attribute.name == "rule":
        return Expectation(
            "a rule's code", "Write it as cxjourney rules shows it: CX301; or the beginning of several: CX3."
        )
    return _text_expectation(value, attribute)


_TRUE = frozenset(["true", "yes", "y", "on", "1", "x", "ja", "si", "sí", "oui", "ya", "بله", "✓"])
_FALSE = frozenset(["false", "no", "n", "off", "0", "nein", "non", "nej", "tidak", "خیر", "نه", "✗"])


def _flag_expectation(value: object) -> Expectation:
    """Return that true or false is expected, and which of them was most likely meant."""
    word = f"{value}".strip().casefold()
    meant = "true" if word in _TRUE else "false" if word in _FALSE else ""
    return Expectation("true or false", f"Write {meant or 'true or false'}, in small letters and without quotes.")


def _tag_with_hyphens(value: str) -> str:
    """Return a language tag that was written with low lines in place of hyphens; empty where it is none."""
    return value.replace("_", "-") if re.fullmatch("[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8})+", value) else ""


def _text_expectation(value: object, attribute: Attribute | None) -> Expectation:
    item = value[0] if isinstance(value, list) and value and isinstance(value[0], str) else ""
    if item and attribute and is_reference(attribute):
        return Expectation("a single id", f"Write one id, without brackets and hyphens: {attribute.name}: {item}")
    if isinstance(value, dict | list) and is_reference(attribute):
        return Expectation("a single id", "Write one id behind the colon, without brackets, braces and hyphens.")
    if isinstance(value, dict) and len(value) > 1 and all(_IS_LANGUAGE.fullmatch(str(key)) for key in value):
        first = next((text for text in value.values() if isinstance(text, str)), "…")
        return Expectation("text", f"A journey is in one language, named under language:. Write {shorten(first, 60)}")
    if isinstance(value, dict):
        shown = [f"{key}: {text}" for key, text in value.items() if isinstance(text, str)]
        fixed = f": {quote(shown[0])}" if len(value) == len(shown) == 1 and len(shown[0]) <= 60 else ""
        colon = "a colon with a space behind it makes a mapping of it"
        return Expectation("text", f"Put the text in quotes{fixed or f': {colon}.'}")
    if isinstance(value, list):
        single = f": {inline_yaml(item)}" if item and len(value) == 1 else "; text that begins with [ needs quotes."
        return Expectation("a single text", f"Write it without brackets and hyphens{single}")
    if isinstance(value, str):
        other = "" if attribute and attribute.field.is_required() else ", or leave it out"
        return Expectation("text", f"Write a few words{other}.")
    is_figure = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return Expectation("text", f"Put it in quotes{': ' + quote(str(value)) if is_figure else '.'}")
