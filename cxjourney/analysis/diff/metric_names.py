"""What tells the metrics of a stage apart where several have one title, or one kind and no title."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.model import Metric


class MetricName(NamedTuple):
    """How a metric is known among those of its stage, or of its journey.

    Attributes:
        label: Its title, or else its kind; where another is called so too, with what tells the two apart.
        whose: Its persona and its channel, by their ids, where these tell it apart.
        number: Which of those it is that are alike in all of that; None where it is the only one.
    """

    label: str
    whose: tuple[str, ...] = ()
    number: int | None = None


def metric_names(pairing: JourneyMatching) -> dict[int, MetricName]:
    """Return the names of the metrics of a journey before and after, by the identity of each."""
    names: dict[int, MetricName] = {}
    for study in pairing.sides or ():
        journey = study.journey
        for metrics in (journey.metrics, *(stage.metrics for stage in journey.stages)):
            names |= zip((id(metric) for metric in metrics), _names(metrics), strict=True)
    return names


def _names(metrics: Sequence[Metric]) -> Iterator[MetricName]:
    titles = Counter(_title(metric) for metric in metrics)
    labels = Counter(metric.label for metric in metrics)
    seen = Counter[str]()
    for metric in metrics:
        seen[metric.label] += 1
        if titles[_title(metric)] == 1:
            yield MetricName(_title(metric))
            continue
        whose = tuple(id_ for id_ in (metric.persona, metric.channel) if id_)
        number = seen[metric.label] if labels[metric.label] > 1 else None
        yield MetricName(metric.label if number is None else f"{metric.label} {number}", whose, number)


def _title(metric: Metric) -> str:
    return metric.title or metric.kind
