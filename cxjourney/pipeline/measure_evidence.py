"""Paths -> what the data of bound sources really shows: the one call of `evidence measure` and `evidence paths`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from cxjourney.model.evidence_record import MeasuredJourney
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.evidence_outcomes import (
    BrokenOff,
    Evidence,
    JourneyOutcome,
    MeasureRequest,
    SourceOutcome,
    Step,
)
from cxjourney.pipeline.evidence_workspaces import AskedSources, EvidenceGroup, asked_sources, evidence_workspaces
from cxjourney.workspace.workspace import JourneyInScope

OnStep = Callable[[Step], None]
"""Is called before each source and each journey, and before each question that it is asked."""
_Told = Callable[[int, int], None]
"""Is called with the number of a question and with how many there are at most."""


class _Measuring:
    """The measuring of one group of workspaces: its connections are opened once each, and closed at the end."""

    def __init__(self, request: MeasureRequest, settings: Settings, folder: Path, day: date) -> None:
        self.request, self.settings, self.folder, self.day = request, settings, folder, day
        self.files: dict[int, tuple[Path, ...] | EvidenceFault] = {}
        self.engines: dict[str, Engine | EvidenceFault] = {}
        self.notes: list[str] = []
        chosen = request.min_group
        self.min_group = settings.evidence.min_group if chosen is None else chosen
        self.timeout = settings.evidence.timeout if request.timeout is None else request.timeout
        self.source_timeout = max(settings.evidence.source_timeout, self.timeout)

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

    def asked(self, engine: Engine, questions: int, told: _Told) -> Engine:
        """Return a connection that has its time from now on, and tells of each question."""
        engine.limit.begin(self.source_timeout)
        return AskedEngine(engine, lambda number: told(number, questions))

    def reach(self, source: BoundSource) -> tuple[Engine, tuple[Path, ...]]:
        """Return the connection and the files of a source; raises `EvidenceFault` where they can't be had."""
        files = self.files[id(source)]
        if isinstance(files, EvidenceFault):
            raise files
        engine = self.engines[source.binding.connection]
        if isinstance(engine, EvidenceFault):
            raise engine
        return engine, files

    def source(self, source: BoundSource, told: _Told) -> SourceOutcome:
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
            engine = self.asked(engine, questions_of_source(source.binding), told)
            asked = SourceRequest(source.id, source.binding, files, source.fingerprint, journeys)
            return SourceOutcome(source, measure_source(engine, asked, self.day, self.min_group), None)
        except EvidenceFault as fault:
            return SourceOutcome(source, None, fault)

    def journey(self, journey: JourneyInScope, folder: Path, asked: AskedSources, told: _Told) -> JourneyOutcome:
        """Return how customers went through a journey of a folder."""
        try:
            reached = [(one, *self.reach(one)) for one in asked.sources]
            questions = questions_of_paths([one.binding for one in asked.sources])
            found = measure_paths(
                self.asked(reached[0][1], questions, told),
                journey.journey,
                [OrderedSource(one.id, one.binding, files) for one, _, files in reached],
                PathTerms(self.day, self.min_group, self.settings.evidence.quiet),
            )
        except EvidenceFault as fault:
            return JourneyOutcome(journey, folder, None, fault)
        ids = tuple(sorted(one.id for one in asked.sources))
        measured = MeasuredJourney(
            measured=self.day.isoformat(),
            connection=asked.connection,
            sources=ids,
            left_out=asked.left_out,
            paths=found,
        )
        return JourneyOutcome(journey, folder, measured, None)


def measure_evidence(
    request: MeasureRequest, day: date, environment: Mapping[str, str], on_step: OnStep | None = None, ways: bool = True
) -> Evidence:
    """Return what the data of bound sources shows.

    Args:
        request: What is to be measured.
        day: The as-of date.
        environment: What stands for the variables of connections.
        on_step: What is told of each step.
        ways: Whether the ways through journeys are measured too.

    Raises:
        CannotRun: Nothing is there, or no source or journey of an id that is asked for.
    """
    found = evidence_workspaces(request)
    tasks = [_tasks(some, request, ways) for some in found.groups]
    steps = _Steps(sum(len(one.sources) + len(one.journeys) for one in tasks), on_step)
    done = [_Done(_Measuring(request, some.settings, some.folder, day), [], []) for some in found.groups]
    status = 0
    try:
        for some, task, so_far in zip(found.groups, tasks, done, strict=True):
            _measure_group(some, task, so_far, steps, environment, ways)
    except Stopped as stopped:
        status = stopped.code
    sources = [one for so_far in done for one in so_far.sources]
    journeys = [one for so_far in done for one in so_far.journeys]
    told_ways = [(one.journey.journey.journey, one.found) for one in journeys if one.found]
    alike = [
        SourceOutcome(one.source, one.found and withhold_consistently(one.source.id, one.found, told_ways), one.fault)
        for one in sources
    ]
    min_group = max((1, *(so_far.measuring.min_group for so_far in done)))
    notes = [note for so_far in done for note in so_far.measuring.notes]
    return Evidence(
        day, min_group, tuple(alike), tuple(journeys), _known(found.groups), found.faults, tuple(notes), found.words,
        found.language, _broken_off(status, tasks, sources, journeys) if status else None,
    )  # fmt: skip


class _Tasks(NamedTuple):
    """What is measured of a group: its sources, and its journeys with the sources that are asked for them."""

    sources: list[BoundSource]
    journeys: list[tuple[JourneyInScope, Path, AskedSources]]


class _Done(NamedTuple):
    """What has come of a group so far."""

    measuring: _Measuring
    sources: list[SourceOutcome]
    journeys: list[JourneyOutcome]


class _Steps:
    """Tells of each step, which it is of how many."""

    def __init__(self, of: int, on_step: OnStep | None) -> None:
        self.of, self.on_step, self.number = of, on_step, 0

    def next(self, id_: str) -> _Told:
        """Tell of the next source or journey; return what tells of its questions."""
        self.number += 1
        step = Step(id_, self.number, self.of, 0, 0)

        def tell(question: int, questions: int) -> None:
            if self.on_step is not None:
                self.on_step(step._replace(question=question, questions=questions))

        tell(0, 0)
        return tell


def _tasks(some: EvidenceGroup, request: MeasureRequest, ways: bool) -> _Tasks:
    journeys = []
    for journey, folder in some.journeys if ways else ():
        if request.journey is None or journey.journey.journey == request.journey:
            asked = asked_sources(journey, some.seen_by(journey), request.connection)
            if asked is not None:
                journeys.append((journey, folder, asked))
    return _Tasks(some.wanted(request) if request.journey is None else [], journeys)


def _measure_group(
    some: EvidenceGroup, tasks: _Tasks, done: _Done, steps: _Steps, environment: Mapping[str, str], ways: bool
) -> None:
    """Measure a group; what is done is kept as it comes, since somebody may end it."""
    try:
        done.measuring.open(some.sources if ways else tasks.sources, environment)
        for source in tasks.sources:
            done.sources.append(done.measuring.source(source, steps.next(source.id)))
        for journey, folder, asked in tasks.journeys:
            told = steps.next(journey.journey.journey)
            done.journeys.append(done.measuring.journey(journey, folder, asked, told))
    finally:
        done.measuring.close()


def _broken_off(
    status: int, tasks: Sequence[_Tasks], sources: Sequence[SourceOutcome], journeys: Sequence[JourneyOutcome]
) -> BrokenOff:
    measured = {id(one.source) for one in sources}
    told = {(one.folder, one.journey.journey.journey) for one in journeys}
    left: dict[Path, list[str]] = {}
    left_journeys: dict[Path, list[str]] = {}
    for task in tasks:
        for source in task.sources:
            if id(source) not in measured:
                left.setdefault(source.folder, []).append(source.id)
        for journey, folder, _ in task.journeys:
            if (folder, journey.journey.journey) not in told:
                left_journeys.setdefault(folder, []).append(journey.journey.journey)
    by_folder = ({at: tuple(ids) for at, ids in one.items()} for one in (left, left_journeys))
    return BrokenOff(status, *by_folder)


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
