"""Pages filled evenly: one that would be left half empty gets lanes of those before it, and no card stands alone.

So does the last but one where the legend would stand on a page alone.
"""

from __future__ import annotations

from itertools import chain, product, repeat
from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps.layout.page_filling import ENOUGH, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxjourney.maps.layout.page_filling import PageSet

LIMITS = (0.94, 0.88, 0.82, 0.76, 0.7, 0.64)
"""How much of a page the lanes of a row of columns may fill, tried one after the other. A choice of ours."""
TOGETHER, HALF = 2, 0.5
"""How many cards go on to the next page together, and how full a page is at least that keeps the next lane whole."""
SHARED = (0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44)
"""How much of the last page but one may be filled, tried one after the other, so that something is left for the last
one. A choice of ours."""


def balance(lay_out: Callable[[Limits], PageSet], greedy: PageSet) -> PageSet:
    """Return pages of which the emptiest, but for the last, is as full as can be, and no more of them than before.

    No lane goes on more often for that. The last one holds more than the legend where that can be.

    Args:
        lay_out: Returns the map laid out with limits to how far down pages are filled.
        greedy: The map laid out without.
    """
    best, limits = _spread_stations(lay_out, greedy) if greedy.stations else _keep_together(lay_out, greedy)
    for row in range(greedy.rows):
        if _emptiest(best) >= ENOUGH:
            break
        for limit in LIMITS:
            tighter = limits._replace(rows={**limits.rows, row: limit})
            tried = lay_out(tighter)
            if _is_as_good(tried, best) and _emptiest(tried) > _emptiest(best):
                best, limits = tried, tighter
    if best.has_lone_legend:
        best, limits = _share_last_pages(lay_out, best, limits)
    return _fill_emptiest(lay_out, best, limits)


def _fill_emptiest(lay_out: Callable[[Limits], PageSet], bare: PageSet, limits: Limits) -> PageSet:
    """Return pages of which the emptiest takes over something of the page before it, where it is left half empty.

    A lane more goes on, and a card of it may stand alone, only where nothing else fills that page.
    """
    place = bare.filled.index(_emptiest(bare)) if len(bare.pages) > 1 else 0
    if not place or _emptiest(bare) >= HALF:
        return bare
    shared = (
        limits._replace(pages={**limits.pages, place - 1: one, place: own})
        for one, own in product(SHARED[::3], SHARED[::3])
    )
    divided = (limits._replace(pages={place - 1: one}, together=0) for one in SHARED)
    for tighter, most in chain(zip(shared, repeat(0)), zip(divided, repeat(1))):
        tried = lay_out(tighter)
        is_legend_as_good = tried.has_lone_legend <= bare.has_lone_legend
        if _is_as_good(tried, bare, most) and _emptiest(tried) >= HALF and is_legend_as_good:
            return tried
    return bare


def _is_as_good(tried: PageSet, best: PageSet, more: int = 0) -> bool:
    """Return whether a map has room on no more pages than before, and lanes of it go on no more often.

    Args:
        tried: The pages.
        best: Those before.
        more: How many times more a lane may go on.
    """
    return tried.is_roomy and len(tried.pages) <= len(best.pages) and len(tried.divided) <= len(best.divided) + more


def _keep_together(lay_out: Callable[[Limits], PageSet], greedy: PageSet) -> tuple[PageSet, Limits]:
    """Return pages on which no card is left alone of a lane that goes on, where they are no more; and their limits.

    Lanes go on only where it would take more pages, or leave one half empty, to keep them whole.
    """
    best, limits = greedy, Limits()
    if greedy.divided:
        together = Limits(together=TOGETHER)
        tried = lay_out(together)
        if _is_as_good(tried, greedy):
            best, limits = tried, together
    lanes = tuple(dict.fromkeys(best.divided))
    for whole in (lanes, *((lane,) for lane in lanes if len(lanes) > 1)):
        wanted = limits._replace(whole=limits.whole.union(whole))
        if wanted == limits:
            continue
        tried = lay_out(wanted)
        is_full, goes_on_less = _emptiest(tried) >= min(_emptiest(best), HALF), len(tried.divided) < len(best.divided)
        if is_full and goes_on_less and _is_as_good(tried, best):
            best, limits = tried, wanted
    return best, limits


def _spread_stations(lay_out: Callable[[Limits], PageSet], greedy: PageSet) -> tuple[PageSet, Limits]:
    """Return pages whose parts of a network have about as many stations each, and no more pages; and their limits.

    None of them is left half empty for that.
    """
    evenness = _evenness(greedy.stations)
    for most in _station_counts(greedy.stations):
        limits = Limits(stations=most)
        tried = lay_out(limits)
        is_as_good = tried.is_roomy and len(tried.pages) <= len(greedy.pages) and tried.is_sparse <= greedy.is_sparse
        if is_as_good and _evenness(tried.stations) > evenness:
            return tried, limits
    return greedy, Limits()


def _station_counts(counts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield how many stations parts may have, the most even ones first: all as many, then the last two."""
    if len(counts) > 1:
        for most in range(ceil(sum(counts) / len(counts)), max(counts)):
            yield (most,) * len(counts)
        *others, last_but_one, last = counts
        for moved in range((last_but_one - last) // 2, 0, -1):
            yield (*others, last_but_one - moved)


def _evenness(counts: tuple[int, ...]) -> tuple[int, int]:
    """Return what is greater the more even some counts are: the least, and the less the greatest is."""
    return min(counts, default=0), -max(counts, default=0)


def _share_last_pages(lay_out: Callable[[Limits], PageSet], alone: PageSet, limits: Limits) -> tuple[PageSet, Limits]:
    """Return pages the last two of which share what stood on the last but one, no more of them, and their limits.

    They divide no lane more where that can be.
    """
    count = len(alone.pages)
    wanted = [limits._replace(pages={count - 2: share}) for share in SHARED]
    tries = [(lay_out(tighter), tighter) for tighter in wanted]
    shared = [(one, tighter) for one, tighter in tries if one.is_roomy and len(one.pages) <= count]
    kept = [(one, tighter) for one, tighter in shared if not one.has_lone_legend]
    return max(kept, key=lambda of: (-len(of[0].divided), min(of[0].filled[-2:])), default=(alone, limits))


def _emptiest(pages: PageSet) -> float:
    """Return how much of the emptiest page is filled, but for the last."""
    return min(pages.filled[:-1], default=1.0)
