"""Bars of parallel ways, on the poster and in the network.

If it fails, ways that are taken besides each other look like a choice between them.
"""

from typing import Any

from cxjourney.maps.canvas.looks import ROUTE
from cxjourney.maps.canvas.shapes import Stroke
from cxjourney.maps.layout import arrows, network_fork_bars
from tests.maps.drawing import composed, drawing_of, everything, study_of

BESIDES: list[dict[str, Any]] = [
    {"next": ["s1", {"to": "s2", "parallel": True}, {"to": "s0", "when": "again"}]},
    {"next": ["s3"]},
    {"next": ["s3"]},
    {},
]


def bars(view: str, pen: float, stages: list[dict[str, Any]]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    strokes = [item for item in everything(drawing_of(study_of(stages), view).items) if isinstance(item, Stroke)]
    ends = [
        (stroke.pieces[0][0], stroke.pieces[0][-1]) for stroke in strokes if (stroke.pen, stroke.colour) == (pen, ROUTE)
    ]
    return sorted(ends)


def test_the_poster_has_a_bar_where_parallel_ways_open_and_one_where_they_join() -> None:
    (opening, joining) = bars("journey", arrows.BAR, BESIDES)
    assert opening[0][1] == opening[1][1]
    assert joining[0][1] == joining[1][1]
    grid = composed(study_of(BESIDES)).grids[0]
    assert {(link.start, link.end): (link.opens, link.joins) for link in grid.links} == {
        (0, 1): (True, False),
        (0, 2): (True, False),
        (0, 0): (False, False),
        (1, 3): (False, True),
        (2, 3): (False, True),
    }


def test_the_network_has_upright_bars_over_all_ways_that_open_and_join() -> None:
    (opening, joining) = bars("flow", network_fork_bars.BAR, BESIDES)
    for (x, top), (other_x, bottom) in (opening, joining):
        assert x == other_x
        assert bottom - top > 2 * network_fork_bars.BEYOND
    drawn = composed(study_of(BESIDES), "flow")
    assert {"bar-open", "bar-join"} <= {key.sample for key in drawn.legend}
    assert "join here" in drawn.networks[0].stations[3].says


def test_a_choice_has_no_bars() -> None:
    choice: list[dict[str, Any]] = [{"next": ["s1", "s2"]}, {"next": ["s3"]}, {"next": ["s3"]}, {}]
    assert bars("journey", arrows.BAR, choice) == bars("flow", network_fork_bars.BAR, choice) == []
