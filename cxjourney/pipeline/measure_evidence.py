"""Paths -> what the data of bound sources really shows: the one call of `evidence measure` and `evidence paths`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.config.settings import Settings
from cxjourney.errors import CannotRun
from cxjourney.evidence.connections import Connection, connection
from cxjourney.evidence.data_files import data_files
from cxjourney.evidence.engines.engine import Engine
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.measure_paths import OrderedSource, PathTerms, can_tell_paths, measure_paths
from cxjourney.evidence.measure_source import SourceRequest, measure_source
from cxjourney.evidence.open_engine import open_engine
from cxjourney.evidence.withheld_alike import withheld_alike
from cxjourney.languages import FALLBACK
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.binding import named_stages
from cxjourney.model.measurements import MeasuredJourney
from cxjourney.pipeline.bound_sources import BoundSource, bound_sources
from cxjourney.pipeline.command_languages import NO_TEAM_WORDS, join_team_words, told_language
from cxjourney.pipeline.evidence_outcomes import Evidence, JourneyOutcome, MeasureRequest, SourceOutcome
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import LoadedWorkspace, load_found
from cxjourney.pipeline.read_records import UNREADABLE
from cxjourney.pipeline.workspace_groups import (
    Configurations,
    WorkspaceGroup,
    find_workspace_groups,
    require_journeys,
)
from cxjourney.text.escape import escape_unseen
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
        own = {stage.id for stage in journey.journey.stages}
        ordered = [one for one in sources if can_tell_paths(one.binding) and named_stages(one.binding) & own]
        name = self._connection(ordered, own)
        if name is None:
            return None
        asked = [one for one in ordered if one.binding.connection == name]
        try:
            reached = [(one, *self.reach(one)) for one in asked]
            found = measure_paths(
                reached[0][1],
                journey.journey,
                [OrderedSource(one.id, one.binding, files) for one, _, files in reached],
                PathTerms(self.day, self.min_group, self.settings.evidence.quiet),
            )
        except EvidenceFault as fault:
            return JourneyOutcome(journey, folder, None, fault)
        left_out = tuple(sorted(one.id for one in ordered if one.binding.connection != name))
        ids = tuple(sorted(one.id for one in asked))
        measured = MeasuredJourney(
            measured=self.day.isoformat(), connection=name, sources=ids, left_out=left_out, paths=found
        )
        return JourneyOutcome(journey, folder, measured, None)

    def _connection(self, sources: Sequence[BoundSource], own: set[str]) -> str | None:
        """Return the connection that is asked: the one that was named, else the one that measures most stages."""
        by_name: dict[str, set[str]] = {}
        for one in sources:
            by_name.setdefault(one.binding.connection, set()).update(named_stages(one.binding) & own)
        if self.request.connection is not None:
            return self.request.connection if self.request.connection in by_name else None
        return min(by_name, key=lambda name: (-len(by_name[name]), name), default=None)


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
    groups = find_workspace_groups(request.paths, Configurations(request.config))
    every = [(group, load_found(group.found, group.settings.limits)) for group in groups]
    require_journeys(any(one.reads for _, some in every for one in some), request.paths, groups)
    words = join_team_words(group.words for group in groups) if groups else NO_TEAM_WORDS
    told = told_language(None, (group.settings for group in groups))
    found = faults([one for _, some in every for one in some], words.speak(request.language or told or FALLBACK))
    broken = [one for one in found if one.code != UNREADABLE]  # what is to be written, or compared with, tells it
    gathered = [_gather(group, some) for group, some in every]
    _require(request, [one.id for some in gathered for one in some.sources],
             [one.journey.journey for some in gathered for one, _ in some.journeys])  # fmt: skip
    min_group = 1
    sources: list[SourceOutcome] = []
    journeys: list[JourneyOutcome] = []
    notes: list[str] = []
    for some in gathered:
        measuring = _Measuring(request, some.group.settings, some.folder, day)
        min_group = max(min_group, measuring.min_group)
        wanted = [one for one in some.sources if request.sources is None or one.id in request.sources]
        try:
            measuring.open(some.sources if ways else wanted, environment)
            for one in wanted if request.journey is None else ():
                if on_step:
                    on_step(one.id)
                sources.append(measuring.source(one))
            for journey, folder in some.journeys if ways else ():
                if request.journey is None or journey.journey.journey == request.journey:
                    if on_step:
                        on_step(journey.journey.journey)
                    seen = [one for one in some.sources if any(journey.file == other.file for other in one.journeys)]
                    outcome = measuring.journey(journey, folder, seen)
                    journeys += [outcome] if outcome else []
        finally:
            notes += measuring.notes
            measuring.close()
    known = _known(gathered)
    told_ways = [(one.journey.journey.journey, one.found) for one in journeys if one.found]
    alike = [
        SourceOutcome(one.source, one.found and withheld_alike(one.source.id, one.found, told_ways), one.fault)
        for one in sources
    ]
    return Evidence(day, min_group, tuple(alike), tuple(journeys), known, tuple(broken), tuple(notes), words, told)


class _Gathered(NamedTuple):
    """The bound sources and the journeys of the workspaces that one configuration speaks for."""

    group: WorkspaceGroup
    folder: Path
    sources: list[BoundSource]
    journeys: list[tuple[JourneyInScope, Path]]


def _gather(group: WorkspaceGroup, loaded: Sequence[LoadedWorkspace]) -> _Gathered:
    sources: list[BoundSource] = []
    journeys: list[tuple[JourneyInScope, Path]] = []
    for place, one in zip(group.found, loaded, strict=True):
        if place.root is not None:
            folders = {read.name: place.root.joinpath(*read.folder) for read in one.reads}
            sources += bound_sources(one, place.root)
            journeys += [(journey.build(), folders[journey.file]) for journey in one.workspace.journeys]
    folder = group.config.absolute().parent if group.config else Path.cwd()
    return _Gathered(group, folder, sources, journeys)


def _known(gathered: Sequence[_Gathered]) -> dict[Path, tuple[frozenset[str], frozenset[str]]]:
    sources: dict[Path, set[str]] = {}
    journeys: dict[Path, set[str]] = {}
    for one in gathered:
        for source in one.sources:
            sources.setdefault(source.folder, set()).add(source.id)
        for journey, folder in one.journeys:
            journeys.setdefault(folder, set()).add(journey.journey.journey)
    folders = {*sources, *journeys}
    return {at: (frozenset(sources.get(at, ())), frozenset(journeys.get(at, ()))) for at in folders}


def _require(request: MeasureRequest, sources: Sequence[str], journeys: Sequence[str]) -> None:
    for asked, known, key in ((request.sources or (), sources, "source"), ((request.journey,), journeys, "journey")):
        for id_ in asked:
            if id_ is not None and id_ not in known:
                there = message("reference.there", names=list_message(sorted(set(known)))) if known else ""
                none = message(f"evidence.no-{key}", id=escape_unseen(id_))
                raise CannotRun(join_sentences(none, did_you_mean(id_, known, there)))
