"""What is chosen of a map: some of its lanes, a persona that is followed, a stretch of its stages.

A view declares what can be chosen of it; here its map is turned into the map of
what was chosen. Nothing that is left in it changes its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.analysis.display_names import told_persona
from cxjourney.maps.content.legend import samples_of
from cxjourney.maps.model.card import as_sentences
from cxjourney.maps.model.map import LegendKey
from cxjourney.maps.model.network_excerpt import cut_network
from cxjourney.maps.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxjourney.analysis.study import Study
    from cxjourney.languages import Language
    from cxjourney.maps.model.card import Card
    from cxjourney.maps.model.map import Grid, Map, MapCell, MapLane, Network, Row


class MapSelection(NamedTuple):
    """What to show: lanes by name, in that order, a persona and stages by id. What is empty is shown whole."""

    lanes: tuple[str, ...] = ()
    persona: str = ""
    first: str = ""
    last: str = ""

    def unsupported_choice(self, view: str) -> str:
        """Return the first of `lanes`, `persona` and `stages` that is chosen though a view has no such choice.

        Returns:
            Nothing where the view has every choice that was made.

        Raises:
            KeyError: There is no such view.
        """
        chosen = {"lanes": self.lanes, "persona": self.persona, "stages": self.first or self.last}
        return next((name for name, choice in chosen.items() if choice and name not in VIEWS[view].chooses), "")


ALL = MapSelection()


def select(drawn: Map, shown: MapSelection, study: Study, language: Language) -> Map:
    """Return the map of what is chosen of a study.

    Args:
        drawn: The map with everything.
        shown: What is chosen of it.
        study: The journey that it is of.
        language: The language of the map's own words.

    Raises:
        KeyError: The study has no such persona or stage.
    """
    if shown == ALL:
        return drawn
    said, grids, rows, networks = [], drawn.grids, drawn.rows, drawn.networks
    if shown.first or shown.last:
        stages = tuple(stage.id for stage in study.journey.stages)
        first = study.position_of(shown.first) if shown.first else 0
        last = study.position_of(shown.last) if shown.last else len(stages) - 1
        grids = tuple(_cut(grid, frozenset(stages[first : last + 1])) for grid in grids)
        networks = tuple(cut_network(network, range(first, last + 1)) for network in networks)
        said.append(_stretch(first + 1, last + 1, len(stages), language))
    if shown.lanes:
        grids = tuple(grid._replace(lanes=tuple(_select_lanes(grid, shown.lanes))) for grid in grids)
    if shown.persona:
        title = told_persona(study, shown.persona)
        said.append(language.text("map.shown.persona", persona=title))
        aside = language.text("map.shown.aside", persona=title)
        grids = tuple(_follow_persona(grid, shown.persona, aside) for grid in grids)
        networks = tuple(_follow_ways(network, shown.persona, aside, study) for network in networks)
        rows = tuple(row._replace(cards=tuple(_card(card, shown.persona, aside) for card in row.cards)) for row in rows)
    return drawn._replace(
        grids=grids,
        rows=rows,
        networks=networks,
        choice=tuple(said),
        legend=tuple(_legend(drawn, grids, rows, networks, language)),
        description=as_sentences(*said, drawn.description),
    )


def _stretch(first: int, last: int, all_: int, language: Language) -> str:
    begin, end, stages = language.number(first), language.number(last), language.number(all_)
    if first == last:
        return language.text("map.shown.stage", first=begin, all=stages)
    return language.text("map.shown.stages", first=begin, last=end, all=stages)


def _select_lanes(grid: Grid, names: Sequence[str]) -> list[MapLane]:
    """Return the lanes of these names, in the order of the names; none changes sides of a line that it stands below."""
    places = {name: place for place, name in enumerate(names)}
    chosen = (lane for lane in grid.lanes if lane.choice in places)
    return sorted(chosen, key=lambda lane: (len(lane.below), places[lane.choice]))


def _cut(grid: Grid, stages: frozenset[str]) -> Grid:
    """Return a grid without what is about other stages; columns stay, since ways lead to them, but are not drawn."""
    lanes = tuple(lane for lane in grid.lanes if not lane.stage or lane.stage in stages)
    kept = [index for index, column in enumerate(grid.columns) if not column.stage or column.stage in stages]
    return grid._replace(lanes=lanes, cut=(kept[0], kept[-1]))


def _follow_persona(grid: Grid, persona: str, aside: str) -> Grid:
    columns = tuple(column._replace(head=_card(column.head, persona, aside)) for column in grid.columns)
    fading = tuple(column.head.faded for column in columns)
    return grid._replace(columns=columns, lanes=tuple(_lane(lane, fading, persona, aside) for lane in grid.lanes))


def _follow_ways(network: Network, persona: str, aside: str, study: Study) -> Network:
    """Return a network with all faded that a persona does not come to, and the ways that it does not take.

    It takes those that leave a stage which it comes to and passes (format version 1, "Passes").
    """
    stages = [stage.id for stage in study.journey.stages]
    places = {f"stage-{stage}": stage for stage in stages}
    fare = next((one for one in study.access.personas if one.persona == persona), None)
    met = fare.met if fare else frozenset()
    left = met & fare.passes if fare else met
    names = [places[station.name] for station in network.stations]
    stations = tuple(
        station._replace(
            head=_card(station.head, persona, aside, name not in met),
            cards=tuple(_card(card, persona, aside, name not in met) for card in station.cards),
        )
        for station, name in zip(network.stations, names, strict=True)
    )
    ways = tuple(way._replace(faded=names[way.start] not in left) for way in network.ways)
    return network._replace(stations=stations, ways=ways)


def _lane(lane: MapLane, fading: Iterable[bool], persona: str, aside: str) -> MapLane:
    """Return a lane with all faded that is not the persona's: what its head or a column's head isn't, is not either."""
    head = _card(lane.head, persona, aside)
    cells = tuple(
        _cell(cell, persona, aside, head.faded or faded) for cell, faded in zip(lane.cells, fading, strict=True)
    )
    series = tuple(one._replace(faded=one.persona != persona) for one in lane.series)
    return lane._replace(head=head, cells=cells, series=series)


def _cell(cell: MapCell, persona: str, aside: str, faded: bool) -> MapCell:
    return cell._replace(cards=tuple(_card(card, persona, aside, faded) for card in cell.cards))


def _card(card: Card, persona: str, aside: str, faded: bool = False) -> Card:
    if not faded and (card.whose is None or persona in card.whose):
        return card
    says = as_sentences(card.says, aside) if card.says else ""
    return card._replace(faded=True, about=as_sentences(card.about, aside), says=says)


def _legend(
    drawn: Map, grids: tuple[Grid, ...], rows: tuple[Row, ...], networks: tuple[Network, ...], language: Language
) -> Iterable[LegendKey]:
    """Yield what the legend still has to explain, and what faded means where something is."""
    gone = samples_of(drawn.grids, drawn.rows, drawn.networks) - samples_of(grids, rows, networks)
    yield from (key for key in drawn.legend if key.sample not in gone)
    cards = [card for row in rows for card in row.cards]
    cards += [card for grid in grids for lane in grid.lanes for cell in lane.cells for card in (lane.head, *cell.cards)]
    cards += [card for network in networks for station in network.stations for card in (station.head, *station.cards)]
    if any(card.faded for card in cards) or any(
        one.faded for grid in grids for lane in grid.lanes for one in lane.series
    ):
        yield LegendKey("faded", language.text("map.legend.faded"))
