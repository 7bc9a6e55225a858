"""A stack of words and ornaments, each below the one before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import icons, looks
from cxjourney.maps.canvas.shapes import Box, Part, Point, Stroke, Words, polyline
from cxjourney.maps.canvas.text_wrapping import break_evenly, break_lines, direction, visible_text

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Ink


@dataclass(slots=True)
class Stack:
    """Collects things from `y` downwards, in a column of `width` that begins at `x`."""

    x: float
    y: float
    width: float
    direction: str
    items: list[Ink | Part] = field(default_factory=list)

    def words(
        self, text: str, size: float, colour: str, weight: int = 400, align: str = "start", *, even: bool = False
    ) -> Words | None:
        """Add text, broken into lines, `even` ones for a title, and return it at its place.

        Nothing, and None, where it is empty.
        """
        if not text.strip():
            return None
        placed = set_words(text, self.x, self.y, self.width, size, colour, self.direction, weight, align, even=even)
        self.items.append(placed)
        self.y += placed.height
        return placed

    def gap(self, height: float) -> None:
        """Leave room, in points."""
        self.y += height

    def shape(self, symbol: str, x: float, middle: float, size: float, faded: bool = False) -> None:
        """Add a symbol of `looks.SYMBOLS` that begins at `x`, centred on the height `middle`."""
        self.items.append(place_symbol(symbol, x, middle, size, faded))


def place_icon(icon: str, x: float, y: float, size: float, colour: str, direction: str) -> Stroke:
    """Return an icon of `icons` in a square that begins at a point."""
    return Stroke(icons.icon_pieces(icon, x, y, size, direction), colour, icons.PEN * size / icons.GRID)


def set_words(
    text: str,
    x: float,
    y: float,
    width: float,
    size: float,
    colour: str,
    otherwise: str,
    weight: int = 400,
    align: str = "start",
    *,
    even: bool = False,
) -> Words:
    """Return text at its place, broken into lines, running the way that its own letters run.

    Args:
        text: The text as somebody wrote it.
        x: Where its lines begin, in points.
        y: Where the first line has its top.
        width: How wide a line may be.
        size: The size of its type.
        colour: The name of its colour.
        otherwise: The direction, `ltr` or `rtl`, of text without a letter.
        weight: 400, or 700 for bold.
        align: `start`, `middle` or `end`.
        even: Whether its lines are of about one length, where they are few.
    """
    shown = visible_text(text)
    lines = (break_evenly if even else break_lines)(shown, width, size, weight)
    leading = looks.leading(shown) * size
    return Words(x, y, width, lines, size, leading, colour, weight, align, direction(shown, otherwise))


def place_symbol(symbol: str, x: float, middle: float, size: float, faded: bool = False) -> Box:
    """Return a symbol of `looks.SYMBOLS` as a box; faded, it is its outline."""
    drawn = looks.SYMBOLS[symbol]
    if faded:
        drawn = drawn._replace(fill=looks.PAPER, line=looks.FRAME)
    return Box(x, middle - size / 2, size, size, drawn.fill, drawn.line, 1.2, drawn.dashed, False, drawn.shape)


SPACING = 9.0


def hatch(
    x: float, y: float, width: float, height: float, pen: float = 2.0, spacing: float = SPACING
) -> tuple[Stroke | Box, ...]:
    """Return slanting lines that fill a rectangle, and its frame.

    Args:
        x: Where the rectangle begins, in points.
        y: Where its top is.
        width: How wide it is.
        height: How high it is.
        pen: How thick its frame is.
        spacing: How far the lines are apart along its sides.
    """
    pieces = []
    offset = spacing
    while offset < width + height:
        low: Point = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        high: Point = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        pieces.append(polyline(low, high))
        offset += spacing
    return (Stroke(tuple(pieces), looks.HATCH, 1.5), Box(x, y, width, height, "", looks.ALARM, pen))
