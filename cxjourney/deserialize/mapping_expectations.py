"""What was expected where a mapping should stand: the smallest one that holds what was written."""

import math
import re
from typing import get_origin

from cxjourney.deserialize.entity_nouns import article_message
from cxjourney.deserialize.list_expectations import each_item
from cxjourney.deserialize.malformed_numbers import clamp, face_score
from cxjourney.deserialize.mapping_from_value import advice_on_key, mapping_from
from cxjourney.deserialize.proposal_placeholders import advice_on_placeholders
from cxjourney.deserialize.proposed_mappings import example_mapping, smallest_mapping
from cxjourney.deserialize.scalar_expectations import number_expectation, number_words
from cxjourney.deserialize.scale_synonyms import degree_of
from cxjourney.deserialize.slug import slug_of
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.model.fields import Entity, TextForm, WordForm, is_slug
from cxjourney.model.introspection import (
    Attribute,
    Expectation,
    attributes,
    entity_in,
    noun,
    short_form,
    strip_annotation,
    word_form,
)
from cxjourney.model.journey import Journey
from cxjourney.model.persona import Persona
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_text import inline_yaml

_SCORE_AND_WORDS = re.compile(r"([-+]?[0-9](?:\.[0-9]+)?)?[\s,;:–—-]*([^\W\d][^0-9%/]{2,})")
_MOST_SHOWN = 3
"""At most this many items of a list are repeated."""


def mapping_expectation(value: object, attribute: Attribute | None, is_item: bool) -> Expectation:
    """Return that a mapping is expected, and the smallest one that holds what was written.

    Args:
        value: What stands there.
        attribute: The attribute that it stands for; None for the whole file.
        is_item: Whether it is an item of the attribute's list or mapping, not the whole of it.
    """
    entity = entity_in(attribute.field.annotation) if attribute else None
    short = short_form(attribute)
    if isinstance(short, TextForm):
        help_ = message("advise.lane")
        if isinstance(value, str):
            help_ = message("advise.lane.as", text=f"{{LANE: [{inline_yaml(shorten(value))}]}}")
        return Expectation(message("expect.lists-by-id"), help_)
    if attribute is None or entity is None:
        return Expectation(message("expect.mapping"), message("advise.keys"))
    if not is_item and get_origin(strip_annotation(attribute.field.annotation)) is dict:
        words = message("expect.by-id", name=attribute.name.replace("_", " "))
        return Expectation(words, _by_id(value, attribute, entity))
    if word := word_form(attribute):
        words = message("expect.word-or-entity", word=word.word, entity=article_message(entity))
        return Expectation(words, _scale_help(value, attribute, word))
    if short and not isinstance(value, list):
        if str in short.types:
            return Expectation(message("expect.id"), message("advise.id-or-mapping", name=short.attribute))
        if "says" in attributes(entity) and (said := _score_and_words(value)):
            help_ = message("advise.write", text=said)
            if "SCORE" in said:
                help_ = message("advise.score-and-says", text=said)
            return Expectation(number_words(attribute, whole=False), help_)
        return number_expectation(value, attribute, whole=dict(short.schema)["type"] == "integer")
    known = list(attributes(entity))
    meant = mapping_from(value, entity)
    head = "" if is_item else f"{attribute.name}: "
    words = message("expect.describes", entity=article_message(entity))
    if meant:
        text = f"{head}{inline_yaml(meant)}"
        fill_in = advice_on_placeholders(meant) or advice_on_key(meant, entity)
        written = message("advise.write" if fill_in else "reading.write", text=text)
        return Expectation(words, join_sentences(written, fill_in))
    example, names = f"{head}{inline_yaml(example_mapping(entity))}", list_message([*known[:5]])
    rest = message("advise.can-have.all", names=names)
    if len(known) > 5:
        rest = message("advise.can-have", names=names, dots="…")
    return Expectation(words, join_sentences(message("advise.write-say", text=example), rest))


def _score_and_words(value: object) -> str:
    """Return how words, with a score before them or without, are written as an emotion; empty where it is a figure."""
    found = _SCORE_AND_WORDS.fullmatch(value) if isinstance(value, str) else None
    if found is None or degree_of(found[2]) is not None or not (found[1] or len(found[2].split()) > 2):
        return ""
    score: object = float(found[1]) if found[1] else "SCORE"
    return inline_yaml({"score": score, "says": shorten(found[2])})


def _scale_help(value: object, attribute: Attribute, word: WordForm) -> str:
    """Return how to write a scale: by its word, or by both ends, which a text such as “1 to 5” names."""
    if isinstance(value, str) and ("%" in value or word.word in value.casefold()):
        return message("reading.write", text=f"{attribute.name}: {word.word}")
    ends = re.findall(r"(?<![0-9])-?[0-9]{1,9}(?![0-9])", f"{value}") if not isinstance(value, dict) else []
    if len(ends) == 1 and int(ends[0]) > 1:
        ends.insert(0, "1")
    both = f"{{from: {ends[0]}, to: {ends[1]}}}" if len(ends) == 2 else word.example
    return message("advise.both-ends", word=word.word, text=f"{attribute.name}: {both}")


def _by_id(value: object, attribute: Attribute, entity: type[Entity]) -> str:
    """Return how to write what should be a mapping by id: of texts, of items of a list, or of a score."""
    name = attribute.name
    items = value if isinstance(value, list) else [value]
    first = items[0] if items else None
    if name == "emotions" and isinstance(first, dict) and is_slug(persona := f"{first.get('persona')}"):
        rest = {key: one for key, one in first.items() if key != "persona"}
        return message("advise.persona-lines", text=f"{persona}: {inline_yaml(rest)}")
    if isinstance(first, dict) and (id_ := next(iter(first), "id")) not in ("id", *attributes(entity)) and is_slug(id_):
        if len(first) > 1:
            return message("advise.no-hyphens.further-in", id=id_)
        return message("advise.by-id", items=each_item(entity))
    if isinstance(first, dict) and isinstance(id_ := first.get("id"), str):
        return message("advise.id-line", id=shorten(id_, 40))
    if isinstance(first, dict) and isinstance(title := first.get("title"), str):
        return message("advise.id-line.title", id=slug_of(title) or f"{slug_of(noun(entity))}-1")
    if name == "emotions":
        score = _score(first, attribute)
        return message("advise.persona-lines", text=f"PERSONA: {score or 1}")
    if entity is Persona and attribute.entity is Journey and items and all(is_slug(f"{one}") for one in items):
        return message("advise.travellers", text=f"travelled_by: {inline_yaml(items)}")
    texts = [text for text in items if isinstance(text, str) and text.strip()][:_MOST_SHOWN]
    meant = {slug_of(text) or f"{slug_of(noun(entity))}-1": smallest_mapping(entity, text) for text in texts}
    if meant and all(meant.values()):
        written = message("advise.by-id.as", items=each_item(entity), text=f"{name}: {inline_yaml(meant)}")
        advice = next(filter(None, map(advice_on_placeholders, meant.values())), "")
        return message("advise.then", write=written, advice=advice) if advice else written
    return message("advise.by-id", items=each_item(entity))


def _score(value: object, attribute: Attribute) -> str:
    """Return the score that a number, a face or a word comes to; empty where it is none of them."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return clamp(value, attribute, whole=False)
    if not isinstance(value, str):
        return ""
    degree = degree_of(value)
    return face_score(value, attribute, whole=True) if degree is None else f"{4 * degree - 2:g}"
