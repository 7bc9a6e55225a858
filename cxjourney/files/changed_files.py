"""Files that get another text: all of them or none, and only if they still are as they were read."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.errors import CannotRun
from cxjourney.files.atomic_write import replace_file, stage_file, sweep
from cxjourney.files.text_file import TextFile, decode
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.text.escape_unseen import escape_unseen

_MARK = b"\xef\xbb\xbf"


class ChangedFile(NamedTuple):
    """A file that is to say something else.

    Attributes:
        path: Where it is.
        before: Its text as it was read; empty where there is no such file yet.
        after: Its text as it is to be.
    """

    path: Path
    before: TextFile
    after: TextFile


def write_changed(files: Sequence[ChangedFile]) -> None:
    """Write the new texts. A byte order mark stays; where a link leads to a file, that file is written.

    Raises:
        CannotRun: A file has changed since it was read, or can't be written; then nothing was written.
    """
    staged: list[tuple[Path, Path]] = []
    placed: list[tuple[Path, bytes | None]] = []
    paths = [file.path.resolve() for file in files]
    for folder in {path.parent for path in paths}:
        sweep(folder)
    name = ""
    try:
        for file, path in zip(files, paths, strict=True):
            name = file.before.name
            _refuse_protected(path)
            staged.append((stage_file(path, _new_content(path, file)), path))
        for file, (beside, path) in zip(files, staged, strict=True):
            name = file.before.name
            there = path.read_bytes() if path.exists() else None
            beside.replace(path)
            placed.append((path, there))
    except OSError as error:  # it names the file beside, which nobody knows
        _put_back(placed)
        raise CannotRun(message("run.unwritable", file=escape_unseen(name), reason=reason(error))) from None
    finally:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)


def _refuse_protected(path: Path) -> None:
    """Refuse a file that may not be written to: another in its place would be written all the same, and be ours.

    Raises:
        PermissionError: It may not.
    """
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _put_back(placed: Sequence[tuple[Path, bytes | None]]) -> None:
    """Let files hold again what stood in them; those that were new go."""
    for path, there in placed:
        if there is None:
            path.unlink(missing_ok=True)
        else:
            replace_file(path, there)


def _new_content(path: Path, file: ChangedFile) -> bytes:
    """Return what is to stand in a file.

    Raises:
        CannotRun: It isn't as it was read, or is there although it is to be new.
    """
    is_there = os.path.lexists(file.path)  # also where a link leads to nothing: nobody chose where that would be
    there = path.read_bytes() if file.before.text or path.exists() else b""
    if decode(there, file.before.name) != file.before or (is_there and not file.before.text):
        raise CannotRun(message("edit.changed-meanwhile", file=escape_unseen(file.before.name)))
    return (_MARK if there.startswith(_MARK) else b"") + file.after.text.encode()
