"""Ways between stages that do not simply lead to the next one: each on a level of its own above the heads.

Shorter links run lower. On every head the legs are ordered so that two links cross only where one truly passes
over the other, and words stand where no leg comes through.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part, Stroke, polyline, rounded_polyline
from cxjourney.maps.layout.stack import set_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.canvas.shapes import Ink, Words


PITCH, RADIUS = 16.0, 8.0
SIZE, ROOM = 10.5, 6.0
WIDEST = 320.0
BAR, BAR_ROOM, FORK, JOIN = 4.0, 9.0, 5.0, 11.0
"""How thick a bar of parallel ways is, how far it reaches beyond them, and how far over a head it is, in points."""


class ArrowRoute(NamedTuple):
    """A link to draw in one row of columns, by column.

    One that `opens` leaves through a bar with others that are taken besides it; one that `joins` ends in such a bar.
    Its `kind` is that of the link.
    """

    start: int
    end: int
    words: str
    says: str = ""
    opens: bool = False
    joins: bool = False
    kind: str = "on"

    @property
    def colour(self) -> str:
        """Return the part that its colour plays: ways back and out are told from others as in a network."""
        return looks.WAYS[self.kind] if self.kind in ("back", "out") else looks.ROUTE

    @property
    def first(self) -> int:
        """Return the column furthest to the beginning."""
        return min(self.start, self.end)

    @property
    def last(self) -> int:
        """Return the column furthest to the end."""
        return max(self.start, self.end)


BEHIND = 5.0
"""How far the second head of a way back stands behind the first, in points."""


class _Leg(NamedTuple):
    route: int
    column: int
    is_end: bool
    turns: int
    """-1 where the link leaves the leg toward the beginning, 1 toward the end, 0 where it comes back to its head."""


def place_links(
    routes: Sequence[ArrowRoute], lefts: Sequence[float], widths: Sequence[float], y: float, direction: str
) -> tuple[Part, float]:
    """Return links placed above heads, and the height that they take, in points.

    Args:
        routes: What is drawn of the links, by column of this row.
        lefts: Where the heads begin.
        widths: How wide each of them is.
        y: Where the links begin; they end at the heads.
        direction: The direction of words without a letter.
    """
    if not routes:
        return Part(), 0.0
    levels = _levels(routes)
    legs = _legs(routes)
    xs = _ports(legs, levels, lefts, widths)
    labels = [
        _label(
            index, routes, levels, legs, xs, (lefts[route.first], lefts[route.first] + widths[route.first]), direction
        )
        for index, route in enumerate(routes)
    ]
    heights = [0.0] * (max(levels) + 1)
    for level, label in zip(levels, labels, strict=True):
        heights[level] = max(heights[level], (label.height if label else 0.0) + ROOM)
    bottom = y + sum(heights) + 14.0
    items: list[Ink | Part] = []
    for index, route in enumerate(routes):
        line = bottom - 14.0 - sum(heights[: levels[index]])
        items.append(_draw_route(route, _ends(index, xs), line, bottom, labels[index]))
    items += _bars(routes, xs, bottom)
    return Part("", "", "", tuple(items)), bottom - y


def _levels(routes: Sequence[ArrowRoute]) -> list[int]:
    """Return the level of each route, from 0 for the lowest; routes that share a stretch are on different levels."""
    order = sorted(range(len(routes)), key=lambda index: (*_reach(routes[index]), index))
    levels = [0] * len(routes)
    taken: list[list[ArrowRoute]] = []
    for index in order:
        route = routes[index]
        low = _lowest_level(route, taken)
        free = (level for level in range(low, len(taken)) if not any(_has_overlap(route, one) for one in taken[level]))
        level = next(free, max(low, len(taken)))
        if level == len(taken):
            taken.append([])
        taken[level].append(route)
        levels[index] = level
    return levels


def _lowest_level(route: ArrowRoute, taken: list[list[ArrowRoute]]) -> int:
    """Return from which level on a route may run: if it stays above its head, over all that begin or end there.

    So its words have the whole width of the column, and no leg comes through them.
    """
    if route.first != route.last:
        return 0
    touching = [level for level, row in enumerate(taken) for other in row if route.first in (other.start, other.end)]
    return max(touching, default=-1) + 1


def _reach(route: ArrowRoute) -> tuple[int, int]:
    """Return how far a route goes; those that stay above one head come last, the most words on top."""
    return (route.last - route.first, 0) if route.first != route.last else (10_000, len(route.words))


def _has_overlap(one: ArrowRoute, other: ArrowRoute) -> bool:
    if one.first == one.last or other.first == other.last:
        return one.first <= other.last and other.first <= one.last
    return max(one.first, other.first) < min(one.last, other.last)


def _legs(routes: Sequence[ArrowRoute]) -> list[_Leg]:
    legs: list[_Leg] = []
    for index, route in enumerate(routes):
        turn = (route.end > route.start) - (route.end < route.start)
        legs += (_Leg(index, route.start, False, turn), _Leg(index, route.end, True, -turn))
    return legs


def _ports(
    legs: list[_Leg], levels: list[int], lefts: Sequence[float], widths: Sequence[float]
) -> dict[tuple[int, bool], float]:
    """Return where each leg meets its head: those that turn back, lowest first, then those that go on, lowest last."""
    xs = {}
    for column in {leg.column for leg in legs}:
        here = [leg for leg in legs if leg.column == column]
        here.sort(key=lambda leg: (leg.turns, -leg.turns * levels[leg.route], leg.route, not leg.is_end))
        pitch = min(PITCH, (widths[column] - 2 * RADIUS) / len(here))
        middle = lefts[column] + widths[column] / 2
        for index, leg in enumerate(here):
            xs[leg.route, leg.is_end] = middle + (index - (len(here) - 1) / 2) * pitch
    return xs


def _ends(index: int, xs: dict[tuple[int, bool], float]) -> tuple[float, float]:
    return xs[index, False], xs[index, True]


def _label(
    index: int,
    routes: Sequence[ArrowRoute],
    levels: list[int],
    legs: list[_Leg],
    xs: dict[tuple[int, bool], float],
    column: tuple[float, float],
    direction: str,
) -> Words | None:
    """Return the words of a link, in the widest stretch of its line that no higher leg comes through; y comes later."""
    if not routes[index].words:
        return None
    low, high = sorted(_ends(index, xs))
    others = sorted(xs[leg.route, leg.is_end] for leg in legs if levels[leg.route] > levels[index])
    if routes[index].first == routes[index].last:
        begin = max([column[0], *(x for x in others if x < low)])
        end = min([column[1], *(x for x in others if x > high)])
    else:
        walls = [low, *(x for x in others if low < x < high), high]
        begin, end = max(pairwise(walls), key=lambda wall: wall[1] - wall[0])
    begin, end = begin + ROOM, max(end - ROOM, begin + 2 * ROOM)
    if end - begin > WIDEST:
        begin, end = (begin + end - WIDEST) / 2, (begin + end + WIDEST) / 2
    return set_words(
        routes[index].words, begin, 0.0, end - begin, SIZE, routes[index].colour, direction, looks.BOLD, "middle"
    )


def _bars(routes: Sequence[ArrowRoute], xs: dict[tuple[int, bool], float], bottom: float) -> list[Stroke]:
    """Return a bar over all legs at which parallel ways open, and one where they join, for each head that has some."""
    found: dict[tuple[int, bool], list[float]] = {}
    for index, route in enumerate(routes):
        if route.opens:
            found.setdefault((route.start, False), []).append(xs[index, False])
        if route.joins:
            found.setdefault((route.end, True), []).append(xs[index, True])
    bars = []
    for (_, is_end), legs in found.items():
        y = bottom - (JOIN if is_end else FORK)
        piece = polyline((min(legs) - BAR_ROOM, y), (max(legs) + BAR_ROOM, y))
        bars.append(Stroke((piece,), looks.ROUTE, BAR))
    return bars


def _second_head(points: Sequence[tuple[float, float]], colour: str) -> Stroke:
    """Return the second head of a way back, behind the first, by which it is told from others without colours too."""
    (_, before), (x, y) = points[-2:]
    step = BEHIND if y > before else -BEHIND
    return Stroke((polyline((x, y - 2 * step), (x, y - step)),), colour, 1.6, arrow=True, head=6.0)


def _draw_route(route: ArrowRoute, ends: tuple[float, float], line: float, bottom: float, label: Words | None) -> Part:
    start, end = ends
    points = ((start, bottom), (start, line), (end, line), (end, bottom - 1.0))
    items: list[Ink | Part] = [Stroke((rounded_polyline(points, RADIUS),), route.colour, 1.6, arrow=True)]
    if route.kind == "back":
        items.append(_second_head(points, route.colour))
    if label:
        items.append(label._replace(y=line - 2.0 - label.height))
    return Part("", route.says or route.words, route.words, tuple(items))
