"""Path -> Source: finding the files of a workspace, and reading bytes as text."""

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from cxjourney.diagnostics import Span
from cxjourney.shelf import Shelf
from cxjourney.written import LINE_BREAK

MAX_BYTES = 2_000_000
_JOURNEY = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?journey[\"']?\s*:", re.MULTILINE)
CONFIG_NAMES = ("cxjourney.toml", "pyproject.toml")
CATALOGUE_NAMES = ("catalogue.yaml", "catalogue.yml")
SHARED_CONFIG = "pyproject.toml"
SUFFIXES = (".yaml", ".yml")


class Bounds(NamedTuple):
    """How much of a file is read: bytes, levels of nesting, and values with what aliases expand to."""

    max_bytes: int = MAX_BYTES
    max_depth: int = 64
    max_nodes: int = 200_000


BOUNDS = Bounds()
_WHITE_SPACE = (" ", "\t", "\r", "\n")
"""YAML's own; other spaces, such as U+00A0, are text."""


@dataclass(frozen=True)
class Source:
    """The text of one file, under the name that it is shown by."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
        return list(accumulate(lengths, initial=0))

    def span(self, start: int, end: int) -> Span:
        """Give the place of ``text[start:end]``; white space at its end is left out, and what lies beyond the text."""
        text = self.text
        end = min(end, len(text))
        while end > start + 1 and text[end - 1 : end] in _WHITE_SPACE:
            end -= 1
        return Span(*self._position(start), *self._position(end))

    def line(self, number: int) -> str:
        """Give a line of the text, counted from 1, without its break."""
        starts = [*self._line_starts, len(self.text) + 1]
        return self.text[starts[number - 1] : starts[number] - 1].rstrip("\r\n") if number < len(starts) else ""

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that can't be read as text: what is wrong, how to mend it, and where.

    ``may_be_journey`` is true where a journey stands in it, or nobody can tell.
    """

    name: str
    code: str
    message: str
    help: str
    line: int = 1
    column: int = 1
    may_be_journey: bool = True


class Disk:
    """The files of this machine. ``Shelf`` says what each of these gives."""

    def is_folder(self, path: Path) -> bool:  # noqa: D102
        return path.is_dir()

    def is_file(self, path: Path) -> bool:  # noqa: D102
        return path.is_file()

    def walk(self, folder: Path) -> Iterable[tuple[str, list[str], list[str]]]:  # noqa: D102
        return os.walk(folder)

    def peek(self, path: Path, most: int) -> bytes | None:  # noqa: D102
        return _read_bytes(path, most)

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> Source | Unreadable:  # noqa: D102
        return read_source(path, name, root, max_bytes)


DISK = Disk()


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace that a path leads to: its root, the files to judge, and whether that is the whole of it."""

    root: Path
    files: tuple[Path, ...]
    named: frozenset[Path]
    whole: bool
    relative: bool
    shelf: Shelf = DISK

    def name(self, path: Path) -> str:
        """Give the name by which a file is shown: relative to where the command runs, if the path was given so."""
        text = os.path.relpath(path) if self.relative else str(path)
        return os.fsencode(text.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def config_above(path: Path) -> Path | None:
    """Give the configuration that speaks for a path: the nearest one in its folder or a folder above."""
    folder = path if path.is_dir() else path.parent
    for parent in (folder, *folder.parents):
        for name in CONFIG_NAMES:
            file = parent / name
            if file.is_file() and (name != SHARED_CONFIG or speaks_of_us(file.read_text("utf-8", "replace"))):
                return file
    return None


def speaks_of_us(text: str) -> bool:
    """Tell whether a pyproject.toml holds settings of cxjourney."""
    return re.search(r"^\s*\[\s*tool\s*\.\s*cxjourney\s*[.\]]", text, re.MULTILINE) is not None


def locate(paths: Iterable[Path], exclude: tuple[str, ...] = (), shelf: Shelf = DISK) -> list[Place]:
    """Find the workspaces that the paths lead to, and the YAML files in them, in the order of their names.

    ``exclude`` holds patterns of files and folders to pass over, relative to a workspace's root; ``*`` stands for
    anything. A file that is named itself is read all the same. Configuration is always that of the disk.
    """
    by_root: dict[Path, list[Path]] = {}
    given = list(paths)
    for path in given:
        absolute = Path(os.path.abspath(path))
        by_root.setdefault(_root(absolute, shelf), []).append(absolute)
    relative = not any(path.is_absolute() for path in given)
    for root in sorted(by_root):
        around = next((outer for outer in root.parents if outer in by_root.get(outer, ())), None)
        if around is not None:
            by_root[around] += by_root.pop(root)
    return [_place(root, by_root[root], relative, exclude, shelf) for root in sorted(by_root)]


def holds_catalogue(folder: Path, shelf: Shelf = DISK) -> bool:
    """Tell whether a catalogue stands directly in the folder."""
    return any(shelf.is_file(folder / name) for name in CATALOGUE_NAMES)


def _root(path: Path, shelf: Shelf) -> Path:
    config = config_above(path)
    if config is not None:
        return config.parent
    folder = path if shelf.is_folder(path) else path.parent
    found = folder if folder == path or holds_catalogue(folder, shelf) else path
    while folder.parent != folder and holds_catalogue(folder.parent, shelf):
        found = folder = folder.parent
    return found


def _place(root: Path, paths: list[Path], relative: bool, exclude: tuple[str, ...], shelf: Shelf) -> Place:
    folders = [path for path in paths if shelf.is_folder(path)]
    named = frozenset(path for path in paths if not shelf.is_folder(path))
    files = {file for folder in folders for file in _yaml_files(folder, root, exclude, shelf)} | named
    whole = root in paths or (bool(folders) and not _left_out(root, files, exclude, shelf))
    return Place(root, tuple(sorted(files)), named, whole, relative, shelf)


def _left_out(root: Path, files: set[Path], exclude: tuple[str, ...], shelf: Shelf) -> bool:
    """Tell whether a journey or a catalogue below the root is not among the files."""
    if config_above(root) is None:
        return True
    rest = (file for file in _yaml_files(root, root, exclude, shelf) if file not in files)
    return any(file.name in CATALOGUE_NAMES or _mentions_a_journey(file, shelf) for file in rest)


def _mentions_a_journey(file: Path, shelf: Shelf) -> bool:
    try:
        return _JOURNEY.search(shelf.peek(file, MAX_BYTES) or b"") is not None
    except OSError:
        return True


def _yaml_files(folder: Path, root: Path, exclude: tuple[str, ...], shelf: Shelf) -> Iterator[Path]:
    for parent, folders, files in shelf.walk(folder):
        folders[:] = sorted(name for name in folders if _is_ours(Path(parent, name), root, exclude))
        for name in files:
            if name.endswith(SUFFIXES) and _is_ours(Path(parent, name), root, exclude):
                yield Path(parent, name)


def _is_ours(path: Path, root: Path, exclude: tuple[str, ...]) -> bool:
    if path.name.startswith((".", "_")):
        return False
    return not exclude or not any(fnmatchcase(path.relative_to(root).as_posix(), one.rstrip("/")) for one in exclude)


def read_source(path: Path, name: str, root: Path, max_bytes: int = MAX_BYTES) -> Source | Unreadable:
    """Read a regular file inside the workspace as UTF-8 text, at most ``max_bytes`` of it."""
    try:
        if not _stays_inside(path, root):
            return Unreadable(
                name,
                "CX001",
                "This link leads outside the workspace, and was not followed.",
                "Put the file itself here, or begin the workspace further up.",
            )
        data = _read_bytes(path, max_bytes + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its path leads nowhere"
        return Unreadable(
            name, "CX001", f"This file can't be read: {reason.lower()}.", "Check that it is there and may be read."
        )
    if data is None:
        return Unreadable(
            name,
            "CX001",
            "This is no ordinary file, and was not read.",
            "Keep journeys in ordinary text files.",
            may_be_journey=False,
        )
    content = too_large(name, max_bytes) if len(data) > max_bytes else decode(data, name)
    if isinstance(content, Unreadable):
        return replace(content, may_be_journey=_JOURNEY.search(data.replace(b"\0", b"")) is not None)
    return content


def too_large(name: str, max_bytes: int) -> Unreadable:
    """Say that a file is larger than what is read."""
    message = f"This file is larger than {max_bytes / 1_000_000:g} MB."
    return Unreadable(
        name, "CX004", message, "Split it into several journeys, and put what they share into a catalogue."
    )


def _stays_inside(path: Path, root: Path) -> bool:
    if path.is_symlink():
        return path.resolve(strict=True).is_relative_to(_real(root))
    return _lies_inside(path.parent, root) or (_real(path.parent) / path.name).is_relative_to(_real(root))


@cache
def _lies_inside(folder: Path, root: Path) -> bool:
    return _real(folder).is_relative_to(_real(root))


@cache
def _real(folder: Path) -> Path:
    return folder.resolve()


def _read_bytes(path: Path, most: int) -> bytes | None:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


def decode(data: bytes, name: str) -> Source | Unreadable:
    """Read bytes as UTF-8 text; a byte order mark is passed over."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:  # YAML's own way to tell
        return Unreadable(
            name,
            "CX001",
            "This file is written in UTF-16, not in UTF-8.",
            "Save it again with the encoding UTF-8 (in most editors: Save as, then Encoding).",
        )
    try:
        return Source(name, data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        lines = LINE_BREAK.split(before)
        return Unreadable(
            name,
            "CX001",
            "This file is not written in UTF-8: a character here can't be read.",
            "Save it again with the encoding UTF-8 (in most editors: Save as, then Encoding).",
            len(lines),
            len(lines[-1]) + 1,
        )
