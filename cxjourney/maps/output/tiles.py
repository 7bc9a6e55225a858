"""A poster cut into sheets of paper that are glued together: what lies on which, with marks to cut along."""

from __future__ import annotations

from math import ceil, floor, inf
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, Words, mirror, move, polyline
from cxjourney.maps.layout import lay_out
from cxjourney.maps.layout.page import MARGIN
from cxjourney.maps.layout.stack import Stack
from cxjourney.maps.output.paper import BORDER, MM, PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.model.map import Map

TILES = ("A4", "A3", "letter")
"""Sheets that a poster can be cut into: what offices print on."""
OVERLAP_MM = 10
OVERLAP, EDGE = OVERLAP_MM * MM, 10 * MM
"""How much of a poster two neighbouring sheets both show, and how much of a sheet is free around it, in points."""
LABEL, HELP, MARK, MARK_GAP, FOOT_GAP = 9.0, 8.0, 3 * MM, 1 * MM, 2 * MM
"""The size of type below a poster's piece; how long marks are, and how far from it; all in points."""
MANY = 88
"""The number by which the room for the numbers of sheets is measured."""


class Tile(NamedTuple):
    """Which sheet of a poster it is, all counted from 1; `column` in the direction that the poster is read in."""

    sheet: int
    sheets: int
    row: int
    column: int


class TileWords(NamedTuple):
    """What stands below a poster's piece.

    Attributes:
        label: Returns which sheet it is.
        help: How to put the sheets together.
    """

    label: Callable[[Tile], str]
    help: str


class _Cut(NamedTuple):
    """How a poster is cut: the size of a sheet, and where the pieces begin and end on the poster, in points."""

    size: tuple[float, float]
    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[float, float], ...]


def lay_out_for_sheets(drawn: Map, paper: str, words: TileWords) -> Drawing:
    """Return the poster of a map that is to be cut: its title and the sentences below it lie on one sheet.

    Args:
        drawn: The map.
        paper: One of `TILES`.
        words: What stands below each piece.

    Raises:
        KeyError: There is no such paper.
    """
    poster, widest = lay_out(drawn), inf
    while True:
        columns = _cut(poster, paper, words).columns
        room = columns[1][0] - MARGIN if len(columns) > 1 else inf
        if room >= widest:
            return poster
        widest = room
        poster = lay_out(drawn, widest)


def cut_into_sheets(posters: Sequence[Drawing], paper: str, words: TileWords) -> tuple[Drawing, ...]:
    """Return the sheets of posters, row by row, each of its size on the poster: nothing is scaled.

    Neighbouring sheets both show `OVERLAP` points of the poster. Sheets are upright or across, whichever takes fewer.

    Args:
        posters: The posters, such as the pages of a map.
        paper: One of `TILES`.
        words: What stands below each piece.

    Raises:
        KeyError: There is no such paper.
    """
    cuts = [_cut(poster, paper, words) for poster in posters]
    sheets, sheet = sum(len(cut.rows) * len(cut.columns) for cut in cuts), 0
    made = []
    for poster, cut in zip(posters, cuts, strict=True):
        for row, down in enumerate(cut.rows, 1):
            for column, across in enumerate(_reading_order(cut.columns, poster), 1):
                sheet += 1
                box = Box(across[0], down[0], across[1] - across[0], down[1] - down[0])
                made.append(_sheet(poster, box, cut.size, words.label(Tile(sheet, sheets, row, column)), words.help))
    return tuple(made)


def _reading_order(columns: tuple[tuple[float, float], ...], poster: Drawing) -> tuple[tuple[float, float], ...]:
    return columns[::-1] if poster.direction == "rtl" else columns


def _cut(poster: Drawing, paper: str, words: TileWords) -> _Cut:
    """Return how a poster is cut into the fewest sheets."""
    short, long = (float(floor(side)) for side in PAGES[paper])
    longest = words.label(Tile(MANY, MANY, MANY, MANY))
    cuts = []
    for width, height in ((long, short), (short, long)):
        foot = _foot(poster, longest, words.help, width).y + FOOT_GAP + BORDER
        columns = _pieces(poster.width, width - 2 * EDGE)
        cuts.append(_Cut((width, height), columns, _pieces(poster.height, height - EDGE - foot)))
    return min(cuts, key=lambda cut: len(cut.columns) * len(cut.rows))


def _pieces(whole: float, room: float) -> tuple[tuple[float, float], ...]:
    """Return where each piece of a length begins and ends: of one length, no longer than `room`, with the overlap."""
    count = max(1, ceil((whole - OVERLAP) / (room - OVERLAP)))
    length = (whole - OVERLAP) / count + OVERLAP
    return tuple((n * (length - OVERLAP), n * (length - OVERLAP) + length) for n in range(count))


def _sheet(poster: Drawing, box: Box, size: tuple[float, float], label: str, help_: str) -> Drawing:
    """Return one sheet with the piece of a poster that lies in a box."""
    width, height = size
    x = EDGE if poster.direction != "rtl" else width - EDGE - box.width
    place = box._replace(x=x, y=EDGE)
    seen = (move(item, x - box.x, EDGE - box.y) for item in _items_within(poster.items, box))
    foot = _foot(poster, label, help_, width)
    words = tuple(move(item, 0.0, EDGE + box.height + FOOT_GAP) for item in foot.items)
    if poster.direction == "rtl":
        words = tuple(mirror(item, width) for item in words)
    pieces: list[Ink | Part] = [Part(items=tuple(seen), clip=place), *_marks(place)]
    pieces.append(Part("sheet-label", label, help_, words))
    return poster._replace(width=width, height=height, items=tuple(pieces))


def _foot(poster: Drawing, label: str, help_: str, width: float) -> Stack:
    """Return what stands below a piece, from the height 0 downwards, as it runs from left to right."""
    stack = Stack(EDGE + MARK_GAP, 0.0, width - 2 * EDGE - MARK_GAP, poster.direction)
    stack.words(label, LABEL, looks.INK, looks.BOLD)
    stack.words(help_, HELP, looks.INK)
    return stack


def _marks(box: Box) -> Iterator[Stroke]:
    """Yield marks outside the corners of a box, along which it is cut out."""
    right, bottom = box.x + box.width, box.y + box.height
    for x, side in ((box.x, -1), (right, 1)):
        for y, way in ((box.y, -1), (bottom, 1)):
            begin, end = MARK_GAP, MARK_GAP + MARK
            level = polyline((x + side * begin, y), (x + side * end, y))
            if way < 0:
                yield Stroke((level, polyline((x, y - begin), (x, y - end))), looks.INK, 0.5)
            else:  # Words stand below: the mark there would run through them.
                yield Stroke((level,), looks.INK, 0.5)


def _items_within(items: Iterable[Ink | Part], box: Box) -> Iterator[Ink | Part]:
    """Yield what of a poster lies in a box, at least in part; of parts what of them does."""
    for item in items:
        if isinstance(item, Part):
            inner = tuple(_items_within(item.items, box))
            if inner:
                yield item._replace(items=inner)
        elif _is_within(item, box):
            yield item


def _is_within(ink: Ink, box: Box) -> bool:
    """Return whether a thing may reach into a box: what is thick at its edge reaches further."""
    if isinstance(ink, Stroke):
        reach = ink.pen + (ink.head if ink.arrow else 0.0)
        xs, ys = ([point[axis] for piece in ink.pieces for point in piece] for axis in (0, 1))
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    else:
        # Letters may be higher than their line, and wider than the box that they were broken for.
        reach = ink.size if isinstance(ink, Words) else ink.pen if isinstance(ink, Box) else 0.0
        left, top, right, bottom = ink.x, ink.y, ink.x + ink.width, ink.y + ink.height
    return (
        right + reach > box.x
        and left - reach < box.x + box.width
        and bottom + reach > box.y
        and top - reach < box.y + box.height
    )
