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
    from cxjourney.maps.model.map import Arrow, Bracket, Grid, Line


GUTTER, PAD = 16.0, 10.0
LANE = 118.0
"""The width of the heads of lanes."""
SPAN, SPAN_PAD = 13.0, 10.0


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
    width: float
    y: float
    direction: str
    ground: list[Ink | Part] = field(default_factory=list)
    held: list[list[Ink | Part]] = field(default_factory=list)
    lanes: list[Part] = field(default_factory=list)
    crossed: dict[Line, float] = field(default_factory=dict)

    @property
    def end(self) -> float:
        """Return where the last column ends."""
        return self.lefts[-1] + self.width

    def is_hatched(self, index: int) -> bool:
        """Return whether a column is hatched, by its place in this row, from 0."""
        return self.grid.columns[self.columns[index]].hatched


def place_spans(band: Band) -> None:
    """Add brackets over neighbouring columns, each with its words at its beginning."""
    height = 0.0
    for span in band.grid.spans:
        here = [column - band.columns.start for column in band.columns if span.first <= column <= span.last]
        if here:
            height = max(height, _span(band, span, here))
    band.y += height + (10.0 if height else 0.0)


def _span(band: Band, span: Bracket, here: list[int]) -> float:
    begin, end = band.lefts[here[0]], band.lefts[here[-1]] + band.width
    stack = Stack(begin + SPAN_PAD, band.y + 4.0, end - begin - 2 * SPAN_PAD, band.direction)
    stack.words(span.words, SPAN, looks.INK, looks.BOLD)
    height = stack.y + 4.0 - band.y
    ground = Box(begin, band.y, end - begin, height, "head")
    line = Stroke((polyline((begin, band.y), (end, band.y)),), looks.INK, 2.2)
    titles = (band.grid.columns[band.columns[index]].head.title for index in here)
    says = as_sentences(span.words, *titles)
    band.ground.append(Part("", span.words, says, (ground, line, *stack.items)))
    return height


def place_ways(band: Band) -> None:
    """Add the links that do not simply lead to the next column."""
    routes = _merge_open([route for link in band.grid.links for route in _routes(band, link)])
    placed, height = place_links(routes, band.lefts, band.width, band.y, band.direction)
    band.ground.append(placed)
    band.y += height


def _merge_open(routes: list[ArrowRoute]) -> list[ArrowRoute]:
    """Return the same routes, with all that leave the row from one column as one, and all that come into it as one."""
    found: dict[tuple[int, str], list[ArrowRoute]] = {}
    for route in routes:
        if route.open:
            found.setdefault((route.start, route.open), []).append(route)
    inside = [route for route in routes if not route.open]
    open_ = (
        ArrowRoute(column, column, "\n".join(one.words for one in some), way, kind=_shared_kind(some))
        for (column, way), some in found.items()
    )
    return [*inside, *open_]


def _shared_kind(routes: list[ArrowRoute]) -> str:
    """Return the kind that all of these routes are of; empty where they are of several."""
    kinds = {route.kind for route in routes}
    return kinds.pop() if len(kinds) == 1 else ""


def _routes(band: Band, link: Arrow) -> list[ArrowRoute]:
    """Return what a row of columns shows of a link: all of it, one open end, or nothing."""
    first = band.columns.start
    inside = (link.start in band.columns, link.end in band.columns)
    start, end = band.grid.columns[link.start].head.title, band.grid.columns[link.end].head.title
    drawn = link.start in band.grid.visible_columns and link.end in band.grid.visible_columns
    if _is_plain(link) and drawn:
        return []
    if inside == (True, True):
        way = (band.grid.way or "{start} → {end}").format(start=start, end=end)
        ends = (link.start - first, link.end - first)
        return [ArrowRoute(*ends, link.words, says=way, opens=link.opens, joins=link.joins, kind=link.kind)]
    if inside[0]:
        words = ": ".join(filter(None, (band.grid.onward.format(stage=end), link.words)))
        return [ArrowRoute(link.start - first, link.start - first, words, "out", kind=link.kind)]
    if inside[1]:
        words = band.grid.origin.format(stage=start)
        return [ArrowRoute(link.end - first, link.end - first, words, "in", kind=link.kind)]
    return []


def _is_plain(link: Arrow) -> bool:
    return link.end == link.start + 1 and not (link.words or link.opens or link.joins)


def place_heads(band: Band, *, is_repeated: bool = False) -> None:
    """Add the heads of the columns, all of one height, and the arrows between them; of repeated ones only titles."""
    cards = [band.grid.columns[column].head for column in band.columns]
    if is_repeated:
        cards = [card._replace(details=(), ornaments=()) for card in cards]
    words = max(words_height(card, band.width, band.direction) for card in cards)
    height = max(place_card(card, 0.0, 0.0, band.width, band.direction, words=words)[1] for card in cards)
    for index, card in enumerate(cards):
        part, _ = place_card(card, band.lefts[index], band.y, band.width, band.direction, height, words)
        # A column has its head's words already; but a link has to have a name.
        band.held[index].append(part if band.grid.reads == "lanes" or card.link else Part(items=part.items))
    for link in band.grid.links:
        if _is_plain(link) and link.start in band.grid.visible_columns and link.end in band.grid.visible_columns:
            _arrow(band, link, band.y + height / 2)
    band.y += height + PAD


def _arrow(band: Band, link: Arrow, y: float) -> None:
    """The way to the next stage, in the gutter between two heads or out of the row and into the next one."""
    if link.start in band.columns:
        begin = band.lefts[link.start - band.columns.start] + band.width
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
