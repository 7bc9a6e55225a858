"""Pages of one size while they are filled, each after the first below a head that says which one it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part, Stroke, move, polyline
from cxjourney.maps.layout.grid_row import GUTTER
from cxjourney.maps.layout.stack import set_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.map import Map

HEAD, HEAD_SHARE, HEAD_GAP = 11.0, 0.62, 14.0
"""The size of type at the head of a further page, the share of its width that the title has, and the room below."""
APART = 24.0
"""The room below what stands on a page."""
NONE: Mapping[int, float] = MappingProxyType({})
ENOUGH = 0.7
"""A page that is filled as much is full enough, with the room below what stands there. A choice of ours."""
MANY = 88
"""The number by which the room for the number of a page is measured."""


class Limits(NamedTuple):
    """How far down pages may be filled, as shares from 0 to 1; to the bottom where nothing is said.

    Attributes:
        rows: How far lanes may reach, by the row of columns that they stand in, from 0.
        pages: How far all that stands on a page may reach, by the page, from 0.
        stations: How many stations each part of a divided network has at most, from the first.
        together: How many cards of a cell at least go on to the next page, where a lane is divided.
        whole: The lanes that are divided only where no page holds them, each by its row of columns and its name.
    """

    rows: Mapping[int, float] = NONE
    pages: Mapping[int, float] = NONE
    stations: tuple[int, ...] = ()
    together: int = 1
    whole: frozenset[tuple[int, str]] = frozenset()


NO_LIMITS = Limits()


class PageSet(NamedTuple):
    """A map laid out for pages.

    Attributes:
        pages: What stands on each page, left to right.
        is_roomy: Whether it has room there.
        rows: How many rows the columns break into.
        filled: How much of the height of each page is used, as a share from 0 to 1.
        has_lone_legend: Whether nothing but the legend and the imprint stand on the last page.
        divided: The lanes that go on from one page to the next, each as often as it does, by its row of columns, from
            0, and its name.
        stations: How many stations each part of a divided network has.
    """

    pages: tuple[tuple[Ink | Part, ...], ...]
    is_roomy: bool
    rows: int
    filled: tuple[float, ...]
    has_lone_legend: bool
    divided: tuple[tuple[int, str], ...]
    stations: tuple[int, ...] = ()

    @property
    def is_sparse(self) -> bool:
        """Whether a part of a divided network leaves much of a page empty, which is not the last."""
        return len(self.stations) > 1 and min(self.filled[:-1], default=1.0) < ENOUGH


class Pages:
    """Pages while they are filled, from the top of the first to the bottom of the last; all lengths in points.

    Args:
        drawn: The map.
        size: How wide and how high a page is.
        margin: How much is left free at each edge.
        narrowest: How wide a column is at least.
        number: Returns the words that number a page, by its number from 1 and how many pages there are.
        limits: How far down they may be filled.
    """

    def __init__(
        self,
        drawn: Map,
        size: tuple[float, float],
        margin: float,
        narrowest: float,
        number: Callable[[int, int], str],
        limits: Limits = NO_LIMITS,
    ) -> None:
        self.drawn, self.margin, self.narrowest, self.number = drawn, margin, narrowest, number
        self.width, self._end = size[0] - 2 * margin, size[1] - margin
        self.limits = limits
        self.pages: list[list[Ink | Part]] = [[]]
        self.filled: list[float] = []
        self.top = self.y = margin
        self.is_roomy, self.has_lone_legend = True, False
        self.rows = self.row = 0
        self.divided: list[tuple[int, str]] = []
        self.stations: list[int] = []

    def turn(self) -> None:
        """Go on with the next page, below its head."""
        self.filled.append(self.y / self._end)
        self.pages.append([])
        self.top = self.y = self.margin + self._head(MANY, MANY)[1] + HEAD_GAP

    def holds(self, height: float) -> bool:
        """Return whether a further page has room for something of a height."""
        return self.margin + self._head(MANY, MANY)[1] + HEAD_GAP + height <= self._end

    @property
    def bottom(self) -> float:
        """Return how far down the page that is being filled may be filled, in points."""
        return self._end * self.limits.pages.get(len(self.pages) - 1, 1.0)

    @property
    def lanes_end(self) -> float:
        """Return how far down lanes of the row of columns that is being placed may reach, in points."""
        return self.top + (self.bottom - self.top) * self.limits.rows.get(self.row, 1.0)

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
        """Return all pages, with heads where there are several."""
        pages = len(self.pages)
        first, *others = self.pages
        further = ((self._head(number, pages)[0], *page) for number, page in enumerate(others, 2))
        filled = (*self.filled, self.y / self._end)
        return PageSet(
            (tuple(first), *further),
            self.is_roomy,
            max(self.rows, 1),
            filled,
            self.has_lone_legend,
            tuple(self.divided),
            tuple(self.stations),
        )
