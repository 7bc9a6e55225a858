"""References: which ids a document names, and which of them nothing defines."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from cxjourney.deserialize.entities import MAX_FAULTS
from cxjourney.deserialize.stuck_value import stuck_value
from cxjourney.diagnostics import Notice
from cxjourney.languages.message import message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model import Journey
from cxjourney.model.fields import Entity, ReferenceMark, ShortForm
from cxjourney.model.introspection import attributes, entity_in, strip_annotation
from cxjourney.parse.document import DataPath, Document
from cxjourney.parse.odd_characters import odd_characters, plain_text
from cxjourney.text.escape import shorten
from cxjourney.text.nearest_word import KnownWords
from cxjourney.workspace.definitions import KnownIds, kind_message
from cxjourney.workspace.reference_suggestions import id_meant, offered_ids, reference_help
from cxjourney.workspace.run_together_ids import advice_on_run_together_ids
from cxjourney.workspace.unmatched_answers import MOST_SUGGESTED, answers_without_question, remainder_notice


class Reference(NamedTuple):
    """An id that stands in a document: what kind of thing it names, and where."""

    path: DataPath
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


def unknown_references(kind: type[Entity], data: object, known: Mapping[str, Container[str]]) -> list[Reference]:
    """Return the references in plain data that nothing known defines; kinds not in ``known`` are not judged."""
    found: list[Reference] = []
    if isinstance(data, dict):
        _search(_ways(kind), data, (), known, found)
    return found


def _search(
    ways: dict[str, _Way],
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
        for index, item in enumerate(value):
            _follow(way, item, (*path, index), known, found)
    elif isinstance(value, dict):
        if way.keys is None:
            _search(way.inside, value, path, known, found)
            return
        for key, item in value.items():
            if way.keys in known and key not in known[way.keys] and not (item is None and stuck_value(key)):
                found.append(Reference((*path, key), way.keys, key, is_key=True))
            if isinstance(item, dict):
                _search(way.inside, item, (*path, key), known, found)
            elif isinstance(item, list):
                for index, one in enumerate(item):
                    if isinstance(one, dict):
                        _search(way.inside, one, (*path, key, index), known, found)


@cache
def _ways(kind: type[Entity]) -> dict[str, _Way]:
    ways = {name: _way(attribute.field) for name, attribute in attributes(kind).items()}
    return {name: way for name, way in ways.items() if way.kind or way.keys or way.short or way.inside}


def _way(info: FieldInfo) -> _Way:
    marks = list(info.metadata)
    keys: str | None = None
    todo = [info.annotation]
    while todo:
        annotation = todo.pop()
        if get_origin(annotation) is Annotated:
            plain, *more = get_args(annotation)
            marks.extend(more)
            todo.append(plain)
        elif get_origin(strip_annotation(annotation)) is dict:
            key, value = get_args(strip_annotation(annotation))
            keys = _reference_kind(getattr(key, "__metadata__", ())) or "id"
            todo.append(value)
        else:
            todo.extend(arg for arg in get_args(annotation) if arg is not type(None) and arg is not Ellipsis)
    short = next((mark.attribute for mark in marks if isinstance(mark, ShortForm) and str in mark.types), None)
    entity = entity_in(info.annotation)
    inside = _ways(entity) if entity else {}
    return _Way(_reference_kind(marks), keys, inside[short].kind if short in inside else None, inside)


def _reference_kind(marks: Iterable[object]) -> str | None:
    return next((mark.kind for mark in marks if isinstance(mark, ReferenceMark)), None)


def unresolved_references(kind: type[Entity], document: Document, names: KnownIds) -> list[Notice]:
    """Return a notice for each reference of a document that nothing in sight defines.

    Args:
        kind: What the document is: a journey or a catalogue.
        document: The document.
        names: The ids in sight.
    """
    resolvable = names.resolvable()
    unknown = unknown_references(kind, document.data, resolvable)
    told = unknown[:MAX_FAULTS]
    offered = {one: offered_ids(frozenset(resolvable[one]), one) for one in {found.kind for found in told}}
    titles = {one: names.titles(one, document.data) for one in offered}
    notices = [
        _waiver_notice(document, one, names)
        or _unknown_notice(document, one, offered[one.kind], titles[one.kind], suggest=count < MOST_SUGGESTED)
        for count, one in enumerate(told)
    ]
    if len(unknown) > MAX_FAULTS:
        notices.append(remainder_notice(document, unknown[MAX_FAULTS].path))
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


def _unknown_notice(
    document: Document, reference: Reference, offered: KnownWords, titles: Mapping[str, str], *, suggest: bool
) -> Notice:
    span = document.span(reference.path, of_key=reference.is_key)
    odd = odd_characters(reference.id)
    if odd and plain_text(reference.id) in offered.in_order:
        return Notice("CX103", odd.message, odd.help, document.source.name, span)
    itself = f"{document.data.get('journey')}" if reference.kind == "journey" else ""
    several = advice_on_run_together_ids(reference.id, document, reference.path, offered.in_order)
    meant = id_meant(reference.kind, reference.id, titles)
    help_ = (
        suggestion(meant)
        if meant
        else several
        or reference_help(reference.kind, reference.id, offered, document.data, itself=itself, suggest=suggest)
    )
    wrong = message("reference.unknown", noun=kind_message(reference.kind), id=shorten(reference.id))
    return Notice("CX103", wrong, help_, document.source.name, span)


def _waiver_notice(document: Document, reference: Reference, names: KnownIds) -> Notice | None:
    code, early = reference.id, reference.id in names.codes.before_judging
    if reference.kind != "rule" or not (early or code in names.codes.of_waivers):
        return None
    wrong = message("reference.waiver.early" if early else "reference.waiver.of-waivers", code=code)
    help_ = message("reference.waiver.early.help" if early else "reference.waiver.of-waivers.help")
    span = document.span(reference.path, of_key=reference.is_key)
    return Notice("CX103", wrong, help_, document.source.name, span)
