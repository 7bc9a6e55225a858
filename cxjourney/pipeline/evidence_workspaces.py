"""What `evidence` is asked for -> the bound sources and journeys that are asked of, before any is."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Diagnostic
from cxjourney.errors import CannotRun
from cxjourney.evidence.measure_paths import can_tell_paths
from cxjourney.languages import FALLBACK
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.model.binding import named_stages
from cxjourney.pipeline.bound_sources import BoundSource, bound_sources
from cxjourney.pipeline.command_languages import NO_TEAM_WORDS, TeamWords, join_team_words, told_language
from cxjourney.pipeline.evidence_outcomes import MeasureRequest
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import LoadedWorkspace, load_found
from cxjourney.pipeline.read_records import UNREADABLE
from cxjourney.pipeline.workspace_groups import (
    Configurations,
    WorkspaceGroup,
    find_workspace_groups,
    require_journeys,
)
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.workspace.workspace import JourneyInScope


class EvidenceGroup(NamedTuple):
    """The bound sources and the journeys of the workspaces that one configuration speaks for.

    Attributes:
        settings: The configuration.
        folder: Its folder.
        sources: The bound sources.
        journeys: The journeys, each with the folder of its file.
    """

    settings: Settings
    folder: Path
    sources: list[BoundSource]
    journeys: list[tuple[JourneyInScope, Path]]

    def wanted(self, request: MeasureRequest) -> list[BoundSource]:
        """Return the sources that are asked for."""
        return [one for one in self.sources if request.sources is None or one.id in request.sources]

    def seen_by(self, journey: JourneyInScope) -> list[BoundSource]:
        """Return the sources that a journey sees."""
        return [one for one in self.sources if any(journey.file == other.file for other in one.journeys)]

    def beside(self, sources: Sequence[BoundSource]) -> list[BoundSource]:
        """Return sources, and those that measure a journey together with one of them."""
        shared = [
            seen
            for journey, _ in self.journeys
            for seen in [self.seen_by(journey)]
            if any(one in seen for one in sources)
        ]
        return [one for one in self.sources if one in sources or any(one in seen for seen in shared)]


class EvidenceWorkspaces(NamedTuple):
    """What is asked of, and how it is told.

    Attributes:
        groups: The sources and journeys, by configuration.
        faults: What keeps files from being read.
        words: The words of the teams' own.
        language: The tag of the language that the configurations name; None where they name none, or several.
    """

    groups: tuple[EvidenceGroup, ...]
    faults: tuple[Diagnostic, ...]
    words: TeamWords
    language: str | None


class AskedSources(NamedTuple):
    """The sources that are asked how customers went through a journey.

    Attributes:
        connection: The connection that they are on.
        sources: The sources.
        left_out: The ids of those on other connections.
    """

    connection: str
    sources: tuple[BoundSource, ...]
    left_out: tuple[str, ...]


def evidence_workspaces(request: MeasureRequest) -> EvidenceWorkspaces:
    """Return what is asked of.

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
    gathered = tuple(_gather(group, some) for group, some in every)
    _require(request, [one.id for some in gathered for one in some.sources],
             [one.journey.journey for some in gathered for one, _ in some.journeys])  # fmt: skip
    return EvidenceWorkspaces(gathered, tuple(broken), words, told)


def asked_sources(
    journey: JourneyInScope, sources: Sequence[BoundSource], connection: str | None = None
) -> AskedSources | None:
    """Return the sources that are asked how customers went through a journey.

    Args:
        journey: The journey.
        sources: The sources that it sees.
        connection: The connection that is named; None for the one that measures most stages.

    Returns:
        Those on one connection; None where none there puts its stages in order.
    """
    own = {stage.id for stage in journey.journey.stages}
    ordered = [one for one in sources if can_tell_paths(one.binding) and named_stages(one.binding) & own]
    by_name: dict[str, set[str]] = {}
    for one in ordered:
        by_name.setdefault(one.binding.connection, set()).update(named_stages(one.binding) & own)
    most = min(by_name, key=lambda name: (-len(by_name[name]), name), default=None)
    name = most if connection is None else connection
    if name is None or name not in by_name:
        return None
    left_out = tuple(sorted(one.id for one in ordered if one.binding.connection != name))
    return AskedSources(name, tuple(one for one in ordered if one.binding.connection == name), left_out)


def _gather(group: WorkspaceGroup, loaded: Sequence[LoadedWorkspace]) -> EvidenceGroup:
    sources: list[BoundSource] = []
    journeys: list[tuple[JourneyInScope, Path]] = []
    for place, one in zip(group.found, loaded, strict=True):
        if place.root is not None:
            folders = {read.name: place.root.joinpath(*read.folder) for read in one.reads}
            sources += bound_sources(one, place.root)
            journeys += [(journey.build(), folders[journey.file]) for journey in one.workspace.journeys]
    folder = group.config.absolute().parent if group.config else Path.cwd()
    return EvidenceGroup(group.settings, folder, sources, journeys)


def _require(request: MeasureRequest, sources: Sequence[str], journeys: Sequence[str]) -> None:
    for asked, known, key in ((request.sources or (), sources, "source"), ((request.journey,), journeys, "journey")):
        for id_ in asked:
            if id_ is not None and id_ not in known:
                there = message("reference.there", names=list_message(sorted(set(known)))) if known else ""
                none = message(f"evidence.no-{key}", id=escape_unseen(id_))
                raise CannotRun(join_sentences(none, did_you_mean(id_, known, there)))
