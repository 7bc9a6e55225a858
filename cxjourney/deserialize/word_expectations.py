"""What was expected where one of the format's words should stand, and which one was most likely meant."""

import re
from typing import Literal, get_args, get_origin

from cxjourney.deserialize.scalar_expectations import slug_of
from cxjourney.deserialize.words_on_scales import word_meant
from cxjourney.languages.suggestion import did_you_mean, suggestion
from cxjourney.model.data_source import DataSource
from cxjourney.model.introspection import Attribute, Expectation, item_annotation, strip_annotation
from cxjourney.model.persona import Access
from cxjourney.model.vocabulary import FAMILIES, FAMILIES_OF_TYPE
from cxjourney.text.english import join_comma
from cxjourney.text.escape import shorten

_FOREIGN_COMMA = re.compile(r"(?<=\w) *([؛،，、；;]) *(?=\w)")


def separator_hint(value: object) -> str:
    """Return how to write a text in which commas of another script separate words; empty where none do."""
    if not isinstance(value, str) or not (mark := _FOREIGN_COMMA.search(value)):
        return ""
    return f"Write a comma and a space (, ) in place of {mark[1]}: {shorten(_FOREIGN_COMMA.sub(', ', value))}."


_OPEN_ENDED = {
    "devices": "Choose one of them. Other things are asked for by channels and touchpoints, under asks_for: [{0}]; who "
    "has none writes so under lacks:.",
    "assistive": "Choose one of them. What else they can't do is written under lacks:, which knows hearing, speech and "
    "sight and takes words of your own such as step-free; channels and touchpoints name it under asks_for:.",
}
"""Lists of words that are closed, by attribute: where else a word of the team's own belongs."""


def word_expectation(attribute: Attribute | None, value: object) -> Expectation:
    """Return that a word of the format is expected, and which one was most likely meant."""
    words = [str(word) for word in _words(attribute)]
    bare = value.strip("“”„«»‘’'\" ") if isinstance(value, str) else ""
    if attribute and attribute.name == "devices" and bare.casefold() in ("phone", "phones"):
        return Expectation(
            f"one of {join_comma(words, 9)}", "Write the phone that is meant: smartphone, basic-phone or landline."
        )
    meant = word_meant(value if isinstance(value, int | float) else bare, words)
    help_ = separator_hint(value) or (suggestion(meant) if meant else did_you_mean(bare, words, ""))
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
