"""Question sheets made by hand, and what is read of them."""

from collections.abc import Sequence

from cxjourney.answers.named_places import NamedPlaces
from cxjourney.answers.row_key import row_key
from cxjourney.answers.sheet_answers import SheetAnswers, read_answers
from cxjourney.model import Stage
from cxjourney.tables.grid import CellValue, Grid, MergedCells, UnreadCell

from .answered_workspace import WORKSPACE, filed

Row = Sequence[CellValue | UnreadCell]
PAYS, WAITS = (row_key("order", Stage(id=id_, title=id_)) for id_ in ("pays", "waits"))


def grid(*rows: Row, sheet: str = "Order", file: str = "a.xlsx", merged: tuple[MergedCells, ...] = ()) -> Grid:
    """Return a sheet of rows."""
    return Grid(file, sheet, tuple(map(tuple, rows)), merged)


def read(*grids: Grid, texts: dict[str, str] = WORKSPACE) -> SheetAnswers:
    """Return what sheets say of the small workspace."""
    return read_answers(grids, NamedPlaces(filed(texts)))


def answered(found: SheetAnswers) -> list[tuple[str, dict[str, object]]]:
    """Return the stages that are answered, and the answers."""
    return [(one.stage, dict(one.values)) for one in found.answers if one.values]


def left(found: SheetAnswers) -> list[tuple[int, tuple[int, ...], str]]:
    """Return what can't be read: the row, the columns, both from 0, and why."""
    return [(one.row.number, one.columns, f"{one.why}") for one in found.left]
