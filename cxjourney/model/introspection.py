"""What the model says of itself: the attributes of an entity, the one at a path, and what each takes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

from pydantic import StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo

from cxjourney.model.fields import SLUG_SCHEMA, Entity, ReferenceMark, ShortForm, TextForm, WordForm


class Attribute(NamedTuple):
    """An attribute of the format.

    Attributes:
        entity: The entity that has it.
        name: Its name as it is written.
        field: What it takes.
        marks: What its annotations are marked with, those of its items and of its keys too.
    """

    entity: type[Entity]
    name: str
    field: FieldInfo
    marks: tuple[object, ...]


def noun(entity: type[Entity]) -> str:
    """Return the noun for an entity: ``pain point``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", entity.__name__).lower()


@cache
def attributes(entity: type[Entity]) -> Mapping[str, Attribute]:
    """Return the attributes of an entity by the name that they are written with: its own, then what it shares."""
    own = set(vars(entity).get("__annotations__", entity.model_fields))
    fields = sorted(entity.model_fields.items(), key=lambda item: item[0] not in own)
    named = [(field.alias or name, field) for name, field in fields]
    return {name: Attribute(entity, name, field, _marks(field)) for name, field in named}


def strip_annotation(annotation: object) -> object:
    """Return an annotation without its metadata, and without the None of what may be left out."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation


def item_annotation(annotation: object) -> object:
    """Return what a list's items, or a mapping's values, are; the annotation itself where it is neither."""
    plain = strip_annotation(annotation)
    origin = get_origin(plain)
    if origin is tuple:
        return get_args(plain)[0]
    return get_args(plain)[1] if origin is dict else plain


def entity_in(annotation: object) -> type[Entity] | None:
    """Return the entity that an annotation holds, alone, in a list or by id."""
    plain = strip_annotation(annotation)
    while get_origin(plain) in (tuple, dict):  # notes are lists by id
        plain = strip_annotation(item_annotation(plain))
    return plain if isinstance(plain, type) and issubclass(plain, Entity) else None


def _entities_on(kind: type[Entity], path: tuple[str | int, ...]) -> Iterator[tuple[type[Entity], Attribute | None]]:
    """Yield each entity on a path and its attribute that the path names, None where it names none and ends."""
    expected: object = kind
    for part in path:
        plain = strip_annotation(expected)
        if get_origin(plain) in (dict, tuple):
            expected = item_annotation(plain)
        elif isinstance(plain, type) and issubclass(plain, Entity):
            attribute = attributes(plain).get(str(part))
            yield plain, attribute
            if attribute is None:
                return
            expected = attribute.field.annotation
        else:
            return


def attribute_at(kind: type[Entity], path: tuple[str | int, ...]) -> Attribute | None:
    """Return the last attribute on a path into an entity; None where the path names none."""
    return next((attribute for _, attribute in reversed([*_entities_on(kind, path)]) if attribute), None)


def owner_of(kind: type[Entity], path: tuple[str | int, ...]) -> type[Entity]:
    """Return the entity in which the last part of a path stands."""
    return next((entity for entity, _ in reversed([*_entities_on(kind, path)])), kind)


def entities(kind: type[Entity]) -> Iterator[type[Entity]]:
    """Yield an entity and all that it holds, each once."""
    seen: list[type[Entity]] = [kind]
    for entity in seen:
        yield entity
        for attribute in attributes(entity).values():
            held = entity_in(attribute.field.annotation)
            if held is not None and held not in seen:
                seen.append(held)


class Meant(NamedTuple):
    """The value that was meant, and whether nothing else can have been."""

    value: object
    is_safe: bool = True


class Expectation(NamedTuple):
    """What was expected at a place, how to get there, and the one value that was meant, if it is one alone."""

    words: str
    help: str
    meant: Meant | None = None


def bounds(attribute: Attribute | None) -> tuple[float | None, float | None]:
    """Return the least and the greatest number that an attribute takes; None where there is none."""
    short = short_form(attribute)
    if short:
        figures = {name: value for name, value in short.schema if isinstance(value, int | float)}
        return figures.get("minimum"), figures.get("maximum")
    marks = attribute_marks(attribute)
    return _bound(marks, "ge"), _bound(marks, "le")


def _bound(marks: Iterable[object], name: str) -> float | None:
    found = (getattr(mark, name, None) for mark in marks)
    return next((bound for bound in found if bound is not None), None)


def short_form(attribute: Attribute | None) -> ShortForm | None:
    """Return the short form that may stand for what an attribute describes: a number, or an id."""
    return next((mark for mark in attribute_marks(attribute) if isinstance(mark, ShortForm)), None)


def described_entity(attribute: Attribute | None) -> type[Entity] | None:
    """Return the entity that an attribute is described by; None where it has none, or where a text will do for it."""
    if attribute is None or isinstance(short_form(attribute), TextForm):
        return None
    return entity_in(attribute.field.annotation)


def word_form(attribute: Attribute | None) -> WordForm | None:
    """Return the word that may stand for what an attribute describes, such as ``percent``; None where there is none."""
    return next((mark for mark in attribute_marks(attribute) if isinstance(mark, WordForm)), None)


def is_id(attribute: Attribute | None) -> bool:
    """Return whether an attribute holds its entity's own id."""
    if attribute is None or get_origin(strip_annotation(attribute.field.annotation)) is dict:
        return False
    return any(
        isinstance(mark, WithJsonSchema) and mark.json_schema == SLUG_SCHEMA for mark in attribute_marks(attribute)
    )


def is_reference(attribute: Attribute | None) -> bool:
    """Return whether an attribute names something that is defined elsewhere, by its id."""
    return any(isinstance(mark, ReferenceMark) for mark in attribute_marks(attribute))


def holds_words(attribute: Attribute | None) -> bool:
    """Return whether an attribute takes what people write: texts, not ids, words of the format or figures."""
    marks = attribute_marks(attribute)
    question = any(isinstance(mark, ReferenceMark) and mark.kind == "question" for mark in marks)
    return question or any(isinstance(mark, StringConstraints) and mark.pattern == r"\S" for mark in marks)


def attribute_marks(attribute: Attribute | None) -> tuple[object, ...]:
    """Return what the annotations of an attribute are marked with; nothing where there is no attribute."""
    return attribute.marks if attribute else ()


def _marks(field: FieldInfo) -> tuple[object, ...]:
    marks, todo = list(field.metadata), [field.annotation]
    while todo:
        annotation = todo.pop()
        marks.extend(getattr(annotation, "__metadata__", ()))
        todo.extend(arg for arg in getattr(annotation, "__args__", ()) if hasattr(arg, "__args__"))
    inner = [one for mark in marks for one in getattr(mark, "metadata", ())]
    return (*marks, *inner)
