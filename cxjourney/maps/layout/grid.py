"""Columns and lanes: their widths, the rows they break into, and the lines that they keep across each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.cards import place_card
from cxjourney.maps.layout.hatch import hatched
from cxjourney.maps.layout.links import Route, place_links
from cxjourney.maps.layout.plot import place_plot
from cxjourney.maps.layout.stack import Stack, set_words
from cxjourney.maps.measure import text_width
from cxjourney.maps.places import Box, Part, Stroke, straight

if TYPE_CHECKING:
    from cxjourney.maps.places import Ink
    from cxjourney.maps.sheet import Cell, Grid, Lane, Link, Span

TARGET, GUTTER = 1100.0, 16.0
NARROWEST, WIDEST = 156.0, 300.0
MOST_COLUMNS = 10
LANE, WIDE_LANE = 118.0, 220.0
PAD, CARD_GAP, INSET = 10.0, 6.0, 8.0
BANDS_APART = 40.0


@dataclass(slots=True)
class _Band:
    """One row of columns while it is being laid out: what is behind everything, and what each column holds."""

    grid: Grid
    columns: range
    x: float
    lefts: tuple[float, ...]
    width: float
    y: float
    direction: str
    ground: list[Ink | Part] = field(default_factory=list)
    labels: list[Ink | Part] = field(default_factory=list)
    held: list[list[Ink | Part]] = field(default_factory=list)
    lanes: list[Part] = field(default_factory=list)

    @property
    def end(self) -> float:
        return self.lefts[-1] + self.width


def natural_width(grid: Grid) -> float:
    """The width that a grid asks for, in points."""
    count = _per_band(grid)
    lane = _lane_width(grid)
    column = min(max((TARGET - lane) / count - GUTTER, NARROWEST), WIDEST)
    return lane + count * (column + GUTTER)


def place_grid(grid: Grid, x: float, y: float, width: float, direction: str) -> tuple[Part, float]:
    """Place a grid into a width, its columns in as many rows as they need. Returns it with its height."""
    stack = Stack(x, y, width, direction)
    if grid.title:
        stack.words(grid.title, 17.0, style.INK, style.BOLD)
        stack.words(grid.note, 10.0, style.MUTED)
        stack.gap(10.0)
    count, lane = _per_band(grid), _lane_width(grid)
    column = min((width - lane) / count - GUTTER, WIDEST)
    for first in range(0, len(grid.columns), count):
        columns = range(first, min(first + count, len(grid.columns)))
        lefts = tuple(x + lane + GUTTER + index * (column + GUTTER) for index in range(len(columns)))
        band = _Band(grid, columns, x, lefts, column, stack.y, direction)
        stack.items.append(_place_band(band))
        stack.y = band.y + BANDS_APART
    return Part("", grid.title, grid.note, tuple(stack.items)), stack.y - BANDS_APART - y


def _per_band(grid: Grid) -> int:
    """As many columns in a row as can be read, spread evenly over the rows."""
    return ceil(len(grid.columns) / ceil(len(grid.columns) / MOST_COLUMNS))


def _lane_width(grid: Grid) -> float:
    return WIDE_LANE if grid.reads == "lanes" else LANE


def _place_band(band: _Band) -> Part:
    band.held = [[] for _ in band.columns]
    _spans(band)
    _links(band)
    top = band.y
    _heads(band)
    for number, lane in enumerate(band.grid.lanes):
        cells = [lane.cells[column] for column in band.columns]
        if all(cell.empty for cell in cells) and not lane.hatched:
            continue
        if number and not (lane.group and lane.group == band.grid.lanes[number - 1].group):
            _rule(band)
        _lane(band, lane, cells)
    for index, column in enumerate(band.columns):
        if band.grid.columns[column].hatched:
            band.ground[:0] = hatched(band.lefts[index], top, band.width, band.y - top)
    return Part("", "", "", (Part("", "", "", tuple(band.ground)), Part("", "", "", tuple(band.labels)), *_read(band)))


def _read(band: _Band) -> tuple[Part, ...]:
    """The parts in the order in which they are read: column by column, or lane by lane."""
    if band.grid.reads == "lanes":
        heads = tuple(item for items in band.held for item in items[:1])
        return (Part(items=heads), *band.lanes)
    return tuple(
        Part(band.grid.columns[column].name, head.title, head.spoken, tuple(held))
        for column, held in zip(band.columns, band.held, strict=True)
        for head in (band.grid.columns[column].head,)
    )


def _spans(band: _Band) -> None:
    """Brackets over neighbouring columns, each with its words at its beginning."""
    height = 0.0
    for span in band.grid.spans:
        here = [column - band.columns.start for column in band.columns if span.first <= column <= span.last]
        if here:
            height = max(height, _span(band, span, band.lefts[here[0]], band.lefts[here[-1]] + band.width))
    band.y += height + (10.0 if height else 0.0)


def _span(band: _Band, span: Span, begin: float, end: float) -> float:
    stack = Stack(begin, band.y, end - begin, band.direction)
    stack.words(span.words, 10.5, style.INK, style.BOLD)
    stack.gap(3.0)
    stack.items.append(Stroke((straight((begin, stack.y), (end, stack.y)),), style.INK, 2.2))
    band.ground += stack.items
    return stack.y - band.y


def _links(band: _Band) -> None:
    routes = [route for link in band.grid.links for route in _routes(band, link)]
    placed, height = place_links(routes, band.lefts, band.width, band.y, band.direction)
    band.ground.append(placed)
    band.y += height


def _routes(band: _Band, link: Link) -> list[Route]:
    """What a row of columns shows of a link: all of it, one open end, or nothing."""
    first = band.columns.start
    inside = (link.start in band.columns, link.end in band.columns)
    if _is_plain(link) and (inside == (True, True) or link.end == band.columns.stop or link.start == first - 1):
        return []
    if inside == (True, True):
        return [Route(link.start - first, link.end - first, link.words)]
    if inside[0]:
        words = band.grid.onward.format(stage=band.grid.columns[link.end].head.title)
        return [Route(link.start - first, link.start - first, ": ".join(filter(None, (words, link.words))), "out")]
    if inside[1]:
        words = band.grid.origin.format(stage=band.grid.columns[link.start].head.title)
        return [Route(link.end - first, link.end - first, words, "in")]
    return []


def _is_plain(link: Link) -> bool:
    return link.end == link.start + 1 and not link.words


def _heads(band: _Band) -> None:
    cards = [band.grid.columns[column].head for column in band.columns]
    sizes = [place_card(card, 0.0, 0.0, band.width, band.direction)[1] for card in cards]
    height = max(sizes)
    for index, card in enumerate(cards):
        part, _ = place_card(card, band.lefts[index], band.y, band.width, band.direction, height)
        band.held[index].append(part)
    for link in band.grid.links:
        if _is_plain(link):
            _arrow(band, link, band.y + height / 2)
    band.y += height + PAD


def _arrow(band: _Band, link: Link, y: float) -> None:
    """The way to the next stage, in the gutter between two heads or out of the row and into the next one."""
    if link.start in band.columns:
        begin = band.lefts[link.start - band.columns.start] + band.width
    elif link.end in band.columns:
        begin = band.lefts[0] - GUTTER
    else:
        return
    band.ground.append(Stroke((straight((begin + 0.5, y), (begin + GUTTER - 0.5, y)),), style.ROUTE, 1.8, arrow=True))


def _rule(band: _Band) -> None:
    band.ground.append(Stroke((straight((band.x, band.y), (band.end, band.y)),), style.RULE, 1.0))


def _lane(band: _Band, lane: Lane, cells: list[Cell]) -> None:
    top = band.y + PAD
    wide = band.lefts[0] - GUTTER - band.x
    head, head_height = place_card(lane.head, band.x, top, wide, band.direction)
    if band.grid.reads == "columns":
        band.labels += head.items
    ends = [top + head_height]
    starts = [top] * len(cells)
    if lane.levels:
        plot = place_plot(lane, band.columns, band.lefts, band.width, (band.x, wide), top, band.direction)
        band.ground += plot.ground
        starts = [top + plot.height + 4.0] * len(cells)
        for index, marks in enumerate(plot.cells):
            band.held[index] += marks
        ends.append(top + plot.height)
    row: list[Ink | Part] = [head]
    for index, cell in enumerate(cells):
        backed = cell.loud or lane.hatched or band.grid.columns[band.columns[index]].hatched
        part, end = _cell(cell, band, index, starts[index], backed, lane.head.title)
        ends.append(end)
        band.held[index].append(part)
        row.append(part)
    bottom = max(ends) + PAD
    _loud(band, lane, cells, band.y, bottom)
    band.lanes.append(Part(lane.name, lane.head.title, lane.head.spoken, tuple(row)))
    band.y = bottom


def _cell(cell: Cell, band: _Band, index: int, y: float, backed: bool, title: str) -> tuple[Part, float]:
    inset = INSET if backed else 0.0
    x, width, end = band.lefts[index] + inset, band.width - 2 * inset, y
    items: list[Part] = []
    for card in cell.cards:
        part, height = place_card(card, x, y, width, band.direction, backed=backed)
        items.append(part)
        end, y = y + height, y + height + CARD_GAP
    if cell.note:
        note, height = _note(cell.note, x, y, width, band.direction, backed)
        items.append(note)
        end = y + height
    return Part("", title if items else "", "", tuple(items)), end


def _note(text: str, x: float, y: float, width: float, direction: str, backed: bool) -> tuple[Part, float]:
    words = set_words(text, x, y + 2.0, width, 9.0, style.MUTED, direction, align="middle")
    if not backed:
        return Part("", text, "", (words,)), words.height + 3.0
    wide = min(max(text_width(line, 9.0) for line in words.lines) + 10.0, width)
    ground = Box(x + (width - wide) / 2, y, wide, words.height + 4.0, style.PAPER)
    return Part("", text, "", (ground, words)), words.height + 4.0


def _loud(band: _Band, lane: Lane, cells: list[Cell], top: float, bottom: float) -> None:
    if lane.hatched:
        pen = 2.0 if lane.head.look == "none" else 1.0
        begin = band.lefts[0] - GUTTER / 2
        band.ground[:0] = hatched(begin, top + 3.0, band.end - begin, bottom - top - 6.0, pen)
        return
    for index, cell in enumerate(cells):
        if cell.loud:
            band.ground += hatched(band.lefts[index], top + 4.0, band.width, bottom - top - 8.0, 1.0)
