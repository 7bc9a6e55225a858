"""Bars in a network: one at which parallel ways open, and one at which they join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Stroke, polyline
from cxjourney.maps.layout.network_stations import RING, STOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxjourney.maps.layout.network_routes import NetworkRoute


BAR, APART, BEYOND = 4.5, 8.0, 7.0
"""How thick a bar is, how far it stands from the ring around a stop, and how far it reaches beyond ways, in points."""


def place_bars(
    routes: Sequence[NetworkRoute], lefts: Sequence[float], lines: Sequence[float], heads: Mapping[int, float]
) -> tuple[Stroke, ...]:
    """Return the bars of all stations that have some.

    Args:
        routes: The ways, with the ports at which they leave and come.
        lefts: Where each column begins, in points.
        lines: The height of the line of each row.
        heads: By station, how long the heads of the ways that come to it are.
    """
    found: dict[tuple[int, bool], list[tuple[float, float]]] = {}
    for route in routes:
        if route.way.opens:
            x = lefts[route.start.column] + STOP + RING + APART
            found.setdefault((route.way.start, False), []).append((x, lines[route.start.row] + route.port))
        if route.way.joins:
            x = lefts[route.end.column] - RING - heads[route.way.end] - APART
            found.setdefault((route.way.end, True), []).append((x, lines[route.end.row] + route.lane.port))
    return tuple(_bar(points) for points in found.values())


def _bar(points: Sequence[tuple[float, float]]) -> Stroke:
    (x, _), ys = points[0], [y for _, y in points]
    piece = polyline((x, min(ys) - BEYOND), (x, max(ys) + BEYOND))
    return Stroke((piece,), looks.ROUTE, BAR)
