"""A Mermaid source before its grammar is asked: front matter, directives and comments taken off, lines still known.

The order, and what counts as each, are those of Mermaid 11 (its preprocessing; a ``%%`` line goes with the empty lines
above it).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse
from cxjourney.text.mermaid_codes import NOTE

BLANK = "[\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]"
"""White space as JavaScript has it, which is not quite Python's."""
BLANKS = "".join(
    map(chr, (*range(9, 14), 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF))
)
_FENCE_ABOVE = re.compile(rf"(?P<indent>[^\S\n]*)---{BLANK}*\n")
_DIRECTIVE = re.compile(
    rf"%%\{{{BLANK}*(?:\w+{BLANK}*:|\w+){BLANK}*(?:\w+|[^\u2028\u2029]*?(?=\}}%%|[\u2028\u2029]|\Z))?{BLANK}*(?:\}}%%)?",
    re.ASCII,
)
_SHOWN_ALONE = frozenset({"title", "config", "displayMode"})
"""The keys of front matter that say how a diagram is shown, and its title."""


class Remark(NamedTuple):
    """Something in a source that Mermaid passes over."""

    line: int
    text: str


@dataclass(frozen=True)
class MermaidSource:
    """A diagram's text as its grammar gets it.

    Attributes:
        text: The text.
        numbers: For each of its lines, which line of the source it is, from 1.
        title: The title that its front matter gives it; empty where that says none.
        remarks: The comments, and what else its front matter says.
        notes: The remarks that an export of ours has left for its import.
        is_broken: Whether it begins with front matter that Mermaid refuses.
    """

    text: str
    numbers: tuple[int, ...]
    title: str = ""
    remarks: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    is_broken: bool = False

    def line(self, place: int) -> int:
        """Return the line of the source in which an offset into the text lies."""
        return self.numbers[min(bisect_right(self._starts, place), len(self.numbers)) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))][:-1]

    def without(self, spans: Iterable[tuple[int, int]]) -> "MermaidSource":
        """Return it without some spans of its text, given in their order."""
        kept, numbers, place = [], [*self.numbers], 0
        gone: set[int] = set()
        for start, end in spans:
            kept.append(self.text[place:start])
            first = bisect_right(self._starts, start) - 1
            gone.update(range(first, first + self.text.count("\n", start, end)))
            place = end
        kept.append(self.text[place:])
        left = tuple(number for index, number in enumerate(numbers) if index not in gone)
        return replace(self, text="".join(kept), numbers=left)


def clean_source(text: str, first_line: int = 1) -> MermaidSource:
    """Return a diagram's text with all that Mermaid takes off before it parses.

    Args:
        text: The diagram, with line breaks of any kind.
        first_line: The line of its file on which it begins.
    """
    plain = re.sub(r"\r\n?", "\n", text)
    numbers = tuple(range(first_line, first_line + plain.count("\n") + 1))
    source = _without_front_matter(MermaidSource(plain, numbers))
    source = source.without(match.span() for match in _DIRECTIVE.finditer(source.text))
    source = _without_comments(source)
    return source.without([(0, len(source.text) - len(source.text.lstrip(BLANKS)))])


def _without_front_matter(source: MermaidSource) -> MermaidSource:
    above = _FENCE_ABOVE.match(source.text)
    if not above:
        return source
    body_start = source.text.rindex("\n", 0, above.end()) + 1
    below = re.compile(rf"\n{above['indent']}---{BLANK}*\n").search(source.text, body_start)
    if not below:
        return source  # then three hyphens begin the diagram, and none begins so
    indent = above["indent"]
    body = "\n".join(line.removeprefix(indent) for line in source.text[body_start : below.start()].split("\n"))
    end = source.text.rindex("\n", 0, below.end()) + 1
    rest = source.without([(0, end)])
    document = parse(TextFile("front matter", body)) if body.strip() else None
    if body.strip() and not isinstance(document, Document):
        return MermaidSource("", source.numbers[:1], is_broken=True)
    data = document.data if isinstance(document, Document) and isinstance(document.data, dict) else {}
    said = [f"{key}: {value}" for key, value in data.items() if key not in _SHOWN_ALONE]
    title = data.get("title")
    remarks = tuple(Remark(source.numbers[0], one) for one in said)
    return MermaidSource(rest.text, rest.numbers, f"{title}" if title else "", remarks)


def _without_comments(source: MermaidSource) -> MermaidSource:
    remarks = [*source.remarks]
    notes: list[Remark] = []
    spans = []
    for start, end, line in _comment_lines(source.text):
        remark = Remark(source.line(start + source.text[start:end].index("%%")), line.strip(BLANKS))
        (notes if remark.text.startswith(NOTE) else remarks).append(remark)
        spans.append((start, end))
    left = source.without(spans)
    return replace(left, remarks=tuple(remarks), notes=tuple(notes))


def _comment_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a comment begins, the empty lines above it included, where it ends, and its line."""
    place, begun = 0, None
    for line in text.split("\n"):
        end = min(place + len(line) + 1, len(text))
        bare = line.lstrip(BLANKS)
        if begun is None:
            begun = place
        if bare.startswith("%%") and len(bare) > 2 and bare[2] != "{":
            yield begun, end, line
            begun = None
        elif bare:
            begun = None
        place = end
