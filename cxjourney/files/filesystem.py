"""Protocol Filesystem, and the disk."""

import os
import stat
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from cxjourney.files.text_file import JOURNEY, MAX_BYTES, TextFile, UnreadableFile, decode, too_large_file


class LocalFilesystem:
    """The files of this machine. `Filesystem` says what each of these returns."""

    def is_folder(self, path: Path) -> bool:  # noqa: D102
        return os.path.isdir(path)  # noqa: PTH112  it never raises

    def is_file(self, path: Path) -> bool:  # noqa: D102
        return os.path.isfile(path)  # noqa: PTH113

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
            left += [os.path.join(above, name) for name in reversed(inner)]  # noqa: PTH118  as os.walk does

    def peek(self, path: Path, most: int) -> bytes | None:  # noqa: D102
        return read_bytes(path, most)

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> TextFile | UnreadableFile:  # noqa: D102
        return read_text_file(path, name, root, max_bytes)


def _split_entries(entries: Iterable["os.DirEntry[str]"]) -> tuple[list[str], list[str]]:
    """Return the names of the folders, links to them aside, and of everything else."""
    folders, files = [], []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.name)
        elif not (entry.is_symlink() and os.path.isdir(entry.path)):  # noqa: PTH112  it never raises
            files.append(entry.name)
    return folders, files


LOCAL = LocalFilesystem()


def read_text_file(path: Path, name: str, root: Path, max_bytes: int = MAX_BYTES) -> TextFile | UnreadableFile:
    """Return the text of a regular file inside the workspace, or why it can't be read.

    Args:
        path: The file.
        name: The name that it is shown by.
        root: The root of the workspace; links that lead out of it are not followed.
        max_bytes: How large it may be.
    """
    try:
        if not _is_inside(path, root):
            return UnreadableFile(
                name,
                "CX001",
                "This link leads outside the workspace, and was not followed.",
                "Put the file itself here, or begin the workspace further up.",
            )
        data = read_bytes(path, max_bytes + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its path leads nowhere"
        kind, fix = ("folder", "may be listed") if LOCAL.is_folder(path) else ("file", "may be read")
        return UnreadableFile(
            name, "CX001", f"This {kind} can't be read: {reason.lower()}.", f"Check that it is there and {fix}."
        )
    if data is None:
        return UnreadableFile(
            name,
            "CX001",
            "This is no ordinary file, and was not read.",
            "Keep journeys in ordinary text files.",
            may_be_journey=False,
        )
    content = too_large_file(name, max_bytes) if len(data) > max_bytes else decode(data, name)
    if isinstance(content, UnreadableFile):
        return content._replace(may_be_journey=JOURNEY.search(data.replace(b"\0", b"")) is not None)
    return content


def _is_inside(path: Path, root: Path) -> bool:
    if path.is_symlink():
        return path.resolve(strict=True).is_relative_to(_resolve(root))
    return _is_folder_inside(path.parent, root) or (_resolve(path.parent) / path.name).is_relative_to(_resolve(root))


@cache
def _is_folder_inside(folder: Path, root: Path) -> bool:
    return _resolve(folder).is_relative_to(_resolve(root))


@cache
def _resolve(folder: Path) -> Path:
    return folder.resolve()


def read_bytes(path: Path, most: int) -> bytes | None:
    """Return the first ``most`` bytes of a regular file, without waiting for a pipe; None for any other.

    Raises:
        OSError: It can't be read.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


class Filesystem(Protocol):
    """What finding and reading a workspace asks of the place that holds it. Paths are absolute."""

    def is_folder(self, path: Path) -> bool:
        """Return whether a folder stands there."""

    def is_file(self, path: Path) -> bool:
        """Return whether a file stands there."""

    def walk(self, folder: Path, closed: list[str]) -> Iterable[tuple[str, list[str], list[str]]]:
        """Return a folder and those below it, each with the names of its folders and of its files, as ``os.walk`` does.

        Folders that the caller takes off the list are not gone into; those that may not be listed are put into
        ``closed``.
        """

    def peek(self, path: Path, most: int) -> bytes | None:
        """Return the first ``most`` bytes of a file; None where it is no ordinary one.

        Raises:
            OSError: It can't be read.
        """

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> "TextFile | UnreadableFile":
        """Return the text of a file inside the workspace, or why it can't be read; `read_text_file` says of what."""
