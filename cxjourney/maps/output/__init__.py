"""Drawing -> bytes: the formats of maps by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from cxjourney.registry import Registry

if TYPE_CHECKING:
    from datetime import date

    from cxjourney.maps.canvas.shapes import Drawing
    from cxjourney.maps.output.graphviz import Engine

DPI, LEAST_DPI, MOST_DPI = 144, 36, 600
"""The pixels per inch of a PNG: by default, at least and at most. The default is two pixels a point."""

PAGE_MARKS = {"svg": b'data-made-by="cxjourney"', "png": b"tEXtSoftware\0cxjourney"}
"""What each page of a map bears near its beginning, by format, so that a later run may know it for its own."""


class OutputOptions(NamedTuple):
    """How a drawing is to be written.

    Attributes:
        day: The day that a PDF bears.
        engine: Which Graphviz draws.
        dpi: The pixels per inch of a PNG.
        width: How many pixels wide a PNG is, whatever its pixels per inch; 0 where `dpi` says it.
        page: The page that it was laid out for, one of `paper.PAGES`, or a place; nothing for one of its own size.
    """

    day: date
    engine: Engine = "auto"
    dpi: int = DPI
    page: str = ""
    width: int = 0


class OutputWriter(Protocol):
    """Writes a drawing in a format."""

    def __call__(self, drawing: Drawing, options: OutputOptions, /) -> bytes:
        """Return the drawing as bytes.

        Raises:
            EngineError: Graphviz or typst is missing, failed or took too long.
        """


OUTPUTS: Registry[OutputWriter] = Registry(
    {
        "dot": f"{__name__}.dot:write_dot",
        "pdf": f"{__name__}.pdf:write_pdf",
        "png": f"{__name__}.png:write_png",
        "svg": f"{__name__}.svg:write_svg",
    }
)
