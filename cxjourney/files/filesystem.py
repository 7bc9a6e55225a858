"""Protocol Filesystem, and the disk."""

import os
import stat
from collections.abc import Iterable, Iterator
from errno import EISDIR, ENAMETOOLONG
from functools import cache
from pathlib import Path
from typing import Protocol

from cxjourney.files.journey_recognition import holds_journey
from cxjourney.files.text_file import MAX_BYTES, TextFile, UnreadableFile, decode, too_large_file
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason


class LocalFilesystem:
    """The files of this machine. `Filesystem` says what each of these returns."""

    def is_folder(self, path: Path) -> bool:  # noqa: D102
        return os.path.isdir(path)  # noqa: PTH112  it never raises

    def is_file(self, path: Path) -> bool:  # noqa: D102
        return os.path.isfile(path)  # noqa: PTH113

    def is_link(self, path: Path) -> bool:  # noqa: D102
        return os.path.islink(path)  # noqa: PTH114

    def walk(self, folder: Path, closed: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:  # noqa: D102
        left = [os.fspath(folder)]
        while left:  # a stack of our own: os.walk calls itself for each level before Python 3.12
            above = left.pop()
            try:
                with os.scandir(above) as entries:
                    inner, files = _split_entries(entries)
            except OSError:
                closed.append(above)
                continue
            yield above, inner, files
            below = (os.path.join(above, name) for name in reversed(inner))  # noqa: PTH118  as os.walk does
            left += [path for path in below if not os.path.islink(path)]  # noqa: PTH114

    def peek(self, path: Path, most: int) -> bytes | None:  # noqa: D102
        return read_bytes(path, most)

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> TextFile | UnreadableFile:  # noqa: D102
        return read_text_file(path, name, root, max_bytes)


def _split_entries(entries: Iterable["os.DirEntry[str]"]) -> tuple[list[str], list[str]]:
    """Return the names of the folders, links to them among these, and of everything else."""
    folders: list[str] = []
    files: list[str] = []
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False) or os.path.isdir(entry.path)  # noqa: PTH112  it never raises
        (folders if is_folder else files).append(entry.name)
    return folders, files


LOCAL = LocalFilesystem()
GIT_FOLDER = ".git"
"""It marks the top of a repository, and may hold keys of build services."""


def read_text_file(path: Path, name: str, root: Path, max_bytes: int = MAX_BYTES) -> TextFile | UnreadableFile:
    """Return the text of a regular file inside the workspace, or why it can't be read.

    Args:
        path: The file.
        name: The name that it is shown by.
        root: The root of the workspace; links that lead out of the repository around it, or of the workspace where
            there is none, are not followed.
        max_bytes: How large it may be.
    """
    try:
        if not _is_inside(path, root):
            return UnreadableFile(
                name,
                "CX001",
                message("file.link.repository" if _repository(root) else "file.link.workspace"),
                message("file.link.help"),
            )
        data = read_bytes(path, max_bytes + 1)
    except (OSError, RuntimeError, ValueError) as error:
        if getattr(error, "errno", None) == ENAMETOOLONG:
            longest = message("file.path-too-long", n=len(os.fsencode(path)))
            return UnreadableFile(name, "CX001", longest, message("file.path-too-long.help"))
        is_folder = LOCAL.is_folder(path)
        wrong = message("file.unreadable.folder" if is_folder else "file.unreadable", reason=reason(error))
        help_ = message("file.unreadable.folder.help" if is_folder else "file.unreadable.help")
        return UnreadableFile(name, "CX001", wrong, help_)
    if data is None:
        return UnreadableFile(
            name,
            "CX001",
            message("file.not-ordinary"),
            message("file.not-ordinary.help"),
            may_be_journey=False,
        )
    content = too_large_file(name, max_bytes) if len(data) > max_bytes else decode(data, name)
    if isinstance(content, UnreadableFile):
        return content._replace(may_be_journey=holds_journey(data.replace(b"\0", b"")))
    return content


def _is_inside(path: Path, root: Path) -> bool:
    if path.is_symlink():
        return _is_within(path.resolve(strict=True), root)
    return is_folder_inside(path.parent, root) or _is_within(_resolve(path.parent) / path.name, root)


@cache
def is_folder_inside(folder: Path, root: Path) -> bool:
    """Return whether a folder, or the end of a link to one, is in a workspace or its repository."""
    return _is_within(_resolve(folder), root)


def _is_within(path: Path, root: Path) -> bool:
    """Return whether a path without links is in the workspace or its repository, and not among git's own files."""
    around = _repository(root) or _resolve(root)
    return path.is_relative_to(around) and GIT_FOLDER not in path.relative_to(around).parts


@cache
def _repository(root: Path) -> Path | None:
    """Return the top of the repository that a folder stands in."""
    folder = _resolve(root)
    return next((one for one in (folder, *folder.parents) if os.path.lexists(one / GIT_FOLDER)), None)


@cache
def _resolve(folder: Path) -> Path:
    return folder.resolve()


_TO_READ = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_PART = 65_536
"""How much is read at once of what goes on behind the size that the system gives."""


def read_bytes(path: Path, most: int) -> bytes | None:
    """Return the first ``most`` bytes of a regular file, without waiting for a pipe; None for any other.

    Raises:
        OSError: It can't be read.
    """
    descriptor = os.open(path, _TO_READ)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
        if not stat.S_ISREG(status.st_mode):
            return None
        data = os.read(descriptor, min(most, status.st_size + 1))
        while len(data) < most and (more := os.read(descriptor, min(most - len(data), _PART))):
            data += more
        return data
    finally:
        os.close(descriptor)


class Filesystem(Protocol):
    """What finding and reading a workspace asks of the place that holds it. Paths are absolute."""

    def is_folder(self, path: Path) -> bool:
        """Return whether a folder stands there."""

    def is_file(self, path: Path) -> bool:
        """Return whether a file stands there."""

    def is_link(self, path: Path) -> bool:
        """Return whether a link stands there."""

    def walk(self, folder: Path, closed: list[str]) -> Iterable[tuple[str, list[str], list[str]]]:
        """Return a folder and those below it, each with the names of its folders and of its files, as ``os.walk`` does.

        Folders that the caller takes off the list are not gone into, nor are links to folders; those that may not be
        listed are put into ``closed``.
        """

    def peek(self, path: Path, most: int) -> bytes | None:
        """Return the first ``most`` bytes of a file; None where it is no ordinary one.

        Raises:
            OSError: It can't be read.
        """

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> "TextFile | UnreadableFile":
        """Return the text of a file inside the workspace, or why it can't be read; `read_text_file` says of what."""
