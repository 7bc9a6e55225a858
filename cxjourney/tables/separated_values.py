"""Values with commas, semicolons or tabs between -> a grid. Everything in it is text, as it is written."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from cxjourney.languages.message import message
from cxjourney.tables.grid import Grid, UnreadCell
from cxjourney.tables.limits import CellCount, Row, UnreadableTable, without_empty_end
from cxjourney.tables.text_encoding import decode_table
from cxjourney.text.direction_marks import without_outer_marks
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.formula_signs import FORMULA_SIGN

_DELIMITERS = "\t;,"
"""The rarest in prose first, should several agree."""
_LOOKED_AT = 50
"""Rows by which the sign between values is told."""
_NAMED = re.compile("sep=([,;\t|])\r?\n", re.IGNORECASE)
"""A first line by which Excel is told the sign."""
_PROTECTED = re.compile(f"'+{FORMULA_SIGN}")
"""A text behind an apostrophe that keeps a spreadsheet from taking it for a formula."""
_ERROR = re.compile(r"#(?:¡?[^\W\d_]+(?:/0)?[!?]|N/[AD]|NV|Н/Д)|Err:\d{3}")
"""What spreadsheets write in place of a value that can't be worked out: ``#DIV/0!``, ``#NAME?``, ``#N/A``."""


def read_csv(name: str, content: bytes, language: str | None = None) -> list[Grid]:
    """Return the table of a file whose values a comma, a semicolon or a tab separates.

    Raises:
        UnreadableTable: It can't be read.
    """
    text = decode_table(name, content, language)
    named = _NAMED.match(text)
    if named:
        return _read(name, text[named.end() :], named[1], 2)
    return _read(name, text, _delimiter(text))


def read_tsv(name: str, content: bytes, language: str | None = None) -> list[Grid]:
    """Return the table of a file whose values a tab separates, such as what a spreadsheet puts on the clipboard.

    Raises:
        UnreadableTable: It can't be read.
    """
    text = decode_table(name, content, language)
    return _read(name, text, "\t" if "\t" in text else _delimiter(text))


def _delimiter(text: str) -> str:
    """Return the sign that separates values: by it the greatest part of the rows has one width, of two or more.

    How many rows that are says nothing: read by a wrong sign, each line of a text of several lines is a row.
    """
    return max(_DELIMITERS, key=lambda sign: _agreement(text, sign))


def _agreement(text: str, sign: str) -> tuple[float, int]:
    """Return which part of the first rows, 0 to 1, has the commonest width where a sign separates, and how wide."""
    widths: list[int] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign):
            widths.append(len(row))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:
        return 0.0, 0
    width = max((w for w in widths if w > 1), key=widths.count, default=0)
    return widths.count(width) / len(widths) if width else 0.0, width


def _read(name: str, text: str, delimiter: str, first_line: int = 1) -> list[Grid]:
    count = CellCount(name)
    rows: list[Row] = []
    lines: list[int] = []
    for line, cells in _records(name, text, delimiter, first_line):
        rows.append(count.trimmed(len(rows) + 1, tuple(map(_cell, cells))))
        lines.append(line)
    kept = without_empty_end(rows)
    return [Grid(name, "", kept, (), first_line, tuple(lines[: len(kept)]))] if kept else []


def _records(name: str, text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row begins, and its cells."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=_is_strict(text, delimiter))
    line = first_line
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableTable(message("table.open-quote", file=escape_unseen(name), line=line)) from error
        yield line, cells
        line = first_line + reader.line_num


def _is_strict(text: str, delimiter: str) -> bool:
    """Return whether quotation marks are read strictly: not where text stands behind a closing one."""
    try:
        for _ in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "expected after" not in str(error)
    return True


def _cell(text: str) -> str | UnreadCell | None:
    if _ERROR.fullmatch(text):
        return UnreadCell(text)
    bare = text[1:] if _PROTECTED.match(text) else text
    return without_outer_marks(bare.replace("\r\n", "\n").replace("\r", "\n")) or None
