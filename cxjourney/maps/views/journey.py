"""The poster: columns are stages, rows are lanes that line up across all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.content.customer_lanes import (
    barriers_lane,
    does_lane,
    emotions_lane,
    opportunities_lane,
    pain_point_lanes,
    quotes_lane,
    wants_lane,
)
from cxjourney.maps.content.frame import frame_map
from cxjourney.maps.content.illustrations import storyboard_lane
from cxjourney.maps.content.service_lanes import data_lanes, metrics_lane, stranded_lane, touchpoint_lanes
from cxjourney.maps.content.stage_grid import MakeLanes, stage_grid
from cxjourney.maps.views import View

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map


LANES: dict[str, MakeLanes] = {
    "storyboard": storyboard_lane,
    "wants": wants_lane,
    "does": does_lane,
    "emotions": emotions_lane,
    "quotes": quotes_lane,
    "barriers": barriers_lane,
    "access": stranded_lane,
    "touchpoints": touchpoint_lanes,
    "data": data_lanes,
    "pain-points": pain_point_lanes,
    "opportunities": opportunities_lane,
    "metrics": metrics_lane,
}
"""By the name under which a lane is chosen."""


def compose(study: Study, language: Language) -> Map:
    """Return the map of a journey, stage by stage."""
    grid = stage_grid(study, (lane for make in LANES.values() for lane in make(study, language)), language)
    return frame_map(study, "journey", language.text(f"map.state.{study.journey.state}"), (grid,), language, whole=True)


VIEW = View(compose=compose, chooses=("lanes", "persona", "stages"), lanes=tuple(LANES))
