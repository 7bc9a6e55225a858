"""Maps: a study goes in, a picture comes out. One view is one file in `views`."""

from cxjourney.maps.draw import draw
from cxjourney.maps.engine import EngineError
from cxjourney.maps.views import view_names

__all__ = ["EngineError", "draw", "view_names"]
