"""A journey without a team: what the team owns has no owner, and what it was asked nobody answers."""

from collections.abc import Iterable
from typing import TypeVar

from cxjourney.model import Ask, Journey, Metric, Opportunity, PainPoint, Stage, Touchpoint

OwnedEntity = TypeVar("OwnedEntity", Journey, Stage, Touchpoint, PainPoint, Metric, Opportunity, Ask)


def without_owner(journey: Journey, team: str) -> Journey:
    """Return a journey of which a team owns nothing, does no work backstage, is asked and told nothing."""
    return _without_ownership(
        journey,
        team,
        asks=_asks(journey.asks, team),
        shared_with=_other_teams(journey.shared_with, team),
        metrics=_all_without_ownership(journey.metrics, team),
        stages=tuple(_stage(stage, team) for stage in journey.stages),
    )


def _stage(stage: Stage, team: str) -> Stage:
    return _without_ownership(
        stage,
        team,
        touchpoints=tuple(_touchpoint(touchpoint, team) for touchpoint in stage.touchpoints),
        pain_points=tuple(
            _without_ownership(pain, team, opportunities=_all_without_ownership(pain.opportunities, team))
            for pain in stage.pain_points
        ),
        opportunities=_all_without_ownership(stage.opportunities, team),
        metrics=_all_without_ownership(stage.metrics, team),
        asks=_asks(stage.asks, team),
    )


def _asks(asks: Iterable[Ask], team: str) -> tuple[Ask, ...]:
    """Return questions that are put to everybody but a team, and that it doesn't see to."""
    put = (ask.model_copy(update={"to": None if ask.to == team else ask.to}) for ask in asks)
    return _all_without_ownership(put, team)


def _touchpoint(touchpoint: Touchpoint, team: str) -> Touchpoint:
    behind = touchpoint.backstage
    return _without_ownership(
        touchpoint, team, backstage=behind.model_copy(update={"teams": _other_teams(behind.teams, team)})
    )


def _all_without_ownership(owned: Iterable[OwnedEntity], team: str) -> tuple[OwnedEntity, ...]:
    return tuple(_without_ownership(one, team) for one in owned)


def _other_teams(teams: Iterable[str], team: str) -> tuple[str, ...]:
    return tuple(one for one in teams if one != team)


def _without_ownership(one: OwnedEntity, team: str, **attributes: object) -> OwnedEntity:
    return one.model_copy(update={**attributes, "owner": None if one.owner == team else one.owner})
