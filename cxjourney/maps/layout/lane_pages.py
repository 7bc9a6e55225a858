"""A lane divided between two pages: some cards of each cell on the first, the others on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxjourney.maps.model.card import Card
    from cxjourney.maps.model.map import MapLane


def fitting_division(lane: MapLane, fits: Callable[[MapLane], bool], left: int = 1) -> list[MapLane]:
    """Return two lanes, the first of which holds as many cards of each cell as fit; nothing where none does.

    Args:
        lane: The lane.
        fits: Returns whether a page has room for a lane.
        left: How many cards of the cell with the most are in the second lane at least.
    """
    fitting, beyond = 0, max((len(cell.cards) for cell in lane.cells), default=0) + 1 - left
    while beyond - fitting > 1:
        count = (fitting + beyond) // 2
        if fits(divide_lane(lane, count)[0]):
            fitting = count
        else:
            beyond = count
    return divide_lane(lane, fitting) if fitting else []


def divide_lane(lane: MapLane, count: int) -> list[MapLane]:
    """Return two lanes, the first of which has at most `count` cards of each cell, and the second the others.

    The curves and what stands above the cards are in the first one, and what is noted below a cell's cards is with the
    last of them. Words below a small heading have it again where they go on.
    """
    first = tuple(
        cell._replace(cards=cell.cards[:count], note=cell.note if len(cell.cards) <= count else "")
        for cell in lane.cells
    )
    second = tuple(
        cell._replace(
            cards=cards_from(cell.cards, count), marks=(), lead="", note=cell.note if len(cell.cards) > count else ""
        )
        for cell in lane.cells
    )
    return [lane._replace(cells=first), lane._replace(cells=second, levels=(), series=())]


def cards_from(cards: tuple[Card, ...], count: int) -> tuple[Card, ...]:
    """Return the cards after the first `count`, the first of them with the heading that it stands below."""
    first = cards[count : count + 1]
    if not first or first[0].heading or first[0].look != "plain":
        return cards[count:]
    above = [card.heading for card in cards[:count] if card.heading]
    return (first[0]._replace(heading=above[-1]), *cards[count + 1 :]) if above else cards[count:]
