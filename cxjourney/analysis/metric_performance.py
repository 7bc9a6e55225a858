"""How the metrics of a journey perform: against target and benchmark."""

from collections.abc import Iterator

from cxjourney.analysis.confidence_intervals import confidence_interval
from cxjourney.analysis.metric_scales import is_comparable, is_target_comparable
from cxjourney.model import Journey, Metric, Stage


def journey_metrics(journey: Journey) -> Iterator[tuple[Stage | None, Metric]]:
    """Yield the metrics of a journey, its own first, each with its stage (None for its own)."""
    yield from ((None, metric) for metric in journey.metrics)
    for stage in journey.stages:
        yield from ((stage, metric) for metric in stage.metrics)


def is_target_met(metric: Metric) -> bool | None:
    """Return whether a metric has reached its target.

    None where it has no value or no target, where nobody said what is better, where the value can't be right (CX804),
    and where one of the two lies off the metric's scale (CX811), or may do so (CX812, CX813).
    """
    better, value, target = metric.more_is_better, metric.value, metric.target
    if value is None or target is None or better is None or not is_target_comparable(metric):
        return None
    return value >= target if better else value <= target


def is_behind(metric: Metric) -> bool:
    """Return whether a metric is worse than its benchmark: on one scale, in the direction that is better, where known.

    A net promoter score whose interval is known, or the widest that it can be, is worse only where all of it is.
    """
    better, value, benchmark = metric.more_is_better, metric.value, metric.benchmark
    if value is None or benchmark is None or better is None or not is_comparable(metric):
        return False
    best = value
    if metric.kind == "nps" and (interval := confidence_interval(metric)):
        best = max(best, interval.high) if better else min(best, interval.low)
    return best < benchmark.value if better else best > benchmark.value
