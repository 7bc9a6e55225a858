"""Files that are replaced whole or not at all, also when a run is killed or the disk is full."""

import os
import re
from pathlib import Path

_LEFT_BEHIND = re.compile(r"\.(?P<name>.+)\.(?P<process>[0-9]+)\.cxjourney")


def replace(path: Path, data: bytes) -> bool:
    """Replace a file's content; tell whether it changed. An unchanged file is left as it is.

    Raises:
        OSError: it can't be written; the old file, if there was one, is still there.
    """
    sweep(path.parent)
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        pass
    temporary = path.with_name(f".{path.name}.{os.getpid()}.cxjourney")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def sweep(folder: Path) -> None:
    """Delete what runs that were killed left behind in a folder."""
    for entry in os.scandir(folder):
        match = _LEFT_BEHIND.fullmatch(entry.name)
        if match and not _is_alive(int(match["process"])):
            Path(entry.path).unlink(missing_ok=True)


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
