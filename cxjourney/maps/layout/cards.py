"""Cards: a box with a heading, a title, details and ornaments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.ornaments import place_ornament
from cxjourney.maps.layout.stack import Stack, place_icon, place_symbol
from cxjourney.maps.places import Box, Part, moved

if TYPE_CHECKING:
    from cxjourney.maps.sheet import Card
    from cxjourney.maps.style import Look

DETAIL = 10.0
POINT, POINT_GAP = 11.5, 3.0
SYMBOL_GAP = 6.0
ICON, ICON_ROOM = 13.0, 19.0
ACCENT = 3.5


def place_card(card: Card, x: float, y: float, width: float, direction: str, height: float = 0.0) -> tuple[Part, float]:
    """Place a card, at least as high as `height`; its ornaments stand at its foot. Returns it with its height."""
    look = style.faded(style.LOOKS[card.look]) if card.faded else style.LOOKS[card.look]
    stack = _words(card, look, x, y, width, direction)
    foot = Stack(stack.x, stack.y, stack.width, direction)
    for ornament in card.ornaments:
        foot.gap(5.0)
        place_ornament(ornament, foot, look)
    natural = foot.y + look.pad - y
    spare = max(0.0, height - natural)
    items = (
        *_box(look, x, y, width, natural + spare),
        *stack.items,
        *(moved(item, 0.0, spare) for item in foot.items),
    )
    return Part(card.name, card.title or card.spoken, card.spoken, items, card.link), natural + spare


def _words(card: Card, look: Look, x: float, y: float, width: float, direction: str) -> Stack:
    begin = x + look.pad + (ACCENT if look.accent else 0.0)
    stack = Stack(begin, y + look.pad, x + width - look.pad - begin, direction)
    if card.icon:
        colour = look.faint if card.faded else look.accent or look.faint
        stack.items.append(place_icon(card.icon, begin, stack.y + 1.0, ICON, colour, direction))
        stack.x += ICON_ROOM
        stack.width -= ICON_ROOM
    stack.words(card.heading, look.heading, look.faint, style.BOLD)
    if card.symbol:
        middle = stack.y + look.title * style.leading(card.title) / 2
        size = style.SYMBOLS[card.symbol].size
        symbol = place_symbol(card.symbol, stack.x, middle, size, card.faded)
        stack.items.append(symbol._replace(fill=style.PAPER, line=style.PAPER) if look.words == style.PAPER else symbol)
        stack.x += size + SYMBOL_GAP
        stack.width -= size + SYMBOL_GAP
    stack.words(card.title, look.title, look.words, look.weight)
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
    colour = style.MUTED if card.faded else style.INK
    size = style.SYMBOLS["bullet"].size
    room = size + SYMBOL_GAP if len(card.points) > 1 else 0.0
    for point in card.points:
        stack.gap(POINT_GAP)
        if room:
            stack.shape("bullet", stack.x, stack.y + POINT * style.leading(point) / 2, size, card.faded)
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
