"""Definitions: which ids stand where, which of them are in sight of a file, and which are defined twice."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from cxjourney.languages.message import Message, message
from cxjourney.model import Catalogue, Journey, known_channels
from cxjourney.model.introspection import attributes
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.parse.document import Document
from cxjourney.text.nearest_word import nearest_word
from cxjourney.workspace.listed_phases import listed_phases

DEFINED_UNDER = {
    "team": "teams", "persona": "personas", "source": "data_sources", "channel": "channels", "lane": "lanes",
}  # fmt: skip
"""The kinds of thing that are defined by id, and the attribute that each is defined under; lanes are a list."""

_MOST_STRANGE = 100
_KNOWN = frozenset((*attributes(Journey), *attributes(Catalogue)))

NOUNS = {
    "team": "team", "persona": "persona", "source": "data source", "channel": "channel", "journey": "journey",
    "stage": "stage", "touchpoint": "touchpoint", "pain_point": "pain point", "question": "question", "rule": "rule",
    "lane": "lane", "phase": "phase",
}  # fmt: skip


def kind_message(kind: str) -> Message:
    """Return the noun for a kind of what has an id, one of `NOUNS`."""
    return message(f"entity.{NOUNS[kind].replace(' ', '-')}")


class RuleCodes(NamedTuple):
    """The codes of rules and of groups that waivers can name, and of those that they can't, by the reason."""

    waivable: frozenset[str] = frozenset()
    before_judging: frozenset[str] = frozenset()
    of_waivers: frozenset[str] = frozenset()
    of_data: frozenset[str] = frozenset()


NO_CODES = RuleCodes()


class DefinedAt(NamedTuple):
    """The place where something is defined."""

    document: Document
    path: tuple[str | int, ...]

    @property
    def value(self) -> object:
        """What stands there, as plain data."""
        found: Any = self.document.data
        for part in self.path:
            found = found[part]
        return found

    @property
    def where(self) -> str:
        """The place as people write it: ``catalogue.yaml:27``."""
        return f"{self.document.source.name}:{self.document.span(self.path, of_key=True).line}"


_NONE_DEFINED: Mapping[str, Mapping[str, DefinedAt]] = MappingProxyType({kind: {} for kind in DEFINED_UNDER})


class KnownIds(NamedTuple):
    """The ids in sight, by kind. ``open`` is true where definitions can't be read, so that any id may be defined.

    ``inside`` holds what catalogues don't define: the codes of rules that can be waived and, within a journey, its ids.
    """

    known: Mapping[str, Mapping[str, DefinedAt]] = _NONE_DEFINED
    open: bool = False
    inside: Mapping[str, frozenset[str]] = MappingProxyType({})
    codes: RuleCodes = NO_CODES

    def with_definitions(self, document: Document) -> "KnownIds":
        """Return what is in sight when this document's definitions are added."""
        data = document.data
        hidden = _has_hidden_definitions(data)
        if not hidden and not any(attribute in data for attribute in DEFINED_UNDER.values()):
            return self
        own = {kind: dict(definitions(document, kind)) for kind in self.known}
        known = {kind: {**ids, **own[kind]} if own[kind] else ids for kind, ids in self.known.items()}
        return KnownIds(known, self.open or hidden, self.inside, self.codes)

    def as_open(self) -> "KnownIds":
        """Return what is in sight below a catalogue that can't be read."""
        return KnownIds(self.known, True, self.inside, self.codes)

    def within_journey(self, data: object, journeys: frozenset[str] | None) -> "KnownIds":
        """Return what is in sight within a journey: the ids of its own stages, touchpoints and pain points too.

        Args:
            data: The journey, as plain data.
            journeys: The ids of all journeys; None where not all of them are known.
        """
        stages = list(_mappings(data, "stages"))
        inside = {
            **self.inside,
            "stage": frozenset(str(stage["id"]) for stage in stages if isinstance(stage.get("id"), str)),
            "touchpoint": frozenset(_labels(stages, "touchpoints")),
            "pain_point": frozenset(_labels(stages, "pain_points")),
        }
        if not _hides(data, {"phases": list}):
            inside["phase"] = frozenset((*get_args(PhaseTime), *(id_ for id_, _ in listed_phases(data))))
        if journeys is not None:
            inside["journey"] = journeys
        return KnownIds(self.known, self.open, inside, self.codes)

    def titles(self, kind: str, data: object) -> dict[str, str]:
        """Return by title and by name, in small letters, the id of what is in sight of a kind.

        Args:
            kind: One of `NOUNS`.
            data: The file that names it, as plain data: a journey's own stages and phases have titles too.
        """
        told: list[tuple[str, object]] = [(id_, home.value) for id_, home in self.known.get(kind, {}).items()]
        if kind == "stage":
            told += [(f"{stage.get('id')}", stage) for stage in _mappings(data, "stages")]
        if kind == "phase":
            told += [(id_, {"title": title}) for id_, title in listed_phases(data)]
        named = [(id_, one.get(key)) for id_, one in told if isinstance(one, dict) for key in ("name", "title")]
        found: dict[str, str] = {}
        for id_, title in named:
            if isinstance(title, str):
                found.setdefault(title.strip().casefold(), id_)
        return found

    def resolvable(self) -> dict[str, Collection[str]]:
        """Return the ids that references of each kind can be held against."""
        if self.open:
            return dict(self.inside)
        channels = {**known_channels(), **self.known["channel"]}
        return {**self.known, "channel": channels, **self.inside}


def _has_hidden_definitions(data: object) -> bool:
    """Return whether definitions stand in a form, or under a key, that hides which ids they define."""
    return _hides(data, {attribute: list if kind == "lane" else dict for kind, attribute in DEFINED_UNDER.items()})


def _hides(data: object, forms: Mapping[str, type]) -> bool:
    """Return whether one of these attributes has another form, stands under a like key, or below the journey's id."""
    if not isinstance(data, dict):
        return True
    if any(attribute in data and not isinstance(data[attribute], form) for attribute, form in forms.items()):
        return True
    if any(
        isinstance(data.get(name), dict) and not forms.keys().isdisjoint(data[name]) for name in ("journey", "title")
    ):
        return True
    strange = [key for key in data if key not in _KNOWN and not key.startswith("x-")]
    return any(nearest_word(key, forms) for key in strange[:_MOST_STRANGE])


def definitions(document: Document, kind: str) -> Iterator[tuple[str, DefinedAt]]:
    """Yield the ids that a document defines of a kind, one of `DEFINED_UNDER`, each with its place."""
    data = document.data if isinstance(document.data, dict) else {}
    ids = data.get(DEFINED_UNDER[kind])
    if isinstance(ids, dict):
        for id_ in ids:
            yield id_, DefinedAt(document, (DEFINED_UNDER[kind], id_))
    for id_, path in ids_in_list(data, DEFINED_UNDER[kind]):
        yield id_, DefinedAt(document, path)


def ids_in_list(data: object, key: str) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield the ids of a list of lanes or phases, each with its path."""
    items = data.get(key) if isinstance(data, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"], (key, index, "id")


def _mappings(data: object, key: str) -> Iterator[dict[str, object]]:
    items = data.get(key) if isinstance(data, dict) else None
    if isinstance(items, list):
        yield from (item for item in items if isinstance(item, dict))


def _labels(stages: list[dict[str, object]], key: str) -> Iterator[str]:
    for stage in stages:
        for item in _mappings(stage, key):
            label = item.get("id") or item.get("title")
            if isinstance(label, str):
                yield label


def journey_ids(documents: Iterable[Document | None]) -> dict[str, DefinedAt]:
    """Return the ids of all journeys, each with the first place that it stands in."""
    homes: dict[str, DefinedAt] = {}
    for document in documents:
        id_ = document.data.get("journey") if document and isinstance(document.data, dict) else None
        if document and isinstance(id_, str):
            homes.setdefault(id_, DefinedAt(document, ("journey",)))
    return homes


def own_ids(data: object) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Yield the ids of a journey's phases, stages, touchpoints and pain points: the kind, the id and its path."""
    yield from (("phase", *found) for found in ids_in_list(data, "phases"))
    stages = data.get("stages") if isinstance(data, dict) else None
    for i, stage in enumerate(stages if isinstance(stages, list) else ()):
        if not isinstance(stage, dict):
            continue
        if isinstance(stage.get("id"), str):
            yield "stage", stage["id"], ("stages", i, "id")
        for kind, key in (("touchpoint", "touchpoints"), ("pain_point", "pain_points")):
            items = stage.get(key)
            for j, item in enumerate(items if isinstance(items, list) else ()):
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    yield kind, item["id"], ("stages", i, key, j, "id")
