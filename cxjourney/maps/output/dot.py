"""DOT, for Graphviz's `neato -n2`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import graphviz

from cxjourney.maps.canvas import fonts, looks
from cxjourney.maps.canvas.shapes import Box, Part, PlacedPicture, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.output import OutputOptions


CANVAS = "n0"
LABEL_BYTES, CURVES = 12_000, 150
"""The most bytes of one label and the most pieces of one stroke: Graphviz takes strings of 16,384 bytes."""
_MOST_BYTES = len("&amp;")
"""How many bytes a letter takes in a label at most."""
HEAD = 7.0
"""How long the head of an arrow is where nothing else is said, in points: ten times Graphviz's `arrowsize`."""
_BREAKS = {"start": "\\l", "middle": "\\n", "end": "\\r"}
_LOOP = f"{CANVAS} -> {CANVAS}"
"""The edge that every stroke is: its course is given."""
_NODE = {"shape": "box", "label": "", "fixedsize": "true", "margin": "0", "fontname": fonts.MAIN, "style": "filled"}
_EDGE = {"arrowhead": "none", "arrowsize": f"{HEAD / 10:g}"}
_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)").fullmatch
"""Names and numbers: DOT takes them without quotes."""


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
    if sum(_MOST_BYTES * len(line) + 2 for line in words.lines) <= LABEL_BYTES:  # almost all of them, and cheap to tell
        yield words
        return
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


def build_dot(drawing: Drawing, *, only_shapes: bool = False) -> str:
    """Return the DOT source of a drawing, for `neato -n2`.

    Args:
        drawing: The drawing.
        only_shapes: Whether words, pictures, and lines without an arrow are left out: what Graphviz need not draw. The
            names of all others stay the same.
    """
    width, height = drawing.width, drawing.height
    whole = {"bgcolor": drawing.paper, "outputorder": "edgesfirst", "pad": "0", "margin": "0", "splines": "true"}
    if any(isinstance(item, Part) and item.clip for item in drawing.items):
        # Otherwise Graphviz moves all of it, so that what was cut off at the left begins at 0.
        whole["notranslate"] = "true"
    canvas = _place(Box(0, 0, width, height), height) | {"style": "invis"}
    statements = [_statement(CANVAS, canvas)]
    for name, ink in number_shapes(drawing.items):
        if isinstance(ink, Stroke):
            if ink.arrow or not only_shapes:
                statements.append(_statement(_LOOP, _stroke(ink, height) | {"id": name}))
        elif isinstance(ink, Box):
            statements.append(_statement(name, _box(ink, height) | {"id": name}))
        elif not only_shapes:
            shown = _words(ink, height) if isinstance(ink, Words) else _box(_frame(ink), height)
            statements.append(_statement(name, shown | {"id": name}))
    return str(graphviz.Digraph("map", graph_attr=whole, node_attr=_NODE, edge_attr=_EDGE, body=statements).source)


def _statement(subject: str, attributes: Mapping[str, str]) -> str:
    """Return a statement about a node, about an edge, or about all of them; their label comes first."""
    label = f"label={_quote(attributes['label'])} " if "label" in attributes else ""
    others = " ".join([f"{name}={_quote(value)}" for name, value in sorted(attributes.items()) if name != "label"])
    return f"\t{subject} [{label}{others}]\n"


def _quote(value: str) -> str:
    """Return a value for an attribute: quotes within it are escaped already, where it is a label."""
    return value if _BARE(value) else f'"{value}"'


def _frame(picture: PlacedPicture) -> Box:
    return Box(picture.x, picture.y, picture.width, picture.height)


def _place(box: Box | Words, height: float) -> dict[str, str]:
    """Return where a thing stands in a drawing so high: Graphviz counts from the bottom, and sizes in inches."""
    return {
        "pos": _point(box.x + box.width / 2, height - box.y - box.height / 2),
        "width": _inches(box.width),
        "height": _inches(box.height),
    }


def _box(box: Box, height: float) -> dict[str, str]:
    attributes = _place(box, height)
    attributes["color"] = box.line or "transparent"
    attributes["fillcolor"] = box.fill or "transparent"
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
    attributes = _place(words, height) | {
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
