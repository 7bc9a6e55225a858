"""Elements of SVG for words, pictures and lines: all of them have their places, so that no engine need draw them."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.text_wrapping import text_width

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cxjourney.maps.canvas.shapes import PlacedPicture, Point, Stroke, Words

FADED = "0.35"
"""How much of a picture is seen that steps back behind the others."""
_ANCHORS = {("start", "rtl"): "end", ("end", "rtl"): "start"}
"""Where a line that runs right to left is held: its start is at the right."""


def picture_element(placed: PlacedPicture, shift: float) -> Element:
    """Return the element of a picture, with its bytes in it: a map asks for nothing from elsewhere.

    Args:
        placed: The picture.
        shift: How far below the top of the drawing its coordinates begin, in points.
    """
    picture = placed.picture
    attributes = {
        "x": svg_number(placed.x),
        "y": svg_number(placed.y - shift),
        "width": svg_number(placed.width),
        "height": svg_number(placed.height),
        "preserveAspectRatio": "xMidYMid slice",
        "href": f"data:image/{picture.type.lower()};base64,{b64encode(picture.data).decode()}",
    }
    return ElementTree.Element("image", attributes | ({"opacity": FADED} if placed.faded else {}))


def text_elements(words: Words, shift: float) -> list[Element]:
    """Return each line where it was measured, running its own way, and fitted into the length that was measured.

    The letters inside are not used everywhere: where a server forbids fonts within a file, or in programs for slides.

    Args:
        words: The lines.
        shift: How far below the top of the drawing its coordinates begin, in points.
    """
    texts = []
    edge = {"start": words.x, "middle": words.x + words.width / 2, "end": words.x + words.width}[words.align]
    shared = {"x": svg_number(edge), "font-size": svg_number(words.size), "fill": words.colour}
    anchor = _ANCHORS.get((words.align, words.direction), words.align)
    if anchor != "start":
        shared["text-anchor"] = anchor
    if words.weight != looks.REGULAR:
        shared["font-weight"] = str(words.weight)
    if words.direction == "rtl":
        shared["direction"] = "rtl"
    for index, line in enumerate(words.lines):
        if line:
            text = ElementTree.Element("text", shared, y=svg_number(words.baseline(index) - shift))
            text.text = line
            length = round(text_width(line, words.size, words.weight), 1)
            if length:
                text.attrib.update(textLength=svg_number(length), lengthAdjust="spacingAndGlyphs")
            texts.append(text)
    return texts


def stroke_element(stroke: Stroke, shift: float) -> Element:
    """Return one path of all the pieces of a stroke that ends in no arrow.

    Args:
        stroke: The stroke.
        shift: How far below the top of the drawing its coordinates begin, in points.
    """
    attributes = {"fill": "none", "stroke": stroke.colour}
    if stroke.pen != 1.0:
        attributes["stroke-width"] = svg_number(stroke.pen)
    if stroke.dashed:
        attributes["stroke-dasharray"] = "5,2"
    attributes["d"] = "".join([_course(piece, shift) for piece in stroke.pieces])
    return ElementTree.Element("path", attributes)


def _course(piece: tuple[Point, ...], shift: float) -> str:
    """Return where a piece goes: straight where its only curve is."""
    if len(piece) == 4 and piece[0] == piece[1] and piece[2] == piece[3]:
        return f"M{_point(piece[0], shift)}L{_point(piece[3], shift)}"
    start, *others = [_point(point, shift) for point in piece]
    return f"M{start}C{' '.join(others)}"


def _point(point: Point, shift: float) -> str:
    return f"{svg_number(point[0])},{svg_number(point[1] - shift)}"


def svg_number(value: float) -> str:
    """Return a number with at most two decimals, and without a zero at their end."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return written if written != "-0" else "0"
