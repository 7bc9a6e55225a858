"""Both sides of a change under one description: who gets through, and by which steps that are new."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cxjourney.analysis.diff.described_as_other_side import Redescription, as_it_is, redescribe, ways_of, with_ways
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.journey_access import blocking_steps
from cxjourney.analysis.study import Study
from cxjourney.model import Stage, Touchpoint


@dataclass(frozen=True)
class ComparableSides:
    """A journey before and after a change, each as it is and as the other side describes it.

    Attributes:
        pairing: The journey before and after, which is there on both sides.
        is_supposed: Whether nobody wrote the change, so that nothing is described differently.
    """

    pairing: JourneyMatching
    is_supposed: bool = False

    @cached_property
    def sides(self) -> tuple[Study, Study]:
        """The journey before, and after."""
        assert self.pairing.sides  # noqa: S101  only what is on both sides is compared
        return self.pairing.sides

    @cached_property
    def before(self) -> Redescription:
        """The journey before, as described before."""
        return as_it_is(self.sides[0])

    @cached_property
    def after(self) -> Redescription:
        """The journey after, as described after."""
        return as_it_is(self.sides[1])

    @cached_property
    def before_as_after(self) -> Redescription:
        """The journey before, as described after."""
        return self.before if self.is_supposed else redescribe(self.pairing, is_before=True, rewritten_stays=False)

    @cached_property
    def after_as_before(self) -> Redescription:
        """The journey after, as described before."""
        return self.after if self.is_supposed else redescribe(self.pairing, is_before=False, rewritten_stays=False)

    @cached_property
    def descriptions(self) -> tuple[tuple[Redescription, Redescription], ...]:
        """Both sides, before and after, under the former description and under the new one: where something is lost.

        What was said before and is said differently of steps, channels, ways and sources counts as what is there.
        """
        if self.is_supposed:
            return ((self.before, self.after),)
        return (
            (self.before, redescribe(self.pairing, is_before=False, rewritten_stays=True)),
            (redescribe(self.pairing, is_before=True, rewritten_stays=True), self.after),
        )

    @cached_property
    def new_steps(self) -> frozenset[int]:
        """The identities of today's touchpoints that stand in a stage that had them not, nor one that is gone.

        One without an id that came in the place of another without one, in the same stage and channel, may be the same
        under another title: it is none.
        """
        turn, stages, channels = self.pairing.touchpoints, self.pairing.stages.was, self.pairing.channels.now
        gone = {(at.stage, one.channel) for at, one in turn.went.items() if one.id is None}
        came = (id(one) for at, one in turn.came.items() if one.id is not None or (at.stage, one.channel) not in gone)
        moved = (
            id(kept.after)
            for kept in turn.kept
            if (kept.was.stage != kept.now.stage and kept.was.stage in stages)
            or kept.after.channel != channels.get(kept.before.channel, kept.before.channel)
        )
        return frozenset((*came, *moved))

    def new_usable_steps(self, side: Redescription, persona: str, stage: str) -> Iterator[Touchpoint]:
        """Yield the new steps of a stage that a persona can use, on the side after the change."""
        fare = side.access[persona]
        yield from (one for one in fare.usable.get(stage, ()) if id(side.origin(one)) in self.new_steps)

    def is_freed(self, was: str, now: str) -> bool:
        """Return whether a persona was stranded and has a way through now, under both descriptions and by a new step.

        Without what is new of today's steps there would be none, whatever ways there were or are. A stage that it could
        not pass counts as passed only where it has a step to use there: not since no step is left, or none is its own.

        Args:
            was: The persona's id before.
            now: Its id now.
        """
        had, has = self.before.access[was], self.after.access[now]
        if had.able is not False or has.able is not True:
            return False
        barred = [kept for kept in self.pairing.stages.kept if kept.was not in had.passes]
        olds, nows = [kept.was for kept in barred], [kept.now for kept in barred]
        old, new = self.before_as_after, (self.after, self.after_as_before)
        return (
            all(_is_able(side, now, _without_use(side, now, nows)) for side in new)
            and not _is_able(old, was, _without_use(old, was, olds))
            and not any(self._is_able_without_new(side, now, nows) for side in new)
        )

    def _is_able_without_new(self, side: Redescription, persona: str, barred: list[str]) -> bool:
        """Return whether a persona would get through today's journey without a new step, by former or new ways."""
        known, fare, new = {*self.pairing.stages.was}, side.access[persona], self.new_steps
        closed = []
        for id_, stage in side.stages.items():
            ways, usable = (
                [one for one in some[id_] if id(side.origin(one)) not in new] for some in (fare.steps, fare.usable)
            )
            needs_step = id_ in barred or (id_ not in known and fare.usable[id_])
            is_open = usable and not blocking_steps(ways, usable)
            if needs_step and not is_open and not _is_passed_by(stage, persona):
                closed.append(id_)
        names = self.pairing.stages.now
        closed += [names[id_] for id_, one in self.before.closed if id_ in names and one == persona]
        former, present = ways_of(self.after_as_before.journey), ways_of(self.after.journey)
        either = {id_: tuple(dict.fromkeys((*present[id_], *former[id_]))) for id_ in present}
        journey = side.journey.model_copy(update={"stages": with_ways(side.journey.stages, either)})
        return _is_able(replace(side, journey=journey), persona, closed)


def _is_able(side: Redescription, persona: str, closed: Collection[str]) -> bool:
    """Return whether a persona is able to complete a journey, with more stages closed to it."""
    shut = side.closed.union((stage, persona) for stage in closed)
    return replace(side, closed=shut, personas={persona: side.personas[persona]}).access[persona].able is True


def _without_use(side: Redescription, persona: str, stages: Iterable[str]) -> list[str]:
    """Return those of some stages at which a persona has no step to use, though it has something to do there."""
    usable = side.access[persona].usable
    return [id_ for id_ in stages if not usable[id_] and not _is_passed_by(side.stages[id_], persona)]


def _is_passed_by(stage: Stage, persona: str) -> bool:
    return stage.passive or not stage.is_travelled_by(persona)
