"""Drawn maps as a report holds them: small, deflated, in the page's colours and fonts, read when they are shown."""

import re
from base64 import b64encode
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zlib import Z_BEST_COMPRESSION, compressobj

from cxjourney.analysis.study import Study
from cxjourney.maps.draw_map import draw_pages
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.report.basis import ReportBasis

_SVG = "http://www.w3.org/2000/svg"
_KEPT = frozenset((
    "xmlns", "viewBox", "width", "height", "x", "y", "cx", "cy", "r", "rx", "ry", "d", "points", "transform", "href",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-style", "text-anchor",
    "direction", "opacity", "clip-path", "preserveAspectRatio", "id",
))  # fmt: skip
"""The attributes that are drawn; the others speak to a screen reader, for which the board says the same."""
_DROPPED = ("title", "desc", "style")
_NUMBER = re.compile(r"-?\d+\.\d+")
_STRAIGHT = re.compile(r"(?P<at>\S+,\S+) (?P=at) (?P<to>\S+,\S+) (?P=to)(?= |$)")


def map_texts(basis: ReportBasis, study: Study) -> dict[str, str]:
    """Return, by view, the maps of a journey as SVG without fonts; a map that can't be drawn is left out."""
    found = {}
    for view in basis.options.maps:
        try:
            (drawn,) = draw_pages(study, view, "svg", beside=basis.every, pictures=basis.pictures, speak=basis.speak)
        except EngineError:
            continue
        found[view] = slim_svg(drawn)
    return found


def deflated(text: str) -> str:
    """Return a text as raw deflate (RFC 1951) in base64, which a page reads by ``DecompressionStream``."""
    writer = compressobj(Z_BEST_COMPRESSION, wbits=-15)
    return b64encode(writer.compress(text.encode()) + writer.flush()).decode()


def slim_svg(drawn: bytes) -> str:
    """Return a drawn map without what the page has already: its fonts, and what the board says to a screen reader.

    Groups that only named something are taken apart, lines that are written as curves become lines, and places are
    rounded to a tenth of a point.
    """
    root = ElementTree.fromstring(drawn)  # noqa: S314  written by the map's own output a moment ago
    _slim(root)
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode").replace("\n", "")


def _slim(element: Element) -> None:
    used = [child for child in element if child.tag.rpartition("}")[2] not in _DROPPED]
    kept: list[Element] = []
    for child in used:
        _slim(child)
        if child.tag == f"{{{_SVG}}}g" and not set(child.attrib) - {"id"}:
            kept += child
        else:
            kept.append(child)
    element[:] = kept
    for name in list(element.attrib):
        if name not in _KEPT or (name == "id" and element.tag == f"{{{_SVG}}}g"):
            del element.attrib[name]
    for name, value in element.attrib.items():
        if "." in value and name != "href":
            element.set(name, _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value))
    if "d" in element.attrib:
        element.set("d", _straighten(element.attrib["d"]))


def _straighten(path: str) -> str:
    """Return a path whose curves that are straight lines are written as such."""
    return re.sub(r"C([^A-Z]*)", _lines, path)


def _lines(found: re.Match[str]) -> str:
    points = found[1].split()
    parts, start, kind = [], None, ""
    for place in range(0, len(points) - len(points) % 3, 3):
        first, second, end = points[place : place + 3]
        is_straight = second == end and (start is None or first == start)
        wanted = "L" if is_straight else "C"
        parts.append(f"{wanted if wanted != kind else ' '}{end if is_straight else ' '.join((first, second, end))}")
        start, kind = end, wanted
    return "".join(parts)
