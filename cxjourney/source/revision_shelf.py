"""The files of a revision, asked as the disk is: a shelf of contents that were read beforehand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cxjourney.source.text import Source, Unreadable, decode, too_large


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a link in a revision. ``path`` begins at the repository's top; ``size`` is in bytes."""

    path: Path
    id: str
    is_file: bool
    size: int


@dataclass(frozen=True)
class Revision:
    """A commit, its files by absolute path, and their contents by the names that git gives them."""

    commit: str
    entries: Mapping[Path, Entry]
    contents: Mapping[str, bytes]

    @cached_property
    def _folders(self) -> dict[Path, tuple[set[str], set[str]]]:
        folders: dict[Path, tuple[set[str], set[str]]] = {}
        for path in self.entries:
            folders.setdefault(path.parent, (set(), set()))[1].add(path.name)
            for folder in path.parents[:-1]:
                above = folders.setdefault(folder.parent, (set(), set()))[0]
                if folder.name in above:
                    break
                above.add(folder.name)
        return folders

    def holds(self, path: Path) -> bool:
        """Tell whether a file or a folder stands there."""
        return path in self.entries or path in self._folders

    def is_folder(self, path: Path) -> bool:
        """Tell whether a folder stands there; one without YAML files below it does not."""
        return path in self._folders

    def is_file(self, path: Path) -> bool:
        """Tell whether a file stands there, or a link."""
        return path in self.entries

    def walk(self, folder: Path, closed: list[str]) -> Iterable[tuple[str, list[str], list[str]]]:
        """Give a folder and those below it, with the names of their folders and of their YAML files."""
        if folder not in self._folders:
            return
        inner, files = self._folders[folder]
        names = sorted(inner)
        yield str(folder), names, sorted(files)
        for name in names:
            yield from self.walk(folder / name, closed)

    def peek(self, path: Path, most: int) -> bytes | None:
        """Give the beginning of a file; None for a link, and for a file that is too large."""
        entry = self.entries.get(path)
        return self.contents[entry.id][:most] if entry and entry.is_file and entry.id in self.contents else None

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> Source | Unreadable:  # noqa: ARG002  no link is followed
        """Read a file as text. A link is not followed, so that nothing outside the workspace is read."""
        entry = self.entries.get(path)
        if entry is None:
            return Unreadable(name, "CX001", "This file is not in that revision.", "Name another revision.")
        if not entry.is_file:
            message = "This is a link, and links in a revision are not followed."
            return Unreadable(name, "CX001", message, "Put the file itself here.")
        if entry.size > max_bytes or entry.id not in self.contents:
            return too_large(name, max_bytes)
        return decode(self.contents[entry.id], name)
