"""The references of a document: which ids it names, where, and which of them nothing defines.

Where references stand is read off the model, so that a new attribute needs no line here. Plain data is walked, so that
unknown references and faults against the format come out in one pass.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from cxjourney.model.fields import Entity, Refers, ShortForm
from cxjourney.model.introspection import attributes, entity_in, stripped

Path = tuple[str | int, ...]


class Reference(NamedTuple):
    """An id that stands in a document: what kind of thing it names, and where."""

    path: Path
    kind: str
    id: str
    is_key: bool = False


@dataclass(slots=True)
class _Way:
    """Where an attribute leads on the way to references."""

    kind: str | None = None
    keys: str | None = None
    short: str | None = None
    inside: dict[str, "_Way"] = field(default_factory=dict)


def unknown_references(kind: type[Entity], data: Any, known: Mapping[str, Container[str]]) -> list[Reference]:  # noqa: ANN401
    """Give the references in plain data that nothing known defines; kinds that are not in ``known`` are not judged."""
    found: list[Reference] = []
    if isinstance(data, dict):
        _search(_ways(kind), data, (), known, found)
    return found


def _search(
    ways: dict[str, _Way], data: dict[str, Any], path: Path, known: Mapping[str, Container[str]], found: list[Reference]
) -> None:
    for key, value in data.items():
        way = ways.get(key)
        if way is not None:
            _follow(way, value, (*path, key), known, found)


def _follow(way: _Way, value: Any, path: Path, known: Mapping[str, Container[str]], found: list[Reference]) -> None:  # noqa: ANN401
    if isinstance(value, str):
        kind = way.kind or way.short
        if kind and kind in known and value not in known[kind]:
            found.append(Reference(path, kind, value))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _follow(way, item, (*path, index), known, found)
    elif isinstance(value, dict):
        if way.keys is None:
            _search(way.inside, value, path, known, found)
            return
        for key, item in value.items():
            if way.keys in known and key not in known[way.keys]:
                found.append(Reference((*path, key), way.keys, key, is_key=True))
            if isinstance(item, dict):
                _search(way.inside, item, (*path, key), known, found)


@cache
def _ways(kind: type[Entity]) -> dict[str, _Way]:
    ways = {name: _way(attribute.field) for name, attribute in attributes(kind).items()}
    return {name: way for name, way in ways.items() if way.kind or way.keys or way.short or way.inside}


def _way(info: Any) -> _Way:  # noqa: ANN401  pydantic's FieldInfo, or an annotation inside it
    marks = list(info.metadata)
    keys: str | None = None
    short = False
    todo = [info.annotation]
    while todo:
        annotation = todo.pop()
        if get_origin(annotation) is Annotated:
            marks.extend(annotation.__metadata__)
            todo.append(get_args(annotation)[0])
        elif get_origin(stripped(annotation)) is dict:
            key, value = get_args(stripped(annotation))
            keys = _refers(getattr(key, "__metadata__", ())) or "id"
            todo.append(value)
        else:
            todo.extend(arg for arg in get_args(annotation) if arg is not type(None) and arg is not Ellipsis)
    short = any(isinstance(mark, ShortForm) and str in mark.types for mark in marks)
    entity = entity_in(info.annotation)
    inside = _ways(entity) if entity else {}
    return _Way(_refers(marks), keys, _short_kind(inside) if short else None, inside)


def _refers(marks: Any) -> str | None:  # noqa: ANN401  the metadata of an annotation
    return next((mark.kind for mark in marks if isinstance(mark, Refers)), None)


def _short_kind(inside: dict[str, _Way]) -> str | None:
    return next((way.kind for way in inside.values() if way.kind), None)
