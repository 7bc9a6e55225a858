"""PDF: one page, words that can be searched, the fonts inside, tagged for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.printing.pages import Sheet, own, turned
from cxjourney.maps.printing.plate import plate
from cxjourney.maps.printing.press import impress

if TYPE_CHECKING:
    from cxjourney.maps.formats import Wish
    from cxjourney.maps.places import Drawing

LONGEST = 14_400.0
"""The longest side of a page that all readers of PDF show: 200 inches, or five metres."""


def write(drawing: Drawing, wish: Wish) -> bytes:
    """The PDF of a drawing, on a page of its own size or as large as it fits on the one that was wished for."""
    sheet: Sheet = turned(wish.page, drawing) if wish.page else own(drawing, LONGEST)
    return impress(plate(drawing, sheet, wish), "pdf")
