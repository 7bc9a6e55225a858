"""One lane across a row of columns: its head, its cells, and the hatching where nothing is known."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, PlacedPicture, Words, move
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout.cards import place_card
from cxjourney.maps.layout.grid_row import GUTTER, PAD
from cxjourney.maps.layout.lane_pages import cards_from
from cxjourney.maps.layout.plotted_lane import place_plot
from cxjourney.maps.layout.stack import hatch, set_words
from cxjourney.maps.model.card import as_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.layout.grid_row import GridRow
    from cxjourney.maps.model.card import Card
    from cxjourney.maps.model.map import MapCell, MapLane


BACKING = 5.0
"""How far the backing of words, which keeps hatching away from them, reaches beyond them on every side, in points."""


def has_box(card: Card) -> bool:
    """Return whether a card has a box of its own."""
    return bool(looks.LOOKS[card.look].fill)


def add_backing(stack: Sequence[tuple[Card, Part]], x: float, width: float, full: bool) -> Iterator[Part]:
    """Yield the cards of a stack, those without a box on one backing together.

    A backing is as wide as the words may be, `full`, or as wide as they are.
    """
    for boxed, run in groupby(stack, lambda one: has_box(one[0])):
        parts = [part for _, part in run]
        if not boxed:
            backing = _backing_box(parts, x, width, full)
            parts[0] = parts[0]._replace(items=(backing, *parts[0].items))
        yield from parts


def _backing_box(parts: list[Part], x: float, width: float, full: bool) -> Box:
    inks = [ink for part in parts for ink in _inks(part)]
    places = [_bounds(ink) for ink in inks]
    top, bottom = min(place[1] for place in places), max(place[3] for place in places)
    end = x + width if full else min(max(place[2] for place in places), x + width)
    return Box(x - BACKING, top - BACKING, end - x + 2 * BACKING, bottom - top + 2 * BACKING, looks.PAPER)


def _inks(part: Part) -> Iterator[Ink]:
    for item in part.items:
        if isinstance(item, Part):
            yield from _inks(item)
        else:
            yield item


def _bounds(ink: Ink) -> tuple[float, float, float, float]:
    """Return from where to where a thing reaches: left, top, right, bottom; words as far as their letters do."""
    if isinstance(ink, Words):
        wide = max((text_width(line, ink.size, ink.weight) for line in ink.lines), default=0.0)
        return (ink.x, ink.y, ink.x + min(wide, ink.width), ink.y + ink.height)
    if isinstance(ink, Box | PlacedPicture):
        return (ink.x, ink.y, ink.x + ink.width, ink.y + ink.height)
    points = [point for piece in ink.pieces for point in piece]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


CARD_GAP, INSET, NOTE = 6.0, 5.0, 10.0
WORDS_GAP, KIND_GAP = 3.0, 10.0
"""Between words of one kind, which stand without a box, and before those of the next."""
MANY_CARDS, CARD_LEAST = 10, 130.0
WIDE, MANY_IN_WIDE, CARD_IN_WIDE = 310.0, 2, 180.0
"""More cards than these stand in several stacks beside each other, where each stack can be at least this wide, in
points; in a wide cell sooner than in others."""


def place_lane(grid_row: GridRow, lane: MapLane) -> None:
    """Add a lane to a row of columns; its cells are as high as the highest of them."""
    cells = [lane.cells[column] for column in grid_row.columns]
    top = grid_row.y + PAD
    head, head_height = place_card(
        lane.head, grid_row.x, top, grid_row.lefts[0] - GUTTER - grid_row.x, grid_row.direction
    )
    marks, start = _plot(grid_row, lane, top) if lane.levels else ((), top)
    ends = [top + head_height, start]
    row: list[Part] = []
    below = (line.says for line in lane.below[-1:])
    says = as_sentences(lane.head.heading, lane.head.title, *lane.head.details, *below)
    for index, cell in enumerate(cells):
        backed = cell.loud or lane.hatched or grid_row.is_hatched(index)
        items, end = _cell(cell, grid_row, index, start, backed)
        ends.append(end)
        held = (*(marks[index] if marks else ()), *items)
        if held:
            grid_row.held[index].append(Part("", lane.head.title, says, held))
            row.append(Part("", grid_row.grid.columns[grid_row.columns[index]].head.title, "", held))
    if grid_row.grid.reads == "columns":
        grid_row.ground.append(Part(items=head.items))
    bottom = max(ends) + PAD
    _hatch(grid_row, lane, cells, grid_row.y, bottom)
    shown = head if head.link else Part(items=head.items)  # a link has to have a name, even that of its lane
    grid_row.lanes.append(Part(lane.name, lane.head.title, lane.head.spoken_text, (shown, *row)))
    grid_row.y = bottom


def _plot(grid_row: GridRow, lane: MapLane, top: float) -> tuple[tuple[tuple[Part, ...], ...], float]:
    """Add the curves of a lane; returns the marks of each cell, and where the curves end."""
    scale = (grid_row.x, grid_row.lefts[0] - GUTTER - grid_row.x)
    ways = frozenset((link.start, link.end) for link in grid_row.grid.links)
    plot = place_plot(lane, grid_row.columns, ways, grid_row.lefts, grid_row.widths, scale, top, grid_row.direction)
    grid_row.ground.append(Part(items=plot.ground))
    return plot.cells, top + plot.height + 4.0


def _cell(cell: MapCell, grid_row: GridRow, index: int, y: float, backed: bool) -> tuple[list[Part], float]:
    """Return what a cell holds, one below the other, and where it ends.

    Backings are as wide as the cell in a hatched column; elsewhere the hatching, which says it all, stays in sight.
    """
    inset = INSET if backed else 0.0
    x, width = grid_row.lefts[index] + inset, grid_row.widths[index] - 2 * inset
    full = grid_row.is_hatched(index) and not cell.loud
    above: list[Part] = []
    if cell.lead:
        lead, height = _note(cell.lead, x, y - 2.0, width, grid_row.direction, backed, "start")
        above, y = [lead], y + height + (CARD_GAP + BACKING if backed else CARD_GAP)
    items, end = _cards(cell, x, width, y, grid_row.direction, backed, full)
    items = [*above, *items]
    if cell.note:
        below = end + CARD_GAP if items else y
        note, height = _note(cell.note, x, below, width, grid_row.direction, backed)
        items.append(note)
        end = below + height
    return items, end


def _cards(
    cell: MapCell, x: float, width: float, y: float, direction: str, backed: bool, full: bool
) -> tuple[list[Part], float]:
    """Return the cards of a cell, in one stack or, where there are many, beside each other.

    Cards with boxes of their own stand in rows then, those of one row at one height; others in several stacks, each of
    which begins with the heading that its words stand below.
    """
    count = _stack_count(len(cell.cards), width)
    if count > 1 and all(has_box(card) for card in cell.cards):
        return _rows_of_cards(cell.cards, x, width, y, direction, count)
    wide = (width + CARD_GAP) / count - CARD_GAP

    def place(card: Card) -> tuple[Part, float]:
        inset = BACKING if backed and not has_box(card) else 0.0
        return place_card(card, inset, 0.0, wide - 2 * inset, direction)

    placed = [place(card) for card in cell.cards]
    share = sum(height + CARD_GAP for _, height in placed) / count
    stacks: list[list[tuple[Card, Part]]] = [[]]
    end, below = y, 0.0
    for index, (card, (part, height)) in enumerate(zip(cell.cards, placed, strict=True)):
        if below and len(stacks) < count and below + height / 2 > share:
            stacks.append([])
            below = 0.0
            part, height = place(cards_from(cell.cards, index)[0])
        below += _gap(card, stacks[-1][-1][0], backed) if stacks[-1] else 0.0
        right = (len(stacks) - 1) * (wide + CARD_GAP)
        stacks[-1].append((card, _move(part, x + right, y + below)))
        below += height
        end = max(end, y + below)
    if not backed:
        return [part for stack in stacks for _, part in stack], end
    begin, room = x + BACKING, wide - 2 * BACKING
    items = [
        part
        for place, stack in enumerate(stacks)
        for part in add_backing(stack, begin + place * (wide + CARD_GAP), room, full)
    ]
    return items, end


def _rows_of_cards(
    cards: Sequence[Card], x: float, width: float, y: float, direction: str, count: int
) -> tuple[list[Part], float]:
    """Return cards in rows of at most `count`, each row as high as the highest card in it, and where they end."""
    wide = (width + CARD_GAP) / count - CARD_GAP
    parts: list[Part] = []
    for first in range(0, len(cards), count):
        row = cards[first : first + count]
        height = max(place_card(card, 0.0, 0.0, wide, direction)[1] for card in row)
        parts += (
            place_card(card, x + place * (wide + CARD_GAP), y, wide, direction, height)[0]
            for place, card in enumerate(row)
        )
        y += height + CARD_GAP
    return parts, y - CARD_GAP


def _move(part: Part, dx: float, dy: float) -> Part:
    return part._replace(items=tuple(move(item, dx, dy) for item in part.items))


def _gap(card: Card, before: Card, backed: bool) -> float:
    """Return the room between a card and the one before it; where only one of them has a backing, room for its edge."""
    if backed and has_box(card) != has_box(before):
        return CARD_GAP + BACKING
    if card.look != "plain":
        return CARD_GAP
    return KIND_GAP if card.heading else WORDS_GAP


def _stack_count(cards: int, width: float) -> int:
    """Return how many stacks a number of cards stand in: at most as many as have room, and one where they are few."""
    usual = min((width + CARD_GAP) // (CARD_LEAST + CARD_GAP), -(-cards // MANY_CARDS))
    most = max(2, (width + CARD_GAP) // (CARD_IN_WIDE + CARD_GAP)) if width >= WIDE else 1
    roomy = min(most, -(-cards // MANY_IN_WIDE))
    return max(1, int(usual), int(roomy))


def _note(
    text: str, x: float, y: float, width: float, direction: str, backed: bool, align: str = "middle"
) -> tuple[Part, float]:
    inset = BACKING if backed and align == "start" else 0.0
    words = set_words(text, x + inset, y + 2.0, width - 2 * inset, NOTE, looks.MUTED, direction, align=align)
    if not backed:
        return Part("", text, "", (words,)), words.height + 3.0
    wide = min(max(text_width(line, NOTE) for line in words.lines) + 10.0, width)
    ground = Box(x if align == "start" else x + (width - wide) / 2, y, wide, words.height + 4.0, looks.PAPER)
    return Part("", text, "", (ground, words)), words.height + 4.0


def _hatch(grid_row: GridRow, lane: MapLane, cells: list[MapCell], top: float, bottom: float) -> None:
    """Hatch the whole lane, or those of its cells that are loud."""
    if lane.hatched:
        pen = 2.0 if lane.head.look == "none" else 1.0
        begin = grid_row.lefts[0] - GUTTER / 2
        grid_row.ground[:0] = hatch(begin, top + 3.0, grid_row.end - begin, bottom - top - 6.0, pen)
        return
    for index, cell in enumerate(cells):
        if cell.loud and not grid_row.is_hatched(index):
            grid_row.ground += hatch(grid_row.lefts[index], top + 4.0, grid_row.widths[index], bottom - top - 8.0, 1.0)
