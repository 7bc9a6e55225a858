"""Where the stations of a network stand."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.model.map import Network

MAX_NETWORK_COLUMNS, MAX_BESIDE = 11, 5
"""How many columns a band has, and how many stations a column holds beside the main way, at most."""


MANY_WAYS, BLOCK = 8, 0.6
"""Stations to which nothing leads but one with more ways than these stand in a block, and not each in a row alone.

The block has so many rows for each one that a square of them would have.
"""


class PlacedStation(NamedTuple):
    """The place of a station: a column within its band, and a row, counted through all bands."""

    column: int
    row: int


class PlacedStations(NamedTuple):
    """The places of all stations, the size of what they stand in, and which of them stand in a block, by index."""

    places: tuple[PlacedStation, ...]
    columns: int
    rows: int
    taken: frozenset[PlacedStation]
    in_block: frozenset[int] = frozenset()

    def is_free(self, row: int, after: int, before: int) -> bool:
        """Return whether no station stands in a row between two columns."""
        return not any((column, row) in self.taken for column in range(after + 1, before))


def place_stations(network: Network, most_columns: int) -> PlacedStations:
    """Return the places of all stations of a network, with no more columns in a band than `most_columns`."""
    before, after = _neighbours(network)
    layers = _layers(network, before, after)
    in_block = frozenset(
        index
        for index, found in enumerate(before)
        if len(found) == 1 and len(after[found[0]]) > MANY_WAYS and index not in network.main and not after[index]
    )
    count = max(layers) + 1
    per_band = ceil(count / ceil(count / min(MAX_NETWORK_COLUMNS, most_columns)))
    held: dict[int, list[int]] = {}
    for index, layer in enumerate(layers):
        held.setdefault(layer, []).append(index)
    places: dict[int, PlacedStation] = {}
    top = 0
    for band in range(0, count, per_band):
        here = [index for layer in range(band, band + per_band) for index in held.get(layer, ())]
        rows = _rows(here, network, layers, before, band, in_block)
        places |= {index: PlacedStation(layers[index] - band, top + rows[index]) for index in here}
        top += max(rows.values()) + 1
    found = tuple(places[index] for index in range(len(layers)))
    return PlacedStations(found, per_band, top, frozenset(found), in_block)


def _neighbours(network: Network) -> tuple[list[list[int]], list[list[int]]]:
    """Return, by station, those that lead on to it and those that it leads on to."""
    before: list[list[int]] = [[] for _ in network.stations]
    after: list[list[int]] = [[] for _ in network.stations]
    for way in network.ways:
        if way.kind != "back":
            before[way.end].append(way.start)
            after[way.start].append(way.end)
    return before, after


def _layers(network: Network, before: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> list[int]:
    """Return the column of each station, counted through all bands: as early as those before it allow."""
    main = set(network.main)
    layers = [0] * len(network.stations)
    beside: dict[int, int] = {}
    waiting = [len(found) for found in before]
    ready = [index for index, count in enumerate(waiting) if not count]
    heapify(ready)
    while ready:
        index = heappop(ready)
        layer = max((layers[other] + 1 for other in before[index]), default=0)
        if index not in main:
            fan = max((len(after[other]) for other in before[index]), default=0)
            most = ceil(sqrt(fan) * BLOCK) if fan > MANY_WAYS else MAX_BESIDE
            while beside.get(layer, 0) >= min(most, MAX_BESIDE):
                layer += 1
            beside[layer] = beside.get(layer, 0) + 1
        layers[index] = layer
        for other in after[index]:
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, other)
    for index in range(len(layers)):
        if not before[index] and after[index] and index != network.main[0]:
            layers[index] = min(layers[other] for other in after[index]) - 1
    layers = _beside_each_other(network, layers)
    used = {layer: number for number, layer in enumerate(sorted(set(layers)))}
    return [used[layer] for layer in layers]


def _beside_each_other(network: Network, layers: Sequence[int]) -> list[int]:
    """Return the columns of stations so that those which no way joins, near or far, stand one behind the other."""
    groups = {index: {index} for index in range(len(layers))}
    for way in network.ways:
        joined = groups[way.start] | groups[way.end]
        groups |= dict.fromkeys(joined, joined)
    found, begin = list(layers), 0
    for group in {min(group): group for group in groups.values()}.values():
        low, high = min(layers[index] for index in group), max(layers[index] for index in group)
        for index in group:
            found[index] = layers[index] - low + begin
        begin += high - low + 1
    return found


def _rows(
    here: Sequence[int],
    network: Network,
    layers: Sequence[int],
    before: Sequence[Sequence[int]],
    band: int,
    in_block: frozenset[int],
) -> dict[int, int]:
    """Return the row of each station of a band, from 0."""
    hung = set(network.main)
    main = [index for index in here if index in hung]
    rows = dict.fromkeys(main, 0)
    taken: list[list[tuple[int, int]]] = []
    if main:
        taken.append([(min(layers[index] for index in main), max(layers[index] for index in main))])
    others = [index for index in here if index not in rows]
    for index in sorted(others, key=lambda one: ("other" in network.stations[one].kinds, one)):
        first = max(band, min((layers[other] + 1 for other in before[index]), default=layers[index]))
        last = layers[index]
        first, least = (last, 1) if index in in_block else (first, 0)
        row = next(
            (
                number
                for number, spans in enumerate(taken)
                if number >= least and all(last < low or high < first for low, high in spans)
            ),
            max(len(taken), least),
        )
        taken += ([] for _ in range(len(taken), row + 1))
        taken[row].append((first, last))
        rows[index] = row
    return rows
