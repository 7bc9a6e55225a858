"""How the metrics of a journey perform: against target and benchmark, and within which interval a score lies."""

from collections.abc import Iterator
from math import sqrt
from typing import NamedTuple

from cxjourney.model import Journey, Metric, Stage

CONFIDENCE = 1.96
"""The standard normal deviate of a two-sided interval of 95%."""
ADDED_ANSWERS = 3
"""The answers that the adjusted Wald interval adds, three quarters of one each to promoters and to detractors."""
ROUNDING = 1e-9
"""How far a result may be off because decimal fractions can't be held exactly."""

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


def journey_metrics(journey: Journey) -> Iterator[tuple[Stage | None, Metric]]:
    """Yield the metrics of a journey, its own first, each with its stage (None for its own)."""
    yield from ((None, metric) for metric in journey.metrics)
    for stage in journey.stages:
        yield from ((stage, metric) for metric in stage.metrics)


def net_promoter_score(promoters: float, detractors: float) -> float:
    """Return the net promoter score, in points from -100 to 100, of the shares of promoters and detractors (0 to 1).

    Promoters gave 9 or 10, detractors 0 to 6; the score is the difference of their shares.
    Source: Reichheld, "The one number you need to grow", Harvard Business Review 81 (2003).
    """
    return 100 * (promoters - detractors)


def are_shares(promoters: float, detractors: float) -> bool:
    """Return whether both can be shares of the same people: from 0 to 1, and at most 1 together."""
    return promoters >= 0 and detractors >= 0 and promoters + detractors <= 1 + ROUNDING


def nps_interval(metric: Metric) -> Interval | None:
    """Return the 95% interval of a net promoter score, in points; None where its shares or its sample are not known.

    The adjusted Wald interval, by Rocks, "Interval estimation for the net promoter score", The American Statistician
    70 (2016): with p promoters and d detractors of n, p' = (n·p + ¾)/(n + 3) and d' = (n·d + ¾)/(n + 3), it is
    p' − d' ± 1.96 · √((p' + d' − (p' − d')²)/(n + 3)).
    """
    if metric.kind != "nps" or metric.promoters is None or metric.detractors is None or metric.sample is None:
        return None
    if not are_shares(metric.promoters, metric.detractors):
        return None
    sample = float(min(metric.sample, _MANY))
    promoters = (sample * metric.promoters + ADDED_ANSWERS / 4) / (sample + ADDED_ANSWERS)
    detractors = (sample * metric.detractors + ADDED_ANSWERS / 4) / (sample + ADDED_ANSWERS)
    score = promoters - detractors
    reach = CONFIDENCE * sqrt(max(0.0, promoters + detractors - score**2) / (sample + ADDED_ANSWERS))
    return Interval(100 * (score - reach), 100 * (score + reach))


def is_target_met(metric: Metric) -> bool | None:
    """Return whether a metric has reached its target; None where it has none, or where nobody said what is better."""
    better = metric.more_is_better
    if metric.target is None or better is None:
        return None
    return metric.value >= metric.target if better else metric.value <= metric.target


def is_behind(metric: Metric) -> bool:
    """Return whether a metric is worse than its benchmark, in the direction that is better, where that is known.

    A net promoter score whose interval is known is worse only where the whole interval is.
    """
    better = metric.more_is_better
    if metric.benchmark is None or better is None:
        return False
    interval = nps_interval(metric)
    best = metric.value
    if interval:
        best = max(best, interval.high) if better else min(best, interval.low)
    return best < metric.benchmark.value if better else best > metric.benchmark.value
