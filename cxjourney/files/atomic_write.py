"""Files that are replaced whole or not at all, also when a run is killed or the disk is full.

What is new is written beside the file, under a name by chance, and then takes its place. As long as somebody writes
there, the file is locked; a lock ends with its process, however that ends. So a file whose lock is free is nobody's,
and is swept by whoever writes in that folder next. That holds for containers that share a folder too, where numbers of
processes say nothing. Where there are no locks, a file that nobody touched for an hour is nobody's.
"""

import os
import re
import stat
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ABANDONED_AFTER = 3600
"""How many seconds after it was last touched a file that can't be locked is nobody's."""
_LEFT_BEHIND = re.compile(r"\..+\.[0-9a-f]{16}\.cxjourney", re.DOTALL)
_MOST_OF_A_NAME = 40
_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def replace_file(path: Path, data: bytes) -> bool:
    """Return whether a file's content changed, and replace it if so.

    A link is replaced, never followed; a device or a pipe, such as ``/dev/stdout``, is written to.

    Raises:
        OSError: It can't be written; the old file, if there was one, is still there.
    """
    old = _status(path)
    if old is None or not stat.S_ISREG(old.st_mode):
        kind = _status(path, follow=True)
        if kind is not None and (stat.S_ISCHR(kind.st_mode) or stat.S_ISFIFO(kind.st_mode)):
            _write_to_device(path, data)
            return True
        old = None
    elif old.st_size == len(data) and path.read_bytes() == data:
        return False
    write_whole(path, data, old and stat.S_IMODE(old.st_mode))
    return True


def write_whole(path: Path, data: bytes, mode: int | None = None, lasting: bool = True) -> None:
    """Put a file there, in place of whatever has its name, and sweep its folder.

    Args:
        path: The file.
        data: Its content.
        mode: Its rights; where None, those that the system sets for new files of the user.
        lasting: Whether the content must outlast a machine that loses its power.

    Raises:
        OSError: It can't be written; what was there is still there.
    """
    sweep(path.parent)
    descriptor, beside = _create_beside(path, 0o666 if mode is None else mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(descriptor)
            if mode is not None:
                beside.chmod(mode)
            if fcntl:
                beside.replace(path)
        if not fcntl:  # Windows, where a file that is open keeps its name
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def stage_file(path: Path, data: bytes) -> Path:
    """Write a file beside the one whose place it is to take, and return where it lies; the caller moves it there.

    Raises:
        OSError: It can't be written; nothing is left of it.
    """
    old = _status(path)
    descriptor, beside = _create_beside(path, 0o666 if old is None else stat.S_IMODE(old.st_mode))
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside


def sweep(folder: Path) -> None:
    """Delete what runs that were killed left behind in a folder; what can't be deleted stays."""
    try:
        entries = [entry for entry in os.scandir(folder) if _LEFT_BEHIND.fullmatch(entry.name)]
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_file(follow_symlinks=False):
                _sweep(Path(entry.path))
        except OSError:
            continue


def _sweep(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _FLAGS)
    try:
        if not _is_written(descriptor):
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _is_written(descriptor: int) -> bool:
    """Return whether somebody may still write to a file; if not, it is locked against beginners until it is closed."""
    if fcntl:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # a file system without locks
            pass
        else:
            return False
    return time.time() - os.fstat(descriptor).st_mtime < ABANDONED_AFTER


def _create_beside(path: Path, mode: int) -> tuple[int, Path]:
    """Begin a file beside another, and lock it; one that was swept before it was locked is begun again."""
    while True:
        beside = path.with_name(f".{path.name[:_MOST_OF_A_NAME]}.{os.urandom(8).hex()}.cxjourney")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, mode)
        if not fcntl:
            return descriptor, beside
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # a file system without locks
            return descriptor, beside
        if os.fstat(descriptor).st_nlink:
            return descriptor, beside
        os.close(descriptor)


def _status(path: Path, follow: bool = False) -> os.stat_result | None:
    try:
        return path.stat(follow_symlinks=follow)
    except OSError:
        return None


def _write_to_device(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe that nobody reads must not hang
    os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
