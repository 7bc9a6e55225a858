"""Bytes -> text with its lines and columns, or why they cannot be read."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from cxjourney.languages.message import message


class Span(NamedTuple):
    """A place in a text. Lines and columns begin at 1 and count code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def encloses(self, other: "Span") -> bool:
        """Return whether another place of the same text is this one, or lies within it."""
        return self[:2] <= other[:2] and other[2:] <= self[2:]


START_OF_FILE = Span(1, 1, 1, 1)


MAX_BYTES = 2_000_000


class Bounds(NamedTuple):
    """How much of a file is read: bytes, levels of nesting, and values with what aliases expand to.

    The defaults are our own, far above any journey, and a team can set them under ``[limits]``. Nesting is bounded
    since it crashed parsers where it was very deep (docs/decisions/0001-events-not-nodes.md).
    """

    max_bytes: int = MAX_BYTES
    max_depth: int = 64
    max_nodes: int = 200_000


BOUNDS = Bounds()
_LINE_BREAK = re.compile("\r\n|\r|\n")
_WHITE_SPACE = (" ", "\t", "\r", "\n")
"""YAML's own; other spaces, such as U+00A0, are text."""


@dataclass(frozen=True)
class TextFile:
    """The text of one file, under the name that it is shown by."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        lengths = map(len, self.text.split("\n")[:-1])
        return list(map(add, accumulate(lengths, initial=0), count()))  # each line before has a break of its own

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]``; without white space at its end and what lies beyond the text."""
        text, starts = self.text, self._line_starts
        end = min(end, len(text))
        while end > start + 1 and text[end - 1] in _WHITE_SPACE:
            end -= 1
        line = bisect_right(starts, start)
        column = start - starts[line - 1] + 1
        if line == len(starts) or end < starts[line]:
            return Span(line, column, line, end - start + column)
        last = bisect_right(starts, end)
        return Span(line, column, last, end - starts[last - 1] + 1)

    def line(self, number: int) -> str:
        """Return a line of the text, counted from 1, without its break."""
        starts = self._line_starts
        if number >= len(starts):
            return self.text[starts[-1] :].rstrip("\r\n") if number == len(starts) else ""
        return self.text[starts[number - 1] : starts[number] - 1].rstrip("\r\n")


class UnreadableFile(NamedTuple):
    """A file that can't be read as text: what is wrong, how to fix it, and where.

    ``may_be_journey`` is true where a journey stands in it, or nobody knows.
    """

    name: str
    code: str
    message: str
    help: str
    line: int = 1
    column: int = 1
    may_be_journey: bool = True


def too_large_file(name: str, max_bytes: int) -> UnreadableFile:
    """Return what is wrong with a file that is larger than what is read."""
    wrong = message("file.too-large", size=f"{max_bytes / 1_000_000:g}")
    return UnreadableFile(name, "CX004", wrong, message("file.too-large.help"))


def decode(data: bytes, name: str) -> TextFile | UnreadableFile:
    """Return bytes as UTF-8 text without a byte order mark, or why they are none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:  # YAML's own way to detect it: 1.2.2, §5.2
        return UnreadableFile(
            name,
            "CX001",
            message("file.utf-16", found="UTF-16", wanted="UTF-8"),
            message("file.encoding.help", wanted="UTF-8"),
        )
    try:
        return TextFile(name, data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        lines = _LINE_BREAK.split(before)
        return UnreadableFile(
            name,
            "CX001",
            message("file.not-utf-8", wanted="UTF-8"),
            message("file.encoding.help", wanted="UTF-8"),
            len(lines),
            len(lines[-1]) + 1,
        )
