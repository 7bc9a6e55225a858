"""The folder in which results are kept between runs, one for each user. It is a help, and never in the way.

Whatever is wrong with it, such as a full disk, a folder that is somebody else's or a file that is damaged, it is passed
over without a word. Files are replaced whole, so that a run that is killed, or another one beside it, leaves the old
content or the new one. Only the user can read them.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cxjourney.cache.codec import decode_content, encode_content
from cxjourney.files.atomic_write import sweep, write_whole
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason

NAME = "cxjourney"
SUFFIX = ".results"
MOST_BYTES = 200_000_000
"""How much is kept in all; what was written longest ago goes first."""
_MOST_OF_ONE = 100_000_000


class Cache(NamedTuple):
    """A folder of results that can be read and written."""

    folder: Path

    def get(self, key: str) -> object:
        """Return what is kept under a key; None where that is nothing, or nothing whole."""
        try:
            return decode_content(_read(self._file(key)))
        except OSError:
            return None

    def put(self, key: str, content: object) -> None:
        """Write plain data that JSON can hold under a key, if that can be done."""
        data = encode_content(content)
        if len(data) > _MOST_OF_ONE:
            return
        try:
            write_whole(self._file(key), data, 0o600, lasting=False)
            self._limit_size()
        except OSError:
            return

    def clean(self) -> tuple[int, int]:
        """Return how many files and bytes were deleted: all that is kept.

        Raises:
            OSError: Something can't be deleted.
        """
        sweep(self.folder)
        sizes = []
        for entry in self._entries():
            with suppress(FileNotFoundError):  # another run may delete it, or put a newer one in its place
                size = entry.stat(follow_symlinks=False).st_size
                Path(entry.path).unlink()
                sizes.append(size)
        return len(sizes), sum(sizes)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{SUFFIX}"

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                    yield entry

    def _limit_size(self) -> None:
        kept = [(entry.stat(follow_symlinks=False), entry.path) for entry in self._entries()]
        total = sum(status.st_size for status, _ in kept)
        for status, path in sorted(kept, key=lambda one: one[0].st_mtime_ns):
            if total <= MOST_BYTES:
                return
            Path(path).unlink(missing_ok=True)
            total -= status.st_size


def cache_folder() -> Path | None:
    """Return the folder of the user's that results are kept in; None where the user has no home of their own."""
    from platformdirs import user_cache_path

    home = Path(os.environ.get("HOME", ""))
    if os.name == "posix" and not os.environ.get("XDG_CACHE_HOME") and not (home.is_absolute() and home.is_dir()):
        return None
    folder = user_cache_path(NAME, appauthor=False)
    return folder if folder.is_absolute() else None


def open_cache(folder: Path | None, make: bool = True) -> Cache | None:
    """Return the folder as a cache, made if need be; None where it can't be had, or others may write to it too."""
    if folder is None:
        return None
    try:
        if make:
            folder.mkdir(0o700, parents=True, exist_ok=True)
        return Cache(folder) if _objection(folder.lstat(), stat.S_ISDIR) is None else None
    except OSError:
        return None


def cache_objection(folder: Path) -> str | None:
    """Return what keeps a folder that is there from being used; None where nothing does, or none is there."""
    try:
        return _objection(folder.lstat(), stat.S_ISDIR)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return reason(error)


def _objection(status: os.stat_result, kind: Callable[[int], bool]) -> str | None:
    """Return why it is not of that kind, the user's own, and for nobody else to write to; None where it is all that."""
    if not kind(status.st_mode):
        return message("cache.why.link") if stat.S_ISLNK(status.st_mode) else message("cache.why.no-folder")
    if not hasattr(os, "geteuid"):
        return None
    if status.st_uid != os.geteuid():
        return message("cache.why.foreign")
    if status.st_mode & 0o022:
        return message("cache.why.writable", command="chmod go-w")
    return None


def _read(file: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags), "rb") as kept:
        return kept.read(_MOST_OF_ONE) if _objection(os.fstat(kept.fileno()), stat.S_ISREG) is None else b""
