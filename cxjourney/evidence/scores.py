"""Answers as they stand in the data -> a score with its interval, of which nothing tells of few people."""

import re
from collections.abc import Iterable, Mapping
from math import ceil, floor, sqrt

from cxjourney.analysis.confidence_intervals import CONFIDENCE, Interval, nps_interval, proportion_interval
from cxjourney.model.bound_score import BoundScore
from cxjourney.model.evidence_record import Count, MeasuredScore, Withheld

_WHOLE = re.compile(r"(?P<number>[0-9]{1,4})(?:\.0+)?")
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_ENDS = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
_PROMOTERS, _DETRACTORS, _AGREEING = 9, 6, 5
"""The least mark of promoters and the highest of detractors (Reichheld, Harvard Business Review 81(12), 2003), and the
least mark of seven by which people agree."""


def measured_score(answers: Iterable[tuple[str, int]], bound: BoundScore, min_group: int) -> MeasuredScore:
    """Return the score that answers make.

    Only figures of ASCII are numbers, so that every engine's data is read alike.

    Args:
        answers: Each answer as text, and how often it was given.
        bound: The scale.
        min_group: The smallest group of customers that is shown.

    Returns:
        The score; without figures where fewer people answered, without the counts of single answers where one of
        them was given by fewer, and as the widest range that it may lie in where fewer make one of its classes.
    """
    low, high = _ENDS[bound.scale]
    high = bound.max or high
    counts: dict[int, int] = {}
    off_scale = no_number = 0
    for text, many in answers:
        if found := _WHOLE.fullmatch(text.strip()):
            mark = int(found["number"])
            if low <= mark <= high:
                counts[mark] = counts.get(mark, 0) + many
                continue
        if _NUMBER.fullmatch(text.strip()):
            off_scale += many
        elif text.strip():
            no_number += many
    total = sum(counts.values())
    terms = {"scale": bound.scale, "max": high, "off_scale": off_scale, "no_number": no_number}
    if total < max(min_group, 1):
        few: Count = Withheld(fewer_than=min_group) if total else 0
        return MeasuredScore(**terms, answers=few, value=None, low=None, high=None, mean=None, counts=None)
    classes = _classes(bound.scale, counts, high)
    if any(0 < many < min_group for many in classes.values()):
        low_, high_ = _range(bound.scale, counts, classes, (low, high), min_group)
        return MeasuredScore(**terms, answers=total, value=None, low=low_, high=high_, mean=None, counts=None)
    mean, spread = _mean_and_spread(counts)
    value, interval = _score(bound.scale, classes, mean, spread)
    low_, high_ = _within(bound.scale, interval, (low, high))
    told = all(many >= min_group for many in counts.values())
    return MeasuredScore(
        **terms,
        answers=total,
        value=round(value, 1),
        low=low_,
        high=high_,
        mean=round(mean, 2),
        agreeing=round(classes[1] / total, 4) if bound.scale == "ces" else None,
        counts={f"{mark}": counts[mark] for mark in sorted(counts)} if told else None,
    )


def _classes(scale: str, counts: Mapping[int, int], high: int) -> dict[int, int]:
    """Return how many people count 1, 0 and -1 in a score: of ces, how many agree (1) and don't (0)."""
    least = {"nps": _PROMOTERS, "csat": high - 1}.get(scale, _AGREEING)
    found = {1: sum(many for mark, many in counts.items() if mark >= least)}
    if scale == "nps":
        found[-1] = sum(many for mark, many in counts.items() if mark <= _DETRACTORS)
    found[0] = sum(counts.values()) - sum(found.values())
    return found


def _mean_and_spread(counts: Mapping[int, int]) -> tuple[float, float]:
    total = sum(counts.values())
    mean = sum(mark * many for mark, many in counts.items()) / total
    return mean, sum(many * (mark - mean) ** 2 for mark, many in counts.items()) / max(total - 1, 1)


def _score(scale: str, classes: Mapping[int, int], mean: float, spread: float) -> tuple[float, Interval]:
    total = sum(classes.values())
    if scale == "nps":
        promoters, detractors = classes[1] / total, classes[-1] / total
        return 100 * (promoters - detractors), nps_interval(promoters, detractors, total)
    if scale == "csat":
        top = 100 * classes[1] / total
        return top, proportion_interval(top, 0, 100, total)
    reach = CONFIDENCE * sqrt(spread / total)
    return mean, Interval(mean - reach, mean + reach)


def _within(scale: str, interval: Interval, ends: tuple[int, int]) -> tuple[float, float]:
    least, most = {"nps": (-100, 100), "csat": (0, 100)}.get(scale, ends)
    return round(max(interval.low, least), 1), round(min(interval.high, most), 1)


def _range(
    scale: str, counts: Mapping[int, int], classes: Mapping[int, int], ends: tuple[int, int], min_group: int
) -> tuple[float, float]:
    """Return from where to where a score may lie, for whoever doesn't know how many people make its small classes.

    It follows from nothing but what may be told: how many answered, which classes are small, and how many people make
    the classes that are large enough, but for one that would give away the small ones.
    """
    if scale == "ces":  # the mean is of single marks: whole ones around its interval
        low, high = _within(scale, _score(scale, classes, *_mean_and_spread(counts))[1], ends)
        return floor(low), ceil(high)
    by_size = sorted((many, of) for of, many in classes.items() if many)
    hidden = [of for many, of in by_size if many < min_group]
    larger = [of for many, of in by_size if many >= min_group]
    while larger and (len(hidden) == 1 or sum(classes[of] for of in hidden) < min_group):
        hidden.append(larger.pop(0))
    bounds = {
        of: (1, min_group - 1) if classes[of] < min_group else (min_group, sum(classes.values())) for of in hidden
    }
    lowest, highest = (
        _score(scale, {**classes, **_filled(bounds, sum(classes[of] for of in hidden), order)}, 0, 0)[1]
        for order in (sorted(hidden), sorted(hidden, reverse=True))
    )
    return _within(scale, Interval(lowest.low, highest.high), ends)


def _filled(bounds: Mapping[int, tuple[int, int]], together: int, order: Iterable[int]) -> dict[int, int]:
    """Return so many people in classes of which each can hold from so few to so many, the first as full as can be."""
    found = {of: least for of, (least, _) in bounds.items()}
    left = together - sum(found.values())
    for of in order:
        more = min(left, bounds[of][1] - bounds[of][0])
        found[of], left = found[of] + more, left - more
    return found
