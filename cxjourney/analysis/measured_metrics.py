"""A metric held against the answers that were measured of its source."""

from typing import TYPE_CHECKING

from cxjourney.analysis.metric_scales import metric_scale
from cxjourney.analysis.net_promoter_score import is_ambiguous_nps
from cxjourney.analysis.study import Study
from cxjourney.model import Metric

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import MeasuredScore


def measured_score(study: Study, metric: Metric) -> "MeasuredScore | None":
    """Return what was measured of what a metric tells; None where nothing was, or of other customers than it speaks of.

    A metric of one persona or of one channel is a part of what its source holds, and can't be held against all of it.
    """
    evidence = study.scope.evidence.get(metric.source) if metric.source else None
    figures = evidence.figures if evidence else None
    score = figures.score if figures else None
    if score is None or score.scale != metric.kind or metric.persona or metric.channel:
        return None
    return score


def lies_outside(metric: Metric, score: "MeasuredScore") -> bool:
    """Return whether the value of a metric lies outside the interval of what was measured on the very same scale."""
    if metric.value is None or score.low is None or score.high is None or not _is_on_its_scale(metric, score):
        return False
    return not score.low <= metric.value <= score.high


def _is_on_its_scale(metric: Metric, score: "MeasuredScore") -> bool:
    """Return whether a metric is counted as the measured score is: points, the share of the two best marks, a mean."""
    if metric.kind == "nps":
        return not is_ambiguous_nps(metric)
    scale = metric_scale(metric)
    if scale is None:
        return False
    if metric.kind == "csat":
        return scale.is_percent and metric.method in (None, "share", "top-2-box")
    return not scale.is_percent and (scale.from_, scale.to) == (1, score.max) and metric.method in (None, "mean")


def is_sample_off(metric: Metric, score: "MeasuredScore", most: int) -> bool:
    """Return whether the sample of a metric differs from the number of answers by more than ``most`` per cent of it."""
    answers = score.answers
    if metric.sample is None or not isinstance(answers, int):
        return False
    return 100 * abs(metric.sample - answers) > most * answers
