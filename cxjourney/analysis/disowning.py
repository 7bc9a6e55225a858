"""A journey in which a team owns nothing any more."""

from collections.abc import Iterable
from typing import Any, TypeVar

from cxjourney.model import Journey, Metric, Opportunity, PainPoint, Stage, Touchpoint

Owned = TypeVar("Owned", Journey, Stage, Touchpoint, PainPoint, Metric, Opportunity)


def disowned(journey: Journey, team: str) -> Journey:
    """Take a team off all that it owns, off the work backstage, and off those with whom the journey is shared."""
    return _changed(
        journey,
        team,
        shared_with=_others(journey.shared_with, team),
        metrics=_all(journey.metrics, team),
        stages=tuple(_stage(stage, team) for stage in journey.stages),
    )


def _stage(stage: Stage, team: str) -> Stage:
    return _changed(
        stage,
        team,
        touchpoints=tuple(_touchpoint(touchpoint, team) for touchpoint in stage.touchpoints),
        pain_points=tuple(
            _changed(pain, team, opportunities=_all(pain.opportunities, team)) for pain in stage.pain_points
        ),
        metrics=_all(stage.metrics, team),
    )


def _touchpoint(touchpoint: Touchpoint, team: str) -> Touchpoint:
    behind = touchpoint.backstage
    return _changed(touchpoint, team, backstage=behind.model_copy(update={"teams": _others(behind.teams, team)}))


def _all(owned: Iterable[Owned], team: str) -> tuple[Owned, ...]:
    return tuple(_changed(one, team) for one in owned)


def _others(teams: Iterable[str], team: str) -> tuple[str, ...]:
    return tuple(one for one in teams if one != team)


def _changed(one: Owned, team: str, **attributes: Any) -> Owned:  # noqa: ANN401  values of the attributes' types
    return one.model_copy(update={**attributes, "owner": None if one.owner == team else one.owner})
