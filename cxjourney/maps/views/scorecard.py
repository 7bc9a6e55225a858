"""How the experience is measured: the metric to act on, metrics, the delivery gap, and ratings of touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.analysis.display_names import channel_title
from cxjourney.maps.content.cards import doubtful_of_them
from cxjourney.maps.content.head_and_foot import frame_map, sign_note
from cxjourney.maps.content.joined_text import join_list
from cxjourney.maps.content.legend import legend_of
from cxjourney.maps.content.metric_lanes import delivery_card, metric_card
from cxjourney.maps.content.rating_lanes import rated_cells, rating_lanes
from cxjourney.maps.content.stage_grid import MakeLanes, lane_of_cards, stage_grid
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import HeadFigure, MapCell, MapLane, Row
from cxjourney.maps.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Grid, Map
    from cxjourney.model import Metric, Stage


def compose(study: Study, language: Language) -> Map:
    """Return the map of how a journey is measured."""
    grid = stage_grid(study, (lane for make in LANES.values() for lane in make(study, language)), language)
    # Hatched is what nobody measures, and not the whole column of a stage that no data sees: its head says that.
    grid = grid._replace(columns=tuple(column._replace(hatched=False) for column in grid.columns))
    rows = tuple(_rows(study, language))
    drawn = frame_map(study, "scorecard", language.text("map.scorecard-of"), (grid,), language, whole=False)
    figures = (*_figures(study, language), *(figure for figure in drawn.figures if figure.kind))
    return drawn._replace(
        figures=figures,
        rows=rows,
        legend=legend_of((grid,), language, rows=rows, figures=figures),
        notes=tuple(_notes(study, grid, language)),
    )


def _notes(study: Study, grid: Grid, language: Language) -> Iterator[str]:
    yield language.text("map.note.coverage")
    if rated_cells(study)[1]:
        yield language.text("map.note.ratings")
    if grid.links:
        yield from sign_note(study, language)


def _figures(study: Study, language: Language) -> Iterator[HeadFigure]:
    """Yield how many metrics have a figure, and how much is rated."""
    metrics = [metric for _, metric in study.metrics]
    sources = [metric.source for metric in metrics if metric.value is not None]
    measured = len(sources)
    yield HeadFigure(
        language.number(measured),
        language.count("map.scorecard.measured", measured),
        join_list(
            language,
            language.text("map.scorecard.measured.note", all=language.number(len(metrics))),
            *doubtful_of_them(study, sources, language),
        ),
        loud=measured < max(len(metrics), 1),
    )
    rated, cells = rated_cells(study)
    if cells:
        yield HeadFigure(
            language.percent(100 * rated / cells),
            language.text("map.scorecard.rated"),
            language.text("map.scorecard.rated.note", rated=language.number(rated), cells=language.number(cells)),
            loud=rated < cells,
        )


def _rows(study: Study, language: Language) -> Iterator[Row]:
    """Yield the metric to act on, wherever it is written, and then the others of the whole journey."""
    keys = [(stage, metric) for stage, metric in study.metrics if metric.key]
    cards = tuple(_metric_card(metric, study, language, stage) for stage, metric in keys)
    yield Row(
        language.text("map.key-metric"), cards or (Card(language.text("map.scorecard.no-key"), "gap", name="no-key"),)
    )
    others = tuple(_metric_card(metric, study, language) for metric in study.journey.metrics if not metric.key)
    if others:
        yield Row(language.text("map.scorecard.others"), others)


def _metric_card(metric: Metric, study: Study, language: Language, stage: Stage | None = None) -> Card:
    """Return the card of a metric: with its stage, whose figure it is, and what it was before."""
    card = metric_card(metric, study, language)
    where = language.text("map.at-stage", stage=stage.title) if stage else ""
    whose = join_list(
        language,
        study.persona_labels[metric.persona] if metric.persona else "",
        channel_title(study, metric.channel, language) if metric.channel else "",
    )
    return card._replace(
        look="gap" if metric.value is None else card.look,
        details=tuple(filter(None, (where, whose, *card.details))),
        whose=frozenset((metric.persona,)) if metric.persona else None,
    )


def _metrics_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of the stages' metrics, the one to act on first; a stage without one is empty, and loud."""

    def cell(stage: Stage) -> MapCell:
        cards = [_metric_card(metric, study, language) for metric in sorted(stage.metrics, key=lambda one: not one.key)]
        nothing = Card(language.text("map.scorecard.nothing"), "gap")
        return MapCell(tuple(cards) or (nothing,), loud=not cards)

    cells = tuple(cell(stage) for stage in study.journey.stages)
    yield MapLane("metrics", Card(language.text("map.lane.metrics"), "lane"), cells)


def _delivery_lane(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield the lane of delivery gaps: how many of the staff call a stage good, and how many of the customers."""

    def cards(stage: Stage) -> Iterator[Card]:
        if stage.delivery:
            yield delivery_card(stage.delivery, study, language)._replace(heading="")

    yield lane_of_cards("delivery", study, language, cards)


LANES: dict[str, MakeLanes] = {"metrics": _metrics_lane, "delivery": _delivery_lane, "ratings": rating_lanes}
"""By the name under which a lane is chosen."""


VIEW = View(compose=compose, chooses=("lanes", "persona", "stages"), lanes=tuple(LANES), has_pictures=False)
