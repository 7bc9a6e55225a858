"""A network, measured, placed and drawn: what the view `flow` draws, and the only thing that it does.

The view is named by what a reader sees, the flow of customers; here its stages are stations of a network of ways.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cxjourney.maps.canvas.shapes import Part
from cxjourney.maps.layout.network_fork_bars import place_bars
from cxjourney.maps.layout.network_lines import draw_lanes, head_length
from cxjourney.maps.layout.network_positions import place_stations
from cxjourney.maps.layout.network_routes import Leg, find_routes
from cxjourney.maps.layout.network_spacing import BESIDE, Note, find_ports, pack, shift_incoming
from cxjourney.maps.layout.network_stations import (
    BELOW,
    RING,
    STACK,
    STOP,
    WIDEST,
    WIDEST_OF_FEW,
    WIDTHS,
    place_cards,
    place_station,
    station_width,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.layout.network_routes import NetworkLane, NetworkRoute
    from cxjourney.maps.layout.network_spacing import Reach
    from cxjourney.maps.model.map import Network


TRACK, MARGIN, ROW_GAP, NOTE_GAP = 18.0, 12.0, 22.0, 12.0


class Heights:
    """The heights of rows, worked out so that every lane in a channel gets a track, which is set in the lane.

    Args:
        layout: The network, its stations and ways placed from left to right.
        reaches: For each station, how far it reaches above and below its line.
        y: Where the network begins, in points from the top.

    Attributes:
        lines: The height of each row's line, in points from the top.
        bottom: The end of all rows, likewise.
    """

    def __init__(self, layout: NetworkLayout, reaches: Sequence[Reach], y: float) -> None:
        rows = layout.spots.rows
        above, below = _rows(layout, reaches)
        self.lines: list[float] = []
        channels: dict[int, list[NetworkLane]] = {}
        for lane in layout.lanes:
            channels.setdefault(lane.channel, []).append(lane)
        for row in range(rows + 1):
            lanes = channels.get(row, [])
            upper = _levels([lane for lane in lanes if not lane.lower])
            lower = _levels([lane for lane in lanes if lane.lower])
            height = (upper + lower) * TRACK + (MARGIN if upper or lower else 0.0)
            for lane in lanes:
                way = MARGIN / 2 + TRACK * (lane.level + 0.5)
                lane.track = y + height - way if lane.lower else y + way
            y += height
            if row < rows:
                self.lines.append(y + above[row])
                y += above[row] + below[row]
        self.bottom = y


def _levels(lanes: list[NetworkLane]) -> int:
    """Set the levels of the lanes of a channel, the shortest first, and return how many levels there are."""
    taken: list[list[tuple[float, float]]] = []
    spans = []
    for lane in lanes:
        xs = [leg.x for leg in (lane.leg, *(route.leg for route in lane.routes)) if leg]
        spans.append((min(xs), max(xs)))
    for (low, high), lane in sorted(zip(spans, lanes, strict=True), key=lambda pair: pair[0][1] - pair[0][0]):
        level = next(
            (
                number
                for number, row in enumerate(taken)
                if all(high + TRACK < begin or end + TRACK < low for begin, end in row)
            ),
            len(taken),
        )
        if level == len(taken):
            taken.append([])
        taken[level].append((low, high))
        lane.level = level
    return len(taken)


def _rows(layout: NetworkLayout, reaches: Sequence[Reach]) -> tuple[list[float], list[float]]:
    """Return how much room each row needs above and below its line."""
    above, below = [0.0] * layout.spots.rows, [0.0] * layout.spots.rows
    for station, spot, reach in zip(layout.network.stations, layout.spots.places, reaches, strict=True):
        _, height = place_cards(station, 0.0, 0.0, layout.columns[spot.column], layout.widest, layout.direction)
        above[spot.row] = max(above[spot.row], reach.up + RING + 2.0)
        below[spot.row] = max(below[spot.row], reach.down + BELOW + height + ROW_GAP)
    for route, note in zip(layout.routes, layout.notes, strict=True):
        reach = reaches[route.way.start]
        row = route.start.row
        if not note.items:
            continue
        if layout.is_told_at_end(route):
            above[route.end.row] = max(above[route.end.row], note.height - STOP / 2 + NOTE_GAP)
        elif route.leg and not route.is_upward:
            below[row] = max(below[row], reach.words_down + note.height + NOTE_GAP)
        else:
            up = reach.words_up if route.leg or route in layout.moved_notes else reach.up
            above[row] = max(above[row], up + note.height + NOTE_GAP)
    return above, below


SLIGHT_STRETCH, MOST_STRETCH, LIFT = 60.0, 240.0, 3.0
"""How much wider than it needs a gutter becomes at most, to fill the page: before the cards become wider, and after."""
FEW_CARDS, MOST_STACKS = 2, 3
"""A column with more cards below a station becomes wider where there is room, for at most so many stacks of them."""


class NetworkLayout:
    """A network whose stations have their columns and rows and whose ways run; `width` is the least it takes.

    A card is at most `widest` points wide.
    """

    def __init__(self, network: Network, direction: str, most_columns: int) -> None:
        self.network = network
        self.direction = direction
        self.spots = place_stations(network, most_columns)
        self.routes, self.lanes = find_routes(network, self.spots)
        self.columns, self.widest = [0.0] * self.spots.columns, WIDEST_OF_FEW.get(self.spots.columns, WIDEST)
        for station, spot in zip(network.stations, self.spots.places, strict=True):
            self.columns[spot.column] = max(self.columns[spot.column], station_width(station))
        self.moved_notes = {route: _note_leg(route) for route in self.routes if self._has_line_above(route)}
        self.notes = [Note(route.way, direction, self._level_note_width(route)) for route in self.routes]
        self.gutters = self._pack()
        self.width = sum(self.columns) + sum(self.gutters)

    def _level_note_width(self, route: NetworkRoute) -> float:
        """Return the width for words that stand beside a stop and above the card; 0 for others."""
        if self.is_told_at_end(route):
            return self.columns[route.end.column] - STOP - RING - 2 * BESIDE
        if route.leg or route in self.moved_notes:
            return 0.0
        return self.columns[route.start.column] - STOP - RING - 2 * BESIDE

    def is_told_at_end(self, route: NetworkRoute) -> bool:
        """Return whether words stand at the end of a way: one of very many from one station to ends in a block."""
        return route.leg is not None and route.way.end in self.spots.in_block

    def _has_line_above(self, route: NetworkRoute) -> bool:
        """Return whether another way leaves above one that runs level, so that words above the stop would be its."""
        beside = (other for other in self.routes if other.way.start == route.way.start)
        return route.leg is None and any(other.is_upward for other in beside)

    def _pack(self) -> list[float]:
        legs = [lane.leg for lane in self.lanes if lane.leg]
        for route, note in zip(self.routes, self.notes, strict=True):
            if route.leg:
                is_beside = note.items and not self.is_told_at_end(route)
                route.leg.room = note.width + BESIDE if is_beside else 0.0
                legs.append(route.leg)
            elif route in self.moved_notes and note.items:
                self.moved_notes[route].width = note.width
                legs.append(self.moved_notes[route])
        gutters = []
        for number in range(self.spots.columns + 1):
            here = [leg for leg in legs if leg.gutter == number]
            outermost = number in (0, self.spots.columns)
            wide = 0.0 if outermost and not here else pack(here)
            shift_incoming(here, wide)
            gutters.append(wide)
        return gutters

    def stretch(self, width: float) -> None:
        """Widen columns with much to read, and then the gutters, so that the network fills a width, within reason."""
        read: dict[int, int] = {}
        for station, spot in zip(self.network.stations, self.spots.places, strict=True):
            if len(station.cards) > FEW_CARDS:
                read[spot.column] = max(read.get(spot.column, 0), len(station.cards))
        for column, cards in read.items():
            room, most = max(width - self.width, 0.0) / len(read), WIDTHS[-1] * min(ceil(cards / STACK), MOST_STACKS)
            self.columns[column] = max(self.columns[column], min(self.columns[column] + room, most))
        self._widen_gutters(width, SLIGHT_STRETCH)
        self._widen_columns(width)
        self._widen_gutters(width, MOST_STRETCH - SLIGHT_STRETCH)
        self.notes = [self._reset_note(route, note) for route, note in zip(self.routes, self.notes, strict=True)]

    def _reset_note(self, route: NetworkRoute, note: Note) -> Note:
        """Return the words of a way: those above a card set again, as wide as the card has become."""
        return Note(route.way, self.direction, self._level_note_width(route)) if note.within else note

    def _widen_columns(self, width: float) -> None:
        """Widen columns, the narrowest first, so that the network fills a width: none beyond the widest card."""
        levels = (float(level) for level in range(int(self.widest), int(WIDTHS[0]), -5))
        level = next((wide for wide in levels if self._width_at(wide) <= width), 0.0)
        self.columns = [max(column, level) for column in self.columns]

    def _width_at(self, level: float) -> float:
        """Return the width of the network with no column narrower than a level, in points."""
        return sum(max(column, level) for column in self.columns) + sum(self.gutters)

    def _widen_gutters(self, width: float, most: float) -> None:
        """Widen the gutters between columns so that the network fills a width: none by more than `most`."""
        inner = range(1, self.spots.columns)
        if not inner:
            return
        more = min(max(width - self._width_at(0.0), 0.0) / len(inner), most)
        for number in inner:
            self.gutters[number] += more
        for leg in (lane.leg for lane in self.lanes):
            if leg and leg.gutter in inner:
                leg.x += more

    def lefts(self, x: float) -> list[float]:
        """Return where each column begins, in points, where the network begins at `x`."""
        found = []
        for gutter, column in zip(self.gutters, self.columns, strict=False):
            x += gutter
            found.append(x)
            x += column
        return found


def place_network(layout: NetworkLayout, x: float, y: float, width: float) -> tuple[Part, float]:
    """Return a network at its place, at most as wide as `width`, and its height, in points."""
    layout.stretch(width)
    lefts = layout.lefts(x)
    starts = [left - gutter for left, gutter in zip(lefts, layout.gutters, strict=False)]
    starts.append(lefts[-1] + layout.columns[-1])
    for leg in _legs(layout):
        leg.x += starts[leg.gutter]
    reaches = find_ports(layout.spots.places, layout.routes, layout.lanes)
    heights = Heights(layout, reaches, y)
    heads = {lane.routes[0].way.end: head_length(lane.width) for lane in layout.lanes}
    bars = place_bars(layout.routes, lefts, heights.lines, heads)
    ground = (*draw_lanes(layout, lefts, heights), *bars)
    notes: dict[int, list[Part]] = {}
    for route, note in zip(layout.routes, layout.notes, strict=True):
        if note.items:
            reach = reaches[route.way.start]
            moved = layout.moved_notes.get(route)
            part = (
                _moved_note(route, note, moved, heights, reach) if moved else _note(route, note, lefts, heights, reach)
            )
            if layout.is_told_at_end(route):
                part = _note_at_end(route, note, lefts, heights)
            notes.setdefault(route.way.start, []).append(part)
    stations = []
    for index, (station, spot) in enumerate(zip(layout.network.stations, layout.spots.places, strict=True)):
        left, wide = lefts[spot.column], layout.columns[spot.column]
        line, widest = heights.lines[spot.row], layout.widest
        parts = place_station(station, left, line, wide, widest, reaches[index], layout.direction)
        items = (*parts, *notes.get(index, ()))
        stations.append(Part(station.name, station.head.title, station.says, items))
    return Part(items=(Part(items=ground), *stations)), heights.bottom - y


def _legs(layout: NetworkLayout) -> list[Leg]:
    legs = [lane.leg for lane in layout.lanes if lane.leg]
    return [*legs, *(route.leg for route in layout.routes if route.leg), *layout.moved_notes.values()]


def _note_leg(route: NetworkRoute) -> Leg:
    """Return the place, as a leg, of the words of a way that runs level, beyond the ways that leave above it."""
    zone = 3 * route.start.row + 1
    return Leg(route.start.column + 1, zone, zone, 0.0, (2.5,))


def _moved_note(route: NetworkRoute, note: Note, place: Leg, heights: Heights, reach: Reach) -> Part:
    """Return the words of a way that runs level, in their place in the gutter, above what comes through it."""
    line = heights.lines[route.start.row]
    return Part(items=note.at(place.x - place.width / 2, line - reach.words_up - 3.0 - note.height))


def _note_at_end(route: NetworkRoute, note: Note, lefts: Sequence[float], heights: Heights) -> Part:
    """Return the words of a way beside the stop that it comes to, above the card."""
    left = lefts[route.end.column] + STOP + RING + BESIDE
    return Part(items=note.at(left, heights.lines[route.end.row] + STOP / 2 - note.height))


def _note(route: NetworkRoute, note: Note, lefts: Sequence[float], heights: Heights, reach: Reach) -> Part:
    """Return the words of a way, beside its leg or above its line."""
    line = heights.lines[route.start.row]
    leg = route.leg
    if leg is None:
        left = lefts[route.start.column] + STOP + RING + BESIDE
        return Part(items=note.at(left, line - reach.up - note.height + LIFT))
    top = line - reach.words_up - 3.0 - note.height if route.is_upward else line + reach.words_down + 4.0
    return Part(items=note.at(leg.x + leg.width / 2 + BESIDE, top))
