"""How wide text is, shaped with the fonts it is drawn in."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cxjourney.maps import fonts
from cxjourney.maps.style import REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_width(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of one line of text, in points, at a size in points."""
    return _ems(text, weight) * size


@lru_cache(maxsize=50_000)
def _ems(text: str, weight: int) -> float:
    return sum((_run(family, run, weight) for family, run in runs(text)), 0.0)


def runs(text: str) -> Iterator[tuple[str | None, str]]:
    """Text cut into pieces that one font draws; the family is None where no font of the wheel does."""
    if text.isascii() and text.isprintable():  # most of it
        if text:
            yield fonts.MAIN, text
        return
    families: list[str | None] = []
    for character in text:
        sticks = families and fonts.is_joiner(character)
        families.append(families[-1] if sticks else fonts.family_of(character))
    for family, pairs in groupby(zip(families, text, strict=True), key=lambda pair: pair[0]):
        yield family, "".join(character for _, character in pairs)


def _run(family: str | None, text: str, weight: int) -> float:
    if family is None:
        return sum(fonts.estimated(character) for character in text if not fonts.is_joiner(character))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font = fonts.font(family, weight)
    hb.shape(font, buffer)
    advance = sum(position.x_advance for position in buffer.glyph_positions or ())
    units: int = font.face.upem
    return float(advance) / units
