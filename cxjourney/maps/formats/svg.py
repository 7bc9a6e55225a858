"""SVG: drawn by Graphviz, finished, with the letters that it needs inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.dot import build_dot
from cxjourney.maps.engine import render
from cxjourney.maps.svg import finish

if TYPE_CHECKING:
    from cxjourney.maps.formats import Wish
    from cxjourney.maps.places import Drawing


def write(drawing: Drawing, wish: Wish) -> bytes:
    """The SVG of a drawing."""
    return finish(render(build_dot(drawing), "svg", wish.engine), drawing)
