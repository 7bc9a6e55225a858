"""PNG: a drawing as pixels."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from cxjourney.languages.message import message
from cxjourney.maps.output import LEAST_DPI, PAGE_MARKS
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.output.paper import natural_page
from cxjourney.maps.output.pdf import print_input, run_typst

if TYPE_CHECKING:
    from cxjourney.maps.canvas.shapes import Drawing
    from cxjourney.maps.output import OutputOptions


MAX_PIXELS = 100_000_000
"""About the pixels of A0 at 250 dpi. While it is drawn each of them takes fifteen bytes of memory."""
_HEAD = 33
"""The bytes of the signature and of the first chunk, which every PNG begins with (ISO/IEC 15948)."""
_INCHES_PER_METRE = 1 / 0.0254


def write_png(drawing: Drawing, options: OutputOptions) -> bytes:
    """Return the PNG of a drawing.

    Raises:
        EngineError: The picture would have too many pixels; or Graphviz or typst is missing, failed or took too long.
    """
    dpi = options.width / drawing.width * 72 if options.width else float(options.dpi)
    pixels = drawing.width * drawing.height * (dpi / 72) ** 2
    if pixels > MAX_PIXELS:
        raise EngineError(_too_many(drawing, options, pixels))
    work = print_input((drawing,), (natural_page(drawing),), options)._replace(dpi=dpi)
    marks = [PAGE_MARKS["png"]] if options.page else []
    return _add_chunks(run_typst(work, "png"), _pixels_per_metre(dpi), *marks)


def _too_many(drawing: Drawing, options: OutputOptions, pixels: float) -> str:
    """Return why a picture would have too many pixels, and what to take."""
    fitting = (MAX_PIXELS / drawing.width / drawing.height) ** 0.5
    help_ = message("engine.pixels.dpi", dpi=str(int(fitting * 72)))
    if options.width:
        help_ = message("engine.pixels.width", width=str(int(fitting * drawing.width)))
    elif fitting * 72 < LEAST_DPI:
        help_ = message("engine.pixels.pdf")
    return message("engine.pixels", pixels=round(pixels / 1e6), most=round(MAX_PIXELS / 1e6), help=help_)


def _pixels_per_metre(dpi: float) -> bytes:
    """Return the chunk that says how large a picture is printed."""
    per_metre = round(dpi * _INCHES_PER_METRE)
    return b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)


def _add_chunks(png: bytes, *chunks: bytes) -> bytes:
    """Return the picture with chunks behind its head, each of which begins with its name."""
    added = (struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks)
    return b"".join((png[:_HEAD], *added, png[_HEAD:]))
