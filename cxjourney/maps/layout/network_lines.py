"""The lines of a network: as wide as their shares, with heads that tell ways back from others without colours too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Stroke, arc_polyline, polyline
from cxjourney.maps.layout.network_routes import HOLLOW, way_width
from cxjourney.maps.layout.network_spacing import way_colour
from cxjourney.maps.layout.network_stations import STOP, ring_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.canvas.shapes import Point
    from cxjourney.maps.layout.network import Heights, NetworkLayout
    from cxjourney.maps.layout.network_routes import NetworkLane, NetworkRoute

RADIUS, SEAM, CORE = 20.0, 3.0, 3.0
BEHIND = 0.55
"""How far the second head of a way back stands behind the first, in parts of its length."""
_ORDER = {"out": 0, "back": 1, "on": 2}


def draw_lanes(layout: NetworkLayout, lefts: Sequence[float], heights: Heights) -> tuple[Stroke, ...]:
    """Return the strokes of every lane; the ways onward come last and lie on top."""
    items: list[Stroke] = []
    for lane in sorted(layout.lanes, key=_order):
        courses = [_course(route, layout, lefts, heights) for route in lane.routes]
        colour = way_colour(lane.routes[0].way)
        head = head_length(lane.width)
        tip = courses[0][-1]
        pieces = [arc_polyline((*course[:-1], (tip[0] - head * 0.7, tip[1])), RADIUS) for course in courses]
        widths = [way_width(route.way.share) for route in lane.routes]
        items += (Stroke((piece,), looks.PAPER, width + SEAM) for piece, width in zip(pieces, widths, strict=True))
        for piece, route in zip(pieces, lane.routes, strict=True):
            items += way_strokes(piece, colour, route.way.share, route.way.undeclared)
        items += way_heads(tip, head, colour, lane.routes[0].way.kind)
    return tuple(items)


def _order(lane: NetworkLane) -> tuple[bool, int, int]:
    """Return what lanes are drawn by: those that step back first, and the ways onward last."""
    way = lane.routes[0].way
    return not way.faded, _ORDER[way.kind], lane.end


def way_strokes(
    piece: tuple[Point, ...], colour: str, share: float | None, is_dashed: bool = False
) -> tuple[Stroke, ...]:
    """Return a way along a course: as wide as its share of 1, or hollow where none is recorded."""
    line = Stroke((piece,), colour, round(way_width(share), 2), dashed=is_dashed)
    return (line,) if share is not None else (line, Stroke((piece,), looks.PAPER, HOLLOW - CORE))


def arrow_head(tip: Point, length: float, colour: str) -> Stroke:
    """Return the head of a line that runs level; its length is in points."""
    return Stroke((polyline((tip[0] - length, tip[1]), tip),), colour, arrow=True, head=length)


def way_heads(tip: Point, length: float, colour: str, kind: str) -> tuple[Stroke, ...]:
    """Return the head of a line that runs level, and of a way back two, one behind the other: without colours too."""
    head = arrow_head(tip, length, colour)
    if kind != "back":
        return (head,)
    behind = arrow_head((tip[0] - length * BEHIND, tip[1]), length, colour)
    return (behind, arrow_head((tip[0] + SEAM / 2, tip[1]), length + SEAM, looks.PAPER), head)


def head_length(width: float) -> float:
    """Return how long the head of a line is, in points, so that it stands out on both sides of the line's width."""
    return round(10.0 + width * 1.2, 1)


def _course(route: NetworkRoute, layout: NetworkLayout, lefts: Sequence[float], heights: Heights) -> tuple[Point, ...]:
    """Return the corners of a route, from the stop it leaves to the one it comes to."""
    start, end, lane, leg = route.start, route.end, route.lane, route.leg
    begin = (lefts[start.column] + STOP, heights.lines[start.row] + route.port)
    x = lefts[end.column] - ring_width(layout.network.stations[route.way.end].kinds) - 1.5
    tip = (x, heights.lines[end.row] + lane.port)
    if leg is None:
        return (begin, tip)
    if lane.leg is None:
        return (begin, (leg.x, begin[1]), (leg.x, tip[1]), tip)
    inner = lane.leg.x
    return (begin, (leg.x, begin[1]), (leg.x, lane.track), (inner, lane.track), (inner, tip[1]), tip)
