"""A network on pages: whole where one holds it, else in parts that say what leads from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.layout.grid import MAX_COLUMNS
from cxjourney.maps.layout.network import NetworkLayout, place_network
from cxjourney.maps.layout.network_stations import WIDTHS
from cxjourney.maps.layout.page_filling import APART
from cxjourney.maps.layout.remembered_placements import remembered
from cxjourney.maps.model.network_excerpt import cut_network

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Part
    from cxjourney.maps.layout.page_filling import Pages
    from cxjourney.maps.model.map import Network


def add_network(pages: Pages, network: Network, divides: bool) -> None:
    """Add a network, whole where a page holds it, else some stations to a page, in the order of the journey.

    Args:
        pages: The pages, filled so far.
        network: The network.
        divides: Whether it is divided even where a page of its own would hold it.
    """
    stations = range(len(network.stations))
    placed = _place_on(pages, network, stations)
    if placed.is_narrow and (pages.y + placed.height <= pages.bottom or (not divides and pages.holds(placed.height))):
        pages.add(placed.part, placed.height, APART)
        return
    while stations:
        count = _fitting_stations(pages, network, stations)
        if not count and not pages.is_fresh:
            pages.turn()
            continue
        placed = _place_on(pages, network, stations[: max(count, 1)])
        pages.is_roomy &= placed.is_narrow
        pages.add(placed.part, placed.height, APART)
        pages.stations.append(max(count, 1))
        stations = stations[max(count, 1) :]


def _fitting_stations(pages: Pages, network: Network, stations: range) -> int:
    """Return how many of some stations, from the first, have room on the rest of a page."""
    part, most = len(pages.stations), pages.limits.stations
    fitting, beyond = 0, min(len(stations), most[part] if part < len(most) else len(stations)) + 1
    while beyond - fitting > 1:
        count = (fitting + beyond) // 2
        placed = _place_on(pages, network, stations[:count])
        if placed.is_narrow and pages.y + placed.height <= pages.bottom:
            fitting = count
        else:
            beyond = count
    return fitting


class _PlacedNetwork(NamedTuple):
    """A network placed at the height 0, how high it is, and whether it is as narrow as the page."""

    part: Part
    height: float
    is_narrow: bool


def _place_on(pages: Pages, network: Network, stations: range) -> _PlacedNetwork:
    return _place_stations(network, stations, pages.drawn.direction, pages.margin, pages.width)


@remembered(500)
def _place_stations(network: Network, stations: range, direction: str, margin: float, width: float) -> _PlacedNetwork:
    """Return some stations of a network, or all of them, where a page leaves a margin and has a width."""
    whole = len(stations) == len(network.stations)
    layout = _network(network if whole else cut_network(network, stations), direction, width)
    return _PlacedNetwork(*place_network(layout, margin, 0.0, width), layout.width <= width)


def _network(network: Network, direction: str, width: float) -> NetworkLayout:
    """Return a network with as many stations in a row as have room in a width, else with one."""
    for most in range(min(len(network.stations), MAX_COLUMNS, int(width // WIDTHS[0])), 1, -1):
        layout = NetworkLayout(network, direction, most)
        if layout.width <= width:
            return layout
    return NetworkLayout(network, direction, 1)
