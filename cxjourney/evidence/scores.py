"""Answers as they stand in the data -> a score with its interval, of which nothing tells of few people."""

import re
from collections.abc import Iterable, Mapping
from math import sqrt

from cxjourney.analysis.confidence_intervals import CONFIDENCE, Interval, nps_interval, proportion_interval
from cxjourney.model.binding import BoundScore
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
        The score; without figures where fewer people answered, and without the counts of single answers where one of
        them was given by fewer.
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
    mean = sum(mark * many for mark, many in counts.items()) / total
    value, interval = _score(bound.scale, counts, total, high, mean)
    least, most = {"nps": (-100, 100), "csat": (0, 100)}.get(bound.scale, (low, high))
    told = all(many >= min_group for many in counts.values())
    agreeing = sum(many for mark, many in counts.items() if mark >= _AGREEING) / total
    return MeasuredScore(
        **terms,
        answers=total,
        value=round(value, 1),
        low=round(max(interval.low, least), 1),
        high=round(min(interval.high, most), 1),
        mean=round(mean, 2),
        agreeing=round(agreeing, 4) if bound.scale == "ces" else None,
        counts={f"{mark}": counts[mark] for mark in sorted(counts)} if told else None,
    )


def _score(scale: str, counts: Mapping[int, int], total: int, high: int, mean: float) -> tuple[float, Interval]:
    if scale == "nps":
        promoters = sum(many for mark, many in counts.items() if mark >= _PROMOTERS) / total
        detractors = sum(many for mark, many in counts.items() if mark <= _DETRACTORS) / total
        return 100 * (promoters - detractors), nps_interval(promoters, detractors, total)
    if scale == "csat":
        top = 100 * sum(many for mark, many in counts.items() if mark >= high - 1) / total
        return top, proportion_interval(top, 0, 100, total)
    spread = sum(many * (mark - mean) ** 2 for mark, many in counts.items()) / max(total - 1, 1)
    reach = CONFIDENCE * sqrt(spread / total)
    return mean, Interval(mean - reach, mean + reach)
