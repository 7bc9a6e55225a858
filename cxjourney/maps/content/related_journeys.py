"""How journeys hang together: which tells a stage of another in full, and which is to replace which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.model.card import Card, Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map


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


def name_journeys(drawn: Map, study: Study, others: Sequence[Study], language: Language) -> Map:
    """Return a map on which other journeys that the journey names go by their titles, as far as they are known.

    Args:
        drawn: The map of the journey, on which they go by their ids.
        study: The journey.
        others: The journeys of its workspace.
        language: The language of the map's own words.
    """
    named = {stage.journey for stage in study.journey.stages} | {study.journey.replaces}
    titles = {other.summary.journey: other.journey.title for other in others if other.summary.journey in named}
    if not titles:
        return drawn
    words = {
        language.text(key, journey=id_): language.text(key, journey=language.quote(title))
        for id_, title in titles.items()
        for key in ("map.told-by", "map.replaces")
    }
    grids = (
        grid._replace(
            columns=tuple(column._replace(head=_rename(column.head, words)) for column in grid.columns),
            lanes=tuple(lane._replace(head=_rename(lane.head, words)) for lane in grid.lanes),
        )
        for grid in drawn.grids
    )
    networks = (
        network._replace(stations=tuple(one._replace(head=_rename(one.head, words)) for one in network.stations))
        for network in drawn.networks
    )
    eyebrow = drawn.eyebrow
    for id_, title in words.items():
        eyebrow = eyebrow.removesuffix(id_) + title if eyebrow.endswith(id_) else eyebrow
    return drawn._replace(grids=tuple(grids), networks=tuple(networks), eyebrow=eyebrow)


def _rename(head: Card, words: Mapping[str, str]) -> Card:
    """Return the head of a stage with other words in its labels."""
    ornaments = (
        one._replace(words=words.get(one.words, one.words)) if isinstance(one, Label) else one for one in head.ornaments
    )
    return head._replace(ornaments=tuple(ornaments))
