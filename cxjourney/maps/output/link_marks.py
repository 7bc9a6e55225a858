"""The sign of what can be followed: a line under its title, in formats that can lead to another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.canvas.shapes import Part, Stroke, Words, polyline
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.output.accessibility import address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxjourney.maps.canvas.shapes import Drawing, Ink


PEN, BELOW = 0.06, 0.13
"""How thick the line is, and how far below the letters' foot, in parts of the size of the type."""


def underline_links(drawing: Drawing) -> Drawing:
    """Return a drawing in which the title of everything that leads to an address has a line under it."""
    return drawing._replace(items=tuple(_underline(drawing.items)))


def _underline(items: Iterable[Ink | Part]) -> Iterator[Ink | Part]:
    for item in items:
        if not isinstance(item, Part):
            yield item
            continue
        inner = tuple(_underline(item.items))
        words = list(_words_of(inner)) if address_of(item.link) else []
        if words:
            inner += (_line_under(max(words, key=lambda one: one.size)),)
        yield item._replace(items=inner)


def _words_of(items: Iterable[Ink | Part]) -> Iterator[Words]:
    for item in items:
        if isinstance(item, Part):
            yield from _words_of(item.items)
        elif isinstance(item, Words):
            yield item


def _line_under(words: Words) -> Stroke:
    """Return a line under every line of words, as long as that is."""
    pieces = []
    for index, line in enumerate(words.lines):
        wide = text_width(line, words.size, words.weight)
        spare = words.width - wide
        x = words.x + {"start": 0.0, "middle": spare / 2, "end": spare}[words.align]
        y = words.baseline(index) + BELOW * words.size
        if wide:
            pieces.append(polyline((x, y), (x + wide, y)))
    return Stroke(tuple(pieces), words.colour, PEN * words.size)
