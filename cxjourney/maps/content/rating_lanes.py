"""Ratings of touchpoints: a lane for each dimension, the weakest touchpoint of each stage by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.content.joined_text import join_list, list_names
from cxjourney.maps.content.persona_marks import personas_on_map
from cxjourney.maps.content.touchpoints import users
from cxjourney.maps.model.card import Card, Dots
from cxjourney.maps.model.map import MapCell, MapLane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.model import Stage, Touchpoint
    from cxjourney.model.touchpoint import Score


DIMENSIONS = ("information", "ease", "self-service", "personalisation", "communication", "helpfulness")
BEST = 5
"""The best score that a touchpoint can have in a dimension; the poorest is 1."""


def rating_lanes(study: Study, language: Language) -> Iterator[MapLane]:
    """Yield a lane for each dimension; what nobody rated in a stage with touchpoints is empty, and loud."""
    for index, dimension in enumerate(DIMENSIONS):
        head = Card(
            language.text(f"map.dimension.{dimension}"),
            "sublane",
            heading=language.text("map.lane.ratings") if index == 0 else "",
            details=(language.text(f"map.dimension.{dimension}.says"),),
        )
        cells = tuple(_cell(study, stage, dimension, language) for stage in study.journey.stages)
        yield MapLane(f"rating-{dimension}", head, cells, group="ratings")


def rated_cells(study: Study) -> tuple[int, int]:
    """Return in how many cells, stage by dimension, a touchpoint is rated, and how many there are.

    Stages without touchpoints have nothing that could be rated, and are not counted.
    """
    with_touchpoints = [stage for stage in study.journey.stages if stage.touchpoints]
    rated = sum(len({name for one in stage.touchpoints for name in one.rating.scores()}) for stage in with_touchpoints)
    return rated, len(with_touchpoints) * len(DIMENSIONS)


def _cell(study: Study, stage: Stage, dimension: str, language: Language) -> MapCell:
    scores = [(one, one.rating.scores()[dimension]) for one in stage.touchpoints if dimension in one.rating.scores()]
    if scores:
        return MapCell((_weakest(study, stage, scores, language),))
    if stage.touchpoints:
        return MapCell((Card(language.text("map.rating.none"), "gap"),), loud=True)
    return MapCell((Card(language.text("map.no-touchpoints"), "faint"),))


def _weakest(study: Study, stage: Stage, scores: list[tuple[Touchpoint, Score]], language: Language) -> Card:
    """Return the touchpoint, or those alike, with the lowest score of a stage, and who gave that score, and when."""
    lowest = min(score.score for _, score in scores)
    weakest = [(one, score) for one, score in scores if score.score == lowest]
    sources = dict.fromkeys(score.source for _, score in weakest)
    titles = list_names(language, (study.scope.sources[source].title for source in sources if source))
    days = {score.date for _, score in weakest}
    day = days.pop() if len(days) == 1 else None
    others, unrated = len(scores), len(stage.touchpoints) - len(scores)
    personas = personas_on_map(study)
    weak = lowest <= study.thresholds.get("CX708", 0)
    return Card(
        list_names(language, (one.told_title for one, _ in weakest)),
        f"{'weak' if weak else 'rated'}{'' if all(sources) else '-unsourced'}",
        details=tuple(
            filter(
                None,
                (
                    join_list(language, titles, language.text("map.refreshed", date=language.day(day)) if day else ""),
                    "" if all(sources) else language.text("map.no-source"),
                    join_list(
                        language,
                        language.count("map.rating.lowest", others) if others > len(weakest) else "",
                        language.count("map.rating.unrated", unrated) if unrated else "",
                    ),
                ),
            )
        ),
        whose=frozenset[str]().union(*(users(study, stage, one, personas) for one, _ in weakest)),
        ornaments=(
            Dots(
                lowest,
                BEST,
                language.text("map.rating.score", score=language.number(lowest), best=language.number(BEST)),
                "diamond",
            ),
        ),
    )
