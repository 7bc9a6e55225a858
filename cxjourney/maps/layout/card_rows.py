"""Rows of cards at the head of a map: who travels the journey, and what is measured of all of it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps.canvas.shapes import Part
from cxjourney.maps.layout.cards import place_card
from cxjourney.maps.model.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.model.map import Row

CARD_LEAST, CARD_MOST, CARD_GAP, LINE_GAP = 150.0, 450.0, 16.0, 12.0


def _columns(width: float, head_width: float, pitch: float) -> int:
    """Return how many columns of the map there are beside the head of a row."""
    return max(1, int((width - head_width) / pitch + 0.01))


def _span(row: Row, columns: int, pitch: float) -> int:
    """Return how many columns of the map a card of a row takes."""
    least, most = ceil((CARD_LEAST + CARD_GAP) / pitch), int((CARD_MOST + CARD_GAP) / pitch)
    fair = columns // len(row.cards)
    return min(max(least, fair if row.wide else min(fair, most)), columns)


def join_rows(rows: Sequence[Row], width: float, head_width: float, pitch: float) -> list[tuple[Row, ...]]:
    """Return rows in groups that have room beside each other; none but the first of a group is `wide`.

    Args:
        rows: The rows, in their order.
        width: How wide each may be, in points.
        head_width: How wide the head of a lane is.
        pitch: How far the columns of the map are apart.
    """
    columns = _columns(width, head_width, pitch)
    found: list[tuple[Row, ...]] = []
    used = columns
    for row in rows:
        taken = len(row.cards) * _span(row, columns, pitch)
        if used + 1 + taken <= columns:
            found[-1] = (*found[-1], row)
            used += 1 + taken
        else:
            found.append((row,))
            used = columns if row.wide else taken
    return found


def place_rows(
    rows: Sequence[Row], x: float, y: float, width: float, head_width: float, pitch: float, direction: str
) -> tuple[Part, float]:
    """Return rows beside each other, and the height of all of it.

    What the cards of each are stands as the head of a lane, and the cards beside it in lines of about as many each.

    Args:
        rows: A group of `join_rows`.
        x: Where the first begins, in points.
        y: Where their top is.
        width: How wide they are together.
        head_width: How wide the head of a lane is.
        pitch: How far the columns of the map are apart, which cards line up with.
        direction: The direction of words without a letter.
    """
    columns = _columns(width, head_width, pitch)
    parts, height, begin = [], 0.0, x
    for row in rows:
        wide = head_width if begin == x else pitch - CARD_GAP
        part, high, taken = _place_row(row, (begin, y), wide, columns, pitch, direction, len(rows) == 1)
        parts.append(part)
        height = max(height, high)
        begin = (x + head_width + CARD_GAP if begin == x else begin + pitch) + taken * pitch
    return (parts[0] if len(parts) == 1 else Part(items=tuple(parts))), height


def _place_row(
    row: Row, corner: tuple[float, float], head_width: float, columns: int, pitch: float, direction: str, is_alone: bool
) -> tuple[Part, float, int]:
    """Return a row with its top left corner at a point, its height, and how many columns its cards take.

    In several lines they share the whole width where no other row stands beside them.
    """
    x, y = corner
    head, head_height = place_card(Card(row.title, "lane"), x, y, head_width, direction)
    span = _span(row, columns, pitch)
    per_line = ceil(len(row.cards) / ceil(len(row.cards) / (columns // span)))
    step = span * pitch
    if is_alone and per_line < len(row.cards):
        step = max(step, min(columns * pitch / per_line, CARD_MOST + CARD_GAP))
    begin, wide = x + head_width + CARD_GAP, step - CARD_GAP
    items, top = [Part(items=head.items)], y
    for first in range(0, len(row.cards), per_line):
        line = [
            place_card(card, begin + index * step, top, wide, direction)
            for index, card in enumerate(row.cards[first : first + per_line])
        ]
        items += [part for part, _ in line]
        top += max(height for _, height in line) + LINE_GAP
    height = max(top - y - LINE_GAP, head_height)
    return Part("", row.title, "", tuple(items)), height, min(len(row.cards), per_line) * span
