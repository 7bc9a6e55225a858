"""The folder in which results are kept between runs, one for each user. It is a help, and never in the way.

Whatever is wrong with it, such as a full disk, a folder that is somebody else's or a file that is damaged, it is passed
over without a word. Files are replaced whole, so that a run that is killed, or another one beside it, leaves the old
content or the new one. Only the user can read them.
"""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxjourney.cache.stored import opened, sealed
from cxjourney.replacing import sweep

NAME = "cxjourney"
SUFFIX = ".results"
MOST_BYTES = 200_000_000
"""How much is kept in all; what was written longest ago goes first."""
_MOST_OF_ONE = 100_000_000


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results that can be read and written."""

    folder: Path

    def get(self, key: str) -> Any:  # noqa: ANN401  whatever JSON can hold
        """Give what is kept under a key; None where that is nothing, or nothing whole."""
        try:
            return opened(_read(self._file(key)))
        except OSError:
            return None

    def put(self, key: str, content: Any) -> None:  # noqa: ANN401  whatever JSON can hold
        """Keep plain data under a key, if that can be done."""
        data = sealed(content)
        if len(data) > _MOST_OF_ONE:
            return
        file = self._file(key)
        temporary = file.with_name(f".{file.name}.{os.getpid()}.cxjourney")
        try:
            sweep(self.folder)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
            try:
                with os.fdopen(os.open(temporary, flags, 0o600), "wb") as written:
                    written.write(data)
                temporary.replace(file)
            finally:
                temporary.unlink(missing_ok=True)
            self._bound()
        except OSError:
            return

    def clean(self) -> tuple[int, int]:
        """Delete all that is kept; give the number of files and of bytes that went.

        Raises:
            OSError: something can't be deleted.
        """
        sweep(self.folder)
        gone = [(entry.stat(follow_symlinks=False).st_size, Path(entry.path)) for entry in self._kept()]
        for _, file in gone:
            file.unlink(missing_ok=True)
        return len(gone), sum(size for size, _ in gone)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{SUFFIX}"

    def _kept(self) -> Iterator[os.DirEntry[str]]:
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                    yield entry

    def _bound(self) -> None:
        kept = [(entry.stat(follow_symlinks=False), entry.path) for entry in self._kept()]
        total = sum(status.st_size for status, _ in kept)
        for status, path in sorted(kept, key=lambda one: one[0].st_mtime_ns):
            if total <= MOST_BYTES:
                return
            Path(path).unlink(missing_ok=True)
            total -= status.st_size


def place(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Give the folder of the user's that results are kept in; None where there is no such user."""
    if platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
        return Path(base, NAME, "Cache") if Path(base).is_dir() and base else None
    chosen = environment.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):  # noqa: PTH117  an empty text is no path
        return Path(chosen, NAME)
    home = environment.get("HOME", "")
    if not os.path.isabs(home) or not Path(home).is_dir():  # noqa: PTH117
        return None
    return Path(home, "Library/Caches" if platform == "darwin" else ".cache", NAME)


def open_cache(folder: Path | None, make: bool = True) -> Cache | None:
    """Open the folder, made if need be; None where it can't be had, or isn't the user's alone to write to."""
    if folder is None:
        return None
    try:
        if make:
            folder.mkdir(0o700, parents=True, exist_ok=True)
        return Cache(folder) if _is_ours(folder.lstat(), stat.S_ISDIR) else None
    except OSError:
        return None


def _is_ours(status: os.stat_result, kind: Any) -> bool:  # noqa: ANN401  one of stat's questions
    """Tell whether it is of that kind, no link, the user's own, and for nobody else to write to."""
    ours = not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)
    return bool(kind(status.st_mode)) and ours


def _read(file: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags), "rb") as kept:
        return kept.read(_MOST_OF_ONE) if _is_ours(os.fstat(kept.fileno()), stat.S_ISREG) else b""
