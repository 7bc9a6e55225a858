"""Whom a change strands, and whom it frees."""

from dataclasses import dataclass

from cxjourney.analysis.access import PersonaAccess
from cxjourney.analysis.pairing import Pairing


@dataclass(frozen=True, slots=True)
class Fare:
    """How a persona fares before and after a change that it feels. Stages have the ids that they have now.

    ``stranded_at`` are stages that stop it now and that it passed before, or that are new; where there are none, those
    that it could go round. ``further`` are other stages that stop it now, such as those that it had never come to,
    ``past`` those that stopped it and that it passes now or that are gone. ``beyond`` are stages that somebody who
    was stopped before them could have passed, and can't any more: whoever mends the first must know of the second.
    """

    persona: str
    before: PersonaAccess
    after: PersonaAccess
    stranded_at: tuple[str, ...]
    further: tuple[str, ...]
    past: tuple[str, ...]
    beyond: tuple[str, ...] = ()

    @property
    def is_worse(self) -> bool:
        """Whether it is newly stranded, or has no way to the goal any more."""
        return bool(self.stranded_at) or (self.before.able and not self.after.able)

    @property
    def is_freed(self) -> bool:
        """Whether it was stranded, and is able to complete the journey now."""
        return self.after.able and not self.before.able


def fares(pairing: Pairing) -> tuple[Fare, ...]:
    """Give how those personas fare, of those on both sides, for whom the change makes a difference."""
    if not pairing.sides:
        return ()
    was, now = ({fare.persona: fare for fare in study.access.personas} for study in pairing.sides)
    found = (_fare(pairing, was[kept.was], now[kept.now]) for kept in pairing.personas.kept)
    return tuple(fare for fare in found if fare.is_worse or fare.is_freed or fare.further or fare.past or fare.beyond)


def _fare(pairing: Pairing, was: PersonaAccess, now: PersonaAccess) -> Fare:
    old = pairing.stages.was
    new = [stage for stage in now.stranded_at if old.get(stage) not in was.stranded_at]
    stopped = {stage for stage in new if stage not in old or old[stage] in was.passes}
    if was.able and not stopped:
        stopped = set(new)  # it could go round these stages, and can't any more
    name = pairing.stages.now
    past = tuple(name.get(stage, stage) for stage in was.stranded_at if stage not in name or name[stage] in now.passes)
    return Fare(
        now.persona,
        was,
        now,
        tuple(stage for stage in new if stage in stopped),
        tuple(stage for stage in new if stage not in stopped),
        past,
        () if was.able or now.able or stopped else _beyond(pairing, was, now),
    )


def _beyond(pairing: Pairing, was: PersonaAccess, now: PersonaAccess) -> tuple[str, ...]:
    """Give the stages that a persona who is stopped elsewhere passed before, and doesn't now."""
    kept = pairing.stages.kept
    return tuple(
        one.now
        for one in kept
        if one.was in was.passes and one.now not in now.passes and one.now not in now.stranded_at
    )
