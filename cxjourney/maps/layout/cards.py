"""Cards: a box with a heading, a title, details and ornaments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, move
from cxjourney.maps.layout.card_picture import place_illustration
from cxjourney.maps.layout.ornaments import place_ornament
from cxjourney.maps.layout.remembered_placements import remembered
from cxjourney.maps.layout.stack import Stack, place_icon, place_symbol

if TYPE_CHECKING:
    from cxjourney.maps.canvas.looks import Look
    from cxjourney.maps.model.card import Card


DETAIL = 10.0
POINT, POINT_GAP = 11.5, 3.0
SYMBOL_GAP = 6.0
ICON, ICON_ROOM = 13.0, 19.0
ACCENT = 3.5


def words_height(card: Card, width: float, direction: str) -> float:
    """Return how high the words of a card are in a width, both in points, with the room above them."""
    return _words(card, looks.LOOKS[card.look], 0.0, 0.0, width, direction).y


@remembered(4_000)
def place_card(
    card: Card, x: float, y: float, width: float, direction: str, height: float = 0.0, words: float = 0.0
) -> tuple[Part, float]:
    """Return a card at its place, and its height; its ornaments stand at its foot.

    Args:
        card: What it shows.
        x: Where it begins, in points.
        y: Where its top is.
        width: How wide it is.
        direction: The direction of words without a letter.
        height: How high it is at least.
        words: How high its words are at least, with the room above them: cards beside each other that say the same
            have their ornaments at one height. Then these begin there, and do not stand at the foot.

    Raises:
        KeyError: There is no such look, symbol or icon.
    """
    look = looks.fade(looks.LOOKS[card.look]) if card.faded else looks.LOOKS[card.look]
    stack = _words(card, look, x, y, width, direction)
    foot = Stack(stack.x, max(stack.y, y + words), stack.width, direction)
    for ornament in card.ornaments:
        foot.gap(5.0)
        place_ornament(ornament, foot, look)
    natural = foot.y + look.pad - y
    spare = max(0.0, height - natural)
    items = (
        *_box(look, x, y, width, natural + spare),
        *stack.items,
        *(move(item, 0.0, 0.0 if words else spare) for item in foot.items),
    )
    return Part(card.name, card.title or card.spoken_text, card.spoken_text, items, card.link), natural + spare


def _words(card: Card, look: Look, x: float, y: float, width: float, direction: str) -> Stack:
    begin = x + look.pad + (ACCENT if look.accent else 0.0)
    stack = Stack(begin, y + look.pad, x + width - look.pad - begin, direction)
    place_illustration(card, stack)
    if card.icon:
        colour = look.faint if card.faded else look.accent or look.faint
        stack.items.append(place_icon(card.icon, begin, stack.y + 1.0, ICON, colour, direction))
        stack.x += ICON_ROOM
        stack.width -= ICON_ROOM
    stack.words(card.heading, look.heading, look.faint, looks.BOLD)
    if card.symbol:
        middle = stack.y + look.title * looks.leading(card.title) / 2
        size = looks.SYMBOLS[card.symbol].size
        symbol = place_symbol(card.symbol, stack.x, middle, size, card.faded)
        stack.items.append(symbol._replace(fill=looks.PAPER, line=looks.PAPER) if look.words == looks.PAPER else symbol)
        stack.x += size + SYMBOL_GAP
        stack.width -= size + SYMBOL_GAP
    stack.words(card.title, look.title, look.words, look.weight, even=look.weight == looks.BOLD)
    _points(card, stack)
    for detail in card.details:
        stack.gap(1.5)
        if detail == card.stressed:
            stack.words(detail, DETAIL, look.words, look.weight)
        else:
            stack.words(detail, DETAIL, look.faint)
    return stack


def _points(card: Card, stack: Stack) -> None:
    """What the card lists, with a bullet each where it is more than one."""
    colour = looks.MUTED if card.faded else looks.INK
    size = looks.SYMBOLS["bullet"].size
    room = size + SYMBOL_GAP if len(card.points) > 1 else 0.0
    for point in card.points:
        stack.gap(POINT_GAP)
        if room:
            stack.shape("bullet", stack.x, stack.y + POINT * looks.leading(point) / 2, size, card.faded)
        inner = Stack(stack.x + room, stack.y, stack.width - room, stack.direction, stack.items)
        inner.words(point, POINT, colour)
        stack.y = inner.y


def _box(look: Look, x: float, y: float, width: float, height: float) -> tuple[Box, ...]:
    if not look.fill and not look.line:
        return ()
    box = Box(x, y, width, height, look.fill, look.line, look.pen, look.dashed, look.rounded)
    if not look.accent:
        return (box,)
    return (box, Box(x, y, ACCENT, height, look.accent))
