"""The service blueprint: what customers do, what they meet, and below the line of visibility what carries it.

Everything stands where the format puts it. Touchpoints are the front stage; what is written under `backstage` is out of
the customers' sight: the work there, and across the line of internal interaction the teams that do not themselves look
after the touchpoint, and the systems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.facts import compose as compose_map
from cxjourney.maps.lanes.backstage import backstage, systems, teams
from cxjourney.maps.lanes.front_stage import customer_actions, front_stage
from cxjourney.maps.sheet import Line
from cxjourney.maps.stages import stage_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.lanes import MakeLanes
    from cxjourney.maps.sheet import Lane, Map

LINES = {"interaction": "line", "visibility": "strong-line", "internal-interaction": "dashed-line"}
"""The lines of a blueprint from top to bottom, with their looks."""

CHOOSES = ("lanes", "persona", "stages")
LANES: dict[str, tuple[int, MakeLanes]] = {
    "customer-actions": (0, customer_actions),
    "front-stage": (1, front_stage),
    "backstage": (2, backstage),
    "teams": (3, teams),
    "systems": (3, systems),
}
"""By the name under which a lane is chosen: how many of the lines it stands below, and what makes it."""


def compose(study: Study, language: Language) -> Map:
    """The map of a service, stage by stage, before and behind the line of visibility."""
    grid = stage_grid(study, _lanes(study, language), language)
    drawn = compose_map(
        study, "blueprint", language.text(f"map.blueprint.{study.journey.state}"), (grid,), language, whole=False
    )
    if any(len(lane.below) > 1 for lane in grid.lanes):
        return drawn
    return drawn._replace(notes=(language.text("map.note.no-backstage"), *drawn.notes))


def _lanes(study: Study, language: Language) -> Iterator[Lane]:
    lines = tuple(_line(name, look, language) for name, look in LINES.items())
    for depth, make in LANES.values():
        yield from (lane._replace(below=lines[:depth]) for lane in make(study, language))


def _line(name: str, look: str, language: Language) -> Line:
    words = language.text(f"map.line.{name}")
    return Line(words, look, language.text("map.line.below", line=words))
