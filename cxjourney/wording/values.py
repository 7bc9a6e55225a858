"""What stands in a file and what was expected, in words: text, lists, mappings, one word of several."""

import math
import re
from typing import Any, Literal, get_args, get_origin

from cxjourney.model.attributes import Attribute, attributes, entity_in, inner, noun, stripped, with_article
from cxjourney.model.expected import Expectation, short_form
from cxjourney.nearest import did_you_mean, listed
from cxjourney.wording.days import a_day, a_length
from cxjourney.wording.numbers import a_number, in_range
from cxjourney.written import Quoted, shortened

_IS_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
        return _a_list(value, attribute)
    if type_ in ("model_type", "model_attributes_type", "dict_type", "dataclass_type"):
        return _a_mapping(value, attribute, is_item)
    if attribute and attribute.name == "language":
        return Expectation("a language tag", "Write en, fa, id or another tag of two or three letters.")
    if attribute and attribute.name == "rule":
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
    help_ = did_you_mean(value, words, "") if isinstance(value, str) else ""
    expected = words[0] if len(words) == 1 else f"one of {listed(words, 9 if help_ else 40)}"
    if not help_:
        help_ = (
            "Choose one of them, without brackets and hyphens." if isinstance(value, list) else "Choose one of them."
        )
    return Expectation(expected, help_)


def _words(attribute: Attribute | None) -> tuple[Any, ...]:
    annotation = stripped(inner(attribute.field.annotation)) if attribute else None
    return get_args(annotation) if get_origin(annotation) is Literal else ("one of the known words",)


def _a_list(value: Any, attribute: Attribute | None) -> Expectation:  # noqa: ANN401  plain data of any shape
    entity = entity_in(attribute.field.annotation) if attribute else None
    items = f"each {noun(entity)}" if entity else "each item"
    if isinstance(value, dict):
        return Expectation("a list", f"Begin {items} on a line of its own, behind a hyphen and a space.")
    if attribute and isinstance(value, str) and entity is None and _IS_WORD.fullmatch(value):
        return Expectation("a list", f"Write {attribute.name}: [{value}], in brackets.")
    return Expectation(
        "a list", f"Write {items} on a line of its own, behind a hyphen and a space, even if there is only one."
    )


def _a_mapping(value: Any, attribute: Attribute | None, is_item: bool) -> Expectation:  # noqa: ANN401  plain data
    entity = entity_in(attribute.field.annotation) if attribute else None
    if attribute is None or entity is None:
        return Expectation("a mapping", "Write keys with colons, one a line.")
    if not is_item and get_origin(stripped(attribute.field.annotation)) is dict:
        owner = "a persona's id" if attribute.name == "emotions" else "its id"
        return Expectation(
            f"a mapping of {attribute.name.replace('_', ' ')} by id",
            f"Begin each {noun(entity)} with {owner} and a colon, on a line of its own and without a hyphen.",
        )
    short = short_form(attribute)
    if short and not isinstance(value, list):
        if str in short.types:
            return Expectation("an id", f"Write the id, or a mapping that has {short.attribute}: and the id.")
        return a_number(value, attribute, whole=dict(short.schema)["type"] == "integer")
    known = list(attributes(entity))
    first, more = listed(known[:5]), " …" if len(known) > 5 else "."
    return Expectation(
        f"a mapping that describes {with_article(entity)}",
        f"Write lines such as {known[0]}: … below it. It can have {first}{more}",
    )
