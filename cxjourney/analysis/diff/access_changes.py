"""How personas fare before and after a change of a journey, like compared with like."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cxjourney.analysis.diff.access_losses import AccessLoss, access_loss, stages_without_step
from cxjourney.analysis.diff.comparable_sides import ComparableSides
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.matching import Match
from cxjourney.analysis.journey_access import PersonaAccess, journey_access
from cxjourney.analysis.study import Study
from cxjourney.model import Journey, Persona, Stage

NO_LOSS = AccessLoss()


@dataclass(frozen=True, slots=True)
class AccessChange:
    """How a persona fares before and after a change that it feels. Stages have the ids that they have now.

    Attributes:
        persona: Its id.
        before: How it fared; of one that nobody had described, how it would have fared.
        after: How it fares; of one that nobody describes any more, how it would fare.
        stranded_at: The stages at which it is newly stranded: under one description, of before or of now, the former
            journey let it pass there, or go round, and this one doesn't.
        is_without_way: Whether it has no way to the goal any more, or nobody can say any more whether it has.
        hidden_at: The stages at which it would be newly stranded too, had nothing been described differently.
        is_hidden: Whether it would have lost its way, had nothing been described differently.
        without_step_at: The stages at which it had steps to use, and at which none is left that is its own.
        further: Other stages that stop it now, such as those that it had never come to (none where nobody could say
            before who was able).
        past: The stages that stopped it, and that it passes now by a new step.
        beyond: The stages that somebody who was stopped before them could have passed, and can't any more: whoever
            fixes the first must know of the second.
        left_out_at: The stages that stop it no longer only since ``travelled_by`` or ``for`` leave it out there now.
        without_new_step_at: The other stages that it passes now though it has no new step to use there; none where it
            is able whether it passes these or not.
        is_freed: Whether it was stranded, and has a way through now by a new step, under both descriptions.
        is_able_by_outcome: Whether it is able only by an end that is called a success now.
        is_stopped_as_before: Whether today's journey would stop it, were all described as before.
        stopped_as_before_at: Where that would be.
        was_able_as_now: Whether the former journey would have let it through, had all been described as now.
    """

    persona: str
    before: PersonaAccess
    after: PersonaAccess
    stranded_at: tuple[str, ...] = ()
    is_without_way: bool = False
    hidden_at: tuple[str, ...] = ()
    is_hidden: bool = False
    without_step_at: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    left_out_at: tuple[str, ...] = ()
    without_new_step_at: tuple[str, ...] = ()
    is_freed: bool = False
    is_able_by_outcome: bool = False
    is_stopped_as_before: bool = False
    stopped_as_before_at: tuple[str, ...] = ()
    was_able_as_now: bool = False

    @property
    def is_newly_stranded(self) -> bool:
        """Whether it is newly stranded, or able no more, were it only that nobody can say any more."""
        return bool(self.stranded_at) or self.is_without_way

    @property
    def is_stranded_as_described(self) -> bool:
        """Whether it would have lost more, had nothing been described differently."""
        return self.is_hidden or bool(self.hidden_at)

    @property
    def is_worse(self) -> bool:
        """Whether it lost a way, or a last step of its own."""
        return self.is_newly_stranded or self.is_stranded_as_described or bool(self.without_step_at)

    @property
    def is_known_only_now(self) -> bool:
        """Whether it is stranded now, and lost nothing: only what is written is different."""
        stranded = self.after.able is False and self.before.able is not False
        return stranded and not self.is_newly_stranded and not self.is_stranded_as_described

    @property
    def is_freed_by_description(self) -> bool:
        """Whether it was stranded, and is able now though no new step lets it through: see what says why."""
        is_able_now = self.after.able is True and self.before.able is False
        return is_able_now and not self.is_freed and not self.is_able_by_outcome and not self._is_passing_only

    @property
    def is_further(self) -> bool:
        """Whether it only gets further, or is stopped elsewhere."""
        other = self.is_newly_stranded or self.is_known_only_now or self.after.able is True
        return not other and not self._is_passing_only and bool(self.past or self.further)

    @property
    def _is_passing_only(self) -> bool:
        return bool(self.left_out_at or self.without_new_step_at)

    @property
    def is_felt(self) -> bool:
        """Whether the change makes a difference to it."""
        differs = self.after.able is not self.before.able or self._is_passing_only
        return differs or self.is_worse or bool(self.further or self.past or self.beyond)


def access_changes(sides: ComparableSides) -> tuple[AccessChange, ...]:
    """Return how those personas fare for whom the change makes a difference.

    One that is described on one side alone is among them where, so described, it lost a way.
    """
    emptied = stages_without_step(sides)
    kept = (_Change(sides, one, emptied).change() for one in sides.pairing.personas.kept)
    return tuple(one for one in (*kept, *_changes_of_others(sides)) if one.is_felt)


def _changes_of_others(sides: ComparableSides) -> Iterator[AccessChange]:
    """Yield what those lost who are described on one side alone."""
    if sides.is_supposed:
        return
    (before, after_as_before), (before_as_after, after) = sides.descriptions
    for id_ in sides.pairing.personas.went:
        loss = access_loss(sides.pairing, before, after_as_before, (id_, id_))
        if loss.has_no_way or loss.stranded_at:
            was, now = before.access[id_], after_as_before.access[id_]
            yield AccessChange(id_, was, now, hidden_at=loss.stranded_at, is_hidden=loss.has_no_way)
    for id_ in sides.pairing.personas.came:
        loss = access_loss(sides.pairing, before_as_after, after, (id_, id_))
        if loss.has_no_way or loss.stranded_at:
            was, now = before_as_after.access[id_], after.access[id_]
            yield AccessChange(id_, was, now, loss.stranded_at, loss.has_no_way)


class _Change:
    """How one persona of both sides fares.

    Args:
        sides: The journey before and after.
        persona: The persona.
        emptied: The stages that have no step left for anybody.
    """

    def __init__(self, sides: ComparableSides, persona: Match[str, Persona], emptied: Collection[str]) -> None:
        self.sides = sides
        self.emptied = emptied
        self.pairing = sides.pairing
        self.persona = persona
        self.was = sides.before.access[persona.was]
        self.now = sides.after.access[persona.now]
        self.as_before = sides.after_as_before.access[persona.now]

    def change(self) -> AccessChange:
        former, present = self._losses()
        was, now = self.was, self.now
        stranded = tuple(at for at in now.stranded_at if at in present.stranded_at or at in former.stranded_at)
        hidden = tuple(at for at in former.stranded_at if at not in stranded)
        is_lost = present.has_no_way or (former.has_no_way and now.able is not True and not hidden)
        is_worse = bool(stranded) or is_lost
        past, left_out, without_new = self._past()
        able_now = was.able is False and now.able is True
        is_freed = able_now and self._is_freed(left_out, without_new)
        is_redescribed = self.persona.before.access != self.persona.after.access
        if is_freed or (able_now and is_redescribed):
            left_out = without_new = ()
        without_step = () if self.sides.is_supposed else (*former.without_step_at, *present.without_step_at)
        beyond = () if was.able or now.able or is_worse else (*former.beyond, *present.beyond)
        return AccessChange(
            now.persona,
            was,
            now,
            stranded,
            is_lost or (was.able is True and now.able is None),
            hidden,
            former.has_no_way and not is_worse,
            tuple(at for at in dict.fromkeys(without_step) if at not in self.emptied),
            self._further(stranded),
            past,
            tuple(at for at in dict.fromkeys(beyond) if at not in now.passes and at not in now.stranded_at),
            left_out,
            without_new,
            is_freed,
            able_now and not is_freed and self._is_able_by_outcome(),
            self.as_before.able is False,
            self.as_before.stranded_at,
            self.sides.before_as_after.access[self.persona.was].able is True,
        )

    def _losses(self) -> tuple[AccessLoss, AccessLoss]:
        ids = (self.persona.was, self.persona.now)
        found = [access_loss(self.pairing, before, after, ids) for before, after in self.sides.descriptions]
        return (NO_LOSS, found[0]) if self.sides.is_supposed else (found[0], found[1])

    def _further(self, stranded: Collection[str]) -> tuple[str, ...]:
        """Return the other stages that stop it now, if it comes to them by what the journey offers."""
        old = self.pairing.stages.was
        new = (at for at in self.now.stranded_at if old.get(at) not in self.was.stranded_at and at not in stranded)
        return () if self.was.able is None else tuple(at for at in new if at in self.as_before.met)

    def _is_freed(self, left_out: Collection[str], without_new: Collection[str]) -> bool:
        if self.sides.is_supposed:
            return not left_out and not without_new
        return self.sides.is_freed(self.persona.was, self.persona.now)

    def _past(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the stages that stopped it and that it passes now: by a new step, as left out there, and otherwise."""
        past, left_out, without_new = [], [], []
        was, now = self.was, self.now
        for one in self.pairing.stages.kept if was.able is False else ():
            if one.was not in was.passes and one.now in now.passes and (one.was in was.stranded_at or now.able):
                if self._has_new_step(one):
                    past.append(one)
                elif self._is_left_out(one):
                    left_out.append(one)
                elif one.now in now.met:
                    without_new.append(one)
        ids = [tuple(one.now for one in some) for some in (without_new, left_out, past)]
        if ids[0] and now.able and self._fare(closed=ids[0]).able:
            ids[0] = ()
        gone = (at for at in was.stranded_at if now.able and at not in self.pairing.stages.now)
        met = (one for one in past if one.was in was.stranded_at)
        stopped = tuple(one.now for one in left_out if one.was in was.stranded_at)
        return (*(one.now for one in met), *gone), stopped, ids[0]

    def _has_new_step(self, stage: Match[str, Stage]) -> bool:
        """Return whether it has a new step to use at a stage, as described now and before."""
        described = (self.sides.after, self.sides.after_as_before)
        return all(any(self.sides.new_usable_steps(one, self.persona.now, stage.now)) for one in described)

    def _is_left_out(self, stage: Match[str, Stage]) -> bool:
        """Return whether it passes a stage that stopped it only because that, or what stopped it, is for others now."""
        if stage.before.is_travelled_by(self.was.persona) and not stage.after.is_travelled_by(self.now.persona):
            return True
        today = {id(kept.before): kept.after for kept in self.pairing.touchpoints.kept}
        blocked = (today.get(id(step)) for step in self.was.blocking_steps_at(stage.was))
        return any(step is not None and not step.is_for(self.now.persona) for step in blocked)

    def _fare(self, journey: Journey | None = None, closed: Collection[str] = ()) -> PersonaAccess:
        """Return how it would fare in today's journey, or in another one, with more stages closed to it."""
        after: Study = self.sides.sides[1]
        shut = {*after.closed, *((stage, self.persona.now) for stage in closed)}
        people = {self.persona.now: self.persona.after}
        return journey_access(journey or after.journey, people, after.scope.channels, shut).personas[0]

    def _is_able_by_outcome(self) -> bool:
        """Return whether it would not be able, were the ends successes or none as they were before."""
        journey = self.sides.sides[1].journey
        former = {kept.now: kept.before.outcome for kept in self.pairing.stages.kept}
        stages = tuple(
            stage.model_copy(update={"outcome": former.get(stage.id, stage.outcome)}) for stage in journey.stages
        )
        if stages == journey.stages:
            return False
        return self._fare(journey=journey.model_copy(update={"stages": stages})).able is False


@dataclass(frozen=True, slots=True)
class StrandedTraveller:
    """A persona that was stranded and no longer travels the journey, by its id, and the stages where it was stopped."""

    persona: str
    stages: tuple[str, ...]


def stranded_who_left(pairing: JourneyMatching) -> tuple[StrandedTraveller, ...]:
    """Return the personas that were stranded, and don't travel the journey any more."""
    if not pairing.sides:
        return ()
    gone, name = pairing.personas.went, pairing.stages.now
    return tuple(
        StrandedTraveller(fare.persona, tuple(name.get(stage, stage) for stage in fare.stranded_at))
        for fare in pairing.sides[0].access.personas
        if fare.persona in gone and fare.able is False
    )
