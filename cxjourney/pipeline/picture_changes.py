"""Pictures that both sides of a change name by one path, and that show something else now."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cxjourney.files.discover import DiscoveredWorkspace
from cxjourney.files.filesystem import read_bytes
from cxjourney.files.picture_file import MAX_PICTURE_BYTES, picture_path
from cxjourney.files.text_file import Span
from cxjourney.pipeline.load import LoadedWorkspace

PictureReader = Callable[[Iterable[Path]], Mapping[Path, bytes]]
"""Returns what is in files, as far as they are there and no larger than pictures may be."""
_STORED_ELSEWHERE = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\noid sha256:([0-9a-f]{64})\n")
"""How git holds a file whose content it keeps elsewhere: by its digest."""


class ReadSide(NamedTuple):
    """One side of a change.

    Attributes:
        found: Its workspaces as they were found.
        loaded: The same, read.
        read: Reads pictures there.
    """

    found: Sequence[DiscoveredWorkspace]
    loaded: Sequence[LoadedWorkspace]
    read: PictureReader


class PictureComparison(NamedTuple):
    """Pictures that both sides name.

    Attributes:
        changed: The paths within their workspaces of those that have other bytes now.
        known: The places of today's files, and in them, that name a picture which is as it was, or as little there.
    """

    changed: tuple[str, ...]
    known: frozenset[tuple[str, Span]]


def compare_pictures(before: ReadSide, after: ReadSide) -> PictureComparison:
    """Return which of the pictures that both sides name by one path have changed, and where the others are named."""
    had = {place: path for place, path, _ in _pictures(before)}
    has = [one for one in _pictures(after) if one[0] in had]
    was, now = before.read(had.values()), after.read(path for _, path, _ in has)
    changed: dict[str, None] = {}
    known: set[tuple[str, Span]] = set()
    for place, path, named in has:
        old, new = was.get(had[place]), now.get(path)
        if (old and _digest(old)) == (new and _digest(new)):
            known.add(named)
        elif old is not None and new is not None:
            changed[place] = None
    return PictureComparison(tuple(changed), frozenset(known))


def read_pictures_on_disk(paths: Iterable[Path]) -> dict[Path, bytes]:
    """Return what is in files on the disk, as far as they are there and no larger than pictures may be."""
    found: dict[Path, bytes] = {}
    for path in dict.fromkeys(paths):
        try:
            data = read_bytes(path, MAX_PICTURE_BYTES + 1)
        except OSError:
            continue
        if data is not None and len(data) <= MAX_PICTURE_BYTES:
            found[path] = data
    return found


def _pictures(side: ReadSide) -> Iterator[tuple[str, Path, tuple[str, Span]]]:
    """Yield the path of each picture within its workspace, where it lies, and where it is named; none outside."""
    for found, loaded in zip(side.found, side.loaded, strict=True):
        paths = {file.name: Path(file.path) for file in found.files}
        for read in loaded.reads:
            root = Path(*paths[read.name].parts[: -1 - len(read.folder)])
            for reference in read.pictures:
                path = picture_path(reference.file, paths[read.name].parent)
                if "://" not in reference.file and path.is_relative_to(root):
                    yield (
                        "/".join((*loaded.around, path.relative_to(root).as_posix())),
                        path,
                        (read.name, reference.span),
                    )


def _digest(data: bytes) -> str:
    stored = _STORED_ELSEWHERE.match(data)
    return stored[1].decode() if stored else sha256(data).hexdigest()
