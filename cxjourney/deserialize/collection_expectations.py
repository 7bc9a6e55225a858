"""What was expected where a list or a mapping should stand: the smallest one that holds what was written."""

import math
import re
from collections.abc import Mapping
from typing import Literal, get_args, get_origin

from cxjourney.deserialize.entity_nouns import article_message, noun_message
from cxjourney.deserialize.malformed_numbers import clamp, face_score
from cxjourney.deserialize.mapping_from_value import advice_on_key, is_sound, mapping_from
from cxjourney.deserialize.proposal_placeholders import advice_on_placeholders
from cxjourney.deserialize.proposed_mappings import example_mapping, metric_of, smallest_mapping
from cxjourney.deserialize.scalar_expectations import number_expectation, number_words
from cxjourney.deserialize.scale_synonyms import degree_of, word_meant
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.translated_words import says_end
from cxjourney.languages.message import Message, join_sentences, list_message, message
from cxjourney.model.fields import Entity, TextForm, WordForm, is_slug
from cxjourney.model.introspection import (
    Attribute,
    Expectation,
    attributes,
    described_entity,
    entity_in,
    holds_words,
    is_reference,
    item_annotation,
    noun,
    short_form,
    strip_annotation,
    word_form,
)
from cxjourney.model.journey import Journey
from cxjourney.model.metric import Metric
from cxjourney.model.persona import Persona
from cxjourney.model.stage import Quote, Stage
from cxjourney.model.touchpoint import Touchpoint
from cxjourney.text.nearest_word import nearest_word
from cxjourney.text.shorten import one_line, shorten
from cxjourney.text.yaml_quotes import QuotedText
from cxjourney.text.yaml_text import inline_yaml

_IS_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ARE_WORDS = re.compile(r"[a-z0-9-]+(?: *[,;،؛，、；] *[a-z0-9-]+)+")
_BULLET = re.compile(r"(?:-(?=\w)|[–—•·*] ?)")
_COMMA = re.compile("[,;،؛，、；\n]| / ")
_ADDRESS = re.compile(r"https?://([\w.-]+)")
_MOST_WORDS = 4
"""A name has at most this many words; more are a sentence, in which a comma sets nothing apart."""
_LONGEST_SHOWN = 60
"""A text of more characters is not repeated in advice: whoever copied the advice would lose its end."""
_SCORE_AND_WORDS = re.compile(r"([-+]?[0-9](?:\.[0-9]+)?)?[\s,;:–—-]*([^\W\d][^0-9%/]{2,})")
_MOST_SHOWN = 3
"""At most this many items of a list are repeated."""


def _list_from_text(value: str, attribute: Attribute, entity: type[Entity] | None) -> str:
    name, plain = attribute.name, value.strip()
    short = short_form(attribute)
    by_id = entity is None or (short is not None and str in short.types)
    bare = plain.strip("【】［］[]()（） ")
    if name == "next" and says_end(plain):
        return message("advise.next")
    if is_reference(attribute) and says_end(plain):
        return message("advise.no-items", text=f"{name}: []")
    words = _words_of_items(attribute)
    parts = re.split(" *[,;،؛，、；/&+|] *|  *(?:and|dan|und|y|et|و)  *", bare)
    meant = [word_meant(part, words) or nearest_word(part, words) for part in parts] if words else []
    if meant and all(meant):
        return message("advise.brackets", text=f"{name}: [{', '.join(word for word in meant if word)}]")
    if by_id and _IS_WORD.fullmatch(bare) and not words:
        return message("advise.brackets", text=f"{name}: [{bare}]")
    if is_reference(attribute) and len(parts) > 1 and all(map(_IS_WORD.fullmatch, parts)):
        return message("advise.brackets", text=f"{name}: [{', '.join(parts)}]")
    if by_id and not words and _ARE_WORDS.fullmatch(bare) and (is_reference(attribute) or short or bare != plain):
        return message("advise.brackets", text=f"{name}: [{', '.join(re.split(' *[,;،؛，、；] *', bare))}]")
    if is_reference(attribute) and (site := _ADDRESS.match(plain)) and (own := slug_of(site[1].removeprefix("www."))):
        return message("advise.brackets", text=f"{name}: [{own}]")
    if _BULLET.match(plain):
        return message("advise.hyphen")
    if entity is not None and (several := _several_mappings(entity, value)):
        text = f"{name}: {inline_yaml(several)}"
        either = message("advise.or-lines", text=text, items=_each(entity))
        return join_sentences(either, next(filter(None, map(advice_on_placeholders, several)), ""))
    if entity is not None and (smallest := smallest_mapping(entity, value)):
        either = message("advise.or-lines", text=f"{name}: [{inline_yaml(smallest)}]", items=_each(entity))
        return join_sentences(either, advice_on_placeholders(smallest))
    if (entity is None and holds_words(attribute)) or isinstance(short, TextForm):
        if len(one_line(plain)) > _LONGEST_SHOWN and '"' not in plain and "\\" not in plain:
            mark = "" if isinstance(value, QuotedText) else '"'
            return message("advise.around", before=f"[{mark}", behind=f"{mark}]", items=message("advise.each-text"))
        whole = [plain] if isinstance(value, QuotedText) else _sentences(plain)
        text = f"{name}: {inline_yaml([shorten(one, _LONGEST_SHOWN) for one in whole])}"
        return message("advise.or-lines", text=text, items=message("advise.each-text"))
    return ""


def _several_mappings(entity: type[Entity], text: str) -> list[dict[str, object]]:
    """Return the smallest mappings for things whose names stand in a text with commas between; none where it is one."""
    names = [name.strip() for name in _COMMA.split(text) if name.strip()]
    are_short = all(len(name.split()) <= _MOST_WORDS for name in names)
    are_names = entity in (Touchpoint, Stage, Metric) or not any(name[0].islower() for name in names)
    if isinstance(text, QuotedText) or entity is Quote or len(names) < 2 or not (are_short and are_names):
        return []
    found = [smallest_mapping(entity, name) or mapping_from(name, entity) for name in names]
    return found if all(found) else []


def _sentences(text: str) -> list[str]:
    """Return the texts of a text that asks several questions, or has semicolons between its parts."""
    parts = [part.strip() for part in re.split(r"(?<=[?؟？])[,،，、;؛；]?\s*|[;؛；]", text) if part.strip()]
    return parts if len(parts) > 1 else [text]


def _words_of_items(attribute: Attribute) -> tuple[str, ...]:
    """Return the words of the format that a list holds; none where it holds anything else."""
    plain = strip_annotation(item_annotation(attribute.field.annotation))
    return get_args(plain) if get_origin(plain) is Literal else ()


def list_expectation(value: object, attribute: Attribute | None) -> Expectation:
    """Return that a list is expected, and how the one that was most likely meant is written."""
    entity = described_entity(attribute)
    items, a_list = _each(entity), message("expect.list")
    if entity and isinstance(value, dict) and (first := _first_by_id(entity, value)):
        own = (
            first
            if is_slug(first)
            else slug_of(first) or f"{noun(entity).replace(' ', '-')}-{re.sub('[^0-9]', '', first) or 1}"
        )
        return Expectation(a_list, message("advise.hyphen-id", item=f"- id: {own}", key=first))
    if attribute and isinstance(value, dict) and (held := _list_from_mapping(value, attribute)):
        return Expectation(a_list, message("advise.lines-or", items=items, text=held))
    if attribute and isinstance(value, dict) and is_reference(attribute) and _are_keys_alone(value):
        return Expectation(a_list, message("advise.brackets", text=f"{attribute.name}: [{', '.join(value)}]"))
    if isinstance(value, dict):
        return Expectation(a_list, message("advise.lines", items=items))
    if attribute and isinstance(value, str):
        found = _list_from_text(value, attribute, entity)
        if found:
            return Expectation(a_list, found)
    if attribute and entity:
        example = inline_yaml(mapping_from(value, entity) or example_mapping(entity))
        text = f"{attribute.name}: [{example}]"
        return Expectation(a_list, message("advise.or-lines.plain", text=text, items=items))
    return Expectation(a_list, message("advise.lines.one", items=items))


def _first_by_id(entity: type[Entity], value: Mapping[str, object]) -> str:
    """Return the first id of entities that stand by their ids where a list of them should; empty where none do."""
    by_id = "id" in attributes(entity) and not {*value} & {*attributes(entity)}
    return next(iter(value), "") if by_id and all(isinstance(one, dict) for one in value.values()) else ""


def _are_keys_alone(value: Mapping[str, object]) -> bool:
    """Return whether a mapping has keys, and none of them a value: words in braces."""
    return bool(value) and all(said is None for said in value.values())


def _each(entity: type[Entity] | None) -> Message:
    return message("build.each", entity=noun_message(entity)) if entity else message("build.each.item")


def _list_from_mapping(value: Mapping[str, object], attribute: Attribute) -> str:
    """Return the list that a mapping was meant as: of itself, of its texts by id, or of texts that hold a colon."""
    entity = described_entity(attribute)
    if entity is None:
        texts = [f"{key}: {text}" for key, text in value.items() if isinstance(text, str)]
        return f"{attribute.name}: {inline_yaml(texts)}" if texts and holds_words(attribute) else ""
    figures = [(name, one) for name, one in value.items() if isinstance(one, int | float) and not isinstance(one, bool)]
    if entity is Metric and figures and len(figures) == len(value):
        return f"{attribute.name}: {inline_yaml([metric_of(name, figure) for name, figure in figures])}"
    if is_sound(entity, value):
        return f"{attribute.name}: {inline_yaml([value])}"
    found = [smallest_mapping(entity, text) for text in value.values() if isinstance(text, str)][:_MOST_SHOWN]
    for key, mapping in zip(value, found, strict=False):
        if "id" in mapping and slug_of(key):
            mapping["id"] = slug_of(key)
    return f"{attribute.name}: {inline_yaml(found)}" if found and all(found) else ""


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
        return message("advise.by-id", items=_each(entity))
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
        written = message("advise.by-id.as", items=_each(entity), text=f"{name}: {inline_yaml(meant)}")
        advice = next(filter(None, map(advice_on_placeholders, meant.values())), "")
        return message("advise.then", write=written, advice=advice) if advice else written
    return message("advise.by-id", items=_each(entity))


def _score(value: object, attribute: Attribute) -> str:
    """Return the score that a number, a face or a word comes to; empty where it is none of them."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return clamp(value, attribute, whole=False)
    if not isinstance(value, str):
        return ""
    degree = degree_of(value)
    return face_score(value, attribute, whole=True) if degree is None else f"{4 * degree - 2:g}"
