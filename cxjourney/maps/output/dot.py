"""DOT, for Graphviz's `neato -n2`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import graphviz

from cxjourney.maps.canvas import fonts, looks
from cxjourney.maps.canvas.shapes import Box, Part, PlacedPicture, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.output import OutputOptions


CANVAS = "n0"
LABEL_BYTES, CURVES = 12_000, 150
"""The most bytes of one label and the most pieces of one stroke: Graphviz takes strings of 16,384 bytes."""
HEAD = 7.0
"""How long the head of an arrow is where nothing else is said, in points: ten times Graphviz's `arrowsize`."""
_BREAKS = {"start": "\\l", "middle": "\\n", "end": "\\r"}


def number_shapes(items: Iterable[Ink | Part]) -> Iterator[tuple[str, Ink]]:
    """Return every single thing of a drawing with the name that it has in DOT: n1, n2 and so on."""
    return ((f"n{number}", ink) for number, ink in enumerate(_inks(items), start=1))


def _inks(items: Iterable[Ink | Part]) -> list[Ink]:
    found: list[Ink] = []
    for item in items:
        if isinstance(item, Part):
            found += _inks(item.items)
        else:
            found += split(item)
    return found


def split(ink: Ink) -> Iterator[Ink]:
    """Return a thing as it is, or in several where one string of DOT could not hold it."""
    if isinstance(ink, Words):
        return _split_words(ink)
    if isinstance(ink, Stroke) and len(ink.pieces) > CURVES:
        return (_slice_stroke(ink, first) for first in range(0, len(ink.pieces), CURVES))
    return iter((ink,))


def _slice_stroke(stroke: Stroke, first: int) -> Stroke:
    return stroke._replace(pieces=stroke.pieces[first : first + CURVES])


def _split_words(words: Words) -> Iterator[Ink]:
    first, size = 0, 0
    for index, line in enumerate(words.lines):
        size += len(_escape(line).encode()) + 2
        if size > LABEL_BYTES:
            yield _lines(words, first, index)
            first, size = index, len(_escape(line).encode()) + 2
    yield _lines(words, first, len(words.lines))


def _lines(words: Words, first: int, end: int) -> Words:
    if first == 0 and end == len(words.lines):
        return words
    y = words.y + words.leading * first
    return words._replace(y=y, lines=words.lines[first:end])


def build_dot(drawing: Drawing) -> str:
    """Return the DOT source of a drawing, for `neato -n2`."""
    graph = graphviz.Digraph("map")
    graph.attr("graph", bgcolor=drawing.paper, outputorder="edgesfirst", pad="0", margin="0", splines="true")
    graph.attr("node", shape="box", label="", fixedsize="true", margin="0", fontname=fonts.MAIN, style="filled")
    graph.attr("edge", arrowhead="none", arrowsize=f"{HEAD / 10:g}")
    if any(isinstance(item, Part) and item.clip for item in drawing.items):
        # Otherwise Graphviz moves all of it, so that what was cut off at the left begins at 0.
        graph.attr("graph", notranslate="true")
    width, height = drawing.width, drawing.height
    graph.node(CANVAS, pos=_point(width / 2, height / 2), width=_inches(width), height=_inches(height), style="invis")
    for name, ink in number_shapes(drawing.items):
        if isinstance(ink, PlacedPicture):
            graph.node(name, id=name, **_box(Box(ink.x, ink.y, ink.width, ink.height), height))
        elif isinstance(ink, Box):
            graph.node(name, id=name, **_box(ink, height))
        elif isinstance(ink, Words):
            graph.node(name, id=name, **_words(ink, height))
        else:
            graph.edge(CANVAS, CANVAS, id=name, **_stroke(ink, height))
    return str(graph.source)


def _box(box: Box, height: float) -> dict[str, str]:
    attributes = {
        "pos": _point(box.x + box.width / 2, height - box.y - box.height / 2),
        "width": _inches(box.width),
        "height": _inches(box.height),
        "color": box.line or "transparent",
        "fillcolor": box.fill or "transparent",
    }
    half = ":" in box.fill
    kind = "wedged" if half else "filled" if box.fill else ""
    attributes["style"] = ",".join(
        filter(None, (kind, "dashed" if box.dashed else "", "rounded" if box.rounded else ""))
    )
    if box.pen != 1.0:
        attributes["penwidth"] = f"{box.pen:g}"
    if box.shape != "box":
        attributes["shape"] = box.shape
    return attributes


def _words(words: Words, height: float) -> dict[str, str]:
    ending = _BREAKS[words.align]
    attributes = {
        "pos": _point(words.x + words.width / 2, height - words.y - words.height / 2),
        "width": _inches(words.width),
        "height": _inches(words.height),
        "shape": "none",
        "style": "",
        "fontsize": f"{words.size:g}",
        "fontcolor": words.colour,
        "label": "".join(_escape(line) + ending for line in words.lines),
    }
    if words.weight != looks.REGULAR:
        attributes["fontname"] = f"{fonts.MAIN} Bold"
    return attributes


def _stroke(stroke: Stroke, height: float) -> dict[str, str]:
    attributes = {
        "pos": ";".join(_course(piece, stroke, height) for piece in stroke.pieces),
        "color": stroke.colour,
    }
    if stroke.pen != 1.0:
        attributes["penwidth"] = f"{stroke.pen:g}"
    if stroke.dashed:
        attributes["style"] = "dashed"
    if stroke.arrow:
        attributes["arrowhead"] = "normal"
        if stroke.head != HEAD:
            attributes["arrowsize"] = f"{stroke.head / 10:g}"
    return attributes


def _course(piece: tuple[tuple[float, float], ...], stroke: Stroke, height: float) -> str:
    """Return one spline; with an arrow its last stretch is left to the head."""
    points = [(x, height - y) for x, y in piece]
    if not stroke.arrow:
        return " ".join(_point(x, y) for x, y in points)
    (tip_x, tip_y), (from_x, from_y) = points[-1], points[-3]
    if (from_x, from_y) == (tip_x, tip_y):
        from_x, from_y = points[-4]
    length = ((tip_x - from_x) ** 2 + (tip_y - from_y) ** 2) ** 0.5 or 1.0
    back = min(stroke.head, length) / length
    foot = (tip_x + (from_x - tip_x) * back, tip_y + (from_y - tip_y) * back)
    points[-2:] = [foot, foot]
    return f"e,{_point(tip_x, tip_y)} " + " ".join(_point(x, y) for x, y in points)


def _point(x: float, y: float) -> str:
    return f"{x:.2f},{y:.2f}"


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"


def _escape(text: str) -> str:
    """Return text for a label: nothing in it is an entity, an escape or the beginning of HTML to Graphviz."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\").replace('"', '\\"')


def write_dot(drawing: Drawing, options: OutputOptions) -> bytes:  # noqa: ARG001  DOT is the same however it is drawn later
    """Return the DOT of a drawing."""
    return build_dot(drawing).encode()
