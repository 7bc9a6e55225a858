"""Networks on pages: stations spread over the width of a slide, and the last one holds more than the legend.

If it fails, half of a slide stays empty beside stations that stand close together.
"""

from pathlib import Path

import pytest

from cxjourney.maps.canvas.shapes import Box, Drawing, Part
from cxjourney.maps.output.paper import lay_out_for
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.maps.drawing import AS_OF, composed, everything

EXAMPLES = {
    one.journey.journey: composed(one, "flow") for one in studies(load([Path(__file__).parents[3] / "journeys"]), AS_OF)
}


def slides(journey: str, page: str) -> tuple[Drawing, ...]:
    return lay_out_for(EXAMPLES[journey], page, lambda one, many: f"Page {one} of {many}").drawings


def stations(drawing: Drawing) -> list[Part]:
    found = everything(drawing.items)
    return [one for one in found if isinstance(one, Part) and one.name.startswith("stage-")]


def boxes(part: Part) -> list[Box]:
    return [one for one in everything((part,)) if isinstance(one, Box)]


@pytest.mark.parametrize("page", ["16:9", "4:3"])
@pytest.mark.parametrize("journey", EXAMPLES)
def test_stations_spread_over_the_width_of_a_slide(journey: str, page: str) -> None:
    """Cards and gutters grow to a bound, with which two stations alone do not reach from edge to edge."""
    for drawing in slides(journey, page):
        shown = [boxes(one) for one in stations(drawing)]
        left = min((box.x for found in shown for box in found), default=0.0)
        right = max((box.x + box.width for found in shown for box in found), default=0.0)
        if len(shown) > 1:
            assert right - left > 0.55 * drawing.width


@pytest.mark.parametrize("journey", EXAMPLES)
def test_no_slide_has_a_station_alone(journey: str) -> None:
    """Stations are handed on from full slides: 5, 5 and 1 are an empty slide at the end, 5, 4 and 2 are none."""
    counts = [len(stations(one)) for one in slides(journey, "16:9")]
    assert min(counts) > 1
    assert max(counts) <= 2.5 * min(counts)


@pytest.mark.parametrize("page", ["16:9", "4:3"])
def test_a_last_slide_has_stations_and_not_the_legend_alone(page: str) -> None:
    """Many ways told below a card stand in stacks beside each other where there is room."""
    assert stations(slides("loan-application", page)[-1])


@pytest.mark.parametrize("journey", EXAMPLES)
def test_no_sheet_of_paper_but_the_last_is_left_half_empty(journey: str) -> None:
    """Five stations in one row leave half of an A3 sheet empty; six in three rows on it upright fill it."""
    for drawing in slides(journey, "A3")[:-1]:
        lowest = max(box.y + box.height for one in stations(drawing) for box in boxes(one))
        assert lowest > 0.65 * drawing.height
