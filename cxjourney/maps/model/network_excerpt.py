"""Part of a network: some of its stations, and in words what leads there from the others and from there to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.model.card import Card, as_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cxjourney.maps.model.map import Network, Station


def cut_network(network: Network, kept: Collection[int]) -> Network:
    """Return a network of some of its stations, named by index; ways beyond them are cards at the stations.

    Raises:
        ValueError: No station is kept.
    """
    if not kept:
        raise ValueError("a network has at least one station")
    places = {index: place for place, index in enumerate(sorted(kept))}
    ways = (way for way in network.ways if way.start in places and way.end in places)
    return network._replace(
        stations=tuple(_station(network, index, places) for index in places),
        ways=tuple(way._replace(start=places[way.start], end=places[way.end]) for way in ways),
        main=tuple(places[index] for index in network.main if index in places) or (0,),
    )


def _station(network: Network, index: int, kept: Collection[int]) -> Station:
    station, incoming = network.stations[index], tuple(_incoming(network, index, kept))
    says = as_sentences(station.says, *(card.title for card in incoming))
    return station._replace(cards=(*station.cards, *incoming, *_outgoing(network, index, kept)), says=says)


def _incoming(network: Network, index: int, kept: Collection[int]) -> Iterator[Card]:
    for way in network.ways:
        if way.end == index and way.start not in kept:
            title = network.stations[way.start].head.title
            yield _card(network.origin.format(stage=title), way.figure, way.words, way.faded)


def _outgoing(network: Network, index: int, kept: Collection[int]) -> Iterator[Card]:
    for way in network.ways:
        if way.start == index and way.end not in kept:
            title = network.stations[way.end].head.title
            yield _card(network.onward.format(stage=title), way.figure, way.words, way.faded)


def _card(title: str, figure: str, words: str, faded: bool) -> Card:
    return Card(title, "faint", details=tuple(filter(None, (" · ".join(filter(None, (figure, words))),))), faded=faded)
