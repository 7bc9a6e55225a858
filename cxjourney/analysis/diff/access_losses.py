"""What a persona loses from one side of a change to the other under one description; stages without a step."""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.diff.comparable_sides import ComparableSides
from cxjourney.analysis.diff.described_as_other_side import Redescription
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.journey_access import PersonaAccess, is_step
from cxjourney.model import Touchpoint


class AccessLoss(NamedTuple):
    """What a persona loses; stages by the ids that they have after the change.

    Attributes:
        stranded_at: The stages that stop it now and that it passed before, or that are new; where there are none, those
            that it could go round.
        has_no_way: Whether it was able to complete the journey, and is not any more.
        beyond: The stages that it could pass, were it to come to them, and can't any more.
        without_step_at: The stages at which it had steps to use and at which none is left that is its own, so that they
            count as passed.
    """

    stranded_at: tuple[str, ...] = ()
    has_no_way: bool = False
    beyond: tuple[str, ...] = ()
    without_step_at: tuple[str, ...] = ()


def access_loss(
    pairing: JourneyMatching, before: Redescription, after: Redescription, persona: tuple[str, str]
) -> AccessLoss:
    """Return what a persona, by its ids before and after, loses from one side to the other."""
    was, now = before.access[persona[0]], after.access[persona[1]]
    old, kept = pairing.stages.was, pairing.stages.kept
    new = [stage for stage in now.stranded_at if old.get(stage) not in was.stranded_at]
    stopped = {
        stage
        for stage in new
        if (stage not in old or old[stage] in was.passes) and not _stopped_before(pairing, after, was, now, stage)
    }
    has_no_way = was.able is True and now.able is False
    if has_no_way and not stopped:
        stopped = set(new)
    lost = (one for one in kept if one.was in was.passes and one.now not in now.passes)
    return AccessLoss(
        tuple(stage for stage in new if stage in stopped),
        has_no_way,
        tuple(one.now for one in lost if one.now not in now.stranded_at),
        tuple(
            one.now
            for one in kept
            if was.usable[one.was] and not now.steps[one.now] and not _is_passed_by(after, one.now, now.persona)
        ),
    )


def _is_passed_by(side: Redescription, stage: str, persona: str) -> bool:
    return side.stages[stage].passive or not side.stages[stage].is_travelled_by(persona)


def _stopped_before(
    pairing: JourneyMatching, after: Redescription, was: PersonaAccess, now: PersonaAccess, stage: str
) -> bool:
    """Return whether all steps at which a stage stops a persona come from stages that stopped it before."""
    places = {id(kept.after): kept.was.stage for kept in pairing.touchpoints.kept}
    names = pairing.stages.was
    came_from = [places.get(id(after.origin(step))) for step in now.blocking_steps_at(stage)]
    return bool(came_from) and all(at is not None and names.get(at, at) not in was.passes for at in came_from)


def stages_without_step(sides: ComparableSides) -> dict[str, tuple[Touchpoint, ...]]:
    """Return by id the stages that had steps and have none left, under one description, with those that they had."""
    found: dict[str, tuple[Touchpoint, ...]] = {}
    for before, after in sides.descriptions:
        for stage, gone in _emptied(sides.pairing, before, after):
            found.setdefault(stage, gone)
    return found | dict(_emptied_on_the_way(sides.pairing))


def _emptied_on_the_way(pairing: JourneyMatching) -> Iterator[tuple[str, tuple[Touchpoint, ...]]]:
    """Yield the stages that came from other journeys and whose steps are all gone, with those that they had there."""
    for move, turn in pairing.moved_touchpoints():
        was, now = (study.covers(id_).stage for study, id_ in ((move.before, move.was), (move.after, move.now)))
        gone = tuple(one for one in was.touchpoints if is_step(one))
        stayed = any(is_step(kept.before) for kept in turn.kept) or any(is_step(one) for one in now.touchpoints)
        if gone and not stayed and not (was.passive or now.passive):
            yield move.now, gone


def _emptied(
    pairing: JourneyMatching, before: Redescription, after: Redescription
) -> Iterator[tuple[str, tuple[Touchpoint, ...]]]:
    for kept in pairing.stages.kept:
        was, now = before.stages[kept.was], after.stages[kept.now]
        gone = tuple(before.origin(one) for one in was.touchpoints if is_step(one))
        if gone and not (was.passive or now.passive) and not any(is_step(one) for one in now.touchpoints):
            yield kept.now, gone
