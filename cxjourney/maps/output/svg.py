"""SVG: drawn by Graphviz, then finished: names for screen readers, direction of text, the letters that it needs."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cxjourney.languages.message import message
from cxjourney.maps.canvas.font_subset import families_of, font_faces
from cxjourney.maps.canvas.shapes import Part, PlacedPicture, Stroke, Words
from cxjourney.maps.output import PAGE_MARKS
from cxjourney.maps.output.accessibility import (
    HIDDEN,
    address_of,
    describe_map,
    describe_part,
    has_spoken_text,
    has_title,
    set_language,
)
from cxjourney.maps.output.dot import build_dot, number_shapes, split
from cxjourney.maps.output.graphviz import EngineError, run_graphviz
from cxjourney.maps.output.svg_elements import picture_element, stroke_element, svg_number, text_elements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from cxjourney.maps.canvas.shapes import Box, Drawing, Ink
    from cxjourney.maps.output import OutputOptions


SVG = "http://www.w3.org/2000/svg"
_IN_SVG = f"{{{SVG}}}"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"
_SHRINKS = "svg:root{max-width:100%;height:auto}"
"""Opened by itself in a narrower window, a map is as wide as that, and not cut off at its edge."""
_TELEPHONE, _READ = 390.0, 9.7
"""How wide a telephone is, and how high type is that can be read there, both in pixels."""
_FROM_THE_RIGHT = "svg:root{direction:rtl}svg:root>*{direction:ltr}"
"""Where a browser's window is narrower than a map that runs right to left, it opens where reading begins.

All texts keep the direction that they say, and nothing holds on a page that a map is a part of.
"""
_COMMENTS = re.compile(rb"<!--.*?-->", re.DOTALL)


def finish(drawn: bytes, drawing: Drawing) -> bytes:
    """Return the SVG of a drawing, from what Graphviz made of its DOT.

    Args:
        drawn: The SVG that Graphviz wrote.
        drawing: What it was made of.

    Raises:
        EngineError: Graphviz drew other shapes than the drawing has.
    """
    words = [ink for _, ink in number_shapes(drawing.items) if isinstance(ink, Words)]
    families = families_of(words)
    tried = (drawing.font, *families) if drawing.font else families
    root = _root(drawing, ", ".join((*(f"'{family}'" for family in tried), "sans-serif")))
    page = f"@page{{size:{drawing.width:.0f}pt {drawing.height:.0f}pt;margin:0}}"  # printed, it is one page of its size
    style = ElementTree.SubElement(root, "style")
    opens = _FROM_THE_RIGHT if drawing.direction == "rtl" else ""
    shrinks = _SHRINKS if _is_read_on_a_telephone(words, drawing) else ""
    style.text = page + opens + shrinks + font_faces(families, drawing.language)
    ElementTree.SubElement(root, "rect", width="100%", height="100%", fill=drawing.paper)
    try:
        _Finisher(drawn, drawing).add_all(root)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise EngineError(message("engine.other-shapes")) from error
    style.text += _dark_rules(root, drawing)
    ElementTree.indent(root, space="")
    written = ElementTree.tostring(root, encoding="unicode")  # as bytes each piece would be encoded by itself
    return f"{_DECLARATION}\n{written}\n".encode()


def _is_read_on_a_telephone(words: Sequence[Words], drawing: Drawing) -> bool:
    """Return whether the smallest words of a drawing can be read where it is as wide as a telephone."""
    smallest = min((ink.size for ink in words), default=0.0)
    return smallest * _TELEPHONE >= _READ * drawing.width


def _dark_rules(root: Element, drawing: Drawing) -> str:
    """Return the rules of CSS by which the colours that are drawn become dark ones, on screens that ask for them."""
    used = sorted({(name, element.get(name, "")) for element in root.iter() for name in ("fill", "stroke")})
    rules = [f'[{name}="{colour}"]{{{name}:{drawing.dark[colour]}}}' for name, colour in used if colour in drawing.dark]
    return f"@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}" if rules else ""


def _root(drawing: Drawing, families: str) -> Element:
    width, height = svg_number(drawing.width), svg_number(drawing.height)
    attributes = {
        "xmlns": SVG,
        "width": f"{width}pt",
        "height": f"{height}pt",
        "viewBox": f"0 0 {width} {height}",
        "lang": drawing.language,
        "xml:lang": drawing.language,
        "font-family": families,
    }
    root = ElementTree.Element("svg", attributes)
    describe_map(root, drawing)
    return root


class _Finisher:
    """Moves the engine's shapes, one after the other, into the parts that they belong to."""

    def __init__(self, drawn: bytes, drawing: Drawing) -> None:
        bare = _COMMENTS.sub(b"", drawn)  # one before each shape: to read them takes as long as to read the shapes
        root = ElementTree.fromstring(bare)  # noqa: S314  written by the engine a moment ago, all text in it escaped
        graph = root.find(f"{_IN_SVG}g")
        if graph is None:
            raise ValueError("the engine's picture holds no graph")
        # Up is positive in Graphviz, which therefore draws everything above 0 and moves it down by the height.
        self.drawing, self.shift = drawing, drawing.height
        self.shapes = {element.get("id", ""): element for element in graph.iterfind(f"{_IN_SVG}g")}
        self.count = 0
        self.taken: set[str] = set()

    def add_all(self, root: Element) -> None:
        """Put the drawing's parts into an element."""
        ground = ElementTree.SubElement(root, "g", transform=f"translate(0 {svg_number(self.shift)})")
        for item in self.drawing.items:
            self._add(ground, item, self.drawing.language)

    def _add(self, parent: Element, item: Ink | Part, language: str) -> None:
        """Put a thing into an element; `language` is the tag of that element's language."""
        if isinstance(item, Part):
            parent = self._clip(parent, item.clip) if item.clip else parent
            group, language = self._group(parent, item, language)
            for is_part, items in groupby(item.items, lambda inner: isinstance(inner, Part)):
                hidden = has_spoken_text(item) and not is_part
                holder = ElementTree.SubElement(group, "g", HIDDEN) if hidden else group
                for inner in items:
                    self._add(holder, inner, language)
            return
        for ink in split(item):
            self.count += 1
            if isinstance(ink, PlacedPicture):
                parent.append(picture_element(ink, self.shift))
            elif isinstance(ink, Words):
                parent.extend(self._texts(ink, language))
            elif isinstance(ink, Stroke) and not ink.arrow:
                parent.append(stroke_element(ink, self.shift))
            else:
                shape = self.shapes[f"n{self.count}"]
                parent.extend(_strip_namespace(child) for child in shape if child.tag != f"{_IN_SVG}title")

    def _clip(self, parent: Element, box: Box) -> Element:
        """Return an element of which nothing outside a box is seen."""
        path = ElementTree.SubElement(parent, "clipPath")
        self._identify(path, "sheet")
        place = {"x": svg_number(box.x), "y": svg_number(box.y - self.shift)}
        ElementTree.SubElement(path, "rect", place, width=svg_number(box.width), height=svg_number(box.height))
        return ElementTree.SubElement(parent, "g", {"clip-path": f"url(#{path.get('id')})"})

    def _texts(self, words: Words, language: str) -> list[Element]:
        texts = text_elements(words, self.shift)
        for text in texts:
            set_language(text, " ".join(words.lines), self.drawing, language)
        return texts

    def _group(self, parent: Element, part: Part, language: str) -> tuple[Element, str]:
        """Return the element for a part, and the tag of its language.

        It is named, or hidden from readers where nothing in it has a name.
        """
        if not part.items:
            return parent, language
        address = address_of(part.link)
        if address:
            parent = ElementTree.SubElement(parent, "a", {"href": address, "target": "_blank", "rel": "noopener"})
        if part.title:
            group = ElementTree.SubElement(parent, "g")
            self._identify(group, part.name)
            return group, describe_part(group, part, self.drawing, language)
        return (parent if has_title(part) else ElementTree.SubElement(parent, "g", HIDDEN)), language

    def _identify(self, group: Element, name: str) -> None:
        """Set an id that nothing else on the map has: a lane that goes on in a second row gets a number."""
        if not name:
            return
        number, id_ = 1, name
        while id_ in self.taken:
            number += 1
            id_ = f"{name}-{number}"
        self.taken.add(id_)
        group.set("id", id_)


def _strip_namespace(element: Element) -> Element:
    """Return an element without its namespace, and without strokes and fills that draw nothing."""
    element.tag = element.tag.removeprefix(_IN_SVG)
    for attribute in ("stroke", "fill"):
        if element.get(attribute) == "transparent":
            element.set(attribute, "none")
    return element


def write_svg(drawing: Drawing, options: OutputOptions) -> bytes:
    """Return the SVG of a drawing, with the letters and the names that it needs inside.

    Raises:
        EngineError: Graphviz is missing, failed or took too long, or drew other shapes than the drawing has.
    """
    svg = finish(run_graphviz(build_dot(drawing, only_shapes=True), "svg", options.engine), drawing)
    return svg.replace(b"<svg ", b"<svg " + PAGE_MARKS["svg"] + b" ", 1) if options.page else svg
