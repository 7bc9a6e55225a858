"""What stands in a file and what was expected, in words: text, lists, mappings, one word of several."""

import math
import re
from typing import Any, Literal, get_args, get_origin

from cxjourney.model.data_source import DataSource
from cxjourney.model.introspection import Attribute, Expectation, inner, refers, stripped
from cxjourney.model.vocabulary import FAMILIES, FAMILIES_OF_TYPE
from cxjourney.text.english import listed
from cxjourney.text.escape import Quoted, shortened
from cxjourney.text.suggest import did_you_mean
from cxjourney.wording.days import a_day, a_length
from cxjourney.wording.forms import a_list, a_mapping, quoted, several
from cxjourney.wording.numbers import a_number, in_range

_CODE = re.compile("cx[0-9]{3}", re.IGNORECASE)


def what_stands_there(value: Any) -> str:  # noqa: ANN401  plain data of any shape
    """Say what a value is, as the second part of a sentence: ``is the number 3``."""
    if isinstance(value, bool):
        return f"is {'true' if value else 'false'}"
    if isinstance(value, float) and not math.isfinite(value):
        return "is not a number" if math.isnan(value) else "is a number too large to count with"
    if isinstance(value, int | float):
        return f"is the number {shortened(f'{value}', 30)}"
    if isinstance(value, dict):
        return "is a mapping (lines with keys)"
    if isinstance(value, list | tuple):
        return "is a list"
    text = shortened(str(value), 50)
    return "is empty text" if not text else f'is "{text}", in quotes' if isinstance(value, Quoted) else f"is “{text}”"


def expectation(type_: str, value: Any, attribute: Attribute | None, is_item: bool) -> Expectation:  # noqa: ANN401
    """Say what one of pydantic's types of fault expected, and how to mend it."""
    if type_ == "literal_error":
        return _one_of(attribute, value)
    if type_ == "date":
        return a_day(value)
    if type_ == "duration":
        return a_length(value)
    if type_ in ("whole_number", "float_type", "int_type", "float_parsing"):
        return a_number(value, attribute, whole=type_ == "whole_number")
    if type_ in ("greater_than_equal", "less_than_equal", "finite_number"):
        return in_range(attribute)
    if type_ == "bool_type":
        return Expectation("true or false", "Write true or false, in small letters and without quotes.")
    if type_ in ("tuple_type", "list_type"):
        return a_list(value, attribute)
    if type_ in ("model_type", "model_attributes_type", "dict_type", "dataclass_type"):
        return a_mapping(value, attribute, is_item)
    if attribute and attribute.name == "language":
        return Expectation("a language tag", "Write en, fa, id or another tag of two or three letters.")
    if attribute and attribute.name == "rule" and isinstance(value, str) and _CODE.fullmatch(value.strip()):
        return Expectation("a rule's code", f"Write {value.strip().upper()}.")
    if attribute and attribute.name == "rule":
        return Expectation("a rule's code", "Write it as cxjourney rules shows it: CX301.")
    return _a_text(value, attribute)


def _a_text(value: Any, attribute: Attribute | None) -> Expectation:  # noqa: ANN401  plain data of any shape
    if isinstance(value, dict | list) and refers(attribute):
        return Expectation("a single id", "Write one id behind the colon, without brackets, braces and hyphens.")
    if isinstance(value, dict):
        told = [f"{key}: {text}" for key, text in value.items() if isinstance(text, str)]
        mended = f": {quoted(told[0])}" if len(value) == len(told) == 1 and len(told[0]) <= 60 else ""
        colon = "a colon with a space behind it makes a mapping of it"
        return Expectation("text", f"Put the text in quotes{mended or f': {colon}.'}")
    if isinstance(value, list):
        return Expectation(
            "a single text", "Write it without brackets and hyphens; text that begins with [ needs quotes."
        )
    if isinstance(value, str):
        return Expectation("text", "Write a few words, or delete the line.")
    return Expectation("text", "Put it in quotes.")


def _one_of(attribute: Attribute | None, value: Any) -> Expectation:  # noqa: ANN401  plain data of any shape
    words = [str(word) for word in _words(attribute)]
    bare = value.strip("“”„«»‘’'\" ") if isinstance(value, str) else ""
    help_ = several(value) or did_you_mean(bare, words, "")
    if help_ and bare in words and bare != value:
        help_ = f"Write it without these quotes: {bare}."
    expected = words[0] if len(words) == 1 else f"one of {listed(words, 9)}"
    if attribute and attribute.name == "type" and attribute.entity is DataSource:
        expected, otherwise = "a known type of data", _types_by_family()
    else:
        otherwise = "Choose one of them"
        otherwise += ", without brackets and hyphens." if isinstance(value, list) else "."
    return Expectation(expected, help_ or otherwise)


def _types_by_family() -> str:
    """List the types of data, by the families that they bring."""
    families = [(family.capitalize(), (family,)) for family in FAMILIES] + [("Of no family", ())]
    told = [(name, [type_ for type_, brings in FAMILIES_OF_TYPE.items() if brings == of]) for name, of in families]
    return " ".join(f"{name}: {', '.join(types)}." for name, types in told)


def _words(attribute: Attribute | None) -> tuple[Any, ...]:
    annotation = stripped(inner(attribute.field.annotation)) if attribute else None
    return get_args(annotation) if get_origin(annotation) is Literal else ("one of the known words",)
