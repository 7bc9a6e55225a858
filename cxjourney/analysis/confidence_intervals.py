"""The range in which a figure lies that rests on a number of answers, and how many answers make it narrow enough."""

from collections.abc import Callable
from functools import partial
from math import sqrt
from typing import NamedTuple

from cxjourney.analysis.metric_scales import (
    BEST_MARK,
    PROPORTION_KINDS,
    PROPORTION_METHODS,
    best_mark,
    metric_scale,
)
from cxjourney.analysis.net_promoter_score import are_shares, is_ambiguous_nps
from cxjourney.model import Metric

CONFIDENCE = 1.96
"""The standard normal deviate of a two-sided interval of 95%."""
ADDED_ANSWERS = 3
"""The answers that the adjusted Wald interval adds, three quarters of one each to promoters and to detractors."""
_ONE_PERSON = 95
"""Per cent times answers, below which there would be less than one of them, however the figure was rounded."""
_MANY = 10**12
"""A sample beyond which the interval no longer changes, and beyond which numbers stop being exact."""


class Interval(NamedTuple):
    """The range in which a figure lies with a confidence of 95%, in the figure's own unit."""

    low: float
    high: float

    @property
    def half_width(self) -> float:
        """How far it reaches to either side of its middle, in the figure's own unit."""
        return (self.high - self.low) / 2


def confidence_interval(metric: Metric) -> Interval | None:
    """Return the 95% interval of a figure, in its own unit; None where sample, scale or method do not tell it.

    Net promoter scores: of their shares, without them the widest (``widest_nps_interval``). Shares:
    ``proportion_interval``. Means: ``widest_mean_interval``.
    """
    of = _interval_function(metric)
    return of(metric.sample) if of and metric.sample else None


def half_width_limit(metric: Metric, points: float) -> float:
    """Return how far an interval may reach to either side, in the metric's own unit.

    Args:
        metric: The metric whose scale counts.
        points: The limit in points of a hundred; on a scale of another length it is this many hundredths of it.
    """
    span = interval_scale(metric)
    return points if metric.kind == "nps" or span is None else points / 100 * (span[1] - span[0])


def sample_size(metric: Metric, half_width: float) -> int | None:
    """Return the fewest answers that keep the interval narrow enough, were the figure to stay as it is.

    Args:
        metric: The metric; its own sample matters for its scale alone.
        half_width: How far the interval may reach to either side, in the metric's own unit; more than 0.

    Returns:
        The number of answers; None where scale or method do not tell an interval.
    """
    of = _interval_function(metric)
    if of is None:
        return None
    few, enough = 0, 1
    while of(enough).half_width > half_width and enough < _MANY:
        few, enough = enough, enough * 2
    while enough - few > 1:
        middle = (few + enough) // 2
        few, enough = (middle, enough) if of(middle).half_width > half_width else (few, middle)
    return enough


def _interval_function(metric: Metric) -> Callable[[int], Interval] | None:
    """Return the function from a number of answers to the interval of a figure; None where nothing tells it."""
    value = metric.value
    if metric.kind == "nps":
        if metric.promoters is not None and metric.detractors is not None:
            if not are_shares(metric.promoters, metric.detractors):
                return None
            return partial(nps_interval, metric.promoters, metric.detractors)
        if value is None or not -100 <= value <= 100 or is_ambiguous_nps(metric):
            return None
        return partial(widest_nps_interval, value)
    span = interval_scale(metric)
    if value is None or span is None or metric.method in ("median", "total") or not span[0] <= value <= span[1]:
        return None
    is_per_cent = metric.kind in PROPORTION_KINDS and metric.method != "mean" and span in ((0, 100), (0, 1))
    if metric.method in PROPORTION_METHODS or is_per_cent:
        return partial(proportion_interval, value, *span)
    return partial(widest_mean_interval, value, *span)


def interval_scale(metric: Metric) -> tuple[float, float] | None:
    """Return both ends of the scale that a figure's interval can be told on; None where nobody said them.

    A figure of 1 or less of which, in per cent, the sample would have less than one person is a share of 1. Marks whose
    unit names the best one (``of 7``) begin at 0 or at 1, and 0 is the wider. A share that was not said to be per cent
    is taken for per cent only where it can be nothing else, neither a mark nor a part of 1.
    """
    if scale := metric_scale(metric):
        return (scale.from_, scale.to) if scale.from_ < scale.to else None
    if best := best_mark(metric):
        return (0, best) if metric.method not in PROPORTION_METHODS else None
    if metric.kind not in PROPORTION_KINDS or metric.method == "mean" or metric.value is None:
        return None
    may_be_mark = metric.kind == "csat" and metric.method not in PROPORTION_METHODS
    if metric.value > (BEST_MARK if may_be_mark else 1):
        return 0, 100
    is_share = not may_be_mark and metric.sample and 0 < metric.value * metric.sample < _ONE_PERSON
    return (0, 1) if is_share else None


def nps_interval(promoters: float, detractors: float, sample: int) -> Interval:
    """Return the 95% interval of a net promoter score, in points, of the shares of promoters and detractors (0 to 1).

    The adjusted Wald interval, by Rocks, "Interval estimation for the net promoter score", The American Statistician
    70 (2016): with p promoters and d detractors of n, p' = (n·p + ¾)/(n + 3) and d' = (n·d + ¾)/(n + 3), it is
    p' − d' ± 1.96 · √((p' + d' − (p' − d')²)/(n + 3)).
    """
    n = float(min(sample, _MANY))
    more = (n * promoters + ADDED_ANSWERS / 4) / (n + ADDED_ANSWERS)
    less = (n * detractors + ADDED_ANSWERS / 4) / (n + ADDED_ANSWERS)
    score = more - less
    reach = CONFIDENCE * sqrt(max(0.0, more + less - score**2) / (n + ADDED_ANSWERS))
    return Interval(100 * (score - reach), 100 * (score + reach))


def widest_nps_interval(value: float, sample: int) -> Interval:
    """Return the widest 95% interval of a net promoter score whose shares are not known.

    It is widest where nobody is passive: an answer counts 1 or -1, and with a mean of s the variance is 1 − s². Near
    -100 and 100, where that comes to nothing, the adjusted interval of Rocks (``nps_interval``) is the wider.
    """
    score = value / 100
    adjusted = nps_interval((1 + score) / 2, (1 - score) / 2, sample)
    reach = 100 * CONFIDENCE * sqrt((1 - score**2) / min(sample, _MANY))
    return adjusted if adjusted.half_width > reach else Interval(value - reach, value + reach)


def proportion_interval(value: float, low: float, high: float, sample: int) -> Interval:
    """Return the 95% interval of a share that is written on a scale from low (none) to high (all).

    The adjusted Wald interval, by Agresti and Coull, "Approximate is better than exact for interval estimation of
    binomial proportions", The American Statistician 52 (1998): with a share p of n, n' = n + 1.96² and
    p' = (n·p + 1.96²/2)/n', it is p' ± 1.96 · √(p'(1 − p')/n').
    """
    n, squared = float(min(sample, _MANY)), CONFIDENCE**2
    share = (n * (value - low) / (high - low) + squared / 2) / (n + squared)
    reach = CONFIDENCE * sqrt(max(0.0, share * (1 - share)) / (n + squared))
    return Interval(low + (high - low) * (share - reach), low + (high - low) * (share + reach))


def widest_mean_interval(value: float, low: float, high: float, sample: int) -> Interval:
    """Return the widest 95% interval of a mean on a scale from low to high of which only the mean is known.

    The variance of answers with a mean of m is at most (high − m)(m − low), where all of them are at one end or the
    other: Bhatia and Davis, "A better bound on the variance", The American Mathematical Monthly 107(4), 353–357 (2000).
    Near the ends, where that comes to nothing, the adjusted interval of such a share (``proportion_interval``) is the
    wider.
    """
    adjusted = proportion_interval(value, low, high, sample)
    reach = CONFIDENCE * sqrt((high - value) * (value - low) / min(sample, _MANY))
    return adjusted if adjusted.half_width > reach else Interval(value - reach, value + reach)
