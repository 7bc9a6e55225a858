"""The best mix of channels for added steps: as few as will do, those that are there already, those that people like."""

from collections.abc import Sequence
from itertools import combinations
from math import comb

from cxjourney.analysis.whatif.fewest_steps_that_free_all import FewestSteps
from cxjourney.analysis.whatif.stage_openings import Opening, StageOpenings

MAX_MIX_VISITS = 2_000_000
"""At most this many stages are visited, for all sets of channels together, before the search for a better is given up.

No step needs it; a set of steps that was found stays as it is.
"""
MAX_SETS = 5_000
"""Where there are more sets of as many channels, none of them are tried."""


def best_mix(openings: StageOpenings, steps: Sequence[Opening]) -> tuple[Opening, ...]:
    """Return no more steps that free the same personas by a better mix of channels; the same steps where there is none.

    The best mix has the fewest channels, of these the fewest that the journey does not use yet, of these those that
    most customers can use by what is written alone (`StageOpenings.certainty`), and of these those that
    customers like best (`StageOpenings.preference`).

    Args:
        openings: What steps could open.
        steps: Steps that free everybody whom added steps can free.
    """
    if not steps:
        return ()
    now = tuple(dict.fromkeys(step.channel for step in steps))
    left, channels = MAX_MIX_VISITS, _distinct_channels(openings)
    for size in range(1, len(now) + 1):
        if comb(len(channels), size) > MAX_SETS:
            break
        for mix in sorted(combinations(channels, size), key=lambda mix: _rank(openings, mix)):
            if size == len(now) and _rank(openings, mix) >= _rank(openings, now):
                break
            if left <= 0:
                return tuple(steps)
            search = FewestSteps(openings.narrow(mix))
            found = search.within(len(steps))
            left -= search.visited
            if found is not None:
                return found
    return tuple(steps)


def _rank(openings: StageOpenings, channels: Sequence[str]) -> tuple[int, float, float]:
    """Return what makes one set of channels better than another as large: the lower, the better."""
    new = sum(channel not in openings.used_channels for channel in channels)
    return new, -openings.certainty(channels, openings.freeable), -openings.preference(channels, openings.freeable)


def _distinct_channels(openings: StageOpenings) -> list[str]:
    """Return the channels that help somebody; of those that open the same stages to the same personas the best one."""
    best: dict[tuple[tuple[str, frozenset[str]], ...], str] = {}
    for channel in openings.channels:
        opens = tuple((stage, whom[channel]) for stage, whom in openings.served.items() if channel in whom)
        if opens and (opens not in best or _rank(openings, [channel]) < _rank(openings, [best[opens]])):
            best[opens] = channel
    return list(best.values())
