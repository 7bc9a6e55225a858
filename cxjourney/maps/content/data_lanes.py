"""What data shows of each stage: a lane for each family of data, and one for sources of no family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.coverage import named_sources
from cxjourney.maps.content.cards import measured_chip, source_chip
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import MapCell, MapLane
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage
    from cxjourney.model.vocabulary import Family


def data_lanes(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield a lane for each family, and one for sources of no family."""
    stages = study.journey.stages
    for index, family in enumerate(FAMILIES):
        yield MapLane(
            f"data-{family}",
            family_head(family, language, "sublane", language.text("map.lane.data") if index == 0 else ""),
            tuple(family_cell(study, stage, family, language) for stage in stages),
            group="data",
            is_data=True,
        )
    yield MapLane(
        "data-no-family",
        Card(language.text("map.no-family"), "sublane", details=(language.text("map.no-family.says"),)),
        tuple(MapCell(tuple(_cards_of_no_family(study, stage, language))) for stage in stages),
        group="data",
        is_data=True,
    )


def family_cell(study: Study, stage: Stage, family: Family, language: Language) -> MapCell:
    """Return the cell of a stage and a family of data, which is hatched where no data counts."""
    cards = tuple(_family_cards(study, stage, family, language))
    return MapCell(cards, loud=not study.covers(stage.id).families[family])


def _family_cards(study: Study, stage: Stage, family: Family, language: Language) -> Iterator[Card]:
    """Yield what a stage has of a family: sources that count, those that do not; plain words where there is nothing."""
    counting = study.covers(stage.id).families[family]
    if not counting:
        yield Card(language.text("map.coverage.none"), "gap")
    yield from (measured_chip(study, stage, source, language) for source in counting)
    for source in named_sources(stage):
        if source not in counting and family in study.scope.sources[source].brings:
            yield source_chip(study, source, language)


def _cards_of_no_family(study: Study, stage: Stage, language: Language) -> Iterator[Card]:
    for source in named_sources(stage):
        if not study.scope.sources[source].brings:
            yield source_chip(study, source, language)


def family_head(family: Family, language: Language, look: str, heading: str = "") -> Card:
    """Return a card of a family of data: its name, and what it tells."""
    says = language.text(f"family.{family}.noun")
    return Card(language.text(f"map.family.{family}"), look, heading=heading, details=(says,))
