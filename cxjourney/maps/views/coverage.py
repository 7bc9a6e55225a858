"""The matrix of the first workshop: stages by kinds of data, below it sources by what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.coverage import named_sources
from cxjourney.analysis.display_names import channel_title
from cxjourney.maps.content.cards import channel_icon, evidence_text, source_chip, words_at
from cxjourney.maps.content.data_lanes import family_cell, family_head
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.stage_grid import phase_brackets
from cxjourney.maps.content.stage_head import stage_head
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Column, Grid, MapCell, MapLane
from cxjourney.maps.views import View
from cxjourney.model.vocabulary import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.evidence_states import EvidenceWord
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map
    from cxjourney.model import Stage, Touchpoint


def compose(study: Study, language: Language) -> Map:
    """Return the map of what is known of a journey, and from where."""
    sources = tuple(dict.fromkeys(source for stage in study.journey.stages for source in named_sources(stage)))
    grids = (_family_grid(study, language), *((_source_grid(study, sources, language),) if sources else ()))
    drawn = frame_map(study, "coverage", language.text("map.coverage-of"), grids, language, whole=False)
    explained = (language.text("map.note.priority"),) if study.gaps else ()
    return drawn._replace(notes=(*drawn.notes, *explained))


def _family_grid(study: Study, language: Language) -> Grid:
    """Return stages by the three families, and how many of their touchpoints are seen."""
    columns = tuple(Column(f"family-{family}", family_head(family, language, "column")) for family in FAMILIES)
    touchpoints = Column("touchpoints", Card(language.text("map.lane.touchpoints"), "column"))
    return Grid(
        (*columns, touchpoints),
        tuple(_stage_lane(study, stage, language) for stage in study.journey.stages),
        title=language.text("map.grid.families"),
        note=language.text("map.grid.families.note"),
        reads="lanes",
    )


def _stage_lane(study: Study, stage: Stage, language: Language) -> MapLane:
    coverage = study.covers(stage.id)
    cells = [family_cell(study, stage, family, language) for family in FAMILIES]
    count = len(stage.touchpoints)
    seen = language.text("map.seen-of", seen=language.number(count - len(coverage.unseen)), all=language.number(count))
    lead = seen if count else language.text("map.no-touchpoints")
    places = tuple(_touchpoint_card(study, stage, touchpoint, language) for touchpoint in stage.touchpoints)
    head = stage_head(study, stage, language)
    return MapLane(
        f"stage-{stage.id}",
        head._replace(details=(*head.details, *_gap_words(study, stage, language))),
        (*cells, MapCell(places, lead=lead)),
        hatched=coverage.level == "none",
        stage=stage.id,
    )


def _gap_words(study: Study, stage: Stage, language: Language) -> Iterator[str]:
    """Yield where the stage stands among the gaps, if it is one."""
    for gap in study.gaps:
        if gap.stage.id == stage.id:
            yield language.text("map.gap", rank=language.number(gap.rank), priority=language.number(gap.priority))


def _source_grid(study: Study, sources: tuple[str, ...], language: Language) -> Grid:
    """Return sources by stages.

    The cells name the touchpoints that a source sees, and the first row those that none does.
    """
    stages = study.journey.stages
    columns = tuple(
        Column(
            f"stage-{stage.id}-seen",
            _short_head(study, stage, language),
            study.covers(stage.id).level == "none",
            stage.id,
        )
        for stage in stages
    )
    unseen = MapLane(
        "unseen",
        Card(language.text("map.unseen-by-all"), "alarm-lane"),
        tuple(MapCell(tuple(_unseen_touchpoints(study, stage, language))) for stage in stages),
    )
    return Grid(
        columns,
        (unseen, *(_source_lane(study, source, language) for source in sources)),
        title=language.text("map.grid.sources"),
        note=language.text("map.grid.sources.note"),
        reads="lanes",
        spans=tuple(phase_brackets(study, language)),
    )


def _short_head(study: Study, stage: Stage, language: Language) -> Card:
    number = language.number(study.position(stage) + 1)
    level = study.covers(stage.id).level
    return Card(stage.title, level, heading=number, details=(language.text(f"map.coverage.{level}"),))


def _unseen_touchpoints(study: Study, stage: Stage, language: Language) -> Iterator[Card]:
    unseen = study.covers(stage.id).unseen
    yield from (_touchpoint_card(study, stage, touchpoint, language) for touchpoint in unseen)


def _touchpoint_card(study: Study, stage: Stage, touchpoint: Touchpoint, language: Language) -> Card:
    is_unseen = touchpoint in study.covers(stage.id).unseen
    return Card(
        touchpoint.told_title,
        "unseen" if is_unseen else "seen",
        heading=language.text("map.unseen") if is_unseen else "",
        details=(channel_title(study, touchpoint.channel, language),),
        icon=channel_icon(study, touchpoint.channel),
    )


def _source_lane(study: Study, source: str, language: Language) -> MapLane:
    cells = tuple(MapCell(tuple(_touchpoints_of(study, source, stage, language))) for stage in study.journey.stages)
    return MapLane(f"source-{source}", source_chip(study, source, language), cells)


def _touchpoints_of(study: Study, source: str, stage: Stage, language: Language) -> Iterator[Card]:
    look = "touchpoint" if source in study.counting else "planned-touchpoint"
    if source in stage.data:
        word = study.evidence_words.get(stage.id, {}).get(source)
        yield _seen_card(language.text("map.whole-stage"), look, word, language)
    for touchpoint in stage.touchpoints:
        if source in touchpoint.data:
            word = words_at(study, touchpoint).get(source)
            yield _seen_card(touchpoint.told_title, look, word, language)


def _seen_card(title: str, look: str, word: EvidenceWord | None, language: Language) -> Card:
    """Return a card of what a source sees; filled where it is verified there, and with what a record says of it."""
    if word is None:
        return Card(title, look)
    return Card(
        title, "verified-touchpoint" if word.state == "verified" else look, details=(evidence_text(word, language),)
    )


VIEW = View(compose=compose, chooses=("stages",), is_coverage=True, has_pictures=False)
