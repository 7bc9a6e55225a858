"""A revision as a Filesystem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cxjourney.files.text_file import TextFile, UnreadableFile, decode, too_large_file
from cxjourney.languages.message import message


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a link in a revision. ``path`` begins at the repository's top; ``size`` is in bytes.

    A link that leads to a file in the repository is that file; one that leads to a folder is a linked folder.
    """

    path: Path
    id: str
    is_file: bool
    size: int
    is_linked_folder: bool = False


@dataclass(frozen=True)
class RevisionFilesystem:
    """A commit, its files by absolute path, and their contents by git's own names of them (hashes).

    ``tops`` are the folders of the repositories that were read, without links on the way.
    """

    commit: str
    entries: Mapping[Path, Entry]
    contents: Mapping[str, bytes]
    tops: tuple[Path, ...] = ()

    @cached_property
    def _folders(self) -> dict[Path, tuple[set[str], set[str]]]:
        folders: dict[Path, tuple[set[str], set[str]]] = {}
        for path, entry in self.entries.items():
            folders.setdefault(path.parent, (set(), set()))[0 if entry.is_linked_folder else 1].add(path.name)
            for folder in path.parents[:-1]:
                above = folders.setdefault(folder.parent, (set(), set()))[0]
                if folder.name in above:
                    break
                above.add(folder.name)
        return folders

    def has_path(self, path: Path) -> bool:
        """Return whether a file or a folder stands there."""
        return path in self.entries or path in self._folders

    def is_folder(self, path: Path) -> bool:
        """Return whether a folder stands there; one without YAML files below it does not."""
        return path in self._folders

    def is_file(self, path: Path) -> bool:
        """Return whether a file stands there, or a link."""
        return path in self.entries

    def is_link(self, path: Path) -> bool:
        """Return whether a link to a folder stands there; links to files are followed."""
        return path in self.entries and self.entries[path].is_linked_folder

    def walk(self, folder: Path, closed: list[str]) -> Iterable[tuple[str, list[str], list[str]]]:  # noqa: ARG002  none is closed
        """Yield a folder and those below it, with the names of their folders and of their YAML files."""
        left = [folder] if folder in self._folders else []
        while left:
            above = left.pop()
            inner, files = self._folders[above]
            names = sorted(inner)
            yield str(above), names, sorted(files)
            left += [above / name for name in reversed(names) if not self.is_link(above / name)]

    def peek(self, path: Path, most: int) -> bytes | None:
        """Return the beginning of a file; None for a link, and for a file that is too large."""
        entry = self.entries.get(path)
        return self.contents[entry.id][:most] if entry and entry.is_file and entry.id in self.contents else None

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> TextFile | UnreadableFile:  # noqa: ARG002  links lead nowhere outside
        """Return a file's text. Links are followed inside the repository alone, so that nothing outside is read."""
        entry = self.entries.get(path)
        if entry is None:
            wrong, help_ = message("file.not-in-revision"), message("file.not-in-revision.help")
            return UnreadableFile(name, "CX001", wrong, help_)
        if not entry.is_file:
            wrong, help_ = message("file.link.nowhere"), message("file.link.help")
            return UnreadableFile(name, "CX001", wrong, help_)
        if entry.size > max_bytes or entry.id not in self.contents:
            return too_large_file(name, max_bytes)
        return decode(self.contents[entry.id], name)
