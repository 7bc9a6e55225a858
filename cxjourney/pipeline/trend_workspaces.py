"""The workspaces of a trend: as they stood in a commit, or stand on the disk, each by its own settings; studied."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.analysis.trend_figures import ToldJourney, WorkspaceFigures, sum_figures, tell_journey
from cxjourney.cache.key import fingerprints_by_path
from cxjourney.config.settings import Settings, settings_to_plain
from cxjourney.files.discover import DiscoveredWorkspace, fingerprint
from cxjourney.files.revision import RevisionFilesystem
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import TermsOf, default_paths
from cxjourney.pipeline.diff_base import find_moved_journeys, read_base
from cxjourney.pipeline.diff_base_settings import BaseSettings
from cxjourney.pipeline.load import LoadedWorkspace, load_workspace
from cxjourney.pipeline.parsed_text_cache import ParsedTextCache
from cxjourney.pipeline.study_journeys import ids_of_broken, studies
from cxjourney.pipeline.trend_store import Days
from cxjourney.pipeline.workspace_groups import Configurations, WorkspaceGroup

_ID = re.compile(r"^\ufeff?[\"']?journey[\"']?\s*:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)
_TITLE = re.compile(r"^title\s*:\s*(.+?)\s*$", re.MULTILINE)


class _OwnSettings(BaseSettings):
    """The settings by which a commit was judged on its own day: its own, unless a configuration was named."""

    def of_each(self, found: Sequence[DiscoveredWorkspace], revision: RevisionFilesystem | None) -> list[Settings]:
        return self.own_of_each(found, revision)

    def terms_at(self, revision: RevisionFilesystem, own: bool = False) -> TermsOf:  # noqa: ARG002
        return super().terms_at(revision, own=True)


class FoundWorkspace(NamedTuple):
    """A workspace that was found, and the settings by which it is read and judged."""

    found: DiscoveredWorkspace
    settings: Settings


class KnownJourneys:
    """What was read and worked out of the state before: most of it holds for the next one too.

    Attributes:
        texts: Its texts.
    """

    def __init__(self) -> None:
        self.texts = ParsedTextCache()
        self._told: dict[str, tuple[str, Days, ToldJourney]] = {}

    def tell(self, study: Study, print_: str, day: date) -> tuple[ToldJourney, Days]:
        """Return what a journey adds to the figures of a day, and the days, as ordinals, on which it adds the same.

        Args:
            study: The journey, as of that day.
            print_: A fingerprint of all that it depends on but the day.
            day: The day.
        """
        known, days, told = self._told.get(study.file, ("", (0, 0), None))
        if told is None or known != print_ or not days[0] <= day.toordinal() <= days[1]:
            told = tell_journey(study)
            days = study.as_of.holds
            self._told[study.file] = print_, days, told
        return told, days


@dataclass(frozen=True)
class FoundWorkspaces:
    """The workspaces of one state of the files, and the ids of journeys that stood where they stand today."""

    parts: tuple[FoundWorkspace, ...]
    known: KnownJourneys
    there: frozenset[str] = frozenset()

    @cached_property
    def print_(self) -> str:
        """A fingerprint of all that figures depend on but the day; empty where no journey is there."""
        at_a_glance = _named(part.found for part in self.parts)
        if not at_a_glance and not any(file.is_journey for one in self._loaded for file in one.reads):
            return ""
        texts = (text for one in self.parts for text in (*_texts(one.found), repr(settings_to_plain(one.settings))))
        return fingerprint(*texts)

    @cached_property
    def _loaded(self) -> list[LoadedWorkspace]:
        self.known.texts.begin()
        parse = self.known.texts.parse
        return [load_workspace(part.found, part.settings.limits, parse=parse) for part in self.parts]

    def _prints(self, studied: Sequence[Study]) -> dict[str, str]:
        """Return, by the names of journeys' files, a fingerprint of all that their figures depend on but the day."""
        ids = sorted(f"{study.file} {study.journey.journey}" for study in studied)
        prints: dict[str, str] = {}
        for part in self.parts:
            around, by_path = (repr(settings_to_plain(part.settings)), *ids), fingerprints_by_path(part.found)
            files = (file for file in part.found.files if file.path in by_path)
            prints |= {file.name: fingerprint(by_path[file.path], *around) for file in files}
        return prints

    def study(self, day: date) -> list[Study]:
        """Return the sound journeys as of a day."""
        pairs = zip(self._loaded, self.parts, strict=True)
        return [study for one, its in pairs for study in studies([one], day, its.settings.thresholds)]

    def figures(self, day: date) -> tuple[WorkspaceFigures, Days]:
        """Return the figures as of a day, and the days, as ordinals, on which they would be the same."""
        studied = self.study(day)
        prints = self._prints(studied)
        told = [self.known.tell(study, prints[study.file], day) for study in studied]
        found = sum_figures([one for one, _ in told], ids_of_broken(self._loaded))
        holds = [days for _, days in told]
        return found, (max((first for first, _ in holds), default=1), min((last for _, last in holds), default=1))


class WorkspaceReader:
    """Reads what paths led to in commits, and what they lead to on the disk.

    Args:
        paths: The files and folders that were named; None for the default ones.
        configurations: The configurations of the command.
        groups: What the paths lead to on the disk.
    """

    def __init__(
        self, paths: Sequence[str] | None, configurations: Configurations, groups: Sequence[WorkspaceGroup]
    ) -> None:
        self._paths = paths
        self._configurations = configurations
        self._groups = groups
        self._given = [Path(path) for path in paths or ()] or default_paths(Path())
        self._known = KnownJourneys()
        self._today = _named(one for group in groups for one in group.found)

    @property
    def terms(self) -> str:
        """A fingerprint of what holds for all commits: a configuration that was named."""
        return self._configurations.print_(self._configurations.named) if self._configurations.named else ""

    def looked_for(self, there: Iterable[str]) -> str:
        """Return a fingerprint of today's journeys that are looked for elsewhere in a commit.

        Args:
            there: The ids of those that stand there where they stand today.
        """
        ids = {*there}
        others = sorted((id_, str(path), title) for id_, path, title in self._today if id_ not in ids)
        return fingerprint(*(text for one in others for text in one))

    def on_disk(self) -> FoundWorkspaces:
        """Return what stands on the disk."""
        return FoundWorkspaces(
            tuple(FoundWorkspace(one, group.settings) for group in self._groups for one in group.found), self._known
        )

    def in_commit(self, commit: str) -> FoundWorkspaces:
        """Return what stood in a commit; a journey of today that stood elsewhere then is there, too.

        Raises:
            CannotRun: It can't be read.
        """
        settings = _OwnSettings(self._configurations, self._groups, self._given)
        base = read_base(commit, self._paths, settings)
        there = frozenset(id_ for id_, _, _ in _named(base.found))
        elsewhere = {id_: path for id_, path, _ in self._today if id_ not in there}
        base = find_moved_journeys(base, elsewhere, settings) or base
        own = settings.own_of_each(base.found, base.revision)
        return FoundWorkspaces(tuple(map(FoundWorkspace, base.found, own)), self._known, there)


def _named(found: Iterable[DiscoveredWorkspace]) -> list[tuple[str, Path, str]]:
    """Return the journeys of workspaces as far as their texts tell at a glance: id, path, title."""
    named = []
    for file in (file for one in found for file in one.files if not file.is_catalogue):
        text = file.content.text if isinstance(file.content, TextFile) else ""
        if id_ := _ID.search(text):
            title = _TITLE.search(text)
            named.append((id_.group(1), Path(file.path), title.group(1) if title else ""))
    return named


def _texts(found: DiscoveredWorkspace) -> Iterable[str]:
    yield from (file.fingerprint() for file in found.files)
    yield from (record.fingerprint() for record in found.records)
    yield f"{found.whole} {found.around} {found.linked}"
