"""What customers do, and what they meet while they do it: by themselves, or with somebody's help."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from cxjourney.maps.blocks import personas_shown
from cxjourney.maps.lanes.contact import touchpoint_card
from cxjourney.maps.lanes.lane import lane_of_cards
from cxjourney.maps.sheet import Card, Cell, Lane
from cxjourney.model.vocabulary import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage

MODES: tuple[Mode | None, ...] = (*get_args(Mode), None)


def customer_actions(study: Study, language: Language) -> Iterator[Lane]:
    """What customers do at each stage, each action a card."""
    yield lane_of_cards(
        "customer-actions", study, language, lambda stage: (Card(text, "customer-action") for text in stage.actions)
    )


def front_stage(study: Study, language: Language) -> Iterator[Lane]:
    """Touchpoints, a row for each mode, and one for those that do not say theirs."""
    personas = personas_shown(study)

    def cards(stage: Stage, mode: Mode | None) -> Iterator[Card]:
        for touchpoint in stage.touchpoints:
            if touchpoint.mode == mode:
                yield touchpoint_card(study, stage, touchpoint, personas, language, said_by_lane=True)

    for mode in MODES:
        word = mode or "unsaid"
        head = Card(
            language.text(f"map.front-stage.{word}"),
            "lane",
            heading=language.text("map.lane.front-stage"),
            details=(language.text(f"map.front-stage.{word}.says"),),
        )
        cells = tuple(Cell(tuple(cards(stage, mode))) for stage in study.journey.stages)
        yield Lane(f"front-stage-{word}", head, cells, group="front-stage")
