"""Ways between stages of different rows or pages: no line can join them, so a lane below the heads says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import MapCell, MapLane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.maps.model.map import Arrow, Grid


def ways_lane(grid: Grid, columns: range) -> MapLane | None:
    """Return a lane with the ways from a row of columns to others and back; None where there are none.

    A way is told where it begins, with when and how often it is taken; where it ends it is only named.
    """
    far = [link for link in grid.links if (link.start in columns) != (link.end in columns) and not grid.is_plain(link)]
    if not far:
        return None
    cells = tuple(MapCell(tuple(_cards(grid, far, column, columns))) for column in range(len(grid.columns)))
    return MapLane("ways", Card(grid.ways_title, "lane"), cells)


def _cards(grid: Grid, far: list[Arrow], column: int, columns: range) -> Iterator[Card]:
    """Yield a card for each way from a column, and one for all that come to it."""
    for link in far:
        if link.start == column and column in columns:
            title = grid.onward.format(stage=grid.columns[link.end].head.title)
            yield Card(title, f"way-{link.kind}", details=(link.words,) if link.words else ())
    coming = [link for link in far if link.end == column and column in columns]
    if coming:
        says = tuple(grid.origin.format(stage=grid.columns[link.start].head.title) for link in coming)
        yield Card("", details=says)
