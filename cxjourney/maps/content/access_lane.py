"""Who is stranded at a stage, or passes it reluctantly: the lane of access."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.content.joined_text import join_list
from cxjourney.maps.content.persona_marks import persona_symbol, personas_on_map
from cxjourney.maps.content.stage_grid import lane_of_cards
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import MapLane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage


def stranded_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of personas that are stranded at a stage, or pass it reluctantly, each with its share."""
    personas = personas_on_map(study)
    order = list(personas)

    def card(persona: str, share: float | None, look: str, passage: str) -> Card:
        said = language.percent(100 * share) if share is not None else language.text("persona.no-share")
        symbol = persona_symbol(order.index(persona))
        return Card(
            study.persona_labels[persona],
            look,
            details=(join_list(language, language.text(f"map.access.{passage}"), said),),
            symbol=symbol,
            whose=frozenset((persona,)),
        )

    def cards(stage: Stage) -> Iterator[Card]:
        for fare in study.access.personas_stranded_at(stage.id):
            yield card(fare.persona, fare.share, "halted", "stranded")
        for fare in study.access.personas:
            if stage.id in fare.reluctant_at:
                yield card(fare.persona, fare.share, "reluctant", "reluctant")

    yield lane_of_cards("access", study, language, cards)
