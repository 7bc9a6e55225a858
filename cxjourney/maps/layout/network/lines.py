"""The lines of a network: strong, with round corners, each in a seam of paper that lifts it over what it crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.network.routes import HOLLOW, way_width
from cxjourney.maps.layout.network.station import RING, STOP
from cxjourney.maps.places import Stroke, arced, straight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.layout.network.heights import Heights
    from cxjourney.maps.layout.network.place import Settled
    from cxjourney.maps.layout.network.routes import Route
    from cxjourney.maps.places import Point

RADIUS, SEAM, CORE = 20.0, 3.0, 3.0
_ORDER = {"out": 0, "back": 1, "on": 2}


def draw_lanes(drawn: Settled, lefts: Sequence[float], heights: Heights) -> tuple[Stroke, ...]:
    """Draw every lane; the ways onward lie on top."""
    items: list[Stroke] = []
    for lane in sorted(drawn.lanes, key=lambda one: (_ORDER[one.routes[0].way.kind], one.end)):
        courses = [_course(route, drawn, lefts, heights) for route in lane.routes]
        colour = style.WAYS[lane.routes[0].way.kind]
        head = head_length(lane.width)
        tip = courses[0][-1]
        pieces = [arced((*course[:-1], (tip[0] - head * 0.7, tip[1])), RADIUS) for course in courses]
        widths = [way_width(route.way.share) for route in lane.routes]
        items += (Stroke((piece,), style.PAPER, width + SEAM) for piece, width in zip(pieces, widths, strict=True))
        for piece, route in zip(pieces, lane.routes, strict=True):
            items += way_strokes(piece, colour, route.way.share)
        items.append(arrow_head(tip, head, colour))
    return tuple(items)


def way_strokes(piece: tuple[Point, ...], colour: str, share: float | None) -> tuple[Stroke, ...]:
    """A way along a course: as wide as its share, or hollow where none is recorded."""
    line = Stroke((piece,), colour, round(way_width(share), 2))
    return (line,) if share is not None else (line, Stroke((piece,), style.PAPER, HOLLOW - CORE))


def arrow_head(tip: Point, length: float, colour: str) -> Stroke:
    """The head of a line that runs level."""
    return Stroke((straight((tip[0] - length, tip[1]), tip),), colour, arrow=True, head=length)


def head_length(width: float) -> float:
    """How long the head of a line of some width is, so that it stands out on both sides."""
    return round(10.0 + width * 1.2, 1)


def _course(route: Route, drawn: Settled, lefts: Sequence[float], heights: Heights) -> tuple[Point, ...]:
    """The corners of a route, from the stop it leaves to the one it comes to."""
    start, end, lane, leg = route.start, route.end, route.lane, route.leg
    begin = (lefts[start.column] + STOP, heights.lines[start.row] + route.port)
    rings = "success" in drawn.network.stations[route.way.end].kinds
    x = lefts[end.column] - (RING if rings else 0.0) - 1.5
    tip = (x, heights.lines[end.row] + lane.port)
    if leg is None:
        return (begin, tip)
    if lane.leg is None:
        return (begin, (leg.x, begin[1]), (leg.x, tip[1]), tip)
    inner = lane.leg.x
    return (begin, (leg.x, begin[1]), (leg.x, lane.track), (inner, lane.track), (inner, tip[1]), tip)
