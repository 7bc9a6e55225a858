"""The small picture of a journey: its stages in a row, how customers feel there, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.content.customer_lanes import emotions_lane
from cxjourney.maps.content.frame import frame_map, legend_of
from cxjourney.maps.content.stage_grid import stage_grid
from cxjourney.maps.model.card import Sign
from cxjourney.maps.views import View

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Column, Grid, Lane, LegendKey, Map


EXPLAINED = ("curve", "assumed-curve")
"""What the legend explains: all else is said in words where it stands."""


def compose(study: Study, language: Language) -> Map:
    """Return the small map of a journey."""
    lanes = tuple(_small_lane(lane) for lane in emotions_lane(study, language))
    grid = stage_grid(study, lanes, language)
    grid = grid._replace(columns=tuple(_small_column(study, column, language) for column in grid.columns))
    state = language.text(f"map.state.{study.journey.state}")
    drawn = frame_map(study, "strip", state, (grid,), language, whole=False)
    unfelt = () if lanes else (language.text("map.strip.no-emotions"),)
    return drawn._replace(legend=_small_legend(grid, language), notes=unfelt, small=True)


def _small_lane(lane: Lane) -> Lane:
    """Return the lane of emotions with figures alone on its scale, and without notes of what is assumed: that shows."""
    figures = tuple(level.rpartition(" ")[2] if index % 2 == 0 else "" for index, level in enumerate(lane.levels))
    cells = tuple(cell._replace(note="") if cell.marks else cell for cell in lane.cells)
    return lane._replace(levels=figures, cells=cells)


def _small_column(study: Study, column: Column, language: Language) -> Column:
    """Return the column of a stage whose head has its title and the sign of its coverage; its number is only said."""
    level = study.covers(column.stage).level
    sign = Sign(level, language.text(f"map.coverage.{level}"))
    return column._replace(head=column.head._replace(details=(), ornaments=(sign,)))


def _small_legend(grid: Grid, language: Language) -> tuple[LegendKey, ...]:
    return tuple(key for key in legend_of((grid,), language) if key.sample in EXPLAINED)


VIEW = View(compose=compose, chooses=("persona", "stages"))
