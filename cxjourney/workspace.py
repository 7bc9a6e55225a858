"""Documents -> Workspace: the journeys, and what each of them sees of the catalogues above it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal, NamedTuple

from cxjourney.build.capping import capped
from cxjourney.build.entities import build
from cxjourney.build.names import NOT_WAIVABLE, Home, Names, defined_twice, journey_names, repeated_in_journey
from cxjourney.build.resolve import shares_exceed_one, unresolved
from cxjourney.cache.memory import Memory
from cxjourney.diagnostics import Notice
from cxjourney.model import (
    Catalogue,
    Channel,
    DataSource,
    Definitions,
    Journey,
    Organisation,
    Persona,
    Team,
    known_channels,
)
from cxjourney.parse.document import Document

Folder = tuple[str, ...]


class Filed(NamedTuple):
    """A file of a workspace: what it is, the folder it stands in, and what it says (None if it can't be read)."""

    name: str
    folder: Folder
    kind: Literal["catalogue", "journey"]
    document: Document | None
    memory: Memory | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What a journey sees: everything that it, or a catalogue above it, defines, by id."""

    teams: Mapping[str, Team] = field(default_factory=dict)
    personas: Mapping[str, Persona] = field(default_factory=dict)
    sources: Mapping[str, DataSource] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=known_channels)
    organisation: Organisation | None = None

    def beyond(self, definitions: Definitions) -> "Sight":
        """Give what is seen when these definitions are added; sources that are nearer come first."""
        if isinstance(definitions, Journey) and not definitions.defines_anything:
            return self
        organisation = definitions.organisation if isinstance(definitions, Catalogue) else None
        return Sight(
            {**self.teams, **definitions.teams},
            {**self.personas, **definitions.personas},
            {**definitions.data_sources, **self.sources},
            {**self.channels, **definitions.channels},
            organisation or self.organisation,
        )


@dataclass(frozen=True, slots=True)
class SeenJourney:
    """A sound journey, what it sees, and where all of it is written."""

    journey: Journey
    sight: Sight
    document: Document
    names: Names

    def home(self, kind: str, id_: str) -> Home:
        """Give the place where something in sight is defined."""
        return self.names.known[kind][id_]


class RecalledJourney(SeenJourney):
    """A journey that was judged before: it is built again only when somebody looks into it."""

    __slots__ = ("_built", "memory")
    _built: Journey | None
    memory: Memory

    def __init__(self, memory: Memory, sight: Sight, document: Document, names: Names) -> None:
        given = {"memory": memory, "sight": sight, "document": document, "names": names, "_built": None}
        for name, value in given.items():
            object.__setattr__(self, name, value)

    @property
    def journey(self) -> Journey:  # noqa: D102  as in a journey that is judged now
        if self._built is not None:
            return self._built
        built = build(self.document, Journey).entity
        assert built is not None  # noqa: S101  its text is the one that was sound
        object.__setattr__(self, "_built", built)
        return built


class SeenCatalogue(NamedTuple):
    """A sound catalogue, what it sees, and where it is written."""

    catalogue: Catalogue
    sight: Sight
    document: Document


class Workspace(NamedTuple):
    """The sound journeys and catalogues of a workspace, and what is wrong with the others.

    ``whole`` is true when all of it was read and every journey in it could be built.
    """

    journeys: tuple[SeenJourney, ...]
    catalogues: tuple[SeenCatalogue, ...]
    notices: tuple[Notice, ...]
    not_judged: tuple[str, ...]
    whole: bool


class _Layer(NamedTuple):
    sight: Sight | None
    names: Names


def assemble(files: Iterable[Filed], everything: bool, rules: Iterable[str] = ()) -> Workspace:
    """Build the journeys of a workspace; ``everything`` tells whether these are all its files.

    ``rules`` are the codes that waivers can name; without any, these references are not judged.
    """
    filed = list(files)
    layers = Layers(rules)
    layers.add(file for file in filed if file.kind == "catalogue")
    return _Assembly(layers, [file for file in filed if file.kind == "journey"], everything).finish()


class Layers:
    """What the catalogues of a workspace lay over each other, folder by folder.

    ``rules`` are the codes that waivers can name; without any, these references are not judged.
    """

    def __init__(self, rules: Iterable[str]) -> None:
        codes = frozenset(code for code in rules if not code.startswith(NOT_WAIVABLE))
        names = Names(inside={"rule": codes} if codes else {})
        self.layers: dict[Folder, _Layer] = {(): _Layer(Sight(), names)}
        self.catalogues: list[SeenCatalogue] = []
        self.notices: list[Notice] = []

    def add(self, catalogues: Iterable[Filed]) -> None:
        """Lay catalogues over each other, those of outer folders first."""
        for file in sorted(catalogues, key=lambda file: (len(file.folder), file.folder, file.name)):
            self.add_catalogue(file)

    def alone(self, file: Filed) -> SeenJourney | None:
        """Build a journey by what it and the catalogues say, and nothing else; None if it is not sound."""
        return _Assembly(self, [], everything=False).journey(file)

    def layer(self, folder: Folder) -> _Layer:
        """Give what is seen in a folder: its own catalogues and those of the folders above."""
        while folder not in self.layers:
            folder = folder[:-1]
        return self.layers[folder]

    def add_catalogue(self, file: Filed) -> None:
        """Lay a catalogue over what its folder sees already."""
        above = self.layer(file.folder)
        if file.document is None:
            self.layers[file.folder] = _Layer(None, above.names.opened())
            return
        names = above.names.beyond(file.document)
        faults = capped(defined_twice(file.document, above.names))
        built = build(file.document, Catalogue)
        faults += _with_unknown(built.notices, unresolved(Catalogue, file.document, names))
        self.notices += faults
        sound = built.entity is not None and not faults
        sight = (above.sight or Sight()).beyond(built.entity) if built.entity is not None and sound else None
        if built.entity is not None and sight:
            self.catalogues.append(SeenCatalogue(built.entity, sight, file.document))
        self.layers[file.folder] = _Layer(sight if above.sight else None, names)


class _Assembly:
    def __init__(self, layers: Layers, journeys: list[Filed], everything: bool) -> None:
        self.layers = layers
        self.notices = list(layers.notices)
        self.files = sorted(journeys, key=lambda file: file.name)
        self.everything = everything
        self.every_id_is_known = all(file.document or file.memory for file in journeys)
        self.journey_ids: dict[str, Home] = {}
        self.repeated: set[str] = set()
        self.added_up: set[tuple[str, frozenset[str]]] = set()
        for file in self.files:
            self.take_up(file)

    def take_up(self, file: Filed) -> None:
        """Note where the id of a journey stands first, and whether another has it too."""
        home = Home(file.document, ("journey",)) if file.memory and file.document else None
        ids = {file.memory.journey: home} if file.memory and home else journey_names([file.document])
        self.repeated |= ids.keys() & self.journey_ids.keys()
        self.journey_ids = {**ids, **self.journey_ids}

    def finish(self) -> Workspace:
        """Build the journeys, now that all catalogues are laid out."""
        journeys, lost = [], []
        for file in self.files:
            seen = self.journey(file) if file.document else None
            if seen:
                journeys.append(seen)
            else:
                lost.append(file.name)
        sound = self.everything and not lost and all(layer.sight for layer in self.layers.layers.values())
        notices = tuple(dict.fromkeys(self.notices))
        return Workspace(tuple(journeys), tuple(self.layers.catalogues), notices, tuple(lost), sound)

    def journey(self, file: Filed) -> SeenJourney | None:
        """Build one journey; None, and notices, if it is not sound or sees a catalogue that isn't."""
        document = file.document
        assert document is not None  # noqa: S101  the caller looked
        layer = self.layers.layer(file.folder)
        if file.memory and layer.sight and file.memory.journey not in self.repeated:
            return RecalledJourney(file.memory, layer.sight, document, layer.names)
        names = layer.names.beyond(document).within_journey(
            document.data, self.journey_ids if self.everything and self.every_id_is_known else None
        )
        twice = chain(defined_twice(document, layer.names), repeated_in_journey(document, self.journey_ids))
        faults = capped(twice)
        built = build(document, Journey)
        faults += _with_unknown(built.notices, unresolved(Journey, document, names))
        self.notices += faults
        if built.entity is None or faults or layer.sight is None:
            return None
        seen = SeenJourney(built.entity, layer.sight.beyond(built.entity), document, names)
        exceeding = list(shares_exceed_one(seen.journey, seen.sight.personas, document, seen.home))
        self.notices += [notice for notice in exceeding if self.is_new(notice, seen)]
        return None if exceeding else seen

    def is_new(self, notice: Notice, seen: SeenJourney) -> bool:
        """Tell whether nothing was said yet of the shares of these personas: many journeys see one catalogue."""
        if notice.about.journey is not None:
            return True
        added = frozenset(id_ for id_ in travellers(seen) if seen.sight.personas[id_].share)
        new = (notice.file, added) not in self.added_up
        self.added_up.add((notice.file, added))
        return new


def _with_unknown(faults: Iterable[Notice], unknown: Iterable[Notice]) -> list[Notice]:
    """Add unknown references to faults against the format: where one stands already, it is enough."""
    found = list(faults)
    places = {fault.span for fault in found}
    return [*found, *(notice for notice in unknown if notice.span not in places)]


def travellers(seen: SeenJourney) -> Iterator[str]:
    """Give the ids of the personas that travel a journey."""
    yield from dict.fromkeys(
        seen.journey.travelled_by if seen.journey.travelled_by is not None else seen.sight.personas
    )


def is_journey(data: Any) -> bool:  # noqa: ANN401  plain data of any shape
    """Tell whether plain data is meant as a journey."""
    return isinstance(data, dict) and "journey" in data
