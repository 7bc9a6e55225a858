"""PNG: a drawing as pixels."""

from __future__ import annotations

import struct
import zlib
from math import ceil, floor
from typing import TYPE_CHECKING

from cxjourney.languages.message import message
from cxjourney.maps.layout.strip import WIDTH
from cxjourney.maps.layout.strip_text import SIZE
from cxjourney.maps.output import LEAST_DPI, PAGE_MARKS
from cxjourney.maps.output.graphviz import EngineError
from cxjourney.maps.output.paper import natural_page, type_sizes
from cxjourney.maps.output.pdf import print_input, run_typst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxjourney.maps.canvas.shapes import Drawing
    from cxjourney.maps.output import OutputOptions


MAX_PIXELS = 100_000_000
"""About the pixels of A0 at 250 dpi. While it is drawn each of them takes fifteen bytes of memory."""
READABLE = 9.0
"""The smallest type on a screen, in pixels: a choice of ours. Its small letters are then five pixels high."""
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


def tiny_type(drawings: Sequence[Drawing], options: OutputOptions, view: str) -> str:
    """Return what to say where the pictures of a map have type that can't be read on a screen; else nothing.

    Args:
        drawings: The map, or its pages, which are all of one width.
        options: How they are written.
        view: Which view of how many journeys it is: of one there is a small picture, too.
    """
    smallest = min((size for one in drawings for size in type_sizes(one.items)), default=READABLE)
    drawing = drawings[0]
    pixels = options.width or options.dpi * drawing.width / 72
    height = round(smallest * pixels / drawing.width, 6)
    if height >= READABLE:
        return ""
    per_point = READABLE / smallest
    wide, enough = (str(ceil(round(per_point * length, 6))) for length in (drawing.width, 72))
    help_ = message("engine.tiny.dpi", dpi=enough)
    if options.width:
        fits = view not in ("strip", "portfolio") and SIZE / WIDTH * options.width >= READABLE
        help_ = message("engine.tiny.strip" if fits else "engine.tiny.width", width=wide)
    shown = floor(height * 10) / 10
    return message("engine.tiny", width=round(pixels), size=shown, least=READABLE, help=help_)


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
