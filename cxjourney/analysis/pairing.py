"""A journey before and after, its stages, touchpoints and personas paired with what they were."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cxjourney.analysis.coverage import StageCoverage
from cxjourney.analysis.renames import Turnover, turnover
from cxjourney.analysis.study import Study
from cxjourney.model import Persona, Stage, Touchpoint


class Spot(NamedTuple):
    """Where a touchpoint stands: its stage, its label, and which one it is among those of that label there."""

    stage: str
    label: str
    number: int


@dataclass(frozen=True)
class Pairing:
    """What is on both sides of a change, and what is not. None where the journey is not there."""

    before: Study | None
    after: Study | None

    @cached_property
    def stages(self) -> Turnover[str, Stage]:
        """The stages, by id."""
        return turnover(_stages(self.before), _stages(self.after))

    @cached_property
    def personas(self) -> Turnover[str, Persona]:
        """The personas that travel the journey, by id."""
        return turnover(self.before.travellers if self.before else {}, self.after.travellers if self.after else {})

    @cached_property
    def touchpoints(self) -> Turnover[Spot, Touchpoint]:
        """The touchpoints; spots from before name the stage as it is called now, where it is still there."""
        return turnover(_spots(self.before, self.stages.now), _spots(self.after, {}))

    @property
    def study(self) -> Study:
        """The journey after the change, or before it where it went."""
        study = self.after or self.before
        assert study is not None  # noqa: S101  pair() is given one at least
        return study

    @property
    def sides(self) -> tuple[Study, Study] | None:
        """Both sides, where there are both."""
        return (self.before, self.after) if self.before and self.after else None

    def coverages(self) -> Iterator[tuple[StageCoverage, StageCoverage]]:
        """Give the coverage of each stage that is on both sides, before and after."""
        if self.before and self.after:
            for kept in self.stages.kept:
                yield self.before.covers(kept.was), self.after.covers(kept.now)


def pair(before: Study | None, after: Study | None) -> Pairing:
    """Pair a journey with what it was; one of the two is there at least."""
    return Pairing(before, after)


def _stages(study: Study | None) -> dict[str, Stage]:
    return {stage.id: stage for stage in study.journey.stages} if study else {}


def _spots(study: Study | None, now: Mapping[str, str]) -> dict[Spot, Touchpoint]:
    spots: dict[Spot, Touchpoint] = {}
    times: Counter[tuple[str, str]] = Counter()
    for stage in study.journey.stages if study else ():
        for touchpoint in stage.touchpoints:
            named = (now.get(stage.id, stage.id), touchpoint.label)
            times[named] += 1
            spots[Spot(*named, times[named])] = touchpoint
    return spots
