"""The small picture: heads of stages in a row, and their emotions, in type that is read at the width of a telephone."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, polyline
from cxjourney.maps.canvas.text_wrapping import break_lines, text_width, visible_text
from cxjourney.maps.layout.map_footer import finish_sheet
from cxjourney.maps.layout.ornaments import place_sign
from cxjourney.maps.layout.plotted_lane import PlotStyle, place_plot
from cxjourney.maps.layout.stack import Stack, hatch, set_words
from cxjourney.maps.layout.strip_text import BETWEEN, SIZE, Piece, place_line
from cxjourney.maps.model.card import Sign, as_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.model.card import Card
    from cxjourney.maps.model.map import Grid, Map, MapLane


WIDTH, MARGIN = 560.0, 18.0
"""How wide the picture is: 40 times its type, which is then 9.75 px high where it is as wide as a telephone, 390 px."""
TITLES, TITLE_LINES = (24.0, 20.0, 17.0), 2
"""Sizes of the title: the first with which it has at most this many lines, else the last."""
GAP, PAD, SCALE = 9.0, 6.0, 30.0
"""Between columns; in their heads; and the room of the scale."""
SIGN = SIZE + 5.0
"""The room of the sign of coverage and of the gap behind it."""
MOST, LEAST, STAGE_LINES = 6, 3, 6
"""How many columns a row has at most; fewer than these only where there are no more, though words are cut; and how many
lines the title of a stage has at most where it has more columns than that."""
STYLE = PlotStyle(mark=14.0, least=5.0, halo=1.0, room=5.0, curve=2.0, figure=0.0, scale=SIZE, key=0.0)


def lay_out_strip(drawn: Map) -> Drawing:
    """Return the drawing of a small map: its only grid, of which the lane with levels is plotted."""
    (grid,) = drawn.grids
    width = WIDTH - 2 * MARGIN
    header, height = _header(drawn, width)
    items: list[Ink | Part] = [header]
    y = MARGIN + height + GAP
    lane = next((lane for lane in grid.lanes if lane.levels), None)
    if lane:
        key, height = _key(grid, lane, y, width, drawn.direction)
        items.append(key)
        y += height + GAP
    shown = grid.visible_columns
    count = _column_count(grid, width - SCALE)
    per_row = ceil(len(shown) / ceil(len(shown) / count))
    column = (width - SCALE + GAP) / per_row - GAP
    for first in range(shown.start, shown.stop, per_row):
        columns = range(first, min(first + per_row, shown.stop))
        lefts = [MARGIN + SCALE + index * (column + GAP) for index in range(len(columns))]
        row, y = _row(grid, lane, columns, lefts, column, y, drawn.direction)
        items += row
        y += GAP
    foot, height = _foot(drawn, y, width)
    items.append(foot)
    return finish_sheet(drawn, items, MARGIN, y + height, width)


def _header(drawn: Map, width: float) -> tuple[Part, float]:
    """Return title, state and figures, and their height, in points."""
    stack = Stack(MARGIN, MARGIN, width, drawn.direction)
    if drawn.stamp:
        wide = min(text_width(visible_text(drawn.stamp), SIZE, looks.BOLD) + 17.0, width)
        stamp = Stack(MARGIN + 8.0, MARGIN + 2.0, wide - 16.0, drawn.direction)
        stamp.words(drawn.stamp, SIZE, looks.INK, looks.BOLD)
        height = stamp.y + 2.0 - MARGIN
        stack.items += (Box(MARGIN, MARGIN, wide, height, "", looks.INK, 2.0, True), *stamp.items)
        stack.gap(height + 4.0)
    stack.words(drawn.eyebrow, SIZE, looks.MUTED)
    fitting = (size for size in TITLES if _line_count(drawn.title, width, size) <= TITLE_LINES)
    stack.words(drawn.title, next(fitting, TITLES[-1]), looks.INK, looks.BOLD, even=True)
    for words in drawn.choice:
        stack.words(words, SIZE, looks.INK, looks.BOLD)
    stack.gap(2.0)
    figures = tuple(_figures(drawn))
    line, height = place_line(figures, MARGIN, stack.y, width, drawn.direction)
    said = as_sentences(drawn.stamp, drawn.eyebrow, drawn.title, *drawn.choice, *(piece.words for piece in figures))
    return Part("header", drawn.title, said, (*stack.items, *line)), stack.y + height - MARGIN


def _line_count(title: str, width: float, size: float) -> int:
    return len(break_lines(visible_text(title), width, size, looks.BOLD))


def _figures(drawn: Map) -> Iterator[Piece]:
    """Yield how much is known, and as of which day."""
    for figure in drawn.figures:
        if figure.kind == "coverage":
            colour = looks.ALARM if figure.loud else looks.INK
            yield Piece(f"{figure.value} {figure.words}", looks.BOLD, colour)
        elif figure.kind == "day":
            yield Piece(f"{figure.words} {figure.value}", colour=looks.MUTED)


def _key(grid: Grid, lane: MapLane, y: float, width: float, direction: str) -> tuple[Part, float]:
    """Return what is plotted and, beside it, who is who, with the height of both in points."""
    title = Piece(lane.head.title, looks.BOLD)
    names = tuple(_names(grid, lane))
    items, height = place_line((title,), MARGIN, y, width, direction)
    begin = min(title.width + BETWEEN, width / 2)
    beside, high = place_line(names, MARGIN + begin, y, width - begin, direction)
    ends = f"{lane.levels[-1]} … {lane.levels[0]}"
    says = as_sentences(lane.head.title, ends, *(piece.words for piece in names))
    return Part("", lane.head.title, says, (*items, *beside)), max(height, high)


def _names(grid: Grid, lane: MapLane) -> Iterator[Piece]:
    """Yield who feels something in the columns that are shown."""
    felt = {mark.series for column in grid.visible_columns for mark in lane.cells[column].marks}
    for index, series in enumerate(lane.series):
        if index in felt:
            colour = looks.MUTED if series.faded else looks.tone(series.tone)[0]
            symbol = f"persona-{series.tone % looks.TONE_COUNT}"
            yield Piece(series.title, looks.BOLD, colour, symbol=symbol, faded=series.faded)


def _column_count(grid: Grid, room: float) -> int:
    """Return how many columns a row has: as many as can be, without a word that is cut or a title of many lines."""
    heads = [grid.columns[index].head for index in grid.visible_columns]
    longest = max(map(_longest_word, heads), default=0.0)

    def fits(count: int) -> bool:
        width = (room + GAP) / count - GAP - 2 * PAD
        return width >= longest and all(_line_count(head.title, width, SIZE) <= STAGE_LINES for head in heads)

    counts = range(min(MOST, len(heads)), LEAST, -1)
    return next(filter(fits, counts), min(LEAST, len(heads)))


def _longest_word(card: Card) -> float:
    """Return how wide the longest word of a head is, in points, with the symbol before it where it has one."""
    signs = [ornament.words for ornament in card.ornaments if isinstance(ornament, Sign)]
    texts = (
        (card.stressed, looks.BOLD, 0.0),
        (card.title, looks.BOLD, 0.0),
        (card.heading, looks.REGULAR, 0.0),
        *((sign, looks.REGULAR, SIGN) for sign in signs),
    )
    return max(
        room + text_width(word, SIZE, weight)
        for text, weight, room in texts
        for word in visible_text(text).split() or ("",)
    )


def _row(
    grid: Grid, lane: MapLane | None, columns: range, lefts: list[float], width: float, y: float, direction: str
) -> tuple[list[Part], float]:
    """Return a row of columns, and where it ends; what is behind all of them comes first."""
    heads = [grid.columns[column].head for column in columns]
    heading = max(_heading_height(head, width, direction) for head in heads)
    height = max(_head(head, 0.0, 0.0, width, direction, heading)[1] for head in heads)
    ground: list[Ink | Part] = [
        _arrow(lefts[start - columns.start] + width, y + height / 2) for start in _main_links(grid, columns)
    ]
    held: list[list[Ink | Part]] = [
        [_head(head, x, y, width, direction, heading, height)[0]] for head, x in zip(heads, lefts, strict=True)
    ]
    end = y + height
    if lane:
        ways = {(link.start, link.end) for link in grid.links}
        scale = (MARGIN, SCALE - 6.0)
        plot = place_plot(lane, columns, ways, lefts, [width] * len(lefts), scale, end + GAP, direction, STYLE)
        ground += plot.ground
        for index, column in enumerate(columns):
            hatched = grid.columns[column].hatched
            if hatched:
                ground[:0] = hatch(lefts[index], end + GAP, width, plot.height, 1.0)
            held[index] += plot.cells[index]
            note = lane.cells[column].note
            if note:
                held[index].append(_note(note, lefts[index], end + GAP + plot.height / 2, width, direction))
        end += GAP + plot.height
    parts = [
        Part(grid.columns[column].name, head.title, head.spoken_text, tuple(items))
        for column, head, items in zip(columns, heads, held, strict=True)
    ]
    return [Part(items=tuple(ground)), *parts], end + GAP


def _heading_height(card: Card, width: float, direction: str) -> float:
    """Return how high the words above the title of a head are, in points."""
    stack = Stack(0.0, 0.0, width - 2 * PAD, direction)
    stack.words(card.heading, SIZE, looks.LOOKS[card.look].faint)
    return stack.y


def _head(
    card: Card, x: float, y: float, width: float, direction: str, heading: float, height: float = 0.0
) -> tuple[Part, float]:
    """Return the head of a column and its height, in points: its words, and at its foot the sign of its coverage.

    Its title begins below the highest `heading` of its row, and it is at least as high as `height`.
    """
    look = looks.LOOKS[card.look]
    stack = Stack(x + PAD, y + PAD, width - 2 * PAD, direction)
    stack.words(card.heading, SIZE, look.faint)
    stack.y = y + PAD + heading
    stack.words(card.title, SIZE, look.words, looks.BOLD, even=True)
    for detail in card.details:
        if detail != card.stressed:
            stack.words(detail, SIZE, look.words)
    signs = [ornament for ornament in card.ornaments if isinstance(ornament, Sign)]
    _, foot_height = _head_foot(card, x, 0.0, width, direction)
    high = max(stack.y - y + foot_height + (2.0 if signs else 0.0), height)
    foot, _ = _head_foot(card, x, y + high - foot_height, width, direction)
    box = Box(x, y, width, high, look.fill, look.line, look.pen)
    return Part("", "", "", (box, *stack.items, *foot), card.link), high


def _head_foot(card: Card, x: float, y: float, width: float, direction: str) -> tuple[list[Ink | Part], float]:
    """Return the signs at the foot of a head, and who is stranded on a dark ground, with the height of all of it."""
    stack = Stack(x + PAD, y, width - 2 * PAD, direction)
    for ornament in card.ornaments:
        if isinstance(ornament, Sign):
            place_sign(ornament, stack, SIZE, looks.LOOKS[card.look].words)
    stack.gap(PAD)
    if not card.stressed:
        return stack.items, stack.y - y
    top, halted = stack.y, looks.LOOKS["halted"]
    words = Stack(stack.x, top + 2.0, stack.width, direction)
    words.words(card.stressed, SIZE, halted.words, looks.BOLD)
    ground = Box(x, top, width, words.y + 2.0 - top, halted.fill)
    return [*stack.items, ground, *words.items], words.y + 2.0 - y


def _main_links(grid: Grid, columns: range) -> Iterator[int]:
    """Yield the columns of a row from which the main path leads to the next one."""
    last = grid.visible_columns[-1]
    yield from (
        link.start
        for link in grid.links
        if link.is_main and link.end == link.start + 1 and link.start in columns and link.end <= last
    )


def _arrow(x: float, y: float) -> Stroke:
    return Stroke((polyline((x + 0.5, y), (x + GAP - 0.5, y)),), looks.ROUTE, 1.6, arrow=True, head=5.0)


def _note(text: str, x: float, middle: float, width: float, direction: str) -> Part:
    """Return words in place of marks, on paper, around a height."""
    words = set_words(text, x, 0.0, width, SIZE, looks.MUTED, direction, align="middle")
    wide = min(max(text_width(line, SIZE) for line in words.lines) + 6.0, width)
    top = middle - words.height / 2
    ground = Box(x + (width - wide) / 2, top, wide, words.height, looks.PAPER)
    return Part("", text, "", (ground, words._replace(y=top)))


def _foot(drawn: Map, y: float, width: float) -> tuple[Part, float]:
    """Return the legend and the notes, and their height, in points."""
    keys = tuple(Piece(key.words, sample=key.sample) for key in drawn.legend)
    line, height = place_line(keys, MARGIN, y, width, drawn.direction)
    stack = Stack(MARGIN, y + height, width, drawn.direction)
    for note in drawn.notes:
        stack.words(note, SIZE, looks.MUTED)
    said = as_sentences(*(key.words for key in drawn.legend), *drawn.notes)
    return Part("legend", drawn.legend_title if said else "", said, (*line, *stack.items)), stack.y - y
