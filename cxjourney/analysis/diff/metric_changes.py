"""Which figures of a journey moved, came or went with a change, and whether that is more than chance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from cxjourney.analysis.confidence_intervals import confidence_interval
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.diff.metric_names import MetricName, metric_names
from cxjourney.analysis.metric_scales import is_share_beside_other, metric_scale
from cxjourney.analysis.net_promoter_score import is_ambiguous_nps
from cxjourney.model import Delivery, Metric, Scale


@dataclass(frozen=True, slots=True)
class MetricFigure:
    """One figure that was taken, and how.

    Attributes:
        kind: The kind of metric, such as nps; claimed and experienced delivery are kinds of their own.
        title: Its title; None where it has none.
        value: The figure, in its own unit.
        unit: That unit, as the journey writes it; None where it has none.
        better_up: Whether more is better; None where that is not known.
        scale: The scale it lies on; None where it says none, or where a score may be a share.
        method: How the answers became one figure; None where that is not said.
        half_width: How far its 95% interval reaches to either side, in its own unit; None where nothing tells it.
        metric: The metric that it is the value of; None for delivery.
        name: How that is known among those of its stage; None for delivery.
    """

    kind: str
    title: str | None
    value: float
    unit: str | None
    better_up: bool | None
    scale: Scale | None = None
    method: str | None = None
    half_width: float | None = None
    metric: Metric | None = None
    name: MetricName | None = None

    def may_be_share_beside(self, other: "MetricFigure") -> bool:
        """Return whether of two figures one may be a share, 0 to 1, and the other is none, as far as this one says."""
        return self.metric is not None and is_share_beside_other(self.metric, other.value)


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A figure before and after; None where it was not taken. ``stage`` is None for the journey as a whole."""

    stage: str | None
    before: MetricFigure | None
    after: MetricFigure | None

    @property
    def figure(self) -> MetricFigure:
        """The figure as it is now, or as it was where it is no longer taken."""
        figure = self.after or self.before
        assert figure is not None  # noqa: S101  metric_changes() has at least one of the two
        return figure

    @property
    def is_comparable(self) -> bool:
        """Whether two figures are of one kind, scale and method and, where no scale is said, of one unit."""
        if self.before is None or self.after is None:
            return False
        was, now = self.before, self.after
        if (was.kind, was.scale, was.method) != (now.kind, now.scale, now.method):
            return False
        if was.may_be_share_beside(now) or now.may_be_share_beside(was):
            return False
        return self.after.scale is not None or self.before.unit == self.after.unit

    @property
    def is_within_sample(self) -> bool:
        """Whether two figures are no further apart than their samples allow by chance.

        With 95% intervals that reach a and b to either side, that is √(a² + b²): the variance of a difference of two
        independent figures is the sum of their variances. One without an interval counts as exact; where neither has
        one, nothing tells it.
        """
        if self.before is None or self.after is None or not self.is_comparable:
            return False
        reaches = [one.half_width for one in (self.before, self.after) if one.half_width is not None]
        return bool(reaches) and abs(self.after.value - self.before.value) <= hypot(*reaches)

    @property
    def is_better(self) -> bool | None:
        """Whether it moved to the better; None where it may be chance, or can't be told.

        It can't where nobody says what is better, as where one side says that more is, and the other that less is.
        """
        if self.before is None or self.after is None or not self.is_comparable or self.is_within_sample:
            return None
        said = {self.before.better_up, self.after.better_up} - {None}
        return (self.after.value > self.before.value) in said if len(said) == 1 else None


def is_within_chance(before: Metric, after: Metric) -> bool:
    """Return whether the figure of a metric moved no further than its samples allow by chance; not whether it moved."""
    return MetricChange(None, _figure(before, {}), _figure(after, {})).is_within_sample


def metric_changes(pairing: JourneyMatching) -> tuple[MetricChange, ...]:
    """Return the figures that moved, came or went, in stages that are on both sides and for the journey as a whole."""
    turn, names = match_metrics(pairing), metric_names(pairing)
    moved = [
        *(MetricChange(one.stage, _figure(one.before, names), _figure(one.after, names)) for one in turn.kept),
        *_delivery_changes(pairing),
        *(MetricChange(stage, _figure(metric, names), None) for stage, metric in turn.went),
        *(MetricChange(stage, None, _figure(metric, names)) for stage, metric in turn.came),
    ]
    return tuple(one for one in moved if (one.before and one.before.value) != (one.after and one.after.value))


def _delivery_changes(pairing: JourneyMatching) -> Iterator[MetricChange]:
    """Yield what is claimed of each stage and what is experienced, before and after."""
    for kept in pairing.stages.kept:
        had, has = _delivery_figures(kept.before.delivery), _delivery_figures(kept.after.delivery)
        for kind in dict.fromkeys((*had, *has)):
            yield MetricChange(kept.now, had.get(kind), has.get(kind))


def _delivery_figures(delivery: Delivery | None) -> dict[str, MetricFigure]:
    if delivery is None:
        return {}
    claimed = MetricFigure("claimed", None, delivery.claimed, "%", None)
    return {"claimed": claimed, "experienced": MetricFigure("experienced", None, delivery.experienced, "%", True)}


def _figure(metric: Metric, names: Mapping[int, MetricName]) -> MetricFigure | None:
    """Return the figure of a metric; None where it was not measured yet. ``names`` are those of metrics by identity."""
    if metric.value is None:
        return None
    better_up = metric.more_is_better
    scale = None if is_ambiguous_nps(metric) else metric_scale(metric)
    interval = confidence_interval(metric)
    half_width = interval.half_width if interval else None
    return MetricFigure(
        *(metric.kind, metric.title, metric.value, metric.unit, better_up, scale, metric.method),
        *(half_width, metric, names.get(id(metric))),
    )
