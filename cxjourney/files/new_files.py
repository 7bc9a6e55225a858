"""Files that aren't there yet: all of them are written or none, and nothing that is there is overwritten."""

import os
from collections.abc import Mapping
from errno import ENOTDIR
from pathlib import Path

from cxjourney.errors import CannotRun
from cxjourney.files.atomic_write import stage_file, sweep
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.text.escape_unseen import escape_unseen


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files, and the folders that they stand in.

    Args:
        files: What each is to hold.

    Raises:
        CannotRun: One of them is there already, or can't be written; then none is, and no new folder is left.
    """
    for path in files:
        if os.path.lexists(path):
            raise CannotRun(message("run.init.there", file=escape_unseen(str(path))))
    made: list[Path] = []
    staged: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    path = next(iter(files), Path())
    try:
        for folder in {path.parent for path in files}:
            made += _make(folder)
            sweep(folder)
        for path, data in files.items():
            staged.append((stage_file(path, data), path))
        for beside, path in staged:
            _place(beside, path)
            placed.append(path)
    except OSError as error:
        for one in placed:
            one.unlink(missing_ok=True)
        shown = escape_unseen(str(path))
        if isinstance(error, FileExistsError):
            raise CannotRun(message("run.init.there", file=shown)) from None
        raise CannotRun(message("run.unwritable", file=shown, reason=reason(error))) from None
    finally:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)
        if len(placed) < len(files) or not all(map(os.path.lexists, placed)):
            _remove(made)


def _make(folder: Path) -> list[Path]:
    """Make a folder with those above it; return the new ones, the innermost first."""
    new = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:  # a file stands where a folder would be
        raise NotADirectoryError(ENOTDIR, "") from None
    return new


def _place(beside: Path, path: Path) -> None:
    """Give a file its name, unless another file has it by now."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without a second name for a file
        if os.path.lexists(path):
            raise FileExistsError from None
        beside.replace(path)


def _remove(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:  # somebody has put something there
            continue
