"""Whose voice is heard, turned round: each data source once, with the personas that it hears beside it."""

from cxjourney.languages import Language
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Column, Grid, MapCell, MapLane


def by_source(grid: Grid, words: Language) -> Grid:
    """Return a grid of personas by families as one of families with their sources by personas.

    A family's own lane says who is heard by none of its sources.
    """
    lanes: list[MapLane] = []
    for place, family in enumerate(grid.columns):
        cells = [lane.cells[place] for lane in grid.lanes]
        silent = tuple(cell if cell.loud else MapCell() for cell in cells)
        lanes.append(MapLane(family.name, family.head._replace(look="lane"), silent))
        sources = dict.fromkeys(card for cell in cells if not cell.loud for card in cell.cards)
        lanes += (_lane(source, grid.lanes, place, words) for source in sources)
    return grid._replace(columns=tuple(Column(lane.name, lane.head) for lane in grid.lanes), lanes=tuple(lanes))


def _lane(source: Card, personas: tuple[MapLane, ...], place: int, words: Language) -> MapLane:
    heard = Card(words.text("report.voices.heard"), "heard", symbol="seen")
    cells = (
        MapCell((heard._replace(whose=lane.head.whose),)) if source in lane.cells[place].cards else MapCell()
        for lane in personas
    )
    return MapLane(source.name, source, tuple(cells))
