"""How long a stage takes, to scale: each time that is known has a mark of its own, and what lies between is a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Stroke, polyline

if TYPE_CHECKING:
    from cxjourney.maps.model.card import TimeRange


TIME_HEIGHT = 16.0
BAR, PASSIVE, LINE, MARK, END = 9.0, 4.0, 1.6, 3.5, 2.0
"""How high a bar is, one of a time with nothing to do, and a line; how wide a mark is, and a bracket at an end."""


def place_time_range(time: TimeRange, x: float, y: float, width: float) -> tuple[Box | Stroke, ...]:
    """Return a time on its scale.

    Args:
        time: The shortest, the typical and the longest time; there is a bar where both ends are known, and a line where
            one end and the typical time are.
        x: Where the scale begins, in points.
        y: Where its top is.
        width: How wide all of it is.
    """

    def at(minutes: int) -> float:
        return x + minutes / max(time.end, 1) * width

    middle = y + TIME_HEIGHT / 2
    shapes: list[Box | Stroke] = [Stroke((polyline((x, middle), (x + width, middle)),), looks.FRAME, 0.8)]
    known = [minutes for minutes in (time.low, time.typical, time.high) if minutes is not None]
    thick = PASSIVE if time.passive else BAR
    if len(known) > 1:
        is_range = time.low is not None and time.high is not None
        high = thick if is_range else LINE
        wide = at(max(known)) - at(min(known))
        shapes.append(Box(at(min(known)), middle - high / 2, wide, high, looks.KNOWN if is_range else looks.KNOWN_DEEP))
    for end, direction in ((time.low, 1.0), (time.high, -1.0)):
        if end is not None:
            shapes.append(_end(min(max(at(end), x), x + width), middle, thick, direction))
    if time.typical is not None:
        begin = min(max(at(time.typical) - MARK / 2, x), x + width - MARK)
        shapes.append(Box(begin, y, MARK, TIME_HEIGHT, looks.INK, looks.PAPER, 0.8))
    return tuple(shapes)


def _end(x: float, middle: float, thick: float, direction: float) -> Stroke:
    """Return a bracket at the shortest or the longest time, which opens to where the others are."""
    top, bottom, back = middle - thick / 2 - 1.0, middle + thick / 2 + 1.0, x + direction * 2 * END
    return Stroke((polyline((back, top), (x, top), (x, bottom), (back, bottom)),), looks.KNOWN_DEEP, END * 0.8)
