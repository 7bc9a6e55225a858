"""Files that are replaced whole or not at all, also when a run is killed or the disk is full."""

import os
import re
import stat
from pathlib import Path

_LEFT_BEHIND = re.compile(r"\..+\.(?P<process>[0-9]+)\.cxjourney", re.DOTALL)
_MOST_OF_A_NAME = 40


def replace(path: Path, data: bytes) -> bool:
    """Replace a file's content; tell whether it changed. An unchanged file is left as it is.

    A link is replaced, never followed; a device or a pipe, such as ``/dev/stdout``, is written to.

    Raises:
        OSError: it can't be written; the old file, if there was one, is still there.
    """
    old = _status(path)
    if old is None or not stat.S_ISREG(old.st_mode):
        kind = _status(path, follow=True)
        if kind is not None and (stat.S_ISCHR(kind.st_mode) or stat.S_ISFIFO(kind.st_mode)):
            _pour(path, data)
            return True
        old = None
    elif old.st_size == len(data) and path.read_bytes() == data:
        return False
    sweep(path.parent)
    temporary = path.with_name(f".{path.name[:_MOST_OF_A_NAME]}.{os.getpid()}.cxjourney")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            temporary.chmod(stat.S_IMODE(old.st_mode))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def sweep(folder: Path) -> None:
    """Delete what runs that were killed left behind in a folder; what can't be deleted stays."""
    try:
        entries = [entry for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
    except OSError:
        return
    for entry in entries:
        match = _LEFT_BEHIND.fullmatch(entry.name)
        if match and not _is_alive(int(match["process"])):
            try:
                Path(entry.path).unlink(missing_ok=True)
            except OSError:
                continue


def _status(path: Path, follow: bool = False) -> os.stat_result | None:
    try:
        return path.stat(follow_symlinks=follow)
    except OSError:
        return None


def _pour(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe that nobody reads must not hang
    os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _is_alive(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
