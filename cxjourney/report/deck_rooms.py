"""Where on a slide there is room: for text, as the layout has it; for a map, from side to side."""

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout
from pptx.util import Inches

from cxjourney.report.deck_shapes import Box
from cxjourney.report.deck_template import TITLES, WIDTH, Layouts, has_room
from cxjourney.report.deck_text import POINT

INSET = int(Inches(0.1))
"""How far text stands within a frame at each side (ISO/IEC 29500-1, 21.1.2.1.1)."""
LOWEST = 412
"""How many points high a place for a map is at least: its smallest type is then as large as `maps.layout` wants it."""
CONTENT = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
_FEET = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE)


def text_room(deck: Deck, layouts: Layouts, title: BaseShape, is_own: bool) -> Box:
    """Return the place below a title: that of the text of the layout for text, else down to the slide's edge."""
    body = next(
        (one for one in layouts.text.placeholders if one.placeholder_format.type in CONTENT and has_room(one)), None
    )
    if body is not None:
        inset = 0 if is_own else INSET
        return Box(body.left + inset, body.top, body.width - 2 * inset, body.height)
    wide = deck.slide_width or 0
    edge = max(min(title.left, wide - title.left - title.width), int(Inches(0.4)))
    free = _free(deck, title, layouts.titled)
    return Box(edge, free.y, wide - 2 * edge, free.height - int(Inches(0.1)))


def map_room(deck: Deck, layouts: Layouts, is_own: bool) -> Box:
    """Return where a map stands: on the whole slide of our own; else from side to side below the title."""
    if is_own:
        return Box(0, 0, deck.slide_width or 0, deck.slide_height or 0)
    layout = layouts.titled
    return _free(deck, next(one for one in layout.placeholders if one.placeholder_format.type in TITLES), layout)


def map_place(room: Box) -> str:
    """Return the place that a map has on its slide, as `draw_pages` takes it: so many points wide and high.

    Where a team's slide is narrow, or its title takes much of it, the map is made for more and shown smaller: rather
    that than one stage a page.
    """
    larger = max(1.0, WIDTH / room.width, LOWEST * POINT / room.height)
    return f"{int(larger * room.width / POINT)}x{int(larger * room.height / POINT)}"


def _free(deck: Deck, title: BaseShape, layout: SlideLayout) -> Box:
    """Return what is free of a slide above its footer and below its title, or above a title that stands low."""
    wide, high = deck.slide_width or 0, deck.slide_height or 0
    if title.top > high // 2:
        return Box(0, 0, wide, title.top)
    top = min(title.top + title.height, high // 3)
    feet = (one.top for one in layout.placeholders if one.placeholder_format.type in _FEET)
    return Box(0, top, wide, min((high, *(foot for foot in feet if foot > high * 3 // 4))) - top)
