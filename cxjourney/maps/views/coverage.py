"""The matrix of the first workshop: stages by kinds of data, and below it the touchpoints by the sources that see them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxjourney.analysis.coverage import named_sources
from cxjourney.maps.blocks import channel_title, source_chip, stage_head
from cxjourney.maps.facts import compose as compose_map
from cxjourney.maps.lanes.data import family_cards
from cxjourney.maps.sheet import Card, Cell, Column, Grid, Lane
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.maps.sheet import Map
    from cxjourney.maps.words import Language
    from cxjourney.model import Stage, Touchpoint


def compose(study: Study, language: Language) -> Map:
    """The map of what is known of a journey, and from where."""
    sources = tuple(dict.fromkeys(source for stage in study.journey.stages for source in named_sources(stage)))
    grids = (_families(study, language), *((_sources(study, sources, language),) if sources else ()))
    return compose_map(study, "coverage", language.text("map.coverage-of"), grids, language, whole=False)


def _families(study: Study, language: Language) -> Grid:
    """Stages by the three families, and how many of their touchpoints are seen."""
    columns = tuple(
        Column(
            f"family-{family}",
            Card(language.text(f"map.{family}"), "column", details=(language.text(f"map.{family}.says"),)),
        )
        for family in FAMILIES
    )
    touchpoints = Column("touchpoints", Card(language.text("map.lane.touchpoints"), "column"))
    return Grid(
        (*columns, touchpoints),
        tuple(_stage_lane(study, stage, language) for stage in study.journey.stages),
        title=language.text("map.grid.families"),
        note=language.text("map.grid.families.note"),
        reads="lanes",
    )


def _stage_lane(study: Study, stage: Stage, language: Language) -> Lane:
    coverage = study.covers(stage.id)
    cells = [
        Cell(tuple(family_cards(study, stage, family, language)), loud=not coverage.families[family]) for family in FAMILIES
    ]
    count = len(stage.touchpoints)
    seen = language.text("map.seen-of", seen=language.number(count - len(coverage.unseen)), all=language.number(count))
    unseen = tuple(Card(touchpoint.title, "unseen", heading=language.text("map.unseen")) for touchpoint in coverage.unseen)
    summary = Card(seen if count else language.text("map.no-touchpoints"), "faint")
    head = stage_head(study, stage, language)
    return Lane(
        f"stage-{stage.id}",
        replace(head, details=(*head.details, *_gap(study, stage, language))),
        (*cells, Cell((summary, *unseen))),
        hatched=coverage.level == "none",
    )


def _gap(study: Study, stage: Stage, language: Language) -> Iterator[str]:
    """Where the stage stands among the gaps, if it is one."""
    for gap in study.gaps:
        if gap.stage.id == stage.id:
            yield language.text("map.gap", rank=language.number(gap.rank), priority=language.number(gap.priority))


def _sources(study: Study, sources: tuple[str, ...], language: Language) -> Grid:
    """Touchpoints, stage by stage, by the sources that the journey names."""
    columns = tuple(Column(f"source-{source}", source_chip(study, source, language)) for source in sources)
    return Grid(
        columns,
        tuple(lane for stage in study.journey.stages for lane in _touchpoint_lanes(study, stage, sources, language)),
        title=language.text("map.grid.sources"),
        note=language.text("map.grid.sources.note"),
        reads="lanes",
    )


def _touchpoint_lanes(study: Study, stage: Stage, sources: tuple[str, ...], language: Language) -> Iterator[Lane]:
    number = language.number(study.position(stage) + 1)
    heading = f"{number} · {stage.title}"
    if stage.data or not stage.touchpoints:
        head = Card(language.text("map.stage-unseen"), "sublane", heading=heading)
        seen = any(source in study.counting for source in stage.data)
        yield Lane(f"stage-{stage.id}-whole", head, _cells(study, stage.data, sources, language), group=stage.id, hatched=not seen)
        heading = ""
    for index, touchpoint in enumerate(stage.touchpoints, start=1):
        unseen = touchpoint in study.covers(stage.id).unseen
        head = _touchpoint_head(study, touchpoint, heading, unseen, language)
        name = f"stage-{stage.id}-touchpoint-{touchpoint.id or index}"
        yield Lane(name, head, _cells(study, touchpoint.data, sources, language), group=stage.id, hatched=unseen)
        heading = ""


def _touchpoint_head(study: Study, touchpoint: Touchpoint, heading: str, unseen: bool, language: Language) -> Card:
    channel = channel_title(study, touchpoint.channel, language)
    word = (language.text("map.unseen"),) if unseen else ()
    return Card(touchpoint.title, "unseen-lane" if unseen else "sublane", heading=heading, details=(channel, *word))


def _cells(study: Study, data: tuple[str, ...], sources: tuple[str, ...], language: Language) -> tuple[Cell, ...]:
    """A mark and a word for each source that is named, by whether it counts, is planned, or is lost."""
    return tuple(Cell((_mark(study, source, language),) if source in data else ()) for source in sources)


def _mark(study: Study, source: str, language: Language) -> Card:
    if source in study.counting:
        return Card(language.text("map.sees"), symbol="sees")
    if study.sight.sources[source].status == "planned":
        return Card(language.text("map.planned"), "faint", symbol="planned")
    return Card(language.text("map.lost"), "faint", symbol="lost")
