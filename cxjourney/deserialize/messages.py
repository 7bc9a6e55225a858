"""Faults against the format in plain words: what stands there, what was expected, how to fix it."""

import re
from collections.abc import Container
from typing import Literal, NamedTuple, get_origin

from pydantic_core import ErrorDetails

from cxjourney.deserialize.attribute_synonyms import attribute_meant_by, hint_for
from cxjourney.deserialize.entity_nouns import article_message, noun_message
from cxjourney.deserialize.expectations import describe_value, expectation
from cxjourney.deserialize.missing_ids import advice_on_emotion, advice_on_ids, attributes_by_id, mapping_without_ids
from cxjourney.deserialize.scalar_expectations import slug_of
from cxjourney.deserialize.stuck_value import stuck_value
from cxjourney.deserialize.suggest_id import suggest_id, suggest_key, value_at
from cxjourney.languages.message import (
    Message,
    capitalize,
    english_text,
    join_sentences,
    list_message,
    message,
    or_message,
)
from cxjourney.languages.suggestion import suggestion
from cxjourney.model.catalogue import Catalogue, Waiver
from cxjourney.model.fields import SLUG_LENGTH, Entity
from cxjourney.model.introspection import (
    Attribute,
    attribute_at,
    attributes,
    described_entity,
    entities,
    entity_in,
    is_id,
    noun,
    owner_of,
    strip_annotation,
)
from cxjourney.model.journey import Journey
from cxjourney.model.pain_point import PainPoint
from cxjourney.model.stage import Emotion, Stage
from cxjourney.model.touchpoint import Touchpoint
from cxjourney.parse.document import DataPath
from cxjourney.text.escape import QuotedText, quote, shorten
from cxjourney.text.nearest_word import nearest_word

_HANDFUL = 6
_ARROW = re.compile(r"^(?:[-=]*>|→|➜|⟶) *")
_CURLY_PAIR = re.compile(r"[“”„«‘](.+)[“”»’]", re.DOTALL)


class FieldError(NamedTuple):
    """A fault against the format: its words, and the path to where it stands."""

    message: str
    help: str
    path: DataPath
    at: Literal["value", "key", "first key"] = "value"


def path_in_data(loc: DataPath, data: object) -> DataPath:
    """Return the part of pydantic's path that is in the data, without what it mixes in (``[key]``, short forms)."""
    for length, part in enumerate(loc):
        if isinstance(data, dict) and part in data:
            data = data[part]
            continue
        if not isinstance(data, list) or not isinstance(part, int) or part >= len(data):
            return loc[:length]
        data = data[part]
    return loc


def field_error(kind: type[Entity], data: object, fault: ErrorDetails) -> FieldError:
    """Return one of pydantic's faults in words for somebody who writes her first journey.

    Args:
        kind: The entity that the data were read as.
        data: The whole of the data.
        fault: The fault.
    """
    loc: DataPath = fault["loc"]
    type_: str = fault["type"]
    path = path_in_data(loc, data)
    if (bare := mapping_without_ids(kind, path, data)) and (by_id := attribute_at(kind, bare)):
        owner, held = entity_in(by_id.field.annotation) or kind, value_at(data, bare)
        wrong = message("build.ids", name=by_id.name, entity=noun_message(owner))
        return FieldError(wrong, advice_on_ids(by_id, held if isinstance(held, dict) else {}), bare, "first key")
    if type_ == "missing":
        return _missing_attribute(kind, loc, path, data)
    if type_ == "families_of_other":
        return FieldError(
            message("build.families"),
            message("build.families.help"),
            path,
            "first key",
        )
    if type_ == "duration_order":
        return _duration_fault(path, fault)
    if type_ == "extra_forbidden":
        return _unknown_attribute(kind, loc, path, data)
    if loc and loc[-1] == "[key]":
        entity = entity_in(attribute.field.annotation) if (attribute := attribute_at(kind, path)) else None
        siblings = value_at(data, path[:-1])
        like = suggest_key(siblings if isinstance(siblings, dict) else {}, str(loc[-2]), noun(entity or kind))
        return _bad_id(str(loc[-2]), like, path, "key")
    return _type_fault(kind, path, type_, fault["input"], data)


def _duration_fault(path: DataPath, fault: ErrorDetails) -> FieldError:
    named, said = fault.get("ctx", {}), fault["input"]
    shorter, longer = named["shorter"], named["longer"]
    wrong = message("build.duration", shorter=shorter, short=f"{said[shorter]}", longer=longer, long=f"{said[longer]}")
    return FieldError(wrong, message("build.duration.help"), (*path, shorter))


def _missing_attribute(kind: type[Entity], loc: DataPath, path: DataPath, data: object) -> FieldError:
    attribute = attribute_at(kind, loc)
    entity = owner_of(kind, loc)
    name = str(loc[-1])
    line, described = f"{name}:", _description(attribute)
    if is_id(attribute):
        line = f"{line} {suggest_id(data, path, noun(entity))}"
        described = english_text(f"({described})") if described else ""
    named = name if len(name) > len("id") else message("figures.quote", text=name)  # This link needs “to”
    wrong = message("build.missing", entity=noun_message(entity), attribute=named)
    return FieldError(wrong, join_sentences(message("build.add", line=line), described), path, "first key")


def _unknown_attribute(kind: type[Entity], loc: DataPath, path: DataPath, data: object) -> FieldError:
    entity = owner_of(kind, loc)
    known = attributes(entity)
    name = str(loc[-1])
    near = nearest_word(name, known)
    elsewhere = _other_owners(kind, name)
    key, colon, value = re.split("([:：=])", name, maxsplit=1) if re.search("[:：=]", name) else (name, "", "")
    help_: str
    if colon and key.strip() in known:
        help_ = message("build.colon", text=f"{key.strip()}: {shorten(value, 40)}")
    elif comma := _comma_hint(loc, data, known):
        help_ = comma
    elif near and elsewhere and near.rstrip("s") == name.rstrip("s"):
        here = capitalize(article_message(entity))
        help_ = message("build.belongs.has", name=name, owner=elsewhere, entity=here, near=near)
    elif name in _PERSONAS_ARE_SAID.values() and (own := _PERSONAS_ARE_SAID.get(entity)):
        help_ = message("build.in-its-place", name=own)
    elif hint := hint_for(name, value_at(data, path), known):
        help_ = hint
    elif elsewhere:
        help_ = message("build.belongs", name=name, owner=elsewhere)
    elif (meant := attribute_meant_by(name)) and (homes := _other_owners(kind, meant)):
        hint, home = hint_for(name, value_at(data, path), (meant,)), message("build.belongs.it", owner=homes)
        help_ = join_sentences(hint, home) if hint.endswith(("?", ".")) else join_sentences(home, hint)
    elif near:
        help_ = suggestion(near)
    elif kind is Journey and name in attributes(Catalogue):
        help_ = message("build.belongs.catalogue", name=name)
    elif kind is Catalogue and name in attributes(Journey):
        help_ = message("build.belongs.journey", name=name)
    else:
        here = capitalize(article_message(entity))
        help_ = message("build.can-have", entity=here, names=_list_some(known))
    return FieldError(_unknown_message(name, entity), help_, path, "key")


def _unknown_message(name: str, entity: type[Entity]) -> Message:
    if shown := shorten(name, 40):
        return message("build.unknown", name=shown, entity=article_message(entity))
    return message("build.unknown.empty", entity=article_message(entity))


_PERSONAS_ARE_SAID: dict[type[Entity], str] = {
    Journey: "travelled_by",
    Stage: "travelled_by",
    Touchpoint: "for",
    PainPoint: "personas",
}
"""By what is only for some personas: the attribute that says for whom."""


def _comma_hint(loc: DataPath, data: object, known: Container[str]) -> str:
    """Return how to fix a key without a value that a comma in braces has cut off; empty where it is none."""
    siblings = value_at(data, loc[:-1])
    name = str(loc[-1])
    if not isinstance(siblings, dict) or siblings.get(name, "") is not None:
        return ""
    keys = list(siblings)
    first = last = keys.index(name)
    while first > 0 and siblings[keys[first]] is None:
        first -= 1
    while last + 1 < len(keys) and siblings[keys[last + 1]] is None and keys[last + 1] not in known:
        last += 1
    before, value = keys[first], siblings[keys[first]]
    if name.isdecimal() and isinstance(value, int) and not isinstance(value, bool):
        return message("build.decimal-comma", text=f"{before}: {value}.{name}")
    if isinstance(value, str) and not isinstance(value, QuotedText):
        whole = ", ".join([value, *keys[first + 1 : last + 1]])
        whole = shorten(held[1] if (held := _CURLY_PAIR.fullmatch(whole)) else whole, 100)
        return message("build.comma-in-braces", text=f"{before}: {quote(whole)}")
    return ""


def _list_some(known: dict[str, Attribute]) -> str:
    """Return a handful of what an entity can have, and say where the rest is."""
    more = len(known) - _HANDFUL
    if more <= 0:
        return list_message(known, _HANDFUL)
    entity = noun(next(iter(known.values())).entity).replace(" ", "-")
    return message("build.can-have.more", names=list_message([*known][:_HANDFUL]), n=more, entity=entity)


def _other_owners(kind: type[Entity], name: str) -> str:
    homes = [
        article_message(entity) for entity in entities(kind) if entity is not Waiver and name in attributes(entity)
    ]
    return or_message(homes) if 0 < len(homes) <= 2 else ""


def _bad_id(text: str, like: str, path: DataPath, at: Literal["value", "key"]) -> FieldError:
    shown = shorten(text, 70)
    wrong = message("build.id", text=shown) if shown else message("build.id.nothing")
    return FieldError(wrong, message("build.id.help", like=like, most=SLUG_LENGTH), path, at)


def _type_fault(kind: type[Entity], path: DataPath, type_: str, value: object, data: object) -> FieldError:
    attribute: Attribute | None = attribute_at(kind, path)
    is_item = attribute is not None and attribute_at(kind, path[:-1]) == attribute
    if attribute and is_item and type_ in ("tuple_type", "list_type") and isinstance(path[-1], str):
        attribute, is_item = attribute._replace(name=path[-1]), False  # a list by id, such as the notes for a lane
    if attribute and is_item and attribute.name == "emotions" and path[-1] in attributes_by_id(attribute):
        wrong = message("build.ids", name=attribute.name, entity=noun_message(Emotion))
        return FieldError(wrong, advice_on_emotion(f"{path[-1]}"), path, "key")
    subject = _subject(attribute, is_item)
    is_list = attribute is not None and get_origin(strip_annotation(attribute.field.annotation)) is tuple
    own = is_id(attribute) and not is_item and not is_list
    like = suggest_id(data, path[:-1], noun(owner_of(kind, path))) if own else ""
    if value is None and path and (stuck := stuck_value(path[-1])):
        wrong = message("yaml.slip.colon-space", key=stuck.key)
        return FieldError(wrong, message("reading.write", text=f"{stuck.key}: {stuck.value}"), path, "key")
    if value is None:
        required = not is_item and attribute is not None and attribute.field.is_required()
        help_ = join_sentences(_advice_on_value(path, like, required=required), _description(attribute))
        return FieldError(message("build.no-value", subject=subject), help_, path)
    if own and isinstance(value, int | float) and not isinstance(value, bool):
        # its digits are not repeated: it may be written otherwise than it is read, such as 007
        return FieldError(message("build.id.number"), message("build.id.help", like=like, most=SLUG_LENGTH), path)
    if type_ == "slug" or (own and not isinstance(value, dict | list)):
        text = value if isinstance(value, str) else f"{value}".lower()
        return _bad_id(text, slug_of(text) or like, path, "value")
    if type_ == "too_short":
        return FieldError(message("build.empty", subject=subject), _description(attribute), path)
    meant = _nearest_stage(value, data) if attribute and attribute.name == "next" and not is_item else value
    expected = expectation(type_, meant, attribute, is_item)
    wrong = message("build.expected", subject=subject, value=describe_value(value), expected=expected.words)
    return FieldError(wrong, expected.help, path)


def _advice_on_value(path: DataPath, like: str, *, required: bool) -> Message:
    """Return the advice to write a value where none stands."""
    if path and isinstance(path[-1], int):
        return message("build.no-value.item")
    if like:
        return message("build.no-value.id", like=like)
    return message("build.no-value.required" if required else "build.no-value.optional")


def _nearest_stage(value: object, data: object) -> object:
    """Return the stage whose id is nearest to a text; the text itself where none is."""
    stages = data.get("stages") if isinstance(data, dict) else None
    found = [stage for stage in stages if isinstance(stage, dict)] if isinstance(stages, list) else []
    known = [id_ for id_ in (stage.get("id") for stage in found) if isinstance(id_, str)]
    if not isinstance(value, str):
        return value
    bare = _ARROW.sub("", value)
    titled = [stage.get("id") for stage in found if stage.get("title") == bare]
    if len(titled) == 1 and titled[0] in known:
        return titled[0]
    return nearest_word(bare, known) or bare if re.fullmatch(r"[\w-]+", bare) else bare


def _subject(attribute: Attribute | None, is_item: bool) -> str:
    if attribute is None:
        return message("build.subject.file")
    entity = described_entity(attribute)
    if not is_item:
        return attribute.name
    if entity:
        return message("build.subject.entity", entity=noun_message(entity))
    return message("build.subject.item", name=attribute.name)


def _description(attribute: Attribute | None) -> str:
    """Return what an attribute is for: it stands with the attribute, in English alone."""
    return english_text(attribute.field.description) if attribute and attribute.field.description else ""
