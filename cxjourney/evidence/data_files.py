"""Names of files in a binding -> the files, none of which lies outside the workspace."""

import os
import stat
from collections.abc import Sequence
from glob import escape, glob, has_magic
from pathlib import Path

from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message, number_message
from cxjourney.languages.suggestion import did_you_mean
from cxjourney.text.escape_unseen import escape_unseen

MAX_FILES = 10_000
"""How many files one binding may lead to."""


def data_files(names: Sequence[str], folder: Path, root: Path) -> tuple[Path, ...]:
    """Return the files that a binding names, sorted within each name; each is an ordinary one within the workspace.

    Args:
        names: Paths from that folder, in which ``*`` stands for anything but a /.
        folder: The folder of the file that holds the binding.
        root: The root of the workspace.

    Raises:
        EvidenceFault: One is not there, is no ordinary file, or lies outside.
    """
    found: dict[Path, None] = {}
    for name in names:
        pattern = os.path.join(escape(str(folder)), name)  # noqa: PTH118  Path would lose a * in a drive's name
        literal = str(folder / name)  # a name may hold a * or a [ of its own
        matches = [literal] if not has_magic(name) or os.path.lexists(literal) else sorted(glob(pattern))  # noqa: PTH207
        if not matches:
            raise _missing(name, folder)
        for match in matches:
            found[_checked(name, Path(os.path.abspath(match)), folder, root)] = None
    if len(found) > MAX_FILES:
        wrong = message("evidence.files", count=number_message(len(found)), most=number_message(MAX_FILES))
        raise EvidenceFault("CX905", wrong, message("evidence.files.help"))
    return tuple(found)


def _checked(name: str, path: Path, folder: Path, root: Path) -> Path:
    real, inside = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if not real.is_relative_to(inside):
        wrong = message("evidence.outside", name=escape_unseen(name))
        raise EvidenceFault("CX905", wrong, message("evidence.outside.help"))
    try:
        mode = real.stat().st_mode
    except (OSError, ValueError):
        raise _missing(name, folder) from None
    if not stat.S_ISREG(mode):
        wrong = message("evidence.no-file", name=escape_unseen(name))
        raise EvidenceFault("CX905", wrong, message("evidence.no-file.help"))
    return real


def _missing(name: str, folder: Path) -> EvidenceFault:
    parent = (folder / name).parent
    try:
        beside = sorted(entry.name for entry in parent.iterdir() if entry.is_file())[:1000] if parent.is_dir() else []
    except (OSError, ValueError):
        beside = []
    wrong = message("evidence.missing-file", name=escape_unseen(name))
    last = name.rpartition("/")[2]
    return EvidenceFault("CX905", wrong, did_you_mean(last, beside, message("evidence.missing-file.help")))
