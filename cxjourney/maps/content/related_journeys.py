"""How journeys hang together: which tells a stage of another in full, and which is to replace which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.model.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language


def related_journeys(studies: Sequence[Study], language: Language) -> dict[str, tuple[Card, ...]]:
    """Return by the id of each journey the others that it hangs together with, each a card that says how.

    One that is not among the studies goes by its id.
    """
    titles = {study.journey.journey: study.journey.title for study in studies}
    found: dict[str, list[Card]] = {id_: [] for id_ in titles}

    def add(whose: str, other: str, how: str) -> None:
        if whose in found:
            found[whose].append(Card(titles.get(other, other), details=(how,)))

    for study in studies:
        journey = study.journey
        for stage in journey.stages:
            if stage.journey:
                add(journey.journey, stage.journey, language.text("map.related.told-there", stage=stage.title))
                add(stage.journey, journey.journey, language.text("map.related.tells", stage=stage.title))
        if journey.replaces:
            add(journey.journey, journey.replaces, language.text("map.related.replaced"))
            add(journey.replaces, journey.journey, language.text("map.related.replacement"))
    return {id_: tuple(cards) for id_, cards in found.items()}
