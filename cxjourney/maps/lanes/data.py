"""The data that a stage rests on: a row for each family, so that every gap is a gap in the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.coverage import named_sources
from cxjourney.maps.blocks import source_chip
from cxjourney.maps.sheet import Card, Cell, Lane
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage
    from cxjourney.model.vocabulary import Family


def data(study: Study, language: Language) -> Iterator[Lane]:
    """A row for each family, and one for sources of no family where a stage names any."""
    stages = study.journey.stages
    for index, family in enumerate(FAMILIES):
        yield Lane(
            f"data-{family}",
            family_head(family, language, "sublane", language.text("map.lane.data") if index == 0 else ""),
            tuple(Cell(tuple(family_cards(study, stage, family, language))) for stage in stages),
            group="data",
        )
    yield Lane(
        "data-no-family",
        Card(language.text("map.no-family"), "sublane", details=(language.text("map.no-family.says"),)),
        tuple(Cell(tuple(_without_family(study, stage))) for stage in stages),
        group="data",
    )


def family_cards(study: Study, stage: Stage, family: Family, language: Language) -> Iterator[Card]:
    """What a stage has of a family: sources that count, those that do not, and plain words where there is nothing."""
    coverage = study.covers(stage.id)
    counting = coverage.families[family]
    if not counting:
        look = "blind" if coverage.level == "none" else "gap"
        yield Card(language.text("map.coverage.none"), look)
    yield from (source_chip(study, source, language) for source in counting)
    for source in named_sources(stage):
        if source not in counting and family in study.sight.sources[source].brings:
            yield source_chip(study, source, language)


def _without_family(study: Study, stage: Stage) -> Iterator[Card]:
    for source in named_sources(stage):
        if not study.sight.sources[source].brings:
            found = study.sight.sources[source]
            yield Card(found.title, "lost", link=found.link or "")


def family_head(family: Family, language: Language, look: str, heading: str = "") -> Card:
    """A family of data by its name, and what it tells."""
    says = language.text(f"family.{family}.noun")
    return Card(language.text(f"map.family.{family}"), look, heading=heading, details=(says,))
