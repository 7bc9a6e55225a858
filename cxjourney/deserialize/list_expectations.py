"""What was expected where a list should stand: the smallest one that holds what was written."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, get_args, get_origin

from cxjourney.deserialize.entity_nouns import noun_message
from cxjourney.deserialize.mapping_from_value import is_sound, mapping_from
from cxjourney.deserialize.proposal_placeholders import advice_on_placeholders
from cxjourney.deserialize.proposed_mappings import example_mapping, metric_of, smallest_mapping
from cxjourney.deserialize.scale_synonyms import word_meant
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.translated_words import says_end
from cxjourney.languages.message import Message, join_sentences, message
from cxjourney.model.fields import Entity, TextForm, is_slug
from cxjourney.model.introspection import (
    Attribute,
    Expectation,
    Meant,
    attributes,
    described_entity,
    holds_words,
    is_reference,
    item_annotation,
    noun,
    short_form,
    strip_annotation,
)
from cxjourney.model.metric import Metric
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
_MOST_SHOWN = 3
"""At most this many items of a list are repeated."""


def _list_from_text(value: str, attribute: Attribute, entity: type[Entity] | None) -> Expectation | None:
    name, plain = attribute.name, value.strip()
    short = short_form(attribute)
    by_id = entity is None or (short is not None and str in short.types)
    bare = plain.strip("【】［］[]()（） ")
    if name == "next" and says_end(plain):
        return _a_list(message("advise.next"))
    if is_reference(attribute) and says_end(plain):
        return _a_list(message("advise.no-items", text=f"{name}: []"), Meant([], False))
    words = _words_of_items(attribute)
    parts = re.split(" *[,;،؛，、；/&+|] *|  *(?:and|dan|und|y|et|و)  *", bare)
    meant = [word_meant(part, words) or nearest_word(part, words) for part in parts] if words else []
    if meant and all(meant):
        return _brackets(name, [word for word in meant if word], is_safe=meant == parts)
    if by_id and _IS_WORD.fullmatch(bare) and not words:
        return _brackets(name, [bare])
    if is_reference(attribute) and len(parts) > 1 and all(map(_IS_WORD.fullmatch, parts)):
        return _brackets(name, parts)
    if by_id and not words and _ARE_WORDS.fullmatch(bare) and (is_reference(attribute) or short or bare != plain):
        return _brackets(name, re.split(" *[,;،؛，、；] *", bare))
    if is_reference(attribute) and (site := _ADDRESS.match(plain)) and (own := slug_of(site[1].removeprefix("www."))):
        return _a_list(message("advise.brackets", text=f"{name}: [{own}]"))
    if _BULLET.match(plain):
        return _a_list(message("advise.hyphen"))
    if entity is not None and (several := _several_mappings(entity, value)):
        text = f"{name}: {inline_yaml(several)}"
        either = message("advise.or-lines", text=text, items=each_item(entity))
        return _a_list(join_sentences(either, next(filter(None, map(advice_on_placeholders, several)), "")))
    if entity is not None and (smallest := smallest_mapping(entity, value)):
        either = message("advise.or-lines", text=f"{name}: [{inline_yaml(smallest)}]", items=each_item(entity))
        return _a_list(join_sentences(either, advice_on_placeholders(smallest)))
    if (entity is None and holds_words(attribute)) or isinstance(short, TextForm):
        return _texts_in_brackets(name, value)
    return None


def _a_list(help_: str, meant: Meant | None = None) -> Expectation:
    return Expectation(message("expect.list"), help_, meant)


def _brackets(name: str, items: Sequence[str], *, is_safe: bool = True) -> Expectation:
    """Return that a list is expected, and advice to write these ids or words as one."""
    help_ = message("advise.brackets", text=f"{name}: [{', '.join(items)}]")
    return _a_list(help_, Meant([*items], is_safe))


def _texts_in_brackets(name: str, value: str) -> Expectation:
    """Return that a list is expected, and advice to write a text as one, or each of its sentences."""
    plain = value.strip()
    whole = [plain] if isinstance(value, QuotedText) else _sentences(plain)
    meant = Meant([*whole], len(whole) == 1)
    if len(one_line(plain)) > _LONGEST_SHOWN and '"' not in plain and "\\" not in plain:
        mark = "" if isinstance(value, QuotedText) else '"'
        each = message("advise.each-text")
        help_ = message("advise.around", before=f"[{mark}", behind=f"{mark}]", items=each)
        return _a_list(help_, meant if len(whole) == 1 else None)
    text = f"{name}: {inline_yaml([shorten(one, _LONGEST_SHOWN) for one in whole])}"
    return _a_list(message("advise.or-lines", text=text, items=message("advise.each-text")), meant)


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
    items, a_list = each_item(entity), message("expect.list")
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
        return _brackets(attribute.name, [*value])
    if isinstance(value, dict):
        return Expectation(a_list, message("advise.lines", items=items))
    if attribute and isinstance(value, str):
        found = _list_from_text(value, attribute, entity)
        if found:
            return found
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


def each_item(entity: type[Entity] | None) -> Message:
    """Return what each item of a list is called in advice: ``each pain point``."""
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
