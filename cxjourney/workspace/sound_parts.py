"""What is sound of files, in spite of faults that concern nothing else: journeys can be drawn by it at least."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from cxjourney.deserialize.entities import faults_of_type
from cxjourney.model import Catalogue, Journey
from cxjourney.parse.document import DataPath, Document
from cxjourney.workspace.assembly import AssembledFile
from cxjourney.workspace.definitions import ids_in_list
from cxjourney.workspace.workspace import Folder


def sound_parts(files: Iterable[AssembledFile]) -> tuple[list[AssembledFile], Mapping[str, list[int]]]:
    """Return the files of a workspace without what can be left out of them, and by their names the lines of that.

    Left out are lanes and phases that are defined a second time, so that the first definition counts, and durations
    whose figures contradict each other.
    """
    rests: list[AssembledFile] = []
    left_out: dict[str, list[int]] = {}
    lanes: dict[Folder, set[str]] = defaultdict(set)
    for file in sorted(files, key=lambda file: (file.kind, len(file.folder), file.folder, file.name)):
        if file.document is None or not isinstance(file.document.data, dict):
            rests.append(file)
            continue
        above = {id_ for depth in range(len(file.folder) + 1) for id_ in lanes[file.folder[:depth]]}
        paths = list(_faulty_parts(file.document, file.kind == "catalogue", above))
        if file.kind == "catalogue":
            lanes[file.folder] |= {id_ for id_, _ in ids_in_list(file.document.data, "lanes")}
        if paths:
            left_out[file.name] = sorted({file.document.span(path).line for path in paths})
        rests.append(file._replace(document=file.document.without(paths)))
    return rests, left_out


def _faulty_parts(document: Document, is_catalogue: bool, lanes_above: Collection[str]) -> Iterator[DataPath]:
    yield from _repeated(document, "lanes", lanes_above)
    yield from _repeated(document, "phases", ())
    yield from faults_of_type(document, Catalogue if is_catalogue else Journey, "duration_order")


def _repeated(document: Document, attribute: str, above: Collection[str]) -> Iterator[DataPath]:
    """Yield the paths of a list's items whose id another before them, or one above the document, has too."""
    seen = set(above)
    for id_, path in ids_in_list(document.data, attribute):
        if id_ in seen:
            yield path[:-1]
        seen.add(id_)
