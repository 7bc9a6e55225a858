"""Columns and lanes: their widths, the rows they break into, and the lines that they keep across each other."""

from __future__ import annotations

from itertools import accumulate
from math import ceil, inf
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part, Stroke, polyline
from cxjourney.maps.layout.grid_row import (
    GUTTER,
    LANE,
    GridRow,
    place_grounds,
    place_heads,
    place_lines,
    place_spans,
    place_ways,
)
from cxjourney.maps.layout.lane import CARD_GAP, CARD_LEAST, INSET, MANY_CARDS, place_lane
from cxjourney.maps.layout.stack import Stack, hatch
from cxjourney.maps.layout.ways_lane import ways_lane

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from cxjourney.maps.model.map import Grid, MapLane

TARGET = 1100.0
NARROWEST, NATURAL, WIDEST = 205.0, 300.0, 520.0
CROWDED, FEW_COLUMNS = 2 * CARD_LEAST + CARD_GAP + 2 * INSET, 6
"""Where there are no more columns than these, each has room for two cards beside each other if a cell has many."""
MANY_IN_COLUMN, FEW_CROWDED = 8, 3
"""A column of which a cell has more cards than the first is crowded; of as many columns as the second, one may be."""
MANY_LANES, MOST_PANELS, PANELS_APART = 30, 4, 40.0
"""A table of more lanes than these stands in panels beside each other, this far apart in points."""
MAX_COLUMNS = 12
"""As many columns in a row as can be read, where no page asks for fewer."""
WIDE_LANE = 220.0
BANDS_APART = 40.0
TITLE, NOTE = 17.0, 10.0


def panels(grid: Grid) -> list[Grid]:
    """Return a table of very many lanes in several, to stand beside each other; any other grid as it is.

    Only the first of them has the title.
    """
    if grid.reads != "lanes" or len(grid.visible_columns) > FEW_COLUMNS or len(grid.lanes) <= MANY_LANES:
        return [grid]
    high = ceil(len(grid.lanes) / min(ceil(len(grid.lanes) / MANY_LANES), MOST_PANELS))
    parts = [grid._replace(lanes=grid.lanes[first : first + high]) for first in range(0, len(grid.lanes), high)]
    return [parts[0], *(one._replace(title="", note="") for one in parts[1:])]


def fitting_columns(grid: Grid, width: float) -> int:
    """Return how many columns of a grid have room beside each other in a width, in points, at their narrowest."""
    return int((width - lane_width(grid)) // (NARROWEST + GUTTER))


def natural_width(grid: Grid, most_columns: int) -> float:
    """Return the width that a grid asks for, in points, with no more columns in a row than `most_columns`."""
    count, lane = _most_places(grid, most_columns), lane_width(grid)
    least = CROWDED if count <= FEW_COLUMNS and _has_crowded_cell(grid, MANY_CARDS) else NARROWEST
    column = min(max((TARGET - lane) / count - GUTTER, least), _max_column(grid))
    return lane + count * (column + GUTTER)


def place_grid(grid: Grid, x: float, y: float, width: float, direction: str, most_columns: int) -> tuple[Part, float]:
    """Return a grid at its place, its columns in as many rows as they need, and its height, in points.

    Args:
        grid: Columns and lanes.
        x: Where it begins.
        y: Where its top is.
        width: How wide it may be.
        direction: The direction of words without a letter.
        most_columns: How many columns a row has at most.
    """
    stack = Stack(x, y, width, direction)
    if grid.title:
        stack.words(grid.title, TITLE, looks.INK, looks.BOLD)
        stack.words(grid.note, NOTE, looks.MUTED)
        stack.gap(10.0)
    column = pitch(grid, width, most_columns) - GUTTER
    for columns in column_rows(grid, most_columns):
        grid_row = GridRow(
            grid, columns, x, *column_places(grid, columns, x, column, crowded_columns(grid)), stack.y, direction
        )
        stack.items.append(place_band(grid_row, shown_lanes(grid, columns))[0])
        stack.y = grid_row.y + BANDS_APART
    return Part("", grid.title, grid.note, tuple(stack.items)), stack.y - BANDS_APART - y


def column_rows(grid: Grid, most_columns: int) -> list[range]:
    """Return the columns of each row, by their place, with no more columns in a row than `most_columns`."""
    shown, count = grid.visible_columns, _columns_per_band(grid, most_columns)
    return [range(first, min(first + count, shown.stop)) for first in range(shown.start, shown.stop, count)]


def column_places(
    grid: Grid, columns: range, x: float, width: float, doubled: Container[int] = ()
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return where each column of a row begins and how wide it is, in points.

    Args:
        grid: The columns and lanes.
        columns: The columns of the row, by their place.
        x: Where the grid begins.
        width: How wide a column is.
        doubled: The columns that take the room of two.
    """
    widths = tuple(2 * width + GUTTER if column in doubled else width for column in columns)
    first = x + lane_width(grid) + GUTTER
    return tuple(first + before for before in accumulate((one + GUTTER for one in widths[:-1]), initial=0.0)), widths


def crowded_columns(grid: Grid) -> frozenset[int]:
    """Return the columns that take the room of two, by their place: a few of many, with many cards in a cell."""
    shown = grid.visible_columns
    if grid.reads == "lanes" or len(shown) <= FEW_COLUMNS:
        return frozenset()
    found = {column for column in shown for lane in grid.lanes if len(lane.cells[column].cards) > MANY_IN_COLUMN}
    return frozenset(found if len(found) * FEW_CROWDED <= len(shown) else ())


def _most_places(grid: Grid, most_columns: int) -> int:
    """Return how many columns a row has room for: one that takes the room of two counts twice."""
    crowded = crowded_columns(grid)
    rows = column_rows(grid, most_columns)
    return max(len(rows[0]), *(len(row) + len(crowded.intersection(row)) for row in rows))


def pitch(grid: Grid, width: float, most_columns: int) -> float:
    """Return how far the columns of a grid are apart in a width, both in points; those of a table fill it."""
    room = (width - lane_width(grid)) / _most_places(grid, most_columns)
    return room if grid.reads == "lanes" else min(room, _max_column(grid) + GUTTER)


def _max_column(grid: Grid) -> float:
    """Return how wide a column may become: with many cards in a cell so wide that they find room beside each other."""
    return WIDEST if _has_crowded_cell(grid, 2 * MANY_CARDS) or grid.reads == "lanes" else NATURAL


def _has_crowded_cell(grid: Grid, most: int) -> bool:
    """Return whether a cell has more than this many cards."""
    return any(len(lane.cells[index].cards) > most for lane in grid.lanes for index in grid.visible_columns)


def _columns_per_band(grid: Grid, most_columns: int) -> int:
    """Return as many columns in a row as are allowed, spread evenly over the rows."""
    return ceil(len(grid.visible_columns) / ceil(len(grid.visible_columns) / most_columns))


def lane_width(grid: Grid) -> float:
    """Return how wide the heads of a grid's lanes are, in points."""
    return WIDE_LANE if grid.reads == "lanes" else LANE


def place_band(
    grid_row: GridRow, lanes: Sequence[MapLane], bottom: float = inf, *, is_repeated: bool = False
) -> tuple[Part, int]:
    """Return a row of columns with the first of some lanes below its heads, and how many of them there was room for.

    Args:
        grid_row: The row, of which nothing is placed.
        lanes: Its lanes that hold something, as `shown_lanes` returns them.
        bottom: Where it has to end, in points from the top.
        is_repeated: Whether the same columns stand on an earlier page; their heads are short, and no links are drawn.
    """
    grid_row.held = [[] for _ in grid_row.columns]
    place_spans(grid_row, is_repeated=is_repeated)
    if not is_repeated:
        place_ways(grid_row)
    top = grid_row.y
    place_heads(grid_row, is_repeated=is_repeated)
    group = None
    count = 0
    for lane in lanes:
        before = (
            list(grid_row.ground),
            [list(held) for held in grid_row.held],
            list(grid_row.lanes),
            dict(grid_row.crossed),
            grid_row.y,
        )
        if place_lines(grid_row, lane.below):
            group = None
        if group is not None and not (lane.group and lane.group == group):
            rule = polyline((grid_row.x, grid_row.y), (grid_row.end, grid_row.y))
            grid_row.ground.append(Stroke((rule,), looks.RULE, 1.0))
        group = lane.group
        place_lane(grid_row, lane)
        if grid_row.y > bottom:
            grid_row.ground, grid_row.held, grid_row.lanes, grid_row.crossed, grid_row.y = before
            break
        count += 1
    for index in range(len(grid_row.columns)):
        if grid_row.is_hatched(index):
            grid_row.ground[:0] = hatch(grid_row.lefts[index], top, grid_row.widths[index], grid_row.y - top)
    place_grounds(grid_row)
    return Part(items=(Part(items=tuple(grid_row.ground)), *_reading_order(grid_row))), count


def shown_lanes(grid: Grid, columns: range) -> list[MapLane]:
    """Return the lanes that are drawn below some columns: those that hold something there, or are hatched.

    Before them stands what leads from these columns to another row, and from there. The head of a persona's lane is
    told in full in the first row that holds something of hers, and stands as its title alone in the next ones.
    """
    before = range(grid.visible_columns.start, columns.start)
    own = [
        _shorten(lane) if _is_held(lane, before) else lane
        for lane in grid.lanes
        if lane.hatched or _is_held(lane, columns)
    ]
    ways = ways_lane(grid, columns)
    return [ways, *own] if ways else own


def _is_held(lane: MapLane, columns: range) -> bool:
    """Return whether a lane holds something in some columns."""
    return any(not lane.cells[column].is_empty for column in columns)


def _shorten(lane: MapLane) -> MapLane:
    """Return a lane as it goes on in a further row of columns: with the name of a persona alone."""
    if lane.head.look != "persona":
        return lane
    return lane._replace(head=lane.head._replace(details=(), illustration=None))


def _reading_order(grid_row: GridRow) -> tuple[Part, ...]:
    """Return the parts in the order in which they are read: column by column, or lane by lane."""
    if grid_row.grid.reads == "lanes":
        heads = tuple(held[0] for held in grid_row.held)
        return (Part(items=heads), *grid_row.lanes)
    return tuple(
        Part(column.name, column.head.title, column.head.spoken_text, tuple(held))
        for column, held in zip(
            (grid_row.grid.columns[number] for number in grid_row.columns), grid_row.held, strict=True
        )
    )
