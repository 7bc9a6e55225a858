"""The team's name at the foot of a map."""

from __future__ import annotations

from cxjourney.maps import style
from cxjourney.maps.layout.stack import set_words
from cxjourney.maps.places import Part

SIZE = 14.0


def place_imprint(logo: str, x: float, y: float, width: float, direction: str) -> tuple[Part, float]:
    """Place the team's name where the last line ends. Returns it with its height."""
    words = set_words(logo, x, y, width, SIZE, style.INK, direction, style.BOLD, "end")
    return Part("imprint", logo, "", (words,)), words.height
