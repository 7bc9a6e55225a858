"""By which settings the base of a diff is read and judged: those of today and, beside them, its own."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cxjourney.analysis.diff.workspace_side import SettingChange
from cxjourney.config import read_settings
from cxjourney.config.settings import DEFAULTS, Settings
from cxjourney.errors import CannotRun
from cxjourney.files.config_file import CONFIG_NAMES
from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.revision import RevisionFilesystem
from cxjourney.files.text_file import MAX_BYTES
from cxjourney.files.workspace_roots import ReadingTerms, TermsOf, posix_name
from cxjourney.pipeline.workspace_groups import Configurations, WorkspaceGroup

JUDGING = ("profile", "select", "ignore", "severity", "thresholds", "exclude", "fail_on", "min_covered", "min_known")
"""The settings that bear on what is judged, how, and what fails."""


class BaseSettings:
    """By which settings a base is read and judged.

    Both sides are judged by those of today, so that a change of settings is no change of journeys. A workspace of a
    revision has those of the configuration that stands there today. Where it has gone from there, it has those that
    stood there; in a folder, those of today's workspace that lies alike below the one around it.

    Beside them stand the base's own settings, so that what they showed can't go out of sight without a word.

    Args:
        configurations: The configurations of the command.
        groups: Today's workspaces.
        given: Today's paths, as the command line names them.
    """

    def __init__(self, configurations: Configurations, groups: Sequence[WorkspaceGroup], given: Sequence[Path]) -> None:
        self.configurations = configurations
        self.given = tuple(Path(os.path.abspath(path)) for path in given)
        self.first = groups[0].settings
        self.of_today = {group.config for group in groups}
        self.has_none = any(group.config is None for group in groups)
        self.by_place = {one.around: group.settings for group in reversed(groups) for one in reversed(group.found)}
        self._own: dict[Path | None, Settings] = {}

    def of_each(self, found: Sequence[DiscoveredWorkspace], revision: RevisionFilesystem | None) -> list[Settings]:
        """Return today's settings of each of a base's workspaces; ``revision`` is None where the base is a folder."""
        if revision is None:
            return [self.by_place.get(one.around, self.first) for one in found]
        return [self._today(one.config, revision) for one in found]

    def own_of_each(self, found: Sequence[DiscoveredWorkspace], revision: RevisionFilesystem | None) -> list[Settings]:
        """Return a base's own settings of each of its workspaces."""
        if revision is None:
            return [self._in_folder(one.config, self.by_place.get(one.around, self.first)) for one in found]
        return [self._at(one.config, revision) for one in found]

    def own_of_today(
        self,
        found: Sequence[DiscoveredWorkspace],
        base: Sequence[DiscoveredWorkspace],
        revision: RevisionFilesystem | None,
    ) -> list[Settings]:
        """Return, for each of today's workspaces, the settings that the base has for it."""
        if revision is not None:
            return [self._at(one.config, revision) for one in found]
        own = dict(zip((one.around for one in base), self.own_of_each(base, None), strict=True))
        return [own.get(one.around, self.configurations.settings(one.config)) for one in found]

    def terms_at(self, revision: RevisionFilesystem, own: bool = False) -> TermsOf:
        """Return what says how files of a revision are read, by today's settings or by its own."""

        def terms(file: Path | None) -> ReadingTerms:
            settings = self._today(file, revision)
            today = ReadingTerms(settings.limits, settings.passed_over, None, settings.evidence.min_group)
            reading = self.configurations.terms(file) if self.configurations.named else today
            return reading._replace(exclude=self._at(file, revision).passed_over) if own else reading

        return terms

    def terms_in(self, base: Path, own: bool = False) -> TermsOf:
        """Return what says how the files of a folder are read that is a base, by today's settings or by its own."""
        around = Path(os.path.abspath(base))

        def terms(file: Path | None) -> ReadingTerms:
            inside = file is not None and file.is_relative_to(around)
            place = file.parent.relative_to(around).parts if file is not None and inside else ()
            settings = self.by_place.get(place, self.first)
            exclude = self._own_exclude(file, settings) if own else settings.passed_over
            return ReadingTerms(settings.limits, exclude, None, settings.evidence.min_group)

        return terms

    def _own_exclude(self, file: Path | None, today: Settings) -> tuple[str, ...]:
        """Return what a folder that is a base passes over by its own configuration.

        One that has none, or lies below today's, passes over nothing by itself: what today's passes over is told.
        """
        if self.configurations.named:
            return today.passed_over
        return () if file is None or file in self.of_today else self._in_folder(file, today).passed_over

    def _today(self, file: Path | None, revision: RevisionFilesystem) -> Settings:
        if file is None and not self.has_none:
            return self.first
        if file is None or self.configurations.named or os.path.lexists(file):
            return self.configurations.settings(file)
        return _read(file, revision, self.first)  # nobody can fix what has gone

    def _in_folder(self, file: Path | None, today: Settings) -> Settings:
        """Return the settings of a configuration that stands in or above a base; today's where there is none."""
        if file is None or self.configurations.named:
            return today
        try:
            return self.configurations.settings(file)
        except CannotRun:
            return today

    def _at(self, file: Path | None, revision: RevisionFilesystem) -> Settings:
        """Return what stood in a revision in the place of a configuration; today's settings where nobody can say."""
        if file not in self._own:
            self._own[file] = self._read_at(file, revision)
        return self._own[file]

    def _read_at(self, file: Path | None, revision: RevisionFilesystem) -> Settings:
        today = self._today(file, revision)
        place = self.configurations.named or file
        if place is not None and not self._tells_of(Path(os.path.abspath(place)), revision):
            return today
        if place is not None and revision.is_file(Path(os.path.abspath(place))):
            return _read(Path(os.path.abspath(place)), revision, today)
        if self.configurations.named:
            return today
        folders = [place.parent] if place else self.given
        found = next((one for folder in folders for one in _configurations_above(folder, revision)), None)
        return DEFAULTS if found is None else _read(found, revision, today)

    def _tells_of(self, place: Path, revision: RevisionFilesystem) -> bool:
        """Return whether a revision that was read holds all that stood in a place, not only what a link leads to."""
        if any(place.is_relative_to(path) for path in self.given):
            return True
        direct = [path for path in self.given if Path(os.path.realpath(path)) == path]
        return any(
            place.is_relative_to(top) and any(path.is_relative_to(top) for path in direct) for top in revision.tops
        )


def _configurations_above(folder: Path, revision: RevisionFilesystem) -> Iterator[Path]:
    for above in (folder, *folder.parents):
        for name in CONFIG_NAMES:
            content = revision.peek(above / name, MAX_BYTES)
            if content is not None and (name == CONFIG_NAMES[0] or b"[tool.cxjourney" in content):
                yield above / name


def _read(file: Path, revision: RevisionFilesystem, otherwise: Settings) -> Settings:
    try:
        return read_settings.settings_in_force(file, revision).settings
    except CannotRun:
        return otherwise


def setting_changes(
    found: Sequence[DiscoveredWorkspace], own: Sequence[Settings], today: Sequence[Settings]
) -> tuple[SettingChange, ...]:
    """Return which settings of today's workspaces are others than the base has for them, each once.

    Args:
        found: Today's workspaces.
        own: For each of them, the base's settings.
        today: For each of them, today's.
    """
    changes: dict[SettingChange, None] = {}
    for one, then, now in zip(found, own, today, strict=True):
        file = posix_name(os.path.relpath(one.config, one.shown_from)) if one.config else CONFIG_NAMES[0]
        was, has = _values(then), _values(now)
        for name in dict.fromkeys((*was, *has)):
            if was.get(name, ()) != has.get(name, ()):
                changes[SettingChange(file, name, was.get(name, ()), has.get(name, ()))] = None
    return tuple(changes)


def _values(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Return the values of each setting that bears on judging, as text; what stands in a table goes by both names."""
    found: dict[str, tuple[str, ...]] = {}
    for name in JUDGING:
        value: object = getattr(settings, name)
        if isinstance(value, Mapping):
            found |= {f"{name}.{key}": (f"{one}",) for key, one in value.items()}
        elif isinstance(value, tuple):
            found[name] = tuple(f"{one}" for one in value)
        else:
            found[name] = () if value is None else (f"{value:g}" if isinstance(value, float) else f"{value}",)
    return found
