"""What was expected where one of the format's words should stand, and which one was most likely meant."""

import re
from collections.abc import Sequence
from typing import Literal, get_args, get_origin

from cxjourney.deserialize.channel_synonyms import channel_kind
from cxjourney.deserialize.scale_synonyms import word_meant
from cxjourney.deserialize.slug import slug_of
from cxjourney.languages.message import Message, join_sentences, list_message, message, or_message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model.channel import Channel
from cxjourney.model.data_source import DataSource
from cxjourney.model.introspection import Attribute, Expectation, Meant, item_annotation, strip_annotation
from cxjourney.model.persona import Access
from cxjourney.model.vocabulary import FAMILIES, FAMILIES_OF_TYPE
from cxjourney.text.nearest_word import nearest_word
from cxjourney.text.shorten import shorten
from cxjourney.text.slip_of_pen import is_slip

PHONES = ("smartphone", "basic-phone", "landline")
"""The devices that ``phone`` may mean."""
_FOREIGN_COMMA = re.compile(r"(?<=\w) *([؛،，、；;]) *(?=\w)")


def separator_hint(value: object) -> str:
    """Return how to write a text in which commas of another script separate words; empty where none do."""
    if not isinstance(value, str) or not (mark := _FOREIGN_COMMA.search(value)):
        return ""
    text = shorten(_FOREIGN_COMMA.sub(", ", value))
    return message("advise.separator", comma=", ", mark=mark[1], text=text)


def word_expectation(attribute: Attribute | None, value: object) -> Expectation:
    """Return that a word of the format is expected, and which one was most likely meant."""
    words = [str(word) for word in _words(attribute)]
    bare = value.strip("“”„«»‘’'\" ") if isinstance(value, str) else ""
    if attribute and attribute.name == "devices" and bare.casefold() in ("phone", "phones"):
        phones = or_message([word for word in words if word in PHONES])
        return Expectation(_expected_words(words), message("advise.which-phone", words=phones))
    of_channel = attribute is not None and attribute.name == "kind" and attribute.entity is Channel
    meant = channel_kind(bare) if of_channel else word_meant(value if isinstance(value, int | float) else bare, words)
    near = meant or nearest_word(bare, words)
    apart = separator_hint(value)
    help_ = apart or (suggestion(near) if near else "")
    if help_ and bare in words and bare != value:
        near, help_ = bare, message("advise.bare-quotes", text=bare)
    one = Meant(near, near == bare or is_slip(bare, near, words)) if near and not apart else None
    if attribute and attribute.name == "type" and attribute.entity is DataSource:
        listed = _choice(value, words) if isinstance(value, list) else ""
        return Expectation(message("expect.data-type"), help_ or listed or _types_by_family(), one)
    own = slug_of(bare) if attribute and attribute.entity is Access else ""
    advice = help_ or _own_word_hint(attribute, own) or _choice(value, words)
    return Expectation(_expected_words(words), advice, one)


def _expected_words(words: Sequence[str]) -> str:
    if not words:
        return message("expect.one-of", words=message("expect.one-of.known"))
    return words[0] if len(words) == 1 else message("expect.one-of", words=list_message(words, 9))


def _own_word_hint(attribute: Attribute | None, word: str) -> str:
    """Return where a word of the team's own belongs that stands in a closed list; empty where the list is another."""
    if attribute and word and attribute.name == "devices":
        return message("advise.open-ended.devices", text=f"asks_for: [{word}]")
    return message("advise.open-ended.assistive") if attribute and word and attribute.name == "assistive" else ""


def _choice(value: object, words: Sequence[str]) -> Message:
    if not isinstance(value, list):
        return message("advise.choose")
    possible = next((item for item in value if item in words), None)
    return message("advise.choose.single.as", text=possible) if possible else message("advise.choose.single")


def _types_by_family() -> Message:
    """Return a list of the types of data, by the families that they bring."""
    families: list[tuple[str, tuple[str, ...]]] = [(family.capitalize(), (family,)) for family in FAMILIES]
    families.append((message("advise.types.no-family"), ()))
    shown = [(name, [type_ for type_, brings in FAMILIES_OF_TYPE.items() if brings == of]) for name, of in families]
    lists = (message("advise.types", family=name, types=list_message(types, len(types))) for name, types in shown)
    return join_sentences(*lists)


def _words(attribute: Attribute | None) -> tuple[object, ...]:
    annotation = strip_annotation(item_annotation(attribute.field.annotation)) if attribute else None
    return get_args(annotation) if get_origin(annotation) is Literal else ()
