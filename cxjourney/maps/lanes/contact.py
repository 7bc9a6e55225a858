"""Where customers meet the organisation, and who cannot get past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.blocks import channel_icon, channel_title, listed, persona_symbol, personas_shown, users
from cxjourney.maps.lanes.lane import lane_of_cards
from cxjourney.maps.sheet import Card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Lane
    from cxjourney.model import Persona, Stage, Touchpoint


def touchpoints(study: Study, language: Language) -> Iterator[Lane]:
    """Touchpoints with channel, mode, role, and the owner where it is not the stage's; unseen ones say so."""
    personas = personas_shown(study)

    def cards(stage: Stage) -> Iterator[Card]:
        return (touchpoint_card(study, stage, touchpoint, personas, language) for touchpoint in stage.touchpoints)

    yield lane_of_cards("touchpoints", study, language, cards)


def touchpoint_card(
    study: Study,
    stage: Stage,
    touchpoint: Touchpoint,
    personas: dict[str, Persona],
    language: Language,
    said_by_lane: bool = False,
) -> Card:
    """A touchpoint; where its lane says its mode the card does not, and says instead who makes the first move."""
    begun = language.text(f"map.begun.{touchpoint.initiated_by}") if touchpoint.initiated_by else ""
    drawn = said_by_lane or touchpoint.initiated_by == "organisation"
    facts = listed(
        language,
        channel_title(study, touchpoint.channel, language),
        language.text(f"map.mode.{touchpoint.mode}") if touchpoint.mode and not said_by_lane else "",
        language.text("map.support") if touchpoint.role == "support" else "",
        language.text("map.required") if touchpoint.required else "",
        begun if drawn else "",
    )
    other = touchpoint.owner if touchpoint.owner != stage.owner else None
    owner = language.text("map.owner", owner=study.sight.teams[other].title) if other else ""
    hidden = touchpoint in study.covers(stage.id).unseen
    return Card(
        touchpoint.title,
        "unseen" if hidden else "seen",
        heading=language.text("map.unseen") if hidden else "",
        details=(facts, owner) if owner else (facts,),
        about="" if drawn else begun,
        name=touchpoint_name(stage, touchpoint),
        icon=channel_icon(study, touchpoint.channel),
        whose=users(study, touchpoint, personas),
    )


def touchpoint_name(stage: Stage, touchpoint: Touchpoint) -> str:
    """The name of a touchpoint's card: its id, or its place in the stage where it has none."""
    place = next(index for index, one in enumerate(stage.touchpoints, start=1) if one is touchpoint)
    return f"stage-{stage.id}-touchpoint-{touchpoint.id or place}"


def stranded(study: Study, language: Language) -> Iterator[Lane]:
    """The personas that are stranded at a stage, or pass it reluctantly, with their share of all customers."""
    personas = personas_shown(study)
    order = list(personas)

    def card(persona: str, share: float | None, look: str, fares: str) -> Card:
        said = language.percent(100 * share) if share is not None else language.text("persona.no-share")
        symbol = persona_symbol(order.index(persona))
        return Card(
            personas[persona].title,
            look,
            details=(listed(language, language.text(f"map.access.{fares}"), said),),
            symbol=symbol,
            whose=frozenset((persona,)),
        )

    def cards(stage: Stage) -> Iterator[Card]:
        for fare in study.access.stranded(stage.id):
            yield card(fare.persona, fare.share, "halted", "stranded")
        for fare in study.access.personas:
            if stage.id in fare.reluctant_at:
                yield card(fare.persona, fare.share, "reluctant", "reluctant")

    yield lane_of_cards("access", study, language, cards)
