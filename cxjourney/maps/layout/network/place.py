"""A network, measured and put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.layout.network.gutters import BESIDE, hug, pack
from cxjourney.maps.layout.network.heights import Heights
from cxjourney.maps.layout.network.lines import draw_lanes
from cxjourney.maps.layout.network.notes import Note
from cxjourney.maps.layout.network.ports import find_ports
from cxjourney.maps.layout.network.routes import find_routes
from cxjourney.maps.layout.network.spots import find_spots
from cxjourney.maps.layout.network.station import RING, STOP, place_station, station_width
from cxjourney.maps.places import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.layout.network.routes import Leg, Route
    from cxjourney.maps.network import Network

MOST_STRETCH, LIFT = 60.0, 3.0
"""How much wider than it needs a gutter becomes at most, to fill the page."""


class Settled:
    """A network whose stations have their columns and rows and whose ways run; `width` is the least it takes."""

    def __init__(self, network: Network, direction: str, most_columns: int) -> None:
        self.network = network
        self.direction = direction
        self.spots = find_spots(network, most_columns)
        self.routes, self.lanes = find_routes(network, self.spots)
        self.columns = [0.0] * self.spots.columns
        for station, spot in zip(network.stations, self.spots.places, strict=True):
            self.columns[spot.column] = max(self.columns[spot.column], station_width(station))
        self.notes = [Note(route.way, direction, self._beside(route)) for route in self.routes]
        self.gutters = self._pack()
        self.width = sum(self.columns) + sum(self.gutters)

    def _beside(self, route: Route) -> float:
        """The width for words above a line that runs level: beside the stop, above the card. 0 for other ways."""
        return 0.0 if route.leg else self.columns[route.start.column] - STOP - RING - 2 * BESIDE

    def _pack(self) -> list[float]:
        legs = [lane.leg for lane in self.lanes if lane.leg]
        for route, note in zip(self.routes, self.notes, strict=True):
            if route.leg:
                route.leg.room = note.width + BESIDE if note.items else 0.0
                legs.append(route.leg)
        gutters = []
        for number in range(self.spots.columns + 1):
            here = [leg for leg in legs if leg.gutter == number]
            outermost = number in (0, self.spots.columns)
            wide = 0.0 if outermost and not here else pack(here)
            hug(here, wide)
            gutters.append(wide)
        return gutters

    def stretch(self, width: float) -> None:
        """Widen the gutters between columns so that the network fills a width, within reason."""
        inner = range(1, self.spots.columns)
        if not inner:
            return
        more = min(max(width - self.width, 0.0) / len(inner), MOST_STRETCH)
        for number in inner:
            self.gutters[number] += more
        for leg in (lane.leg for lane in self.lanes):
            if leg and leg.gutter in inner:
                leg.x += more

    def lefts(self, x: float) -> list[float]:
        """Where each column begins."""
        found = []
        for gutter, column in zip(self.gutters, self.columns, strict=False):
            x += gutter
            found.append(x)
            x += column
        return found


def settled(network: Network, direction: str, most_columns: int) -> Settled:
    """Find where everything in a network stands beside each other."""
    return Settled(network, direction, most_columns)


def place_network(drawn: Settled, x: float, y: float, width: float) -> tuple[Part, float]:
    """Place a network. Returns it with its height."""
    drawn.stretch(width)
    lefts = drawn.lefts(x)
    starts = [left - gutter for left, gutter in zip(lefts, drawn.gutters, strict=False)]
    starts.append(lefts[-1] + drawn.columns[-1])
    for leg in _legs(drawn):
        leg.x += starts[leg.gutter]
    reaches = find_ports(drawn.network, drawn.routes, drawn.lanes)
    heights = Heights(drawn, reaches, y)
    ground = draw_lanes(drawn, lefts, heights)
    notes: dict[int, list[Part]] = {}
    for route, note in zip(drawn.routes, drawn.notes, strict=True):
        if note.items:
            notes.setdefault(route.way.start, []).append(_note(route, note, lefts, heights, reaches[route.way.start]))
    stations = []
    for index, (station, spot) in enumerate(zip(drawn.network.stations, drawn.spots.places, strict=True)):
        left, wide = lefts[spot.column], drawn.columns[spot.column]
        parts = place_station(station, left, heights.lines[spot.row], wide, reaches[index], drawn.direction)
        items = (*parts, *notes.get(index, ()))
        stations.append(Part(station.name, station.head.title, station.says, items))
    return Part(items=(Part(items=ground), *stations)), heights.bottom - y


def _legs(drawn: Settled) -> list[Leg]:
    legs = [lane.leg for lane in drawn.lanes if lane.leg]
    return [*legs, *(route.leg for route in drawn.routes if route.leg)]


def _note(route: Route, note: Note, lefts: Sequence[float], heights: Heights, reach: tuple[float, float]) -> Part:
    """The words of a way, beside its leg or above its line."""
    line = heights.lines[route.start.row]
    up, down = reach
    leg = route.leg
    if leg is None:
        return Part(items=note.at(lefts[route.start.column] + STOP + RING + BESIDE, line - up - note.height + LIFT))
    x = leg.x + leg.width / 2 + BESIDE
    return Part(items=note.at(x, line - up - 3.0 - note.height if route.up else line + down + 4.0))
