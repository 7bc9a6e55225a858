"""Paths -> what the data of bound sources really shows: the one call of `evidence measure` and `evidence paths`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from cxjourney.config.settings import Settings
from cxjourney.evidence.connections import Connection, connection
from cxjourney.evidence.consistent_withholding import withhold_consistently
from cxjourney.evidence.data_files import data_files
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.measure_paths import OrderedSource, PathTerms, measure_paths
from cxjourney.evidence.measure_source import SourceRequest, measure_source
from cxjourney.evidence.open_engine import open_engine
from cxjourney.model.evidence_record import MeasuredJourney
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.evidence_files import read_record
from cxjourney.pipeline.evidence_outcomes import Evidence, JourneyOutcome, MeasureRequest, SourceOutcome
from cxjourney.pipeline.evidence_workspaces import AskedSources, EvidenceGroup, asked_sources, evidence_workspaces
from cxjourney.workspace.workspace import JourneyInScope

OnStep = Callable[[str], None]
"""Is called with the id of each source, and of each journey, before it is asked for."""


class _Measuring:
    """The measuring of one group of workspaces: its connections are opened once each, and closed at the end."""

    def __init__(self, request: MeasureRequest, settings: Settings, folder: Path, day: date) -> None:
        self.request, self.settings, self.folder, self.day = request, settings, folder, day
        self.files: dict[int, tuple[Path, ...] | EvidenceFault] = {}
        self.engines: dict[str, Engine | EvidenceFault] = {}
        self.notes: list[str] = []
        self.known_ways: dict[tuple[str, tuple[str, ...]], MeasuredJourney] = {}
        chosen = request.min_group
        self.min_group = settings.evidence.min_group if chosen is None else chosen
        self.timeout = settings.evidence.timeout if request.timeout is None else request.timeout

    def open(self, sources: Iterable[BoundSource], environment: Mapping[str, str]) -> None:
        """Look for the files of sources, and open their connections; what can't be had is kept as a fault."""
        by_connection: dict[str, list[Path]] = {}
        for source in sources:
            try:
                files = data_files(source.binding.file or (), source.folder, source.root)
            except EvidenceFault as fault:
                self.files[id(source)] = fault
                continue
            self.files[id(source)] = files
            by_connection.setdefault(source.binding.connection, []).extend(files)
        for name, files_ in by_connection.items():
            try:
                place: Connection = connection(name, self.settings.connections, environment)
                self.engines[name] = engine = open_engine(place, files_, self.folder, self.timeout)
                self.notes += engine.notes
            except EvidenceFault as fault:
                self.engines[name] = fault

    def close(self) -> None:
        """Let go of all connections."""
        for engine in self.engines.values():
            if not isinstance(engine, EvidenceFault):
                engine.close()

    def reach(self, source: BoundSource) -> tuple[Engine, tuple[Path, ...]]:
        """Return the connection and the files of a source; raises `EvidenceFault` where they can't be had."""
        files = self.files[id(source)]
        if isinstance(files, EvidenceFault):
            raise files
        engine = self.engines[source.binding.connection]
        if isinstance(engine, EvidenceFault):
            raise engine
        return engine, files

    def source(self, source: BoundSource) -> SourceOutcome:
        """Return what a source holds."""
        journeys = {
            one.journey.journey: (
                [stage.id for stage in one.journey.stages],
                [point.id or point.title for stage in one.journey.stages for point in stage.touchpoints],
            )
            for one in source.journeys
        }
        try:
            engine, files = self.reach(source)
            asked = SourceRequest(source.id, source.binding, files, source.fingerprint, journeys)
            return SourceOutcome(source, measure_source(engine, asked, self.day, self.min_group), None)
        except EvidenceFault as fault:
            return SourceOutcome(source, None, fault)

    def journey(self, journey: JourneyInScope, folder: Path, sources: Sequence[BoundSource]) -> JourneyOutcome | None:
        """Return how customers went through a journey of a folder; None where no source puts its stages in order."""
        asked = asked_sources(journey, sources, self.request.connection)
        if asked is None:
            return None
        try:
            return JourneyOutcome(journey, folder, self.ways(journey, asked), None)
        except EvidenceFault as fault:
            return JourneyOutcome(journey, folder, None, fault)

    def ways(self, journey: JourneyInScope, asked: AskedSources) -> MeasuredJourney:
        """Return how customers went through a journey, as the sources show that are asked; raises `EvidenceFault`."""
        ids = tuple(sorted(one.id for one in asked.sources))
        known = self.known_ways.get((journey.file, ids))
        if known is not None:
            return known
        reached = [(one, *self.reach(one)) for one in asked.sources]
        found = measure_paths(
            reached[0][1],
            journey.journey,
            [OrderedSource(one.id, one.binding, files) for one, _, files in reached],
            PathTerms(self.day, self.min_group, self.settings.evidence.quiet),
        )
        measured = MeasuredJourney(
            measured=self.day.isoformat(),
            connection=asked.connection,
            sources=ids,
            left_out=asked.left_out,
            paths=found,
        )
        self.known_ways[journey.file, ids] = measured
        return measured

    def withhold_consistently(
        self, outcome: SourceOutcome, group: EvidenceGroup, told: Sequence[JourneyOutcome]
    ) -> SourceOutcome:
        """Return what came of a source, without what the ways withhold that are told, or could be, of its journeys."""
        source = outcome.source
        if outcome.found is None:
            return outcome
        beside: list[MeasuredJourney] = []
        for journey, folder in group.journeys:
            ways = [one.found for one in told if one.journey.file == journey.file and one.found]
            if not any(source.id in found.sources for found in ways) and source in group.seen_by(journey):
                ways += self._ways_untold(source, journey, folder, group)
            beside += ways
        alike = withhold_consistently(source.id, outcome.found, source.binding, beside)
        return SourceOutcome(source, alike, None)

    def _ways_untold(
        self, source: BoundSource, journey: JourneyInScope, folder: Path, group: EvidenceGroup
    ) -> Iterator[MeasuredJourney]:
        """Yield what was recorded of a journey, and what a source shows of it, with others or, failing that, alone."""
        record = read_record(folder)
        if record is not None and record.min_group == self.min_group and journey.journey.journey in record.journeys:
            yield record.journeys[journey.journey.journey]
        for sources in (group.seen_by(journey), [source]):
            asked = asked_sources(journey, sources, source.binding.connection)
            if asked is not None and source in asked.sources:
                with suppress(EvidenceFault):
                    yield self.ways(journey, asked)
                    return


def measure_evidence(
    request: MeasureRequest, day: date, environment: Mapping[str, str], on_step: OnStep | None = None, ways: bool = True
) -> Evidence:
    """Return what the data of bound sources shows.

    Args:
        request: What is to be measured.
        day: The as-of date.
        environment: What stands for the variables of connections.
        on_step: What is told of each step.
        ways: Whether the ways through journeys are told too; what they withhold is withheld of sources either way.

    Raises:
        CannotRun: Nothing is there, or no source or journey of an id that is asked for.
    """
    found = evidence_workspaces(request)
    min_group = 1
    sources: list[SourceOutcome] = []
    journeys: list[JourneyOutcome] = []
    notes: list[str] = []
    for some in found.groups:
        measuring = _Measuring(request, some.settings, some.folder, day)
        min_group = max(min_group, measuring.min_group)
        wanted = some.wanted(request)
        try:
            measuring.open(some.sources if ways else some.beside(wanted), environment)
            own: list[SourceOutcome] = []
            for one in wanted if request.journey is None else ():
                if on_step:
                    on_step(one.id)
                own.append(measuring.source(one))
            told: list[JourneyOutcome] = []
            for journey, folder in some.journeys if ways else ():
                if request.journey is None or journey.journey.journey == request.journey:
                    if on_step:
                        on_step(journey.journey.journey)
                    outcome = measuring.journey(journey, folder, some.seen_by(journey))
                    told += [outcome] if outcome else []
            sources += [measuring.withhold_consistently(one, some, told) for one in own]
            journeys += told
        finally:
            notes += measuring.notes
            measuring.close()
    known = _known(found.groups)
    return Evidence(
        day, min_group, tuple(sources), tuple(journeys), known, found.faults, tuple(notes), found.words, found.language
    )


def _known(groups: Sequence[EvidenceGroup]) -> dict[Path, tuple[frozenset[str], frozenset[str]]]:
    sources: dict[Path, set[str]] = {}
    journeys: dict[Path, set[str]] = {}
    for one in groups:
        for source in one.sources:
            sources.setdefault(source.folder, set()).add(source.id)
        for journey, folder in one.journeys:
            journeys.setdefault(folder, set()).add(journey.journey.journey)
    folders = {*sources, *journeys}
    return {at: (frozenset(sources.get(at, ())), frozenset(journeys.get(at, ()))) for at in folders}
