"""Faults against the format in plain words: what stands there, what was expected, how to fix it."""

from typing import Literal, NamedTuple, get_origin

from pydantic_core import ErrorDetails

from cxjourney.deserialize.binding_faults import binding_fault
from cxjourney.deserialize.entity_nouns import noun_message
from cxjourney.deserialize.expectations import describe_value, expectation
from cxjourney.deserialize.figure_in_braces import comma_in_figure, keys_cut_off
from cxjourney.deserialize.ids_in_prose import ids_by_title, nearest_stage, way_in_prose
from cxjourney.deserialize.missing_ids import advice_on_emotion, advice_on_ids, attributes_by_id, mapping_without_ids
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.suggest_id import suggest_id, suggest_key, value_at
from cxjourney.deserialize.unknown_attributes import unknown_attribute
from cxjourney.deserialize.unspaced_colon import unspaced_colon
from cxjourney.languages.message import (
    Message,
    english_text,
    join_sentences,
    message,
)
from cxjourney.model.fields import SLUG_LENGTH, Entity
from cxjourney.model.introspection import (
    Attribute,
    attribute_at,
    attributes,
    described_entity,
    entity_in,
    is_id,
    noun,
    owner_of,
    strip_annotation,
)
from cxjourney.model.stage import Emotion
from cxjourney.parse.document import DataPath
from cxjourney.parse.foreign_comments import comment_behind_value
from cxjourney.parse.odd_characters import OddCharacters, attribute_in_text, odd_characters
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText
from cxjourney.text.yaml_text import inline_yaml

_GROUPS = ("model_type", "model_attributes_type", "dict_type", "dataclass_type")
LISTS = ("tuple_type", "list_type")
"""pydantic's names of faults where a group of keys, or a list, is expected."""


class FieldError(NamedTuple):
    """A fault against the format: its words, and the path to where it stands."""

    message: str
    help: str
    path: DataPath
    at: Literal["value", "key", "first key"] = "value"


def path_in_data(loc: DataPath, data: object) -> DataPath:
    """Return the part of pydantic's path that is in the data, without what it mixes in (``[key]``, short forms)."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            path.append(part)
            data = data[part]
            continue
        key = [*data][part] if isinstance(data, dict) and isinstance(part, int) and part < len(data) else part
        if not isinstance(data, dict) or key not in data:
            break
        path.append(key)  # of pairs that stand for a list, the key
        data = data[key]
    return tuple(path)


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
    if type_ == "binding":
        told = binding_fault(path, fault)
        return FieldError(told.message, told.help, told.path, "first key" if told.is_whole else "key")
    if type_ == "duration_order":
        return _duration_fault(path, fault)
    if type_ == "extra_forbidden":
        return FieldError(*unknown_attribute(kind, loc, value_at(data, path), data), path, "key")
    if loc and loc[-1] == "[key]":
        entity = entity_in(attribute.field.annotation) if (attribute := attribute_at(kind, path)) else None
        siblings = value_at(data, path[:-1])
        if odd := odd_characters(str(loc[-2]), end=":"):
            return FieldError(*odd, path, "key")
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
    if swallowed := _swallowed_attribute(name, path, data):
        return swallowed
    line, described = f"{name}:", _description(attribute)
    if is_id(attribute):
        line = f"{line} {suggest_id(data, path, noun(entity))}"
        described = english_text(f"({described})") if described else ""
    named = name if len(name) > len("id") else message("figures.quote", text=name)  # This link needs “to”
    wrong = message("build.missing", entity=noun_message(entity), attribute=named)
    return FieldError(wrong, join_sentences(message("build.add", line=line), described), path, "first key")


def _swallowed_attribute(name: str, path: DataPath, data: object) -> FieldError | None:
    """Return that an attribute is part of the text before it, by signs of another script; None where it is in none."""
    siblings = value_at(data, path)
    for key, value in siblings.items() if isinstance(siblings, dict) else ():
        held = attribute_in_text(value) if isinstance(value, str) and not isinstance(value, QuotedText) else None
        if held and held.name == name:
            wrong = message("yaml.comma.foreign", mark=held.mark, comma=",")
            return FieldError(wrong, message("reading.write", text=f"{key}: {held.fixed}"), (*path, key))
    return None


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
    if value is None and path and (slip := unspaced_colon(path[-1])):
        return FieldError(slip.message, message("reading.write", text=f"{slip.key}: {slip.value}"), path, "key")
    if isinstance(value, str) and (slip := unspaced_colon(value)) and slip.sign != ":" and type_ in _GROUPS:
        return FieldError(slip.message, message("reading.write", text=f"{slip.key}: {slip.value}"), path)
    if comment := comment_behind_value(value):
        return FieldError(*comment, path)
    if isinstance(value, str) and (odd := _odd_characters(value, type_)):
        return FieldError(*odd, path)
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
    meant = value
    if attribute and not is_item and isinstance(value, str) and type_ in LISTS:
        meant = ids_by_title(value, attribute, data) or value
    if attribute and attribute.name == "next" and not is_item:
        meant = nearest_stage(value, data)
        if way := way_in_prose(meant, data):
            wrong = message(
                "build.expected", subject=subject, value=describe_value(value), expected=message("expect.list")
            )
            return FieldError(wrong, message("reading.write", text=f"next: {inline_yaml(way)}"), path)
    expected = expectation(type_, meant, attribute, is_item)
    wrong = message("build.expected", subject=subject, value=describe_value(value), expected=expected.words)
    return FieldError(wrong, _advice_on_cut_figure(kind, path, data) or expected.help, path)


def _advice_on_cut_figure(kind: type[Entity], path: DataPath, data: object) -> str:
    """Return how to write a figure in braces of which a comma has cut off a part; empty where none has."""
    siblings = value_at(data, path[:-1])
    if not path or not isinstance(siblings, dict) or isinstance(path[-1], int):
        return ""
    known, name = attributes(owner_of(kind, path)), path[-1]
    return comma_in_figure(siblings, name, known) if keys_cut_off(siblings, name, known) else ""


def _odd_characters(value: str, type_: str) -> OddCharacters | None:
    """Return what is wrong with a word or figure that characters from elsewhere stand in; None where none do."""
    is_word = type_ not in (*_GROUPS, *LISTS)
    return odd_characters(value, quotes=type_ != "literal_error") if is_word else None


def _advice_on_value(path: DataPath, like: str, *, required: bool) -> Message:
    """Return the advice to write a value where none stands."""
    if path and isinstance(path[-1], int):
        return message("build.no-value.item")
    if like:
        return message("build.no-value.id", like=like)
    return message("build.no-value.required" if required else "build.no-value.optional")


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
