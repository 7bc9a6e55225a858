"""How long a stage takes, to scale: a bar from the shortest to the longest time, and a mark at the typical one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Stroke, polyline

if TYPE_CHECKING:
    from cxjourney.maps.model.card import TimeRange


TIME_HEIGHT = 16.0
BAR, LEAST, MARK, PEN = 9.0, 2.0, 3.5, 1.2
"""How high a bar is, how wide at least, how wide a mark is, and how thick the frame of a bar is, in points."""


def place_time_range(time: TimeRange, x: float, y: float, width: float) -> tuple[Box | Stroke, ...]:
    """Return a time on its scale.

    Args:
        time: The shortest, the typical and the longest time; the bar goes as far as two of them are known.
        x: Where the scale begins, in points.
        y: Where its top is.
        width: How wide all of it is.
    """

    def at(minutes: int) -> float:
        return x + minutes / max(time.end, 1) * width

    middle = y + TIME_HEIGHT / 2
    shapes: list[Box | Stroke] = [Stroke((polyline((x, middle), (x + width, middle)),), looks.FRAME, 0.8)]
    shapes.append(Stroke((polyline((x, middle - 4.0), (x, middle + 4.0)),), looks.FRAME, 0.8))
    known = [minutes for minutes in (time.low, time.typical, time.high) if minutes is not None]
    if len(known) > 1:
        low, high = min(known), max(known)
        wide = max(at(high) - at(low), LEAST)
        begin = min(at(low), x + width - wide)
        fill = looks.PAPER if time.passive else looks.KNOWN
        shapes.append(Box(begin, middle - BAR / 2, wide, BAR, fill, looks.KNOWN_DEEP, PEN))
    if time.typical is not None:
        begin = min(max(at(time.typical) - MARK / 2, x), x + width - MARK)
        shapes.append(Box(begin, y, MARK, TIME_HEIGHT, looks.INK, looks.PAPER, 0.8))
    return tuple(shapes)
