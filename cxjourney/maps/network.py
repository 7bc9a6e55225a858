"""What a network shows, without any place: stations, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxjourney.maps.sheet import Card


class Station(NamedTuple):
    """A stage in a network: its number, the kinds of stop it is (entry, success, other), what stands below it."""

    name: str
    number: str
    head: Card
    kinds: frozenset[str] = frozenset()
    cards: tuple[Card, ...] = ()
    hatched: bool = False
    says: str = ""


class Way(NamedTuple):
    """A way from one station to another (by index): `on`, `back` or `out`; its share of 1, where one is recorded."""

    start: int
    end: int
    kind: str = "on"
    share: float | None = None
    figure: str = ""
    words: str = ""


class Network(NamedTuple):
    """Stations and the ways between them, hung on a main way (stations by index)."""

    stations: tuple[Station, ...]
    ways: tuple[Way, ...]
    main: tuple[int, ...]
