"""Room in gutters, ports at stops, and words beside the ways of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import move
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout.network_stations import STOP
from cxjourney.maps.layout.stack import set_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxjourney.maps.canvas.shapes import Words
    from cxjourney.maps.layout.network_positions import PlacedStation
    from cxjourney.maps.layout.network_routes import Leg, NetworkLane, NetworkRoute
    from cxjourney.maps.model.map import Way


EDGE, APART, BESIDE = 16.0, 8.0, 5.0
LANDING = 38.0
"""How far before a station the last leg stands that comes to it: room for a corner and the head of the line."""
LEAST = 44.0


def pack(legs: Iterable[Leg]) -> float:
    """Set the x of every leg of one gutter, and return how wide the gutter is, in points."""
    placed: list[Leg] = []
    width = LEAST
    for leg in sorted(legs, key=lambda one: one.order):
        begin = max((_end(other, leg) for other in placed if _has_overlap(other, leg)), default=EDGE)
        leg.x = begin + leg.width / 2
        width = max(width, leg.x + leg.width / 2 + max(leg.room + EDGE, LANDING if leg.lands else 0.0))
        placed.append(leg)
    return width


def shift_incoming(legs: Iterable[Leg], width: float) -> None:
    """Move the legs that come in as far as they go towards the station that they come to."""
    placed: list[Leg] = []
    for leg in sorted((one for one in legs if one.incoming), key=lambda one: one.order, reverse=True):
        starts = (other.x - other.width / 2 - APART for other in placed if _has_overlap(other, leg))
        end = min(starts, default=width - LANDING)
        leg.x = end - leg.width / 2
        placed.append(leg)


def _has_overlap(one: Leg, other: Leg) -> bool:
    return one.low <= other.high and other.low <= one.high


def _end(before: Leg, leg: Leg) -> float:
    """Return where a leg may begin that stands after another: behind its words where it passes them."""
    passes = leg.low <= before.words_in <= leg.high
    return before.x + before.width / 2 + (before.room if passes and before.room else 0.0) + APART


FIGURE, WORDS = 13.0, 10.0
WIDTHS, LINES = (72.0, 86.0, 100.0, 120.0, 145.0, 180.0), 5
"""Words stand in at most this many lines, or in more where even the last of these widths is too narrow."""


def way_colour(way: Way) -> str:
    """Return the name of the colour of a way: by its kind, or that of what steps back."""
    return looks.RULE if way.faded else looks.WAYS[way.kind]


class Note:
    """The words of one way, set at the origin; it knows what they take.

    Args:
        way: The way.
        direction: `ltr` or `rtl`, the direction of words without a letter.
        within: How wide they may be, in points; 0 where they take what they need.
    """

    def __init__(self, way: Way, direction: str, within: float = 0.0) -> None:
        self.within = within
        self.items: list[Words] = []
        self.width = self.height = 0.0
        self._add(way.figure, FIGURE, looks.MUTED if way.faded else way_colour(way), looks.BOLD, direction)
        self._add(way.words, WORDS, looks.MUTED if way.faded else looks.INK, looks.REGULAR, direction)
        self.items = [words._replace(width=self.width) for words in self.items]

    def _add(self, text: str, size: float, colour: str, weight: int, direction: str) -> None:
        if not text.strip():
            return
        for width in (self.within,) if self.within else WIDTHS:
            words = set_words(text, 0.0, self.height, width, size, colour, direction, weight)
            if len(words.lines) <= LINES:
                break
        widest = max(text_width(line, size, weight) for line in words.lines)
        self.width = max(self.width, widest + 0.5)
        self.height += words.height
        self.items.append(words)

    def at(self, x: float, y: float) -> tuple[Words, ...]:
        """Return the words with their top left corner at a point."""
        placed = (move(words, x, y) for words in self.items)
        return tuple(placed)  # type: ignore[arg-type]


PITCH, PORT_EDGE = 15.0, 12.0
TURN = 40.0
"""How far a way has to have turned away before another may turn into the height that it left: a corner of each."""


class Reach(NamedTuple):
    """How far a stop reaches from the line that it stands on, and where words in the gutter behind it begin, in points.

    Words begin beyond the stop, and beyond what comes through that gutter to the next stop.
    """

    up: float
    down: float
    words_up: float
    words_down: float


def find_ports(
    places: Sequence[PlacedStation], routes: Sequence[NetworkRoute], lanes: Sequence[NetworkLane]
) -> list[Reach]:
    """Set the port of every route and lane, and return how far each stop reaches.

    Args:
        places: The place of every station.
        routes: All ways, their legs at their places.
        lanes: The lanes that they come in by.
    """
    leaving: dict[int, list[NetworkRoute]] = {}
    coming: dict[int, list[NetworkLane]] = {}
    for route in routes:
        leaving.setdefault(route.way.start, []).append(route)
    for lane in lanes:
        coming.setdefault(lane.end, []).append(lane)
    reaches = [Reach(STOP / 2, STOP / 2, STOP / 2, STOP / 2)] * len(places)
    before: int | None = None
    for index in sorted(range(len(places)), key=lambda one: (places[one].row, places[one].column)):
        out, into = leaving.get(index, []), coming.get(index, [])
        _set_outgoing_ports(out)
        _set_incoming_ports(into)
        if before is not None and places[before].row == places[index].row:
            moved = _separate_ports(leaving.get(before, []), into)
            up, down, *_ = reaches[before]
            reaches[before] = Reach(up, down, *_reach(moved, up, down))
        before = index
        up, down = _reach([*(route.port for route in out), *(lane.port for lane in into)], STOP / 2, STOP / 2)
        reaches[index] = Reach(up, down, up, down)
    return reaches


def _reach(ports: Sequence[float], up: float, down: float) -> tuple[float, float]:
    """Return how far something reaches up and down that has these ports, and reaches this far without them."""
    return max([up, *(PORT_EDGE - port for port in ports)]), max([down, *(PORT_EDGE + port for port in ports)])


def _separate_ports(out: Sequence[NetworkRoute], into: Sequence[NetworkLane]) -> list[float]:
    """Move lanes that would come into a station at the height of a way from the one before; return their new ports.

    The two would share a track, and look like a way from the one station to the other. Those from above move up and
    those from below down, as far as it takes.
    """
    moved: list[float] = []
    for side in (-1, 1):
        lanes = [lane for lane in into if lane.above == side]
        while any(_share_track(route, lane) for route in out for lane in lanes):
            for lane in lanes:
                lane.port += side * PITCH
            moved += (lane.port for lane in lanes)
    return moved


def _share_track(route: NetworkRoute, lane: NetworkLane) -> bool:
    return bool(route.leg and abs(route.port - lane.port) < PITCH and _first_turn(lane) < route.leg.x + TURN)


def _first_turn(lane: NetworkLane) -> float:
    """Return where a lane turns into its station's row, or the first of its ways does."""
    return lane.leg.x if lane.leg else min(route.leg.x for route in lane.routes if route.leg)


def _set_outgoing_ports(routes: list[NetworkRoute]) -> None:
    level = [route for route in routes if route.leg is None]
    legs = sorted((route for route in routes if route.leg), key=lambda route: route.leg.x if route.leg else 0.0)
    above = [route for route in legs if route.is_upward]
    below = [route for route in reversed(legs) if not route.is_upward]
    ports = _spread(len(above), bool(level), len(below))
    for route, port in zip([*above, *level, *below], ports, strict=True):
        route.port = port


def _set_incoming_ports(lanes: list[NetworkLane]) -> None:
    level = [lane for lane in lanes if not lane.above]
    above = sorted((lane for lane in lanes if lane.above < 0), key=_last_leg, reverse=True)
    below = sorted((lane for lane in lanes if lane.above > 0), key=_last_leg)
    ports = _spread(len(above), bool(level), len(below))
    for lane, port in zip([*above, *level, *below], ports, strict=True):
        lane.port = port


def _last_leg(lane: NetworkLane) -> float:
    """Return the leg by which it comes in, the one nearest to its station."""
    return lane.leg.x if lane.leg else max(route.leg.x for route in lane.routes if route.leg)


def _spread(above: int, level: bool, below: int) -> list[float]:
    """Return ports from top to bottom. The level one is on the line; without it they stand around it."""
    count = above + level + below
    middle = float(above) if level else (count - 1) / 2
    return [(number - middle) * PITCH for number in range(count)]
