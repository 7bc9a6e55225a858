"""How high everything in a network is: rows, the room above and below their lines, and the channels between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.layout.network.station import BELOW, RING, place_cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.layout.network.place import Settled
    from cxjourney.maps.layout.network.routes import Lane

TRACK, MARGIN, ROW_GAP, NOTE_GAP = 18.0, 12.0, 22.0, 12.0


class Heights:
    """The height of each row's line in `lines`, the end of all in `bottom`; every lane in a channel gets its track."""

    def __init__(self, drawn: Settled, reaches: Sequence[tuple[float, float]], y: float) -> None:
        rows = drawn.spots.rows
        above, below = _rows(drawn, reaches)
        self.lines: list[float] = []
        channels: dict[int, list[Lane]] = {}
        for lane in drawn.lanes:
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


def _levels(lanes: list[Lane]) -> int:
    """Give the lanes of a channel their levels, the shortest first; returns how many there are."""
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


def _rows(drawn: Settled, reaches: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """How much room each row needs above and below its line."""
    above, below = [0.0] * drawn.spots.rows, [0.0] * drawn.spots.rows
    for station, spot, (up, down) in zip(drawn.network.stations, drawn.spots.places, reaches, strict=True):
        _, height = place_cards(station, 0.0, 0.0, drawn.columns[spot.column], drawn.direction)
        above[spot.row] = max(above[spot.row], up + RING + 2.0)
        below[spot.row] = max(below[spot.row], down + BELOW + height + ROW_GAP)
    for route, note in zip(drawn.routes, drawn.notes, strict=True):
        up, down = reaches[route.way.start]
        row = route.start.row
        if not note.items:
            continue
        if route.leg and not route.up:
            below[row] = max(below[row], down + note.height + NOTE_GAP)
        else:
            above[row] = max(above[row], up + note.height + NOTE_GAP)
    return above, below
