"""Faults against the format in plain words: what stands there, what was expected, how to fix it."""

from typing import Literal, NamedTuple, cast, get_origin

from pydantic_core import ErrorDetails

from cxjourney.deserialize.awaited_stage_id import awaited_stage_id
from cxjourney.deserialize.binding_faults import binding_fault
from cxjourney.deserialize.entity_nouns import noun_message
from cxjourney.deserialize.expectations import describe_value, expectation
from cxjourney.deserialize.figure_in_braces import comma_in_figure, keys_cut_off
from cxjourney.deserialize.ids_in_prose import ids_by_title, nearest_stage, way_in_prose
from cxjourney.deserialize.missing_ids import advice_on_emotion, advice_on_ids, attributes_by_id, mapping_without_ids
from cxjourney.deserialize.path_in_data import path_in_data
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.suggest_id import suggest_id, suggest_key, value_at
from cxjourney.deserialize.unknown_attributes import joined_again, unknown_attribute
from cxjourney.deserialize.unspaced_colon import unspaced_colon
from cxjourney.edit.fix import Fix, added_key, renamed_key, replacement
from cxjourney.edit.patch import YamlValue
from cxjourney.languages.message import Message, english_text, join_sentences, message, quote_message
from cxjourney.model.fields import SLUG_LENGTH, Entity, is_slug
from cxjourney.model.introspection import (
    Attribute,
    Meant,
    attribute_at,
    attributes,
    described_entity,
    entity_in,
    is_id,
    noun,
    owner_of,
    strip_annotation,
)
from cxjourney.model.stage import Emotion, Stage
from cxjourney.parse.document import DataPath
from cxjourney.parse.events import plain_value
from cxjourney.parse.foreign_comments import comment_behind_value
from cxjourney.parse.odd_characters import OddCharacters, attribute_in_text, odd_characters, plain_text
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText
from cxjourney.text.yaml_text import inline_yaml

_GROUPS = ("model_type", "model_attributes_type", "dict_type", "dataclass_type")
LISTS = ("tuple_type", "list_type")
"""pydantic's names of faults where a group of keys, or a list, is expected."""


class FieldError(NamedTuple):
    """A fault against the format: its words, the path to where it stands, and its fix, where one is right."""

    message: str
    help: str
    path: DataPath
    at: Literal["value", "key", "first key"] = "value"
    fix: Fix | None = None


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
        unknown = unknown_attribute(kind, loc, value_at(data, path), data)
        return FieldError(unknown.message, unknown.help, path, "key", unknown.fix)
    if loc and loc[-1] == "[key]":
        entity = entity_in(attribute.field.annotation) if (attribute := attribute_at(kind, path)) else None
        siblings = value_at(data, path[:-1])
        beside, key = siblings if isinstance(siblings, dict) else {}, str(loc[-2])
        if odd := odd_characters(key, end=":"):
            plain = plain_text(key)
            fix = renamed_key(path, plain, True) if is_slug(plain) and plain not in beside else None
            return FieldError(*odd, path, "key", fix)
        like = suggest_key(beside, key, noun(entity or kind))
        fix = renamed_key(path, like, True) if like == slug_of(key) and key in beside else None
        return _bad_id(key, like, path, "key", fix)
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
    line, described, fix = f"{name}:", _description(attribute), None
    if is_id(attribute):
        awaited = awaited_stage_id(data) if entity is Stage else None
        own = awaited.id if awaited else suggest_id(data, path, noun(entity))
        is_sure = awaited is None or awaited.is_in_title
        line, fix = f"{line} {own}", added_key(path, name, own, (name,), is_sure)
        described = english_text(f"({described})") if described else ""
        if awaited:
            described = message("build.id.awaited")
    named = name if len(name) > len("id") else quote_message(name)  # This link needs “to”
    wrong = message("build.missing", entity=noun_message(entity), attribute=named)
    return FieldError(wrong, join_sentences(message("build.add", line=line), described), path, "first key", fix)


def _swallowed_attribute(name: str, path: DataPath, data: object) -> FieldError | None:
    """Return that an attribute is part of the text before it, by signs of another script; None where it is in none."""
    siblings = value_at(data, path)
    for key, value in siblings.items() if isinstance(siblings, dict) else ():
        held = attribute_in_text(value) if isinstance(value, str) and not isinstance(value, QuotedText) else None
        if held and held.name == name:
            wrong = message("yaml.comma.foreign", mark=held.mark, comma=",")
            return FieldError(wrong, message("reading.write", text=f"{key}: {held.fixed}"), (*path, key))
    return None


def _bad_id(text: str, like: str, path: DataPath, at: Literal["value", "key"], fix: Fix | None = None) -> FieldError:
    shown = shorten(text, 70)
    wrong = message("build.id", text=shown) if shown else message("build.id.nothing")
    return FieldError(wrong, message("build.id.help", like=like, most=SLUG_LENGTH), path, at, fix)


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
        return FieldError(*odd, path, fix=_plain_value_fix(kind, path, type_, value))
    if value is None:
        required = not is_item and attribute is not None and attribute.field.is_required()
        help_ = join_sentences(_advice_on_value(path, like, required=required), _description(attribute))
        fix = replacement(path, None, like, True) if like else None
        return FieldError(message("build.no-value", subject=subject), help_, path, fix=fix)
    if own and isinstance(value, int | float) and not isinstance(value, bool):
        # its digits are not repeated: it may be written otherwise than it is read, such as 007
        return FieldError(message("build.id.number"), message("build.id.help", like=like, most=SLUG_LENGTH), path)
    if type_ == "slug" or (own and not isinstance(value, dict | list)):
        text = value if isinstance(value, str) else f"{value}".lower()
        own_id = slug_of(text)
        return _bad_id(text, own_id or like, path, "value", replacement(path, value, own_id, True) if own_id else None)
    if type_ == "too_short":
        return FieldError(message("build.empty", subject=subject), _description(attribute), path)
    meant: object = value
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
    if cut := _cut_figure(kind, path, data):
        return FieldError(wrong, cut[0], path, fix=cut[1])
    return FieldError(wrong, expected.help, path, fix=_meant_fix(path, value, expected.meant, sure=meant == value))


def _meant_fix(path: DataPath, value: object, meant: Meant | None, *, sure: bool = True) -> Fix | None:
    """Return the fix that writes the value that was meant; None where there is none, or it stands there already."""
    if meant is None or (meant.value == value and type(meant.value) is type(value)):
        return None
    return replacement(path, value, cast("YamlValue", meant.value), meant.is_safe and sure)


def _plain_value_fix(kind: type[Entity], path: DataPath, type_: str, value: str) -> Fix | None:
    """Return the fix that writes a word or figure without characters from elsewhere, as what is expected there."""
    plain = plain_text(value)
    attribute = attribute_at(kind, path)
    if type_ == "slug":
        return replacement(path, value, plain, True) if is_slug(plain) else None
    is_item = attribute is not None and attribute_at(kind, path[:-1]) == attribute
    meant = expectation(type_, plain, attribute, is_item).meant
    figure = plain_value(plain)
    if meant is None and isinstance(figure, int | float) and not isinstance(figure, bool):
        meant = Meant(figure)
    return _meant_fix(path, value, meant)


def _cut_figure(kind: type[Entity], path: DataPath, data: object) -> tuple[Message, Fix | None] | None:
    """Return how to write a figure in braces of which a comma has cut off a part; None where none has."""
    siblings = value_at(data, path[:-1])
    if not path or not isinstance(siblings, dict) or isinstance(path[-1], int):
        return None
    known, name = attributes(owner_of(kind, path)), path[-1]
    cut_off = keys_cut_off(siblings, name, known)
    figure = comma_in_figure(siblings, name, known) if cut_off else None
    return figure and (figure.help, joined_again(path[:-1], siblings, name, cut_off, figure.meant))


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
