"""How personas fare before and after a change of a journey."""

from dataclasses import dataclass

from cxjourney.analysis.access import PersonaAccess, journey_access
from cxjourney.analysis.diff.matching import JourneyMatching, Match
from cxjourney.model import Persona, Stage


@dataclass(frozen=True, slots=True)
class AccessChange:
    """How a persona fares before and after a change that it feels. Stages have the ids that they have now.

    ``stranded_at`` are stages that stop it now and that it passed before, or that are new; where there are none, those
    that it could go round. ``further`` are other stages that stop it now, such as those that it had never come to (none
    where nobody could say before who was able), ``past`` those that stopped it and that it passes now or that are gone.
    ``beyond`` are stages that somebody who was stopped before them could have passed, and can't any more: whoever fixes
    the first must know of the second. ``left_out_at`` are stages of ``past`` that stop it no longer only because
    ``travelled_by`` or ``for`` leave it out there now: nothing was made easier for it. ``as_described`` is how it would
    fare now, were it described as before: who has more only on paper is not helped by the journey.
    """

    persona: str
    before: PersonaAccess
    after: PersonaAccess
    stranded_at: tuple[str, ...]
    further: tuple[str, ...]
    past: tuple[str, ...]
    beyond: tuple[str, ...] = ()
    left_out_at: tuple[str, ...] = ()
    as_described: PersonaAccess | None = None

    @property
    def is_newly_stranded(self) -> bool:
        """Whether it is newly stranded, or able no more, were it only that nobody can say any more."""
        return bool(self.stranded_at) or (self.before.able is True and not self.after.able)

    @property
    def is_freed(self) -> bool:
        """Whether it was stranded, and the journey lets it through now, without leaving it out on the way."""
        return self._is_able_now and not self.left_out_at and not self._is_stranded_as_described

    @property
    def is_freed_by_description(self) -> bool:
        """Whether it was stranded, and is able now only because the persona is described differently."""
        return self._is_able_now and not self.left_out_at and self._is_stranded_as_described

    @property
    def is_stranded_as_described(self) -> bool:
        """Whether it would be newly stranded, had the description of the persona not changed with the journey."""
        return self.before.able is True and self.after.able is True and self._is_stranded_as_described

    @property
    def is_further(self) -> bool:
        """Whether it only gets further, or is stopped elsewhere."""
        other = self.is_newly_stranded or self._is_able_now or self.left_out_at
        return not other and bool(self.past or self.further)

    @property
    def _is_able_now(self) -> bool:
        return self.after.able is True and self.before.able is False

    @property
    def _is_stranded_as_described(self) -> bool:
        return self.as_described is not None and self.as_described.able is False


def access_changes(pairing: JourneyMatching) -> tuple[AccessChange, ...]:
    """Return how those personas fare, of those on both sides, for whom the change makes a difference."""
    if not pairing.sides:
        return ()
    was, now = ({fare.persona: fare for fare in study.access.personas} for study in pairing.sides)
    found = (
        _access_change(pairing, was[kept.was], now[kept.now], _as_described(pairing, kept))
        for kept in pairing.personas.kept
    )
    return tuple(
        fare
        for fare in found
        if fare.is_newly_stranded
        or fare.after.able is not fare.before.able
        or fare.is_stranded_as_described
        or fare.further
        or fare.past
        or fare.beyond
    )


def _as_described(pairing: JourneyMatching, persona: Match[str, Persona]) -> PersonaAccess | None:
    """Return how a persona would fare now with the access it had; None where that was not changed."""
    if pairing.after is None or persona.before.access == persona.after.access:
        return None
    after = pairing.after
    alone = journey_access(after.journey, {persona.now: persona.before}, after.scope.channels, after.closed)
    return alone.personas[0]


def _access_change(
    pairing: JourneyMatching, was: PersonaAccess, now: PersonaAccess, as_described: PersonaAccess | None
) -> AccessChange:
    old = pairing.stages.was
    new = [stage for stage in now.stranded_at if old.get(stage) not in was.stranded_at]
    stopped = {stage for stage in new if stage not in old or old[stage] in was.passes}
    if was.able and not stopped:
        stopped = set(new)  # it could go round these stages, and can't any more
    name = pairing.stages.now
    passes = now.passes if as_described is None or now.able else now.passes & as_described.passes
    past = tuple(name.get(stage, stage) for stage in was.stranded_at if stage not in name or name[stage] in passes)
    return AccessChange(
        now.persona,
        was,
        now,
        tuple(stage for stage in new if stage in stopped),
        () if was.able is None else tuple(at for at in new if at not in stopped and _is_met(at, now, as_described)),
        past,
        () if was.able or now.able or stopped else _stages_beyond(pairing, was, now),
        tuple(
            name[one.was]
            for one in pairing.stages.kept
            if one.was in was.stranded_at and one.now in past and _is_left_out(pairing, one, was, now)
        ),
        as_described,
    )


def _is_met(stage: str, now: PersonaAccess, as_described: PersonaAccess | None) -> bool:
    """Return whether a persona comes to a stage by what the journey offers, not by its new description alone."""
    return as_described is None or now.able is True or stage in as_described.met


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
