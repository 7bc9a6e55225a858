"""Scenarios: a journey without something, or with data still to come, held against the journey as it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.analysis.journey_access import steps
from cxjourney.analysis.journey_paths import entries, links, outcomes
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.added_step import AddedStep, journey_with_steps
from cxjourney.analysis.whatif.without_owner import without_owner
from cxjourney.model import Channel, DataSource, Journey, Link, Stage, Touchpoint
from cxjourney.model.vocabulary import Outcome


def without_stage(journey: Journey, gone: str) -> Journey | None:
    """Return a journey without one of its stages; None where nothing of it is left.

    Whoever came to the stage goes on to where it led, so that a step that is written with ``next`` and one that is not
    go the same way. Where it was an end, the journey ends at the stages that led to it; where it was an entry, it
    begins at the stages that it led to.
    """
    rest = [stage for stage in journey.stages if stage.id != gone]
    if not rest:
        return None
    ways = links(journey)
    beyond = tuple(Link(to=link.to) for link in ways[gone] if link.to != gone)
    starts = {
        start for entry in entries(journey) for start in ([link.to for link in beyond] if entry == gone else [entry])
    }
    ends, successes = outcomes(journey)
    outcome: dict[str, Outcome] = {id_: "success" if id_ in successes else "other" for id_ in ends}
    stages = [
        stage.model_copy(
            update={
                "next": tuple(_detour(stage, ways[stage.id], gone, beyond)),
                "outcome": _outcome(
                    outcome.get(stage.id), outcome.get(gone), any(x.to == gone for x in ways[stage.id])
                ),
                "entry": stage.id in starts,
            }
        )
        for stage in rest
    ]
    return journey.model_copy(update={"stages": tuple(stages)})


def _detour(stage: Stage, ways: Iterable[Link], gone: str, beyond: Iterable[Link]) -> Iterator[Link]:
    led_to = {stage.id}
    for link in ways:
        if link.to == stage.id:
            yield link
        for onward in beyond if link.to == gone else (link,):
            if onward.to not in led_to:
                led_to.add(onward.to)
                yield onward


def _outcome(own: Outcome | None, of_gone: Outcome | None, leads_there: bool) -> Outcome | None:
    if not leads_there or of_gone is None or own == "success":
        return own
    return of_gone if own is None else "success" if of_gone == "success" else own


Kind = Literal["touchpoint", "source", "stage", "channel", "team"]


class Loss(NamedTuple):
    """Something that is taken away: its kind, and its id (a touchpoint's title where it has none)."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """What is supposed of a journey, and what that would mean."""

    losses: tuple[Loss, ...]
    sources: tuple[str, ...]
    comparison: JourneyComparison
    steps: tuple[AddedStep, ...] = ()

    @property
    def unproven(self) -> dict[str, tuple[str, ...]]:
        """By persona, the stages that it gets past by an added step that may not serve its assistive needs."""
        before, after = self.comparison.before, self.comparison.after
        if before is None or after is None:
            return {}
        passed = {persona.persona: persona.passes for persona in before.access.personas}
        stages = {step.stage for step in self.steps if step.journey == after.journey.journey}
        found = {
            persona.persona: tuple(
                stage
                for stage in persona.unproven_at
                if stage in stages and stage not in passed.get(persona.persona, ())
            )
            for persona in after.access.personas
        }
        return {persona: unproven for persona, unproven in found.items() if unproven}

    @property
    def ownerless(self) -> dict[str, str]:
        """By source that is supposed to be there, its owner, where that is a team that is taken away."""
        before, gone = self.comparison.before, {loss.id for loss in self.losses if loss.kind == "team"}
        known = before.scope.sources if before else {}
        owners = {id_: known[id_].owner for id_ in self.sources if id_ in known}
        return {id_: owner for id_, owner in owners.items() if owner in gone and owner is not None}

    @property
    def compelled(self) -> dict[str, tuple[str, ...]]:
        """By stage to which steps are added, the personas who must use one of them: all their own are required there.

        A stage asks for every required step and, where there are others, for one of those (format version 1, "Passes").
        """
        before = self.comparison.before
        if before is None:
            return {}
        to = {step.stage for step in self.steps if step.journey == before.journey.journey}
        found = {
            stage.id: tuple(
                id_ for id_ in before.travellers if (own := steps(stage, id_)) and all(one.required for one in own)
            )
            for stage in before.journey.stages
            if stage.id in to
        }
        return {stage: personas for stage, personas in found.items() if personas}


def run_scenario(
    study: Study, losses: Iterable[Loss] = (), sources: Iterable[str] = (), added: Iterable[AddedStep] = ()
) -> ScenarioResult:
    """Return what it would mean for a journey to lose some things, and to win some sources, which are ids, and steps.

    Steps come first: one takes the place of the last step of its stage, and goes with its channel where that is lost.
    """
    gone, new = tuple(losses), tuple(sources)
    own = tuple(step for step in added if step.journey == study.journey.journey)
    left = without_losses(with_steps(study, own), gone)
    then = with_sources(left, new) if left else None
    return ScenarioResult(gone, new, compare_journeys(study, then, is_supposed=True), own)


def with_steps(study: Study, added: Iterable[AddedStep]) -> Study:
    """Return the journey with steps that are added to its stages; the channel of each must be in sight."""
    new = [(step.stage, step.touchpoint(study.scope.channels[step.channel])) for step in added]
    return _study_with(study, journey_with_steps(study.journey, new), {}) if new else study


def add_step_everywhere(study: Study, channel: Channel) -> Study:
    """Return the journey with one more step in every stage, all by one channel that the team need not know."""
    step = Touchpoint.model_construct(title=channel.title, channel=_PROBE)
    journey = journey_with_steps(study.journey, ((stage.id, step) for stage in study.journey.stages))
    scope = study.scope._replace(channels={**study.scope.channels, _PROBE: channel})
    return study.with_other(study.in_scope._replace(journey=journey, scope=scope))


_PROBE = "added step"
"""An id that no channel can have."""


def without_losses(study: Study, losses: Iterable[Loss]) -> Study | None:
    """Return the journey without some things; None where nothing of it is left."""
    left: Study | None = study
    for loss in losses:
        left = _REMOVALS[loss.kind](left, loss.id) if left else None
    return left


def with_sources(study: Study, ids: Iterable[str]) -> Study:
    """Return the journey when data sources that don't count have come: they are there, and as new as the day."""
    new = {
        id_: available_source(study.scope.sources[id_], study.as_of)
        for id_ in ids
        if id_ in study.scope.sources and id_ not in study.counting
    }
    return _study_with(study, study.journey, new)


def available_source(source: DataSource, as_of: AsOf) -> DataSource:
    """Return a data source as it is when it has come: there, and as new as the day."""
    return source.model_copy(update={"status": "available", "refreshed": as_of.date})


def _study_with(
    study: Study, journey: Journey, sources: dict[str, DataSource], closed: Iterable[tuple[str, str]] = ()
) -> Study:
    scope = study.scope._replace(sources={**study.scope.sources, **sources})
    return study.with_other(study.in_scope._replace(journey=journey, scope=scope), closed)


def _with_touchpoints(study: Study, stays: Callable[[Touchpoint], bool], sources: dict[str, DataSource]) -> Study:
    """Return the journey with those touchpoints that stay; who loses a required step, or all of a stage, is stopped."""
    stages: list[Stage] = []
    closed: list[tuple[str, str]] = []
    for stage in study.journey.stages:
        kept = tuple(touchpoint for touchpoint in stage.touchpoints if stays(touchpoint))
        if len(kept) == len(stage.touchpoints):
            stages.append(stage)
            continue
        left = stage.model_copy(update={"touchpoints": kept})
        stages.append(left)
        closed += ((stage.id, id_) for id_ in study.travellers if is_closed(steps(stage, id_), steps(left, id_)))
    return _study_with(study, study.journey.model_copy(update={"stages": tuple(stages)}), sources, closed)


def is_closed(had: Sequence[Touchpoint], left: Sequence[Touchpoint]) -> bool:
    """Return whether a persona who had some steps at a stage has lost the last of them, or one that is required."""
    return len(left) < len(had) and (not left or sum(s.required for s in left) < sum(s.required for s in had))


def _without_channel(study: Study, channel: str) -> Study:
    sources = {}
    for id_, source in study.scope.sources.items():
        if channel in source.through:
            through = tuple(other for other in source.through if other != channel)
            status = source.status if through else "unavailable"
            sources[id_] = source.model_copy(update={"through": through, "status": status})
    return _with_touchpoints(study, lambda touchpoint: touchpoint.channel != channel, sources)


def _without_source(study: Study, id_: str) -> Study:
    source = study.scope.sources.get(id_)
    gone = {id_: source.model_copy(update={"status": "unavailable"})} if source else {}
    return _study_with(study, study.journey, gone)


def _without_touchpoint(study: Study, label: str) -> Study:
    return _with_touchpoints(study, lambda touchpoint: touchpoint.label != label, {})


def _without_stage(study: Study, id_: str) -> Study | None:
    if all(stage.id != id_ for stage in study.journey.stages):
        return study
    journey = without_stage(study.journey, id_)
    return _study_with(study, journey, {}) if journey else None


def _without_team(study: Study, team: str) -> Study:
    gone = {"owner": None, "status": "unavailable"}
    kept = {id_: one.model_copy(update=gone) for id_, one in study.scope.sources.items() if one.owner == team}
    return _study_with(study, without_owner(study.journey, team), kept)


_REMOVALS: dict[Kind, Callable[[Study, str], Study | None]] = {
    "channel": _without_channel,
    "source": _without_source,
    "touchpoint": _without_touchpoint,
    "stage": _without_stage,
    "team": _without_team,
}
