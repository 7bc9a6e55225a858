"""Sizes of pages, which way round a map fits best, whether its type can be read."""

from __future__ import annotations

from math import ceil, inf
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas.shapes import Part, Words
from cxjourney.maps.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.model.map import Map


_MM = 72 / 25.4
"""Points in a millimetre: 72 to the inch of 25.4 mm."""
PAGES = {
    "A4": (210 * _MM, 297 * _MM),
    "letter": (612.0, 792.0),
    "A3": (297 * _MM, 420 * _MM),
    "tabloid": (792.0, 1224.0),
    "A2": (420 * _MM, 594 * _MM),
    "A1": (594 * _MM, 841 * _MM),
    "A0": (841 * _MM, 1189 * _MM),
}
"""Width and height in points, upright; the smallest page first. A0 to A4 are those of ISO 216, the others of ANSI."""
_SERIES = ("A4", "A3", "A2", "A1", "A0")
BORDER = 5 * _MM
"""What many printers leave white at each edge."""
READABLE = 5.0
"""The smallest type that is read at arm's length, in points: a choice of ours.

Its small letters are 0.95 mm high (0.536 of the size in Noto Sans). Regulation (EU) 1169/2011, article 13, asks for
0.9 mm on small packages and for 1.2 mm on others.
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
    scale = min(1.0, longest / max(drawing.width, drawing.height))
    return PageFit(drawing.width * scale, drawing.height * scale, scale)


def best_orientation(page: str, drawing: Drawing) -> PageFit:
    """Return a page upright or across, whichever shows the map larger, with the map in its middle, as large as it fits.

    Raises:
        KeyError: `page` is not one of `PAGES`.
    """
    short, long = PAGES[page]
    return max((_fit(short, long, drawing), _fit(long, short, drawing)), key=lambda sheet: sheet.scale)


def _fit(width: float, height: float, drawing: Drawing) -> PageFit:
    scale = min((width - 2 * BORDER) / drawing.width, (height - 2 * BORDER) / drawing.height)
    return PageFit(width, height, scale, (width - drawing.width * scale) / 2, (height - drawing.height * scale) / 2)


def lay_out_for(drawn: Map, page: str) -> tuple[Drawing, str]:
    """Return the drawing of a map that is read best on a page, and what to say where it cannot be read there.

    Only a map whose type would be too small goes into other rows than it has by itself.

    Raises:
        KeyError: `page` is not one of `PAGES`.
    """
    natural = lay_out(drawn)
    if _smallest_type(natural, page) >= READABLE:
        return natural, ""
    tried = [natural, *(lay_out(drawn, columns) for columns in _columns_in_a_row(drawn))]
    best = max(tried, key=lambda drawing: best_orientation(page, drawing).scale)
    size = _smallest_type(best, page)
    if size >= READABLE:
        return best, ""
    wanted = next((larger for larger in _SERIES if any(_smallest_type(one, larger) >= READABLE for one in tried)), None)
    help_ = f"--page {wanted} would do" if wanted else "leave out --page for a page of the map's own size"
    return best, f"on {page} its smallest type is {size:.1f} pt, and below {READABLE:g} pt is hard to read: {help_}"


def _columns_in_a_row(drawn: Map) -> list[int]:
    """Return how many columns a row has where there is one row, where there are two, and so on."""
    columns = [len(grid.visible_columns) for grid in drawn.grids] + [len(network.main) for network in drawn.networks]
    longest = max(columns, default=0)
    return sorted({ceil(longest / rows) for rows in range(1, longest + 1)}, reverse=True)


def _smallest_type(drawing: Drawing, page: str) -> float:
    return min(_sizes(drawing.items), default=READABLE) * best_orientation(page, drawing).scale


def _sizes(items: Iterable[Ink | Part]) -> Iterator[float]:
    for item in items:
        if isinstance(item, Part):
            yield from _sizes(item.items)
        elif isinstance(item, Words) and any(item.lines):
            yield item.size
