"""Bindings against what there is: stages and touchpoints that no journey has, and values of another width."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cxjourney.deserialize.entities import cap_faults
from cxjourney.diagnostics import About, Notice
from cxjourney.languages.message import list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model import Catalogue
from cxjourney.model.binding import REST_WORD, value_tuples
from cxjourney.parse.document import DataPath, Document
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_text import inline_yaml
from cxjourney.workspace.definitions import kind_message
from cxjourney.workspace.references import unknown_references

_MOST_NAMED = 20


class JourneyPlaces(NamedTuple):
    """The places of a journey that a binding can name.

    Attributes:
        folder: The folder of the journey's file.
        stages: The ids of its stages.
        touchpoints: The ids of its touchpoints, and the titles of those that have none.
    """

    folder: tuple[str, ...]
    stages: Collection[str]
    touchpoints: Collection[str]


def places_unheard_of(document: Document, folder: tuple[str, ...], journeys: Iterable[JourneyPlaces]) -> list[Notice]:
    """Return a notice for each stage and touchpoint that a catalogue's bindings name and no journey below it has.

    Args:
        document: The catalogue.
        folder: Its folder.
        journeys: All journeys of the workspace.
    """
    below = [one for one in journeys if one.folder[: len(folder)] == folder]
    known: Mapping[str, frozenset[str]] = {
        "stage": frozenset(id_ for one in below for id_ in one.stages),
        "touchpoint": frozenset(id_ for one in below for id_ in one.touchpoints),
    }
    data = {"data_sources": document.data.get("data_sources")}  # waivers name stages too, of any journey
    found = []
    for one in unknown_references(Catalogue, data, known):
        there = message("reference.bound.there", names=list_message(sorted(known[one.kind]), _MOST_NAMED))
        wrong = message("reference.unknown", noun=kind_message(one.kind), id=shorten(one.id))
        help_ = did_you_mean(one.id, known[one.kind], there if known[one.kind] else "")
        span = document.span(one.path)
        found.append(Notice("CX103", wrong, help_, document.source.name, span, About(source=f"{one.path[1]}")))
    return cap_faults(found)


def has_bound_places(document: Document) -> bool:
    """Return whether a catalogue has bindings, which may name stages."""
    sources = document.data.get("data_sources")
    return isinstance(sources, dict) and any(isinstance(one, dict) and "binding" in one for one in sources.values())


def unequal_widths(document: Document) -> list[Notice]:
    """Return a notice for each value of a binding that doesn't have a part for each of the columns."""
    sources = document.data.get("data_sources") if isinstance(document.data, dict) else None
    found: list[Notice] = []
    for id_, source in sources.items() if isinstance(sources, dict) else ():
        binding = source.get("binding") if isinstance(source, dict) else None
        for name in ("stages", "touchpoints"):
            bound = binding.get(name) if isinstance(binding, dict) else None
            columns = bound.get("columns") if isinstance(bound, dict) else None
            if isinstance(bound, dict) and isinstance(columns, list) and len(columns) > 1:
                for value, path in _values(bound, ("data_sources", id_, "binding", name)):
                    if _has_other_width(value, len(columns)):
                        found.append(_width_notice(document, value, path, columns))
    return cap_faults(found)


def _values(bound: Mapping[str, object], path: DataPath) -> Iterator[tuple[object, DataPath]]:
    mapped = bound.get("map")
    if isinstance(mapped, dict):
        yield from ((key, (*path, "map", key)) for key in mapped)
    for index, item in enumerate(mapped if isinstance(mapped, list) else ()):
        if isinstance(item, dict) and "value" in item:
            yield item["value"], (*path, "map", index, "value")
    if "ignore" in bound and bound["ignore"] != REST_WORD:
        yield bound["ignore"], (*path, "ignore")


def _has_other_width(value: object, width: int) -> bool:
    written = _as_tuples(value)
    return written is not None and value_tuples(written, width) is None


def _as_tuples(value: object) -> tuple[tuple[str, ...], ...] | None:
    """Return a value as the model reads it; None where it can't, which is said by itself."""
    items = value if isinstance(value, list) else [value]
    parts = [item if isinstance(item, list) else [item] for item in items]
    if not all(isinstance(part, str | int | float) for item in parts for part in item):
        return None
    return tuple(tuple(f"{part}" for part in item) for item in parts)


def _width_notice(document: Document, value: object, path: DataPath, columns: Sequence[object]) -> Notice:
    first = (_as_tuples(value) or ((),))[0]
    missing = [f"{column}".upper() for column in columns[len(first) :]]
    wrong = message(
        "reference.width",
        value=shorten(inline_yaml(value)),
        columns=list_message([shorten(f"{column}") for column in columns]),
    )
    help_ = message("reference.width.help", text=shorten(inline_yaml([*first[: len(columns)], *missing]), 200))
    span = document.span(path, of_key=isinstance(path[-1], str) and path[-2] == "map")
    return Notice("CX102", wrong, help_, document.source.name, span, About(source=f"{path[1]}"))
