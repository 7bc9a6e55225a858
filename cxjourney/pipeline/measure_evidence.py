"""Paths -> what the data of bound sources really shows: the one call of `evidence measure` and `evidence paths`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.config.settings import Settings
from cxjourney.evidence.connections import Connection, connection
from cxjourney.evidence.consistent_withholding import withhold_consistently
from cxjourney.evidence.data_files import data_files
from cxjourney.evidence.engines.asked import AskedEngine
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.measure_paths import OrderedSource, PathTerms, measure_paths
from cxjourney.evidence.measure_source import SourceRequest, measure_source
from cxjourney.evidence.open_engine import open_engine
from cxjourney.evidence.statements import questions_of_paths, questions_of_source
from cxjourney.exit_status import Stopped
from cxjourney.model.evidence_record import MeasuredJourney, MeasuredSource
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.dbt_sources import DbtSources
from cxjourney.pipeline.evidence_files import read_record
from cxjourney.pipeline.evidence_outcomes import Evidence, JourneyOutcome, MeasureRequest, SourceOutcome
from cxjourney.pipeline.evidence_tasks import EvidenceTasks, OnQuestion, OnStep, Steps, evidence_tasks, lacking_after
from cxjourney.pipeline.evidence_workspaces import AskedSources, EvidenceGroup, asked_sources, evidence_workspaces
from cxjourney.workspace.workspace import JourneyInScope


class _Measuring:
    """The measuring of one group of workspaces: its connections are opened once each, and closed at the end."""

    def __init__(self, request: MeasureRequest, settings: Settings, folder: Path, day: date, told: bool) -> None:
        self.request, self.settings, self.folder, self.day, self.told = request, settings, folder, day, told
        self.files: dict[int, tuple[Path, ...] | EvidenceFault] = {}
        self.engines: dict[str, Engine | EvidenceFault] = {}
        self.notes: list[str] = []
        self.dbt = DbtSources(settings, folder)
        self.known_ways: dict[tuple[str, tuple[str, ...]], MeasuredJourney] = {}
        chosen = request.min_group
        self.min_group = settings.evidence.min_group if chosen is None else chosen
        self.timeout = settings.evidence.timeout if request.timeout is None else request.timeout
        self.source_timeout = max(settings.evidence.source_timeout, self.timeout)
        self.on_question: OnQuestion = lambda *_: None

    def open(self, sources: Iterable[BoundSource], environment: Mapping[str, str]) -> None:
        """Look for the files of sources, and open their connections; what can't be had is kept as a fault."""
        by_connection: dict[str, list[Path]] = {}
        for source in sources:
            if source.binding.dbt is not None:
                continue
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

    def asked(self, engine: Engine, questions: int) -> Engine:
        """Return a connection that has its time from now on, and tells of each question."""
        engine.limit.begin(self.source_timeout)
        return AskedEngine(engine, lambda number: self.on_question(number, questions))

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
        if source.binding.dbt is not None:
            return self.dbt.outcome(source, source.binding.dbt, self.day)
        journeys = {
            one.journey.journey: (
                [stage.id for stage in one.journey.stages],
                [point.id or point.title for stage in one.journey.stages for point in stage.touchpoints],
            )
            for one in source.journeys
        }
        try:
            engine, files = self.reach(source)
            engine = self.asked(engine, questions_of_source(source.binding))
            asked = SourceRequest(source.id, source.binding, files, source.fingerprint, journeys)
            return SourceOutcome(source, measure_source(engine, asked, self.day, self.min_group), None)
        except EvidenceFault as fault:
            return SourceOutcome(source, None, fault)

    def journey(self, journey: JourneyInScope, folder: Path, asked: AskedSources) -> JourneyOutcome:
        """Return how customers went through a journey of a folder."""
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
        questions = questions_of_paths([one.binding for one in asked.sources], self.told)
        found = measure_paths(
            self.asked(reached[0][1], questions),
            journey.journey,
            [OrderedSource(one.id, one.binding, files) for one, _, files in reached],
            PathTerms(self.day, self.min_group, self.settings.evidence.quiet, self.told),
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
        self,
        outcome: SourceOutcome,
        group: EvidenceGroup,
        told: Sequence[JourneyOutcome],
        measured: Sequence[SourceOutcome],
    ) -> SourceOutcome:
        """Return what came of a source, without what the ways withhold that are told, or could be, of its journeys."""
        source = outcome.source
        if not isinstance(outcome.found, MeasuredSource):
            return outcome
        beside: list[MeasuredJourney] = []
        for journey, folder in group.journeys:
            ways = [one.found for one in told if one.journey.file == journey.file and one.found]
            if not any(source.id in found.sources for found in ways) and source in group.seen_by(journey):
                ways += self._ways_untold(source, journey, folder, group)
            beside += ways
        others = {one.source.id: one.found for one in measured if isinstance(one.found, MeasuredSource)}
        alike = withhold_consistently(source.id, outcome.found, source.binding, beside, others, self.min_group)
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
    tasks = [evidence_tasks(some, request, ways) for some in found.groups]
    steps = Steps(sum(len(one.sources) + len(one.journeys) for one in tasks), on_step)
    done = [_Done(_Measuring(request, some.settings, some.folder, day, ways), [], []) for some in found.groups]
    status = 0
    try:
        for some, task, so_far in zip(found.groups, tasks, done, strict=True):
            _measure_group(some, task, so_far, steps, environment, some.sources if ways else some.beside(task.sources))
    except Stopped as stopped:
        status = stopped.code
    sources = [one for so_far in done for one in so_far.sources]
    journeys = [one for so_far in done for one in so_far.journeys]
    min_group = max((1, *(so_far.measuring.min_group for so_far in done)))
    notes = [note for so_far in done for note in so_far.measuring.notes]
    return Evidence(
        day, min_group, tuple(sources), tuple(journeys), _known(found.groups), found.faults, tuple(notes), found.words,
        found.language, lacking_after(status, tasks, sources, journeys) if status else None,
    )  # fmt: skip


class _Done(NamedTuple):
    """What has come of a group so far, and may be told."""

    measuring: _Measuring
    sources: list[SourceOutcome]
    journeys: list[JourneyOutcome]


def _measure_group(
    some: EvidenceGroup,
    tasks: EvidenceTasks,
    done: _Done,
    steps: Steps,
    environment: Mapping[str, str],
    opened: Sequence[BoundSource],
) -> None:
    """Measure a group; what may be told is kept as it comes, since somebody may end it.

    What the ways through journeys withhold is withheld of a source before anything of it may be told; in the end, by
    the ways that are told.
    """
    measuring, found = done.measuring, []
    try:
        measuring.open(opened, environment)
        for source in tasks.sources:
            measuring.on_question = steps.next(source.id)
            found.append(measuring.source(source))
            done.sources.append(measuring.withhold_consistently(found[-1], some, (), found))
        for journey, folder, asked in tasks.journeys:
            measuring.on_question = steps.next(journey.journey.journey)
            done.journeys.append(measuring.journey(journey, folder, asked))
        done.sources[:] = [measuring.withhold_consistently(one, some, done.journeys, found) for one in found]
    finally:
        measuring.close()


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
