"""How much of a table is read, and what is said of one that can't be."""

from cxjourney.errors import CannotRun
from cxjourney.languages.message import message, number_message
from cxjourney.tables.grid import CellValue, UnreadCell
from cxjourney.text.escape_unseen import escape_unseen

MAX_FILE_BYTES = 10_000_000
MAX_ROWS, MAX_COLUMNS = 20_000, 1_000
MAX_CELLS = 200_000
"""Of filled cells. All limits are our own, far above any journey: the largest in public repositories has 3,000."""

Row = tuple[CellValue | UnreadCell, ...]


class UnreadableTable(CannotRun):
    """A table can't be read: its message says which file, why, and how to go on."""


def check_size(name: str, content: bytes) -> None:
    """Check that a file is not larger than what is read.

    Raises:
        UnreadableTable: It is.
    """
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableTable(message("table.too-large", file=escape_unseen(name), size=MAX_FILE_BYTES // 1_000_000))


class CellCount:
    """Counts the filled cells of a file as they are read, so that reading ends where there are too many.

    Args:
        name: The file, as it was named.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._cells = 0

    def trimmed(self, number: int, cells: Row) -> Row:
        """Return a row without empty cells at its end.

        Args:
            number: Which row it is, from 1.
            cells: What stands in it.

        Raises:
            UnreadableTable: Something stands beyond what is read.
        """
        filled = len(cells)
        while filled and cells[filled - 1] in (None, ""):
            filled -= 1
        self._cells += sum(cell not in (None, "") for cell in cells[:filled])
        if self._cells > MAX_CELLS:
            raise UnreadableTable(
                message("table.too-many-cells", file=escape_unseen(self.name), n=number_message(MAX_CELLS))
            )
        if filled and (number > MAX_ROWS or filled > MAX_COLUMNS):
            limits = {"rows": number_message(MAX_ROWS), "columns": number_message(MAX_COLUMNS)}
            raise UnreadableTable(
                message("table.too-far", file=escape_unseen(self.name), row=number, column=filled, **limits)
            )
        return cells[:filled]


def without_empty_end(rows: list[Row]) -> tuple[Row, ...]:
    """Return rows without those at the end that are empty."""
    last = len(rows)
    while last and not rows[last - 1]:
        last -= 1
    return tuple(rows[:last])
