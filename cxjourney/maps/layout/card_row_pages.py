"""Rows of cards, the legend and the imprint on pages: before the stages or behind them, in as much room as they get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part, Stroke, polyline
from cxjourney.maps.layout.card_rows import CARD_GAP, CARD_LEAST, join_rows, place_rows
from cxjourney.maps.layout.legend import COMPACT, USUAL, place_legend
from cxjourney.maps.layout.map_footer import IMPRINT_GAP, place_imprint
from cxjourney.maps.layout.page_filling import APART

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.layout.page_filling import Pages
    from cxjourney.maps.model.map import Row

RULE_GAP = 10.0
FILLED_WELL = 0.5
"""A page that is filled as much needs no part of a row. A choice of ours."""


def rows_height(pages: Pages, head: float, pitch: float) -> float:
    """Return how high all rows of cards are, in points.

    Args:
        pages: The pages.
        head: How wide the head of a lane is.
        pitch: How far the columns are apart that cards line up with.
    """
    grouped = join_rows(pages.drawn.rows, pages.width, head, pitch)
    return sum(_place_rows(pages, some, head, pitch)[1] for some in grouped)


def add_rows(pages: Pages, head: float, pitch: float) -> None:
    """Add all rows of cards, those beside each other that have room so; the arguments are those of `rows_height`."""
    for rows in join_rows(pages.drawn.rows, pages.width, head, pitch):
        if len(rows) == 1:
            _add_row(pages, rows[0], head, pitch)
        else:
            pages.add(*_place_rows(pages, rows, head, pitch), 0.0)


def _place_rows(pages: Pages, rows: Sequence[Row], head: float, pitch: float) -> tuple[Part, float]:
    """Return rows of cards beside each other below the line above them, at the height 0, and the height of both."""
    part, height = place_rows(rows, pages.margin, 2 * RULE_GAP, pages.width, head, pitch, pages.drawn.direction)
    rule = Stroke((polyline((pages.margin, RULE_GAP), (pages.margin + pages.width, RULE_GAP)),), looks.RULE)
    return Part(items=(rule, part)), height + 2 * RULE_GAP


def _add_row(pages: Pages, row: Row, head: float, pitch: float) -> None:
    """Add a row of cards below a line, on a page that holds all of it, else as many on each as have room there.

    It is not begun on a page that is filled well where the next one holds all of it.
    """
    cards = row.cards
    height = _place_rows(pages, (row,), head, pitch)[1]
    if pages.y + height > pages.bottom and pages.holds(height) and pages.y >= FILLED_WELL * pages.bottom:
        pages.turn()
    while cards:
        for count in range(len(cards), 0, -1):
            some = row._replace(cards=cards[:count])
            part, height = _place_rows(pages, (some,), head, pitch)
            if pages.y + height <= pages.bottom:
                break
        else:
            if not pages.is_fresh:
                pages.turn()
                continue
        pages.add(part, height, 0.0)
        cards = cards[count:]


def add_closing(pages: Pages, head: float, pitch: float, *, has_rows: bool) -> None:
    """Add what stands at the end: the rows of cards where they are not at the beginning, the legend, the imprint.

    All of it goes on the page that is being filled or, if it has no room there, on one further page; for that cards and
    keys stand closer where they have to.

    Args:
        pages: The pages.
        head: How wide the head of a lane is, in points.
        pitch: How far the columns are apart that cards line up with.
        has_rows: Whether the rows of cards stand here.
    """
    drawn, x, width = pages.drawn, pages.margin, pages.width
    usual, compact = (place_legend(drawn, x, 0.0, width, head, sizes) for sizes in (USUAL, COMPACT))
    if has_rows:
        least = compact[1] + APART
        apart = _fitting_pitch(pages, head, pitch, least)
        add_rows(pages, head, apart)
        pages.y += APART
    imprint, below = place_imprint(drawn.logo, x, 0.0, width, drawn.direction) if drawn.logo else (None, -IMPRINT_GAP)
    below += IMPRINT_GAP
    room = pages.bottom - pages.y - below
    legend, height = compact if compact[1] <= room < usual[1] else usual
    if height > room and not pages.is_fresh:
        pages.turn()
    pages.has_lone_legend = pages.is_fresh
    pages.add(legend, height, IMPRINT_GAP)
    if imprint:
        pages.add(imprint, below - IMPRINT_GAP, 0.0)


def _fitting_pitch(pages: Pages, head: float, pitch: float, below: float) -> float:
    """Return how far apart columns are among which rows of cards have room on a page with something below them.

    They are those of the stages where cards have room so, or have it nowhere.
    """
    most = int((pages.width - head) / (CARD_LEAST + CARD_GAP))
    pitches = (pitch, *((pages.width - head) / count for count in range(2, most + 1)))
    heights = {one: rows_height(pages, head, one) + below for one in pitches}

    here = (one for one, height in heights.items() if pages.y + height <= pages.bottom)
    further = (one for one, height in heights.items() if pages.holds(height))
    return next(here, next(further, pitch))
