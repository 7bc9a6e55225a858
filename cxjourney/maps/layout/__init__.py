"""From a map without places to a drawing: every box, word and stroke at its point, measured with the map's fonts."""

from cxjourney.maps.layout.grid import MOST_COLUMNS
from cxjourney.maps.layout.page import lay_out

__all__ = ["MOST_COLUMNS", "lay_out"]
