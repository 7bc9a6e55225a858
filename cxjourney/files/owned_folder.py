"""A folder of files that are written together: the old ones stay until all new ones lie beside them.

A list of what was written lies among them. Nothing else in the folder is touched: neither files that others put there,
nor ours where somebody has changed them since.
"""

import json
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cxjourney.files.atomic_write import stage_file, sweep, write_whole

LIST_NAME = ".cxjourney-files.json"
"""The file that lists what was written."""
VERSION = 1
MAX_LIST_BYTES = 10_000_000


class Foreign(NamedTuple):
    """A file that is in the way: it is not ours, or ours and changed since.

    Attributes:
        name: Its name in the folder.
        is_changed: Whether it was written here, and changed since.
    """

    name: str
    is_changed: bool


class ForeignFiles(Exception):  # noqa: N818  it says what is in the way
    """Files are in the way that others put there.

    Attributes:
        files: These files.
    """

    def __init__(self, files: Iterable[Foreign]) -> None:
        self.files = tuple(files)
        super().__init__(", ".join(one.name for one in self.files))


def replace_files(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Replace what was written to a folder before by other files, all of them or none; return whether anything changed.

    Args:
        folder: The folder; it is made where there is none.
        files: The content of the files, by their names in the folder, with slashes.

    Raises:
        ForeignFiles: Files of these names lie there that others put there, or that were changed since.
        OSError: It can't be written.
    """
    known = _read_list(folder)
    gone = sorted(known.keys() - files.keys())
    in_the_way = [one for name in sorted({*files, *gone}) if (one := _foreign(folder, name, known, files))]
    if in_the_way:
        raise ForeignFiles(in_the_way)
    prints = {name: [_print(data)] for name, data in files.items()}
    fresh = [name for name, data in files.items() if _content(folder / name) != data]
    if not fresh and not gone and known == prints:
        return False
    made = _make_folders(folder, files)
    listed = _content(folder / LIST_NAME)
    try:
        _write_list(folder, {name: [*known.get(name, ()), *prints.get(name, ())] for name in {*known, *prints}})
        staged = _stage(folder, {name: files[name] for name in fresh})
    except OSError:
        _unwrite_list(folder, listed)
        _remove_empty(made)
        raise
    for name, beside in staged.items():
        beside.replace(folder / name)
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    _remove_empty(sorted({parent for name in gone for parent in _parents(folder, name)}, reverse=True))
    _write_list(folder, prints)
    return True


def _stage(folder: Path, files: Mapping[str, bytes]) -> dict[str, Path]:
    """Write files beside those whose places they are to take, all of them or none; return where they lie."""
    for home in {(folder / name).parent for name in files}:
        sweep(home)
    staged: dict[str, Path] = {}
    try:
        for name, data in files.items():
            staged[name] = stage_file(folder / name, data)
    except OSError:
        for beside in staged.values():
            beside.unlink(missing_ok=True)
        raise
    return staged


def _read_list(folder: Path) -> dict[str, list[str]]:
    """Return the fingerprints of what was written to a folder, by name; of each file several where a run was killed."""
    try:
        data = json.loads((_content(folder / LIST_NAME) or b"")[:MAX_LIST_BYTES])
    except ValueError:
        return {}
    found = data.get("files") if isinstance(data, dict) and data.get("version") == VERSION else None
    listed = found.items() if isinstance(found, dict) else ()
    return {name: prints for name, prints in listed if _is_inside(name) and isinstance(prints, list)}


def _is_inside(name: str) -> bool:
    """Return whether a name, which somebody may have written, leads to a file in the folder."""
    return "\\" not in name and ":" not in name and all(part not in ("", ".", "..") for part in name.split("/"))


def _write_list(folder: Path, prints: Mapping[str, list[str]]) -> None:
    files = {name: list(dict.fromkeys(prints[name])) for name in sorted(prints)}
    text = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1)
    write_whole(folder / LIST_NAME, f"{text}\n".encode())


def _unwrite_list(folder: Path, before: bytes | None) -> None:
    """Put back the list that was there before; where that can't be done, the one that is there holds as well."""
    with suppress(OSError):
        if before is None:
            (folder / LIST_NAME).unlink(missing_ok=True)
        else:
            write_whole(folder / LIST_NAME, before)


def _foreign(folder: Path, name: str, known: Mapping[str, list[str]], files: Mapping[str, bytes]) -> Foreign | None:
    """Return a file that is in the way; None where there is none of that name, or it is as it was written."""
    for parent in reversed(_parents(folder, name)):
        status = _status(parent)
        if status and not stat.S_ISDIR(status.st_mode):  # a file, or a link that would lead out of the folder
            return Foreign(parent.relative_to(folder).as_posix(), is_changed=False)
    path = folder / name
    status = _status(path)
    if status is None:
        return None
    content = _content(path) if stat.S_ISREG(status.st_mode) else None
    if content is not None and (content == files.get(name) or _print(content) in known.get(name, ())):
        return None
    return Foreign(name, name in known and content is not None)


def _parents(folder: Path, name: str) -> list[Path]:
    """Return the folders between a folder and a file in it, the innermost first."""
    path = folder / name
    return [parent for parent in path.parents if parent != folder and parent.is_relative_to(folder)]


def _print(data: bytes) -> str:
    """Return a fingerprint of a content: git may turn the ends of its lines, which changes nothing."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _content(path: Path) -> bytes | None:
    """Return what is in a file; None where there is none, or it is no file of its own."""
    status = _status(path)
    return path.read_bytes() if status and stat.S_ISREG(status.st_mode) else None


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _make_folders(folder: Path, files: Iterable[str]) -> list[Path]:
    """Make the folders that files lie in; return those that were made, the innermost first."""
    wanted = {folder, *(parent for name in files for parent in _parents(folder, name))}
    made = sorted((path for path in wanted if not path.exists()), reverse=True)
    for path in sorted(wanted):
        path.mkdir(parents=True, exist_ok=True)
    return made


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
