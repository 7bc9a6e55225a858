"""A plotted lane: marks on levels, joined by curves where a link leads from a column to its neighbour."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, polyline
from cxjourney.maps.canvas.text import text_width
from cxjourney.maps.layout.stack import set_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.map import Lane, Mark, Series


MARK, LARGE_MARK, BETWEEN = 21.0, 29.0, 5.0
"""How large marks are, how large those of a lane with decimals, and how far they are apart at least, in points."""
SHORT_FIGURE = 0.75
"""A figure that is wider than this part of a mark needs a large one."""
POINTED = ("diamond",)
"""Shapes with less room for a figure the higher it is."""
CURVE, PASSING_CURVE, FADED_CURVE = 2.4, 1.3, 1.0
DRIFT, SPREAD = 13.0, 26.0
"""How far each series on a level lies below the one before it, so that a curve clears its mark, and all at most."""
HALO, CURVE_HALO = 2.5, 1.4
"""How much paper there is around marks, and beside curves, so that one passes behind another and not through it."""
SCALE_SIZE, KEY_SIZE, KEY_GAP = 10.0, 11.5, 20.0
FIGURE_SIZE = 9.0
"""How large a figure is that fits its mark; one with decimals is as much smaller as it must be."""


CAPITALS, POINT_ROOM = 0.714, 2.0
"""How high figures are in Noto Sans, in parts of their size; how far one stays away from slanting sides, in points."""


class Plot(NamedTuple):
    """A plotted lane in its place: the ground behind all columns, and what stands in each of them."""

    ground: tuple[Ink | Part, ...]
    cells: tuple[tuple[Part, ...], ...]
    height: float


class _Field(NamedTuple):
    """Where levels and slots are."""

    lefts: Sequence[float]
    width: float
    top: float
    levels: int
    slots: tuple[int, ...]
    mark: float

    @property
    def rows(self) -> int:
        """Return how many marks stand above each other on one level, so that neighbours do not touch."""
        pitch = (self.width - self.mark) / max(len(self.slots), 1)
        return max(1, -int(-(self.mark + BETWEEN) // pitch))

    @property
    def drift(self) -> float:
        """Return how far a series in a row lies below the one before it: curves on one level run beside each other."""
        return min(DRIFT, SPREAD / max(1, self._per_row - 1))

    @property
    def _per_row(self) -> int:
        return -(-len(self.slots) // self.rows)

    @property
    def _row_height(self) -> float:
        return self.mark + 3.0 + (self.drift if self.rows > 1 else 0.0)

    @property
    def level_height(self) -> float:
        return self.rows * self._row_height + max(0, self._per_row - 1) * self.drift + 6.0

    @property
    def height(self) -> float:
        return self.levels * self.level_height

    def centre(self, column: int, mark: Mark) -> tuple[float, float]:
        slot = self.slots.index(mark.series)
        x = self.lefts[column] + self.mark / 2 + (self.width - self.mark) * (slot + 0.5) / len(self.slots)
        row = slot % self.rows * self._row_height + slot // self.rows * self.drift + (self.mark + 3.0) / 2 + 3.0
        highest = (self.levels - 1) / 2
        return x, self.top + (highest - mark.level) * self.level_height + row


def place_plot(
    lane: Lane,
    columns: range,
    ways: Container[tuple[int, int]],
    lefts: Sequence[float],
    width: float,
    scale: tuple[float, float],
    y: float,
    direction: str,
) -> Plot:
    """Return what a plotted lane has in `columns`, at its place.

    Args:
        lane: A lane with levels.
        columns: The columns of this row, by their place in the grid.
        ways: The links, each as the columns that it leads from and to, likewise: curves run along them.
        lefts: Where each of them begins, in points.
        width: How wide each of them is.
        scale: Where the words of the levels begin, and how wide they may be.
        y: Where the plot begins.
        direction: The direction of words without a letter.
    """
    cells = [lane.cells[column] for column in columns]
    slots = tuple(sorted({mark.series for cell in lane.cells for mark in cell.marks}))
    key, key_height = _key(lane, slots, lefts[0], lefts[-1] + width, y, direction)
    size = _mark_size(mark.figure for cell in lane.cells for mark in cell.marks)
    field = _Field(lefts, width, y + key_height, len(lane.levels), slots, size)
    ground = (*key, *_scale(lane, field, scale, direction), *_curves(lane, columns, ways, field))
    placed = tuple(
        tuple(_mark(mark, lane.series[mark.series], field.centre(index, mark), size, direction) for mark in cell.marks)
        for index, cell in enumerate(cells)
    )
    return Plot(ground, placed, key_height + field.height)


def _key(
    lane: Lane, slots: tuple[int, ...], begin: float, end: float, y: float, direction: str
) -> tuple[tuple[Ink, ...], float]:
    """Return who is who, in a line above the curves that breaks where it must, and its height."""
    items: list[Ink] = []
    x, line, row = begin, y, 0.0
    for slot in slots:
        colour, fill, frame = _tints(lane.series[slot])
        title, shape = lane.series[slot].title, looks.tone(lane.series[slot].tone)[1]
        wide = min(text_width(title, KEY_SIZE, looks.BOLD) + 1.0, end - begin - 18.0)
        if x > begin and x + 18.0 + wide > end:
            x, line, row = begin, line + row + 2.0, 0.0
        words = set_words(title, x + 18.0, line, wide, KEY_SIZE, colour, direction, looks.BOLD)
        ground = Box(x - 4.0, line - 1.0, wide + 26.0, words.height + 2.0, looks.PAPER)
        items += [ground, Box(x, line + words.leading / 2 - 6.0, 12.0, 12.0, fill, frame, 1.0, shape=shape), words]
        x, row = x + 18.0 + wide + KEY_GAP, max(row, words.height)
    return tuple(items), line + row + 8.0 - y


def _scale(lane: Lane, field: _Field, scale: tuple[float, float], direction: str) -> list[Ink]:
    items: list[Ink] = []
    end = field.lefts[-1] + field.width
    for index, level in enumerate(lane.levels):
        top = field.top + index * field.level_height
        words = set_words(level, scale[0], top, scale[1], SCALE_SIZE, looks.MUTED, direction, align="end")
        items.append(words._replace(y=top + (field.level_height - words.height) / 2))
    tops = [field.top + index * field.level_height for index in range(field.levels + 1)]
    lines = tuple(polyline((field.lefts[0], top), (end, top)) for top in tops)
    return [*items, Stroke(lines, looks.RULE, 0.6)]


def _curves(lane: Lane, columns: range, ways: Container[tuple[int, int]], field: _Field) -> list[Stroke]:
    """Return the curves, each on a wider one of paper, those that are faded behind the others.

    A link that passes over a column has none, but for those who pass that column by: a curve through it would seem to
    belong to its stage.
    """
    items: list[tuple[bool, Stroke]] = []
    for index, column in enumerate(columns):
        for mark in lane.cells[column].marks:
            following = _following(lane, mark.series, column, columns, ways)
            if following is None:
                continue
            to, other = following
            (x, y), (to_x, to_y) = field.centre(index, mark), field.centre(to - columns.start, other)
            middle = (x + to_x) / 2
            _, _, line = _tints(lane.series[mark.series])
            piece = ((x, y), (middle, y), (middle, to_y), (to_x, to_y))
            faded = lane.series[mark.series].faded
            pen = FADED_CURVE if faded else CURVE if to == column + 1 else PASSING_CURVE
            items.append((not faded, Stroke((piece,), looks.PAPER, pen + 2 * CURVE_HALO)))
            items.append((not faded, Stroke((piece,), line, pen, dashed=mark.hollow or other.hollow)))
    return [stroke for _, stroke in sorted(items, key=itemgetter(0))]


def _following(
    lane: Lane, series: int, column: int, columns: range, ways: Container[tuple[int, int]]
) -> tuple[int, Mark] | None:
    """Return the column of the next mark of a series, and the mark; None where no curve leads to one.

    A curve leads to the next column, and on where the series passes it by, as far as there are links.
    """
    reached = [column]
    for to in range(column + 1, columns.stop):
        is_reached = any((before, to) in ways for before in reached)
        mark = next((mark for mark in lane.cells[to].marks if mark.series == series), None)
        if mark:
            return (to, mark) if is_reached else None
        if not lane.passed or series not in lane.passed[to]:
            return None
        if is_reached:
            reached.append(to)
    return None


def _tints(series: Series) -> tuple[str, str, str]:
    """Return the colours of a series: of its words, of what it fills, and of its lines."""
    colour = looks.tone(series.tone)[0]
    return (looks.MUTED, looks.PAPER, looks.FRAME) if series.faded else (colour, colour, colour)


def _mark(mark: Mark, series: Series, centre: tuple[float, float], wide: float, direction: str) -> Part:
    x, y = centre
    words, filled, line = _tints(series)
    fill, ink = (looks.PAPER, words) if mark.hollow or series.faded else (filled, looks.PAPER)
    pen, shape = (1.0 if series.faded else 1.5), looks.tone(series.tone)[1]
    box = Box(x - wide / 2, y - wide / 2, wide, wide, fill, line, pen, mark.hollow, False, shape)
    around = wide + 2 * HALO
    halo = Box(x - around / 2, y - around / 2, around, around, looks.PAPER, shape=shape)
    size = _figure_size(mark.figure, shape, wide)
    figure = set_words(mark.figure, x - wide / 2, y, wide, size, ink, direction, looks.BOLD, "middle")
    return Part("", mark.says, "", (halo, box, figure._replace(y=y - figure.height / 2)))


def _mark_size(figures: Iterable[str]) -> float:
    """Return how large marks are in which these figures stand, in points."""
    wide = max((text_width(figure, FIGURE_SIZE, looks.BOLD) for figure in figures), default=0.0)
    return LARGE_MARK if wide > SHORT_FIGURE * MARK else MARK


def _figure_size(figure: str, shape: str, wide: float) -> float:
    """Return how large a figure is in a mark, so that it stays within its shape, and is no smaller than it must be."""
    length = text_width(figure, FIGURE_SIZE, looks.BOLD)
    if shape in POINTED:  # in a diamond, the width and the height of what fits add up to the width of the diamond
        length += FIGURE_SIZE * CAPITALS + POINT_ROOM if wide > MARK else 0.0
    return FIGURE_SIZE * min(1.0, (wide - 1.0) / length)
