"""From a map without places to a drawing: every box, word and stroke at its point, measured with the map's fonts.

All lengths are in points of 1/72 inch, and all heights grow downwards.
"""

from cxjourney.maps.layout.page import lay_out
from cxjourney.maps.layout.pages import lay_out_pages

__all__ = ["lay_out", "lay_out_pages"]
