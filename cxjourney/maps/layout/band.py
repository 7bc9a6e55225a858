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
    from cxjourney.maps.canvas.shapes import Ink
    from cxjourney.maps.model.card import Card
    from cxjourney.maps.model.map import Arrow, Bracket, Grid, Line


GUTTER, PAD = 16.0, 10.0
LANE = 118.0
"""The width of the heads of lanes."""
SPAN, SHORT_SPAN, SPAN_PAD = 13.0, 10.5, 10.0


@dataclass(slots=True)
class Band:
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


def place_spans(band: Band, *, is_repeated: bool = False) -> None:
    """Add brackets over neighbouring columns, each with its words at its beginning; repeated ones are low."""
    height = 0.0
    for span in band.grid.spans:
        here = [column - band.columns.start for column in band.columns if span.first <= column <= span.last]
        if here:
            height = max(height, _span(band, span, here, SHORT_SPAN if is_repeated else SPAN))
    band.y += height + ((4.0 if is_repeated else 10.0) if height else 0.0)


def _span(band: Band, span: Bracket, here: list[int], size: float) -> float:
    begin, end = band.lefts[here[0]], band.lefts[here[-1]] + band.widths[here[-1]]
    pad = 4.0 if size == SPAN else 2.0
    stack = Stack(begin + SPAN_PAD, band.y + pad, end - begin - 2 * SPAN_PAD, band.direction)
    stack.words(span.words, size, looks.INK, looks.BOLD)
    height = stack.y + pad - band.y
    ground = Box(begin, band.y, end - begin, height, "head")
    line = Stroke((polyline((begin, band.y), (end, band.y)),), looks.INK, 2.2)
    titles = (band.grid.columns[band.columns[index]].head.title for index in here)
    says = as_sentences(span.words, *titles)
    band.ground.append(Part("", span.words, says, (ground, line, *stack.items)))
    return height


def place_ways(band: Band) -> None:
    """Add the links within the row that do not simply lead to the next column."""
    links = [link for link in band.grid.links if link.start in band.columns and link.end in band.columns]
    routes = [_route(band, link) for link in links if not band.grid.is_plain(link)]
    placed, height = place_links(routes, band.lefts, band.widths, band.y, band.direction)
    band.ground.append(placed)
    band.y += height


def _route(band: Band, link: Arrow) -> ArrowRoute:
    first, heads = band.columns.start, [column.head.title for column in band.grid.columns]
    says = (band.grid.way or "{start} → {end}").format(start=heads[link.start], end=heads[link.end])
    ends = (link.start - first, link.end - first)
    return ArrowRoute(*ends, link.words, says, opens=link.opens, joins=link.joins, kind=link.kind)


def place_heads(band: Band, *, is_repeated: bool = False) -> None:
    """Add the heads of the columns, all of one height, and the arrows between them; of repeated ones only titles."""
    cards = [band.grid.columns[column].head for column in band.columns]
    if is_repeated:
        cards = [_shorten(card) for card in cards]
    sized = list(zip(cards, band.widths, strict=True))
    words = max(words_height(card, width, band.direction) for card, width in sized)
    height = max(place_card(card, 0.0, 0.0, width, band.direction, words=words)[1] for card, width in sized)
    for index, (card, width) in enumerate(sized):
        part, _ = place_card(card, band.lefts[index], band.y, width, band.direction, height, words)
        # A column has its head's words already; but a link has to have a name.
        band.held[index].append(part if band.grid.reads == "lanes" or card.link else Part(items=part.items))
    for link in band.grid.links:
        if band.grid.is_plain(link):
            _arrow(band, link, band.y + height / 2)
    band.y += height + PAD


def _shorten(head: Card) -> Card:
    """Return the head of a column as it stands on further pages: its title alone, in smaller type."""
    short = f"short-{head.look}"
    return head._replace(details=(), ornaments=(), look=short if short in looks.LOOKS else head.look)


def _arrow(band: Band, link: Arrow, y: float) -> None:
    """The way to the next stage, in the gutter between two heads or out of the row and into the next one."""
    if link.start in band.columns:
        place = link.start - band.columns.start
        begin = band.lefts[place] + band.widths[place]
    elif link.end in band.columns:
        begin = band.lefts[0] - GUTTER
    else:
        return
    course = polyline((begin + 0.5, y), (begin + GUTTER - 0.5, y))
    band.ground.append(Stroke((course,), looks.ROUTE, 1.8, arrow=True))


BEFORE, NAME_GAP, AFTER = 8.0, 3.0, 4.0
MARGIN = 8.0
"""How far a ground reaches out to the left and the right of what stands on it."""


def place_lines(band: Band, lines: tuple[Line, ...]) -> bool:
    """Add those of the lines that the row does not have yet, and return whether there were any."""
    new = [line for line in lines if line not in band.crossed]
    for line in new:
        _place(band, line)
    return bool(new)


def place_grounds(band: Band) -> None:
    """Add, behind all that the row has, the ground from each line that brings one to the next that does."""
    grounds = [(y, looks.LINE_STYLES[line.look].ground) for line, y in band.crossed.items()]
    changes = [(y, ground) for y, ground in grounds if ground]
    width = band.end - band.x + 2 * MARGIN
    for (top, ground), (bottom, _) in pairwise([*changes, (band.y, "")]):
        band.ground.insert(0, Box(band.x - MARGIN, top, width, bottom - top, ground))


def _place(band: Band, line: Line) -> None:
    """Add a line, its name above its beginning; on the ground of the row, so that no hatching touches it."""
    rule = looks.LINE_STYLES[line.look]
    room = band.end - band.x
    name = set_words(line.words, band.x, band.y + BEFORE, room, rule.size, looks.INK, band.direction, looks.BOLD)
    wide = min(max(text_width(words, rule.size, looks.BOLD) for words in name.lines) + 6.0, room)
    y = name.y + name.height + NAME_GAP
    course = polyline((band.x - MARGIN, y), (band.end + MARGIN, y))
    behind = Box(band.x, name.y, wide, name.height, _ground(band))
    # What the name says, lanes below it say to whom the map is read aloud.
    band.ground.append(Part(items=(behind, name, Stroke((course,), looks.INK, rule.pen, rule.dashed))))
    band.crossed[line] = y
    band.y = y + AFTER


def _ground(band: Band) -> str:
    """Return what the row is drawn on just now."""
    return next(
        (rule.ground for line in reversed(band.crossed) if (rule := looks.LINE_STYLES[line.look]).ground), looks.PAPER
    )
