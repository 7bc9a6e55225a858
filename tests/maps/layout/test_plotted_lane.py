"""Curves of emotions: each goes its own way, and behind the marks of the others.

If it fails, two personas who feel alike look like one.
"""

from itertools import pairwise

import pytest

from cxjourney.maps.canvas.looks import PAPER
from cxjourney.maps.canvas.shapes import Box, Part, Stroke
from tests.maps.drawing import drawing_of, everything, persona, study_of


@pytest.mark.parametrize("count", [2, 3, 12])
def test_personas_who_feel_alike_keep_their_curves_apart(count: int) -> None:
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
    heights = {round(mark.y, 2) for _, mark in boxes}
    assert len(heights) == count
    if count <= 3:
        least = min(later - earlier for earlier, later in pairwise(sorted(heights)))
        assert least > boxes[0][1].height / 2 + 1.2


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
