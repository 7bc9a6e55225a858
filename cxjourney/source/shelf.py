"""Where files come from: the disk, or a revision that git keeps. Both are asked the same."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cxjourney.source.text import Source, Unreadable


class Shelf(Protocol):
    """What finding and reading a workspace asks of the place that holds it. Paths are absolute."""

    def is_folder(self, path: Path) -> bool:
        """Tell whether a folder stands there."""

    def is_file(self, path: Path) -> bool:
        """Tell whether a file stands there."""

    def walk(self, folder: Path, closed: list[str]) -> Iterable[tuple[str, list[str], list[str]]]:
        """Give a folder and those below it, each with the names of its folders and of its files, as ``os.walk`` does.

        Folders that the caller takes off the list are not gone into; those that may not be listed are put into
        ``closed``.
        """

    def peek(self, path: Path, most: int) -> bytes | None:
        """Give the beginning of a file; None where it is no ordinary one.

        Raises:
            OSError: it can't be read.
        """

    def read(self, path: Path, name: str, root: Path, max_bytes: int) -> "Source | Unreadable":
        """Read a file inside the workspace as text."""
