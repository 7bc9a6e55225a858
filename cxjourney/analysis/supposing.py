"""A journey as it would be without something that it has, or with data that is still to come.

What a loss means:

- **channel**: every touchpoint in it goes, and no data source hears through it any more; a source that heard through
  nothing else is no longer there.
- **source**: it is no longer there.
- **touchpoint**: it goes, wherever it stands in the journey. A touchpoint's own data sources stay.
- **stage**: it goes, and the ways that led there lead on to where it led (``detour``).
- **team**: nobody owns what it owned, nobody does its work backstage, and nobody keeps its data sources, so that they
  are no longer there.

A touchpoint that is ``required``, or the last step of a stage, is no less needed when it is gone: nobody passes that
stage any more. To try a journey that does without it, change the journey and ask ``diff``.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from cxjourney.analysis.access import steps
from cxjourney.analysis.detour import without_stage
from cxjourney.analysis.disowning import disowned
from cxjourney.analysis.study import Study
from cxjourney.model import DataSource, Journey, Stage, Touchpoint

Kind = Literal["touchpoint", "source", "stage", "channel", "team"]


class Loss(NamedTuple):
    """Something that is taken away: its kind, and its id (a touchpoint's title where it has none)."""

    kind: Kind
    id: str


def without(study: Study, losses: Iterable[Loss]) -> Study | None:
    """Give the journey without some things; None where nothing of it is left."""
    left: Study | None = study
    for loss in losses:
        left = _TAKEN[loss.kind](left, loss.id) if left else None
    return left


def with_sources(study: Study, ids: Iterable[str]) -> Study:
    """Give the journey when data sources that don't count have come: they are there, and as new as the day."""
    new = {
        id_: came(study.sight.sources[id_], study.as_of)
        for id_ in ids
        if id_ in study.sight.sources and id_ not in study.counting
    }
    return _with(study, study.journey, new)


def came(source: DataSource, as_of: date) -> DataSource:
    """Give a data source as it is when it has come: there, and as new as the day."""
    return source.model_copy(update={"status": "available", "refreshed": as_of})


def _with(study: Study, journey: Journey, sources: dict[str, DataSource], closed: Iterable[str] = ()) -> Study:
    sight = replace(study.sight, sources={**study.sight.sources, **sources})
    seen = replace(study.seen, journey=journey, sight=sight)
    return Study(seen, study.as_of, study.closed | frozenset(closed))


def _keeping(study: Study, stays: Callable[[Touchpoint], bool], sources: dict[str, DataSource]) -> Study:
    """Give the journey with those touchpoints that stay; a stage that loses what it can't do without is closed."""
    stages, closed = [], []
    for stage in study.journey.stages:
        kept = tuple(touchpoint for touchpoint in stage.touchpoints if stays(touchpoint))
        if len(kept) == len(stage.touchpoints):
            stages.append(stage)
            continue
        left = stage.model_copy(update={"touchpoints": kept})
        stages.append(left)
        if is_closed(stage, left):
            closed.append(stage.id)
    return _with(study, study.journey.model_copy(update={"stages": tuple(stages)}), sources, closed)


def is_closed(stage: Stage, left: Stage) -> bool:
    """Tell whether a stage has lost its last step, or one that is required, and so is passed by nobody."""
    had, has = steps(stage), steps(left)
    return len(has) < len(had) and (not has or sum(s.required for s in has) < sum(s.required for s in had))


def _without_channel(study: Study, channel: str) -> Study:
    sources = {}
    for id_, source in study.sight.sources.items():
        if channel in source.through:
            through = tuple(other for other in source.through if other != channel)
            status = source.status if through else "unavailable"
            sources[id_] = source.model_copy(update={"through": through, "status": status})
    return _keeping(study, lambda touchpoint: touchpoint.channel != channel, sources)


def _without_source(study: Study, id_: str) -> Study:
    source = study.sight.sources.get(id_)
    gone = {id_: source.model_copy(update={"status": "unavailable"})} if source else {}
    return _with(study, study.journey, gone)


def _without_touchpoint(study: Study, label: str) -> Study:
    return _keeping(study, lambda touchpoint: touchpoint.label != label, {})


def _without_stage(study: Study, id_: str) -> Study | None:
    if all(stage.id != id_ for stage in study.journey.stages):
        return study
    journey = without_stage(study.journey, id_)
    return _with(study, journey, {}) if journey else None


def _without_team(study: Study, team: str) -> Study:
    gone = {"owner": None, "status": "unavailable"}
    kept = {id_: one.model_copy(update=gone) for id_, one in study.sight.sources.items() if one.owner == team}
    return _with(study, disowned(study.journey, team), kept)


_TAKEN: dict[Kind, Callable[[Study, str], Study | None]] = {
    "channel": _without_channel,
    "source": _without_source,
    "touchpoint": _without_touchpoint,
    "stage": _without_stage,
    "team": _without_team,
}
