"""A map laid out for pages of one size: what doesn't fit on a page goes on to the next, below the same heads."""

from __future__ import annotations

from functools import partial
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part, Stroke, move, polyline
from cxjourney.maps.layout.band import GUTTER, LANE, Band
from cxjourney.maps.layout.grid import (
    BANDS_APART,
    MAX_COLUMNS,
    NOTE,
    TITLE,
    column_lefts,
    column_rows,
    lane_width,
    place_band,
    shown_lanes,
)
from cxjourney.maps.layout.lane_division import fitting_division
from cxjourney.maps.layout.legend import place_legend
from cxjourney.maps.layout.map_footer import IMPRINT_GAP, place_imprint
from cxjourney.maps.layout.network import NetworkLayout, place_network
from cxjourney.maps.layout.network_stations import WIDTHS
from cxjourney.maps.layout.page import place_header, place_row
from cxjourney.maps.layout.stack import Stack, set_words
from cxjourney.maps.model.network_excerpt import cut_network

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.map import Grid, Lane, Map, Network, Row

HEAD, HEAD_SHARE, HEAD_GAP = 11.0, 0.62, 14.0
"""The size of type at the head of a further page, the share of its width that the title has, and the room below."""
APART, RULE_GAP = 24.0, 10.0
MANY = 88
"""The number by which the room for the number of a page is measured."""


class PageSet(NamedTuple):
    """What stands on each page, left to right, and whether all of it has room there."""

    pages: tuple[tuple[Ink | Part, ...], ...]
    is_roomy: bool


class _Pages:
    """Pages while they are filled, from the top of the first to the bottom of the last; all lengths in points."""

    def __init__(
        self,
        drawn: Map,
        size: tuple[float, float],
        margin: float,
        narrowest: float,
        number: Callable[[int, int], str],
    ) -> None:
        self.drawn, self.margin, self.narrowest, self.number = drawn, margin, narrowest, number
        self.width, self.bottom = size[0] - 2 * margin, size[1] - margin
        self.pages: list[list[Ink | Part]] = [[]]
        self.top = self.y = margin
        self.is_roomy = True

    def turn(self) -> None:
        """Go on with the next page, below its head."""
        self.pages.append([])
        self.top = self.y = self.margin + self._head(MANY, MANY)[1] + HEAD_GAP

    def holds(self, height: float) -> bool:
        """Return whether a further page has room for something of a height."""
        return self.margin + self._head(MANY, MANY)[1] + HEAD_GAP + height <= self.bottom

    @property
    def is_fresh(self) -> bool:
        """Return whether nothing stands on the page yet."""
        return self.y == self.top

    def add(self, part: Part, height: float, apart: float) -> None:
        """Add a part that was placed at the height 0; it goes to the next page where this one has no room for it."""
        if self.y + height > self.bottom and not self.is_fresh:
            self.turn()
        self.is_roomy &= self.y + height <= self.bottom
        self.pages[-1].append(move(part, 0.0, self.y))
        self.y += height + apart

    def _head(self, page: int, pages: int) -> tuple[Part, float]:
        """Return the head of a further page and its height: the title, which page it is, and the as-of date."""
        wide, direction = self.width * HEAD_SHARE, self.drawn.direction
        title = set_words(
            self.drawn.title, self.margin, self.margin, wide - GUTTER, HEAD, looks.INK, direction, looks.BOLD
        )
        x, words = self.margin + wide, self.number(page, pages)
        note = set_words(words, x, self.margin, self.width - wide, HEAD, looks.MUTED, direction, align="end")
        height = max(title.height, note.height) + 4.0
        y = self.margin + height
        rule = Stroke((polyline((self.margin, y), (self.margin + self.width, y)),), looks.INK, 1.0)
        return Part("header", self.drawn.title, self.number(page, pages), (title, note, rule)), height

    def page_set(self) -> PageSet:
        """Return the pages, with heads where there are several."""
        pages = len(self.pages)
        first, *others = self.pages
        further = ((self._head(number, pages)[0], *page) for number, page in enumerate(others, 2))
        return PageSet((tuple(first), *further), self.is_roomy)


def lay_out_pages(
    drawn: Map,
    size: tuple[float, float],
    margin: float,
    narrowest: float,
    number: Callable[[int, int], str],
    *,
    divides: bool = False,
) -> PageSet:
    """Return a map laid out for pages, in type of the same size as on a page of its own.

    Args:
        drawn: The map; of one that runs right to left the pages are to be mirrored.
        size: How wide and how high a page is, in points.
        margin: How much is left free at each edge, likewise.
        narrowest: How wide a column is at least, likewise.
        number: Returns the words that number a page, by its number from 1 and how many pages there are.
        divides: Whether a network is divided even where a page of its own would hold it.
    """
    pages = _Pages(drawn, size, margin, narrowest, number)
    width, x = pages.width, margin
    head = lane_width(drawn.grids[0]) if drawn.grids else LANE
    apart = _pitch(pages, drawn.grids[0]) if drawn.grids else width - head
    header, height = place_header(drawn._replace(rows=()), x, 0.0, width, head, apart)
    pages.add(header, height, 0.0)
    for row in drawn.rows:
        _add_row(pages, row, head, apart)
    pages.y += APART
    for grid in drawn.grids:
        _add_grid(pages, grid)
    for network in drawn.networks:
        _add_network(pages, network, divides)
    legend, height = place_legend(drawn, x, 0.0, width, head)
    pages.add(legend, height, IMPRINT_GAP)
    if drawn.logo:
        imprint, height = place_imprint(drawn.logo, x, 0.0, width, drawn.direction)
        pages.add(imprint, height, 0.0)
    return pages.page_set()


def _column_rows(pages: _Pages, grid: Grid) -> list[range]:
    """Return the columns of each row, as many in a row as have room."""
    most = int((pages.width - lane_width(grid)) // (pages.narrowest + GUTTER))
    return column_rows(grid, min(max(1, most), MAX_COLUMNS))


def _pitch(pages: _Pages, grid: Grid) -> float:
    """Return how far columns are apart that fill the width of a page."""
    return (pages.width - lane_width(grid)) / max(map(len, _column_rows(pages, grid)))


def _add_network(pages: _Pages, network: Network, divides: bool) -> None:
    """Add a network, whole where a page holds it, else some stations to a page, in the order of the journey."""
    placed = _place_network(pages, network)
    if placed.is_narrow and (pages.y + placed.height <= pages.bottom or (not divides and pages.holds(placed.height))):
        pages.add(placed.part, placed.height, APART)
        return
    stations = range(len(network.stations))
    while stations:
        count = _fitting_stations(pages, network, stations)
        if not count and not pages.is_fresh:
            pages.turn()
            continue
        placed = _place_network(pages, cut_network(network, stations[: max(count, 1)]))
        pages.is_roomy &= placed.is_narrow
        pages.add(placed.part, placed.height, APART)
        stations = stations[max(count, 1) :]


def _fitting_stations(pages: _Pages, network: Network, stations: range) -> int:
    """Return how many of some stations, from the first, have room on the rest of a page."""
    fitting, beyond = 0, len(stations) + 1
    while beyond - fitting > 1:
        count = (fitting + beyond) // 2
        placed = _place_network(pages, cut_network(network, stations[:count]))
        if placed.is_narrow and pages.y + placed.height <= pages.bottom:
            fitting = count
        else:
            beyond = count
    return fitting


class _PlacedNetwork(NamedTuple):
    """A network placed at the height 0, how high it is, and whether it is as narrow as the page."""

    part: Part
    height: float
    is_narrow: bool


def _place_network(pages: _Pages, network: Network) -> _PlacedNetwork:
    layout = _network(network, pages.drawn.direction, pages.width)
    is_narrow = layout.width <= pages.width
    return _PlacedNetwork(*place_network(layout, pages.margin, 0.0, pages.width), is_narrow)


def _network(network: Network, direction: str, width: float) -> NetworkLayout:
    """Return a network with as many stations in a row as have room in a width, else with one."""
    for most in range(min(len(network.stations), MAX_COLUMNS, int(width // WIDTHS[0])), 1, -1):
        layout = NetworkLayout(network, direction, most)
        if layout.width <= width:
            return layout
    return NetworkLayout(network, direction, 1)


def _add_row(pages: _Pages, row: Row, head: float, pitch: float) -> None:
    """Add a row of cards below a line, as many of them on each page as have room there."""
    cards = row.cards
    while cards:
        for count in range(len(cards), 0, -1):
            some = row._replace(cards=cards[:count])
            part, height = place_row(some, pages.margin, 2 * RULE_GAP, pages.width, head, pitch, pages.drawn.direction)
            height += 2 * RULE_GAP
            if pages.y + height <= pages.bottom:
                break
        else:
            if not pages.is_fresh:
                pages.turn()
                continue
        rule = Stroke((polyline((pages.margin, RULE_GAP), (pages.margin + pages.width, RULE_GAP)),), looks.RULE)
        pages.add(Part(items=(rule, part)), height, 0.0)
        cards = cards[count:]


FILLED = 0.85
"""A page that is filled less than that takes part of a lane which has no room there: a choice of ours."""


def _add_grid(pages: _Pages, grid: Grid) -> None:
    """Add a grid, row by row; a row that has no room is divided between lanes, each time below the same heads.

    A lane is divided too where a page would be left half empty, or can't hold it.
    """
    title = _grid_title(pages, grid)
    for columns in _column_rows(pages, grid):
        lanes, is_first = shown_lanes(grid, columns), True
        while lanes or is_first:
            y = pages.y + (title[1] if title else 0.0)
            place = partial(_place_lanes, pages, grid, columns, y, not is_first)
            band, part, count = place(lanes, pages.bottom)
            if count < len(lanes) and (band.y if count else pages.y) < FILLED * pages.bottom:
                lanes[count : count + 1] = _divide(lanes, count, place, pages.bottom)
                band, part, count = place(lanes, pages.bottom)
            if not count and lanes:
                if not pages.is_fresh:
                    pages.turn()
                    continue
                band, part, count = place(lanes[:1], inf)
            if title:
                pages.add(title[0], 0.0, title[1])
                title = None
            pages.pages[-1].append(part)
            pages.is_roomy &= band.y <= pages.bottom
            pages.y = band.y + BANDS_APART
            del lanes[:count]
            is_first = False
    pages.y += APART - BANDS_APART


def _place_lanes(
    pages: _Pages, grid: Grid, columns: range, y: float, is_repeated: bool, lanes: Sequence[Lane], bottom: float
) -> tuple[Band, Part, int]:
    """Return a row of columns at a height, what is drawn of it, and how many of some lanes it has room for."""
    width = _pitch(pages, grid) - GUTTER
    lefts = column_lefts(grid, columns, pages.margin, width)
    band = Band(grid, columns, pages.margin, lefts, width, y, pages.drawn.direction)
    return band, *place_band(band, lanes, bottom, is_repeated=is_repeated)


def _divide(
    lanes: Sequence[Lane], count: int, place: Callable[[Sequence[Lane], float], tuple[Band, Part, int]], bottom: float
) -> list[Lane]:
    """Return the lane for which there is no room behind `count` others, in two if there is room for part of it."""
    pieces = fitting_division(lanes[count], lambda piece: place([*lanes[:count], piece], bottom)[2] > count)
    return pieces or [lanes[count]]


def _grid_title(pages: _Pages, grid: Grid) -> tuple[Part, float] | None:
    """Return the title of a grid with what is noted at it, and the height of both with the room below."""
    if not grid.title:
        return None
    stack = Stack(pages.margin, 0.0, pages.width, pages.drawn.direction)
    stack.words(grid.title, TITLE, looks.INK, looks.BOLD)
    stack.words(grid.note, NOTE, looks.MUTED)
    stack.gap(10.0)
    return Part("", grid.title, grid.note, tuple(stack.items)), stack.y
