"""The poster: columns are stages, rows are lanes that line up across all of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cxjourney.analysis.ways import links
from cxjourney.maps.blocks import listed, stage_head
from cxjourney.maps.facts import compose as compose_map
from cxjourney.maps.lanes import LANES
from cxjourney.maps.sheet import Column, Grid, Link, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Map

CHOOSES = ("lanes", "persona", "stages")


def compose(study: Study, language: Language) -> Map:
    """The map of a journey, stage by stage."""
    columns = tuple(
        Column(
            f"stage-{stage.id}", stage_head(study, stage, language), study.covers(stage.id).level == "none", stage.id
        )
        for stage in study.journey.stages
    )
    lanes = (lane for make in LANES.values() for lane in make(study, language))
    grid = Grid(
        columns,
        tuple(lane for lane in lanes if not all(cell.empty for cell in lane.cells)),
        spans=tuple(_phases(study, language)),
        links=tuple(_links(study, language)),
        way=language.text("map.way", start="{start}", end="{end}"),
        onward=language.text("map.onward", stage="{stage}"),
        origin=language.text("map.origin", stage="{stage}"),
    )
    return compose_map(
        study, "journey", language.text(f"map.state.{study.journey.state}"), (grid,), language, whole=True
    )


def _phases(study: Study, language: Language) -> Iterator[Span]:
    first = 0
    for phase, stages in groupby(stage.phase for stage in study.journey.stages):
        count = len(list(stages))
        if phase:
            yield Span(first, first + count - 1, language.text(f"map.phase.{phase}"))
        first += count


def _links(study: Study, language: Language) -> Iterator[Link]:
    places = {stage.id: index for index, stage in enumerate(study.journey.stages)}
    for stage, onwards in links(study.journey).items():
        for link in onwards:
            share = language.percent(100 * link.share) if link.share is not None else ""
            yield Link(places[stage], places[link.to], listed(language, link.when or "", share))
