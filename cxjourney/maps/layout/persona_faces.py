"""A line of faces: who travels the journey, on the first page of a map whose cards of them stand on a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part, PlacedPicture
from cxjourney.maps.canvas.text_wrapping import text_width, visible_text
from cxjourney.maps.layout.cards import place_card
from cxjourney.maps.layout.grid_row import GUTTER
from cxjourney.maps.layout.stack import place_symbol, set_words
from cxjourney.maps.model.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.map import Row

FACE, LETTER, NAME = 26.0, 12.0, 11.5
"""How high a face is, in points, and the sizes of its letter and of the name beside it."""
WIDEST_NAME, BESIDE, APART, LINE_GAP = 150.0, 6.0, 22.0, 6.0
MOST_LINES = 2


def place_faces(
    rows: Sequence[Row], x: float, y: float, width: float, head: float, direction: str
) -> tuple[Part, float] | None:
    """Return the faces of the personas beside the name of their row, and the height of all; None where there are none.

    There are none either where they would take more than two lines.

    Args:
        rows: The rows of cards at the head of a map.
        x: Where the name of the row begins, in points.
        y: Where the top is.
        width: How wide all of it may be.
        head: How wide the head of a lane is, which the name of the row keeps to.
        direction: The direction of words without a letter.
    """
    row = next((row for row in rows if row.cards and all(card.face for card in row.cards)), None)
    if row is None:
        return None
    title, height = place_card(Card(row.title, "lane"), x, y, head, direction)
    items: list[Ink | Part] = [Part(items=title.items)]
    begin = left = x + head + GUTTER
    top, lines = y, 1
    for card in row.cards:
        face, wide, high = _place_face(card, left, top, direction)
        if left > begin and left + wide > x + width:
            left, top, lines = begin, top + FACE + LINE_GAP, lines + 1
            face, wide, high = _place_face(card, left, top, direction)
        items.append(face)
        left += wide + APART
        height = max(height, top + high - y)
    return (Part("", row.title, "", tuple(items)), height) if lines <= MOST_LINES else None


def _place_face(card: Card, x: float, y: float, direction: str) -> tuple[Part, float, float]:
    """Return a face with the persona's name beside it, and its width and height.

    It is a portrait with her mark, or the mark alone with her letter in it.
    """
    name = card.face.name if card.face else card.title
    letter = card.face.letter if card.face else ""
    colour = looks.MUTED if card.faded else looks.INK
    left, middle = x + FACE + BESIDE, y + FACE / 2
    drawn = card.illustration
    items: list[Ink | Part] = []
    if drawn and drawn.picture:
        size = looks.SYMBOLS[card.symbol].size
        items.append(PlacedPicture(x, y, FACE, FACE, drawn.picture, drawn.alt, card.faded))
        items.append(place_symbol(card.symbol, left, middle, size, card.faded))
        left += size + BESIDE
    else:
        ink = looks.MUTED if card.faded else looks.PAPER
        items.append(place_symbol(card.symbol, x, middle, FACE, card.faded))
        placed = set_words(letter, x, y, FACE, LETTER, ink, direction, looks.BOLD, "middle")
        items.append(placed._replace(y=middle - placed.height / 2))
    wide = min(text_width(visible_text(name), NAME, looks.BOLD) + 1.0, WIDEST_NAME)
    words = set_words(name, left, y, wide, NAME, colour, direction, looks.BOLD, even=True)
    items.append(words._replace(y=max(y, middle - words.height / 2)))
    return Part("", name, "", tuple(items)), left + wide - x, max(FACE, words.height)
