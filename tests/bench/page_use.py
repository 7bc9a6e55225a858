"""Measures how maps use their pages: every example journey × view × page, how full pages are and how small their type.

Run it as ``python -m tests.bench.page_use [JOURNEY …]``. A page is as full as the frame around all that stands on it,
in parts of what lies within its margins; of several pages the last one holds what is left, and does not count.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Box, Part, PlacedPicture, Stroke, Words
from cxjourney.maps.content.illustrations import attach_pictures
from cxjourney.maps.draw_map import language_of
from cxjourney.maps.output.paper import BORDER, lay_out_for
from cxjourney.maps.views import VIEWS
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.model.map import Map

JOURNEYS = Path(__file__).parents[2] / "journeys"
DAY = date(2026, 11, 21)
PAGES = ("A4", "A3", "16:9")
HALF = 0.5


class PageUse(NamedTuple):
    """How a map uses its pages: the name of the map, the page, how full each is, and its smallest type in points."""

    name: str
    page: str
    fills: tuple[float, ...]
    smallest: float

    @property
    def counted(self) -> tuple[float, ...]:
        """Return how full those pages are that others follow, or the only one."""
        return self.fills[:-1] or self.fills


def page_uses(found: Iterable[Study], pages: Iterable[str] = PAGES) -> Iterator[PageUse]:
    """Yield how each map of these journeys uses its pages; the small picture has a size of its own."""
    every = list(found)
    for page in pages:
        for name, view in VIEWS.items():
            if name == "strip":
                continue
            if view.compose_all:
                yield page_use(view.compose_all(every, language(language_of(every))), page)
                continue
            for study in every:
                drawn = view.map_of(
                    study, tuple(one for one in every if one is not study), language(study.journey.language)
                )
                yield page_use(drawn, page)


def page_use(drawn: Map, page: str) -> PageUse:
    """Return how a map uses its pages."""
    drawings = lay_out_for(attach_pictures(drawn, {}), page, lambda one, many: f"{one} / {many}").drawings
    sizes = [item.size for one in drawings for item in _inks(one.items) if isinstance(item, Words) and any(item.lines)]
    return PageUse(drawn.name, page, tuple(fill(one) for one in drawings), min(sizes))


def fill(drawing: Drawing) -> float:
    """Return the area of the frame around all that is drawn, in parts of the page within a printer's border."""
    boxes = [_frame(item) for item in _inks(drawing.items)]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return (right - left) * (bottom - top) / ((drawing.width - 2 * BORDER) * (drawing.height - 2 * BORDER))


def _frame(item: Ink) -> tuple[float, float, float, float]:
    if isinstance(item, Stroke):
        xs = [x for piece in item.pieces for x, _ in piece]
        ys = [y for piece in item.pieces for _, y in piece]
        return min(xs), min(ys), max(xs), max(ys)
    return item.x, item.y, item.x + item.width, item.y + item.height


def _inks(items: Iterable[Ink | Part]) -> Iterator[Ink]:
    for item in items:
        if isinstance(item, Part):
            yield from _inks(item.items)
        elif isinstance(item, (Box, PlacedPicture, Stroke)) or (isinstance(item, Words) and any(item.lines)):
            yield item


def main(names: list[str]) -> None:
    """Print a line for each map and page, and the mean and the minimum of each page."""
    found = [study for study in studies(load([JOURNEYS]), DAY) if not names or study.journey.journey in names]
    uses = []
    for use in page_uses(found):
        uses.append(use)
        full = " ".join(f"{one:.2f}" for one in use.fills)
        name = f"{use.page:5} {use.name:40}"
        print(f"{name} {len(use.fills):3} pages, type {use.smallest:.1f} pt, full {full}", flush=True)
    for page in PAGES:
        here = [use for use in uses if use.page == page]
        fills = [one for use in here for one in use.counted]
        mean, poor = sum(fills) / len(fills), sum(one < HALF for one in fills)
        pages, smallest = sum(len(use.fills) for use in here), min(use.smallest for use in here)
        said = f"{page:5} mean {mean:.2f}, least {min(fills):.2f}, below half {poor} of {len(fills)}"
        print(f"{said}, {pages} pages, type {smallest:.1f} pt")


if __name__ == "__main__":
    main(sys.argv[1:])
