"""One row of columns: brackets, ways and heads above, and what every lane adds to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, polyline
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout.arrows import ArrowRoute, place_links
from cxjourney.maps.layout.cards import place_card, words_height
from cxjourney.maps.layout.stack import Stack, set_words
from cxjourney.maps.model.card import as_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.card import Card
    from cxjourney.maps.model.map import Arrow, Bracket, Grid, Line


GUTTER, PAD = 16.0, 10.0
LANE = 118.0
"""The width of the heads of lanes."""
SPAN, SHORT_SPAN, SPAN_PAD = 13.0, 10.5, 10.0


@dataclass(slots=True)
class GridRow:
    """A row of columns while it is being laid out, from `y` downwards.

    `ground` is behind everything; `held` is what each column holds, and `lanes` the same lane by lane;
    `crossed` are the named lines that it has already, with their heights.
    """

    grid: Grid
    columns: range
    x: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    y: float
    direction: str
    ground: list[Ink | Part] = field(default_factory=list)
    held: list[list[Ink | Part]] = field(default_factory=list)
    lanes: list[Part] = field(default_factory=list)
    crossed: dict[Line, float] = field(default_factory=dict)

    @property
    def end(self) -> float:
        """Return where the last column ends."""
        return self.lefts[-1] + self.widths[-1]

    def is_hatched(self, index: int) -> bool:
        """Return whether a column is hatched, by its place in this row, from 0."""
        return self.grid.columns[self.columns[index]].hatched


def place_spans(grid_row: GridRow, *, is_repeated: bool = False) -> None:
    """Add brackets over neighbouring columns, each with its words at its beginning; repeated ones are low."""
    height = 0.0
    for span in grid_row.grid.spans:
        here = [column - grid_row.columns.start for column in grid_row.columns if span.first <= column <= span.last]
        if here:
            height = max(height, _span(grid_row, span, here, SHORT_SPAN if is_repeated else SPAN))
    grid_row.y += height + ((4.0 if is_repeated else 10.0) if height else 0.0)


def _span(grid_row: GridRow, span: Bracket, here: list[int], size: float) -> float:
    begin, end = grid_row.lefts[here[0]], grid_row.lefts[here[-1]] + grid_row.widths[here[-1]]
    pad = 4.0 if size == SPAN else 2.0
    stack = Stack(begin + SPAN_PAD, grid_row.y + pad, end - begin - 2 * SPAN_PAD, grid_row.direction)
    stack.words(span.words, size, looks.INK, looks.BOLD)
    height = stack.y + pad - grid_row.y
    ground = Box(begin, grid_row.y, end - begin, height, "head")
    line = Stroke((polyline((begin, grid_row.y), (end, grid_row.y)),), looks.INK, 2.2)
    titles = (grid_row.grid.columns[grid_row.columns[index]].head.title for index in here)
    says = as_sentences(span.words, *titles)
    grid_row.ground.append(Part("", span.words, says, (ground, line, *stack.items)))
    return height


def place_ways(grid_row: GridRow) -> None:
    """Add the links within the row that do not simply lead to the next column."""
    links = [link for link in grid_row.grid.links if link.start in grid_row.columns and link.end in grid_row.columns]
    routes = [_route(grid_row, link) for link in links if not grid_row.grid.is_plain(link)]
    placed, height = place_links(routes, grid_row.lefts, grid_row.widths, grid_row.y, grid_row.direction)
    grid_row.ground.append(placed)
    grid_row.y += height


def _route(grid_row: GridRow, link: Arrow) -> ArrowRoute:
    first, heads = grid_row.columns.start, [column.head.title for column in grid_row.grid.columns]
    says = (grid_row.grid.way or "{start} → {end}").format(start=heads[link.start], end=heads[link.end])
    ends = (link.start - first, link.end - first)
    return ArrowRoute(*ends, link.words, says, opens=link.opens, joins=link.joins, kind=link.kind)


def place_heads(grid_row: GridRow, *, is_repeated: bool = False) -> None:
    """Add the heads of the columns, all of one height, and the arrows between them; of repeated ones only titles."""
    cards = [grid_row.grid.columns[column].head for column in grid_row.columns]
    if is_repeated:
        cards = [_shorten(card) for card in cards]
    sized = list(zip(cards, grid_row.widths, strict=True))
    words = max(words_height(card, width, grid_row.direction) for card, width in sized)
    height = max(place_card(card, 0.0, 0.0, width, grid_row.direction, words=words)[1] for card, width in sized)
    for index, (card, width) in enumerate(sized):
        part, _ = place_card(card, grid_row.lefts[index], grid_row.y, width, grid_row.direction, height, words)
        # A column has its head's words already; but a link has to have a name.
        grid_row.held[index].append(part if grid_row.grid.reads == "lanes" or card.link else Part(items=part.items))
    for link in grid_row.grid.links:
        if grid_row.grid.is_plain(link):
            _arrow(grid_row, link, grid_row.y + height / 2)
    grid_row.y += height + PAD


def _shorten(head: Card) -> Card:
    """Return the head of a column as it stands on further pages: its title alone, in smaller type."""
    short = f"short-{head.look}"
    return head._replace(details=(), ornaments=(), look=short if short in looks.LOOKS else head.look)


def _arrow(grid_row: GridRow, link: Arrow, y: float) -> None:
    """The way to the next stage, in the gutter between two heads or out of the row and into the next one."""
    if link.start in grid_row.columns:
        place = link.start - grid_row.columns.start
        begin = grid_row.lefts[place] + grid_row.widths[place]
    elif link.end in grid_row.columns:
        begin = grid_row.lefts[0] - GUTTER
    else:
        return
    course = polyline((begin + 0.5, y), (begin + GUTTER - 0.5, y))
    grid_row.ground.append(Stroke((course,), looks.ROUTE, 1.8, arrow=True))


BEFORE, NAME_GAP, AFTER = 8.0, 3.0, 4.0
MARGIN = 8.0
"""How far a ground reaches out to the left and the right of what stands on it."""


def place_lines(grid_row: GridRow, lines: tuple[Line, ...]) -> bool:
    """Add those of the lines that the row does not have yet, as one, and return whether there were any.

    Nothing stands between lines that come together: they are one line, the strongest, with all their names.
    """
    new = [line for line in lines if line not in grid_row.crossed]
    if new:
        _place(grid_row, new)
    return bool(new)


def place_grounds(grid_row: GridRow) -> None:
    """Add, behind all that the row has, the ground from each line that brings one to the next that does."""
    grounds = [(y, looks.LINE_STYLES[line.look].ground) for line, y in grid_row.crossed.items()]
    changes = [(y, ground) for y, ground in grounds if ground]
    width = grid_row.end - grid_row.x + 2 * MARGIN
    for (top, ground), (bottom, _) in pairwise([*changes, (grid_row.y, "")]):
        grid_row.ground.insert(0, Box(grid_row.x - MARGIN, top, width, bottom - top, ground))


def _place(grid_row: GridRow, lines: Sequence[Line]) -> None:
    """Add lines as one, their names above its beginning; on the ground of the row, so that no hatching touches it."""
    rule = max((looks.LINE_STYLES[line.look] for line in lines), key=lambda style: style.pen)
    room, said = grid_row.end - grid_row.x, " · ".join(line.words for line in lines)
    name = set_words(said, grid_row.x, grid_row.y + BEFORE, room, rule.size, looks.INK, grid_row.direction, looks.BOLD)
    wide = min(max(text_width(words, rule.size, looks.BOLD) for words in name.lines) + 6.0, room)
    y = name.y + name.height + NAME_GAP
    course = polyline((grid_row.x - MARGIN, y), (grid_row.end + MARGIN, y))
    behind = Box(grid_row.x, name.y, wide, name.height, _ground(grid_row))
    # What the name says, lanes below it say to whom the map is read aloud.
    grid_row.ground.append(Part(items=(behind, name, Stroke((course,), looks.INK, rule.pen, rule.dashed))))
    grid_row.crossed |= dict.fromkeys(lines, y)
    grid_row.y = y + AFTER


def _ground(grid_row: GridRow) -> str:
    """Return what the row is drawn on just now."""
    return next(
        (rule.ground for line in reversed(grid_row.crossed) if (rule := looks.LINE_STYLES[line.look]).ground),
        looks.PAPER,
    )
