"""Today's journey with what was lowered or taken away put back: what a finding rests on, not what would fix it.

A finding that comes back on it was not fixed: only what is written of its premise changed, such as how severe a pain
point is. What was added stays, so that a finding which that fixed does not come back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from cxjourney.analysis.access import is_step
from cxjourney.analysis.diff.attribute_changes import links_by_way, metrics_by_key
from cxjourney.analysis.diff.matching import JourneyMatching, Match, ThingAt
from cxjourney.analysis.study import Study
from cxjourney.model import DataSource, Metric, PainPoint, Stage, Touchpoint
from cxjourney.model.fields import Entity

Written = TypeVar("Written", bound=Entity)

JOURNEY_PREMISES = ("scope", "state", "phases")
STAGE_PREMISES = ("importance", "moment_of_truth", "passive", "travelled_by", "phase")
TOUCHPOINT_PREMISES = ("role", "for_")
STEP_PREMISES = ("required", "initiated_by")
PERSONA_PREMISES = ("access", "channels")
SOURCE_PREMISES = ("type", "families", "cadence", "warn_after", "error_after", "skills", "through")
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
    if before.journey.review.every is not None:
        review = journey.review.model_copy(update={"every": before.journey.review.every})
        journey = journey.model_copy(update={"review": review})
    return Study(replace(seen, journey=journey, scope=scope), after.as_of, after.closed, after.thresholds)


def with_former_sources(before: Study, after: Study) -> dict[str, DataSource]:
    """Return today's sources in sight, by id, described as before: a date that is gone was not brought up to date."""
    had, sources = before.scope.sources, dict(after.scope.sources)
    for id_ in sources.keys() & had.keys():
        sources[id_] = _with_missing(had[id_], _put_back(had[id_], sources[id_], SOURCE_PREMISES), ("refreshed",))
    return sources


def _put_back(before: Written, after: Written, names: Iterable[str]) -> Written:
    return after.model_copy(update={name: getattr(before, name) for name in names})


def _with_missing(before: Written, after: Written, names: Iterable[str]) -> Written:
    """Return an entity with what it had of some attributes where it has nothing now."""
    return _put_back(before, after, (name for name in names if not getattr(after, name)))


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
                "data": _union(before.data, after.data),
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
                "data": _union(kept.before.data, after.data),
                "rating": _with_missing(kept.before.rating, after.rating, names),
            }
        )

    def _pain_point(self, after: PainPoint) -> PainPoint:
        kept: Match[ThingAt, PainPoint] | None = self.pain_points.get(id(after))
        if kept is None:
            return after
        is_shown = bool({*after.evidence} - {*kept.before.evidence})
        pain = after if is_shown else _put_back(kept.before, after, PAIN_POINT_PREMISES)
        return _with_missing(kept.before, pain, ("evidence", "updated"))


def _union(before: tuple[object, ...], after: tuple[object, ...]) -> tuple[object, ...]:
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
