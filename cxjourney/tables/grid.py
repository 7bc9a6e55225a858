"""A table as it was read: values in rows and columns, each with its place in the file."""

from datetime import date, time
from typing import NamedTuple, TypeAlias

CellValue: TypeAlias = str | int | float | bool | date | time | None
"""What a cell holds: a text as it is written, a figure, a day (a moment is a ``datetime``); None where it is empty."""


class UnreadCell(NamedTuple):
    """A cell whose value can't be known: a formula that was never worked out, an error such as ``#N/A``.

    Attributes:
        written: What stands in it.
    """

    written: str


class MergedCells(NamedTuple):
    """Cells that a spreadsheet shows as one; its value stands in the first alone.

    Attributes:
        first_row: The first row, from 0; likewise the others, each included.
    """

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class OutsideText(NamedTuple):
    """A text of a file that stands in none of its tables.

    Attributes:
        line: Its line in the file, from 1.
        text: What it says, on one line.
        section: The line of the heading that it stands below; 0 where there is none.
        heading: That heading.
    """

    line: int
    text: str
    section: int = 0
    heading: str = ""


class Grid(NamedTuple):
    """A table.

    Attributes:
        file: The file, as it was named.
        sheet: The sheet's name; empty where a file holds one table.
        rows: The rows, each a tuple of its cells, without empty cells at the end; empty rows stay, so that places hold.
        merged: What is merged.
        first_line: The line of the file on which the first row stands, from 1; of a sheet, the row's number.
        lines: The line of each row, where a row may take several.
        hidden: Whether the sheet is one that nobody sees.
        headings: The headings that a table of a text stands below, the outermost first.
        section: The line of the last of them; 0 where there is none.
        before: The texts between the table before, or the beginning of the file, and this one. What stands behind the
            last table stands before one without rows.
        commented: The lines of cells that have a comment, each as often as it has some.
    """

    file: str
    sheet: str
    rows: tuple[tuple[CellValue | UnreadCell, ...], ...]
    merged: tuple[MergedCells, ...] = ()
    first_line: int = 1
    lines: tuple[int, ...] = ()
    hidden: bool = False
    headings: tuple[str, ...] = ()
    section: int = 0
    before: tuple[OutsideText, ...] = ()
    commented: tuple[int, ...] = ()

    def line(self, row: int) -> int:
        """Return the line of the file, or the number of the sheet's row, at which a row stands, from 1."""
        return self.lines[row] if self.lines else self.first_line + row

    def value(self, row: int, column: int) -> CellValue | UnreadCell:
        """Return what a cell holds; None where there is none."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None
