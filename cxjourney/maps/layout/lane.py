"""One lane across a row of columns: its head, its cells, and the hatching where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.band import GUTTER, PAD
from cxjourney.maps.layout.cards import place_card
from cxjourney.maps.layout.hatch import hatched
from cxjourney.maps.layout.plot import place_plot
from cxjourney.maps.layout.stack import set_words
from cxjourney.maps.measure import text_width
from cxjourney.maps.places import Box, Part, moved
from cxjourney.maps.sheet import sentences

if TYPE_CHECKING:
    from cxjourney.maps.layout.band import Band
    from cxjourney.maps.sheet import Card, Cell, Lane

CARD_GAP, INSET, NOTE = 6.0, 8.0, 10.0
WORDS_GAP, KIND_GAP = 3.0, 10.0
"""Between words of one kind, which stand without a box, and before those of the next."""
MANY_CARDS, CARD_LEAST = 10, 130.0
WIDE, MANY_IN_WIDE, CARD_IN_WIDE = 400.0, 2, 180.0
"""More cards than these stand in several stacks beside each other, where each stack has room for so many points; in a
wide cell sooner than in others."""


def place_lane(band: Band, lane: Lane) -> None:
    """Add a lane; its cells are as high as the highest of them."""
    cells = [lane.cells[column] for column in band.columns]
    top = band.y + PAD
    head, head_height = place_card(lane.head, band.x, top, band.lefts[0] - GUTTER - band.x, band.direction)
    marks, start = _plot(band, lane, top) if lane.levels else ((), top)
    ends = [top + head_height, start]
    row: list[Part] = []
    below = (line.says for line in lane.below[-1:])
    says = sentences(lane.head.heading, lane.head.title, *lane.head.details, *below)
    for index, cell in enumerate(cells):
        backed = cell.loud or lane.hatched or band.hatched(index)
        items, end = _cell(cell, band, index, start, backed)
        ends.append(end)
        held = (*(marks[index] if marks else ()), *items)
        if held:
            band.held[index].append(Part("", lane.head.title, says, held))
            row.append(Part("", band.grid.columns[band.columns[index]].head.title, "", held))
    if band.grid.reads == "columns":
        band.ground.append(Part(items=head.items))
    bottom = max(ends) + PAD
    _loud(band, lane, cells, band.y, bottom)
    shown = head if head.link else Part(items=head.items)  # a link has to have a name, even that of its lane
    band.lanes.append(Part(lane.name, lane.head.title, lane.head.spoken, (shown, *row)))
    band.y = bottom


def _plot(band: Band, lane: Lane, top: float) -> tuple[tuple[tuple[Part, ...], ...], float]:
    """Add the curves of a lane; returns the marks of each cell, and where the curves end."""
    scale = (band.x, band.lefts[0] - GUTTER - band.x)
    plot = place_plot(lane, band.columns, band.lefts, band.width, scale, top, band.direction)
    band.ground.append(Part(items=plot.ground))
    return plot.cells, top + plot.height + 4.0


def _cell(cell: Cell, band: Band, index: int, y: float, backed: bool) -> tuple[list[Part], float]:
    """What a cell holds, one below the other, and where it ends."""
    inset = INSET if backed else 0.0
    x, width = band.lefts[index] + inset, band.width - 2 * inset
    items, end = _cards(cell, x, width, y, band.direction, backed)
    if cell.note:
        below = end + CARD_GAP if items else y
        note, height = _note(cell.note, x, below, width, band.direction, backed)
        items.append(note)
        end = below + height
    return items, end


def _cards(cell: Cell, x: float, width: float, y: float, direction: str, backed: bool) -> tuple[list[Part], float]:
    """The cards of a cell, in one stack or, where there are many, in some beside each other."""
    stacks = _stacks(len(cell.cards), width)
    wide = (width + CARD_GAP) / stacks - CARD_GAP
    placed = [place_card(card, 0.0, 0.0, wide, direction, backed=backed) for card in cell.cards]
    share = sum(height + CARD_GAP for _, height in placed) / stacks
    items, end, stack, below = [], y, 0, 0.0
    for card, (part, height) in zip(cell.cards, placed, strict=True):
        if below and stack + 1 < stacks and below + height / 2 > share:
            stack, below = stack + 1, 0.0
        below += _gap(card, backed) if below else 0.0
        items.append(moved(part, x + stack * (wide + CARD_GAP), y + below))
        below += height
        end = max(end, y + below)
    return [item for item in items if isinstance(item, Part)], end


def _gap(card: Card, backed: bool) -> float:
    """The room before a card that is not the first."""
    if card.look != "plain" or backed:
        return CARD_GAP
    return KIND_GAP if card.heading else WORDS_GAP


def _stacks(cards: int, width: float) -> int:
    """How many stacks so many cards stand in: no more than there is room for, and one where there are few."""
    usual = min((width + CARD_GAP) // (CARD_LEAST + CARD_GAP), -(-cards // MANY_CARDS))
    roomy = min((width + CARD_GAP) // (CARD_IN_WIDE + CARD_GAP), -(-cards // MANY_IN_WIDE)) if width >= WIDE else 1
    return max(1, int(usual), int(roomy))


def _note(text: str, x: float, y: float, width: float, direction: str, backed: bool) -> tuple[Part, float]:
    words = set_words(text, x, y + 2.0, width, NOTE, style.MUTED, direction, align="middle")
    if not backed:
        return Part("", text, "", (words,)), words.height + 3.0
    wide = min(max(text_width(line, NOTE) for line in words.lines) + 10.0, width)
    ground = Box(x + (width - wide) / 2, y, wide, words.height + 4.0, style.PAPER)
    return Part("", text, "", (ground, words)), words.height + 4.0


def _loud(band: Band, lane: Lane, cells: list[Cell], top: float, bottom: float) -> None:
    """Hatch the whole lane, or those of its cells that are loud."""
    if lane.hatched:
        pen = 2.0 if lane.head.look == "none" else 1.0
        begin = band.lefts[0] - GUTTER / 2
        band.ground[:0] = hatched(begin, top + 3.0, band.end - begin, bottom - top - 6.0, pen)
        return
    for index, cell in enumerate(cells):
        if cell.loud:
            band.ground += hatched(band.lefts[index], top + 4.0, band.width, bottom - top - 8.0, 1.0)
