"""The hatching that says that nobody knows."""

from __future__ import annotations

from cxjourney.maps import style
from cxjourney.maps.places import Box, Point, Stroke, straight

SPACING = 9.0


def hatched(
    x: float, y: float, width: float, height: float, pen: float = 2.0, spacing: float = SPACING
) -> tuple[Stroke | Box, ...]:
    """Slanting lines that fill a rectangle, in a frame drawn with `pen`."""
    pieces = []
    offset = spacing
    while offset < width + height:
        low: Point = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        high: Point = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        pieces.append(straight(low, high))
        offset += spacing
    return (Stroke(tuple(pieces), style.HATCH, 1.5), Box(x, y, width, height, "", style.ALARM, pen))
