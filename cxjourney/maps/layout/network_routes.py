"""How the ways between the stations of a network run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxjourney.maps.layout.network_positions import PlacedStation, PlacedStations
    from cxjourney.maps.model.map import Network, Way

HOLLOW, THINNEST, WIDEST = 8.0, 3.0, 14.0


def way_width(share: float | None) -> float:
    """Return the width of a way, in points, by its share of 1; one without is hollow, and always as wide."""
    return HOLLOW if share is None else THINNEST + (WIDEST - THINNEST) * share


@dataclass(slots=True, eq=False)
class Leg:
    """A vertical stretch in a gutter, from the zone `low` (above) to `high` (below). `x` is from the gutter's start."""

    gutter: int
    low: int
    high: int
    width: float
    order: tuple[float, ...]
    incoming: bool = False
    lands: bool = False
    """Whether the way comes to its station right behind it, through the same gutter."""
    x: float = 0.0
    room: float = 0.0
    """How much words beside it take, in the zone `words_in`."""
    words_in: int = -1


@dataclass(slots=True, eq=False)
class NetworkLane:
    """Ways that come into a station together. Those that come by a channel share a leg in and a track."""

    key: tuple[object, ...]
    end: int
    above: int
    """-1 where they come from above, 1 from below, 0 where they run level."""
    leg: Leg | None = None
    channel: int = -1
    lower: bool = False
    """Whether the track is in the half of the channel towards the row below it."""
    routes: list[NetworkRoute] = field(default_factory=list)
    level: int = 0
    port: float = 0.0
    track: float = 0.0

    @property
    def width(self) -> float:
        """Return the width of its widest way, in points."""
        return max(way_width(route.way.share) for route in self.routes)


@dataclass(slots=True, eq=False)
class NetworkRoute:
    """How one way runs."""

    way: Way
    start: PlacedStation
    end: PlacedStation
    lane: NetworkLane
    leg: Leg | None = None
    port: float = 0.0

    @property
    def is_upward(self) -> bool:
        """Return whether it leaves its station upwards."""
        return self.leg is not None and self.leg.high == 3 * self.start.row + 1


def find_routes(network: Network, spots: PlacedStations) -> tuple[list[NetworkRoute], list[NetworkLane]]:
    """Return how every way of a network runs, in their order, and the lanes that they share."""
    finder = _Finder(spots)
    for way in network.ways:
        finder.add(way)
    return finder.routes, list(finder.lanes.values())


class _Finder:
    def __init__(self, spots: PlacedStations) -> None:
        self.spots = spots
        self.routes: list[NetworkRoute] = []
        self.lanes: dict[tuple[object, ...], NetworkLane] = {}
        self.level: set[tuple[int, int]] = set()

    def add(self, way: Way) -> None:
        """Add the route of one way."""
        start, end = self.spots.places[way.start], self.spots.places[way.end]
        clear = start.column < end.column and self.spots.is_free(end.row, start.column, end.column)
        if clear and start.row == end.row and (way.start, way.end) not in self.level:
            self.level.add((way.start, way.end))
            self._route_level(way, start, end)
        elif clear and start.row != end.row:
            self._route_beside(way, start, end)
        elif way.end in self.spots.in_block and start.row < end.row:
            self._route_into_block(way, start, end)
        else:
            self._route_around(way, start, end)

    def _lane(self, way: Way, above: int, channel: int = -1, lower: bool = False) -> NetworkLane:
        key = (way.end, above, channel, lower, way.kind, way.share is None, way.faded, way.undeclared)
        return self.lanes.setdefault(key, NetworkLane(key, way.end, above, None, channel, lower))

    def _keep(self, route: NetworkRoute) -> None:
        route.lane.routes.append(route)
        self.routes.append(route)

    def _route_level(self, way: Way, start: PlacedStation, end: PlacedStation) -> None:
        self._keep(NetworkRoute(way, start, end, self._lane(way, 0)))

    def _route_beside(self, way: Way, start: PlacedStation, end: PlacedStation) -> None:
        """Up or down beside its start, then level into its end."""
        down = end.row > start.row
        low, high = (3 * start.row + 2, 3 * end.row + 1) if down else (3 * end.row + 2, 3 * start.row + 1)
        far = abs(end.row - start.row)
        leg = Leg(start.column + 1, low, high, way_width(way.share), (2.0, -far, -end.column))
        leg.words_in = low if down else high
        leg.lands = start.column + 1 == end.column
        self._keep(NetworkRoute(way, start, end, self._lane(way, -1 if down else 1), leg))

    def _route_into_block(self, way: Way, start: PlacedStation, end: PlacedStation) -> None:
        """Down beside its start, then by a track above the row of its end: those that go further begin nearer to it."""
        lane = self._lane(way, -1, end.row, True)
        width = way_width(way.share)
        far = end.row - start.row
        leg = Leg(start.column + 1, 3 * start.row + 2, 3 * end.row, width, (2.0, -far, end.column))
        leg.words_in = 3 * start.row + 2
        lane.leg = Leg(end.column, 3 * end.row, 3 * end.row + 1, width, (3.0, 0.0, 0.0), incoming=True, lands=True)
        self._keep(NetworkRoute(way, start, end, lane, leg))

    def _route_around(self, way: Way, start: PlacedStation, end: PlacedStation) -> None:
        """By a track in a channel: above where it turns back or goes no further, below where it passes stations."""
        passes = way.kind != "back" and end.column > start.column + 1
        down = end.row > start.row or (end.row == start.row and passes)
        from_below = end.row < start.row or (end.row == start.row and down)
        channel = end.row + 1 if from_below else end.row
        lower = start.row >= channel
        lane = self._lane(way, 1 if from_below else -1, channel, lower)
        width = way_width(way.share)
        low, high = (3 * start.row + 2, 3 * channel) if down else (3 * channel, 3 * start.row + 1)
        span = end.column - start.column - 1
        leg = Leg(start.column + 1, low, high, width, (0.0, 1.0 if span >= 0 else 0.0, -span))
        leg.words_in = low if down else high
        if lane.leg is None:
            inner = (3 * end.row + 2, 3 * channel) if from_below else (3 * channel, 3 * end.row + 1)
            lane.leg = Leg(end.column, *inner, width, (3.0, 0.0 if span >= 0 else 1.0, -abs(span)))
            lane.leg.incoming = lane.leg.lands = True
        lane.leg.width = max(lane.leg.width, width)
        self._keep(NetworkRoute(way, start, end, lane, leg))
