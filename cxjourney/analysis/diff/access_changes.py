"""How personas fare before and after a change of a journey."""

from dataclasses import dataclass

from cxjourney.analysis.access import PersonaAccess
from cxjourney.analysis.diff.matching import JourneyMatching, Match
from cxjourney.model import Stage


@dataclass(frozen=True, slots=True)
class AccessChange:
    """How a persona fares before and after a change that it feels. Stages have the ids that they have now.

    ``stranded_at`` are stages that stop it now and that it passed before, or that are new; where there are none, those
    that it could go round. ``further`` are other stages that stop it now, such as those that it had never come to (none
    where nobody could say before who was able), ``past`` those that stopped it and that it passes now or that are gone.
    ``beyond`` are stages that somebody who was stopped before them could have passed, and can't any more: whoever fixes
    the first must know of the second. ``left_out_at`` are stages of ``past`` that stop it no longer only because
    ``travelled_by`` or ``for`` leave it out there now: nothing was made easier for it.
    """

    persona: str
    before: PersonaAccess
    after: PersonaAccess
    stranded_at: tuple[str, ...]
    further: tuple[str, ...]
    past: tuple[str, ...]
    beyond: tuple[str, ...] = ()
    left_out_at: tuple[str, ...] = ()

    @property
    def is_newly_stranded(self) -> bool:
        """Whether it is newly stranded, or able no more, were it only that nobody can say any more."""
        return bool(self.stranded_at) or (self.before.able is True and not self.after.able)

    @property
    def is_freed(self) -> bool:
        """Whether it was stranded, and is able to complete the journey now, without being left out on the way."""
        return self.after.able is True and self.before.able is False and not self.left_out_at

    @property
    def is_further(self) -> bool:
        """Whether it only gets further, or is stopped elsewhere."""
        other = self.is_newly_stranded or self.is_freed or self.left_out_at
        return not other and bool(self.past or self.further)


def access_changes(pairing: JourneyMatching) -> tuple[AccessChange, ...]:
    """Return how those personas fare, of those on both sides, for whom the change makes a difference."""
    if not pairing.sides:
        return ()
    was, now = ({fare.persona: fare for fare in study.access.personas} for study in pairing.sides)
    found = (_access_change(pairing, was[kept.was], now[kept.now]) for kept in pairing.personas.kept)
    return tuple(
        fare for fare in found if fare.is_newly_stranded or fare.is_freed or fare.further or fare.past or fare.beyond
    )


def _access_change(pairing: JourneyMatching, was: PersonaAccess, now: PersonaAccess) -> AccessChange:
    old = pairing.stages.was
    new = [stage for stage in now.stranded_at if old.get(stage) not in was.stranded_at]
    stopped = {stage for stage in new if stage not in old or old[stage] in was.passes}
    if was.able and not stopped:
        stopped = set(new)  # it could go round these stages, and can't any more
    name = pairing.stages.now
    past = tuple(name.get(stage, stage) for stage in was.stranded_at if stage not in name or name[stage] in now.passes)
    return AccessChange(
        now.persona,
        was,
        now,
        tuple(stage for stage in new if stage in stopped),
        () if was.able is None else tuple(stage for stage in new if stage not in stopped),
        past,
        () if was.able or now.able or stopped else _stages_beyond(pairing, was, now),
        tuple(
            name[one.was]
            for one in pairing.stages.kept
            if one.was in was.stranded_at and one.now in past and _is_left_out(pairing, one, was, now)
        ),
    )


def _is_left_out(pairing: JourneyMatching, stage: Match[str, Stage], was: PersonaAccess, now: PersonaAccess) -> bool:
    """Return whether a persona passes a stage that stopped it only because it is meant for others now.

    Where it has a step that it can use and had not before, it has a way of its own, whatever else is for others.
    """
    if stage.before.is_travelled_by(was.persona) and not stage.after.is_travelled_by(now.persona):
        return True
    today = {id(kept.before): kept.after for kept in pairing.touchpoints.kept}
    used = {id(today.get(id(step))) for step in was.usable[stage.was]}
    if any(id(step) not in used for step in now.usable[stage.now]):
        return False
    blocked = (today.get(id(step)) for step in was.blocking_steps_at(stage.was))
    return any(step is not None and not step.is_for(now.persona) for step in blocked)


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


def _stages_beyond(pairing: JourneyMatching, was: PersonaAccess, now: PersonaAccess) -> tuple[str, ...]:
    """Return the stages that a persona who is stopped elsewhere passed before, and doesn't now."""
    kept = pairing.stages.kept
    return tuple(
        one.now
        for one in kept
        if one.was in was.passes and one.now not in now.passes and one.now not in now.stranded_at
    )
