"""The finishing of an SVG: names for every part, texts at their measured places, the fonts inside, nothing else.

Graphviz draws each shape; here they are put into the order in which the map is read, with a title and a description
that a screen reader says, and with ids that stay the same as long as the journey's do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cxjourney.maps.dot import numbered, split
from cxjourney.maps.embed import families_of, font_faces
from cxjourney.maps.lines import visible
from cxjourney.maps.places import Part, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from cxjourney.maps.places import Drawing, Ink

SVG = "http://www.w3.org/2000/svg"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ANCHORS = {("start", "rtl"): "end", ("end", "rtl"): "start"}


def finish(drawn: bytes, drawing: Drawing) -> bytes:
    """The SVG of a drawing, from what Graphviz made of its DOT."""
    graph = _graph(drawn)
    shapes = {element.get("id", ""): element for element in graph.iterfind(f"{{{SVG}}}g")}
    words = [ink for _, ink in numbered(drawing.items) if isinstance(ink, Words)]
    families = families_of(words)
    root = _root(drawing, ", ".join(f"'{family}'" for family in families) + ", sans-serif")
    style = font_faces(families)
    if style:
        ElementTree.SubElement(root, "style").text = style
    ElementTree.SubElement(root, "rect", width="100%", height="100%", fill=drawing.paper)
    ground = ElementTree.SubElement(root, "g", transform=f"translate(0 {_number(_shift(graph))})")
    names = (f"n{number}" for number in range(1, 10**9))
    for item in drawing.items:
        _add(ground, item, shapes, names, drawing, _shift(graph))
    ElementTree.indent(root, space="")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _graph(drawn: bytes) -> Element:
    root = ElementTree.fromstring(drawn)  # noqa: S314  written by the engine a moment ago, all text in it escaped
    graph = root.find(f"{{{SVG}}}g")
    if graph is None:
        raise ValueError("the engine's picture holds no graph")
    return graph


def _shift(graph: Element) -> float:
    """How far down Graphviz moves its picture, in which up is positive."""
    return float(graph.get("transform", "translate(0 0)").rpartition(" ")[2].rstrip(")"))


def _root(drawing: Drawing, families: str) -> Element:
    width, height = _number(drawing.width), _number(drawing.height)
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": SVG,
            "width": f"{width}pt",
            "height": f"{height}pt",
            "viewBox": f"0 0 {width} {height}",
            "role": "document",
            "lang": drawing.language,
            f"{_XML}lang": drawing.language,
            "font-family": families,
        },
    )
    _name(root, drawing.title, drawing.says)
    return root


def _name(element: Element, title: str, says: str) -> None:
    ElementTree.SubElement(element, "title").text = visible(title)
    if says and says != title:
        ElementTree.SubElement(element, "desc").text = visible(says)


def _add(
    parent: Element, item: Ink | Part, shapes: dict[str, Element], names: Iterator[str], drawing: Drawing, shift: float
) -> None:
    if isinstance(item, Part):
        group = _group(parent, item)
        for inner in item.items:
            _add(group, inner, shapes, names, drawing, shift)
        return
    for ink in split(item):
        shape = shapes[next(names)]
        if isinstance(ink, Words):
            _place_lines(shape, ink, drawing, shift)
        parent.extend(_plain(child) for child in shape if child.tag != f"{{{SVG}}}title")


def _group(parent: Element, part: Part) -> Element:
    """The element for a part: named, or hidden from readers where nothing in it has a name."""
    if not part.items:
        return parent
    if part.title:
        single = not any(isinstance(inner, Part) for inner in part.items)
        group = ElementTree.SubElement(parent, "g", {"role": "img" if single else "group"})
        if part.name:
            group.set("id", part.name)
        _name(group, part.title, part.says)
        return group
    if any(isinstance(inner, Part) and inner.title for inner in part.items):
        return parent
    hidden = ElementTree.SubElement(parent, "g", {"aria-hidden": "true"})
    return hidden


def _plain(element: Element) -> Element:
    """An element without its namespace, and without strokes and fills that draw nothing."""
    element.tag = element.tag.removeprefix(f"{{{SVG}}}")
    for attribute in ("stroke", "fill"):
        if element.get(attribute) == "transparent":
            element.set(attribute, "none")
    return element


def _place_lines(shape: Element, words: Words, drawing: Drawing, shift: float) -> None:
    """Put each line where it was measured, running its own way."""
    texts = iter(shape.findall(f"{{{SVG}}}text"))
    edge = {"start": words.x, "middle": words.x + words.width / 2, "end": words.x + words.width}[words.align]
    for index, line in enumerate(words.lines):
        if not line:
            continue
        text = next(texts)
        anchor = _ANCHORS.get((words.align, words.direction), words.align)
        attributes = {
            "x": _number(edge),
            "y": _number(words.baseline(index) - shift),
            "font-size": _number(words.size),
            "fill": words.colour,
        }
        if anchor != "start":
            attributes["text-anchor"] = anchor
        if words.weight != 400:
            attributes["font-weight"] = str(words.weight)
        if words.direction == "rtl":
            attributes["direction"] = "rtl"
        text.attrib.clear()
        text.attrib.update(attributes)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
