"""The small picture of a journey: its stages in a row, how customers feel there, and what is known of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cxjourney.analysis.journey_paths import main_path
from cxjourney.maps.content.customer_lanes import emotions_lane
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.persona_marks import symbols_and_names
from cxjourney.maps.content.stage_grid import stage_grid
from cxjourney.maps.content.stage_head import entry_and_end_words
from cxjourney.maps.model.card import Sign, as_sentences
from cxjourney.maps.model.map import LegendKey
from cxjourney.maps.views import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Column, Map, MapLane
    from cxjourney.model import Link, Stage


EXPLAINED = ("loud-figure", "curve", "assumed-curve")
"""What the legend explains: all else is said in words where it stands."""


def compose(study: Study, language: Language) -> Map:
    """Return the small map of a journey."""
    lanes = tuple(_small_lane(lane) for lane in emotions_lane(study, language))
    grid = stage_grid(study, lanes, language)
    listed = {stage.id: _listed_ways(study, stage) for stage in study.journey.stages}
    columns = (_small_column(study, column, listed, language) for column in grid.columns)
    grid = grid._replace(columns=tuple(columns))
    state = language.text(f"map.state.{study.journey.said_state}")
    drawn = frame_map(study, "strip", state, (grid,), language, whole=False)
    unfelt = () if lanes else (language.text("map.strip.no-emotions"),)
    numbers = [study.position_of(link.to) + 1 for links in listed.values() for link in links]
    legend = tuple(_small_legend(drawn, language, numbers))
    return drawn._replace(legend=legend, notes=unfelt, small=True)


def _small_lane(lane: MapLane) -> MapLane:
    """Return the lane of emotions with figures alone on its scale, and without notes of what is assumed: that shows."""
    figures = tuple(level.rpartition(" ")[2] if index % 2 == 0 else "" for index, level in enumerate(lane.levels))
    cells = tuple(cell._replace(note="") if cell.marks else cell for cell in lane.cells)
    return lane._replace(levels=figures, cells=cells)


def _listed_ways(study: Study, stage: Stage) -> tuple[Link, ...]:
    """Return the links of a stage that no arrow stands for, that of the main path first, then by their shares.

    An arrow leads to the next column, along the main path.
    """
    main = set(pairwise(main_path(study.journey)))
    following = [study.journey.stages[place].id for place in (study.position(stage) + 1,) if place < len(study.links)]
    listed = (link for link in study.links[stage.id] if (stage.id, link.to) not in main or link.to not in following)
    return tuple(sorted(listed, key=lambda link: ((stage.id, link.to) not in main, -(link.share or 0.0))))


def _small_column(study: Study, column: Column, listed: Mapping[str, tuple[Link, ...]], language: Language) -> Column:
    """Return the column of a stage whose head has its title, its coverage, who is stranded, and ways and ends in short.

    Ways that are no arrow are listed by the numbers of the stages that they lead to, and then every stage has its own.
    """
    stage = study.journey.stages[study.position_of(column.stage)]
    level = study.covers(stage.id).level
    sign = Sign(level, language.text(f"map.coverage.{level}"))
    ends = entry_and_end_words(study, stage, language) if stage.id in study.ends else ""
    numbers = [language.number(study.position_of(link.to) + 1) for link in listed[stage.id]]
    ways = (_way_words(numbers, language),) if numbers else ()
    head = column.head
    stranded = _stranded_words(study, stage, language)
    said = (
        language.text("map.leads", stage=study.journey.stages[study.position_of(link.to)].title)
        for link in study.links[stage.id]
    )
    return column._replace(
        head=head._replace(
            heading=head.heading if any(listed.values()) else ends,
            details=(*ways, *((stranded,) if stranded else ())),
            stressed=stranded,
            ornaments=(sign,),
            about=as_sentences(head.about, *said),
        )
    )


def _way_words(numbers: Iterable[str], language: Language) -> str:
    """Return an arrow with the numbers of the stages that it leads to."""
    return f"{'←' if language.direction == 'rtl' else '→'} {language.text('figures.comma').join(numbers)}"


def _stranded_words(study: Study, stage: Stage, language: Language) -> str:
    """Return in words who is stranded at a stage; nothing where nobody is."""
    stranded = [fare.persona for fare in study.access.personas_stranded_at(stage.id)]
    if not stranded:
        return ""
    _, names = symbols_and_names(study, stranded, language)
    return language.text("figures.colon", head=language.text("map.access.stranded"), rest=names)


def _small_legend(drawn: Map, language: Language, numbers: Sequence[int]) -> Iterator[LegendKey]:
    yield from (key for key in drawn.legend if key.sample in EXPLAINED)
    if numbers:
        number = language.number(numbers[0])
        yield LegendKey("", language.text("map.legend.number", way=_way_words((number,), language), number=number))


VIEW = View(compose=compose, chooses=("persona", "stages"), has_pictures=False)
