"""Examples of what can be written, from the model: of an attribute, of an entity, and where in a file that stands."""

from itertools import pairwise
from typing import Literal, get_args, get_origin

from pydantic import WithJsonSchema

from cxjourney.model.catalogue import Catalogue
from cxjourney.model.fields import Entity, ReferenceMark
from cxjourney.model.introspection import (
    Attribute,
    attribute_marks,
    attributes,
    bounds,
    entity_in,
    is_id,
    noun,
    short_form,
    strip_annotation,
)
from cxjourney.model.journey import Journey

EXAMPLE_IDS = {
    "journey": "replace-card",
    "stage": "receives-card",
    "touchpoint": "card-letter",
    "pain_point": "photo-refused",
    "persona": "dara",
    "source": "survey-after-opening",
    "channel": "web",
    "team": "customer-insight",
    "lane": "risks",
    "phase": "before",
    "question": "What does it cost?",
}
"""By kind, the id that examples name; whoever copies one writes an id of her own."""
_KEYS = {
    "teams": EXAMPLE_IDS["team"],
    "personas": EXAMPLE_IDS["persona"],
    "data_sources": EXAMPLE_IDS["source"],
    "channels": "counter",
    "emotions": EXAMPLE_IDS["persona"],
    "notes": EXAMPLE_IDS["lane"],
}
"""By attribute, the id that examples define or name there."""
_MOST = 4
"""At most this many attributes stand in an example, where none must be there."""


def example_value(attribute: Attribute) -> object:
    """Return a value that an attribute takes, as plain data: one of its examples, else the simplest of its kind."""
    if attribute.field.examples:
        return attribute.field.examples[0]
    return _value(attribute, attribute.field.annotation)


def _value(attribute: Attribute, annotation: object) -> object:
    plain, marks = strip_annotation(annotation), attribute_marks(attribute)
    entity = entity_in(annotation)
    if get_origin(plain) is tuple:
        return [_value(attribute, get_args(plain)[0])]
    if get_origin(plain) is dict:
        key = _KEYS.get(attribute.name, "a")
        return {key: _value(attribute, get_args(plain)[1])}
    if entity is not None:
        short = short_form(attribute)
        return entity_example(entity) if short is None else example_value(attributes(entity)[short.attribute])
    if get_origin(plain) is Literal:
        return get_args(plain)[0]
    if plain is bool:
        return True
    if reference := next((mark for mark in marks if isinstance(mark, ReferenceMark)), None):
        return EXAMPLE_IDS.get(reference.kind, "CX301")
    for mark in marks:
        if isinstance(mark, WithJsonSchema) and mark.json_schema and mark.json_schema.get("examples"):
            return mark.json_schema["examples"][0]
    if plain in (int, float):
        low, high = bounds(attribute)
        return 40 if low is None and high is None else high if low is None else max(low, 1) if plain is int else low
    if plain is str and attribute.name == "link":
        return "https://example.org"
    return "risks" if is_id(attribute) else f"{attribute.name.replace('_', ' ')}".capitalize()


def entity_example(entity: type[Entity]) -> dict[str, object]:
    """Return a small example of an entity as plain data: what it must have, else a few of its attributes.

    It names what is defined elsewhere only where it must, by the ids of `EXAMPLE_IDS`.
    """
    known = attributes(entity)
    plain = [name for name, attribute in known.items() if not _names_others(attribute)]
    return _required_values(entity) or {name: example_value(known[name]) for name in (plain or list(known))[:_MOST]}


def _required_values(entity: type[Entity]) -> dict[str, object]:
    extra = entity.model_config.get("json_schema_extra")
    examples = extra.get("examples") if isinstance(extra, dict) else None
    if isinstance(examples, list) and isinstance(examples[0], dict):  # there are several ways to write it
        return {**examples[0]}
    known = attributes(entity).items()
    return {name: example_value(attribute) for name, attribute in known if attribute.field.is_required()}


def _names_others(attribute: Attribute) -> bool:
    return any(isinstance(mark, ReferenceMark) for mark in attribute_marks(attribute))


def example_in_file(entity: type[Entity]) -> tuple[type[Entity], dict[str, object]]:
    """Return in which file an entity stands, and an example of it, from the file's edge on.

    Returns:
        `Journey` or `Catalogue`, and plain data: all that leads to the entity, and what the entity must have.
    """
    for file in (Journey, Catalogue):
        if entity is file:
            return file, entity_example(file)
        path = _path_to(entity, file)
        if path:
            example: object = _item(path[-1], entity_example(entity))
            for holder, held in reversed([*pairwise(path)]):
                example = _item(holder, _required_values(held.entity) | {held.name: example})
            return file, {path[0].name: example}
    raise LookupError(noun(entity))


def _item(attribute: Attribute, example: object) -> object:
    """Return what stands behind an attribute that holds an entity: the entity, a list of it, or it by its id."""
    plain = strip_annotation(attribute.field.annotation)
    if get_origin(plain) is dict:
        inner = strip_annotation(get_args(plain)[1])
        return {_KEYS[attribute.name]: [example] if get_origin(inner) is tuple else example}
    return [example] if get_origin(plain) is tuple else example


def _path_to(entity: type[Entity], file: type[Entity]) -> list[Attribute]:
    """Return the attributes on the shortest way from a file to an entity; none where it leads nowhere."""
    ways: list[tuple[type[Entity], list[Attribute]]] = [(file, [])]
    seen = {file}
    for holder, path in ways:
        for attribute in attributes(holder).values():
            held = entity_in(attribute.field.annotation)
            if held is entity:
                return [*path, attribute]
            if held is not None and held not in seen:
                seen.add(held)
                ways.append((held, [*path, attribute]))
    return []
