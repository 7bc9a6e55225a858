"""Paths -> workspaces and the files in them, read."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from cxjourney.errors import CannotRun
from cxjourney.files.config_file import config_above
from cxjourney.files.exclusion import is_excluded
from cxjourney.files.filesystem import LOCAL, Filesystem
from cxjourney.files.text_file import Bounds, TextFile, UnreadableFile, decode, too_large_file
from cxjourney.files.workspace_files import name_meant
from cxjourney.files.workspace_roots import (
    CATALOGUE_NAMES,
    RECORD_NAME,
    TermsOf,
    WorkspaceRoot,
    default_paths,
    find_roots,
    plain_terms,
)
from cxjourney.languages.message import message
from cxjourney.text.shorten import shorten

Folder = tuple[str, ...]
MAX_PIPED = 100_000_000
"""At most this many bytes are taken from standard input: as many as a configuration may allow of a file."""


class DiscoveredFile(NamedTuple):
    """A file of a workspace: its name, the folder it stands in from the root, and its text or why there is none.

    ``path`` tells it from every other file, even from one that is shown by the same name. ``named`` means that it was
    asked for itself, not by a folder around it.
    """

    path: str
    name: str
    folder: Folder
    is_catalogue: bool
    named: bool
    content: TextFile | UnreadableFile

    def fingerprint(self) -> str:
        """Return a fingerprint of what is known of the file, and of its text."""
        text = self.content.text if isinstance(self.content, TextFile) else f"{self.content}\0"
        return fingerprint(self.name, *self.folder, f"{self.is_catalogue} {self.named}", text)


class DiscoveredRecord(NamedTuple):
    """A record of evidence: the name it is shown by, its folder from the root, and its text or why there is none."""

    name: str
    folder: Folder
    content: TextFile | UnreadableFile

    def fingerprint(self) -> str:
        """Return a fingerprint of what is known of it, and of its text."""
        text = self.content.text if isinstance(self.content, TextFile) else f"{self.content}\0"
        return fingerprint(self.name, *self.folder, text)


class LinkedFolder(NamedTuple):
    """A link to a folder: the name that it is shown by, and its path from the workspace's root."""

    name: str
    place: str


class MisnamedFile(NamedTuple):
    """A file that is not read for its name: the name it is shown by, its folder, and the name it should have."""

    name: str
    folder: Folder
    meant: str


class DiscoveredWorkspace(NamedTuple):
    """The files of one workspace, catalogues above them included, and whether that is the whole of it.

    ``linked`` are the folders that are links, and were not gone into; ``misnamed`` are files that were not read, since
    their names end otherwise than those of YAML files. ``config`` is the configuration that it is judged
    by, unless another is named, and ``around`` the folders by which it lies below the workspace around it. ``root`` is
    where its pictures are looked for; None where they are not, as in a revision. ``shown_from`` is the folder that the
    names of its files are relative to; None where they are absolute. ``records`` are those of evidence, and
    ``min_group`` is the smallest group of customers that they should tell of; None where nobody can say.
    """

    files: tuple[DiscoveredFile, ...]
    whole: bool
    linked: tuple[LinkedFolder, ...] = ()
    config: Path | None = None
    around: Folder = ()
    root: Path | None = None
    misnamed: tuple[MisnamedFile, ...] = ()
    shown_from: Path | None = None
    records: tuple[DiscoveredRecord, ...] = ()
    min_group: int | None = None


class PipedFile(NamedTuple):
    """What came through standard input, and where it would stand; None where nobody said."""

    content: bytes
    path: Path | None = None


def discover(
    paths: Iterable[Path],
    piped: PipedFile | None = None,
    terms_of: TermsOf = plain_terms,
    filesystem: Filesystem = LOCAL,
    *,
    names_from_root: bool = False,
) -> list[DiscoveredWorkspace]:
    """Return the workspaces that the paths lead to, their files read.

    Args:
        paths: Files and folders.
        piped: What came through standard input; where it says its place, it stands in for the file there.
        terms_of: Returns what the configuration in a file says of reading.
        filesystem: The place that holds them.
        names_from_root: Whether files are shown by names relative to the root of their workspace.
    """
    place = piped.path if piped else None
    roots = find_roots(paths, terms_of, filesystem, place, names_from_root=names_from_root)
    found = [_read_files(root, piped) for root in roots]
    if piped is not None and place is None:
        config = config_above(default_paths(Path())[0].absolute())
        content = _decode_piped(piped, "stdin", terms_of(config).bounds)
        file = DiscoveredFile("stdin", "stdin", (), False, True, content)
        found.append(DiscoveredWorkspace((file,), True, config=config, root=Path.cwd()))
    return found


def _decode_piped(piped: PipedFile, name: str, bounds: Bounds) -> TextFile | UnreadableFile:
    if len(piped.content) > bounds.max_bytes:
        return too_large_file(name, bounds.max_bytes)
    return decode(piped.content, name)


def discover_named(
    names: Sequence[str] | None,
    terms_of: TermsOf = plain_terms,
    stdin_filename: Path | None = None,
    *,
    names_from_root: bool = False,
) -> list[DiscoveredWorkspace]:
    """Return the workspaces that names on the command line lead to; ``-`` is a file on standard input.

    Args:
        names: Files and folders; where there are none, the default ones.
        terms_of: Returns what the configuration in a file says of reading.
        stdin_filename: Where the file on standard input would stand.
        names_from_root: Whether files are shown by names relative to the root of their workspace.

    Raises:
        CannotRun: Nothing of that name is there, or standard input is closed, or it can't stand there.
    """
    require_paths(names)
    piped = None
    if names and "-" in names:
        if stdin_filename is not None and stdin_filename.is_dir():
            raise CannotRun(message("run.stdin-filename.folder", name=shorten(str(stdin_filename), 200)))
        piped = PipedFile(read_standard_input(MAX_PIPED), stdin_filename)
    elif stdin_filename is not None:
        raise CannotRun(message("run.stdin-filename.alone"))
    return discover(named_paths(names), piped, terms_of, names_from_root=names_from_root)


def require_paths(names: Sequence[str] | None) -> None:
    """Raise CannotRun where nothing is there of a name on the command line."""
    for name in names or ():
        if name != "-" and not os.path.lexists(name):
            raise CannotRun(message("run.no-path", name=shorten(name, 200)) if name else message("run.no-path.unnamed"))


def named_paths(names: Sequence[str] | None) -> list[Path]:
    """Return the paths that are named beside standard input; where nothing is named, the default ones."""
    return [Path(name) for name in names or () if name != "-"] or ([] if names else default_paths(Path()))


def read_standard_input(max_bytes: int) -> bytes:
    """Return what comes through standard input, and one byte more than that where it is too much.

    Raises:
        CannotRun: It is closed.
    """
    if sys.stdin is None:
        raise CannotRun(message("run.stdin.closed"))
    return sys.stdin.buffer.read(max_bytes + 1)


def fingerprint(*texts: str) -> str:
    """Return 40 hexadecimal digits (BLAKE2b) that are the same for the same texts, and others for any others."""
    prints = (blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).digest() for text in texts)
    return blake2b(b"".join(prints), digest_size=20).hexdigest()


def _read_files(place: WorkspaceRoot, piped: PipedFile | None) -> DiscoveredWorkspace:
    linked = (LinkedFolder(place.name(link), link.relative_to(place.root).as_posix()) for link in place.linked)
    misnamed = tuple(
        MisnamedFile(place.name(path), path.parent.relative_to(place.root).parts, name_meant(path.name))
        for path in place.misnamed
    )
    files = tuple(_files(place, piped))
    root = place.folder if place.filesystem is LOCAL else None
    records, min_group = tuple(_records(place, files)), place.terms.min_group
    return DiscoveredWorkspace(
        files, place.whole, tuple(linked), place.config, place.around, root, misnamed, place.shown_from,
        records, min_group,
    )  # fmt: skip


def record_paths(place: WorkspaceRoot) -> Iterator[Path]:
    """Yield the records of evidence that stand beside the files of a workspace and its catalogues."""
    exclusion = place.terms.exclusion(place.root)
    for folder in sorted({path.parent for path in (*catalogues_above(place), *place.files)}):
        path = folder / RECORD_NAME
        if place.filesystem.is_file(path) and not is_excluded(path, place.root, exclusion):
            yield path


def _records(place: WorkspaceRoot, files: Iterable[DiscoveredFile]) -> Iterator[DiscoveredRecord]:
    folders = {Path(file.path).parent: file.folder for file in files}
    for path in record_paths(place):
        content = place.filesystem.read(path, place.name(path), place.root, place.terms.bounds.max_bytes)
        yield DiscoveredRecord(place.name(path), folders[path.parent], content)


def catalogues_above(place: WorkspaceRoot) -> Iterator[Path]:
    """Yield the catalogues of a workspace that speak for its files and weren't asked for themselves."""
    nearest = {path.parent for path in place.files}
    folders = {folder for near in nearest for folder in (near, *near.parents) if folder.is_relative_to(place.root)}
    known = set(place.files)
    for folder in sorted(folders):
        for name in CATALOGUE_NAMES:
            if (path := folder / name) not in known and place.filesystem.is_file(path):
                yield path


def _files(place: WorkspaceRoot, piped: PipedFile | None) -> Iterator[DiscoveredFile]:
    bounds = place.terms.bounds
    replaced = Path(os.path.abspath(piped.path)) if piped and piped.path else None
    parts: dict[Path, Folder] = {}
    for path in (*catalogues_above(place), *place.files):
        name, above = place.name(path), path.parent
        if above not in parts:
            parts[above] = above.relative_to(place.root).parts if path != place.root else ()
        if piped and path == replaced:
            content = _decode_piped(piped, name, bounds)
        else:
            content = place.filesystem.read(path, name, place.root, bounds.max_bytes)
        yield DiscoveredFile(str(path), name, parts[above], path.name in CATALOGUE_NAMES, path in place.named, content)
