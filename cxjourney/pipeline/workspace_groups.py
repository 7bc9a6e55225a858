"""Paths -> the workspaces that they lead to, grouped by the configuration that speaks for them.

This is the one place that finds the workspaces of a command, and the settings by which each is judged.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.cache.folder import Cache
from cxjourney.config import read_settings
from cxjourney.config.settings import DEFAULTS, Settings, settings_from_plain, settings_to_plain
from cxjourney.errors import CannotRun
from cxjourney.files.discover import (
    DiscoveredWorkspace,
    discover,
    discover_named,
    fingerprint,
    named_paths,
    require_paths,
)
from cxjourney.files.journey_recognition import holds_journey
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import ReadingTerms, default_paths, find_roots, posix_name
from cxjourney.languages.message import list_message, message
from cxjourney.pipeline.command_languages import NO_TEAM_WORDS, TeamWords, read_team_words
from cxjourney.text.escape_unseen import escape_unseen


class WorkspaceGroup(NamedTuple):
    """The workspaces that one configuration speaks for.

    Attributes:
        config: The configuration; None where there is none.
        print_: A fingerprint of its text.
        settings: The settings that it puts in force.
        found: The workspaces.
        words: The words of the team's own that it names, with what is to be said of it.
    """

    config: Path | None
    print_: str
    settings: Settings
    found: tuple[DiscoveredWorkspace, ...]
    words: TeamWords = NO_TEAM_WORDS


class Configurations:
    """The configurations of a command, each read once.

    Args:
        named: The configuration that was named, and then speaks for everything.
        cache: Where settings are kept between runs; None for nowhere.
        version: A fingerprint of what reads them.
    """

    def __init__(self, named: Path | None, cache: Cache | None = None, version: str = "") -> None:
        self.named = named
        self.cache = cache
        self.version = version
        self.read: dict[Path | None, tuple[str, Settings]] = {}

    def settings(self, file: Path | None) -> Settings:
        """Return the settings that a configuration puts in force.

        Raises:
            CannotRun: It can't be used.
        """
        return self._read(file)[1]

    def print_(self, file: Path | None) -> str:
        """Return a fingerprint of a configuration as it was read."""
        return self._read(file)[0]

    def terms(self, file: Path | None) -> ReadingTerms:
        """Return what a configuration says of reading files; one that was named may stand anywhere."""
        settings = self.settings(file)
        folder = Path(os.path.abspath(self.named)).parent if self.named else None
        return ReadingTerms(settings.limits, settings.passed_over, folder, settings.evidence.min_group)

    def _read(self, file: Path | None) -> tuple[str, Settings]:
        file = self.named or file
        if file not in self.read:
            print_ = config_fingerprint(file)
            self.read[file] = print_, DEFAULTS if file is None else self._recall(file, print_)
        return self.read[file]

    def _recall(self, file: Path, print_: str) -> Settings:
        """Return settings that were kept for the very same text, so that an unchanged run need not parse them."""
        if self.cache is None:
            return read_settings.settings_in_force(file).settings
        key, terms = f"settings-{fingerprint(str(file.absolute()))}", fingerprint(self.version, print_)
        kept = self.cache.get(key)
        if isinstance(kept, dict) and kept.get("terms") == terms:
            return settings_from_plain(kept["settings"])
        settings = read_settings.settings_in_force(file).settings
        is_secret = any(_holds_secret(parts) for parts in settings.connections.values())
        if not is_secret and config_fingerprint(file) == print_:  # somebody may have written it meanwhile
            self.cache.put(key, {"terms": terms, "settings": settings_to_plain(settings)})
        return settings


def _holds_secret(parts: Mapping[str, str]) -> bool:
    """Return whether a connection has a password in plain text, which is told as a fault and kept nowhere else."""
    from cxjourney.evidence.connections import plain_secrets

    return bool(plain_secrets(parts))


def config_fingerprint(file: Path | None) -> str:
    """Return a fingerprint of the text of a configuration, and of where it stands.

    Raises:
        CannotRun: It can't be read.
    """
    return fingerprint(str(file), read_settings.read_config(file).text if file else "")


def find_workspace_groups(
    paths: Sequence[str] | None,
    configurations: Configurations,
    stdin_filename: Path | None = None,
    *,
    names_from_root: bool = False,
) -> list[WorkspaceGroup]:
    """Return the workspaces that paths on the command line lead to, their files read, by configuration.

    Args:
        paths: Files and folders; None for the default ones.
        configurations: The configurations of the command.
        stdin_filename: Where the file on standard input would stand; None where nobody said.
        names_from_root: Whether files are shown by names relative to the root of their workspace.

    Raises:
        CannotRun: Nothing is there, or a configuration can't be used.
    """
    found = discover_named(paths, configurations.terms, stdin_filename, names_from_root=names_from_root)
    groups = group_by_config(found, configurations)
    return [_with_remarks_on_emptied(group) for group in groups] if len(found) > 1 else groups


def group_by_config(found: Sequence[DiscoveredWorkspace], configurations: Configurations) -> list[WorkspaceGroup]:
    """Return workspaces by the configuration that speaks for them, in the order in which they were found."""
    groups: dict[Path | None, list[DiscoveredWorkspace]] = {}
    for one in found:
        groups.setdefault(configurations.named or one.config, []).append(one)
    return [
        WorkspaceGroup(config, configurations.print_(config), settings, tuple(some), read_team_words(config, settings))
        for config, some in groups.items()
        for settings in [configurations.settings(config)]
    ]


def configurations_of(paths: Sequence[str] | None, named: Path | None) -> list[Path | None]:
    """Return the configurations that speak for what the paths lead to, in the order of the workspaces.

    Raises:
        CannotRun: One of them can't be used, or a path leads nowhere.
    """
    require_paths(paths)
    if named is not None:
        return [named]
    roots = find_roots(named_paths(paths) or default_paths(Path()), Configurations(None).terms)
    return list(dict.fromkeys(root.config for root in roots))


def excluded_by(stdin_filename: Path, named: Path | None) -> Path | None:
    """Return the configuration that passes over a file on standard input; None where it is read.

    Args:
        stdin_filename: Where it would stand.
        named: The configuration that was named; None for the one that speaks for that place.

    Raises:
        CannotRun: The configuration can't be used.
    """
    (root,) = find_roots([], Configurations(named).terms, piped=stdin_filename)
    return None if root.files else named or root.config


def require_journeys(are_there: bool, paths: Sequence[str] | None, groups: Sequence[WorkspaceGroup]) -> None:
    """Raise CannotRun where none of the files that the paths lead to is a journey.

    Args:
        are_there: Whether one is.
        paths: The paths that were named.
        groups: What they lead to: files that are not read, for their name or since they are excluded, are told of.
    """
    if not are_there:
        places = list_message(escape_unseen(path) for path in paths or map(str, default_paths(Path())))
        excluded = [group for group in groups if group.settings.exclude and group.config]
        hidden = _excluded_journeys(named_paths(paths), excluded[0]) if excluded else []
        if hidden:
            config = _shown(excluded[0].config or Path())
            raise CannotRun(
                message("run.no-journeys.excluded", places=places, config=config, files=list_message(hidden))
            )
        misnamed = next((file for group in groups for one in group.found for file in one.misnamed), None)
        if misnamed is None:
            raise CannotRun(message("run.no-journeys", places=places))
        file = escape_unseen(misnamed.name)
        raise CannotRun(
            message("run.no-journeys.misnamed", places=places, file=file, name=escape_unseen(misnamed.meant))
        )


def _with_remarks_on_emptied(group: WorkspaceGroup) -> WorkspaceGroup:
    """Return workspaces with a remark on each of which an ``exclude`` leaves no journey, where others have some."""
    if not group.settings.exclude or group.config is None:
        return group
    remarks = []
    for one in group.found:
        if (
            one.root is not None
            and not _journeys_in([one])
            and (hidden := _excluded_journeys([_here(one.root)], group))
        ):
            places, config = _shown(one.root), _shown(group.config)
            remarks.append(
                message("run.no-journeys.excluded", places=places, config=config, files=list_message(hidden))
            )
    return group._replace(words=group.words._replace(remarks=(*group.words.remarks, *remarks)))


def _here(path: Path) -> Path:
    return Path(os.path.relpath(path))


def _shown(path: Path) -> str:
    return escape_unseen(posix_name(str(_here(path))))


def _excluded_journeys(paths: Sequence[Path], group: WorkspaceGroup) -> list[str]:
    """Return the files, as they are shown, that hold a journey and that only an ``exclude`` keeps from being read."""
    return _journeys_in(discover(paths, None, lambda _: ReadingTerms(group.settings.limits)))


def _journeys_in(found: Sequence[DiscoveredWorkspace]) -> list[str]:
    texts = ((file.name, file.content) for one in found for file in one.files)
    return [
        escape_unseen(name)
        for name, text in texts
        if isinstance(text, TextFile) and holds_journey(text.text.encode(errors="replace"))
    ]
