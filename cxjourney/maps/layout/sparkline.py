"""A sparkline: a line through figures over time, as small as a word.

After Tufte, Beautiful Evidence (2006): it has no axes, and its ends are said in words beside it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Stroke, polyline

if TYPE_CHECKING:
    from cxjourney.maps.model.card import Sparkline


HEIGHT, PEN = 24.0, 1.6
EARLIER, NOW = 4.5, 8.0
"""How large the mark of an earlier figure is, and of today's."""


def place_sparkline(
    line: Sparkline, x: float, y: float, width: float, height: float = HEIGHT
) -> tuple[Box | Stroke, ...]:
    """Return a sparkline in a rectangle, in points; the way to a figure that nobody dated is dashed."""
    inset = NOW / 2
    points = [(x + inset + at * (width - NOW), y + inset + (1 - value) * (height - NOW)) for at, value in line.points]
    pairs = list(pairwise(points))
    solid = pairs if line.is_dated or not line.ends_now else pairs[:-1]
    items: list[Box | Stroke] = []
    if line.target is not None:
        level = y + inset + (1 - line.target) * (height - NOW)
        items.append(Stroke((polyline((x, level), (x + width, level)),), looks.INK, 0.8))
    if solid:
        items.append(Stroke(tuple(polyline(*pair) for pair in solid), looks.KNOWN_DEEP, PEN))
    if len(solid) < len(pairs):
        items.append(Stroke((polyline(*pairs[-1]),), looks.KNOWN_DEEP, PEN, dashed=True))
    for index, (left, top) in enumerate(points):
        is_now = line.ends_now and index == len(points) - 1
        size = NOW if is_now else EARLIER
        fill = looks.KNOWN_DEEP if is_now else looks.PAPER
        items.append(Box(left - size / 2, top - size / 2, size, size, fill, looks.KNOWN_DEEP, 1.2, shape="circle"))
    return tuple(items)
