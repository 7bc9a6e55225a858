"""References: which ids a document names, and which of them nothing defines."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, get_args, get_origin

from cxjourney.deserialize.missing_ids import lacks_ids
from cxjourney.deserialize.unspaced_colon import unspaced_colon
from cxjourney.diagnostics import Notice
from cxjourney.languages.message import message
from cxjourney.model import Journey
from cxjourney.model.fields import Entity, ReferenceMark, ShortForm
from cxjourney.model.introspection import Attribute, attribute_marks, attributes, entity_in, strip_annotation
from cxjourney.model.list_forms import PairsForm
from cxjourney.parse.document import DataPath, Document
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import KnownIds
from cxjourney.workspace.unmatched_answers import answers_without_question


class Reference(NamedTuple):
    """An id that stands in a document: what kind of thing it names, and where."""

    path: DataPath
    kind: str
    id: str
    is_key: bool = False


class _Way(NamedTuple):
    """Where an attribute leads on the way to references."""

    kind: str | None = None
    keys: str | None = None
    short: str | None = None
    inside: Mapping[str, "_Way"] = MappingProxyType({})
    names: frozenset[str] = frozenset()
    pairs: str | None = None


def unknown_references(kind: type[Entity], data: object, known: Mapping[str, Container[str]]) -> list[Reference]:
    """Return the references in plain data that nothing known defines; kinds not in ``known`` are not judged."""
    found: list[Reference] = []
    if isinstance(data, dict):
        _search(_ways(kind), data, (), known, found)
    return found


def _search(
    ways: Mapping[str, _Way],
    data: dict[str, object],
    path: DataPath,
    known: Mapping[str, Container[str]],
    found: list[Reference],
) -> None:
    for key, value in data.items():
        way = ways.get(key)
        if way is not None:
            _follow(way, value, (*path, key), known, found)


def _follow(
    way: _Way, value: object, path: DataPath, known: Mapping[str, Container[str]], found: list[Reference]
) -> None:
    if isinstance(value, str):
        kind = way.kind or way.short
        if kind and kind in known and value not in known[kind]:
            found.append(Reference(path, kind, value))
    elif isinstance(value, list):
        each = way._replace(pairs=None)
        for index, item in enumerate(value):
            _follow(each, item, (*path, index), known, found)
    elif isinstance(value, dict):
        if way.pairs:
            found += [
                Reference((*path, key), way.pairs, item)
                for key, item in value.items()
                if isinstance(item, str) and way.pairs in known and item not in known[way.pairs]
            ]
            return
        if way.keys is None:
            _search(way.inside, value, path, known, found)
            return
        ids: Iterable[str] = [*value][:1] if lacks_ids(value, way.names) else value  # of attributes, one tells of all
        for id_ in ids if way.keys in known else ():
            if id_ not in known[way.keys] and not (value[id_] is None and unspaced_colon(id_)):
                found.append(Reference((*path, id_), way.keys, id_, is_key=True))
        for key, item in value.items():
            if isinstance(item, dict):
                _search(way.inside, item, (*path, key), known, found)
            elif isinstance(item, str):
                _follow(way, item, (*path, key), known, found)
            elif isinstance(item, list):
                for index, one in enumerate(item):
                    if isinstance(one, dict):
                        _search(way.inside, one, (*path, key, index), known, found)


@cache
def _ways(kind: type[Entity]) -> dict[str, _Way]:
    ways = {name: _way(attribute) for name, attribute in attributes(kind).items()}
    return {name: way for name, way in ways.items() if way.kind or way.keys or way.short or way.inside}


def _way(attribute: Attribute) -> _Way:
    annotation, marks, keys = strip_annotation(attribute.field.annotation), attribute_marks(attribute), None
    if get_origin(annotation) is dict:
        of_keys = getattr(get_args(annotation)[0], "__metadata__", ())
        keys = _reference_kind(of_keys) or "id"
        marks = tuple(mark for mark in marks if mark not in of_keys)
    short = next((mark.attribute for mark in marks if isinstance(mark, ShortForm) and str in mark.types), None)
    entity = entity_in(annotation)
    inside = _ways(entity) if entity else {}
    names = frozenset(attributes(entity)) if entity and keys else frozenset[str]()
    meant = next((mark.value for mark in marks if isinstance(mark, PairsForm)), None)
    pairs = inside[meant].kind if meant else None
    return _Way(_reference_kind(marks), keys, inside[short].kind if short in inside else None, inside, names, pairs)


def _reference_kind(marks: Iterable[object]) -> str | None:
    return next((mark.kind for mark in marks if isinstance(mark, ReferenceMark)), None)


def unresolved_references(kind: type[Entity], document: Document, names: KnownIds) -> list[Notice]:
    """Return a notice for each reference of a document that nothing in sight defines.

    Args:
        kind: What the document is: a journey or a catalogue.
        document: The document.
        names: The ids in sight.
    """
    unknown = unknown_references(kind, document.data, names.resolvable())
    notices: list[Notice] = []
    if unknown:
        from cxjourney.workspace.unknown_reference_notices import (
            unknown_notices,  # late, since most references are known
        )

        notices += unknown_notices(document, unknown, names)
    if kind is not Journey:
        return notices
    return [*notices, *_names_of_itself(document), *answers_without_question(document)]


def _names_of_itself(document: Document) -> Iterator[Notice]:
    """Yield a notice where a journey is to replace itself, and for each stage that it is itself to tell in full."""
    data = document.data
    stages = data.get("stages")
    named: list[tuple[object, DataPath]] = [(data.get("replaces"), ("replaces",))]
    for index, stage in enumerate(stages if isinstance(stages, list) else ()):
        told_by = stage.get("journey") if isinstance(stage, dict) else None
        named.append((told_by, ("stages", index, "journey")))
    for id_, path in named:
        if isinstance(id_, str) and id_ == data.get("journey"):
            tells = path[0] == "stages"
            wrong = message("reference.itself.tells" if tells else "reference.itself.replaces", id=shorten(id_))
            help_ = message("reference.itself.help")
            yield Notice("CX103", wrong, help_, document.source.name, document.span(path))
