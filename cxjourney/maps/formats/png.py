"""PNG: the same impression as PDF, in pixels."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from cxjourney.maps.engine import EngineError
from cxjourney.maps.formats import LEAST_DPI
from cxjourney.maps.printing.pages import own
from cxjourney.maps.printing.plate import plate
from cxjourney.maps.printing.press import impress

if TYPE_CHECKING:
    from cxjourney.maps.formats import Wish
    from cxjourney.maps.places import Drawing

MOST_PIXELS = 100_000_000
"""About the pixels of A0 at 250 dpi. While it is drawn each of them takes fifteen bytes of memory."""
_HEAD = 33
"""The bytes of the signature and of the first chunk, which every PNG begins with."""
_INCHES_PER_METRE = 1 / 0.0254


def write(drawing: Drawing, wish: Wish) -> bytes:
    """The PNG of a drawing. Raises EngineError where it would have too many pixels."""
    pixels = drawing.width * drawing.height * (wish.dpi / 72) ** 2
    if pixels > MOST_PIXELS:
        fitting = int((MOST_PIXELS / drawing.width / drawing.height) ** 0.5 * 72)
        help_ = f"use --dpi {fitting} or less, or --format pdf" if fitting >= LEAST_DPI else "use --format pdf"
        raise EngineError(
            f"at {wish.dpi} dpi it has {pixels / 1e6:,.0f} million pixels, and {MOST_PIXELS / 1e6:,.0f} million is "
            f"the most; {help_}"
        )
    return _with_dpi(impress(plate(drawing, own(drawing), wish), "png"), wish.dpi)


def _with_dpi(png: bytes, dpi: int) -> bytes:
    """The picture with its pixels per metre written in, so that it is printed at its size."""
    per_metre = round(dpi * _INCHES_PER_METRE)
    chunk = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    return png[:_HEAD] + struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[_HEAD:]
