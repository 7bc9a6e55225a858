"""Today's journey with what was lowered or taken away put back: what a finding rests on, not what would fix it.

A finding that comes back on it was not fixed: only what is written of its premise changed, such as how severe a pain
point is. What was added stays, so that a finding which that fixed does not come back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from cxjourney.analysis.access import is_step
from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.diff.attribute_changes import links_by_way, metrics_by_key
from cxjourney.analysis.diff.former_sources import source_matching, with_former_sources
from cxjourney.analysis.diff.matching import JourneyMatching, Match, ThingAt
from cxjourney.analysis.study import Study
from cxjourney.model import Metric, PainPoint, Review, Stage, Touchpoint
from cxjourney.model.fields import Entity

Written = TypeVar("Written", bound=Entity)
Value = TypeVar("Value")

JOURNEY_PREMISES = ("scope", "state", "phases")
STAGE_PREMISES = ("importance", "moment_of_truth", "passive", "travelled_by", "phase")
TOUCHPOINT_PREMISES = ("role", "for_")
STEP_PREMISES = ("required", "initiated_by")
PERSONA_PREMISES = ("access", "channels")
"""What is put back as it was; of a step only where its stage has no step that is new."""
PAIN_POINT_PREMISES = ("severity", "status")
"""What is put back unless new evidence of the pain point shows it."""


def with_former_premises(pairing: JourneyMatching) -> Study | None:
    """Return today's journey with its former premises; None where it is not on both sides."""
    if not pairing.sides:
        return None
    before, after = pairing.sides
    seen = after.in_scope
    personas = {kept.now: _put_back(kept.before, kept.after, PERSONA_PREMISES) for kept in pairing.personas.kept}
    scope = replace(
        seen.scope, personas={**seen.scope.personas, **personas}, sources=with_former_sources(before, after)
    )
    stages = tuple(_Stages(pairing, before, after).all())
    journey = _put_back(before.journey, after.journey, JOURNEY_PREMISES).model_copy(
        update={"stages": stages, "metrics": _metrics(pairing, None, after.journey.metrics)}
    )
    journey = journey.model_copy(update={"review": _review(before.journey.review, journey.review, after.as_of)})
    return Study(replace(seen, journey=journey, scope=scope), after.as_of, after.closed, after.thresholds)


def _put_back(before: Written, after: Written, names: Iterable[str]) -> Written:
    return after.model_copy(update={name: getattr(before, name) for name in names})


def _with_missing(before: Written, after: Written, names: Iterable[str]) -> Written:
    """Return an entity with what it had of some attributes where it has nothing now."""
    return _put_back(before, after, (name for name in names if not getattr(after, name)))


def _review(before: Review, after: Review, as_of: AsOf) -> Review:
    """Return a journey's reviews, as often as they were to be; one that is still to come has not taken place."""
    had = [name for name in ("every", "last") if getattr(before, name) is not None]
    has_last = after.last is not None and not as_of.is_to_come(after.last)
    return _put_back(before, after, (name for name in had if name == "every" or not has_last))


class _Stages:
    """The stages of today's journey with their former premises.

    Args:
        pairing: The journey before and after.
        before: It before.
        after: It after.
    """

    def __init__(self, pairing: JourneyMatching, before: Study, after: Study) -> None:
        self.pairing = pairing
        self.after = after
        self.sources = source_matching(before, after).now
        self.before = {kept.now: kept.before for kept in pairing.stages.kept}
        self.ways = links_by_way(before, pairing.stages.now)
        self.touchpoints = {id(kept.after): kept for kept in pairing.touchpoints.kept}
        self.pain_points = {id(kept.after): kept for kept in pairing.pain_points.kept}

    def all(self) -> Iterable[Stage]:
        """Yield them in the order in which they stand."""
        for stage in self.after.journey.stages:
            before = self.before.get(stage.id)
            yield stage if before is None else self._stage(before, stage)

    def _stage(self, before: Stage, after: Stage) -> Stage:
        stage = _with_missing(before, _put_back(before, after, STAGE_PREMISES), ("owner", "delivery"))
        stage = stage.model_copy(update={"travelled_by": self._people(before.travelled_by)})
        if before.outcome is not None or after.outcome == "other":
            stage = stage.model_copy(update={"outcome": before.outcome})
        links = self.after.links[after.id]
        ends = {link.to for link in links}
        gone = [link.model_copy(update={"to": way.end}) for way, link in self.ways.items() if way.start == after.id]
        if any(link.to not in ends for link in gone):
            stage = stage.model_copy(update={"next": (*links, *(link for link in gone if link.to not in ends))})
        return stage.model_copy(
            update={
                "questions": _union(before.questions, after.questions),
                "data": self._data(before, after),
                "touchpoints": self._touchpoints(before, after),
                "pain_points": tuple(self._pain_point(one) for one in after.pain_points),
                "metrics": _metrics(self.pairing, after.id, after.metrics),
            }
        )

    def _touchpoints(self, before: Stage, after: Stage) -> tuple[Touchpoint, ...]:
        """Return the touchpoints of a stage, and the required and the last steps that are gone where none is new."""
        known = (self.touchpoints.get(id(one)) for one in after.touchpoints if is_step(one))
        if any(kept is None or not is_step(kept.before) for kept in known):
            return tuple(self._touchpoint(one) for one in after.touchpoints)
        has_steps = any(is_step(one) for one in after.touchpoints)
        had = {id(one) for one in before.touchpoints}
        gone = self.pairing.touchpoints.went.values()
        lost = (one for one in gone if id(one) in had and is_step(one) and (one.required or not has_steps))
        return (*(self._touchpoint(one, STEP_PREMISES) for one in after.touchpoints), *lost)

    def _touchpoint(self, after: Touchpoint, more: tuple[str, ...] = ()) -> Touchpoint:
        kept: Match[ThingAt, Touchpoint] | None = self.touchpoints.get(id(after))
        if kept is None:
            return after
        names = type(after.rating).model_fields
        touchpoint = _with_missing(kept.before, after, ("meets",))
        return _put_back(kept.before, touchpoint, (*TOUCHPOINT_PREMISES, *more)).model_copy(
            update={
                "for_": self._people(kept.before.for_),
                "data": self._data(kept.before, after),
                "rating": _with_missing(kept.before.rating, after.rating, names),
            }
        )

    def _people(self, before: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """Return personas by the ids that they have now; None where nobody said whom something is for."""
        names = self.pairing.personas.now
        return None if before is None else tuple(names.get(id_, id_) for id_ in before)

    def _data(self, before: Stage | Touchpoint, after: Stage | Touchpoint) -> tuple[str, ...]:
        """Return the sources that something names now or named before, by the ids that they have now."""
        return _union(tuple(self.sources.get(id_, id_) for id_ in before.data), after.data)

    def _pain_point(self, after: PainPoint) -> PainPoint:
        kept: Match[ThingAt, PainPoint] | None = self.pain_points.get(id(after))
        if kept is None:
            return after
        evidence = tuple(self.sources.get(id_, id_) for id_ in kept.before.evidence)
        is_shown = bool({*after.evidence} - {*evidence})
        pain = after if is_shown else _put_back(kept.before, after, PAIN_POINT_PREMISES)
        if not after.evidence:
            pain = pain.model_copy(update={"evidence": evidence})
        is_to_come = pain.updated is not None and self.after.as_of.is_to_come(pain.updated)
        return (_put_back if is_to_come else _with_missing)(kept.before, pain, ("updated",))


def _union(before: tuple[Value, ...], after: tuple[Value, ...]) -> tuple[Value, ...]:
    return (*after, *(one for one in before if one not in after))


def _metrics(pairing: JourneyMatching, stage: str | None, metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """Return the metrics of a stage, or of the journey, with their former yardsticks, and those that are gone."""
    if not pairing.sides:
        return metrics
    names: Mapping[str, str] = {now: now for now in pairing.stages.was}
    had = metrics_by_key(pairing.sides[0].journey, pairing.stages.now)
    has = metrics_by_key(pairing.sides[1].journey, names)
    own = [
        one if key not in had else one.model_copy(update=_yardsticks(had[key]))
        for key, one in has.items()
        if key[0] == stage
    ]
    return (*own, *(one for key, one in had.items() if key[0] == stage and key not in has))


def _yardsticks(metric: Metric) -> dict[str, object]:
    return {name: getattr(metric, name) for name in ("target", "benchmark") if getattr(metric, name) is not None}
