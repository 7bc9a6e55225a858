"""A map laid out for pages of one size: what doesn't fit on a page goes on to the next, below the same heads."""

from __future__ import annotations

from functools import partial
from math import inf
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part
from cxjourney.maps.layout.card_row_pages import add_closing, add_rows, rows_height
from cxjourney.maps.layout.grid import (
    BANDS_APART,
    MAX_COLUMNS,
    NOTE,
    TITLE,
    column_places,
    column_rows,
    lane_width,
    place_band,
    shown_lanes,
)
from cxjourney.maps.layout.grid_row import GUTTER, LANE, GridRow
from cxjourney.maps.layout.lane_pages import fitting_division
from cxjourney.maps.layout.network_pages import add_network
from cxjourney.maps.layout.page import PAGE_TITLES, place_header
from cxjourney.maps.layout.page_filling import APART, NO_LIMITS, Limits, Pages, PageSet
from cxjourney.maps.layout.persona_faces import place_faces
from cxjourney.maps.layout.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxjourney.maps.model.map import Grid, Map, MapLane

FACES_GAP = 14.0
ROWS_MOST = 0.5
"""Cards in rows stand before the stages where they end above this part of the first page, or where that
has no room for a stage, and else behind them."""


def lay_out_pages(
    drawn: Map,
    size: tuple[float, float],
    margin: float,
    narrowest: float,
    number: Callable[[int, int], str],
    *,
    divides: bool = False,
    limits: Limits = NO_LIMITS,
) -> PageSet:
    """Return a map laid out for pages, in type of the same size as on a page of its own.

    Args:
        drawn: The map; of one that runs right to left the pages are to be mirrored.
        size: How wide and how high a page is, in points.
        margin: How much is left free at each edge, likewise.
        narrowest: How wide a column is at least, likewise.
        number: Returns the words that number a page, by its number from 1 and how many pages there are.
        divides: Whether a network is divided even where a page of its own would hold it.
        limits: How far down pages may be filled.
    """
    pages = Pages(drawn, size, margin, narrowest, number, limits)
    width, x = pages.width, margin
    head = lane_width(drawn.grids[0]) if drawn.grids else LANE
    apart = _pitch(pages, drawn.grids[0]) if drawn.grids else width - head
    header, height = place_header(drawn._replace(rows=()), x, 0.0, width, head, apart, PAGE_TITLES)
    pages.add(header, height, 0.0)
    is_short = pages.y + rows_height(pages, head, apart) <= ROWS_MOST * pages.bottom
    has_room = bool(drawn.networks) or any(_holds_heads(pages, grid) for grid in drawn.grids[:1])
    is_first = is_short or not has_room
    if is_first:
        add_rows(pages, head, apart)
    else:
        _add_faces(pages, head)
    pages.y += APART
    for grid in drawn.grids:
        _add_grid(pages, grid)
    for network in drawn.networks:
        add_network(pages, network, divides)
    add_closing(pages, head, apart, has_rows=not is_first)
    return pages.page_set()


def _add_faces(pages: Pages, head: float) -> None:
    """Add the faces of the personas, whose cards stand behind the stages, where the heads of these keep their room."""
    found = place_faces(pages.drawn.rows, pages.margin, FACES_GAP, pages.width, head, pages.drawn.direction)
    if found is None:
        return
    part, height = found[0], found[1] + FACES_GAP
    pages.y += height
    has_room = all(_holds_heads(pages, grid) for grid in pages.drawn.grids[:1])
    pages.y -= height
    if has_room:
        pages.add(part, height, 0.0)


def _column_rows(pages: Pages, grid: Grid) -> list[range]:
    """Return the columns of each row, as many in a row as have room."""
    most = int((pages.width - lane_width(grid)) // (pages.narrowest + GUTTER))
    return column_rows(grid, min(max(1, most), MAX_COLUMNS))


def _pitch(pages: Pages, grid: Grid) -> float:
    """Return how far columns are apart that fill the width of a page."""
    return (pages.width - lane_width(grid)) / max(map(len, _column_rows(pages, grid)))


FILLED, SPARSE = 0.93, 0.5
"""A page that is filled less than the first takes part of a lane which has no room there; less than the second, heads
of columns alone. Both are choices of ours."""


def _add_grid(pages: Pages, grid: Grid) -> None:
    """Add a grid, row by row; a row that has no room is divided between lanes, each time below the same heads.

    A lane is divided too where a page would be left half empty, or can't hold it.
    """
    title, rows = _grid_title(pages, grid), _column_rows(pages, grid)
    pages.rows = max(pages.rows, len(rows))
    for columns in rows:
        lanes, is_first = shown_lanes(grid, columns), True
        while lanes or is_first:
            y = pages.y + (title[1] if title else 0.0)
            place, end = partial(_place_lanes, pages, grid, columns, y, not is_first), pages.lanes_end
            grid_row, part, count = place(lanes, end)
            if count < len(lanes) and (grid_row.y if count else pages.y) < FILLED * end:
                lane, must = (pages.row, lanes[count].name), not count and pages.is_fresh
                if must or lane not in pages.limits.whole:
                    pieces = _divide(lanes, count, place, end, pages.limits.together, must)
                    lanes[count : count + 1] = pieces
                    pages.divided += [lane] * (len(pieces) - 1)
                grid_row, part, count = place(lanes, end)
            is_alone = bool(lanes) and not count and _stands_alone(pages, grid_row, is_first)
            if lanes and not count and not is_alone:
                if not pages.is_fresh:
                    pages.turn()
                    continue
                grid_row, part, count = place(lanes[:1], inf)
            if title:
                pages.add(title[0], 0.0, title[1])
                title = None
            pages.pages[-1].append(part)
            pages.is_roomy &= grid_row.y <= pages.bottom
            pages.y = grid_row.y + BANDS_APART
            del lanes[:count]
            is_first = False
            if is_alone:
                pages.turn()
        pages.row += 1
    pages.y += APART - BANDS_APART


def _holds_heads(pages: Pages, grid: Grid) -> bool:
    """Return whether the rest of a page has room for the heads of the first row of columns."""
    grid_row, _, _ = _place_lanes(pages, grid, _column_rows(pages, grid)[0], pages.y + APART, False, (), pages.bottom)
    return grid_row.y <= pages.bottom


def _stands_alone(pages: Pages, heads: GridRow, is_first: bool) -> bool:
    """Return whether heads of columns have room for the first time where no lane has: better so than an empty page."""
    return is_first and heads.y <= pages.bottom and (pages.is_fresh or pages.y < SPARSE * pages.bottom)


def _place_lanes(
    pages: Pages, grid: Grid, columns: range, y: float, is_repeated: bool, lanes: Sequence[MapLane], bottom: float
) -> tuple[GridRow, Part, int]:
    """Return a row of columns at a height, what is drawn of it, and how many of some lanes it has room for."""
    width = _pitch(pages, grid) - GUTTER
    places = column_places(grid, columns, pages.margin, width)
    grid_row = GridRow(grid, columns, pages.margin, *places, y, pages.drawn.direction)
    return grid_row, *place_band(grid_row, lanes, bottom, is_repeated=is_repeated)


def _divide(
    lanes: Sequence[MapLane],
    count: int,
    place: Callable[[Sequence[MapLane], float], tuple[GridRow, Part, int]],
    bottom: float,
    together: int,
    must: bool,
) -> list[MapLane]:
    """Return the lane for which there is no room behind `count` others, in two if there is room for part of it.

    Of the cell with the most cards so many go on `together`; fewer where the lane `must` be divided, since no page
    holds it.
    """

    def fits(piece: MapLane) -> bool:
        return place([*lanes[:count], piece], bottom)[2] > count

    pieces = fitting_division(lanes[count], fits, together)
    return pieces or (fitting_division(lanes[count], fits) if must else []) or [lanes[count]]


def _grid_title(pages: Pages, grid: Grid) -> tuple[Part, float] | None:
    """Return the title of a grid with what is noted at it, and the height of both with the room below."""
    if not grid.title:
        return None
    stack = Stack(pages.margin, 0.0, pages.width, pages.drawn.direction)
    stack.words(grid.title, TITLE, looks.INK, looks.BOLD)
    stack.words(grid.note, NOTE, looks.MUTED)
    stack.gap(10.0)
    return Part("", grid.title, grid.note, tuple(stack.items)), stack.y
