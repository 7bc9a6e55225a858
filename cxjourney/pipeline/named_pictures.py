"""The pictures that the files of a workspace name: which there are, and what keeps some from being shown."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cxjourney.diagnostics import Notice
from cxjourney.files.discover import Folder
from cxjourney.files.picture_file import (
    BrokenPicture,
    Picture,
    picture_fault,
    picture_path,
    picture_state,
    read_picture,
)
from cxjourney.workspace.picture_paths import PictureReference

KEPT_PICTURES = 256
"""How many pictures are kept that were read: a live board shows the same ones again and again."""
PictureKey = tuple[str, str]
"""By what a picture is known: the name of the file that names it, and its path as it is written there."""


class NamedPicture(NamedTuple):
    """A picture that a file names.

    Attributes:
        name: The name of that file.
        reference: What stands there.
        folder: The folder of that file.
        root: The root of the workspace.
        state: What tells whether the picture has changed since.
        fault: Why it can't be shown; None where it can be.
    """

    name: str
    reference: PictureReference
    folder: Path
    root: Path
    state: str
    fault: BrokenPicture | None

    @property
    def path(self) -> str:
        """Where the picture is looked for."""
        return str(picture_path(self.reference.file, self.folder))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What there is to say of it, where it can't be shown."""
        fault = self.fault
        return (Notice("CX111", fault.message, fault.help, self.name, self.reference.span),) if fault else ()


def look_at_pictures(
    root: Path, naming: Iterable[tuple[str, Folder, Iterable[PictureReference]]]
) -> Iterator[NamedPicture]:
    """Yield the pictures that files name; each is opened once, however many name it.

    Args:
        root: The root of the workspace.
        naming: For each file its name, the folder that it stands in from the root, and the pictures that it names.
    """
    seen: dict[tuple[Path, str], tuple[str, BrokenPicture | None]] = {}
    for name, parts, references in naming:
        folder = root.joinpath(*parts)
        for reference in references:
            place = folder, reference.file
            if place not in seen:
                state = picture_state(picture_path(reference.file, folder))  # before it is opened
                seen[place] = state, picture_fault(reference.file, folder, root)
            yield NamedPicture(name, reference, folder, root, *seen[place])


@lru_cache(maxsize=KEPT_PICTURES)
def _read_unchanged(file: str, folder: Path, root: Path, side: int, state: str) -> Picture | BrokenPicture:  # noqa: ARG001
    """Return a picture, read once as long as its state is the same."""
    return read_picture(file, folder, root, side)


def states(pictures: Iterable[NamedPicture]) -> dict[str, str]:
    """Return, by the paths of pictures, what tells whether they have changed since."""
    return {picture.path: picture.state for picture in pictures}


def are_unchanged(states: Mapping[str, str]) -> bool:
    """Return whether pictures are what they were, by what was known of each then."""
    return all(picture_state(Path(path)) == state for path, state in states.items())


def read_pictures(
    pictures: Iterable[NamedPicture], wanted: Collection[PictureKey], side: int
) -> dict[PictureKey, Picture]:
    """Return those pictures of the wanted ones that can be shown.

    Args:
        pictures: All that there are.
        wanted: Those that are wanted.
        side: How many pixels wide and high they are to be at most.
    """
    read: dict[PictureKey, Picture] = {}
    for one in pictures:
        key = one.name, one.reference.file
        if key in wanted and key not in read and not one.fault:
            found = _read_unchanged(one.reference.file, one.folder, one.root, side, one.state)
            if isinstance(found, Picture):
                read[key] = found
    return read
