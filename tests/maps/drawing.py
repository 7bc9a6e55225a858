"""What the tests of maps share: studies of journeys that a test writes, and their drawings."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Drawing, Ink, Part
from cxjourney.maps.draw_map import draw_pages
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.map import Map
from cxjourney.maps.views import VIEWS
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies

AS_OF = date(2026, 11, 21)
WORKSPACE = Path(__file__).parent / "workspace"
JOURNEY_VIEWS = tuple(name for name in VIEWS if not VIEWS[name].compose_all)
ENGLISH, PERSIAN = "open-current-account", "eftetah-hesab"


def workspace_study(journey: str = ENGLISH) -> Study:
    """Study a journey of the workspace beside this file."""
    return next(study for study in _workspace() if study.journey.journey == journey)


@cache
def _workspace() -> list[Study]:
    return studies(load([WORKSPACE]), AS_OF)


def study_of(stages: list[dict[str, Any]], **attributes: Any) -> Study:
    """Study a journey with these stages and attributes; a stage without an id or a title gets them."""
    numbered = [{"id": f"s{index}", "title": f"Stage {index}"} | stage for index, stage in enumerate(stages)]
    journey = {"journey": "tried", "title": "Tried"} | attributes | {"stages": numbered}
    with TemporaryDirectory() as folder:
        path = Path(folder, "tried.yaml")
        text = json.dumps(journey, ensure_ascii=False)
        path.write_text(re.sub(r'"(\d{4}-\d\d-\d\d|\d+(?:min|[hdwmy]))"', r"\1", text), "utf-8")  # without quotes
        found = studies(load([path]), AS_OF)
    assert len(found) == 1, "the journey of this test is not sound"
    return found[0]


def composed(study: Study, name: str = "journey") -> Map:
    """Return the map of a study."""
    view = VIEWS[name]
    if view.compose_all:
        return view.compose_all([study], language(study.journey.language))
    return view.map_of(study, (), language(study.journey.language))


def draw(*args: Any, **options: Any) -> bytes:
    """Return the one file of a map: what `draw_pages` draws where only one file can be taken."""
    (only,) = draw_pages(*args, is_single=True, **options)
    return only


def drawing_of(study: Study, name: str = "journey") -> Drawing:
    """Return the drawing of a study's map."""
    return lay_out(composed(study, name))


def everything(items: tuple[Ink | Part, ...]) -> Iterator[Ink | Part]:
    """Return all parts and all single things of a drawing, each part before what it holds."""
    for item in items:
        yield item
        if isinstance(item, Part):
            yield from everything(item.items)


def persona(title: str, **attributes: Any) -> Mapping[str, Any]:
    """Return a persona for a journey of a test."""
    return {"title": title} | attributes
