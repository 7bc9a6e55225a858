"""What the legend of a map explains: every mark that the map uses and that does not say itself what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.model.card import Dots, Meter, SharedScale, Sign, Sparkline, StageLevels, TimeRange
from cxjourney.maps.model.map import LegendKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxjourney.languages import Language
    from cxjourney.maps.model.card import Card, Ornament
    from cxjourney.maps.model.map import Arrow, Grid, HeadFigure, Network, Row, Way


LEGEND = (
    "level-none", "level-partial", "level-full",
    "loud-figure",
    "hatch", "unknown-cell", "unmeasured-cell", "unrated-cell",
    "partial", "full", "meter", "importance", "curve", "assumed-curve", "passing-curve",
    "route", "bar-open", "bar-join",
    "symbol-barrier", "symbol-strength", "symbol-shown", "symbol-outdated", "symbol-verified",
    "time-active", "time-passive",
    "seen", "unseen", "quiet-unseen", "touchpoint", "verified-touchpoint", "planned-touchpoint",
    "stop-entry", "stop-success", "stop-end", "stop-other", "way-on", "way-back", "way-out", "way-share", "way-unsaid",
    "chip", "verified", "planned", "lost",
    "pain", "claimed-pain", "severity", "idea", "symbol-seen", "symbol-assumed-pass",
    "halted", "detour", "reluctant",
    "bar", "target", "benchmark", "history", "score", "rated", "rated-unsourced", "weak", "weak-unsourced",
    "blind-alone", "rests", "support-team", "system",
)  # fmt: skip
"""All that a legend can explain, in its order; a map's legend has what the map uses."""
_LOUD_CELLS = {"metrics": "unmeasured-cell", "ratings": "unrated-cell"}
"""By lane in which an empty cell does not mean that no source tells it, what it means."""


def legend_of(
    grids: tuple[Grid, ...],
    language: Language,
    networks: tuple[Network, ...] = (),
    rows: tuple[Row, ...] = (),
    figures: tuple[HeadFigure, ...] = (),
) -> tuple[LegendKey, ...]:
    """Return what the legend of all this on a map explains, in the order of `LEGEND`."""
    used = samples_of(grids, rows, networks)
    if any(figure.loud for figure in figures):
        used |= {"loud-figure"}
    return tuple(LegendKey(name, language.text(f"map.legend.{name}")) for name in LEGEND if name in used)


def samples_of(grids: tuple[Grid, ...], rows: tuple[Row, ...], networks: tuple[Network, ...] = ()) -> frozenset[str]:
    """Return the names of everything on these grids, rows of cards and networks that a legend could explain."""
    cards = (card for row in rows for card in row.cards)
    named = {name for grid in grids for name in _grid_samples(grid)}
    named |= {name for card in cards for name in _card_samples(card)}
    return frozenset(named | {name for network in networks for name in _network_samples(network)})


def _grid_samples(grid: Grid) -> Iterator[str]:
    shown = grid.visible_columns
    columns = [grid.columns[index] for index in shown]
    lanes = [lane for lane in grid.lanes if lane.hatched or not all(lane.cells[index].is_empty for index in shown)]
    heads = [column.head for column in columns] + [lane.head for lane in lanes]
    cells = [lane.cells[index] for lane in lanes for index in shown]
    cards = [*heads, *(card for cell in cells for card in cell.cards)]
    yield from (name for card in cards for name in _card_samples(card))
    yield from ("assumed-curve" if mark.hollow else "curve" for cell in cells for mark in cell.marks)
    if any(lane.passed[index] for lane in lanes if lane.passed for index in shown):
        yield "passing-curve"
    drawn = [link for link in grid.links if link.start in shown or link.end in shown]
    far = (link for link in drawn if link.words or link.opens or link.joins or link.end != link.start + 1)
    yield from ("route" if link.kind == "on" else f"way-{link.kind}" for link in far)
    yield from _bar_samples(drawn)
    if any(column.hatched for column in columns) or any(lane.hatched for lane in grid.lanes):
        yield "hatch"
    for lane in lanes:
        own = (lane.cells[index].loud for index in shown if not grid.columns[index].hatched)
        if not lane.hatched and any(own):
            yield _LOUD_CELLS.get(lane.choice, "unknown-cell")


def _card_samples(card: Card) -> Iterator[str]:
    """Yield the names of a card's look, symbol and ornaments."""
    yield card.look
    if card.symbol:
        yield f"symbol-{card.symbol}"
    yield from card.ticks
    for ornament in card.ornaments:
        yield from _ornament_samples(ornament)


def _bar_samples(ways: Iterable[Arrow | Way]) -> Iterator[str]:
    """Yield the names of the bars at which these ways open and join."""
    for way in ways:
        if way.opens:
            yield "bar-open"
        if way.joins:
            yield "bar-join"


def _network_samples(network: Network) -> Iterator[str]:
    """Yield the names of everything on a network that a legend could explain."""
    for station in network.stations:
        for card in (station.head, *station.cards):
            yield from _card_samples(card)
        yield from (f"stop-{kind}" for kind in station.kinds)
        if station.hatched:
            yield "hatch"
    yield from _bar_samples(network.ways)
    for way in network.ways:
        yield f"way-{way.kind}"
        yield "way-unsaid" if way.share is None else "way-share"


def _ornament_samples(ornament: Ornament) -> tuple[str, ...]:
    """Return what a legend explains of an ornament, whose words say how much and not always of what."""
    match ornament:
        case Sign(symbol="verified"):
            return ("symbol-verified",)
        case StageLevels():
            return tuple(f"level-{level}" for level in ornament.levels)
        case Meter():
            return ("meter",)
        case Dots():
            return ({"circle": "importance", "diamond": "score"}.get(ornament.shape, "severity"),)
        case TimeRange():
            return ("time-passive" if ornament.passive else "time-active",)
        case Sparkline():
            return ("history",)
        case SharedScale():
            return ("bar",)
    return ()
