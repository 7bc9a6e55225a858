"""A picture or a monogram at the top of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import PlacedPicture
from cxjourney.maps.layout.stack import place_symbol, set_words

if TYPE_CHECKING:
    from cxjourney.maps.layout.stack import Stack
    from cxjourney.maps.model.card import Card

PORTRAIT = 52.0
"""How wide and high a portrait is, in points."""
FLATTEST, TALLEST = 0.45, 0.75
"""How high the picture of a stage or a touchpoint is, in parts of its width: at least, and at most (4:3)."""
BELOW = 6.0
MONOGRAM_LETTER = 22.0


def place_illustration(card: Card, stack: Stack) -> None:
    """Add the picture of a card to a stack; the letter that stands for a portrait where there is none."""
    drawn = card.illustration
    if drawn and drawn.picture:
        width = PORTRAIT if drawn.is_portrait else stack.width
        shape = drawn.picture.height / drawn.picture.width
        height = width if drawn.is_portrait else width * min(max(shape, FLATTEST), TALLEST)
        stack.items.append(PlacedPicture(stack.x, stack.y, width, height, drawn.picture, drawn.alt, card.faded))
        stack.y += height + BELOW
    elif card.monogram and card.symbol:
        stack.items.append(place_symbol(card.symbol, stack.x, stack.y + PORTRAIT / 2, PORTRAIT, card.faded))
        colour = looks.MUTED if card.faded else looks.PAPER
        letter = set_words(
            *(card.monogram, stack.x, stack.y, PORTRAIT, MONOGRAM_LETTER, colour, stack.direction, looks.BOLD, "middle")
        )
        stack.items.append(letter._replace(y=stack.y + (PORTRAIT - letter.height) / 2))
        stack.y += PORTRAIT + BELOW
