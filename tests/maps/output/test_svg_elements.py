"""What is drawn without Graphviz looks as Graphviz would have drawn it from the DOT of the same map.

If it fails, an SVG and the picture that a team makes of the DOT are two different maps.
"""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from cxjourney.maps.canvas.shapes import Drawing, Stroke, polyline, rounded_polyline
from cxjourney.maps.output.dot import build_dot
from cxjourney.maps.output.graphviz import run_graphviz
from cxjourney.maps.output.svg_elements import stroke_element, svg_number

HEIGHT = 300.0
STROKES = {
    "straight": Stroke((polyline((10.126, 20), (90.5, 20.004)),), "#123456"),
    "with a corner": Stroke((polyline((10, 20), (90, 20), (90, 70.333)),), "#123456", 2.5),
    "rounded": Stroke((rounded_polyline(((10, 10), (60, 10), (60, 90)), 8),), "#000000", 1.09688),
    "of several pieces": Stroke(tuple(polyline((0, y), (50, y)) for y in (0, 10, 20.5)), "#efb08c", 1.5),
    "dashed": Stroke((polyline((10, 20), (90, 20)),), "#123456", dashed=True),
    "at the edge": Stroke((polyline((0, HEIGHT), (0, 0)),), "#123456", 0.001),
    "without length": Stroke((polyline((10, 20), (10, 20)),), "#123456"),
}


def points(element: Element) -> list[list[float]]:
    """Return the two ends of each piece of a path."""
    pieces = re.findall(r"M[^M]+", element.get("d", ""))
    numbers = [[float(number) for number in re.findall(r"-?[\d.]+", piece)] for piece in pieces]
    return [found[:2] + found[-2:] for found in numbers]


@pytest.mark.parametrize("name", STROKES)
def test_a_stroke_is_drawn_as_graphviz_would(name: str) -> None:
    stroke = STROKES[name]
    source = build_dot(Drawing(400, HEIGHT, "en", "ltr", "t", "", "#ffffff", (stroke,)))
    theirs = [one for one in ElementTree.fromstring(run_graphviz(source, "svg")).iter() if one.tag.endswith("path")]
    ours = stroke_element(stroke, HEIGHT)
    assert points(ours) == [piece for one in theirs for piece in points(one)]
    assert {name: ours.get(name) for name in ("fill", "stroke", "stroke-width", "stroke-dasharray")} == {
        name: theirs[0].get(name) for name in ("fill", "stroke", "stroke-width", "stroke-dasharray")
    }


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (-0.001, "0"), (12.0, "12"), (-3.456, "-3.46"), (100, "100"), (0.5, "0.5")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert svg_number(value) == written
