"""From a map without places to a drawing: every box, word and stroke at its point, measured with the map's fonts.

All lengths are in points of 1/72 inch, and all heights grow downwards.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Drawing
    from cxjourney.maps.model.map import Map


def lay_out(drawn: Map, widest_title: float = inf) -> Drawing:
    """Return the drawing of a map, as large as the map is; the small picture loads nothing of what posters need.

    Args:
        drawn: The map.
        widest_title: How wide the title of a poster and the sentences below it are at most, in points.
    """
    if drawn.small:
        from cxjourney.maps.layout.strip import lay_out_strip

        return lay_out_strip(drawn)
    from cxjourney.maps.layout.page import lay_out_poster

    return lay_out_poster(drawn, widest_title)
