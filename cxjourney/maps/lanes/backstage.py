"""What customers never see: the work behind touchpoints, the teams that support it, the systems it relies on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.blocks import channel_icon, personas_shown, users
from cxjourney.maps.lanes.contact import touchpoint_name
from cxjourney.maps.lanes.lane import lane_of_cards
from cxjourney.maps.sheet import Card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Lane
    from cxjourney.model import Stage, Touchpoint


def backstage(study: Study, language: Language) -> Iterator[Lane]:
    """What staff or machines do behind each touchpoint, with the team where it is the one that customers meet."""
    personas = personas_shown(study)

    def cards(stage: Stage) -> Iterator[Card]:
        for touchpoint in stage.touchpoints:
            own = [team for team in touchpoint.backstage.teams if team not in _supporting(stage, touchpoint)]
            if touchpoint.backstage.actions or own:
                names = language.listed(study.sight.teams[team].title for team in own)
                yield Card(
                    touchpoint.title,
                    "backstage",
                    points=touchpoint.backstage.actions,
                    details=(language.text("map.done-by", teams=names),) if own else (),
                    name=f"{touchpoint_name(stage, touchpoint)}-backstage",
                    icon=channel_icon(study, touchpoint.channel),
                    whose=users(study, touchpoint, personas),
                )

    yield lane_of_cards("backstage", study, language, cards)


def teams(study: Study, language: Language) -> Iterator[Lane]:
    """Teams at work behind a touchpoint that another team looks after, and behind which."""
    titles = {id_: team.title for id_, team in study.sight.teams.items()}

    def found(stage: Stage, touchpoint: Touchpoint) -> Iterable[str]:
        return (titles[team] for team in _supporting(stage, touchpoint))

    yield _shared("teams", "support-team", study, language, found)


def systems(study: Study, language: Language) -> Iterator[Lane]:
    """Systems, each once at a stage, with the touchpoints that rely on it."""
    yield _shared("systems", "system", study, language, lambda _, touchpoint: touchpoint.backstage.systems)


def _shared(
    name: str, look: str, study: Study, language: Language, found: Callable[[Stage, Touchpoint], Iterable[str]]
) -> Lane:
    """A lane of what touchpoints of a stage have in common, each with the touchpoints that have it."""
    personas = personas_shown(study)

    def cards(stage: Stage) -> Iterator[Card]:
        carried: dict[str, list[Touchpoint]] = {}
        for touchpoint in stage.touchpoints:
            for title in dict.fromkeys(found(stage, touchpoint)):
                carried.setdefault(title, []).append(touchpoint)
        for title, touchpoints in carried.items():
            behind = language.listed(touchpoint.title for touchpoint in touchpoints)
            whose = frozenset[str]().union(*(users(study, touchpoint, personas) for touchpoint in touchpoints))
            yield Card(title, look, details=(language.text("map.behind", touchpoints=behind),), whose=whose)

    return lane_of_cards(name, study, language, cards)


def _supporting(stage: Stage, touchpoint: Touchpoint) -> tuple[str, ...]:
    """The teams behind a touchpoint that are not the one which looks after it, where one is known to."""
    owner = touchpoint.owner or stage.owner
    return tuple(team for team in touchpoint.backstage.teams if owner and team != owner)
