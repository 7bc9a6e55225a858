"""Curves of emotions: each goes its own way, and behind the marks of the others.

If it fails, two personas who feel alike look like one, or people seem to come to a stage that nothing leads to.
"""

from itertools import pairwise
from typing import Any

import pytest

from cxjourney.maps.canvas.looks import PAPER
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, Words
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout import lay_out
from cxjourney.maps.layout.plotted_lane import PASSING_CURVE, POSTER
from tests.maps.drawing import composed, drawing_of, everything, persona, study_of


@pytest.mark.parametrize("count", [2, 3, 12])
def test_personas_who_feel_alike_stand_at_one_height_with_their_curves_apart(count: int) -> None:
    personas = {f"p{n}": persona(f"Persona {n}") for n in range(count)}
    stages = [{"emotions": dict.fromkeys(personas, 1)}] * 2
    drawing = drawing_of(study_of(stages, personas=personas))
    parts = [part for part in everything(drawing.items) if isinstance(part, Part)]
    boxes = [[item for item in part.items if isinstance(item, Box)] for part in parts if "feels: Good" in part.title]
    assert len(boxes) == 2 * count
    for halo, mark in boxes:
        assert (halo.fill, halo.shape) == (PAPER, mark.shape)
        assert halo.width > mark.width
        assert halo.x + halo.width / 2 == pytest.approx(mark.x + mark.width / 2)
    assert len({round(mark.y, 2) for _, mark in boxes}) == 1, "equal scores stand at equal heights"
    for before, after in pairwise(sorted((mark for _, mark in boxes), key=lambda mark: mark.x)):
        assert before.x + before.width < after.x, "and beside each other"
    curves = [
        item
        for item in everything(drawing.items)
        if isinstance(item, Stroke) and item.colour.startswith("persona-") and not item.arrow
    ]
    boxes_by_middle = {round(mark.x + mark.width / 2, 2): mark for _, mark in boxes}
    ends = [end for stroke in curves for end in (stroke.pieces[0][0], stroke.pieces[0][-1])]
    assert {round(x, 2) for x, _ in ends} == boxes_by_middle.keys(), "each leads from mark to mark"
    for x, y in ends:
        mark = boxes_by_middle[round(x, 2)]
        assert mark.y < y < mark.y + mark.height, "and ends behind it"
    tracks = []
    for stroke in curves:
        (height,) = {y for _, y in stroke.pieces[0]}
        tracks.append(height)
    assert len(tracks) == count, "each is flat"
    if count <= 3:
        assert min(later - earlier for earlier, later in pairwise(sorted(tracks))) > 2.4, "no curve lies on another"


SCORES = [1, 1, 0.5, -2, -2, 2, 0, 0, -1]


@pytest.mark.parametrize("others", [0, 1, 4])
def test_a_curve_never_goes_beyond_its_two_marks_and_is_flat_between_equal_ones(others: int) -> None:
    personas = {"ann": persona("Ann")} | {f"p{n}": persona(f"Persona {n}") for n in range(others)}
    stages = [
        {"emotions": {"ann": score} | {f"p{n}": [score, -score, 1, 0][n] for n in range(others)}} for score in SCORES
    ]
    drawing = drawing_of(study_of(stages, personas=personas))
    pieces = [
        piece
        for item in everything(drawing.items)
        if isinstance(item, Stroke) and item.colour.startswith("persona-")
        for piece in item.pieces
    ]
    assert len(pieces) == (1 + others) * (len(SCORES) - 1)
    for start, *controls, end in pieces:
        low, high = sorted((start[1], end[1]))
        assert all(low <= y <= high for _, y in controls), "a Bézier curve stays between the heights of its points"
    flat = [piece for piece in pieces if piece[0][1] == piece[-1][1]]
    assert len(flat) >= 3


def test_a_curve_that_runs_alone_goes_through_the_middle_of_its_marks() -> None:
    personas = {"pat": persona("Pat"), "quinn": persona("Quinn")}
    stages = [{"emotions": {"pat": 1, "quinn": -1}}, {"emotions": {"pat": 2, "quinn": -2}}]
    drawing = drawing_of(study_of(stages, personas=personas))
    parts = [part for part in everything(drawing.items) if isinstance(part, Part) and "feels: " in part.title]
    boxes = [item for part in parts for item in part.items if isinstance(item, Box)]
    centres = {(round(box.x + box.width / 2, 2), round(box.y + box.height / 2, 2)) for box in boxes}
    strokes = [item for item in everything(drawing.items) if isinstance(item, Stroke)]
    curves = [stroke.pieces[0] for stroke in strokes if stroke.colour.startswith("persona-")]
    assert {(round(x, 2), round(y, 2)) for piece in curves for x, y in (piece[0], piece[-1])} == centres


def test_a_curve_has_paper_beside_it_where_it_crosses_another() -> None:
    personas = {"pat": persona("Pat"), "quinn": persona("Quinn")}
    stages = [{"emotions": {"pat": 2, "quinn": -2}}, {"emotions": {"pat": -2, "quinn": 2}}]
    strokes = [
        item
        for item in everything(drawing_of(study_of(stages, personas=personas)).items)
        if isinstance(item, Stroke) and item.pen >= 2.4 and not item.arrow
    ]
    papers, curves = strokes[::2], strokes[1::2]
    assert len(curves) == 2
    for paper, curve in zip(papers, curves, strict=True):
        assert (paper.colour, paper.pieces) == (PAPER, curve.pieces)
        assert paper.pen > curve.pen
        assert curve.colour != PAPER


def curves(stages: list[dict[str, Any]]) -> list[tuple[float, float]]:
    """Return from where to where, in points from the left, the curve runs of a persona who feels fine everywhere."""
    felt = [{"emotions": {"ann": 0}} | stage for stage in stages]
    drawing = drawing_of(study_of(felt, personas={"ann": persona("Ann")}))
    return sorted(
        (piece[0][0], piece[-1][0])
        for item in everything(drawing.items)
        if isinstance(item, Stroke) and item.colour == "persona-1"
        for piece in item.pieces
    )


def marks(stages: list[dict[str, Any]]) -> list[float]:
    """Return where the mark of each stage stands, in points from the left."""
    felt = [{"emotions": {"ann": 0}} | stage for stage in stages]
    parts = everything(drawing_of(study_of(felt, personas={"ann": persona("Ann")})).items)
    found = (part for part in parts if isinstance(part, Part) and "Ann feels" in part.title)
    return sorted({box.x + box.width / 2 for part in found for box in part.items if isinstance(box, Box)})


BRANCH = [{"next": ["s2", "s1"]}, {"outcome": "other", "next": []}, {}, {"outcome": "success"}]


@pytest.mark.parametrize(
    ("stages", "joined"),
    [
        ([{}, {}, {}], [(0, 1), (1, 2)]),
        (BRANCH, [(0, 1), (2, 3)]),
        ([{"next": ["s2"]}, {"next": ["s2"], "entry": True}, {}], [(1, 2)]),
        ([{}, {"outcome": "other"}, {"entry": True}, {}], [(0, 1), (2, 3)]),
        ([{}, {"outcome": "success", "next": ["s2"]}, {}], [(0, 1), (1, 2)]),
        ([{"next": ["s2"]}, {"next": ["s0"], "entry": True}, {"next": ["s1"]}], []),
    ],
    ids=["line", "side-branch", "entry-beside", "end-without-next", "end-that-leads-on", "only-back"],
)
def test_a_curve_runs_only_where_a_link_leads_to_the_next_column(
    stages: list[dict[str, Any]], joined: list[tuple[int, int]]
) -> None:
    places = marks(stages)
    assert curves(stages) == [(places[start], places[end]) for start, end in joined]


def test_figures_with_decimals_stand_at_their_height_and_within_their_marks() -> None:
    personas = {"pat": persona("Pat"), "quinn": persona("Quinn"), "ros": persona("Ros")}
    feels = {"pat": 2, "quinn": -0.75, "ros": -1.25}
    drawing = drawing_of(study_of([{"emotions": feels}], personas=personas))
    heights, shapes = {}, {}
    for part in everything(drawing.items):
        if not (isinstance(part, Part) and "feels:" in part.title and len(part.items) == 3):
            continue
        name, (_, box, figure) = part.title.split()[0], part.items
        assert isinstance(box, Box)
        assert isinstance(figure, Words)
        heights[name], shapes[name] = box.y + box.height / 2, box.shape
        wide = text_width(figure.lines[0], figure.size, figure.weight)
        high = 0.714 * figure.size
        assert figure.size > 6.0, name
        assert wide + (high if box.shape == "diamond" else 0.0) < box.width, name
    assert shapes["Ros"] == "diamond"
    assert heights["Pat"] < heights["Quinn"] < heights["Ros"]


def reaches(stages: list[dict[str, Any]]) -> list[tuple[float, float]]:
    """Return how thick each curve of Pat and Quinn is, and how far it reaches, in columns; from thin to thick."""
    personas = {"pat": persona("Pat"), "quinn": persona("Quinn")}
    feels = {"emotions": {"pat": {"score": 1, "source": "talk"}, "quinn": {"score": -1, "source": "talk"}}}
    for stage in stages:
        if "travelled_by" not in stage:
            stage |= feels
    sources = {"talk": {"title": "Talk", "type": "interviews", "refreshed": "2026-11-01"}}
    drawn = composed(study_of(stages, personas=personas, data_sources=sources))
    strokes = [item for item in everything(lay_out(drawn).items) if isinstance(item, Stroke)]
    lines = [one for one in strokes if one.pen in (POSTER.curve, PASSING_CURVE) and one.colour.startswith("persona-")]
    apart = min(piece[-1][0] - piece[0][0] for one in lines for piece in one.pieces) if lines else 1.0
    return sorted((one.pen, round((one.pieces[0][-1][0] - one.pieces[0][0][0]) / apart)) for one in lines)


def test_a_curve_passes_by_a_stage_that_the_persona_does_not_travel() -> None:
    passed: dict[str, Any] = {"travelled_by": ["pat"], "emotions": {"pat": {"score": 0, "source": "talk"}}}
    assert reaches([{}, passed, {}]) == [(PASSING_CURVE, 2), (POSTER.curve, 1), (POSTER.curve, 1)]


def test_a_link_over_a_stage_carries_the_curve_of_those_who_pass_that_stage_by() -> None:
    passed: dict[str, Any] = {"travelled_by": ["pat"], "next": [], "emotions": {"pat": {"score": 0, "source": "talk"}}}
    assert reaches([{"next": ["s1", "s2"]}, passed, {}]) == [(PASSING_CURVE, 2), (POSTER.curve, 1)]


def test_no_curve_passes_by_where_no_way_leads_on() -> None:
    passed: dict[str, Any] = {"travelled_by": ["pat"], "next": []}
    assert reaches([{}, passed, {}]) == []
