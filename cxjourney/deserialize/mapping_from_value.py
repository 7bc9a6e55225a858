"""The mapping that a bare value was meant as: which attribute of an entity takes it alone, or which of several."""

import re
from collections.abc import Mapping
from typing import Literal, get_origin

from pydantic import ValidationError

from cxjourney.deserialize.malformed_durations import stage_duration_meant
from cxjourney.deserialize.proposed_mappings import example_mapping, metric_of, smallest_mapping
from cxjourney.languages.message import Message, message, or_message
from cxjourney.model.fields import Entity
from cxjourney.model.image import Image
from cxjourney.model.introspection import Attribute, attributes, holds_words, strip_annotation
from cxjourney.model.metric import Metric
from cxjourney.model.stage import StageDuration
from cxjourney.text.shorten import shorten

_NAMED_FIGURE = re.compile(r"(?P<name>[^\W\d].*?)[\s:=]+(?P<figure>[-+]?[0-9]{1,9}(?:\.[0-9]{1,9})?)")
PLACE_OF_KEY = "KEY"
"""Holds, in what a message offers, the place of an attribute where several would do."""
PLACE_OF_UNIT = "UNIT"
"""Holds the place of the unit of a length of time that was written as a bare figure."""
_BARE_FIGURE = re.compile("[0-9]{1,5}")
_YES_OR_NO = ("yes", "no", "true", "false")
_UNITS = ("min", "h", "d", "w", "m", "y")


def mapping_from(value: object, entity: type[Entity]) -> dict[str, object]:
    """Return the mapping that a value was meant as: by its text, or by the attribute that takes it alone.

    Where several take it alike, only the author knows which of them is meant: a word in capitals holds its place.
    """
    if entity is StageDuration:
        figure = _BARE_FIGURE.fullmatch(f"{value}".strip())
        return {"typical": f"{figure[0]}{PLACE_OF_UNIT}"} if figure else dict(stage_duration_meant(value))
    if isinstance(value, str) and (smallest := smallest_mapping(entity, value)):
        return smallest
    if isinstance(value, str) and value.strip() and entity is Image:
        return {"file": shorten(value.strip()), "alt": "what it shows"}
    if isinstance(value, str) and entity is Metric and (named := _NAMED_FIGURE.fullmatch(value.strip())):
        return metric_of(named["name"], float(named["figure"]))
    if f"{value}".strip().casefold() in _YES_OR_NO:
        return {}
    leading = re.match("[0-9]{1,9}(?![0-9])", value) if isinstance(value, str) else None
    tried = [value, [value], *([int(leading[0])] if leading else [])]
    for name in _names_alone(entity) if value is not None else ():
        for one in tried:
            if _takes(entity, name, one):
                return {PLACE_OF_KEY if len(_takers(one, entity, name)) > 1 else name: one}
    if isinstance(value, int | float) and not isinstance(value, bool) and "value" in attributes(entity):
        return {**example_mapping(entity), "value": value}
    return {}


def _names_alone(entity: type[Entity]) -> list[str]:
    """Return the attributes of an entity that a bare value may be meant as."""
    return [name for name, attribute in attributes(entity).items() if name == "systems" or not holds_words(attribute)]


def _takes(entity: type[Entity], name: str, value: object) -> bool:
    return not isinstance(value, dict) and is_sound(entity, {name: value})


def _takers(value: object, entity: type[Entity], first: str) -> list[str]:
    """Return all attributes of an entity that take a value just as the first of them does."""
    known = attributes(entity)
    alike = (name for name in _names_alone(entity) if _take_alike(known[first], known[name]))
    return [name for name in alike if _takes(entity, name, value)]


def _take_alike(one: Attribute, other: Attribute) -> bool:
    """Return whether two attributes hold the same, or each one of the format's words."""
    plain = [strip_annotation(attribute.field.annotation) for attribute in (one, other)]
    return plain[0] == plain[1] or all(get_origin(annotation) is Literal for annotation in plain)


def advice_on_key(mapping: Mapping[str, object], entity: type[Entity]) -> Message | str:
    """Return what to write in place of the word that holds the place of a key or a unit; empty where none does."""
    if f"{mapping.get('typical')}".endswith(PLACE_OF_UNIT):
        return message("advise.place-of-key", word=PLACE_OF_UNIT, names=or_message(_UNITS))
    if PLACE_OF_KEY not in mapping:
        return ""
    value = mapping[PLACE_OF_KEY]
    first = next(name for name in _names_alone(entity) if _takes(entity, name, value))
    names = _takers(value, entity, first)
    return message("advise.place-of-key", word=PLACE_OF_KEY, names=or_message(names))


def is_sound(entity: type[Entity], data: object) -> bool:
    """Return whether data can be read as an entity."""
    try:
        entity.model_validate(data)
    except ValidationError:
        return False
    return True
