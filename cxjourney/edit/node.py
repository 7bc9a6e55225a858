"""What stands in a text for a value: how it is written, where it ends, and of what parts it is made.

Places are offsets into the text. YAML lets a collection end where the next thing begins, behind blank lines and
comments that are no part of it; here it ends where its last value does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cxjourney.edit.path_text import path_text
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message
from cxjourney.parse.document import DataPath, Document
from cxjourney.parse.events import SpanTree

_BLANK_OR_COMMENT = r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*"
_ALIAS = re.compile(rf"{_BLANK_OR_COMMENT},?{_BLANK_OR_COMMENT}(\*[^\s,\[\]{{}}]+)")
_MARKS = re.compile(rf"(?:[&!][^\s,\[\]{{}}]*{_BLANK_OR_COMMENT})+")
_COLON = re.compile(r"[ \t]*:")


@dataclass(frozen=True)
class Node:
    """A value in a text.

    Attributes:
        text: The whole text.
        path: Where it is in the data.
        data: The value.
        spans: The places of it and of what is in it.
        behind: Behind this place it stands: the end of its key, or of its dash.
    """

    text: str
    path: DataPath
    data: object
    spans: SpanTree
    behind: int

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        place = self.spans[0] if isinstance(self.spans, tuple) else self.spans
        start, end = place >> 32, place & 0xFFFFFFFF
        if start < self.behind:  # what an alias stands for is elsewhere
            colon = _COLON.match(self.text, self.behind)
            alias = _ALIAS.match(self.text, colon.end() if colon else self.behind)
            if alias:
                return alias.span(1)
        return start, end

    @property
    def start(self) -> int:
        """Return where it begins, with an anchor or tag that it has."""
        return self._bounds[0]

    @property
    def is_alias(self) -> bool:
        """Return whether it stands elsewhere, and only its name here."""
        return self.text.startswith("*", self.start) and self._bounds[1] > self.start

    @cached_property
    def is_marked(self) -> bool:
        """Return whether it has an anchor or a tag."""
        return self._bounds[1] > self.start and self.text[self.start] in "&!"

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in the text for it."""
        start, end = self._bounds
        return start == end

    @property
    def is_collection(self) -> bool:
        """Return whether it is a mapping or a list that stands here."""
        return isinstance(self.data, dict | list) and not self.is_alias

    @cached_property
    def is_flow(self) -> bool:
        """Return whether it is a mapping in braces, or a list in brackets."""
        start = self.start
        if self.is_marked and (marks := _MARKS.match(self.text, start)):
            start = marks.end()
        return self.is_collection and self.text.startswith(("{", "["), start)

    @property
    def is_block(self) -> bool:
        """Return whether it is a mapping or a list on lines of its own."""
        return self.is_collection and not self.is_flow

    @property
    def is_block_scalar(self) -> bool:
        """Return whether it is text behind ``|`` or ``>``."""
        return isinstance(self.data, str) and self.text.startswith(("|", ">"), self.start)

    @property
    def keeps_blank_lines(self) -> bool:
        """Return whether the blank lines behind it belong to it: block text with a ``+``."""
        return self.is_block_scalar and "+" in self.text[self.start : self.start + 3]

    @cached_property
    def end(self) -> int:
        """Return where its last value ends; blank lines that belong to it are counted in."""
        if self.is_block and self.parts:
            return self.parts[-1].node.end
        start, end = self._bounds
        if self.is_block_scalar and not self.keeps_blank_lines:
            return start + len(self.text[start:end].rstrip(" \t\r\n"))
        return end

    @cached_property
    def last_leaf(self) -> "Node":
        """Return the last value in it; itself where it is none of lines of its own."""
        return self.parts[-1].node.last_leaf if self.is_block and self.parts else self

    @cached_property
    def parts(self) -> "tuple[Part, ...]":
        """Return the keys of a mapping with their values, or the items of a list, as they stand."""
        return tuple(self._parts())

    def _parts(self) -> "Iterator[Part]":
        inner = self.spans[1] if isinstance(self.spans, tuple) else None
        if isinstance(inner, dict) and isinstance(self.data, dict):
            for key, (place, spans) in inner.items():
                start, end = place >> 32, place & 0xFFFFFFFF
                yield Part(start, end, key, Node(self.text, (*self.path, key), self.data[key], spans, end))
        elif isinstance(inner, list) and isinstance(self.data, list):
            before: Node | None = None
            flows, head = self.is_flow, " " * column(self.text, self.start) + "-"
            for index, spans in enumerate(inner):
                behind = (
                    (before.end if before else self.start + 1) if flows else self._dash(head, _start(spans), before) + 1
                )
                node = Node(self.text, (*self.path, index), self.data[index], spans, behind)
                yield Part(node.start if flows else behind - 1, behind, index, node)
                before = node

    def _dash(self, head: str, item: int, before: "Node | None") -> int:
        """Return the place of the dash of a list's item: the last before it at the column of the list.

        Args:
            head: What stands in a line before an item, with the dash.
            item: Where the item begins; elsewhere, if it is an alias.
            before: The item before it.
        """
        if before is None:
            return self.start
        text = self.text
        if item > before.behind:
            return max(text.rfind(f"{line_break}{head}", before.behind, item) for line_break in "\n\r") + len(head)
        found = re.compile(rf"[\r\n]{head}(?=[ \t\r\n]|\Z)").search(text, max(before.end - 1, 0))
        if found is None:
            raise CannotRun(message("edit.unusual", path=path_text(self.path)))
        return found.end() - 1


def _start(spans: SpanTree) -> int:
    return (spans[0] if isinstance(spans, tuple) else spans) >> 32


@dataclass(frozen=True)
class Part:
    """A key with its value, or an item of a list.

    Attributes:
        start: The place of its key or dash; in a list in brackets, of the item.
        head_end: The end of its key or dash.
        name: The key, or the number of the item from 0.
        node: The value.
    """

    start: int
    head_end: int
    name: str | int
    node: Node


def root(document: Document) -> Node:
    """Return what a whole document says."""
    return Node(document.source.text, (), document.data, document.spans, 0)


def find(whole: Node, path: DataPath) -> Node:
    """Return what stands at a path that is in the data of a whole document.

    Raises:
        CannotRun: What leads there has an anchor or a tag, or stands elsewhere.
    """
    node = whole
    for name in path:
        check_unmarked(node)
        node = next(part.node for part in node.parts if part.name == name)
    return node


def check_unmarked(node: Node) -> None:
    """Refuse to change what has an anchor or a tag, or stands elsewhere.

    Raises:
        CannotRun: It has, or does.
    """
    if node.is_alias or node.is_marked:
        raise CannotRun(message("edit.anchor", path=path_text(node.path)))


def line_start(text: str, place: int) -> int:
    """Return where the line of a place begins."""
    line_feed = text.rfind("\n", 0, place) + 1
    return text.rfind("\r", line_feed, place) + 1 or line_feed


def line_end(text: str, place: int) -> int:
    """Return where the line of a place ends, before its break."""
    line_feed = text.find("\n", place)
    end = len(text) if line_feed < 0 else line_feed
    carriage_return = text.find("\r", place, end)
    return end if carriage_return < 0 else carriage_return


def next_line(text: str, place: int) -> int:
    """Return where the line behind that of a place begins; the end of the text where there is none."""
    end = line_end(text, place)
    return min(len(text), end + (2 if text.startswith("\r\n", end) else 1))


def column(text: str, place: int) -> int:
    """Return how many characters stand before a place in its line."""
    return place - line_start(text, place)
