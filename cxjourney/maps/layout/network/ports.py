"""Where lines meet the stops of stations: one below the other, so that none crosses another on its way in or out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.layout.network.station import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.layout.network.routes import Lane, Route
    from cxjourney.maps.network import Network

PITCH, EDGE = 15.0, 12.0


def find_ports(network: Network, routes: Sequence[Route], lanes: Sequence[Lane]) -> list[tuple[float, float]]:
    """Give every route and lane its port; returns how far each stop reaches up and down from its line."""
    reaches = [(STOP / 2, STOP / 2)] * len(network.stations)
    leaving: dict[int, list[Route]] = {}
    coming: dict[int, list[Lane]] = {}
    for route in routes:
        leaving.setdefault(route.way.start, []).append(route)
    for lane in lanes:
        coming.setdefault(lane.end, []).append(lane)
    for index in range(len(network.stations)):
        out, into = _out(leaving.get(index, [])), _into(coming.get(index, []))
        ports = [*out, *into, 0.0]
        reaches[index] = (max(STOP / 2, EDGE - min(ports)), max(STOP / 2, EDGE + max(ports)))
    return reaches


def _out(routes: list[Route]) -> list[float]:
    level = [route for route in routes if route.leg is None]
    legs = sorted((route for route in routes if route.leg), key=lambda route: route.leg.x if route.leg else 0.0)
    above = [route for route in legs if route.up]
    below = [route for route in reversed(legs) if not route.up]
    ports = _spread(len(above), bool(level), len(below))
    for route, port in zip([*above, *level, *below], ports, strict=True):
        route.port = port
    return ports


def _into(lanes: list[Lane]) -> list[float]:
    level = [lane for lane in lanes if not lane.above]
    above = sorted((lane for lane in lanes if lane.above < 0), key=_last, reverse=True)
    below = sorted((lane for lane in lanes if lane.above > 0), key=_last)
    ports = _spread(len(above), bool(level), len(below))
    for lane, port in zip([*above, *level, *below], ports, strict=True):
        lane.port = port
    return ports


def _last(lane: Lane) -> float:
    """The leg by which it comes in, the one nearest to its station."""
    return lane.leg.x if lane.leg else max(route.leg.x for route in lane.routes if route.leg)


def _spread(above: int, level: bool, below: int) -> list[float]:
    """Ports from top to bottom. The level one is on the line; without it they stand around it."""
    count = above + level + below
    middle = float(above) if level else (count - 1) / 2
    return [(number - middle) * PITCH for number in range(count)]
