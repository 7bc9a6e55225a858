"""How personas fare before and after a change of a journey."""

from collections.abc import Collection
from dataclasses import dataclass

from cxjourney.analysis.access import PersonaAccess, is_step, journey_access
from cxjourney.analysis.diff.matching import JourneyMatching, Match
from cxjourney.analysis.study import Study
from cxjourney.model import Journey, Persona, Stage, Touchpoint


@dataclass(frozen=True, slots=True)
class AccessChange:
    """How a persona fares before and after a change that it feels. Stages have the ids that they have now.

    ``stranded_at`` are stages that stop it now and that it passed before, or that are new; where there are none, those
    that it could go round. ``further`` are other stages that stop it now, such as those that it had never come to (none
    where nobody could say before who was able), ``past`` those that stopped it and that it passes now or that are gone.
    ``beyond`` are stages that somebody who was stopped before them could have passed, and can't any more: whoever fixes
    the first must know of the second. ``left_out_at`` are stages of ``past`` that stop it no longer only because
    ``travelled_by`` or ``for`` leave it out there now: nothing was made easier for it. ``without_new_step_at`` are
    stages that it passes now though it can use no step there that it could not use before: a step is gone, or is no
    step or not required as it is written now; none where it is able whether it passes these or not. ``as_described`` is
    how it would fare now, were it described as before: who has more only on paper is not helped by the journey.
    ``is_known_only_now`` says that it was able before only as nobody had written down the access that it lacks;
    ``is_able_by_outcome`` that it is able only by an end that is called a success now.
    """

    persona: str
    before: PersonaAccess
    after: PersonaAccess
    stranded_at: tuple[str, ...]
    further: tuple[str, ...]
    past: tuple[str, ...]
    beyond: tuple[str, ...] = ()
    left_out_at: tuple[str, ...] = ()
    without_new_step_at: tuple[str, ...] = ()
    is_known_only_now: bool = False
    is_able_by_outcome: bool = False
    as_described: PersonaAccess | None = None

    @property
    def is_newly_stranded(self) -> bool:
        """Whether it is newly stranded, or able no more, were it only that nobody can say any more."""
        if self.is_known_only_now:
            return False
        return bool(self.stranded_at) or (self.before.able is True and not self.after.able)

    @property
    def is_freed(self) -> bool:
        """Whether it was stranded, and the journey lets it through now, without leaving it out on the way."""
        return self.is_able_anew and not self.is_able_by_outcome and not self._is_stranded_as_described

    @property
    def is_freed_by_description(self) -> bool:
        """Whether it was stranded, and is able now only because the persona is described differently."""
        return self.is_able_anew and self._is_stranded_as_described

    @property
    def is_stranded_as_described(self) -> bool:
        """Whether it would be newly stranded, had the description of the persona not changed with the journey."""
        return self.before.able is True and self.after.able is True and self._is_stranded_as_described

    @property
    def is_further(self) -> bool:
        """Whether it only gets further, or is stopped elsewhere."""
        other = self.is_newly_stranded or self.is_known_only_now or self._is_able_now
        left_out = self.left_out_at or self.without_new_step_at
        return not other and not left_out and bool(self.past or self.further)

    @property
    def _is_able_now(self) -> bool:
        return self.after.able is True and self.before.able is False

    @property
    def is_able_anew(self) -> bool:
        """Whether it is able now, and no stage that stopped it merely leaves it out or asks nothing of it."""
        return self._is_able_now and not self.left_out_at and not self.without_new_step_at

    @property
    def _is_stranded_as_described(self) -> bool:
        return self.as_described is not None and self.as_described.able is False


def access_changes(pairing: JourneyMatching) -> tuple[AccessChange, ...]:
    """Return how those personas fare, of those on both sides, for whom the change makes a difference."""
    if not pairing.sides:
        return ()
    was, now = ({fare.persona: fare for fare in study.access.personas} for study in pairing.sides)
    found = (_access_change(pairing, kept, was[kept.was], now[kept.now]) for kept in pairing.personas.kept)
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
    return _fare(pairing.after, persona.now, persona.before)


def _fare(
    after: Study, id_: str, persona: Persona, journey: Journey | None = None, closed: Collection[str] = ()
) -> PersonaAccess:
    """Return how a persona would fare in today's journey, or in another one, with more stages closed to it."""
    shut = {*after.closed, *((stage, id_) for stage in closed)}
    return journey_access(journey or after.journey, {id_: persona}, after.scope.channels, shut).personas[0]


def _access_change(
    pairing: JourneyMatching, persona: Match[str, Persona], was: PersonaAccess, now: PersonaAccess
) -> AccessChange:
    as_described = _as_described(pairing, persona)
    old = pairing.stages.was
    new = [stage for stage in now.stranded_at if old.get(stage) not in was.stranded_at]
    stopped = {stage for stage in new if stage not in old or old[stage] in was.passes}
    if was.able and not stopped:
        stopped = set(new)  # it could go round these stages, and can't any more
    name = pairing.stages.now
    passes = now.passes if as_described is None or now.able else now.passes & as_described.passes
    past = tuple(name.get(stage, stage) for stage in was.stranded_at if stage not in name or name[stage] in passes)
    left_out = tuple(
        name[one.was]
        for one in pairing.stages.kept
        if one.was in was.stranded_at and one.now in past and _is_left_out(pairing, one, was, now)
    )
    return AccessChange(
        now.persona,
        was,
        now,
        tuple(stage for stage in new if stage in stopped),
        () if was.able is None else tuple(at for at in new if at not in stopped and _is_met(at, now, as_described)),
        past,
        () if was.able or now.able or stopped else _stages_beyond(pairing, was, now),
        left_out,
        _stages_without_new_step(pairing, persona, was, now, {*past} - {*left_out}),
        _is_known_only_now(pairing, persona, was, now),
        was.able is False and now.able is True and _is_able_by_outcome(pairing, persona),
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
    if _has_new_step(pairing, stage, was, now):
        return False
    blocked = (today.get(id(step)) for step in was.blocking_steps_at(stage.was))
    return any(step is not None and not step.is_for(now.persona) for step in blocked)


def _has_new_step(pairing: JourneyMatching, stage: Match[str, Stage], was: PersonaAccess, now: PersonaAccess) -> bool:
    """Return whether a persona can use a step of a stage that it could not use there before."""
    today = {id(kept.before): kept.after for kept in pairing.touchpoints.kept}
    used = {id(today.get(id(step))) for step in was.usable[stage.was]}
    return any(id(step) not in used for step in now.usable[stage.now])


def _stages_without_new_step(
    pairing: JourneyMatching,
    persona: Match[str, Persona],
    was: PersonaAccess,
    now: PersonaAccess,
    past: Collection[str],
) -> tuple[str, ...]:
    """Return the stages that stopped a persona, and that it passes now though there is no new step that it can use."""
    if pairing.after is None or was.able is not False:
        return ()
    stages = tuple(
        one.now
        for one in pairing.stages.kept
        if (one.now in past if not now.able else one.was not in was.passes and one.now in now.met & now.passes)
        and not _has_new_step(pairing, one, was, now)
        and not _is_left_out(pairing, one, was, now)
    )
    if stages and now.able and _fare(pairing.after, persona.now, persona.after, closed=stages).able:
        return ()
    return stages


def _is_known_only_now(
    pairing: JourneyMatching, persona: Match[str, Persona], was: PersonaAccess, now: PersonaAccess
) -> bool:
    """Return whether a persona would still be able, were only the access not written down that nobody had written."""
    if pairing.after is None or not (was.able is True and now.able is False):
        return False
    former = without_new_access(persona.before, persona.after)
    return former is not None and _fare(pairing.after, persona.now, former).able is True


def without_new_access(before: Persona, after: Persona) -> Persona | None:
    """Return a persona without the access that nobody had written down before; None where there is none."""
    added = after.access.model_fields_set - before.access.model_fields_set
    if not added:
        return None
    access = after.access.model_copy(update={name: getattr(before.access, name) for name in added})
    return after.model_copy(update={"access": access})


def _is_able_by_outcome(pairing: JourneyMatching, persona: Match[str, Persona]) -> bool:
    """Return whether a persona would not be able, were the ends successes or none as they were before."""
    if pairing.after is None:
        return False
    journey = pairing.after.journey
    former = {kept.now: kept.before.outcome for kept in pairing.stages.kept}
    if all(stage.outcome == former.get(stage.id, stage.outcome) for stage in journey.stages):
        return False
    stages = tuple(
        stage.model_copy(update={"outcome": former.get(stage.id, stage.outcome)}) for stage in journey.stages
    )
    return _fare(pairing.after, persona.now, persona.after, journey.model_copy(update={"stages": stages})).able is False


def stages_without_step(pairing: JourneyMatching) -> dict[str, tuple[Touchpoint, ...]]:
    """Return by id the stages that have no step left since their steps are gone, with those; not what is passive."""
    gone: dict[str, list[Touchpoint]] = {}
    for spot, touchpoint in pairing.touchpoints.went.items():
        if is_step(touchpoint):
            gone.setdefault(spot.stage, []).append(touchpoint)
    return {
        one.now: tuple(gone[one.now])
        for one in pairing.stages.kept
        if one.now in gone
        and not (one.before.passive or one.after.passive)
        and not any(is_step(touchpoint) for touchpoint in one.after.touchpoints)
    }


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
