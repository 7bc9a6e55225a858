"""What stayed, came, went or was renamed of a journey: stages, touchpoints, pain points, personas."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from cxjourney.analysis.coverage import StageCoverage
from cxjourney.analysis.diff.matching import Matching, match
from cxjourney.analysis.diff.matching_by_parts import stage_parts
from cxjourney.analysis.study import Study
from cxjourney.model import Channel, DataSource, PainPoint, Persona, Stage, Touchpoint


class ThingAt(NamedTuple):
    """Where a touchpoint or a pain point stands: its stage, its label, and which of that label it is there.

    Of a stage that is gone, and whose id another one has now, the number is less than 0.
    """

    stage: str
    label: str
    number: int


class StageMove(NamedTuple):
    """A stage that stood in another journey before; both journeys go on.

    Attributes:
        before: The journey that it left, as it was.
        after: The journey to which it came, as it is.
        was: The id that it had there.
        now: The id that it has here.
    """

    before: Study
    after: Study
    was: str
    now: str

    def is_from(self, study: Study | None) -> bool:
        """Return whether it left a journey, or what is compared of that."""
        return study is not None and self.before.in_scope.document is study.in_scope.document

    def is_to(self, study: Study | None) -> bool:
        """Return whether it came to a journey, or what is compared of that."""
        return study is not None and self.after.in_scope.document is study.in_scope.document


@dataclass(frozen=True)
class JourneyMatching:
    """What is on both sides of a change, and what is not. None where the journey is not there.

    ``moves`` are the stages that came from other journeys.
    """

    before: Study | None
    after: Study | None
    moves: tuple[StageMove, ...] = ()

    @cached_property
    def stages(self) -> Matching[str, Stage]:
        """The stages, by id."""
        return match(_stages(self.before), _stages(self.after), stage_parts)

    @cached_property
    def personas(self) -> Matching[str, Persona]:
        """The personas that travel the journey, by id."""
        return match(self.before.travellers if self.before else {}, self.after.travellers if self.after else {})

    @cached_property
    def channels(self) -> Matching[str, Channel]:
        """The channels in sight, by id."""
        was, now = (study.scope.channels if study else {} for study in (self.before, self.after))
        return match(was, now)

    @cached_property
    def sources(self) -> Matching[str, DataSource]:
        """The data sources in sight, by id."""
        was, now = (study.scope.sources if study else {} for study in (self.before, self.after))
        return match(was, now)

    @cached_property
    def touchpoints(self) -> Matching[ThingAt, Touchpoint]:
        """The touchpoints; spots from before name the stage as it is called now, where it is still there."""
        before = _touchpoints(self.before, self.stages.now)
        return match(before, _numbered_alike(before, _touchpoints(self.after, {})))

    @cached_property
    def pain_points(self) -> Matching[ThingAt, PainPoint]:
        """The pain points; spots from before name the stage as it is called now, where it is still there."""
        return match(_pain_points(self.before, self.stages.now), _pain_points(self.after, {}))

    @property
    def study(self) -> Study:
        """The journey after the change, or before it where it went."""
        study = self.after or self.before
        assert study is not None  # noqa: S101  match_journey_parts() has at least one
        return study

    @property
    def sides(self) -> tuple[Study, Study] | None:
        """Both sides, where there are both."""
        return (self.before, self.after) if self.before and self.after else None

    def coverages(self) -> Iterator[tuple[StageCoverage, StageCoverage]]:
        """Yield the coverage of each stage that is on both sides, before and after, if it stood in another journey."""
        if self.before and self.after:
            for kept in self.stages.kept:
                yield self.before.covers(kept.was), self.after.covers(kept.now)
            for move in self.moves:
                yield move.before.covers(move.was), self.after.covers(move.now)

    def moved_touchpoints(self) -> Iterator[tuple[StageMove, Matching[ThingAt, Touchpoint]]]:
        """Yield the stages that came from other journeys, with their touchpoints before and after."""
        for move in self.moves:
            was, now = _stages(move.before)[move.was], _stages(self.after)[move.now]
            before, after = (_spots([(move.now, False, one.touchpoints)]) for one in (was, now))
            yield move, match(before, _numbered_alike(before, after))


def match_journey_parts(
    before: Study | None, after: Study | None, moves: tuple[StageMove, ...] = ()
) -> JourneyMatching:
    """Return a journey and what it was, matched; at least one of the two is there. ``moves`` may be those of others."""
    return JourneyMatching(before, after, tuple(one for one in moves if one.is_to(after)))


def _stages(study: Study | None) -> dict[str, Stage]:
    return {stage.id: stage for stage in study.journey.stages} if study else {}


def _touchpoints(study: Study | None, now: Mapping[str, str]) -> dict[ThingAt, Touchpoint]:
    stages = study.journey.stages if study else ()
    return _spots((now.get(stage.id, stage.id), _is_taken(stage, now), stage.touchpoints) for stage in stages)


def _numbered_alike(
    before: Mapping[ThingAt, Touchpoint], after: Mapping[ThingAt, Touchpoint]
) -> dict[ThingAt, Touchpoint]:
    """Return touchpoints, those of one label with the number that the same one had before: first of equal channel."""
    left: dict[tuple[str, str], list[ThingAt]] = {}
    for at in before:
        if at.number > 0:
            left.setdefault(at[:2], []).append(at)
    times = Counter({key: len(some) for key, some in left.items()})
    numbered: dict[ThingAt, ThingAt] = {}
    for rank in range(3):
        for at, one in after.items():
            if at not in numbered:
                some = left.get(at[:2], [])
                same = [old for old in some if rank == 2 or _is_same(before[old], one, is_equal=rank == 0)]
                if same:
                    numbered[at] = same[0]
                    some.remove(same[0])
    for at in after:
        if at not in numbered:
            times[at[:2]] += 1
            numbered[at] = at._replace(number=times[at[:2]])
    return {numbered[at]: one for at, one in after.items()}


def _is_same(old: Touchpoint, now: Touchpoint, is_equal: bool) -> bool:
    return old == now if is_equal else old.channel == now.channel


def _pain_points(study: Study | None, now: Mapping[str, str]) -> dict[ThingAt, PainPoint]:
    stages = study.journey.stages if study else ()
    return _spots((now.get(stage.id, stage.id), _is_taken(stage, now), stage.pain_points) for stage in stages)


def _is_taken(stage: Stage, now: Mapping[str, str]) -> bool:
    """Return whether a stage is gone, and another one has its id now."""
    return stage.id not in now and stage.id in now.values()


Labelled = TypeVar("Labelled", Touchpoint, PainPoint)


def _spots(stages: Iterable[tuple[str, bool, Iterable[Labelled]]]) -> dict[ThingAt, Labelled]:
    spots: dict[ThingAt, Labelled] = {}
    times: Counter[tuple[str, bool, str]] = Counter()
    for stage, is_taken, things in stages:
        for thing in things:
            times[stage, is_taken, thing.label] += 1
            number = times[stage, is_taken, thing.label]
            spots[ThingAt(stage, thing.label, -number if is_taken else number)] = thing
    return spots
