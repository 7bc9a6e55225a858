"""What ends every map: the team's name below all else, the edges of the sheet, and the way it runs."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Drawing, Part, mirror
from cxjourney.maps.layout.stack import set_words

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.map import Map


SIZE, IMPRINT_GAP = 14.0, 14.0


def finish_sheet(drawn: Map, items: list[Ink | Part], margin: float, y: float, width: float) -> Drawing:
    """Return the drawing of a map of which everything is in its place. Lengths are in points.

    What runs right to left was laid out left to right, and is seen in a mirror.

    Args:
        drawn: The map.
        items: What is drawn of it; the team's name is added.
        margin: How much room there is on each side.
        y: Where the last of the items ends.
        width: How wide the map is, without its margins.
    """
    if drawn.logo:
        imprint, height = place_imprint(drawn.logo, margin, y + IMPRINT_GAP, width, drawn.direction)
        items.append(imprint)
        y += IMPRINT_GAP + height
    # Whole points: older Graphviz rounds sizes to them, and would move everything by the rest.
    full = float(ceil(width + 2 * margin))
    if drawn.direction == "rtl":
        items = [mirror(item, full) for item in items]
    return Drawing(
        full,
        float(ceil(y + margin)),
        drawn.language,
        drawn.direction,
        drawn.title,
        drawn.description,
        looks.PAPER,
        tuple(items),
        drawn.kind,
    )


def place_imprint(logo: str, x: float, y: float, width: float, direction: str) -> tuple[Part, float]:
    """Return the team's name, which ends where the page's last line does, and its height, in points."""
    words = set_words(logo, x, y, width, SIZE, looks.INK, direction, looks.BOLD, "end")
    return Part("imprint", logo, "", (words,)), words.height
