"""Today's journey with what was lowered or taken away put back: what a finding rests on, not what would fix it.

A finding that comes back on it was not fixed: only what is written of its premise changed, such as how severe a pain
point is. What was added stays, so that a finding which that fixed does not come back.
"""

from collections.abc import Collection, Iterable
from typing import TypeVar

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.diff.former_metrics import metrics_as_before
from cxjourney.analysis.diff.former_sources import source_matching, with_former_sources
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching, ThingAt
from cxjourney.analysis.diff.lost_findings import PutsBack
from cxjourney.analysis.diff.matching import Match
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.diff.way_changes import links_by_way
from cxjourney.analysis.journey_access import is_step
from cxjourney.analysis.study import Study
from cxjourney.model import Delivery, Emotion, Metric, PainPoint, Quote, Review, Stage, Touchpoint
from cxjourney.model.fields import Entity

Written = TypeVar("Written", bound=Entity)
Listed = TypeVar("Listed")
Citing = TypeVar("Citing", Emotion, Quote, Delivery)

JOURNEY_PREMISES = ("scope", "state", "phases")
STAGE_PREMISES = ("importance", "moment_of_truth", "passive", "travelled_by", "phase")
TOUCHPOINT_PREMISES = ("role", "for_", "required", "initiated_by", "asks_for", "devices", "raises")
PERSONA_PREMISES = ("access", "channels")
"""What is put back as it was; channels are put back as a whole."""
MENDED_BY_DELETION = frozenset(("CX201", "CX202"))
"""The rules on where stages lead: without a stage that was in the way, they may lead where they should."""
PAIN_POINT_PREMISES = ("severity", "status")
"""What is put back unless new evidence of the pain point shows it."""


def with_what_is_gone(pairing: JourneyMatching, rule: str) -> Study | None:
    """Return today's journey with its former premises, and the stages and touchpoints that are gone.

    What a rule only finds with these on it went with them: nobody fixed it. None where the journey is not on both
    sides, or where nothing is gone, or where a rule may be done right by a deletion.
    """
    if rule in MENDED_BY_DELETION or not (pairing.stages.went or pairing.touchpoints.went):
        return None
    return with_former_premises(pairing, rule, with_gone=True)


def with_former_premises(pairing: JourneyMatching, rule: str, with_gone: bool = False) -> Study | None:
    """Return today's journey with its former premises; None where it is not on both sides.

    Args:
        pairing: The journey before and after.
        rule: The code of the rule that is to be asked of it.
        with_gone: Whether stages and touchpoints that are gone stand there too.
    """
    if not pairing.sides:
        return None
    before, after = pairing.sides
    seen = after.in_scope
    personas = {kept.now: put_back(kept.before, kept.after, PERSONA_PREMISES) for kept in pairing.personas.kept}
    channels = {kept.now: kept.before for kept in pairing.channels.kept}
    scope = seen.scope._replace(
        personas={**seen.scope.personas, **personas},
        sources=with_former_sources(before, after),
        channels={**seen.scope.channels, **channels},
    )
    stages = _Stages(pairing, rule, with_gone)
    journey = put_back(before.journey, after.journey, JOURNEY_PREMISES).model_copy(
        update={"stages": tuple(stages.all()), "metrics": stages.metrics(None)}
    )
    journey = journey.model_copy(update={"review": _review(before.journey.review, journey.review, after.as_of)})
    return after.with_other(seen._replace(journey=journey, scope=scope))


def put_back(before: Written, after: Written, names: Iterable[str]) -> Written:
    """Return an entity of today with what it had of some attributes."""
    return after.model_copy(update={name: getattr(before, name) for name in names})


def _with_missing(before: Written, after: Written, names: Iterable[str]) -> Written:
    """Return an entity with what it had of some attributes where it has nothing now."""
    return put_back(before, after, (name for name in names if not getattr(after, name)))


def _review(before: Review, after: Review, as_of: AsOf) -> Review:
    """Return a journey's reviews, as often as they were to be; one that is still to come has not taken place."""
    had = [name for name in ("every", "last") if getattr(before, name) is not None]
    has_last = after.last is not None and not as_of.is_to_come(after.last)
    return put_back(before, after, (name for name in had if name == "every" or not has_last))


class _Stages:
    """The stages of today's journey with their former premises.

    Args:
        pairing: The journey before and after, on both sides.
        rule: The code of the rule that is to be asked of them.
        with_gone: Whether stages and touchpoints that are gone stand there too.
    """

    def __init__(self, pairing: JourneyMatching, rule: str, with_gone: bool) -> None:
        assert pairing.sides is not None  # noqa: S101  with_former_premises() asks first
        before, after = pairing.sides
        self.pairing = pairing
        self.rule = rule
        self.with_gone = with_gone
        self.after = after
        self.matched_metrics = match_metrics(pairing)
        self.sources = source_matching(before, after).now
        self.before = {kept.now: kept.before for kept in pairing.stages.kept}
        self.ways = links_by_way(before, pairing.stages.now)
        self.touchpoints = {id(kept.after): kept for kept in pairing.touchpoints.kept}
        moved = (kept for kept in pairing.touchpoints.kept if kept.was.stage != kept.now.stage)
        self.moved = {id(kept.after): kept for kept in moved if kept.was.stage in self.before}
        self.pain_points = {id(kept.after): kept for kept in pairing.pain_points.kept}

    def all(self) -> Iterable[Stage]:
        """Yield them in the order in which they stand, and those that are gone where these are asked for."""
        gone = self._gone_by_place() if self.with_gone else {}
        yield from gone.get(None, ())
        for stage in self.after.journey.stages:
            yield self._former(stage)
            yield from gone.get(stage.id, ())

    def _gone_by_place(self) -> dict[str | None, list[Stage]]:
        """Return the stages that are gone, by the stage of today behind which they stood; None for the first."""
        found: dict[str | None, list[Stage]] = {}
        place: str | None = None
        now = self.pairing.stages.now
        known = {stage.id for stage in self.after.journey.stages}
        for stage in self.pairing.before.journey.stages if self.pairing.before else ():
            if stage.id in now:
                place = now[stage.id]
            elif stage.id not in known:
                found.setdefault(place, []).append(self._gone_stage(stage, known))
        return found

    def _gone_stage(self, before: Stage, known: Collection[str]) -> Stage:
        """Return a stage that is gone, with what today's journey knows of what it named, and of its steps and metrics.

        What else stood in it is told of where it stood: of that no rule speaks elsewhere.
        """
        now = self.pairing.stages.now
        ends = {*known, *(stage.id for stage in self.pairing.stages.went.values())}
        links = tuple(link.model_copy(update={"to": now.get(link.to, link.to)}) for link in before.next or ())
        metrics = (one.model_copy(update=dict.fromkeys(("source", "persona", "channel"))) for one in before.metrics)
        return before.model_copy(
            update={
                "next": tuple(link for link in links if link.to in ends) or None,
                "owner": before.owner if before.owner in self.after.scope.teams else None,
                "travelled_by": self._people(before.travelled_by),
                "data": self._data(before, before),
                "touchpoints": self._gone(before),
                "metrics": tuple(metrics),
                "pain_points": (),
                "quotes": (),
                "emotions": {},
                "delivery": None,
            }
        )

    def _gone(self, before: Stage) -> tuple[Touchpoint, ...]:
        """Return the touchpoints of a former stage that are gone, by the ids that what they name has now."""
        gone = {id(one) for one in self.pairing.touchpoints.went.values()}
        channels = self.pairing.channels.now
        return tuple(
            one.model_copy(
                update={
                    "channel": channels.get(one.channel, one.channel),
                    "for_": self._people(one.for_),
                    "data": self._data(one, one),
                }
            )
            for one in before.touchpoints
            if id(one) in gone and channels.get(one.channel, one.channel) in self.after.scope.channels
        )

    def _former(self, stage: Stage) -> Stage:
        """Return a stage of today with its former premises."""
        before = self.before.get(stage.id)
        here = tuple(one for one in stage.touchpoints if id(one) not in self.moved)
        here += tuple(kept.after for kept in self.moved.values() if kept.was.stage == stage.id)
        today = stage.model_copy(update={"touchpoints": here})
        return today if before is None else self._stage(before, today)

    def metrics(self, stage: str | None) -> tuple[Metric, ...]:
        """Return the metrics of a stage, by its id now, with what was written of them; None for the journey's own."""
        return metrics_as_before(self.pairing, self.matched_metrics, stage, self.rule, self.after.as_of)

    def _stage(self, before: Stage, after: Stage) -> Stage:
        stage = _with_missing(before, put_back(before, after, STAGE_PREMISES), ("owner",))
        stage = stage.model_copy(update={"delivery": self._delivery(before.delivery, after.delivery)})
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
                "metrics": self.metrics(after.id),
                "quotes": _union(tuple(self._cited(one) for one in before.quotes), after.quotes),
                "emotions": self._emotions(before, after),
            }
        )

    def _touchpoints(self, before: Stage, after: Stage) -> tuple[Touchpoint, ...]:
        """Return the touchpoints of a stage, and the required and the last steps that are gone where none is new."""
        own = tuple(self._touchpoint(one) for one in after.touchpoints)
        if self.with_gone:
            return (*own, *self._gone(before))
        known = (self.touchpoints.get(id(one)) for one in after.touchpoints if is_step(one))
        if any(kept is None or not is_step(kept.before) for kept in known):
            return own
        has_steps = any(is_step(one) for one in after.touchpoints)
        had = {id(one) for one in before.touchpoints}
        gone = self.pairing.touchpoints.went.values()
        lost = (one for one in gone if id(one) in had and is_step(one) and (one.required or not has_steps))
        return (*own, *lost)

    def _touchpoint(self, after: Touchpoint) -> Touchpoint:
        kept: Match[ThingAt, Touchpoint] | None = self.touchpoints.get(id(after))
        if kept is None:
            return after
        names = type(after.rating).model_fields
        return put_back(kept.before, after, TOUCHPOINT_PREMISES).model_copy(
            update={
                "meets": after.meets if kept.before.meets is None else _union(kept.before.meets, after.meets or ()),
                "for_": self._people(kept.before.for_),
                "data": self._data(kept.before, after),
                "rating": _with_missing(kept.before.rating, after.rating, names),
            }
        )

    def _people(self, before: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """Return personas by the ids that they have now; None where nobody said whom something is for."""
        names = self.pairing.personas.now
        return None if before is None else tuple(names.get(id_, id_) for id_ in before)

    def _delivery(self, before: Delivery | None, after: Delivery | None) -> Delivery | None:
        """Return what is claimed and experienced, as it is or was, with the source that was cited for it."""
        cited = self._cited(before) if before else None
        if after is None or after.source or cited is None:
            return after or cited
        return after.model_copy(update={"source": cited.source})

    def _emotions(self, before: Stage, after: Stage) -> dict[str, Emotion]:
        """Return what customers feel, with the sources that were cited for it."""
        names = self.pairing.personas.now
        felt = {names.get(id_, id_): self._cited(emotion) for id_, emotion in before.emotions.items()}
        sources = {id_: emotion.source for id_, emotion in felt.items()}
        now = {
            id_: emotion if emotion.source else emotion.model_copy(update={"source": sources.get(id_)})
            for id_, emotion in after.emotions.items()
        }
        return {id_: emotion for id_, emotion in felt.items() if id_ in self.after.scope.personas} | now

    def _cited(self, before: Citing) -> Citing:
        """Return what cites a source, by the id that the source has now."""
        return before.model_copy(update={"source": self.sources.get(before.source or "", before.source)})

    def _data(self, before: Stage | Touchpoint, after: Stage | Touchpoint) -> tuple[str, ...]:
        """Return the sources that something names now or named before, by the ids that they have now."""
        today = () if before is after else after.data
        former = (self.sources.get(id_, id_) for id_ in before.data)
        return _union(tuple(id_ for id_ in former if id_ in self.after.scope.sources), today)

    def _pain_point(self, after: PainPoint) -> PainPoint:
        kept: Match[ThingAt, PainPoint] | None = self.pain_points.get(id(after))
        if kept is None:
            return after
        evidence = tuple(self.sources.get(id_, id_) for id_ in kept.before.evidence)
        is_shown = bool({*after.evidence} - {*evidence})
        pain = after if is_shown else put_back(kept.before, after, PAIN_POINT_PREMISES)
        pain = pain.model_copy(update={"evidence": _union(evidence, after.evidence)})
        is_to_come = pain.updated is not None and self.after.as_of.is_to_come(pain.updated)
        return (put_back if is_to_come else _with_missing)(kept.before, pain, ("updated",))


def _union(before: tuple[Listed, ...], after: tuple[Listed, ...]) -> tuple[Listed, ...]:
    return (*after, *(one for one in before if one not in after))


FORMER: PutsBack = {"premise": with_former_premises, "removed": with_what_is_gone}
"""What is put back to tell what was not fixed."""
