"""Which metrics stayed, came and went, by what they measure and by what else is written of them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.model import Journey, Metric
from cxjourney.text.comparison_key import comparison_key


class MetricAt(NamedTuple):
    """A metric, and the stage that it stands in, by its id now; None for the journey as a whole."""

    stage: str | None
    metric: Metric


class MetricMatch(NamedTuple):
    """A metric that is there on both sides, perhaps written differently, or moved to another stage.

    Attributes:
        stage: The stage that it stands in, by its id now; None for the journey as a whole.
        before: The metric before.
        after: The metric now.
        stage_was: The stage that it stood in, by its id now, as `stage`.
    """

    stage: str | None
    before: Metric
    after: Metric
    stage_was: str | None


@dataclass(frozen=True, slots=True)
class MetricMatching:
    """The metrics of a journey, in stages that are on both sides and of the journey as a whole.

    Attributes:
        kept: Those on both sides, in the order in which they stand now.
        came: Those that are new.
        went: Those that are gone.
    """

    kept: tuple[MetricMatch, ...]
    came: tuple[MetricAt, ...]
    went: tuple[MetricAt, ...]


def match_metrics(pairing: JourneyMatching) -> MetricMatching:
    """Return which metrics stayed, came and went.

    Metrics of one stage are the same where kind, title, persona and channel are; of several that are alike in that the
    nearest are, by what else is written of them, their figure, and their place. What is left over is the same under
    another title or kind where a single metric went and a single one came that have the same title, or the same figure
    and besides the same kind or source. What went from one stage and came to another is the same where it has a title
    and nothing else is called so and is alike in that, or where it is alone in being written as it was.
    """
    if not pairing.sides:
        return MetricMatching((), (), ())
    before, after = (study.journey for study in pairing.sides)
    had = _metrics_by_stage(before, {kept.was: kept.now for kept in pairing.stages.kept})
    has = _metrics_by_stage(after, {kept.now: kept.now for kept in pairing.stages.kept})
    kept: list[MetricMatch] = []
    came: list[MetricAt] = []
    went: list[MetricAt] = []
    for stage, now in has.items():
        was = had.get(stage, ())
        pairs = _Pairs(was, now, pairing.personas.now, pairing.channels.now).all()
        kept += (
            MetricMatch(stage, was[pairs[place]], metric, stage) for place, metric in enumerate(now) if place in pairs
        )
        came += (MetricAt(stage, metric) for place, metric in enumerate(now) if place not in pairs)
        stayed = {*pairs.values()}
        went += (MetricAt(stage, metric) for place, metric in enumerate(was) if place not in stayed)
    moved = _moved(went, came, pairing)
    taken = {id(one) for match in moved for one in (match.before, match.after)}
    went, came = ([at for at in some if id(at.metric) not in taken] for some in (went, came))
    return MetricMatching((*kept, *moved), tuple(came), tuple(went))


def _moved(went: Sequence[MetricAt], came: Sequence[MetricAt], pairing: JourneyMatching) -> list[MetricMatch]:
    """Return the metrics that went from one stage and came to another."""
    moved: list[MetricMatch] = []
    for name in (_titled_measure, _written):
        taken = {id(one) for match in moved for one in (match.before, match.after)}
        was, now = (
            _single((name(at.metric, *ids), place) for place, at in enumerate(some) if id(at.metric) not in taken)
            for some, ids in ((went, (pairing.personas.now, pairing.channels.now)), (came, ({}, {})))
        )
        for key, place in now.items():
            if key in was:
                old, new = went[was[key]], came[place]
                moved.append(MetricMatch(new.stage, old.metric, new.metric, old.stage))
    return moved


def _titled_measure(metric: Metric, people: Mapping[str, str], channels: Mapping[str, str]) -> Hashable | None:
    """Return what a metric measures, by the ids that things have now; None where it has no title."""
    persona, channel = metric.persona or "", metric.channel or ""
    title = comparison_key(metric.title).casefold() if metric.title else None
    return title and (metric.kind, title, people.get(persona, persona), channels.get(channel, channel))


def _written(metric: Metric, people: Mapping[str, str], channels: Mapping[str, str]) -> Hashable | None:
    """Return all that is written of a metric, by the ids that things have now; None where it has no figure."""
    persona, channel = metric.persona or "", metric.channel or ""
    names = {"persona": people.get(persona, persona), "channel": channels.get(channel, channel)}
    return None if metric.value is None else repr(metric.model_copy(update=names))


def _metrics_by_stage(journey: Journey, names: Mapping[str, str]) -> dict[str | None, tuple[Metric, ...]]:
    own: dict[str | None, tuple[Metric, ...]] = {None: journey.metrics}
    return own | {names[stage.id]: stage.metrics for stage in journey.stages if stage.id in names}


class _Pairs:
    """Pairs of the metrics of a stage, by their places now those that they had.

    Args:
        was: The metrics before.
        now: The metrics now.
        people: The ids that personas have now, by those that they had.
        channels: The same of channels.
    """

    def __init__(
        self,
        was: tuple[Metric, ...],
        now: tuple[Metric, ...],
        people: Mapping[str, str],
        channels: Mapping[str, str],
    ) -> None:
        self.was = tuple(
            one.model_copy(
                update={
                    "persona": people.get(one.persona or "", one.persona),
                    "channel": channels.get(one.channel or "", one.channel),
                }
            )
            if one.persona or one.channel
            else one
            for one in was
        )
        self.now = now
        self.found: dict[int, int] = {}

    def all(self) -> dict[int, int]:
        """Return all of them."""
        self._pair_nearest()
        self._pair_single(lambda metric: comparison_key(metric.title).casefold() if metric.title else None)
        self._pair_single(lambda metric: (metric.value, metric.kind) if metric.value is not None else None)
        self._pair_single(lambda metric: (metric.value, metric.source) if metric.source and metric.value else None)
        return self.found

    def _left(self) -> tuple[list[int], list[int]]:
        taken = {*self.found.values()}
        olds = [place for place in range(len(self.was)) if place not in taken]
        return olds, [place for place in range(len(self.now)) if place not in self.found]

    def _pair_nearest(self) -> None:
        """Pair metrics of one kind, title, persona and channel, the nearest first."""
        olds, news = self._left()
        near = sorted(
            (_distance(self.was[old], self.now[new]), abs(old - new), new, old)
            for old in olds
            for new in news
            if _measure(self.was[old]) == _measure(self.now[new])
        )
        taken: set[int] = set()
        for *_, new, old in near:
            if new not in self.found and old not in taken:
                self.found[new] = old
                taken.add(old)

    def _pair_single(self, key: Callable[[Metric], Hashable | None]) -> None:
        """Pair what is left over and alone on its side in what the key returns of it, unless it is somebody else's."""
        olds, news = self._left()
        was = _single((key(self.was[place]), place) for place in olds)
        for name, new in _single((key(self.now[place]), place) for place in news).items():
            if name in was and _may_be_same(self.was[was[name]], self.now[new]):
                self.found[new] = was[name]


def _measure(metric: Metric) -> tuple[str, str, str | None, str | None]:
    return metric.kind, metric.title or "", metric.persona, metric.channel


def _may_be_same(before: Metric, after: Metric) -> bool:
    """Return whether nothing says that two metrics are of two personas, or of two channels."""
    pairs = ((before.persona, after.persona), (before.channel, after.channel))
    return all(was is None or now is None or was == now for was, now in pairs)


def _distance(before: Metric, after: Metric) -> tuple[int, float]:
    """Return how many attributes tell two metrics apart, and how far apart their figures are."""
    names = {*before.model_fields_set, *after.model_fields_set}
    apart = sum(getattr(before, name) != getattr(after, name) for name in names)
    if before.value is None or after.value is None:
        return apart, 0 if before.value is after.value else float("inf")
    return apart, abs(before.value - after.value)


def _single(things: Iterable[tuple[Hashable | None, int]]) -> dict[Hashable, int]:
    """Return by key the place of the only thing that has it."""
    places: dict[Hashable, list[int]] = {}
    for key, place in things:
        if key is not None:
            places.setdefault(key, []).append(place)
    return {key: some[0] for key, some in places.items() if len(some) == 1}
