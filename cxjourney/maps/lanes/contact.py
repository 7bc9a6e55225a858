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
    from cxjourney.model import Stage


def touchpoints(study: Study, language: Language) -> Iterator[Lane]:
    """Touchpoints with channel, mode, role, and the owner where it is not the stage's; unseen ones say so."""
    teams, personas = study.sight.teams, personas_shown(study)

    def cards(stage: Stage) -> Iterator[Card]:
        unseen = study.covers(stage.id).unseen
        for index, touchpoint in enumerate(stage.touchpoints, start=1):
            facts = listed(
                language,
                channel_title(study, touchpoint.channel, language),
                language.text(f"map.mode.{touchpoint.mode}") if touchpoint.mode else "",
                language.text("map.support") if touchpoint.role == "support" else "",
                language.text("map.required") if touchpoint.required else "",
                language.text("map.begun.organisation") if touchpoint.initiated_by == "organisation" else "",
            )
            other = touchpoint.owner if touchpoint.owner != stage.owner else None
            owner = language.text("map.owner", owner=teams[other].title) if other else ""
            hidden = touchpoint in unseen
            yield Card(
                touchpoint.title,
                "unseen" if hidden else "seen",
                heading=language.text("map.unseen") if hidden else "",
                details=(facts, owner) if owner else (facts,),
                about=language.text("map.begun.customer") if touchpoint.initiated_by == "customer" else "",
                name=f"stage-{stage.id}-touchpoint-{touchpoint.id or index}",
                icon=channel_icon(study, touchpoint.channel),
                whose=users(study, touchpoint, personas),
            )

    yield lane_of_cards("touchpoints", study, language, cards)


def stranded(study: Study, language: Language) -> Iterator[Lane]:
    """The personas that are stranded at a stage, or pass it reluctantly, with their share of all customers."""
    personas = personas_shown(study)
    order = list(personas)

    def card(persona: str, share: float | None, look: str) -> Card:
        said = language.percent(100 * share) if share is not None else language.text("persona.no-share")
        symbol = persona_symbol(order.index(persona))
        return Card(
            personas[persona].title,
            look,
            details=(listed(language, language.text(f"map.access.{look}"), said),),
            symbol=symbol,
            whose=frozenset((persona,)),
        )

    def cards(stage: Stage) -> Iterator[Card]:
        for fare in study.access.stranded(stage.id):
            yield card(fare.persona, fare.share, "stranded")
        for fare in study.access.personas:
            if stage.id in fare.reluctant_at:
                yield card(fare.persona, fare.share, "reluctant")

    yield lane_of_cards("access", study, language, cards)
