"""Excel workbooks (.xlsx) -> grids, by openpyxl: values as they were last worked out; nothing in them is run."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from cxjourney.extras import command_for_extra
from cxjourney.languages.message import message
from cxjourney.tables.grid import CellValue, Grid, UnreadCell
from cxjourney.tables.limits import CellCount, Row, UnreadableTable, without_empty_end
from cxjourney.tables.workbook_archive import SheetShape, check_workbook, is_archive, is_compound_file, no_workbook
from cxjourney.text.direction_marks import without_outer_marks

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_BREAKS = ("_x000D_\n", "\r\n", "_x000D_", "\r")
_MIDNIGHT = time(0)


def read_workbook(name: str, content: bytes, _language: str | None = None) -> list[Grid]:
    """Return the sheets of a workbook, hidden ones too.

    Raises:
        UnreadableTable: It can't be read, or openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: F401  it is missing where the extra is
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        raise UnreadableTable(message("table.no-office", command=command_for_extra("office"))) from None
    if not is_archive(content) and not is_compound_file(content):
        raise no_workbook(name)
    shapes = check_workbook(name, content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles, validations and dates that it does not know
        try:
            return list(_sheets(name, content, shapes))
        except UnreadableTable:
            raise
        except Exception as error:  # it checks nothing of what it reads, and fails anywhere
            raise no_workbook(name) from error


def _sheets(name: str, content: bytes, shapes: dict[str, SheetShape]) -> Iterator[Grid]:
    values, formulas = _open(content, values=True), _open(content, values=False)
    count = CellCount(name)
    for sheet, beside in zip(values.worksheets, formulas.worksheets, strict=True):
        shape = shapes.get(sheet._worksheet_path)
        if shape and not shape.is_ordered:
            raise no_workbook(name)
        rows = without_empty_end(list(_rows(sheet, beside, count)))
        merged, commented = (shape.merged, shape.commented) if shape else ((), ())
        hidden = sheet.sheet_state != "visible"
        yield Grid(name, sheet.title, rows, merged, 1, (), hidden=hidden, commented=commented)


def _open(content: bytes, values: bool) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _rows(sheet: "ReadOnlyWorksheet", beside: "ReadOnlyWorksheet", count: CellCount) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
    beside.reset_dimensions()
    for number, (cells, formulas) in enumerate(zip(sheet.iter_rows(), beside.iter_rows(), strict=True), 1):
        yield count.trimmed(number, tuple(map(_value, cells, formulas))) if cells else ()


def _value(cell: "ReadOnlyCell", formula: "ReadOnlyCell") -> CellValue | UnreadCell:
    """Return what a cell holds.

    Args:
        cell: The cell, with the value that was last worked out.
        formula: The same cell, with its formula.
    """
    value = cell.value
    if cell.data_type == "e":
        return UnreadCell(str(value))
    if value is None:
        return UnreadCell(_formula(formula.value)) if formula.data_type == "f" else None
    if isinstance(value, str):
        return _text(value) or None
    if isinstance(value, datetime):
        return value.date() if value.time() == _MIDNIGHT else value
    if isinstance(value, timedelta):
        return str(value)
    return value if isinstance(value, (bool, int, float, date, time)) else str(value)


def _formula(value: object) -> str:
    return str(getattr(value, "text", None) or value or "=")


def _text(value: str) -> str:
    for sign in _BREAKS:
        value = value.replace(sign, "\n")
    return without_outer_marks(value)
