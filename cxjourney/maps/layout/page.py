"""A whole map on its page: the head, the grids below each other, the legend."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.band import LANE
from cxjourney.maps.layout.grid import MOST_COLUMNS, lane_width, natural_width, pitch, place_grid
from cxjourney.maps.layout.header import place_header
from cxjourney.maps.layout.imprint import place_imprint
from cxjourney.maps.layout.legend import place_legend
from cxjourney.maps.layout.network import place_network, settled
from cxjourney.maps.places import Drawing, mirrored

if TYPE_CHECKING:
    from cxjourney.maps.places import Ink, Part
    from cxjourney.maps.sheet import Map

MARGIN, LEAST, IMPRINT_GAP = 36.0, 760.0, 14.0


def lay_out(drawn: Map, most_columns: int = MOST_COLUMNS) -> Drawing:
    """The drawing of a map, with no more columns in a row than `most_columns`.

    What runs right to left is laid out left to right and seen in a mirror.
    """
    networks = [settled(network, drawn.direction, most_columns) for network in drawn.networks]
    natural = [natural_width(grid, most_columns) for grid in drawn.grids]
    width = max([LEAST, *natural, *(network.width for network in networks)])
    apart = pitch(drawn.grids[0], width, most_columns) if drawn.grids else width
    header, height = place_header(drawn, MARGIN, MARGIN, width, apart)
    items: list[Ink | Part] = [header]
    y = MARGIN + height + 24.0
    for grid in drawn.grids:
        part, height = place_grid(grid, MARGIN, y, width, drawn.direction, most_columns)
        items.append(part)
        y += height + 24.0
    for network in networks:
        part, height = place_network(network, MARGIN, y, width)
        items.append(part)
        y += height + 24.0
    head = lane_width(drawn.grids[0]) if drawn.grids else LANE
    legend, height = place_legend(drawn, MARGIN, y, width, head)
    items.append(legend)
    y += height
    if drawn.logo:
        imprint, height = place_imprint(drawn.logo, MARGIN, y + IMPRINT_GAP, width, drawn.direction)
        items.append(imprint)
        y += IMPRINT_GAP + height
    # Whole points: older Graphviz rounds sizes to them, and would move everything by the rest.
    full = float(ceil(width + 2 * MARGIN))
    if drawn.direction == "rtl":
        items = [mirrored(item, full) for item in items]
    return Drawing(
        full,
        float(ceil(y + MARGIN)),
        drawn.language,
        drawn.direction,
        drawn.title,
        drawn.description,
        style.PAPER,
        tuple(items),
        drawn.kind,
    )
