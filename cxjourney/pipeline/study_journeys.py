"""Paths -> journeys studied as of a day: what `gaps` and `whatif` go by, and what `render` draws."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.study import NO_THRESHOLDS, Study
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Diagnostic, FaultyFiles
from cxjourney.errors import CannotRun
from cxjourney.languages import FALLBACK
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.parse.document import Document, parse
from cxjourney.pipeline.build_despite_faults import build_despite_faults
from cxjourney.pipeline.command_languages import NO_TEAM_WORDS, TeamWords, join_team_words, told_language
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import LoadedWorkspace, Parse, load_found
from cxjourney.pipeline.named_pictures import NamedPicture
from cxjourney.pipeline.workspace_groups import (
    Configurations,
    WorkspaceGroup,
    find_workspace_groups,
    require_journeys,
)
from cxjourney.rules.rule_index import all_rules
from cxjourney.text.escape_unseen import escape_unseen

ReadObserver = Callable[[str], None]
"""Is called with the name of each file that was read."""


class StudyRequest(NamedTuple):
    """Which journeys are asked for.

    Attributes:
        paths: Files and folders, as the command line names them; None for the default ones.
        config: The configuration that was named.
        journey: The id of the only journey that is wanted, or the ids of those that are; None for all.
        stdin_filename: Where the file on standard input would stand; None where nobody said.
        language: The tag of the language in which faults are told; None for that of the configuration, else English.
        past_faults: Whether a journey counts that is sound without some faulty parts, for those who only draw it.
    """

    paths: Sequence[str] | None
    config: Path | None
    journey: str | Sequence[str] | None = None
    stdin_filename: Path | None = None
    language: str | None = None
    past_faults: bool = False


@dataclass(frozen=True, slots=True)
class StudiedJourneys:
    """The journeys that were asked for, studied.

    Attributes:
        studies: Those that were asked for, in the order of their files.
        every: All sound journeys of their workspaces.
        faults: What keeps other files from being read.
        settings: The settings in force, by the files of the journeys.
        is_part: Whether files were named, rather than folders with all that is in them.
        pictures: The pictures that the files of their workspaces name.
        words: The words of the teams' own.
        language: The tag of the language that the configurations name; None where they name none, or several.
        unread: What journeys that can't be read would be called.
        notes: What is left out of journeys that count although parts of them are faulty.
        catalogues: The sound catalogues of their workspaces.
    """

    studies: list[Study]
    every: list[Study]
    faults: list[Diagnostic]
    settings: Mapping[str, Settings]
    is_part: bool
    pictures: tuple[NamedPicture, ...]
    words: TeamWords = NO_TEAM_WORDS
    language: str | None = None
    unread: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    catalogues: tuple[Document, ...] = ()


def study_journeys(request: StudyRequest, day: date, on_read: ReadObserver | None = None) -> StudiedJourneys:
    """Read what the paths lead to and return its sound journeys as of a day.

    Raises:
        CannotRun: Nothing is there, or no journey of the id that is asked for.
        FaultyFiles: The journey that is asked for can't be read.
    """
    groups = find_workspace_groups(request.paths, Configurations(request.config), request.stdin_filename)
    return study_groups(groups, request, day, on_read)


def study_groups(
    groups: Sequence[WorkspaceGroup],
    request: StudyRequest,
    day: date,
    on_read: ReadObserver | None = None,
    read: Sequence[Sequence[LoadedWorkspace]] | None = None,
) -> StudiedJourneys:
    """Return the sound journeys of workspaces as of a day; raises as ``study_journeys`` does.

    ``read`` are the workspaces of each group, where somebody has loaded them already.
    """
    loaded: list[LoadedWorkspace] = []
    every: list[Study] = []
    settings: dict[str, Settings] = {}
    notes: list[str] = []
    for group, some in zip(groups, read or load_groups(groups), strict=True):
        if request.past_faults:
            built = [build_despite_faults(one) for one in some]
            some = [one for one, _ in built]
            notes += [note for _, of_one in built for note in of_one]
        studied = studies(some, day, group.settings.thresholds, group.settings.language)
        settings |= {study.file: group.settings for study in studied}
        every += studied
        loaded += some
    require_journeys(any(one.reads for one in loaded) or request.stdin_filename is not None, request.paths, groups)
    if on_read:
        for one in loaded:
            for file in one.reads:
                on_read(file.name)
    words = join_team_words(group.words for group in groups) if groups else NO_TEAM_WORDS
    told = told_language(None, (group.settings for group in groups))
    broken = faults(loaded, words.speak(request.language or told or FALLBACK))
    asked = (request.journey,) if isinstance(request.journey, str) else request.journey
    wanted = every if asked is None else [one for id_ in asked for one in _with_id(id_, every, loaded, broken)]
    is_part = any(file.named and file.is_journey for one in loaded for file in one.reads)
    pictures = tuple(picture for one in loaded for picture in one.pictures)
    return StudiedJourneys(
        wanted,
        every,
        broken,
        settings,
        is_part,
        pictures,
        words,
        told,
        frozenset(ids_of_broken(loaded)),
        tuple(notes),
        tuple(catalogue.document for one in loaded for catalogue in one.workspace.catalogues),
    )


def load_groups(groups: Sequence[WorkspaceGroup], parse: Parse = parse) -> Iterator[list[LoadedWorkspace]]:
    """Yield the workspaces of each group, loaded."""
    return (load_found(group.found, group.settings.limits, parse=parse) for group in groups)


def studies(
    loaded: Sequence[LoadedWorkspace],
    day: date,
    thresholds: Mapping[str, int] = NO_THRESHOLDS,
    language: str | None = None,
) -> list[Study]:
    """Return every sound journey as of a day, in the order of their files.

    Args:
        loaded: The workspaces.
        day: The as-of date.
        thresholds: The figures of rules that were set, by code, lengths of time in days; the others are the rules' own.
        language: The tag of the language that their configuration names; None where it names none.
    """
    figures = _Figures(thresholds)
    journeys = (journey for one in loaded for journey in one.workspace.journeys)
    return [Study(journey, AsOf(day), thresholds=figures, configured_language=language) for journey in journeys]


class _Figures(Mapping[str, int]):
    """The figures that rules go by, by code; the rules are loaded when the first is asked for: few maps show one."""

    def __init__(self, chosen: Mapping[str, int]) -> None:
        self.chosen = chosen

    @cached_property
    def _every(self) -> Mapping[str, int]:
        own = {rule.code: rule.threshold.default for rule in all_rules().values() if rule.threshold}
        return {**own, **self.chosen}

    def __getitem__(self, code: str) -> int:
        return self._every[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._every)

    def __len__(self) -> int:
        return len(self._every)


def _with_id(
    journey: str, every: Sequence[Study], loaded: Sequence[LoadedWorkspace], broken: Sequence[Diagnostic]
) -> list[Study]:
    wanted = [study for study in every if study.journey.journey == journey]
    if not wanted and journey in ids_of_broken(loaded):
        raise FaultyFiles(message("run.not-judged", id=escape_unseen(journey)), broken)
    if not wanted:
        ids = [study.journey.journey for study in every]
        there = message("reference.there", names=list_message(ids)) if ids else message("run.none")
        unknown = message("run.not-sound", id=escape_unseen(journey))
        raise CannotRun(join_sentences(unknown, did_you_mean(journey, ids, there)))
    return wanted


def ids_of_broken(loaded: Sequence[LoadedWorkspace]) -> set[str]:
    """Return what journeys that could not be built would be called: their ids, else the names of their files."""
    names = set()
    for one in loaded:
        sound = {journey.file for journey in one.workspace.journeys}
        for read in one.reads:
            if read.is_journey and read.name not in sound:
                document = read.document or read.readable
                id_ = document.data.get("journey") if document and isinstance(document.data, dict) else None
                names.add(id_ if isinstance(id_, str) else Path(read.name).stem)
    return names
