"""The whole page: its header, grids and networks, legend and imprint."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, polyline
from cxjourney.maps.canvas.text_wrapping import break_lines, leaves_word_alone, text_width, visible_text
from cxjourney.maps.layout.card_rows import join_rows, place_rows
from cxjourney.maps.layout.grid import (
    MAX_COLUMNS,
    PANELS_APART,
    fitting_columns,
    lane_width,
    natural_width,
    panels,
    pitch,
    place_grid,
)
from cxjourney.maps.layout.grid_row import LANE
from cxjourney.maps.layout.legend import place_legend
from cxjourney.maps.layout.map_footer import finish_sheet
from cxjourney.maps.layout.network import NetworkLayout, place_network
from cxjourney.maps.layout.stack import Stack
from cxjourney.maps.model.card import as_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.canvas.shapes import Drawing, Ink
    from cxjourney.maps.model.map import Grid, HeadFigure, Map


TITLES, TITLE_LINES, LONG_TITLE = (40.0, 34.0, 29.0, 24.0), 2, 20.0
"""Sizes of the title: the first with which it has at most this many lines, else the one for long titles."""
PAGE_TITLES = (26.0, 22.0)
"""The same where a map is laid out for pages, on which there is less room and which are not read from afar."""
LEAD, SUMMARY, EYEBROW = 15.0, 11.5, 11.0
FIGURE, DAY, FIGURE_WORDS, FIGURE_NOTE = 26.0, 15.0, 10.5, 9.5
FIGURE_WIDTH, FIGURE_LEAST, FIGURE_GAP, TITLE_LEAST = 138.0, 100.0, 18.0, 400.0
BEYOND = 40.0
"""The room between a title that has a sheet to itself and the figures on the next one, in points."""
FITTED = 0.98
"""How much of its width a figure takes that has to be smaller for it: one as wide as that would break in two."""
USUAL_WIDTH, LARGEST, LARGEST_TITLE = 1200.0, 1.5, 2.4
"""Type grows with a map that is wider than usual, at most this many times: it is read from afar, or drawn small."""


def place_header(
    drawn: Map,
    x: float,
    y: float,
    width: float,
    head: float,
    pitch: float,
    titles: Sequence[float] = TITLES,
    widest_title: float = inf,
) -> tuple[Part, float]:
    """Return the head of a map, and its height. The figures stand beside the title where there is room, else below it.

    Args:
        drawn: The map.
        x: Where the head begins, in points.
        y: Where its top is.
        width: How wide it is.
        head: How wide the heads of the lanes below are, which those of rows of cards line up with.
        pitch: How far the columns below are apart, which cards in rows line up with; without columns it is the room
            beside the head of a row.
        titles: Sizes of the title, the largest first.
        widest_title: How wide the title and the sentences below it are at most, on a sheet of their own; the figures
            beside it stand on the next sheet, which is as wide, where they have room.
    """
    scale = round(min(max(width / USUAL_WIDTH, 1.0), LARGEST), 1)
    count, figure_width = max(len(drawn.figures), 1), FIGURE_WIDTH * scale
    if widest_title < width:
        free = min(widest_title, width - widest_title) - BEYOND
        figure_width = max(min(figure_width, (free + FIGURE_GAP) / count - FIGURE_GAP), FIGURE_LEAST)
    room = len(drawn.figures) * (figure_width + FIGURE_GAP)
    beside = width - room >= TITLE_LEAST
    stack = Stack(x, y, min(width - room if beside else width, widest_title), drawn.direction)
    _title(drawn, stack, scale, width, titles)
    if beside:
        begin = min(x + width - room + FIGURE_GAP, x + widest_title + BEYOND)
        items, height = _figures(drawn, begin, y, figure_width, min(scale, max(figure_width / FIGURE_WIDTH, 1.0)))
        stack.y = max(stack.y, y + height)
    else:
        stack.gap(12.0)
        wide = min(figure_width, (width + FIGURE_GAP) / count - FIGURE_GAP)
        items, height = _figures(drawn, x, stack.y, wide, scale)
        stack.gap(height)
    stack.items += items
    for rows in join_rows(drawn.rows, width, head, pitch):
        stack.gap(10.0)
        stack.items.append(Stroke((polyline((x, stack.y), (x + width, stack.y)),), looks.RULE))
        stack.gap(10.0)
        part, height = place_rows(rows, x, stack.y, width, head, pitch, drawn.direction)
        stack.items.append(part)
        stack.gap(height)
    says = as_sentences(drawn.stamp, drawn.eyebrow, drawn.title, drawn.lead, drawn.summary, drawn.facts, *drawn.choice)
    return Part("header", drawn.title, says, tuple(stack.items)), stack.y - y


def _title(drawn: Map, stack: Stack, scale: float, width: float, titles: Sequence[float]) -> None:
    if drawn.stamp:
        wide = min(text_width(visible_text(drawn.stamp), 12.0, looks.BOLD) + 20.0, stack.width)
        stamp = Stack(stack.x + 10.0, stack.y + 4.0, wide - 20.0 + 1.0, stack.direction)
        stamp.words(drawn.stamp, 12.0, looks.INK, looks.BOLD)
        height = stamp.y + 4.0 - stack.y
        stack.items.append(Box(stack.x, stack.y, wide, height, "", looks.INK, 2.0, True))
        stack.items += stamp.items
        stack.gap(height + 8.0)
    stack.words(drawn.eyebrow, EYEBROW * scale, looks.MUTED, looks.BOLD)
    stack.gap(2.0)
    largest = min(max(width / USUAL_WIDTH, 1.0), LARGEST_TITLE)
    sizes = [round(size * largest, 1) for size in titles]
    fitting = (size for size in sizes if _line_count(drawn.title, stack.width, size) <= TITLE_LINES)
    title = Stack(stack.x, stack.y, stack.width, stack.direction)
    title.words(drawn.title, next(fitting, LONG_TITLE * scale), looks.INK, looks.BOLD, even=True)
    stack.items += [Part("", drawn.title, "", tuple(title.items), drawn.link)] if drawn.link else title.items
    stack.y = title.y
    for words in drawn.choice:
        stack.gap(2.0)
        stack.words(words, LEAD * scale, looks.INK, looks.BOLD)
    stack.gap(2.0)
    _sentence(drawn.lead, LEAD * scale, stack)
    stack.gap(4.0)
    if drawn.summary:
        _sentence(drawn.summary, SUMMARY * scale, stack)
        stack.gap(4.0)
    _sentence(drawn.facts, EYEBROW * scale, stack)


def _sentence(text: str, size: float, stack: Stack) -> None:
    """Add a text below the title, in even lines where a word would stand alone on the last one."""
    stack.words(text, size, looks.MUTED, even=leaves_word_alone(text, stack.width, size))


def _line_count(text: str, width: float, size: float) -> int:
    return len(break_lines(visible_text(text), width, size, looks.BOLD))


def _figures(drawn: Map, x: float, y: float, width: float, scale: float) -> tuple[list[Part], float]:
    placed = [
        _figure(figure, x + index * (width + FIGURE_GAP), y, width, scale, drawn.direction)
        for index, figure in enumerate(drawn.figures)
    ]
    return [part for part, _ in placed], max((height for _, height in placed), default=0.0)


def _figure(figure: HeadFigure, x: float, y: float, width: float, scale: float, direction: str) -> tuple[Part, float]:
    colour = looks.ALARM if figure.loud else looks.INK
    rule: list[Ink | Part] = [Stroke((polyline((x, y + 1.0), (x + width, y + 1.0)),), colour, 2.0)]
    stack = Stack(x, y + 6.0, width, direction, rule)
    most = (DAY if figure.kind == "day" else FIGURE) * scale
    size = min(most, FIGURE * FITTED * width / max(text_width(figure.value, FIGURE, looks.BOLD), 1.0))
    # All figures stand on one line, and the words below them begin at one height (`Words.baseline`).
    smaller, leading = FIGURE * scale - most, looks.leading(figure.value)
    stack.gap(smaller * (leading / 2 + 0.36))
    stack.words(figure.value, size, colour, looks.BOLD)
    stack.gap(smaller * (leading / 2 - 0.36))
    for text, type_, ink, weight in (
        (figure.words, FIGURE_WORDS * scale, looks.INK, looks.BOLD),
        (figure.note, FIGURE_NOTE * scale, looks.MUTED, looks.REGULAR),
    ):
        stack.words(text, type_, ink, weight, even=leaves_word_alone(text, width, type_, weight))
    return Part("", f"{figure.value} {figure.words}", figure.note, tuple(stack.items)), stack.y - y


MARGIN, LEAST = 36.0, 760.0


def _panels_width(grid: Grid) -> float:
    """Return the width that a grid asks for, in points, with its panels beside each other."""
    count = len(panels(grid))
    return count * (natural_width(grid, MAX_COLUMNS) + PANELS_APART) - PANELS_APART


def _place_panels(grid: Grid, y: float, width: float, direction: str, most_columns: int) -> tuple[list[Part], float]:
    """Return a grid at its place, in panels where it has very many lanes, and its height, in points."""
    tables = panels(grid)
    if len(tables) == 1:
        part, height = place_grid(grid, MARGIN, y, width, direction, most_columns)
        return [part], height
    wide = (width + PANELS_APART) / len(tables) - PANELS_APART
    first, height = place_grid(tables[0], MARGIN, y, wide, direction, most_columns)
    title = height - place_grid(tables[0]._replace(title=""), MARGIN, y, wide, direction, most_columns)[1]
    placed, end = [first], height
    for number, table in enumerate(tables[1:], start=1):
        x = MARGIN + number * (wide + PANELS_APART)
        found, height = place_grid(table, x, y + title, wide, direction, most_columns)
        placed.append(found)
        end = max(end, title + height)
    return placed, end


def lay_out_poster(drawn: Map, widest_title: float) -> Drawing:
    """Return the drawing of a map that is no small picture.

    What runs right to left is laid out left to right and seen in a mirror.

    Args:
        drawn: The map.
        widest_title: How wide the title and the sentences below it are at most, in points.
    """
    networks = [NetworkLayout(network, drawn.direction, MAX_COLUMNS) for network in drawn.networks]
    natural = [_panels_width(grid) for grid in drawn.grids]
    has_panels = any(len(panels(grid)) > 1 for grid in drawn.grids)
    width = max([LEAST, *natural, *(network.width for network in networks)])
    apart = pitch(drawn.grids[0], width, MAX_COLUMNS) if drawn.grids else width - LANE
    head = lane_width(drawn.grids[0]) if drawn.grids else LANE
    header, height = place_header(drawn, MARGIN, MARGIN, width, head, apart, widest_title=widest_title)
    items: list[Ink | Part] = [header]
    y = MARGIN + height + 24.0
    for grid in drawn.grids:
        most = max(MAX_COLUMNS, fitting_columns(grid, width)) if has_panels else MAX_COLUMNS
        parts, height = _place_panels(grid, y, width, drawn.direction, most)
        items += parts
        y += height + 24.0
    for network in networks:
        part, height = place_network(network, MARGIN, y, width)
        items.append(part)
        y += height + 24.0
    legend, height = place_legend(drawn, MARGIN, y, width, head)
    items.append(legend)
    y += height
    return finish_sheet(drawn, items, MARGIN, y, width)
