"""DOT: nothing in a label is anything but text, and it comes back from Graphviz unchanged.

If it fails, a title with a quote or a bracket breaks the map, or draws something else.
"""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.maps.canvas.shapes import Box, Drawing, Stroke, Words, polyline, rounded_polyline
from cxjourney.maps.canvas.text_wrapping import visible_text
from cxjourney.maps.output.dot import build_dot
from cxjourney.maps.output.graphviz import run_graphviz
from cxjourney.maps.output.svg import finish
from tests.maps.drawing import drawing_of, study_of

HOSTILE = [
    "<b>bold</b>",
    "<html>",
    "&lt;already&gt; &amp; &#65;",
    'quotes " and \' and \\" and \\',
    "\\N \\G \\L \\n \\l \\r",
    "{record|fields}",
    "]]> <!-- --> <?xml?> %s {0} ${x}",
    'label="x" URL="javascript:1"',
    "فارسی با نیم\u200cفاصله",
    "👩‍👩‍👧‍👦 🇮🇷 ❤️",
    "日本語",
    "\u202eevil\u2066",
]


def drawn(*lines: str) -> Drawing:
    """Return a drawing of nothing but lines of text."""
    return Drawing(400, 300, "en", "ltr", "t", "", "#ffffff", (Words(10, 10, 300, lines, 10, 13, "#000000"),))


def texts(svg: bytes) -> list[str]:
    """Return the texts of an SVG."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_labels_come_back_unchanged(text: str) -> None:
    drawing = drawn(visible_text(text))
    drawn_by_graphviz = run_graphviz(build_dot(drawing), "svg")
    svg = finish(drawn_by_graphviz, drawing)
    assert texts(drawn_by_graphviz) == texts(svg) == [visible_text(text)]
    assert not [element for element in ElementTree.fromstring(svg).iter() if element.tag.endswith(("}a", "}script"))]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40), min_size=1, max_size=8)
)
def test_any_label_comes_back_unchanged(lines: list[str]) -> None:
    shown = [visible_text(line) for line in lines]
    drawing = drawn(*shown)
    drawn_by_graphviz = run_graphviz(build_dot(drawing), "svg")
    assert texts(drawn_by_graphviz) == texts(finish(drawn_by_graphviz, drawing)) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_user_text_stands_in_labels_only(text: str) -> None:
    study = study_of([{"title": text, "touchpoints": [{"title": text, "channel": "web"}]}], title=text, goal=text)
    source = build_dot(drawing_of(study))
    for attributes in re.findall(r"\[(.*)\]$", source, re.MULTILINE):
        names = re.findall(r'(\w+)=(?:"(?:[^"\\]|\\.)*"|[^\s"\]]+)', attributes)
        assert not {"URL", "href", "image", "stylesheet", "tooltip"} & set(names)
    assert re.findall(r"^\s*(\w+) (?:->|\[)", source, re.MULTILINE) != []
    assert all(re.fullmatch(r"n\d+|graph|node|edge", name) for name in re.findall(r"^\s(\S+) ", source, re.MULTILINE))


def test_no_string_is_longer_than_graphviz_takes() -> None:
    study = study_of([{"questions": ["ب" * 20_000, "word " * 4_000]}])
    drawing = drawing_of(study)
    source = build_dot(drawing)
    assert max(len(string.encode()) for string in re.findall(r'"(?:[^"\\]|\\.)*"', source)) < 16_000
    assert sum(text.count("ب") for text in texts(run_graphviz(source, "svg"))) == 20_000


def test_what_graphviz_need_not_draw_is_left_out_and_all_else_keeps_its_name() -> None:
    drawing = drawing_of(study_of([{"title": "Applies", "touchpoints": [{"title": "Branch", "channel": "branch"}]}]))
    whole, shapes = (build_dot(drawing, only_shapes=only).splitlines() for only in (False, True))
    assert len(shapes) < len(whole) / 2
    assert [line for line in whole if line in shapes] == shapes
    assert not [line for line in shapes if "Applies" in line]


def test_a_stroke_of_many_pieces_is_split_and_drawn_as_one() -> None:
    lines = tuple(polyline((0, y), (50, y)) for y in range(400))
    drawing = Drawing(400, 400, "en", "ltr", "t", "", "#ffffff", (Stroke(lines, "#000000"),))
    source = build_dot(drawing)
    assert source.count("->") == 3
    paths = [path for path in ElementTree.fromstring(run_graphviz(source, "svg")).iter() if path.tag.endswith("path")]
    assert len(paths) == 400


def test_shapes_and_arrows_are_drawn_where_they_are_placed() -> None:
    way = rounded_polyline(((10, 100), (10, 50), (200, 50), (200, 100)), 8)
    items = (Box(20, 120, 60, 30, "#ffffff", "#000000"), Stroke((way,), "#000000", arrow=True))
    drawing = Drawing(400, 300, "en", "ltr", "t", "", "#ffffff", items)
    svg = ElementTree.fromstring(finish(run_graphviz(build_dot(drawing), "svg"), drawing))
    polygons = [polygon.get("points", "") for polygon in svg.iter() if polygon.tag.endswith("polygon")]
    corners = {tuple(float(part) for part in pair.split(",")) for pair in polygons[0].split()}
    assert corners == {(20, -180), (80, -180), (80, -150), (20, -150)}
    tip = max(polygons[1].split(), key=lambda pair: float(pair.split(",")[1]))
    assert [float(part) for part in tip.split(",")] == pytest.approx([200, -201], abs=1)
