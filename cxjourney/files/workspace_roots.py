"""Paths -> the workspaces that they lead to: the root of each, its configuration, and which files of it are meant."""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.files.config_file import CONFIG_NAMES, config_above, config_in
from cxjourney.files.exclusion import Exclusion, is_excluded
from cxjourney.files.filesystem import LOCAL, Filesystem
from cxjourney.files.journey_recognition import holds_journey
from cxjourney.files.text_file import BOUNDS, MAX_BYTES, Bounds
from cxjourney.files.workspace_files import find_yaml_files

CATALOGUE_NAMES = ("catalogue.yaml", "catalogue.yml")
RECORD_NAME = "evidence.json"
"""What was measured, beside the catalogue or the journey that defines what it was measured of."""


class ReadingTerms(NamedTuple):
    """What a configuration says of reading files.

    Attributes:
        bounds: How much of a file is read.
        exclude: Patterns of files and folders to pass over; ``*`` stands for anything. A file that is named itself is
            read all the same.
        folder: The folder, absolute, that they are relative to; None for the workspace's root, where the configuration
            stands that speaks for it.
        min_group: The smallest group of customers that a figure may tell of; None where nobody can say.
    """

    bounds: Bounds = BOUNDS
    exclude: tuple[str, ...] = ()
    folder: Path | None = None
    min_group: int | None = None

    def exclusion(self, root: Path) -> Exclusion:
        """Return what is passed over in the workspace of a root."""
        return Exclusion(self.folder or root, self.exclude)


PLAIN_TERMS = ReadingTerms()
TermsOf = Callable[[Path | None], ReadingTerms]
"""Returns what the configuration in a file says of reading; None is no configuration."""


def plain_terms(_: Path | None) -> ReadingTerms:
    """Return how files are read that no configuration speaks of."""
    return PLAIN_TERMS


class WorkspaceRoot(NamedTuple):
    """A workspace that paths lead to.

    Attributes:
        root: Its root, absolute.
        files: The files to judge, absolute.
        named: Those of them that were asked for themselves, not by a folder around them.
        whole: Whether they are all files of the workspace.
        shown_from: The folder, absolute, that the names are relative to by which files are shown; None where they are
            absolute.
        filesystem: The place that holds them.
        linked: Links to folders, absolute; what they hold is not read.
        config: The configuration by which it is judged, unless another is named; None where there is none.
        terms: How its files are read.
        around: The folders between the root of the workspace around it, through which it was found, and its own.
        misnamed: Files, absolute, that are not read, since their names end otherwise than those of YAML files.
    """

    root: Path
    files: tuple[Path, ...]
    named: frozenset[Path]
    whole: bool
    shown_from: Path | None
    filesystem: Filesystem = LOCAL
    linked: tuple[Path, ...] = ()
    config: Path | None = None
    terms: ReadingTerms = PLAIN_TERMS
    around: tuple[str, ...] = ()
    misnamed: tuple[Path, ...] = ()

    def name(self, path: Path) -> str:
        """Return the name by which a file is shown.

        Raises:
            ValueError: On Windows, the file stands on another drive than the command runs on.
        """
        return posix_name(os.path.relpath(path, self.shown_from) if self.shown_from else str(path))

    @property
    def folder(self) -> Path:
        """The folder that is its root; where that is a file by itself, the one that it stands in."""
        return self.root.parent if self.root in self.files else self.root


def posix_name(path: str) -> str:
    """Return a path as it is written everywhere: with slashes, and with escapes for bytes that are no text."""
    return os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def find_roots(
    paths: Iterable[Path],
    terms_of: TermsOf = plain_terms,
    filesystem: Filesystem = LOCAL,
    piped: Path | None = None,
    *,
    names_from_root: bool = False,
) -> list[WorkspaceRoot]:
    """Return the workspaces that the paths lead to, and the YAML files in them, in the order of their names.

    A folder that holds a configuration of its own is a workspace of its own. Configuration is that of the disk; what
    has gone from there has its root where its own configuration stood.

    Args:
        paths: Files and folders.
        terms_of: Returns what the configuration in a file says of reading.
        filesystem: The place that holds them.
        piped: Where a file would stand that came through standard input; it is left out where it is excluded.
        names_from_root: Whether files are shown by names relative to the root of their workspace, the same wherever the
            command runs; else relative to where it runs, if the paths are.
    """
    by_root: dict[Path, list[Path]] = {}
    given = [*paths, *([piped] if piped else ())]
    for path in given:
        absolute = Path(os.path.abspath(path))
        by_root.setdefault(_root(absolute, filesystem), []).append(absolute)
    here = None if any(path.is_absolute() for path in given) else Path.cwd()
    for root in sorted(by_root):
        around = next((outer for outer in root.parents if outer in by_root.get(outer, ())), None)
        if around is not None and not _has_config(root, filesystem):
            by_root[around] += by_root.pop(root)
    found: list[WorkspaceRoot] = []
    above: dict[Path, tuple[str, ...]] = {}
    while by_root:
        root = min(by_root)
        config = _config_of(root, filesystem)
        place = WorkspaceRoot(
            root, (), frozenset(), False, here, filesystem, (), config, terms_of(config), above.get(root, ())
        )
        place, nested = _with_files(place, by_root.pop(root), Path(os.path.abspath(piped)) if piped else None)
        found.append(place)
        for inner in nested:
            by_root.setdefault(inner, []).append(inner)
            above[inner] = (*place.around, *inner.relative_to(root).parts)
    return _named_from_roots(found) if names_from_root else found


def _named_from_roots(found: Sequence[WorkspaceRoot]) -> list[WorkspaceRoot]:
    """Return workspaces whose files are shown by names from their roots.

    A workspace inside another is named from there. Of several side by side, names begin with so many folders as tell
    their roots apart; those that lead to the home folder are none of them.
    """
    folders = {place.folder for place in found}
    outermost = {
        folder: next(one for one in (*reversed(folder.parents), folder) if one in folders) for folder in folders
    }
    tops = {top: _parts(top) for top in outermost.values()}
    deepest = max(map(len, tops.values()), default=0)
    depth = next(
        (
            n
            for n in range(len(tops) > 1, deepest)
            if len({parts[len(parts) - n :] for parts in tops.values()}) == len(tops)
        ),
        deepest,
    )
    return [
        place._replace(shown_from=(top, *top.parents)[min(depth, len(tops[top]))])
        for place in found
        for top in [outermost[place.folder]]
    ]


def _parts(folder: Path) -> tuple[str, ...]:
    """Return the parts of an absolute path; of one below the home folder, those below it."""
    try:
        home = Path.home()
    except RuntimeError:  # nobody knows where it is
        home = folder
    return folder.relative_to(home if home in folder.parents else folder.anchor).parts


def has_catalogue(folder: Path, filesystem: Filesystem = LOCAL) -> bool:
    """Return whether a catalogue stands directly in the folder."""
    return any(filesystem.is_file(folder / name) for name in CATALOGUE_NAMES)


def _config_of(root: Path, filesystem: Filesystem) -> Path | None:
    """Return the configuration that speaks for a root; where it has gone from the disk, the one that stood there."""
    if not os.path.lexists(root) and filesystem.is_file(root / CONFIG_NAMES[0]):
        return root / CONFIG_NAMES[0]
    return config_above(root)


def _has_config(folder: Path, filesystem: Filesystem) -> bool:
    """Return whether a folder holds a configuration: on the disk or, where it has gone from there, in its own place."""
    if os.path.lexists(folder):
        return config_in(folder) is not None
    return filesystem.is_file(folder / CONFIG_NAMES[0])


def _root(path: Path, filesystem: Filesystem) -> Path:
    config = config_above(path)
    homes = [] if config is None else [config.parent]
    if not os.path.lexists(path):  # what has moved had its configuration where it stood
        homes += (one for one in (path, *path.parents) if filesystem.is_file(one / CONFIG_NAMES[0]))
    if homes:
        return max(homes, key=lambda home: len(home.parts))
    folder = path if filesystem.is_folder(path) else path.parent
    found = folder if folder == path or has_catalogue(folder, filesystem) else path
    while folder.parent != folder and has_catalogue(folder.parent, filesystem):
        found = folder = folder.parent
    return found


def _with_files(place: WorkspaceRoot, paths: list[Path], piped: Path | None) -> tuple[WorkspaceRoot, set[Path]]:
    """Return a workspace with its files, and the folders in it that are workspaces of their own."""
    root, exclusion, filesystem = place.root, place.terms.exclusion(place.root), place.filesystem
    folders = [path for path in paths if filesystem.is_folder(path)]
    named = frozenset(
        path
        for path in paths
        if not filesystem.is_folder(path) and not (path == piped and is_excluded(path, root, exclusion))
    )

    def is_own_workspace(folder: Path) -> bool:
        return _has_config(folder, filesystem)

    below = [find_yaml_files(folder, exclusion, filesystem, is_own_workspace) for folder in folders]
    files = {file for one in below for file in one.files} | named
    linked = {link for one in below for link in one.linked}
    whole = root in paths or (bool(folders) and not _is_incomplete(place, files, is_own_workspace))
    misnamed = {file for one in below for file in one.misnamed} - named
    placed = place._replace(
        files=tuple(sorted(files)), named=named, whole=whole,
        linked=tuple(sorted(linked)), misnamed=tuple(sorted(misnamed)),
    )  # fmt: skip
    return placed, {folder for one in below for folder in one.workspaces}


def _is_incomplete(place: WorkspaceRoot, files: Collection[Path], is_own_workspace: Callable[[Path], bool]) -> bool:
    """Return whether a journey or a catalogue below the root is not among the files."""
    if place.config is None:
        return True
    below = find_yaml_files(place.root, place.terms.exclusion(place.root), place.filesystem, is_own_workspace)
    rest = (file for file in below.files if file not in files)
    return any(file.name in CATALOGUE_NAMES or _has_journey(file, place.filesystem) for file in rest)


def _has_journey(file: Path, filesystem: Filesystem) -> bool:
    try:
        return holds_journey(filesystem.peek(file, MAX_BYTES) or b"")
    except OSError:
        return True


def default_paths(folder: Path) -> list[Path]:
    """Return what is read when no path is named: ``journeys/`` if there is one, else the folder itself."""
    return [folder / "journeys"] if (folder / "journeys").is_dir() else [folder]
