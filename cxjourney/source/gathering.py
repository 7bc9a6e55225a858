"""Paths -> the files that they lead to, read as text: what there is to judge, before anybody looks into it."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from cxjourney.source.disk import DISK
from cxjourney.source.locating import CATALOGUE_NAMES, Place, locate
from cxjourney.source.shelf import Shelf
from cxjourney.source.text import BOUNDS, Bounds, Source, Unreadable, decode, too_large


class File(NamedTuple):
    """A file of a workspace: its name, the folder it stands in from the root, and its text or why there is none.

    ``path`` tells it from every other file, even from one that is shown by the same name. ``named`` means that it was
    asked for itself, not by a folder around it.
    """

    path: str
    name: str
    folder: tuple[str, ...]
    is_catalogue: bool
    named: bool
    content: Source | Unreadable

    def print(self) -> str:
        """Give a fingerprint of all that can be told of the file without looking into it."""
        text = self.content.text if isinstance(self.content, Source) else f"{self.content}\0"
        return fingerprint(self.name, *self.folder, f"{self.is_catalogue} {self.named}", text)


class Found(NamedTuple):
    """The files of one workspace, catalogues above them included, and whether that is the whole of it."""

    files: tuple[File, ...]
    whole: bool


def find(
    paths: Iterable[Path],
    piped: bytes | None = None,
    bounds: Bounds = BOUNDS,
    exclude: tuple[str, ...] = (),
    shelf: Shelf = DISK,
) -> list[Found]:
    """Find the workspaces that the paths lead to; ``piped`` is a journey that came through standard input."""
    found = [_found(place, bounds) for place in locate(paths, exclude, shelf)]
    if piped is not None:
        content = decode(piped, "stdin") if len(piped) <= bounds.max_bytes else too_large("stdin", bounds.max_bytes)
        found.append(Found((File("stdin", "stdin", (), False, True, content),), True))
    return found


def fingerprint(*texts: str) -> str:
    """Give a text that stands for texts: the same for the same ones, another for any others."""
    prints = (blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).digest() for text in texts)
    return blake2b(b"".join(prints), digest_size=20).hexdigest()


def _found(place: Place, bounds: Bounds) -> Found:
    return Found(tuple(_files(place, bounds)), place.whole)


def _catalogues_above(place: Place) -> Iterator[Path]:
    nearest = {path.parent for path in place.files}
    folders = {folder for near in nearest for folder in (near, *near.parents) if folder.is_relative_to(place.root)}
    known = set(place.files)
    for folder in sorted(folders):
        for name in CATALOGUE_NAMES:
            if (path := folder / name) not in known and place.shelf.is_file(path):
                yield path


def _files(place: Place, bounds: Bounds) -> Iterator[File]:
    parts: dict[Path, tuple[str, ...]] = {}
    for path in (*_catalogues_above(place), *place.files):
        name, above = place.name(path), path.parent
        if above not in parts:
            parts[above] = above.relative_to(place.root).parts if path != place.root else ()
        content = place.shelf.read(path, name, place.root, bounds.max_bytes)
        yield File(str(path), name, parts[above], path.name in CATALOGUE_NAMES, path in place.named, content)
