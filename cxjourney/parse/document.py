"""Text -> Document: YAML as plain data, with the place of every key and value."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from cxjourney.files.text_file import BOUNDS, Bounds, Span, TextFile
from cxjourney.parse.events import SpanTree, walk, walk_past_faults
from cxjourney.parse.removed_paths import path_tree, without_paths
from cxjourney.parse.syntax_errors import Fault

if TYPE_CHECKING:
    from cxjourney.parse.further_faults import FaultyText

DataPath = tuple[str | int, ...]


class Document(NamedTuple):
    """What a file says, as plain data, and where. Parts of a path that are not in the data are passed over.

    Attributes:
        source: The text.
        data: What it says. It is Any, not object: whoever asks for it has just looked whether it is a mapping, or what
            a key holds.
        spans: The place of every key and value, in a tree of the data's shape. A place is one whole number,
            ``start << 32 | end``, both offsets into the text in code points (see `SpanTree`).
    """

    source: TextFile
    data: Any
    spans: SpanTree

    def span(self, path: DataPath, of_key: bool = False) -> Span:
        """Return the place of the value at that path, or of its key."""
        key, spans = self._find(path)
        place = spans[0] if isinstance(spans, tuple) else spans
        return self._span(key if of_key and key is not None else place)

    def text_at(self, path: DataPath) -> str:
        """Return the value at that path as it stands in the file."""
        _, spans = self._find(path)
        place = spans[0] if isinstance(spans, tuple) else spans
        return self.source.text[place >> 32 : place & 0xFFFFFFFF].rstrip()

    def text_before(self, path: DataPath) -> str:
        """Return what stands before the value at that path, in its line."""
        span = self.span(path)
        return self.source.line(span.line)[: span.column - 1]

    def first_key(self, path: DataPath) -> Span:
        """Return the place of the first key of the mapping at that path; of the mapping itself if it is empty."""
        _, spans = self._find(path)
        if not isinstance(spans, tuple):
            return self._span(spans)
        place, inner = spans
        return self._span(next(iter(inner.values()))[0] if isinstance(inner, dict) and inner else place)

    def without(self, paths: Iterable[DataPath]) -> "Document":
        """Return the document without the values at these paths; all that stays keeps its place in the text."""
        return Document(self.source, *without_paths(self.data, self.spans, path_tree(paths)))

    def _find(self, path: DataPath) -> tuple[int | None, SpanTree]:
        spans, key = self.spans, None
        for part in path:
            inner = spans[1] if isinstance(spans, tuple) else None
            if isinstance(inner, dict) and part in inner:
                key, spans = inner[part]
            elif isinstance(inner, list) and isinstance(part, int) and part < len(inner):
                key, spans = None, inner[part]
        return key, spans

    def _span(self, place: int) -> Span:
        return self.source.span(place >> 32, place & 0xFFFFFFFF)


def parse(source: TextFile, bounds: Bounds = BOUNDS) -> Document | list[Fault]:
    """Return a source as one YAML document. Never raises: what is wrong with it is returned as faults."""
    found = walk(source.text, bounds.max_depth, bounds.max_nodes)
    if not isinstance(found, list):
        return Document(source, *found)
    return _faulty_text(source, found, bounds).faults


def parse_past_faults(source: TextFile, bounds: Bounds = BOUNDS) -> Document | None:
    """Return what a source says beside its faults; None where one of them hides what stands behind it.

    Its places are those of the source. Texts that are faulty read ``x`` in it: nothing is to be said of their lines.

    Args:
        source: A text of which `parse` returns faults.
        bounds: How deep and large it may be.
    """
    from cxjourney.parse.further_faults import reads_past

    faults = walk(source.text, bounds.max_depth, bounds.max_nodes)
    if not isinstance(faults, list):
        return Document(source, *faults)
    text = _faulty_text(source, faults, bounds)
    found, left = walk_past_faults(text.readable, bounds.max_depth, bounds.max_nodes)
    if found is None or text.hides_names or not all(reads_past(fault, text.readable) for fault in left):
        return None
    return Document(source, *found)


def _faulty_text(source: TextFile, faults: list[Fault], bounds: Bounds) -> "FaultyText":
    from cxjourney.parse.further_faults import further_faults  # late, since most texts are YAML

    return further_faults(source.text, faults, lambda text: walk(text, bounds.max_depth, bounds.max_nodes))
