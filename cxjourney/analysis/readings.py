"""Metrics that moved through a change, and those that came and went."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxjourney.analysis.pairing import Pairing
from cxjourney.model import Journey, Metric, Stage

_Place = tuple[str | None, str, str, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that was taken. ``better_up`` tells whether more is better; None where that is not known."""

    kind: str
    title: str | None
    value: float
    unit: str | None
    better_up: bool | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure before and after; None where it was not taken. ``stage`` is None for the journey as a whole."""

    stage: str | None
    before: Figure | None
    after: Figure | None

    @property
    def figure(self) -> Figure:
        """The figure as it is now, or as it was where it is no longer taken."""
        figure = self.after or self.before
        assert figure is not None  # noqa: S101  readings() gives one of the two at least
        return figure

    @property
    def is_better(self) -> bool | None:
        """Whether it moved to the better; None where that is not known, or there is nothing to compare."""
        if self.before is None or self.after is None or self.after.better_up is None:
            return None
        return (self.after.value > self.before.value) is self.after.better_up


def readings(pairing: Pairing) -> tuple[Reading, ...]:
    """Give the figures that moved, came or went, in stages that are on both sides and for the journey as a whole."""
    if not pairing.sides:
        return ()
    stages = pairing.stages
    had = _figures(pairing.sides[0].journey, stages.now)
    has = _figures(pairing.sides[1].journey, {now: now for now in stages.was})
    moved = (Reading(place[0], had.get(place), has.get(place)) for place in (had | has))
    return tuple(one for one in moved if not one.before or not one.after or one.before.value != one.after.value)


def _figures(journey: Journey, stages: Mapping[str, str]) -> dict[_Place, Figure]:
    figures: dict[_Place, Figure] = {}
    times: Counter[tuple[str | None, str, str]] = Counter()
    for stage, figure in _taken(journey):
        if stage is None or stage.id in stages:
            place = (stages[stage.id] if stage else None, figure.kind, figure.title or "")
            times[place] += 1
            figures[(*place, times[place])] = figure
    return figures


def _taken(journey: Journey) -> Iterator[tuple[Stage | None, Figure]]:
    yield from ((None, _figure(metric)) for metric in journey.metrics)
    for stage in journey.stages:
        yield from ((stage, _figure(metric)) for metric in stage.metrics)
        if stage.delivery:
            yield stage, Figure("claimed", None, stage.delivery.claimed, "%", None)
            yield stage, Figure("experienced", None, stage.delivery.experienced, "%", True)


def _figure(metric: Metric) -> Figure:
    return Figure(metric.kind, metric.title, metric.value, metric.unit, metric.more_is_better)
