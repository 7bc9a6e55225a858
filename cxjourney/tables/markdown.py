"""Tables of Markdown (GitHub's) -> grids; fenced code, comments and everything else are passed over."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxjourney.tables.grid import Grid
from cxjourney.tables.limits import CellCount, Row, without_empty_end
from cxjourney.tables.text_encoding import decode_table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)


def read_markdown(name: str, content: bytes, language: str | None = None) -> list[Grid]:
    """Return the tables of a Markdown file, each with the heading above it as its sheet.

    Raises:
        UnreadableTable: It can't be read.
    """
    from markdown_it import MarkdownIt

    text = decode_table(name, content, language).replace("\r\n", "\n")
    markdown = MarkdownIt("commonmark").enable("table")
    inline = MarkdownIt("commonmark")
    markdown.core.ruler.disable("inline")  # only the cells of tables are looked into
    return list(_grids(name, markdown.parse(text), inline))


def _grids(name: str, tokens: Sequence["Token"], inline: "MarkdownIt") -> Iterator[Grid]:
    heading = ""
    count = CellCount(name)
    rows: list[Row] = []
    lines: list[int] = []
    cells: list[str | None] = []
    for place, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                heading = _plain(inline, tokens[place + 1].content).strip()
            case "table_open":
                rows, lines = [], []
            case "tr_open":
                cells = []
                lines.append((token.map or [0])[0] + 1)
            case "th_open" | "td_open":
                cells.append(_plain(inline, tokens[place + 1].content).strip() or None)
            case "tr_close":
                rows.append(count.trimmed(len(rows) + 1, tuple(cells)))
            case "table_close":
                kept = without_empty_end(rows)
                yield Grid(name, heading, kept, (), lines[0], tuple(lines[: len(kept)]))


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
    return "".join(parts)
