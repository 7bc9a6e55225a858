"""Catalogues laid over each other folder by folder; journeys built upon them."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, Literal, NamedTuple

from cxjourney.deserialize.entities import cap_faults, deserialize
from cxjourney.diagnostics import Notice
from cxjourney.model import (
    Catalogue,
    Journey,
)
from cxjourney.parse.document import Document
from cxjourney.workspace.definitions import (
    NOT_WAIVABLE,
    DefinedAt,
    KnownIds,
    defined_twice,
    journey_ids,
    repeated_in_journey,
)
from cxjourney.workspace.journey_summary import JourneySummary
from cxjourney.workspace.references import shares_exceed_one, unresolved
from cxjourney.workspace.workspace import (
    CatalogueInScope,
    Folder,
    JourneyInScope,
    RecalledJourney,
    Scope,
    Workspace,
    travellers,
)


class AssembledFile(NamedTuple):
    """A file of a workspace: what it is, the folder it stands in, and what it says (None if it can't be read)."""

    name: str
    folder: Folder
    kind: Literal["catalogue", "journey"]
    document: Document | None
    summary: JourneySummary | None = None


class _Layer(NamedTuple):
    scope: Scope | None
    names: KnownIds


def assemble(files: Iterable[AssembledFile], everything: bool, rules: Iterable[str] = ()) -> Workspace:
    """Build the journeys of a workspace; ``everything`` tells whether these are all its files.

    ``rules`` are the codes that waivers can name; without any, these references are not judged.
    """
    filed = list(files)
    layers = CatalogueLayers(rules)
    layers.add(file for file in filed if file.kind == "catalogue")
    return _Assembly(layers, [file for file in filed if file.kind == "journey"], everything).finish()


class CatalogueLayers:
    """What the catalogues of a workspace lay over each other, folder by folder.

    ``rules`` are the codes that waivers can name; without any, these references are not judged.
    """

    def __init__(self, rules: Iterable[str]) -> None:
        codes = frozenset(code for code in rules if not code.startswith(NOT_WAIVABLE))
        names = KnownIds(inside={"rule": codes} if codes else {})
        self.layers: dict[Folder, _Layer] = {(): _Layer(Scope(), names)}
        self.catalogues: list[CatalogueInScope] = []
        self.notices: list[Notice] = []

    def add(self, catalogues: Iterable[AssembledFile]) -> None:
        """Lay catalogues over each other, those of outer folders first."""
        for file in sorted(catalogues, key=lambda file: (len(file.folder), file.folder, file.name)):
            self.add_catalogue(file)

    def alone(self, file: AssembledFile) -> JourneyInScope | None:
        """Build a journey by what it and the catalogues say, and nothing else; None if it is not sound."""
        return _Assembly(self, [], everything=False).journey(file)

    def layer(self, folder: Folder) -> _Layer:
        """Give what is seen in a folder: its own catalogues and those of the folders above."""
        while folder not in self.layers:
            folder = folder[:-1]
        return self.layers[folder]

    def add_catalogue(self, file: AssembledFile) -> None:
        """Lay a catalogue over what its folder sees already."""
        above = self.layer(file.folder)
        if file.document is None:
            self.layers[file.folder] = _Layer(None, above.names.opened())
            return
        names = above.names.beyond(file.document)
        faults = cap_faults(defined_twice(file.document, above.names))
        built = deserialize(file.document, Catalogue)
        faults += _with_unknown(built.notices, unresolved(Catalogue, file.document, names))
        self.notices += faults
        sound = built.entity is not None and not faults
        scope = (above.scope or Scope()).beyond(built.entity) if built.entity is not None and sound else None
        if built.entity is not None and scope:
            self.catalogues.append(CatalogueInScope(built.entity, scope, file.document))
        self.layers[file.folder] = _Layer(scope if above.scope else None, names)


class _Assembly:
    def __init__(self, layers: CatalogueLayers, journeys: list[AssembledFile], everything: bool) -> None:
        self.layers = layers
        self.notices = list(layers.notices)
        self.files = sorted(journeys, key=lambda file: file.name)
        self.everything = everything
        self.every_id_is_known = all(file.document or file.summary for file in journeys)
        self.journey_ids: dict[str, DefinedAt] = {}
        self.repeated: set[str] = set()
        self.added_up: set[tuple[str, frozenset[str]]] = set()
        for file in self.files:
            self.take_up(file)

    def take_up(self, file: AssembledFile) -> None:
        """Note where the id of a journey stands first, and whether another has it too."""
        home = DefinedAt(file.document, ("journey",)) if file.summary and file.document else None
        ids = {file.summary.journey: home} if file.summary and home else journey_ids([file.document])
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
        sound = self.everything and not lost and all(layer.scope for layer in self.layers.layers.values())
        notices = tuple(dict.fromkeys(self.notices))
        return Workspace(tuple(journeys), tuple(self.layers.catalogues), notices, tuple(lost), sound)

    def journey(self, file: AssembledFile) -> JourneyInScope | None:
        """Build one journey; None, and notices, if it is not sound or sees a catalogue that isn't."""
        document = file.document
        assert document is not None  # noqa: S101  the caller looked
        layer = self.layers.layer(file.folder)
        if file.summary and layer.scope and file.summary.journey not in self.repeated:
            return RecalledJourney(file.summary, layer.scope, document, layer.names)
        names = layer.names.beyond(document).within_journey(
            document.data, self.journey_ids if self.everything and self.every_id_is_known else None
        )
        twice = chain(defined_twice(document, layer.names), repeated_in_journey(document, self.journey_ids))
        faults = cap_faults(twice)
        built = deserialize(document, Journey)
        faults += _with_unknown(built.notices, unresolved(Journey, document, names))
        self.notices += faults
        if built.entity is None or faults or layer.scope is None:
            return None
        seen = JourneyInScope(built.entity, layer.scope.beyond(built.entity), document, names)
        exceeding = list(shares_exceed_one(seen.journey, seen.scope.personas, document, seen.home))
        self.notices += [notice for notice in exceeding if self.is_new(notice, seen)]
        return None if exceeding else seen

    def is_new(self, notice: Notice, seen: JourneyInScope) -> bool:
        """Tell whether nothing was said yet of the shares of these personas: many journeys see one catalogue."""
        if notice.about.journey is not None:
            return True
        added = frozenset(id_ for id_ in travellers(seen) if seen.scope.personas[id_].share)
        new = (notice.file, added) not in self.added_up
        self.added_up.add((notice.file, added))
        return new


def _with_unknown(faults: Iterable[Notice], unknown: Iterable[Notice]) -> list[Notice]:
    """Add unknown references to faults against the format: where one stands already, it is enough."""
    found = list(faults)
    places = {fault.span for fault in found}
    return [*found, *(notice for notice in unknown if notice.span not in places)]


def is_journey(data: Any) -> bool:  # noqa: ANN401  plain data of any shape
    """Tell whether plain data is meant as a journey."""
    return isinstance(data, dict) and "journey" in data
