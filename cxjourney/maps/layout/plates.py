"""Plates: paper behind words without a box, so that a hatched ground does not touch them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.measure import text_width
from cxjourney.maps.places import Box, Part, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxjourney.maps.places import Ink
    from cxjourney.maps.sheet import Card

PLATE = 5.0
"""How far a plate reaches beyond its words on every side."""


def boxed(card: Card) -> bool:
    """Whether a card has a box of its own."""
    return bool(style.LOOKS[card.look].fill)


def plated(stack: Sequence[tuple[Card, Part]], x: float, width: float, full: bool) -> Iterator[Part]:
    """The cards of a stack, those without a box on one plate together.

    A plate is as wide as the words may be, `full`, or as wide as they are.
    """
    for has_box, run in groupby(stack, lambda one: boxed(one[0])):
        parts = [part for _, part in run]
        if not has_box:
            plate = _plate(parts, x, width, full)
            parts[0] = parts[0]._replace(items=(plate, *parts[0].items))
        yield from parts


def _plate(parts: list[Part], x: float, width: float, full: bool) -> Box:
    inks = [ink for part in parts for ink in _inks(part)]
    places = [_place(ink) for ink in inks]
    top, bottom = min(place[1] for place in places), max(place[3] for place in places)
    end = x + width if full else min(max(place[2] for place in places), x + width)
    return Box(x - PLATE, top - PLATE, end - x + 2 * PLATE, bottom - top + 2 * PLATE, style.PAPER)


def _inks(part: Part) -> Iterator[Ink]:
    for item in part.items:
        if isinstance(item, Part):
            yield from _inks(item)
        else:
            yield item


def _place(ink: Ink) -> tuple[float, float, float, float]:
    """From where to where a thing reaches: left, top, right, bottom; words as far as their letters do."""
    if isinstance(ink, Words):
        wide = max((text_width(line, ink.size, ink.weight) for line in ink.lines), default=0.0)
        return (ink.x, ink.y, ink.x + min(wide, ink.width), ink.y + ink.height)
    if isinstance(ink, Box):
        return (ink.x, ink.y, ink.x + ink.width, ink.y + ink.height)
    points = [point for piece in ink.pieces for point in piece]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))
