"""The poster: columns are stages, rows are lanes that line up across all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.content.access_lane import stranded_lane
from cxjourney.maps.content.customer_lanes import (
    barriers_lane,
    does_lane,
    emotions_lane,
    opportunities_lane,
    own_lanes,
    pain_point_lanes,
    quotes_lane,
    strengths_lane,
    wants_lane,
)
from cxjourney.maps.content.data_lanes import data_lanes
from cxjourney.maps.content.durations import time_lane
from cxjourney.maps.content.head_and_foot import frame_map
from cxjourney.maps.content.illustrations import storyboard_lane
from cxjourney.maps.content.metric_lanes import metrics_lane
from cxjourney.maps.content.stage_grid import MakeLanes, stage_grid
from cxjourney.maps.content.touchpoints import touchpoint_lanes
from cxjourney.maps.views import View

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.map import Map


LANES: dict[str, MakeLanes] = {
    "storyboard": storyboard_lane,
    "wants": wants_lane,
    "does": does_lane,
    "time": time_lane,
    "emotions": emotions_lane,
    "quotes": quotes_lane,
    "barriers": barriers_lane,
    "strengths": strengths_lane,
    "access": stranded_lane,
    "touchpoints": touchpoint_lanes,
    "data": data_lanes,
    "pain-points": pain_point_lanes,
    "opportunities": opportunities_lane,
    "metrics": metrics_lane,
}
"""By the name under which a lane is chosen; those of the team's own stand below them, each chosen by its id."""


def compose(study: Study, language: Language) -> Map:
    """Return the map of a journey, stage by stage."""
    lanes = (lane for make in (*LANES.values(), own_lanes) for lane in make(study, language))
    grid = stage_grid(study, lanes, language)
    return frame_map(
        study, "journey", language.text(f"map.state.{study.journey.said_state}"), (grid,), language, whole=True
    )


VIEW = View(compose=compose, chooses=("lanes", "persona", "stages"), lanes=tuple(LANES), has_own_lanes=True)
