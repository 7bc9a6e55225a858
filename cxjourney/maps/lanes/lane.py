"""One lane, from what it shows of each stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.sheet import Card, Cell, Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage


def lane_of_cards(
    name: str, study: Study, language: Language, cards: Callable[[Stage], Iterable[Card]], details: tuple[str, ...] = ()
) -> Lane:
    """A lane whose cells hold cards, headed with the words for its name."""
    head = Card(language.text(f"map.lane.{name}"), "lane", details=details)
    return Lane(name, head, tuple(Cell(tuple(cards(stage))) for stage in study.journey.stages))
