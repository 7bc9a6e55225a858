"""DOT, for Graphviz's `neato -n2`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps.dot import build_dot

if TYPE_CHECKING:
    from cxjourney.maps.formats import Wish
    from cxjourney.maps.places import Drawing


def write(drawing: Drawing, wish: Wish) -> bytes:  # noqa: ARG001  DOT is the same however it is drawn later
    """The DOT of a drawing."""
    return build_dot(drawing).encode()
