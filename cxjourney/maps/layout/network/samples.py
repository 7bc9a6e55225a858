"""Samples of stops and lines, for the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.maps import style
from cxjourney.maps.layout.network.lines import arrow_head, way_strokes
from cxjourney.maps.layout.network.station import stop
from cxjourney.maps.places import straight

if TYPE_CHECKING:
    from cxjourney.maps.places import Ink

SHARES = (0.1, 0.5, 1.0)
"""The shares whose widths are shown; the words of the legend name them."""
STOP, HEAD = 14.0, 13.0


def sample_of(name: str, x: float, middle: float, width: float) -> tuple[Ink, ...]:
    """A stop or a line, by its name in the legend."""
    group, _, kind = name.partition("-")
    if group == "stop":
        return stop(frozenset((kind,)), False, x + (width - STOP) / 2, middle - STOP / 2, STOP, STOP, 0.6)
    if kind == "share":
        return _widths(x, middle, width / len(SHARES))
    course = straight((x, middle), (x + width, middle))
    if kind == "unsaid":
        return way_strokes(course, style.WAYS["on"], None)
    line = straight((x, middle), (x + width - HEAD * 0.7, middle))
    return (*way_strokes(line, style.WAYS[kind], 0.2), arrow_head((x + width, middle), HEAD, style.WAYS[kind]))


def _widths(x: float, middle: float, step: float) -> tuple[Ink, ...]:
    """Lines of the shares, each as wide as it is on the map."""
    strokes: list[Ink] = []
    for place, share in enumerate(SHARES):
        piece = straight((x + step * place, middle), (x + step * (place + 1) - 2.0, middle))
        strokes += way_strokes(piece, style.WAYS["on"], share)
    return tuple(strokes)
