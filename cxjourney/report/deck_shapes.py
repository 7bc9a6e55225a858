"""What slides draw with shapes of their own: the strip of a journey, and the bar of who gets through."""

from collections.abc import Mapping
from typing import NamedTuple

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_PATTERN, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.shapes.shapetree import GroupShapes, SlideShapes
from pptx.util import Emu, Pt

from cxjourney.report.deck_text import plain
from cxjourney.report.strip import AbleBar, Strip, StripColumn


class Box(NamedTuple):
    """A place on a slide, in its units."""

    x: int
    y: int
    width: int
    height: int

    def mirrored(self, within: int) -> "Box":
        """Return the place where it stands on a slide so wide that runs from right to left."""
        return self._replace(x=within - self.x - self.width)


def describe(shape: BaseShape, name: str, says: str) -> None:
    """Give a shape a name and the words that a screen reader says of it."""
    properties = shape._element.find(f".//{qn('p:cNvPr')}")
    properties.set("name", plain(name))
    properties.set("descr", plain(says))


def draw_strip(shapes: SlideShapes, strip: Strip, box: Box, colours: Mapping[str, str], mirrored: bool) -> GroupShape:
    """Draw a strip: a column a stage, a row a kind of data, and a foot where somebody is stranded."""
    group = shapes.add_group_shape()
    count = max(len(strip.columns), 1)
    gap = int(min(box.width / count * 0.12, box.height * 0.08))
    pitch = (box.width + gap) / count
    for number, column in enumerate(strip.columns):
        place = len(strip.columns) - 1 - number if mirrored else number
        x = box.x + int(place * pitch)
        _draw_column(group.shapes, column, Box(x, box.y, int(pitch) - gap, box.height), colours, gap)
    return group


def _draw_column(shapes: GroupShapes, column: StripColumn, box: Box, colours: Mapping[str, str], gap: int) -> None:
    foot = int(box.height * 0.16)
    high = box.height - foot - gap
    if column.blind:
        _hatch(_cell(shapes, box._replace(height=high), colours["alarm"]).fill, colours)
    else:
        row = (high - gap * (len(column.families) - 1)) // len(column.families)
        for number, known in enumerate(column.families):
            cell = _cell(shapes, box._replace(y=box.y + number * (row + gap), height=row), colours["frame"])
            if known:
                _solid(cell.fill, colours["known-deep"])
                cell.line.fill.background()
            else:
                cell.fill.background()
    if column.stranded:
        mark = _cell(shapes, box._replace(y=box.y + box.height - foot, height=foot), "")
        mark.fill.solid()
        mark.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1


def draw_bar(shapes: SlideShapes, bar: AbleBar, box: Box, colours: Mapping[str, str], mirrored: bool) -> GroupShape:
    """Draw a bar of who gets through: able, able as far as is written, stranded, unknown."""
    group = shapes.add_group_shape()
    begin = 0.0
    for share, kind in ((bar.able, "able"), (bar.assumed, "assumed"), (bar.stranded, "stranded"), (bar.unknown, "")):
        width = int(box.width * share)
        if width > 0:
            place = Box(box.x + int(box.width * begin), box.y, width, box.height)
            if mirrored:
                place = place._replace(x=2 * box.x + box.width - place.x - width)
            _fill_part(_cell(group.shapes, place, colours["frame"]), kind, colours)
        begin += share
    return group


def draw_accent(shapes: SlideShapes, box: Box, colours: Mapping[str, str]) -> None:
    """Draw a short bar that says nothing."""
    bar = _cell(shapes, box, "")
    _solid(bar.fill, colours["known-deep"])


def _fill_part(part: Shape, kind: str, colours: Mapping[str, str]) -> None:
    if kind == "able":
        _solid(part.fill, colours["known-deep"])
    elif kind == "assumed":
        _pattern(part.fill, MSO_PATTERN.WIDE_UPWARD_DIAGONAL, colours["known-deep"], colours["known-pale"])
    elif kind == "stranded":
        part.fill.solid()
        part.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1
    else:
        part.fill.background()


def _cell(shapes: GroupShapes | SlideShapes, box: Box, line: str) -> Shape:
    """Return a rectangle without text or shadow, with a line of a colour or none."""
    cell = shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Emu, box))
    style = cell._element.find(qn("p:style"))
    if style is not None:
        cell._element.remove(style)
    if line:
        cell.line.color.rgb = RGBColor.from_string(line[1:])
        cell.line.width = Pt(0.75)
    else:
        cell.line.fill.background()
    return cell


def _solid(fill: FillFormat, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour[1:])


def _hatch(fill: FillFormat, colours: Mapping[str, str]) -> None:
    _pattern(fill, MSO_PATTERN.WIDE_UPWARD_DIAGONAL, colours["hatch"], colours["paper"])


def _pattern(fill: FillFormat, pattern: MSO_PATTERN, front: str, back: str) -> None:
    fill.patterned()
    fill.pattern = pattern
    fill.fore_color.rgb = RGBColor.from_string(front[1:])
    fill.back_color.rgb = RGBColor.from_string(back[1:])
