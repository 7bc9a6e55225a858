"""Tables of Markdown (GitHub's) -> grids, and the texts between them; comments are passed over."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxjourney.tables.grid import Grid, OutsideText
from cxjourney.tables.limits import CellCount, Row, without_empty_end
from cxjourney.tables.text_encoding import decode_table
from cxjourney.text.direction_marks import without_outer_marks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_COMMENT_OR_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^>]*>", re.DOTALL)
_LABEL = re.compile(r"[*_]{1,3}[^*_:：]{1,40}[*_:：]")
"""How a line begins that says what it is about."""


def read_markdown(name: str, content: bytes, language: str | None = None) -> list[Grid]:
    """Return the tables of a Markdown file, each with the heading above it as its sheet; none where there is none.

    Raises:
        UnreadableTable: It can't be read.
    """
    from markdown_it import MarkdownIt

    text = decode_table(name, content, language).replace("\r\n", "\n")
    markdown = MarkdownIt("commonmark").enable("table")
    inline = MarkdownIt("commonmark")
    markdown.core.ruler.disable("inline")  # texts are looked into one by one
    return _Reader(name, inline).read(markdown.parse(text))


class _Reader:
    def __init__(self, name: str, inline: "MarkdownIt") -> None:
        self.name, self.inline = name, inline
        self.count = CellCount(name)
        self.grids: list[Grid] = []
        self.headings: list[tuple[int, str]] = []
        self.section = 0
        self.before: list[OutsideText] = []

    def read(self, tokens: Sequence["Token"]) -> list[Grid]:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "heading_open":
                self._head(int(token.tag[1:]), tokens[place + 1])
                place += 1
            elif token.type == "table_open":
                end = next(at for at in range(place, len(tokens)) if tokens[at].type == "table_close")
                self._table(tokens[place:end])
                place = end
            else:
                self.before += self._outside(token)
            place += 1
        if self.grids and self.before:
            self.grids.append(Grid(self.name, "", (), before=tuple(self.before)))
        return self.grids

    def _head(self, level: int, token: "Token") -> None:
        text = _plain(self.inline, token.content).strip()
        self.headings = [one for one in self.headings if one[0] < level] + [(level, text)]
        self.section = _line(token)

    def _heading(self) -> str:
        return self.headings[-1][1] if self.headings else ""

    def _table(self, tokens: Sequence["Token"]) -> None:
        rows: list[Row] = []
        lines: list[int] = []
        cells: list[str | None] = []
        for place, token in enumerate(tokens):
            match token.type:
                case "tr_open":
                    cells = []
                    lines.append(_line(token))
                case "th_open" | "td_open":
                    cells.append(_plain(self.inline, tokens[place + 1].content).strip() or None)
                case "tr_close":
                    rows.append(self.count.trimmed(len(rows) + 1, tuple(cells)))
        kept = without_empty_end(rows)
        headings = tuple(text for _, text in self.headings)
        self.grids.append(
            Grid(
                self.name,
                self._heading(),
                kept,
                (),
                lines[0],
                tuple(lines[: len(kept)]),
                headings=headings,
                section=self.section,
                before=tuple(self.before),
            )
        )
        self.before = []

    def _outside(self, token: "Token") -> Iterator[OutsideText]:
        """Yield what a token says as text that stands in no table."""
        line = _line(token)
        for below, text in self._texts(token):
            shown = " ".join(text.split())
            if any(sign.isalnum() for sign in shown):
                yield OutsideText(line + below, shown, self.section, self._heading())

    def _texts(self, token: "Token") -> Iterator[tuple[int, str]]:
        """Yield the texts of a token, each with how many lines below its beginning it stands."""
        if token.type == "inline":
            yield from ((below, _plain(self.inline, one)) for below, one in _labelled(token.content))
        elif token.type in ("fence", "code_block"):
            yield 0, f"{token.info} {token.content}"
        elif token.type == "html_block":
            yield 0, _COMMENT_OR_TAG.sub(" ", token.content)


def _line(token: "Token") -> int:
    return (token.map or [0])[0] + 1


def _labelled(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text that begin with what they are about, such as ``**Goal:**``, and the line of each."""
    lines = text.split("\n")
    begins = [0, *(at for at, line in enumerate(lines) if at and _LABEL.match(line.lstrip()))]
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        yield begin, "\n".join(lines[begin:end])


def _plain(inline: "MarkdownIt", text: str) -> str:
    """Return the words of a text, without marks of emphasis; an address stands in brackets behind its words."""
    (token,) = inline.parseInline(text)
    parts: list[str] = []
    addresses: list[tuple[int, str]] = []
    for one in token.children or ():
        match one.type:
            case "text" | "code_inline":
                parts.append(one.content)
            case "softbreak" | "hardbreak":
                parts.append("\n")
            case "html_inline" if _BREAK.fullmatch(one.content):
                parts.append("\n")
            case "image":
                parts.append(one.content)
            case "link_open":
                addresses.append((len(parts), str(one.attrGet("href") or "")))
            case "link_close":
                begin, address = addresses.pop()
                if address and "".join(parts[begin:]).strip() != address:
                    parts.append(f" ({address})")
    return without_outer_marks("".join(parts))
