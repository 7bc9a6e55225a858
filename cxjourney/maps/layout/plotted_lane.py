"""A plotted lane: marks on levels, joined by curves where a link leads from a column to its neighbour."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, polyline
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout.plotted_curve_routes import courses, tracks
from cxjourney.maps.layout.stack import set_words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.map import MapLane, Mark, Series


CURVE_HALO = 1.4
"""How much paper there is beside a curve, so that one passes behind another and not through it."""
MARK_GAP = 2.0
"""How far marks of one level are apart at least."""
PASSING_CURVE, FADED_CURVE = 1.3, 1.0
LARGE = 8.0
"""How much larger marks are whose figures have decimals."""
SHORT_FIGURE = 0.75
"""A figure that is wider than this part of a mark needs a large one."""
POINTED = ("diamond",)
"""Shapes with less room for a figure the higher it is."""
CAPITALS, POINT_ROOM = 0.714, 2.0
"""How high figures are in Noto Sans, in parts of their size; how far one stays away from slanting sides, in points."""


class PlotStyle(NamedTuple):
    """How large a plot is drawn. Lengths are in points.

    Attributes:
        mark: How large a mark is where there is room.
        least: How small marks become before those of one level stand in several rows.
        halo: How much paper there is around a mark.
        room: How much higher a level is than a mark.
        curve: How thick a curve is.
        figure: The size of the figure in a mark that has room for it; 0 for none.
        scale: The size of the words of the scale.
        key: The size of the names of series; 0 for none.
    """

    mark: float = 21.0
    least: float = 13.0
    halo: float = 2.5
    room: float = 9.0
    curve: float = 2.4
    figure: float = 9.0
    scale: float = 10.0
    key: float = 11.5


POSTER = PlotStyle()
KEY_GAP = 20.0


class Plot(NamedTuple):
    """A plotted lane in its place: the ground behind all columns, and what stands in each of them."""

    ground: tuple[Ink | Part, ...]
    cells: tuple[tuple[Part, ...], ...]
    height: float


class _Field(NamedTuple):
    """Where levels and slots are: each series has a slot of its own, and equal scores stand at equal heights."""

    lefts: Sequence[float]
    widths: Sequence[float]
    top: float
    levels: int
    slots: tuple[int, ...]
    style: PlotStyle
    most: float

    @property
    def _pitch(self) -> float:
        return min(self.widths) / max(len(self.slots), 1)

    @property
    def mark(self) -> float:
        """Return how large a mark is, in points: as small as it must be for all to stand beside each other."""
        return min(self.most, max(self._pitch - MARK_GAP, self.style.least))

    @property
    def _rows(self) -> int:
        """Return how many rows the marks of one level need: more than one only where there are very many series."""
        return max(1, -int(-(self.style.least + MARK_GAP) // max(self._pitch, 1.0)))

    @property
    def level_height(self) -> float:
        return self._rows * (self.mark + MARK_GAP) - MARK_GAP + self.style.room

    @property
    def height(self) -> float:
        return self.levels * self.level_height

    def centre(self, column: int, mark: Mark) -> tuple[float, float]:
        slot = self.slots.index(mark.series)
        x = self.lefts[column] + self.widths[column] / 2 + self._pitch * (slot + 0.5 - len(self.slots) / 2)
        row = (slot % self._rows - (self._rows - 1) / 2) * (self.mark + MARK_GAP)
        highest = (self.levels - 1) / 2
        return x, self.top + (highest - mark.level + 0.5) * self.level_height + row

    def apart(self, count: int) -> float:
        """Return how far the curves of so many series are apart that would run on each other, in points.

        All of them stay within their marks.
        """
        return min(self.style.curve + CURVE_HALO, (self.mark - 2 * self.style.curve) / max(count - 1, 1))


def place_plot(
    lane: MapLane,
    columns: range,
    ways: Container[tuple[int, int]],
    lefts: Sequence[float],
    widths: Sequence[float],
    scale: tuple[float, float],
    y: float,
    direction: str,
    style: PlotStyle = POSTER,
) -> Plot:
    """Return what a plotted lane has in `columns`, at its place.

    Args:
        lane: A lane with levels.
        columns: The columns of this row, by their place in the grid.
        ways: The links, each as the columns that it leads from and to, likewise: curves run along them.
        lefts: Where each of them begins, in points.
        widths: How wide each of them is.
        scale: Where the words of the levels begin, and how wide they may be.
        y: Where the plot begins.
        direction: The direction of words without a letter.
        style: How large it is drawn.
    """
    cells = [lane.cells[column] for column in columns]
    slots = tuple(sorted({mark.series for cell in lane.cells for mark in cell.marks}))
    key, key_height = _key(lane, slots, lefts[0], lefts[-1] + widths[-1], y, direction, style.key)
    field = _Field(lefts, widths, y + key_height, len(lane.levels), slots, style, _mark_size(lane, style))
    ground = (*key, *_scale(lane, field, scale, direction), *_curves(lane, columns, ways, field))
    placed = tuple(
        tuple(_mark(mark, lane.series[mark.series], field, index, direction) for mark in cell.marks)
        for index, cell in enumerate(cells)
    )
    return Plot(ground, placed, key_height + field.height)


def _key(
    lane: MapLane, slots: tuple[int, ...], begin: float, end: float, y: float, direction: str, size: float
) -> tuple[tuple[Ink, ...], float]:
    """Return who is who, in a line above the curves that breaks where it must, and its height; nothing of size 0."""
    if not size:
        return (), 0.0
    items: list[Ink] = []
    x, line, row = begin, y, 0.0
    for slot in slots:
        colour, fill, frame = _tints(lane.series[slot])
        title, shape = lane.series[slot].title, looks.tone(lane.series[slot].tone)[1]
        wide = min(text_width(title, size, looks.BOLD) + 1.0, end - begin - 18.0)
        if x > begin and x + 18.0 + wide > end:
            x, line, row = begin, line + row + 2.0, 0.0
        words = set_words(title, x + 18.0, line, wide, size, colour, direction, looks.BOLD)
        ground = Box(x - 4.0, line - 1.0, wide + 26.0, words.height + 2.0, looks.PAPER)
        items += [ground, Box(x, line + words.leading / 2 - 6.0, 12.0, 12.0, fill, frame, 1.0, shape=shape), words]
        x, row = x + 18.0 + wide + KEY_GAP, max(row, words.height)
    return tuple(items), line + row + 8.0 - y


def _scale(lane: MapLane, field: _Field, scale: tuple[float, float], direction: str) -> list[Ink]:
    items: list[Ink] = []
    end = field.lefts[-1] + field.widths[-1]
    for index, level in enumerate(lane.levels):
        top = field.top + index * field.level_height
        words = set_words(level, scale[0], top, scale[1], field.style.scale, looks.MUTED, direction, align="end")
        items.append(words._replace(y=top + (field.level_height - words.height) / 2))
    tops = [field.top + index * field.level_height for index in range(field.levels + 1)]
    lines = tuple(polyline((field.lefts[0], top), (end, top)) for top in tops)
    return [*items, Stroke(lines, looks.RULE, 0.6)]


def _curves(lane: MapLane, columns: range, ways: Container[tuple[int, int]], field: _Field) -> list[Stroke]:
    """Return the curves, each on a wider one of paper, those that are faded behind the others.

    A link that passes over a column has none, but for those who pass that column by: a curve through it would seem to
    belong to its stage. A curve stays between the heights of its marks, and is flat where these are equal.
    """
    items: list[tuple[bool, Stroke]] = []
    for course, track in tracks(list(courses(lane, columns, ways)), field.apart):
        first, last = course.marks
        x, y = field.centre(course.start - columns.start, first)
        to_x, to_y = field.centre(course.end - columns.start, last)
        middle = (x + to_x) / 2
        piece = ((x, y + track), (middle, y + track), (middle, to_y + track), (to_x, to_y + track))
        series = lane.series[course.series]
        _, _, line = _tints(series)
        is_next = course.end == course.start + 1
        pen = FADED_CURVE if series.faded else field.style.curve if is_next else PASSING_CURVE
        items.append((not series.faded, Stroke((piece,), looks.PAPER, pen + 2 * CURVE_HALO)))
        items.append((not series.faded, Stroke((piece,), line, pen, dashed=first.hollow or last.hollow)))
    return [stroke for _, stroke in sorted(items, key=itemgetter(0))]


def _tints(series: Series) -> tuple[str, str, str]:
    """Return the colours of a series: of its words, of what it fills, and of its lines."""
    colour = looks.tone(series.tone)[0]
    return (looks.MUTED, looks.PAPER, looks.FRAME) if series.faded else (colour, colour, colour)


def _mark(mark: Mark, series: Series, field: _Field, column: int, direction: str) -> Part:
    x, y = field.centre(column, mark)
    size, style = field.mark, field.style
    words, filled, line = _tints(series)
    fill, ink = (looks.PAPER, words) if mark.hollow or series.faded else (filled, looks.PAPER)
    pen, shape = (1.0 if series.faded else 1.5), looks.tone(series.tone)[1]
    box = Box(x - size / 2, y - size / 2, size, size, fill, line, pen, mark.hollow, False, shape)
    wide = size + 2 * style.halo
    halo = Box(x - wide / 2, y - wide / 2, wide, wide, looks.PAPER, shape=shape)
    if not style.figure:
        return Part("", mark.says, "", (halo, box))
    fitting = _figure_size(mark.figure, shape, size, style)
    figure = set_words(mark.figure, x - size / 2, y, size, fitting, ink, direction, looks.BOLD, "middle")
    return Part("", mark.says, "", (halo, box, figure._replace(y=y - figure.height / 2)))


def _mark_size(lane: MapLane, style: PlotStyle) -> float:
    """Return how large the marks of a lane are where there is room, in points: larger where figures have decimals."""
    figures = (mark.figure for cell in lane.cells for mark in cell.marks)
    wide = (
        max((text_width(figure, style.figure, looks.BOLD) for figure in figures), default=0.0) if style.figure else 0.0
    )
    return style.mark + LARGE if wide > SHORT_FIGURE * style.mark else style.mark


def _figure_size(figure: str, shape: str, wide: float, style: PlotStyle) -> float:
    """Return how large a figure is in a mark, so that it stays within its shape, and is no smaller than it must be."""
    length = text_width(figure, style.figure, looks.BOLD)
    if shape in POINTED:  # in a diamond, the width and the height of what fits add up to the width of the diamond
        length += style.figure * CAPITALS + POINT_ROOM if wide > style.mark else 0.0
    return style.figure * min(1.0, (wide - 1.0) / length)
