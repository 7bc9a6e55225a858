"""The board: a map's grid as HTML can show it, with its curves cut into a piece for each column."""

from typing import NamedTuple

from cxjourney.maps.layout.plotted_curve_routes import courses
from cxjourney.maps.model.map import Bracket, Column, Grid, MapCell, MapLane, Mark

LEVEL = 26.0
"""How far two levels of a plotted lane are apart, in pixels."""
SLOT = 34.0
"""How far marks of one level stand apart, in pixels."""


class CurvePiece(NamedTuple):
    """A piece of a curve within one column, from one side of it or its middle to another, in pixels from above.

    ``start`` and ``end`` are 0 for the column's beginning, 50 for its middle, and 100 for its end.
    """

    series: int
    start: int
    end: int
    y1: float
    y2: float


class PlottedMark(NamedTuple):
    """A mark in its place: how far beside the column's middle, and from above, in pixels."""

    mark: Mark
    beside: float
    y: float


class BoardCell(NamedTuple):
    """A cell of the board, with what is plotted in it."""

    cell: MapCell
    pieces: tuple[CurvePiece, ...] = ()
    marks: tuple[PlottedMark, ...] = ()


class BoardLane(NamedTuple):
    """A lane of the board; ``height`` is that of its plot in pixels, 0 where nothing is plotted."""

    lane: MapLane
    cells: tuple[BoardCell, ...]
    height: float = 0.0


class BoardColumn(NamedTuple):
    """A column: its head, its phase where one begins or goes on there, and the ways that lead on from it.

    Attributes:
        column: The column.
        phase: The bracket over it; None where there is none.
        ways: The columns that it leads to other than plainly to the next, with the words that stand there.
    """

    column: Column
    phase: Bracket | None
    ways: tuple[tuple[Column, str, str], ...]


class Board(NamedTuple):
    """A grid: its columns, and its lanes with a cell for each column."""

    columns: tuple[BoardColumn, ...]
    lanes: tuple[BoardLane, ...]

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The lanes that can be chosen: the name of each, and its words; those of a group once."""
        found: dict[str, str] = {}
        for one in self.lanes:
            found.setdefault(one.lane.choice, one.lane.head.heading or one.lane.head.title)
        return tuple(found.items())


def board(grid: Grid) -> Board:
    """Return a grid whose columns are stages as a board."""
    links = [link for link in grid.links if not grid.is_plain(link)]
    columns = tuple(
        BoardColumn(
            column,
            next((span for span in grid.spans if span.first <= place <= span.last), None),
            tuple((grid.columns[link.end], link.words, link.kind) for link in links if link.start == place),
        )
        for place, column in enumerate(grid.columns)
    )
    return Board(columns, tuple(_lane(grid, lane) for lane in grid.lanes))


def _lane(grid: Grid, lane: MapLane) -> BoardLane:
    if not lane.levels:
        return BoardLane(lane, tuple(BoardCell(cell) for cell in lane.cells))
    ways = {(link.start, link.end) for link in grid.links}
    pieces: list[list[CurvePiece]] = [[] for _ in lane.cells]
    for course in courses(lane, grid.visible_columns, ways):
        first, last = (_height(lane, mark) for mark in course.marks)
        step = (last - first) / (course.end - course.start)
        for column in range(course.start, course.end + 1):
            at = first + step * (column - course.start)
            start, end = (50 if column == course.start else 0), (50 if column == course.end else 100)
            begins = at if start == 50 else at - step / 2
            ends = at if end == 50 else at + step / 2
            pieces[column].append(CurvePiece(course.series, start, end, begins, ends))
    cells = tuple(
        BoardCell(cell, tuple(some), _marks(lane, cell)) for cell, some in zip(lane.cells, pieces, strict=True)
    )
    return BoardLane(lane, cells, LEVEL * (len(lane.levels) + 0.5))


def _height(lane: MapLane, mark: Mark) -> float:
    return LEVEL * ((len(lane.levels) - 1) / 2 - mark.level + 0.75)


def _marks(lane: MapLane, cell: MapCell) -> tuple[PlottedMark, ...]:
    """Return the marks of a cell; those of one level stand beside each other."""
    placed = []
    for mark in cell.marks:
        alike = [one for one in cell.marks if abs(one.level - mark.level) * LEVEL < SLOT]
        place = alike.index(mark) - (len(alike) - 1) / 2
        placed.append(PlottedMark(mark, SLOT * place, _height(lane, mark)))
    return tuple(placed)
