"""A drawing made ready for the press: its shapes as SVG, its words as data, and the letters that they need.

Words never become code: typst reads them from JSON, in a template that is the same for every map.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cxjourney.maps.address import address_of
from cxjourney.maps.embed import families_of, instances
from cxjourney.maps.formats import svg
from cxjourney.maps.lines import visible
from cxjourney.maps.places import Part, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxjourney.maps.formats import Wish
    from cxjourney.maps.places import Drawing, Ink
    from cxjourney.maps.printing.pages import Sheet

_HALF_SPACE = re.compile("(?<=[\u0600-\u08ff])(\u200c)(?=[\u0600-\u08ff])")
"""Between Arabic letters it is set by itself: programs that search in a PDF put it in the wrong place otherwise."""


class Plate(NamedTuple):
    """All that the press needs: the map as data for JSON, its shapes, its fonts, and how fine pixels are."""

    map: dict[str, Any]
    shapes: str
    fonts: tuple[bytes, ...]
    dpi: int


def plate(drawing: Drawing, sheet: Sheet, wish: Wish) -> Plate:
    """The plate of a drawing on a sheet."""
    shapes = drawing._replace(items=tuple(_wordless(drawing.items)))
    linked = list(_words(drawing.items, ""))
    fonts = instances(families_of(words for words, _ in linked), drawing.language)
    language, _, region = drawing.language.partition("-")
    printed = {
        "title": visible(drawing.title),
        "says": visible(drawing.says),
        "day": [wish.day.year, wish.day.month, wish.day.day],
        "language": language.lower() if 2 <= len(language) <= 3 and language.isalpha() else "und",
        "region": region.upper() if len(region) == 2 and region.isalpha() else None,
        "paper": drawing.paper,
        "fonts": list(fonts),
        "page": [sheet.width, sheet.height],
        "map": [drawing.width * sheet.scale, drawing.height * sheet.scale],
        "at": [sheet.x, sheet.y],
        "words": [_printed(words, link, sheet) for words, link in linked],
    }
    letters = tuple(font for weights in fonts.values() for font in weights)
    return Plate(printed, svg.write(shapes, wish).decode(), letters, wish.dpi)


def _wordless(items: Iterable[Ink | Part]) -> Iterator[Ink | Part]:
    for item in items:
        if isinstance(item, Part):
            yield Part(items=tuple(_wordless(item.items)))
        elif not isinstance(item, Words):
            yield item


def _words(items: Iterable[Ink | Part], link: str) -> Iterator[tuple[Words, str]]:
    """All words in the order in which they are read, with the address that they lead to."""
    for item in items:
        if isinstance(item, Part):
            yield from _words(item.items, address_of(item.link) or link)
        elif isinstance(item, Words) and any(item.lines):
            yield item, link


def _printed(words: Words, link: str, sheet: Sheet) -> dict[str, Any]:
    scale = sheet.scale
    return {
        "x": sheet.x + words.x * scale,
        "y": sheet.y + words.baseline(0) * scale,
        "width": words.width * scale,
        "size": words.size * scale,
        "leading": words.leading * scale,
        "weight": words.weight,
        "colour": words.colour,
        "align": words.align,
        "direction": words.direction,
        "link": link,
        "lines": [_HALF_SPACE.split(line) for line in words.lines],
    }
