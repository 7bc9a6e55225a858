"""The poster: columns are stages, rows are lanes that line up across all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.facts import compose as compose_map
from cxjourney.maps.lanes import LANES
from cxjourney.maps.stages import stage_grid

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.sheet import Map

__all__ = ["CHOOSES", "LANES", "compose"]
CHOOSES = ("lanes", "persona", "stages")


def compose(study: Study, language: Language) -> Map:
    """The map of a journey, stage by stage."""
    grid = stage_grid(study, (lane for make in LANES.values() for lane in make(study, language)), language)
    return compose_map(
        study, "journey", language.text(f"map.state.{study.journey.state}"), (grid,), language, whole=True
    )
