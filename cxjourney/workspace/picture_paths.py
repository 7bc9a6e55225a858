"""The paths of the pictures that a journey or a catalogue names, and where each of them stands."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.files.text_file import Span

if TYPE_CHECKING:  # what is remembered of pictures is read without a parser
    from cxjourney.parse.document import DataPath, Document


class PictureReference(NamedTuple):
    """A picture that is named: its path as it was written, and the place of that."""

    file: str
    span: Span


def picture_references(document: "Document") -> tuple[PictureReference, ...]:
    """Return the pictures that a file names, in the order of the file."""
    if "image" not in document.source.text:
        return ()
    found = (PictureReference(file, document.span(path)) for path, file in _picture_paths(document.data))
    return tuple(sorted(found, key=lambda one: one.span))


def _picture_paths(data: object) -> "Iterator[tuple[DataPath, str]]":
    """Yield the path and the text of each picture's file."""
    personas = data.get("personas") if isinstance(data, Mapping) else None
    if isinstance(personas, Mapping):
        for id_, persona in personas.items():
            yield from _image(persona, ("personas", id_))
    for number, stage in _items(data, "stages"):
        yield from _image(stage, ("stages", number))
        for index, touchpoint in _items(stage, "touchpoints"):
            yield from _image(touchpoint, ("stages", number, "touchpoints", index))


def _items(data: object, key: str) -> Iterator[tuple[int, object]]:
    found = data.get(key) if isinstance(data, Mapping) else None
    yield from enumerate(found if isinstance(found, list) else ())


def _image(data: object, path: "DataPath") -> "Iterator[tuple[DataPath, str]]":
    image = data.get("image") if isinstance(data, Mapping) else None
    file = image.get("file") if isinstance(image, Mapping) else None
    if isinstance(file, str):
        yield (*path, "image", "file"), file
