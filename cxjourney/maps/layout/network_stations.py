"""A station: its stop on the line, with the number, and below it the card of the stage and who is stranded there."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part
from cxjourney.maps.canvas.text_wrapping import break_lines, text_width, visible_text
from cxjourney.maps.layout.cards import place_card
from cxjourney.maps.layout.stack import hatch, set_words

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.layout.network_spacing import Reach
    from cxjourney.maps.model.map import Station


STOP, RING, BELOW, INSET, CARDS_APART = 34.0, 4.0, 8.0, 7.0, 6.0
STACK, STACKS_APART = 5, 16.0
"""More cards than these stand in several stacks, this far apart in points, where there is room."""
WIDTHS, LINES = (140.0, 165.0, 195.0, 230.0), 5
"""A card is as wide as its title needs to stand in at most this many lines with no word cut; the last is the widest."""
WIDEST = 300.0
"""How wide a card becomes at most where its page has room, in points."""
WIDEST_OF_FEW = {1: 1100.0, 2: 420.0}
"""The same by the number of columns, where they are few and a page would be left half empty beside them."""
NUMBER = 14.0


def station_width(station: Station) -> float:
    """Return how wide the column of a station has to be, in points."""
    look = looks.LOOKS[station.head.look]
    room = 2 * look.pad + (2 * INSET if station.hatched else 0.0)
    title = visible_text(station.head.title)
    longest = max((text_width(word, look.title, look.weight) for word in title.split()), default=0.0)
    for width in WIDTHS:
        lines = break_lines(title, width - room, look.title, look.weight)
        if longest <= width - room and len(lines) <= LINES:
            return width
    return WIDTHS[-1]


def stop(
    kinds: frozenset[str],
    blind: bool,
    x: float,
    y: float,
    width: float,
    height: float,
    scale: float = 1.0,
    faded: bool = False,
) -> tuple[Box, ...]:
    """Return the shapes of a stop.

    It is filled where customers begin, in a ring where they reach their goal, in a dashed
    one where nobody wrote how the journey ends, square where they end without success.

    Args:
        kinds: Any of `entry`, `success`, `end` and `other`.
        blind: Whether nothing is known of the stage.
        x: Where it begins, in points, without its ring.
        y: Where its top is.
        width: How wide it is.
        height: How high it is.
        scale: How thick its lines are, and how far its ring is from it, in parts of what they are on a map.
        faded: Whether it steps back behind the others.
    """
    line = looks.RULE if faded else looks.ALARM if blind else looks.INK
    fill = line if "entry" in kinds else looks.PAPER
    inner = Box(x, y, width, height, fill, line, 3.0 * scale, rounded="other" not in kinds)
    gap = ring_width(kinds) * scale
    if not gap:
        return (inner,)
    wide, high, dashed = width + 2 * gap, height + 2 * gap, "end" in kinds
    ring = Box(x - gap, y - gap, wide, high, looks.PAPER, line, 1.8 * scale, dashed, rounded=True)
    return (ring, inner)


def ring_width(kinds: frozenset[str]) -> float:
    """Return how far a ring around a stop of these kinds is from it, in points; 0 where there is none.

    There is one at each end, unless it is an end without success.
    """
    return 0.0 if kinds.isdisjoint(("success", "end")) else RING


def number_colour(kinds: frozenset[str], blind: bool) -> str:
    """Return the name of the colour of the number in a stop."""
    return looks.PAPER if "entry" in kinds else looks.ALARM if blind else looks.INK


def place_station(
    station: Station, x: float, line: float, width: float, widest: float, reach: Reach, direction: str
) -> tuple[Part, ...]:
    """Return a stop and the cards below it.

    Args:
        station: The stage.
        x: Where it begins, in points.
        line: The height of the line that it stands on.
        width: How wide its column is.
        widest: How wide a card is at most.
        reach: How far the stop reaches from the line.
        direction: The direction of words without a letter.
    """
    up, down = reach.up, reach.down
    blind, faded = station.hatched, station.head.faded
    colour = looks.MUTED if faded else number_colour(station.kinds, blind)
    if faded and "entry" in station.kinds:
        colour = looks.INK
    number = set_words(station.number, x, line, STOP, NUMBER, colour, direction, looks.BOLD, "middle")
    number = number._replace(y=line + (down - up) / 2 - number.height / 2)
    shape = stop(station.kinds, blind, x, line - up, STOP, up + down, faded=faded)
    cards, _ = place_cards(station, x, line + down + BELOW, width, widest, direction)
    return (Part(items=(*shape, number)), *cards)


def place_cards(
    station: Station, x: float, y: float, width: float, widest: float, direction: str
) -> tuple[list[Part], float]:
    """Return the cards of a station, one below the other or many in stacks, and their height, in points.

    Args:
        station: The stage.
        x: Where it begins, in points.
        y: The top of the first card.
        width: How wide its column is.
        widest: How wide that card is at most.
        direction: The direction of words without a letter.
    """
    inset = INSET if station.hatched else 0.0
    wide = min(width, widest)
    head, height = place_card(station.head, x + inset, y + inset, wide - 2 * inset, direction)
    parts = [head]
    if station.hatched:
        ground: tuple[Ink, ...] = hatch(x, y, wide, height + 2 * inset)
        parts.insert(0, Part(items=ground))
        height += 2 * inset
    count = max(1, min(int((width + STACKS_APART) // (WIDTHS[0] + STACKS_APART)), ceil(len(station.cards) / STACK)))
    high, step = ceil(len(station.cards) / count), (width + STACKS_APART) / count
    tallest = 0.0
    for first in range(0, len(station.cards), high or 1):
        below = 0.0
        for card in station.cards[first : first + high]:
            top = y + height + below + CARDS_APART
            part, tall = place_card(card, x + first / high * step, top, step - STACKS_APART, direction)
            parts.append(part)
            below += tall + CARDS_APART
        tallest = max(tallest, below)
    return parts, height + tallest
