"""Paths -> workspaces and the files in them, read."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from cxjourney.errors import CannotRun
from cxjourney.files.filesystem import LOCAL, Filesystem
from cxjourney.files.text_file import (
    BOUNDS,
    JOURNEY,
    MAX_BYTES,
    Bounds,
    TextFile,
    UnreadableFile,
    decode,
    too_large_file,
)
from cxjourney.files.yaml_files import find_yaml_files
from cxjourney.text.escape import shorten

CONFIG_NAMES = ("cxjourney.toml", "pyproject.toml")
CATALOGUE_NAMES = ("catalogue.yaml", "catalogue.yml")
SHARED_CONFIG = "pyproject.toml"


class WorkspaceRoot(NamedTuple):
    """A workspace that paths lead to.

    Attributes:
        root: Its root, absolute.
        files: The files to judge, absolute.
        named: Those of them that were asked for themselves, not by a folder around them.
        whole: Whether they are all files of the workspace.
        relative: Whether files are shown by names relative to where the command runs.
        filesystem: The place that holds them.
        linked: Links to folders, absolute; what they hold is not read.
    """

    root: Path
    files: tuple[Path, ...]
    named: frozenset[Path]
    whole: bool
    relative: bool
    filesystem: Filesystem = LOCAL
    linked: tuple[Path, ...] = ()

    def name(self, path: Path) -> str:
        """Return the name by which a file is shown: relative to where the command runs, if the paths were.

        Raises:
            ValueError: On Windows, the file stands on another drive than the command runs on.
        """
        return posix_name(os.path.relpath(path) if self.relative else str(path))


def posix_name(path: str) -> str:
    """Return a path as it is written everywhere: with slashes, and with escapes for bytes that are no text."""
    return os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def config_above(path: Path) -> Path | None:
    """Return the configuration that speaks for a path: the nearest one in its folder or a folder above.

    A ``cxjourney.toml`` that can't be read, such as a link that leads nowhere, is one: reading it says why.
    """
    folder = path if path.is_dir() else path.parent
    for parent in (folder, *folder.parents):
        for name in CONFIG_NAMES:
            file = parent / name
            if has_our_settings(file) if name == SHARED_CONFIG else os.path.lexists(file):
                return file
    return None


def has_our_settings(file: Path) -> bool:
    """Return whether a pyproject.toml holds settings of cxjourney, or can't be read as TOML and may hold some.

    One that is not there, can't be opened or never names cxjourney is somebody else's.
    """
    try:
        content = LOCAL.peek(file, MAX_BYTES) or b""
    except OSError:
        return False
    if b"cxjourney" not in content:
        return False
    from cxjourney.files.toml import NotToml, read_toml

    try:
        tool = read_toml(content.decode("utf-8", "replace").removeprefix("\ufeff")).get("tool")
    except NotToml:
        return True
    return isinstance(tool, dict) and "cxjourney" in tool


def find_roots(
    paths: Iterable[Path], exclude: tuple[str, ...] = (), filesystem: Filesystem = LOCAL
) -> list[WorkspaceRoot]:
    """Return the workspaces that the paths lead to, and the YAML files in them, in the order of their names.

    Configuration is that of the disk; what has gone from there has its root where its own configuration stood.

    Args:
        paths: Files and folders.
        exclude: Patterns of files and folders to pass over, relative to a workspace's root; ``*`` stands for anything.
            A file that is named itself is read all the same.
        filesystem: The place that holds them.
    """
    by_root: dict[Path, list[Path]] = {}
    given = list(paths)
    for path in given:
        absolute = Path(os.path.abspath(path))
        by_root.setdefault(_root(absolute, filesystem), []).append(absolute)
    relative = not any(path.is_absolute() for path in given)
    for root in sorted(by_root):
        around = next((outer for outer in root.parents if outer in by_root.get(outer, ())), None)
        if around is not None:
            by_root[around] += by_root.pop(root)
    return [_place(root, by_root[root], relative, exclude, filesystem) for root in sorted(by_root)]


def has_catalogue(folder: Path, filesystem: Filesystem = LOCAL) -> bool:
    """Return whether a catalogue stands directly in the folder."""
    return any(filesystem.is_file(folder / name) for name in CATALOGUE_NAMES)


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


def _place(
    root: Path, paths: list[Path], relative: bool, exclude: tuple[str, ...], filesystem: Filesystem
) -> WorkspaceRoot:
    folders = [path for path in paths if filesystem.is_folder(path)]
    named = frozenset(path for path in paths if not filesystem.is_folder(path))
    below = [find_yaml_files(folder, root, exclude, filesystem) for folder in folders]
    files = {file for one in below for file in one.files} | named
    linked = {link for one in below for link in one.linked}
    whole = root in paths or (bool(folders) and not _is_incomplete(root, files, exclude, filesystem))
    return WorkspaceRoot(root, tuple(sorted(files)), named, whole, relative, filesystem, tuple(sorted(linked)))


def _is_incomplete(root: Path, files: set[Path], exclude: tuple[str, ...], filesystem: Filesystem) -> bool:
    """Return whether a journey or a catalogue below the root is not among the files."""
    if config_above(root) is None:
        return True
    rest = (file for file in find_yaml_files(root, root, exclude, filesystem).files if file not in files)
    return any(file.name in CATALOGUE_NAMES or _has_journey(file, filesystem) for file in rest)


def _has_journey(file: Path, filesystem: Filesystem) -> bool:
    try:
        return JOURNEY.search(filesystem.peek(file, MAX_BYTES) or b"") is not None
    except OSError:
        return True


class DiscoveredFile(NamedTuple):
    """A file of a workspace: its name, the folder it stands in from the root, and its text or why there is none.

    ``path`` tells it from every other file, even from one that is shown by the same name. ``named`` means that it was
    asked for itself, not by a folder around it.
    """

    path: str
    name: str
    folder: tuple[str, ...]
    is_catalogue: bool
    named: bool
    content: TextFile | UnreadableFile

    def fingerprint(self) -> str:
        """Return a fingerprint of what is known of the file, and of its text."""
        text = self.content.text if isinstance(self.content, TextFile) else f"{self.content}\0"
        return fingerprint(self.name, *self.folder, f"{self.is_catalogue} {self.named}", text)


class LinkedFolder(NamedTuple):
    """A link to a folder: the name that it is shown by, and its path from the workspace's root."""

    name: str
    place: str


class DiscoveredWorkspace(NamedTuple):
    """The files of one workspace, catalogues above them included, and whether that is the whole of it.

    ``linked`` are the folders that are links, and were not gone into.
    """

    files: tuple[DiscoveredFile, ...]
    whole: bool
    linked: tuple[LinkedFolder, ...] = ()


def discover(
    paths: Iterable[Path],
    piped: bytes | None = None,
    bounds: Bounds = BOUNDS,
    exclude: tuple[str, ...] = (),
    filesystem: Filesystem = LOCAL,
) -> list[DiscoveredWorkspace]:
    """Return the workspaces that the paths lead to, their files read.

    Args:
        paths: Files and folders.
        piped: A journey that came through standard input.
        bounds: How much of a file is read.
        exclude: Patterns of files and folders to pass over, as in `find_roots`.
        filesystem: The place that holds them.
    """
    found = [_read_files(place, bounds) for place in find_roots(paths, exclude, filesystem)]
    if piped is not None:
        content = (
            decode(piped, "stdin") if len(piped) <= bounds.max_bytes else too_large_file("stdin", bounds.max_bytes)
        )
        found.append(DiscoveredWorkspace((DiscoveredFile("stdin", "stdin", (), False, True, content),), True))
    return found


def discover_named(
    names: Sequence[str] | None, bounds: Bounds = BOUNDS, exclude: tuple[str, ...] = ()
) -> list[DiscoveredWorkspace]:
    """Return the workspaces that names on the command line lead to; ``-`` is a journey on standard input.

    Args:
        names: Files and folders; where there are none, the default ones.
        bounds: How large a file may be.
        exclude: Patterns of files and folders that are left out.

    Raises:
        CannotRun: Nothing of that name is there, or standard input is closed.
    """
    piped = _read_standard_input(bounds.max_bytes) if names and "-" in names else None
    named = [name for name in names or () if name != "-"]
    for name in named:
        if not os.path.lexists(name):
            raise CannotRun(f"There is no file or folder {shorten(name, 200) or 'without a name'}.")
    paths = [Path(name) for name in named] or ([] if piped is not None else default_paths(Path()))
    return discover(paths, piped, bounds, exclude)


def _read_standard_input(max_bytes: int) -> bytes:
    if sys.stdin is None:
        raise CannotRun("Nothing can be read from standard input: it is closed.")
    return sys.stdin.buffer.read(max_bytes + 1)


def fingerprint(*texts: str) -> str:
    """Return 40 hexadecimal digits (BLAKE2b) that are the same for the same texts, and others for any others."""
    prints = (blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).digest() for text in texts)
    return blake2b(b"".join(prints), digest_size=20).hexdigest()


def _read_files(place: WorkspaceRoot, bounds: Bounds) -> DiscoveredWorkspace:
    linked = (LinkedFolder(place.name(link), link.relative_to(place.root).as_posix()) for link in place.linked)
    return DiscoveredWorkspace(tuple(_files(place, bounds)), place.whole, tuple(linked))


def _catalogues_above(place: WorkspaceRoot) -> Iterator[Path]:
    nearest = {path.parent for path in place.files}
    folders = {folder for near in nearest for folder in (near, *near.parents) if folder.is_relative_to(place.root)}
    known = set(place.files)
    for folder in sorted(folders):
        for name in CATALOGUE_NAMES:
            if (path := folder / name) not in known and place.filesystem.is_file(path):
                yield path


def _files(place: WorkspaceRoot, bounds: Bounds) -> Iterator[DiscoveredFile]:
    parts: dict[Path, tuple[str, ...]] = {}
    for path in (*_catalogues_above(place), *place.files):
        name, above = place.name(path), path.parent
        if above not in parts:
            parts[above] = above.relative_to(place.root).parts if path != place.root else ()
        content = place.filesystem.read(path, name, place.root, bounds.max_bytes)
        yield DiscoveredFile(str(path), name, parts[above], path.name in CATALOGUE_NAMES, path in place.named, content)


def default_paths(folder: Path) -> list[Path]:
    """Return what is read when no path is named: ``journeys/`` if there is one, else the folder itself."""
    return [folder / "journeys"] if (folder / "journeys").is_dir() else [folder]
