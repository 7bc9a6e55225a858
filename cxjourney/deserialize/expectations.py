"""What was expected where a word, a list or a mapping should stand, and how to get there."""

import math
import re
from typing import Literal, get_args, get_origin

from cxjourney.deserialize.figures import clamp, face_score
from cxjourney.deserialize.scalar_expectations import (
    address_expectation,
    date_expectation,
    duration_expectation,
    number_expectation,
    range_expectation,
    slug_of,
    time_span_expectation,
    time_span_of,
)
from cxjourney.model.channel import known_channels
from cxjourney.model.data_source import DataSource
from cxjourney.model.fields import Entity, TextForm
from cxjourney.model.introspection import (
    Attribute,
    Expectation,
    attributes,
    described_entity,
    entity_in,
    is_id,
    is_reference,
    item_annotation,
    noun,
    short_form,
    strip_annotation,
    with_article,
    word_form,
)
from cxjourney.model.metric import Measurement
from cxjourney.model.persona import Access
from cxjourney.model.stage import StageDuration
from cxjourney.model.vocabulary import FAMILIES, FAMILIES_OF_TYPE
from cxjourney.text.english import join_comma
from cxjourney.text.escape import QuotedText, quote, shorten
from cxjourney.text.language_names import tag_of_language
from cxjourney.text.suggest import did_you_mean

_IS_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ARE_WORDS = re.compile(r"[a-z0-9-]+(?: *[,;،؛，、；] *[a-z0-9-]+)+")
_FOREIGN_COMMA = re.compile(r"(?<=\w) *([؛،，、；;]) *(?=\w)")
_IS_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
_BULLET = re.compile(r"(?:-(?=\w)|[–—•·*] ?)")
_THE_END = frozenset(("none", "end", "ends", "nothing", "null", "no", "n/a", "-", "stop", "finish"))


def separator_hint(value: object) -> str:
    """Return how to write a text in which commas of another script separate words; empty where none do."""
    if not isinstance(value, str) or not (mark := _FOREIGN_COMMA.search(value)):
        return ""
    return f"Write a comma and a space (, ) in place of {mark[1]}: {shorten(_FOREIGN_COMMA.sub(', ', value))}."


def _list_from_text(value: str, attribute: Attribute, entity: type[Entity] | None) -> str:
    name, plain = attribute.name, value.strip()
    short = short_form(attribute)
    by_id = entity is None or (short is not None and str in short.types)
    bare = plain.strip("【】［］[]()（） ")
    if name == "next" and plain.casefold() in _THE_END:
        return "Write next: [] where the journey ends, and outcome: success or outcome: other to say how."
    if by_id and _IS_WORD.fullmatch(bare):
        return f"Write {name}: [{bare}], in brackets."
    if by_id and _ARE_WORDS.fullmatch(bare) and (is_reference(attribute) or short or bare != plain):
        return f"Write {name}: [{', '.join(re.split(' *[,;،؛，、；] *', bare))}], in brackets."
    if _BULLET.match(plain):
        return "Begin each item with a hyphen and a space, on a line of its own: - like this"
    if entity is not None and (smallest := _smallest_example(entity, value)):
        return f"Write each {noun(entity)} on a line of its own, behind a hyphen: - {smallest}"
    return ""


def _smallest_example(entity: type[Entity], text: str) -> str:
    """Return the fewest lines that describe an entity of which only a text is known; nothing where it has no text."""
    known = attributes(entity)
    holder = next((name for name in ("title", "text") if name in known), None)
    if holder is None or not known[holder].field.is_required() or not text.strip():
        return ""
    shown = shorten(text, 50)
    lines = [f"{holder}: {quote(shown) if isinstance(text, QuotedText) else shown}"]
    for name, attribute in known.items():
        if name != holder and attribute.field.is_required():
            examples = [c for c in known_channels() if name == "channel" and c in slug_of(text).split("-")]
            examples += attribute.field.examples or ["…"]
            lines.append(f"{name}: {(is_id(attribute) and slug_of(text)) or examples[0]}")
    return lines[0] + "".join(f" and, on the line below, {line}" for line in lines[1:])


def list_expectation(value: object, attribute: Attribute | None) -> Expectation:
    """Return that a list is expected, and how the one that was most likely meant is written."""
    entity = described_entity(attribute)
    items = f"each {noun(entity)}" if entity else "each item"
    if isinstance(value, dict):
        return Expectation("a list", f"Begin {items} on a line of its own, behind a hyphen and a space.")
    if attribute and isinstance(value, str):
        found = _list_from_text(value, attribute, entity)
        if found:
            return Expectation("a list", found)
    return Expectation(
        "a list", f"Write {items} on a line of its own, behind a hyphen and a space, even if there is only one."
    )


def mapping_expectation(value: object, attribute: Attribute | None, is_item: bool) -> Expectation:
    """Return that a mapping is expected, and the smallest one that holds what was written.

    Args:
        value: What stands there.
        attribute: The attribute that it stands for; None for the whole file.
        is_item: Whether it is an item of the attribute's list or mapping, not the whole of it.
    """
    entity = entity_in(attribute.field.annotation) if attribute else None
    short = short_form(attribute)
    if isinstance(short, TextForm) and is_item:
        return _text_expectation(value, attribute)
    if isinstance(short, TextForm):
        return Expectation("a mapping of lists by id", "Begin each list with the id of its lane and a colon.")
    if attribute is None or entity is None:
        return Expectation("a mapping", "Write keys with colons, one a line.")
    if not is_item and get_origin(strip_annotation(attribute.field.annotation)) is dict:
        first = value[0] if isinstance(value, list) and value else None
        if isinstance(first, dict) and isinstance(first.get("id"), str):
            return Expectation(
                f"a mapping of {attribute.name.replace('_', ' ')} by id",
                f"Write {shorten(first['id'], 40)}: in place of the hyphen and of id:, and the other lines below it.",
            )
        if attribute.name == "emotions" and (score := _score(value, attribute)):
            return Expectation(
                "a mapping of emotions by id",
                f"Write a persona's id, a colon and a number on the line below, such as maya: {score}",
            )
        owner = "a persona's id" if attribute.name == "emotions" else "its id"
        return Expectation(
            f"a mapping of {attribute.name.replace('_', ' ')} by id",
            f"Begin each {noun(entity)} with {owner} and a colon, on a line of its own and without a hyphen.",
        )
    if word := word_form(attribute):
        words = f"{word.word} or {with_article(entity)}"
        return Expectation(words, f"Write {word.word}, or both ends: {attribute.name}: {word.example}")
    if short and not isinstance(value, list):
        if str in short.types:
            return Expectation("an id", f"Write the id, or a mapping that has {short.attribute}: and the id.")
        return number_expectation(value, attribute, whole=dict(short.schema)["type"] == "integer")
    if isinstance(value, str) and (smallest := _smallest_example(entity, value)):
        return Expectation(f"a mapping that describes {with_article(entity)}", f"Write {smallest}")
    if entity is Measurement and isinstance(value, int | float) and not isinstance(value, bool):
        return Expectation("a mapping", f"Write each with its day, such as - {{date: 2026-01-31, value: {value:g}}}")
    if entity is StageDuration and (span := time_span_of(value)):
        return Expectation("a mapping", f"Write {attribute.name}: {{typical: {span}}}")
    known = list(attributes(entity))
    first, more = join_comma(known[:5]), " …" if len(known) > 5 else "."
    return Expectation(
        f"a mapping that describes {with_article(entity)}",
        f"Write lines such as {known[0]}: … below it. It can have {first}{more}",
    )


def _score(value: object, attribute: Attribute) -> str:
    """Return the score that a number or a face comes to; empty where it is neither."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return clamp(value, attribute, whole=False)
    return face_score(value, attribute, whole=True) if isinstance(value, str) else ""


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
        return _word_expectation(attribute, value)
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
        return Expectation("true or false", "Write true or false, in small letters and without quotes.")
    if type_ in ("tuple_type", "list_type"):
        return list_expectation(value, attribute)
    if type_ in ("model_type", "model_attributes_type", "dict_type", "dataclass_type"):
        return mapping_expectation(value, attribute, is_item)
    if attribute and attribute.name == "link" and isinstance(value, str):
        return address_expectation(value)
    if attribute and attribute.name == "language":
        tag = tag_of_language(value) if isinstance(value, str) else None
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
        return Expectation(
            "a single text", "Write it without brackets and hyphens; text that begins with [ needs quotes."
        )
    if isinstance(value, str):
        other = "" if attribute and attribute.field.is_required() else ", or leave it out"
        return Expectation("text", f"Write a few words{other}.")
    return Expectation("text", "Put it in quotes.")


_OPEN_ENDED = {
    "devices": "Choose one of them. Other things are asked for by channels and touchpoints, under asks_for: [{0}]; who "
    "has none writes so under lacks:.",
    "assistive": "Choose one of them. What else they can't do is written under lacks:, which knows hearing, speech and "
    "sight and takes words of your own such as step-free; channels and touchpoints name it under asks_for:.",
}
"""Lists of words that are closed, by attribute: where else a word of the team's own belongs."""


def _word_expectation(attribute: Attribute | None, value: object) -> Expectation:
    words = [str(word) for word in _words(attribute)]
    bare = value.strip("“”„«»‘’'\" ") if isinstance(value, str) else ""
    help_ = separator_hint(value) or did_you_mean(bare, words, "")
    if help_ and bare in words and bare != value:
        help_ = f"Write it without these quotes: {bare}."
    expected = words[0] if len(words) == 1 else f"one of {join_comma(words, 9)}"
    if attribute and attribute.name == "type" and attribute.entity is DataSource:
        expected, otherwise = "a known type of data", _types_by_family()
    elif attribute and attribute.entity is Access and attribute.name in _OPEN_ENDED and slug_of(bare):
        otherwise = _OPEN_ENDED[attribute.name].format(slug_of(bare))
    else:
        otherwise = "Choose one of them"
        otherwise += ", without brackets and hyphens" if isinstance(value, list) else ""
        possible = [item for item in value if item in words] if isinstance(value, list) else []
        otherwise += f": {possible[0]}." if possible else "."
    return Expectation(expected, help_ or otherwise)


def _types_by_family() -> str:
    """Return a list of the types of data, by the families that they bring."""
    families = [(family.capitalize(), (family,)) for family in FAMILIES] + [("Of no family", ())]
    shown = [(name, [type_ for type_, brings in FAMILIES_OF_TYPE.items() if brings == of]) for name, of in families]
    return " ".join(f"{name}: {', '.join(types)}." for name, types in shown)


def _words(attribute: Attribute | None) -> tuple[object, ...]:
    annotation = strip_annotation(item_annotation(attribute.field.annotation)) if attribute else None
    return get_args(annotation) if get_origin(annotation) is Literal else ("one of the known words",)
