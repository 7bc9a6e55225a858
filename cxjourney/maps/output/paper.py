"""Sizes of pages, which way round a map fits best, whether its type can be read."""

from __future__ import annotations

import re
from functools import partial
from math import floor, inf
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.languages.message import message
from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Drawing, Part, Words, mirror, scale
from cxjourney.maps.layout import lay_out
from cxjourney.maps.layout.grid_row import LANE
from cxjourney.maps.layout.page import PAGE_TITLES, place_header
from cxjourney.maps.layout.page_balance import balance
from cxjourney.maps.layout.page_filling import NO_LIMITS
from cxjourney.maps.layout.pages import lay_out_pages
from cxjourney.maps.layout.remembered_placements import remembered_placements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.layout.page_filling import Limits, PageSet
    from cxjourney.maps.model.map import Map


MM = 72 / 25.4
"""Points in a millimetre: 72 to the inch of 25.4 mm."""
PAGES = {
    "A4": (210 * MM, 297 * MM),
    "letter": (612.0, 792.0),
    "A3": (297 * MM, 420 * MM),
    "tabloid": (792.0, 1224.0),
    "A2": (420 * MM, 594 * MM),
    "A1": (594 * MM, 841 * MM),
    "A0": (841 * MM, 1189 * MM),
    "16:9": (540.0, 960.0),
    "4:3": (540.0, 720.0),
}
"""The short and the long side in points, the smallest first. A0 to A4 are of ISO 216; letter and tabloid, of ANSI.

A slide is 1080 pixels high at 144 to the inch, which `--dpi` is by default.
"""
SLIDES = ("16:9", "4:3")
"""Pages that are only across."""
_PLACE = re.compile(r"([1-9][0-9]{1,4})x([1-9][0-9]{1,4})")
"""A place of another size, such as a part of a slide: so many points wide and high, and not turned."""
SERIES = ("A4", "A3", "A2", "A1", "A0")
BORDER = 5 * MM
"""What many printers leave white at each edge."""
READABLE = 7.0
"""The smallest type on a page, in points: a choice of ours, for paper that is held and for a slide on a screen.

On paper its small letters are 1.32 mm high (0.536 of the size in Noto Sans); Regulation (EU) 1169/2011, article 13,
asks for 1.2 mm. On a slide it is 14 pixels of 1080.
"""


class PageFit(NamedTuple):
    """A page with a map on it: its size, how much the map is scaled, and where its top left corner lies."""

    width: float
    height: float
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0


def natural_page(drawing: Drawing, longest: float = inf) -> PageFit:
    """Return a page of the map's own size, in points; a map with a side longer than `longest` is scaled down to it."""
    factor = min(1.0, longest / max(drawing.width, drawing.height))
    return PageFit(drawing.width * factor, drawing.height * factor, factor)


def page_fit(page: str, drawing: Drawing) -> PageFit:
    """Return the page that a drawing was laid out for, with the drawing in its middle.

    Raises:
        KeyError: `page` is not one of `PAGES`.
    """
    sizes = _page_sizes(page, whole=False)
    width, height = sizes[-1] if drawing.height > drawing.width else sizes[0]
    return PageFit(width, height, 1.0, (width - drawing.width) / 2, (height - drawing.height) / 2)


class PagedMap(NamedTuple):
    """A map on pages of one size.

    Attributes:
        drawings: What stands on each page, in points.
        warning: What to say where its type can't be read there; empty where it can.
    """

    drawings: tuple[Drawing, ...]
    warning: str


class _Try(NamedTuple):
    """Pages of a map, how many times as large as by itself it is on them, and their size in points.

    `lay_out` lays it out so again, with limits to how far down pages are filled.
    """

    made: PageSet
    scale: float
    size: tuple[float, float]
    lay_out: Callable[[Limits], PageSet]

    @property
    def pages(self) -> tuple[tuple[Ink | Part, ...], ...]:
        """Return what stands on each page."""
        return self.made.pages

    @property
    def cost(self) -> tuple[int, int, bool, float]:
        """Return what is to be least: a page more is worth a row of columns less, which a reader follows across.

        Of a divided network no page but the last is to be left half empty: rather it is a step smaller.
        """
        return len(self.pages) + self.made.rows, self.made.rows, self.made.is_sparse, -self.scale


def lay_out_for(drawn: Map, page: str, number: Callable[[int, int], str]) -> PagedMap:
    """Return a map laid out for a page: on as few pages as its type allows, and there as large as it fits.

    Args:
        drawn: The map.
        page: One of `PAGES`, or a place such as `960x440`.
        number: Returns the words that number a page, by its number from 1 and how many pages there are.

    Raises:
        KeyError: `page` is neither.
    """
    with remembered_placements():
        return _lay_out_for(drawn, page, number)


def _lay_out_for(drawn: Map, page: str, number: Callable[[int, int], str]) -> PagedMap:
    least = _least_scale(drawn)
    best = _largest(drawn, page, number, least)
    warning: str = ""
    if best is None:
        best = _smaller(drawn, page, number, least)
        size = READABLE * best.scale / least
        larger = SERIES[SERIES.index(page) + 1 :] if page in SERIES else SERIES
        wanted = next((one for one in larger if _largest(drawn, one, number, least)), None)
        help_ = message("engine.small.larger", page=wanted) if wanted else message("engine.small.own")
        warning = message("engine.small", page=page, size=round(size, 1), least=READABLE, help=help_)
    width, height = best.size
    drawings = []
    for items in balance(best.lay_out, best.made).pages:
        placed = items if drawn.direction != "rtl" else tuple(mirror(item, width / best.scale) for item in items)
        scaled = tuple(scale(item, best.scale) for item in placed)
        title, says, language = drawn.title, drawn.description, drawn.language
        drawings.append(Drawing(width, height, language, drawn.direction, title, says, looks.PAPER, scaled, drawn.kind))
    return PagedMap(tuple(drawings), warning)


def page_for_one(drawn: Map, page: str, number: Callable[[int, int], str]) -> str:
    """Return the smallest page larger than `page` that holds a map alone; empty where none does."""
    least, area = _least_scale(drawn), PAGES[page][0] * PAGES[page][1]
    with remembered_placements():
        for larger in SERIES:
            if PAGES[larger][0] * PAGES[larger][1] > area:
                found = _largest(drawn, larger, number, least)
                if found and len(found.pages) == 1:
                    return larger
    return ""


LARGEST, STEP, FINE_STEPS, NARROWEST, MARGIN = 3.0, 1.12, (1.08, 1.04), 560.0, 30.0
"""How many times as large as by itself a map becomes at most, and by how much each try is larger than the last.

After the largest step, smaller ones fill what is left of the pages.

A page is at least so wide, with so wide a margin, both in points of the map by itself.
"""
NARROWEST_COLUMNS = (205.0, 165.0, 150.0)
"""How wide columns are at least, in points of the map by itself: the narrower ones where they save a page."""


def _page_sizes(page: str, whole: bool = True) -> tuple[tuple[float, float], ...]:
    """Return the sizes that a page may have, in ``whole`` points or as it is: paper is turned, a slide is not."""
    if place := _PLACE.fullmatch(page):
        return ((float(place[1]), float(place[2])),)
    short, long = (floor(side) if whole else side for side in PAGES[page])
    return ((long, short),) if page in SLIDES else ((long, short), (short, long))


def _lay_out(
    drawn: Map,
    inner: tuple[float, float],
    margin: float,
    narrowest: float,
    number: Callable[[int, int], str],
    divides: bool,
    limits: Limits,
) -> PageSet:
    return lay_out_pages(drawn, inner, margin, narrowest, number, divides=divides, limits=limits)


def _lay_out_even(lay_out_so: Callable[[Limits], PageSet]) -> PageSet:
    """Return pages filled as far as they can be, or where that leaves one half empty, evenly."""
    made = lay_out_so(NO_LIMITS)
    return balance(lay_out_so, made) if made.is_sparse else made


def _try(drawn: Map, size: tuple[float, float], factor: float, number: Callable[[int, int], str]) -> _Try | None:
    """Return the fewest pages of a map at a scale; None where something has no room on them."""
    margin = max(MARGIN, BORDER / factor)
    inner = (size[0] / factor, size[1] / factor)
    ways = [
        partial(_lay_out, drawn, inner, margin, narrowest, number, divides)
        for narrowest in (NARROWEST_COLUMNS if drawn.grids else NARROWEST_COLUMNS[:1])
        for divides in (False, True)[: len(drawn.networks) + 1]
    ]
    tries = (_Try(_lay_out_even(lay_out_so), factor, size, lay_out_so) for lay_out_so in ways)
    roomy = (one for one in tries if one.made.is_roomy)
    return min(roomy, key=lambda one: one.cost, default=None)


def _largest(drawn: Map, page: str, number: Callable[[int, int], str], least: float) -> _Try | None:
    """Return a map as large as it is on the fewest pages and rows on which it can be read; None where it can't."""
    found: list[_Try] = []
    for size in _page_sizes(page):
        factor = least
        while factor == least or (factor <= LARGEST and size[0] / factor >= NARROWEST):
            tried = _try(drawn, size, factor, number)
            if tried and found and len(tried.pages) > min(len(one.pages) for one in found):
                break
            found += [tried] if tried else []
            factor *= STEP
    best = min(found, key=lambda one: one.cost, default=None)
    finer = [_try(drawn, best.size, best.scale * step, number) for step in FINE_STEPS] if best else []
    return min((one for one in (*finer, best) if one), key=lambda one: one.cost, default=None)


def _smaller(drawn: Map, page: str, number: Callable[[int, int], str], least: float) -> _Try:
    """Return a map as large as it fits on a page, in type that is too small to be read."""
    factor = least
    while True:
        factor /= STEP
        tries = [_try(drawn, size, factor, number) for size in _page_sizes(page)]
        found = [one for one in tries if one]
        if found:
            return min(found, key=lambda one: one.cost)


def _least_scale(drawn: Map) -> float:
    """Return the scale at which the smallest type of a map can just be read, also in a head as narrow as can be."""
    header, _ = place_header(drawn._replace(rows=()), 0.0, 0.0, NARROWEST, LANE, NARROWEST, PAGE_TITLES)
    return READABLE / min(type_sizes((*lay_out(drawn).items, header)), default=READABLE)


def type_sizes(items: Iterable[Ink | Part]) -> Iterator[float]:
    """Yield the size of type of all words, in points."""
    for item in items:
        if isinstance(item, Part):
            yield from type_sizes(item.items)
        elif isinstance(item, Words) and any(item.lines):
            yield item.size
