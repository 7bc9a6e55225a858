"""What the tests of views of people share: two steps, somebody who is offline, and a way to the cards."""

from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Map, MapLane

STEP = {"title": "Form on the web", "channel": "web"}
CALL = {"title": "Call", "channel": "phone"}
OFFLINE = {"internet": "none", "devices": ["landline"], "skills": "none", "travel": "none"}


def lanes(drawn: Map, grid: int = 0) -> dict[str, MapLane]:
    """Return the lanes of a grid by name."""
    return {lane.name: lane for lane in drawn.grids[grid].lanes}


def cards(drawn: Map, lane: str, grid: int = 0) -> list[list[Card]]:
    """Return the cards of a lane, cell by cell."""
    return [list(cell.cards) for cell in lanes(drawn, grid)[lane].cells]
