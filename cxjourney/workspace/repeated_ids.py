"""Ids that are defined twice: in a catalogue and one above it, in a journey, in a list."""

import re
from collections.abc import Iterable, Iterator, Mapping

from cxjourney.diagnostics import About, Notice
from cxjourney.files.text_file import Span
from cxjourney.languages.message import message
from cxjourney.parse.document import Document
from cxjourney.text.shorten import shorten
from cxjourney.workspace.definitions import DefinedAt, KnownIds, definitions, ids_in_list, kind_message, own_ids


def duplicate_definitions(document: Document, above: KnownIds) -> Iterator[Notice]:
    """Yield a notice for what a document defines although a catalogue above it does already."""
    for kind, ids in above.known.items():
        for id_, home in definitions(document, kind) if ids else ():
            if id_ in ids:
                yield _duplicate_notice(document, home.path, (kind, id_), ids[id_].where, of_key=True)


def duplicate_ids(document: Document, journeys: Mapping[str, DefinedAt]) -> Iterator[Notice]:
    """Yield a notice for each id that stands twice in a journey, and for a journey's id that another journey has.

    Args:
        document: The journey.
        journeys: By the ids of all journeys, the first place of each.
    """
    data = document.data
    first = journeys.get(data.get("journey")) if isinstance(data.get("journey"), str) else None
    if first and first.document is not document:
        yield _duplicate_notice(document, ("journey",), ("journey", data["journey"]), first.where)
    yield from _repeated_ids(document, own_ids(data))


def repeated_lanes(document: Document) -> Iterator[Notice]:
    """Yield a notice for each lane that a document defines twice."""
    yield from _repeated_ids(document, (("lane", *found) for found in ids_in_list(document.data, "lanes")))


def _repeated_ids(document: Document, ids: Iterable[tuple[str, str, tuple[str | int, ...]]]) -> Iterator[Notice]:
    seen: dict[tuple[str, str], tuple[str | int, ...]] = {}
    for kind, id_, path in ids:
        if (kind, id_) in seen:
            first_place = document.span(seen[kind, id_])
            where = f"{document.source.name}:{first_place.line}"
            if document.span(path) == first_place:
                yield _alias_notice(document, path, (kind, id_), where)
            else:
                yield _duplicate_notice(document, path, (kind, id_), where)
        seen.setdefault((kind, id_), path)


def _alias_notice(document: Document, path: tuple[str | int, ...], what: tuple[str, str], where: str) -> Notice:
    """Return the notice of an id that stands once in the text, and is repeated by an alias (``*name``)."""
    kind, id_ = what
    wrong = message("reference.twice.alias", noun=kind_message(kind), id=shorten(id_), place=where)
    help_ = message("reference.twice.alias.help")
    return Notice("CX104", wrong, help_, document.source.name, _alias_span(document, path))


def _alias_span(document: Document, path: tuple[str | int, ...]) -> Span:
    """Return the place of the alias on the way to a value that stands elsewhere; of the key before it in a list."""
    place = document.span(())
    for length in range(1, len(path) + 1):
        key = document.span(path[:length], of_key=True)
        inside = (place.line, place.column) <= (key.line, key.column) <= (place.end_line, place.end_column)
        value = document.span(path[:length])
        if not inside:
            return place
        if (value.line, value.column) < (key.line, key.column):
            rest = document.source.text.split("\n")[key.line - 1][key.end_column - 1 :]
            alias = re.search(r"\*[^\s,\[\]{}]+", rest)
            start = key.end_column + (alias.start() if alias else 0)
            end = key.end_column + alias.end() if alias else start
            return Span(key.line, start, key.line, end) if alias else key
        place = value
    return place


def _duplicate_notice(
    document: Document, path: tuple[str | int, ...], what: tuple[str, str], where: str, of_key: bool = False
) -> Notice:
    kind, id_ = what
    return Notice(
        "CX104",
        message("reference.twice", noun=kind_message(kind), id=shorten(id_), place=where),
        message("reference.twice.help"),
        document.source.name,
        document.span(path, of_key=of_key),
        About(),
    )
