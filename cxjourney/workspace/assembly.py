"""Catalogues laid over each other folder by folder; journeys built upon them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

from cxjourney.deserialize.entities import Deserialization, cap_faults, deserialize
from cxjourney.diagnostics import Notice
from cxjourney.files.journey_recognition import is_journey
from cxjourney.model import (
    Catalogue,
    Journey,
)
from cxjourney.parse.document import Document
from cxjourney.workspace.binding_mismatches import JourneyPlaces, has_bound_places, places_unheard_of, unequal_widths
from cxjourney.workspace.definitions import (
    NO_CODES,
    KnownIds,
    RuleCodes,
    journey_ids,
)
from cxjourney.workspace.evidence_in_scope import NO_RECORDS, Records, journey_evidence, source_evidence
from cxjourney.workspace.journey_summary import JourneySummary
from cxjourney.workspace.references import unresolved_references
from cxjourney.workspace.repeated_ids import duplicate_definitions, duplicate_ids, repeated_lanes
from cxjourney.workspace.share_sums import TravellerShares, traveller_notice, traveller_shares, ways_exceed_one
from cxjourney.workspace.stage_persona_mismatches import stage_travellers_elsewhere
from cxjourney.workspace.workspace import (
    CatalogueInScope,
    Folder,
    JourneyInScope,
    Scope,
    SummarisedJourney,
    UnbuiltFile,
    Workspace,
)


class FaultyDocument(NamedTuple):
    """What a text that is no sound YAML says beside its faults, and the lines of these, which are not looked at."""

    document: Document
    lines: frozenset[int]

    def leave_out(self, notices: Iterable[Notice]) -> list[Notice]:
        """Return notices without those that speak of these lines."""
        name = self.document.source.name
        return [notice for notice in notices if notice.file != name or notice.span.line not in self.lines]


class AssembledFile(NamedTuple):
    """A file of a workspace: what it is, the folder it stands in, and what it says (None if it can't be read).

    ``summary`` is what is known of a sound journey that defines nothing: then it is read by ``read``, if at all.
    ``faulty`` is what a file that can't be read says nonetheless: it is looked at for more faults.
    """

    name: str
    folder: Folder
    kind: Literal["catalogue", "journey"]
    document: Document | None
    summary: JourneySummary | None = None
    read: Callable[[], Document] | None = None
    faulty: FaultyDocument | None = None


class _Layer(NamedTuple):
    scope: Scope | None
    names: KnownIds


def assemble(
    files: Iterable[AssembledFile],
    everything: bool,
    codes: Callable[[], RuleCodes] = RuleCodes,
    records: Records = NO_RECORDS,
) -> Workspace:
    """Return a workspace, its journeys built.

    Args:
        files: The files.
        everything: Whether these are all files of the workspace.
        codes: Returns those that waivers can name; it is asked only where there are waivers, since rules take long to
            load. Without any, these references are not judged.
        records: What was measured, by the folders whose files define of what.
    """
    filed = list(files)
    layers = CatalogueLayers(codes() if any(map(_may_waive, filed)) else NO_CODES, records)
    layers.add(file for file in filed if file.kind == "catalogue")
    return _Assembly(layers, [file for file in filed if file.kind == "journey"], everything).finish()


def _may_waive(file: AssembledFile) -> bool:
    """Return whether a file has waivers: nothing else names rules."""
    document = file.faulty.document if file.faulty else file.document
    return document is not None and isinstance(document.data, dict) and "waivers" in document.data


class CatalogueLayers:
    """What the catalogues of a workspace lay over each other, folder by folder.

    ``codes`` are those that waivers can name; without any, these references are not judged. ``records`` say what was
    measured, by the folders whose files define of what.
    """

    def __init__(self, codes: RuleCodes, records: Records = NO_RECORDS) -> None:
        self.records = records
        names = KnownIds(inside={"rule": codes.waivable} if codes.waivable else {}, codes=codes)
        self.layers: dict[Folder, _Layer] = {(): _Layer(Scope(), names)}
        self.catalogues: list[CatalogueInScope] = []
        self.unbuilt: list[UnbuiltFile] = []
        self.notices: list[Notice] = []

    def add(self, catalogues: Iterable[AssembledFile]) -> None:
        """Lay catalogues over each other, those of outer folders first."""
        for file in sorted(catalogues, key=lambda file: (len(file.folder), file.folder, file.name)):
            self.add_catalogue(file)

    def build_alone(self, file: AssembledFile) -> JourneyInScope | None:
        """Return a journey, built by what it and the catalogues say, and nothing else; None if it is not sound."""
        return _Assembly(self, [], everything=False).journey(file.document, file.folder) if file.document else None

    def layer(self, folder: Folder) -> _Layer:
        """Return what is seen in a folder: its own catalogues and those of the folders above."""
        while folder not in self.layers:
            folder = folder[:-1]
        return self.layers[folder]

    def add_catalogue(self, file: AssembledFile) -> None:
        """Lay a catalogue over what its folder sees already."""
        above = self.layer(file.folder)
        if file.document is None:
            self.layers[file.folder] = _Layer(None, above.names.as_open())
            if file.faulty:
                self.unbuilt.append(UnbuiltFile("catalogue", *file.faulty))
                self.notices += file.faulty.leave_out(_catalogue_faults(file.faulty.document, above.names)[1])
            return
        names = above.names.with_definitions(file.document)
        built, faults = _catalogue_faults(file.document, above.names)
        self.notices += faults
        sound = built.entity is not None and not faults
        scope = None
        if built.entity is not None and sound:
            measured = source_evidence(self.records.get(file.folder), built.entity, file.document)
            scope = (above.scope or Scope()).with_definitions(built.entity, measured)
        if built.entity is not None and scope:
            self.catalogues.append(CatalogueInScope(built.entity, scope, file.document, file.folder))
        if not sound:
            self.unbuilt.append(UnbuiltFile("catalogue", file.document))
        self.layers[file.folder] = _Layer(scope if above.scope else None, names)


def _catalogue_faults(document: Document, above: KnownIds) -> tuple[Deserialization[Catalogue], list[Notice]]:
    """Return a catalogue, and what is wrong with it; ``above`` are the ids that catalogues above it define."""
    faults = cap_faults(chain(duplicate_definitions(document, above), repeated_lanes(document)))
    built = deserialize(document, Catalogue)
    names = above.with_definitions(document)
    return built, faults + _add_unknown(
        built.notices, [*unequal_widths(document), *unresolved_references(Catalogue, document, names)]
    )


class _Assembly:
    def __init__(self, layers: CatalogueLayers, journeys: list[AssembledFile], everything: bool) -> None:
        self.layers = layers
        self.notices = list(layers.notices)
        self.files = sorted(_read_repeated_journeys(journeys), key=lambda file: file.name)
        self.everything = everything
        self.journey_homes = journey_ids(file.document for file in self.files)
        known = frozenset((*self.journey_homes, *(file.summary.journey for file in self.files if file.summary)))
        every_id_is_known = all(file.document or file.summary for file in journeys)
        self.journey_ids = known if everything and every_id_is_known else None
        self.added_up: set[tuple[str, frozenset[str]]] = set()

    def finish(self) -> Workspace:
        """Return the workspace, now that all catalogues are laid out."""
        journeys: list[JourneyInScope | SummarisedJourney] = []
        lost, unbuilt = [], list(self.layers.unbuilt)
        for file in self.files:
            built = self.summarised_journey(file) or self.built_journey(file)
            if built:
                journeys.append(built)
            else:
                lost.append(file.name)
                self.add_faults_of_faulty(file)
                unbuilt += _unbuilt_journey(file)
        if self.journey_ids is not None and not lost:
            self.notices += self.places_unheard_of(journeys)
        sound = self.everything and not lost and all(layer.scope for layer in self.layers.layers.values())
        notices = tuple(dict.fromkeys(self.notices))
        if notices:
            from cxjourney.workspace.unknown_reference_notices import doubt_repeated_slips  # late: most files are sound

            notices = tuple(doubt_repeated_slips(notices))
        return Workspace(tuple(journeys), tuple(self.layers.catalogues), notices, tuple(lost), sound, tuple(unbuilt))

    def places_unheard_of(self, journeys: list[JourneyInScope | SummarisedJourney]) -> list[Notice]:
        """Return what bindings of catalogues name that no journey has."""
        bound = [one for one in self.layers.catalogues if has_bound_places(one.document)]
        if not bound:
            return []
        folders = {file.name: file.folder for file in self.files}
        places = [journey_places(one, folders[one.file]) for one in journeys]
        return [notice for one in bound for notice in places_unheard_of(one.document, one.folder, places)]

    def summarised_journey(self, file: AssembledFile) -> SummarisedJourney | None:
        """Return a journey that need not be built, if it is one and all catalogues above it are sound."""
        layer, read = self.layers.layer(file.folder), file.read
        if file.summary is None or read is None or layer.scope is None:
            return None
        scope, names, record = layer.scope, layer.names, self.layers.records.get(file.folder)

        def build() -> JourneyInScope:
            document = read()
            journey = deserialize(document, Journey).entity
            assert journey is not None  # noqa: S101  its text is the one that was sound
            return JourneyInScope(journey, scope, document, names, journey_evidence(record, journey))

        return SummarisedJourney(file.name, file.summary, scope, names, build)

    def built_journey(self, file: AssembledFile) -> JourneyInScope | None:
        """Return a journey that is built; None where it can't be read or is not sound."""
        document = file.read() if file.read else file.document
        return self.journey(document, file.folder) if document else None

    def add_faults_of_faulty(self, file: AssembledFile) -> None:
        """Add what else is wrong with a journey that is no sound YAML."""
        if file.faulty and is_journey(file.faulty.document.data):
            before = len(self.notices)
            self.journey(file.faulty.document, file.folder)
            self.notices[before:] = file.faulty.leave_out(self.notices[before:])

    def journey(self, document: Document, folder: Folder) -> JourneyInScope | None:
        """Return one journey, built; None, and notices, if it is not sound or sees a catalogue that isn't."""
        layer = self.layers.layer(folder)
        names = layer.names.with_definitions(document).within_journey(document.data, self.journey_ids)
        twice = chain(
            duplicate_definitions(document, layer.names),
            repeated_lanes(document),
            duplicate_ids(document, self.journey_homes),
        )
        faults = cap_faults(twice)
        built = deserialize(document, Journey)
        faults += _add_unknown(
            built.notices, [*unequal_widths(document), *unresolved_references(Journey, document, names)]
        )
        shares = traveller_shares(document, names)
        if shares.exceed_one:
            self.notices += self.new_of_shares(traveller_notice(shares, document, names), shares)
        faults += cap_faults((*ways_exceed_one(document), *stage_travellers_elsewhere(document, names)))
        self.notices += faults
        if built.entity is None or faults or shares.exceed_one or layer.scope is None:
            return None
        journey, record = built.entity, self.layers.records.get(folder)
        scope = layer.scope.with_definitions(journey, source_evidence(record, journey, document))
        return JourneyInScope(journey, scope, document, names, journey_evidence(record, journey))

    def new_of_shares(self, notice: Notice, shares: TravellerShares) -> list[Notice]:
        """Return a notice on shares; none where these personas were added up before, for a journey beside this one."""
        added = notice.file, frozenset(shares.personas)
        new = notice.about.journey is not None or added not in self.added_up
        self.added_up.add(added)
        return [notice] if new else []


def journey_places(journey: JourneyInScope | SummarisedJourney, folder: Folder) -> JourneyPlaces:
    """Return the places of a journey of a folder that a binding can name."""
    if isinstance(journey, SummarisedJourney):
        return JourneyPlaces(folder, journey.summary.stages, journey.summary.touchpoints)
    stages = journey.journey.stages
    labels = [touchpoint.label for stage in stages for touchpoint in stage.touchpoints]
    return JourneyPlaces(folder, [stage.id for stage in stages], labels)


def _unbuilt_journey(file: AssembledFile) -> Iterator[UnbuiltFile]:
    """Yield what the file of a journey says that could not be built; nothing where it can't be read at all."""
    document = file.read() if file.read else file.document
    if document:
        yield UnbuiltFile("journey", document)
    elif file.faulty and is_journey(file.faulty.document.data):
        yield UnbuiltFile("journey", *file.faulty)


def _read_repeated_journeys(files: list[AssembledFile]) -> Iterator[AssembledFile]:
    """Yield files, those read whose journey's id another has too: both places are to be named."""
    times = Counter(file.summary.journey for file in files if file.summary)
    times += Counter(journey_ids(file.document for file in files if not file.summary).keys())
    for file in files:
        if file.summary and file.read and times[file.summary.journey] > 1:
            yield AssembledFile(file.name, file.folder, file.kind, file.read())
        else:
            yield file


def _add_unknown(faults: Iterable[Notice], unknown: Iterable[Notice]) -> list[Notice]:
    """Add unknown references to faults against the format: at one, or within a value that is one, it is enough."""
    found = list(faults)
    places = {fault.span for fault in found}
    return [*found, *(notice for notice in unknown if not any(place.encloses(notice.span) for place in places))]
