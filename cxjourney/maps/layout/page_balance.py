"""Pages filled evenly: where one would be left half empty, those before it hand on some of their lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxjourney.maps.layout.page_filling import PageSet

ENOUGH, LIMITS = 0.7, (0.94, 0.88, 0.82, 0.76, 0.7, 0.64)
"""A page that is filled as much is full enough, with the room below what stands there; and how much of a page the
lanes of a row of columns may fill, tried one after the other. Both are choices of ours."""


def balance(lay_out: Callable[[Mapping[int, float]], PageSet], greedy: PageSet) -> PageSet:
    """Return pages of which the emptiest, but for the last, is as full as can be, and no more of them than before.

    Args:
        lay_out: Returns the map laid out with limits to how much of a page lanes fill, by their row of columns.
        greedy: The map laid out without.
    """
    best = greedy
    limits: dict[int, float] = {}
    for row in range(greedy.rows):
        if _emptiest(best) >= ENOUGH:
            break
        for limit in LIMITS:
            tried = lay_out({**limits, row: limit})
            if tried.is_roomy and len(tried.pages) <= len(best.pages) and _emptiest(tried) > _emptiest(best):
                best, limits = tried, {**limits, row: limit}
    return best


def _emptiest(pages: PageSet) -> float:
    """Return how much of the emptiest page is filled, but for the last."""
    return min(pages.filled[:-1], default=1.0)
