"""Mappings by id in which an id was left out: what belongs to one persona, source or emotion stands where ids stand."""

from collections.abc import Container, Mapping
from typing import get_origin

from cxjourney.deserialize.slug import slug_of
from cxjourney.languages.message import Message, message
from cxjourney.model.fields import Entity
from cxjourney.model.introspection import Attribute, attribute_at, attributes, entity_in, noun, strip_annotation
from cxjourney.parse.document import DataPath
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_text import inline_yaml

_MOST_SHOWN = 3
"""At most this many attributes are repeated in advice."""


def mapping_without_ids(kind: type[Entity], path: DataPath, data: object) -> DataPath | None:
    """Return the path, at or above that of a fault, of a mapping by id with attributes for keys; None where none is."""
    from cxjourney.deserialize.suggest_id import value_at  # late, since most documents are sound

    above: Attribute | None = None
    for length in range(1, len(path) + 1):
        attribute = attribute_at(kind, path[:length])
        if attribute and attribute != above and lacks_ids(value_at(data, path[:length]), attributes_by_id(attribute)):
            return path[:length]
        above = attribute
    return None


def attributes_by_id(attribute: Attribute) -> Mapping[str, Attribute]:
    """Return the attributes of the entities that an attribute holds by id; none where it holds no entities by id."""
    entity = entity_in(attribute.field.annotation)
    return attributes(entity) if entity and _is_by_id(attribute) else {}


def lacks_ids(value: object, names: Container[str]) -> bool:
    """Return whether every key of a mapping is the name of an attribute, and one of them holds no mapping."""
    if not isinstance(value, dict) or not value:
        return False
    return all(key in names for key in value) and not all(isinstance(inside, dict) for inside in value.values())


def advice_on_ids(attribute: Attribute, value: Mapping[str, object]) -> Message:
    """Return how to write a mapping by id whose ids were left out: the same, behind an id.

    Args:
        attribute: The attribute that holds entities by id.
        value: What stands there: one entity, without its id.
    """
    name, entity = attribute.name, entity_in(attribute.field.annotation)
    shown = {key: shorten(said) if isinstance(said, str) else said for key, said in value.items()}
    more = len(shown) > _MOST_SHOWN
    inside = inline_yaml(dict([*shown.items()][:_MOST_SHOWN]))
    if more:
        inside = f"{inside[:-1]}, …}}"
    if name == "emotions":
        return message("build.ids.persona", text=f"{name}: {{PERSONA: {inside}}}")
    titled = value.get("title")
    id_ = slug_of(titled)[:30].rstrip("-") if isinstance(titled, str) else ""
    return message("build.ids.own", text=f"{name}: {{{id_ or slug_of(noun(entity or attribute.entity))}: {inside}}}")


def advice_on_emotion(name: str) -> Message:
    """Return where a part of an emotion belongs that stands among the personas: ``says``, ``source``."""
    beside = "" if name == "score" else f", {name}: …"
    return message("build.ids.inside", name=name, text=f"PERSONA: {{score: 1{beside}}}")


def _is_by_id(attribute: Attribute) -> bool:
    return get_origin(strip_annotation(attribute.field.annotation)) is dict
