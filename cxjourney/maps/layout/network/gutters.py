"""Room in the gutters: legs side by side, each with its words, as close as what they pass allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxjourney.maps.layout.network.routes import Leg

EDGE, APART, BESIDE = 16.0, 8.0, 5.0
LANDING = 38.0
"""How far before a station the last leg stands that comes to it: room for a corner and the head of the line."""
LEAST = 44.0


def pack(legs: Iterable[Leg]) -> float:
    """Give every leg of one gutter its x; returns how wide the gutter is."""
    placed: list[Leg] = []
    width = LEAST
    for leg in sorted(legs, key=lambda one: one.order):
        begin = max((_end(other, leg) for other in placed if _meet(other, leg)), default=EDGE)
        leg.x = begin + leg.width / 2
        width = max(width, leg.x + leg.width / 2 + max(leg.room + EDGE, LANDING if leg.lands else 0.0))
        placed.append(leg)
    return width


def hug(legs: Iterable[Leg], width: float) -> None:
    """Move the legs that come in as far as they go towards the station that they come to."""
    placed: list[Leg] = []
    for leg in sorted((one for one in legs if one.incoming), key=lambda one: one.order, reverse=True):
        end = min((other.x - other.width / 2 - APART for other in placed if _meet(other, leg)), default=width - LANDING)
        leg.x = end - leg.width / 2
        placed.append(leg)


def _meet(one: Leg, other: Leg) -> bool:
    return one.low <= other.high and other.low <= one.high


def _end(before: Leg, leg: Leg) -> float:
    """Where a leg may begin that stands after another: behind its words where it passes them."""
    passes = leg.low <= before.words_in <= leg.high
    return before.x + before.width / 2 + (before.room if passes and before.room else 0.0) + APART
