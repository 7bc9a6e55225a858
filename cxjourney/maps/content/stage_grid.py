"""The grid of stages: a column for each, and lanes over them."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeAlias

from cxjourney.analysis.journey_paths import main_path
from cxjourney.maps.content.joined_text import join_list
from cxjourney.maps.content.stage_head import stage_head
from cxjourney.maps.content.ways import parallel_marks, way_condition, way_figure, way_kinds
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Arrow, Bracket, Column, Grid, MapCell, MapLane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage

MakeLanes: TypeAlias = "Callable[[Study, Language], Iterable[MapLane]]"
"""Makes one or more rows out of a study."""


def lane_of_cards(
    name: str, study: Study, language: Language, cards: Callable[[Stage], Iterable[Card]], details: tuple[str, ...] = ()
) -> MapLane:
    """Return a lane whose cells hold cards, headed with the words for its name.

    Args:
        name: The name by which it is chosen, and by which its words are found.
        study: The journey, and what follows from it.
        language: The language of the map's own words.
        cards: Makes the cards of a stage.
        details: Words below those of its head.
    """
    head = Card(language.text(f"map.lane.{name}"), "lane", details=details)
    return MapLane(name, head, tuple(MapCell(tuple(cards(stage))) for stage in study.journey.stages))


def stage_grid(study: Study, lanes: Iterable[MapLane], language: Language) -> Grid:
    """Return a grid with a column for each stage, without those of the lanes that hold nothing."""
    columns = tuple(
        Column(
            f"stage-{stage.id}", stage_head(study, stage, language), study.covers(stage.id).level == "none", stage.id
        )
        for stage in study.journey.stages
    )
    return Grid(
        columns,
        tuple(lane for lane in lanes if not all(cell.is_empty for cell in lane.cells)),
        spans=tuple(phase_brackets(study, language)),
        links=tuple(_links(study, language)),
        way=language.text("map.way", start="{start}", end="{end}"),
        onward=language.text("map.onward", stage="{stage}"),
        origin=language.text("map.origin", stage="{stage}"),
        ways_title=language.text("map.lane.ways"),
    )


def phase_brackets(study: Study, language: Language) -> Iterator[Bracket]:
    """Yield the phases over columns that are stages, in their order; one that is interrupted comes twice."""
    first = 0
    titles = {phase.id: phase.title for phase in study.journey.phases}
    for phase, stages in groupby(stage.phase for stage in study.journey.stages):
        count = len(list(stages))
        if phase:
            title = titles.get(phase) or language.text(f"map.phase.{phase}")
            yield Bracket(first, first + count - 1, title)
        first += count


def _links(study: Study, language: Language) -> Iterator[Arrow]:
    places = {stage.id: index for index, stage in enumerate(study.journey.stages)}
    besides, kinds, main = parallel_marks(study), way_kinds(study), set(pairwise(main_path(study.journey)))
    for stage, onwards in study.links.items():
        for link, kind in zip(onwards, kinds[stage], strict=True):
            said = join_list(language, way_condition(link, language), way_figure(study, link, language))
            opens, joins = besides(stage, link.to)
            is_main = (stage, link.to) in main
            yield Arrow(places[stage], places[link.to], said, opens, joins, kind, is_main)
