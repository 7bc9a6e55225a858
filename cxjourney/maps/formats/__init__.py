"""The formats of maps: every module of this folder is one, and turns a drawing into bytes.

A format has a function `write(drawing, wish) -> bytes`; nothing else names it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from datetime import date

    from cxjourney.maps.engine import Engine
    from cxjourney.maps.places import Drawing

DPI, LEAST_DPI, MOST_DPI = 144, 36, 600


class Wish(NamedTuple):
    """How a drawing is to be written. `page` is one of `printing.pages`, or nothing for a page of the map's size."""

    day: date
    engine: Engine = "auto"
    dpi: int = DPI
    page: str = ""


class Form(Protocol):
    """What a module of this folder offers."""

    def write(self, drawing: Drawing, wish: Wish) -> bytes:
        """The bytes of a drawing."""
        ...


def form(name: str) -> Form:
    """The format of a name. Raises ModuleNotFoundError where there is none."""
    return cast("Form", import_module(f"{__name__}.{name}"))
