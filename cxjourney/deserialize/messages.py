"""Faults against the format in plain words: what stands there, what was expected, how to fix it."""

import re
from collections.abc import Container
from typing import Literal, NamedTuple

from pydantic_core import ErrorDetails

from cxjourney.deserialize.attribute_hints import attribute_meant_by, hint_for
from cxjourney.deserialize.expectations import describe_value, expectation
from cxjourney.deserialize.scalar_expectations import slug_of
from cxjourney.deserialize.suggest_id import suggest_id, suggest_key, value_at
from cxjourney.languages.suggestion import suggestion
from cxjourney.model.catalogue import Catalogue, Waiver
from cxjourney.model.fields import Entity
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
    with_article,
)
from cxjourney.model.journey import Journey
from cxjourney.model.pain_point import PainPoint
from cxjourney.model.stage import Stage
from cxjourney.model.touchpoint import Touchpoint
from cxjourney.parse.document import DataPath
from cxjourney.text.english import join_comma
from cxjourney.text.escape import QuotedText, quote, shorten
from cxjourney.text.suggest import nearest_word

_HANDFUL = 6
_AN_ID = (
    "An id has the small letters a–z, digits and single hyphens, at most 64 of them and one letter at least, "
    "and does not begin with x-."
)


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
    if type_ == "missing":
        return _missing_attribute(kind, loc, path, data)
    if type_ == "families_of_other":
        return FieldError(
            "This data source of type other needs families, and has none.",
            "Add families: with one or more of behavioural, attitudinal and contextual.",
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
    message = f"{shorter} is {said[shorter]}, which is longer than {longer}, {said[longer]}."
    help_ = f"Exchange the two, or correct one: {_ORDER_OF_DURATIONS}."
    return FieldError(message, help_, (*path, shorter))


_ORDER_OF_DURATIONS = "shortest is no longer than typical, and typical no longer than longest"


def _missing_attribute(kind: type[Entity], loc: DataPath, path: DataPath, data: object) -> FieldError:
    attribute = attribute_at(kind, loc)
    entity = owner_of(kind, loc)
    name = str(loc[-1])
    described = f" {attribute.field.description}" if attribute and attribute.field.description else ""
    if is_id(attribute):
        described = f" {suggest_id(data, path, noun(entity))}{f' ({described.strip()})' if described else ''}"
    named = name if len(name) > len("id") else f"“{name}”"  # This link needs “to”
    return FieldError(f"This {noun(entity)} needs {named}, and has none.", f"Add {name}:{described}", path, "first key")


def _unknown_attribute(kind: type[Entity], loc: DataPath, path: DataPath, data: object) -> FieldError:
    entity = owner_of(kind, loc)
    known = attributes(entity)
    name = str(loc[-1])
    near = nearest_word(name, known)
    elsewhere = _other_owners(kind, name)
    key, colon, value = re.split("([:：=])", name, maxsplit=1) if re.search("[:：=]", name) else (name, "", "")
    if colon and key.strip() in known:
        help_ = f"Write a colon and a space behind it: {key.strip()}: {shorten(value, 40)}"
    elif comma := _comma_hint(loc, data, known):
        help_ = comma
    elif near and elsewhere and near.rstrip("s") == name.rstrip("s"):
        owner = with_article(entity)
        help_ = f"{name} belongs to {elsewhere}: move this line there. {owner.capitalize()} has {near}."
    elif name in _PERSONAS_ARE_SAID.values() and (own := _PERSONAS_ARE_SAID.get(entity)):
        help_ = f"Write {own}: in its place."
    elif hint := hint_for(name, value_at(data, path), known):
        help_ = hint
    elif elsewhere:
        help_ = f"{name} belongs to {elsewhere}: move this line there."
    elif (meant := attribute_meant_by(name)) and (homes := _other_owners(kind, meant)):
        hint, home = hint_for(name, value_at(data, path), (meant,)), f"It belongs to {homes}."
        help_ = f"{hint} {home}" if hint.endswith(("?", ".")) else f"{home} {hint}"
    elif near:
        help_ = suggestion(near)
    elif kind is Journey and name in attributes(Catalogue):
        help_ = f"{name} belongs into catalogue.yaml, in this folder or one above."
    elif kind is Catalogue and name in attributes(Journey):
        help_ = f"{name} belongs to a journey: each journey stands in a file of its own, beside the catalogue."
    else:
        help_ = f"{with_article(entity).capitalize()} can have {_list_some(known)}. Keys of your own begin with x-."
    message = f"{shorten(name, 40) or 'An empty key'} is not something that {with_article(entity)} can have."
    return FieldError(message, help_, path, "key")


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
        return f"Decimals have a point, not a comma: write {before}: {value}.{name}"
    if isinstance(value, str) and not isinstance(value, QuotedText):
        whole = shorten(", ".join([value, *keys[first + 1 : last + 1]]), 100)
        return f"A comma in braces ends a text that stands in no quotes. Write {before}: {quote(whole)}"
    return ""


def _list_some(known: dict[str, Attribute]) -> str:
    """Return a handful of what an entity can have, and say where the rest is."""
    more = len(known) - _HANDFUL
    if more <= 0:
        return join_comma(known, _HANDFUL)
    entity = noun(next(iter(known.values())).entity).replace(" ", "-")
    return f"{', '.join([*known][:_HANDFUL])} and {more} more: see cxjourney explain {entity}"


def _other_owners(kind: type[Entity], name: str) -> str:
    homes = [with_article(entity) for entity in entities(kind) if entity is not Waiver and name in attributes(entity)]
    return " or ".join(homes) if len(homes) <= 2 else ""


def _bad_id(text: str, like: str, path: DataPath, at: Literal["value", "key"]) -> FieldError:
    message = f"{shorten(text, 70) or 'Nothing'} can't be an id."
    return FieldError(message, f"Write {like}, say. {_AN_ID}", path, at)


def _type_fault(kind: type[Entity], path: DataPath, type_: str, value: object, data: object) -> FieldError:
    attribute: Attribute | None = attribute_at(kind, path)
    is_item = attribute is not None and attribute_at(kind, path[:-1]) == attribute
    subject = _subject(attribute, is_item)
    own = is_id(attribute) and not is_item
    like = suggest_id(data, path[:-1], noun(owner_of(kind, path))) if own else ""
    if value is None:
        where = "hyphen" if path and isinstance(path[-1], int) else "colon"
        other = ", or leave it out" if is_item or not (attribute and attribute.field.is_required()) else ""
        help_ = f"Write one behind the {where}{f', such as {like}' if like else other}. {_description(attribute)}"
        return FieldError(f"{subject} has no value.", help_, path)
    if own and isinstance(value, int | float) and not isinstance(value, bool):
        # its digits are not repeated: it may be written otherwise than it is read, such as 007
        return FieldError("A number can't be an id.", f"Write {like}, say. {_AN_ID}", path)
    if type_ == "slug" or (own and not isinstance(value, dict | list)):
        text = value if isinstance(value, str) else f"{value}".lower()
        return _bad_id(text, slug_of(text) or like, path, "value")
    if type_ == "too_short":
        return FieldError(f"{subject} is empty, and needs one at least.", _description(attribute), path)
    meant = _nearest_stage(value, data) if attribute and attribute.name == "next" and not is_item else value
    expected = expectation(type_, meant, attribute, is_item)
    return FieldError(f"{subject} {describe_value(value)}, where {expected.words} is expected.", expected.help, path)


def _nearest_stage(value: object, data: object) -> object:
    """Return the stage whose id is nearest to a text; the text itself where none is."""
    stages = data.get("stages") if isinstance(data, dict) else None
    ids = [stage.get("id") for stage in stages if isinstance(stage, dict)] if isinstance(stages, list) else []
    known = [id_ for id_ in ids if isinstance(id_, str)]
    return nearest_word(value, known) or value if isinstance(value, str) and re.fullmatch(r"[\w-]+", value) else value


def _subject(attribute: Attribute | None, is_item: bool) -> str:
    if attribute is None:
        return "This file"
    entity = described_entity(attribute)
    if not is_item:
        return attribute.name
    return f"This {noun(entity)}" if entity else f"An item of {attribute.name}"


def _description(attribute: Attribute | None) -> str:
    return (attribute.field.description or "") if attribute else ""
