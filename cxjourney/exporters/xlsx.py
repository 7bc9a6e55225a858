"""Journeys as a workbook, a sheet each: text stays text, and nothing in it is run."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from cxjourney.exporters.journey_table import Cell, JourneyTable
from cxjourney.languages import language
from cxjourney.tables.inert_workbook import SheetNames, inert_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_HEADING_WIDTH, _STAGE_WIDTH = 24, 32
"""How wide columns are, in characters."""
_LINE = 15
"""How high a line is, in points."""


def write_workbook(tables: Sequence[JourneyTable]) -> bytes:
    """Return journeys as a workbook; the same journeys make the same bytes.

    Raises:
        CannotRun: xlsxwriter is not installed.
    """
    file = BytesIO()
    with inert_workbook(file) as book:
        names = SheetNames()
        for table in tables:
            _write_sheet(book, book.add_worksheet(names.take(table.title)), table)
    return file.getvalue()


def _write_sheet(book: "Workbook", sheet: "Worksheet", table: JourneyTable) -> None:
    runs_left = language(table.language).direction == "rtl"
    beside: dict[str, object] = {"text_wrap": True, "valign": "top", "reading_order": 2 if runs_left else 1}
    beside["align"] = "right" if runs_left else "left"
    plain, bold = book.add_format(beside), book.add_format({**beside, "bold": True})
    if runs_left:
        sheet.right_to_left()
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            is_head = column == 1 or row == table.stage_row or (row == 0 and column == 2)
            _write(sheet, row, column, cell, bold if is_head else plain)
        widths = (_HEADING_WIDTH, *[_STAGE_WIDTH] * len(cells))
        sheet.set_row(row, _LINE * max(map(_lines, cells[1:], widths), default=1))
    width = max(map(len, table.rows))
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.set_column(1, 1, _HEADING_WIDTH)
    sheet.set_column(2, max(width - 1, 2), _STAGE_WIDTH)
    sheet.freeze_panes(table.stage_row + 1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _lines(cell: Cell, width: int) -> int:
    """Return about how many lines a cell takes; programs that don't work it out would show the first alone."""
    if not isinstance(cell, str):
        return 1
    return sum(1 + len(line) // (width - 3) for line in cell.split("\n"))


def _write(sheet: "Worksheet", row: int, column: int, cell: Cell, look: "Format") -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    elif cell is not None:
        sheet.write_number(row, column, cell, look)
