"""Themes: what the parts that colours play look like. The only place that knows a colour.

The hues of both are Okabe and Ito's (https://jfly.uni-koeln.de/color/), darkened or lightened until words on them, and
they on paper, reach a contrast of 4.5:1. Vermillion is kept for what nobody knows, blue for what data shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.places import Box, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxjourney.maps.places import Drawing, Ink


class Theme(NamedTuple):
    """A colour as ``#rrggbb`` for every part that colours play."""

    name: str
    colours: Mapping[str, str]

    def colour(self, part: str) -> str:
        """Give the colour of a part; two of them, with a colon between, for what is filled by halves."""
        return ":".join(self.colours[one] for one in part.split(":")) if part else ""


LIGHT = Theme(
    "light",
    {
        "paper": "#ffffff",
        "ink": "#17212b",
        "muted": "#4d5965",
        "rule": "#d3dae1",
        "frame": "#9aa5b1",
        "track": "#e3e8ec",
        "route": "#34424f",
        "alarm": "#b33c00",
        "hatch": "#efb08c",
        "known": "#7db8df",
        "known-pale": "#e4eff8",
        "known-deep": "#0b4f80",
        "head": "#eef2f5",
        "lost": "#ececec",
        "pain": "#fdf1d7",
        "pain-frame": "#e6c571",
        "pain-claimed": "#8a6500",
        "idea": "#e6f3ec",
        "idea-frame": "#94c9ae",
        "persona-1": "#0b5f9e",
        "persona-2": "#00694d",
        "persona-3": "#8a2f6b",
        "persona-4": "#6b5200",
        "persona-5": "#2e2e38",
        "persona-6": "#006d77",
        "persona-7": "#5a3fa0",
        "persona-8": "#8c3b2e",
        "persona-9": "#3f6212",
        "persona-10": "#7a3b00",
        "persona-11": "#4a4e9c",
        "persona-12": "#5b5b5b",
    },
)


def painted(drawing: Drawing, theme: Theme) -> Drawing:
    """The drawing in the colours of a theme."""
    items = tuple(_painted(item, theme) for item in drawing.items)
    return drawing._replace(paper=theme.colour(drawing.paper), items=items)


def _painted(item: Ink | Part, theme: Theme) -> Ink | Part:
    if isinstance(item, Part):
        return item._replace(items=tuple(_painted(inner, theme) for inner in item.items))
    if isinstance(item, Box):
        return item._replace(fill=theme.colour(item.fill), line=theme.colour(item.line))
    return item._replace(colour=theme.colour(item.colour))
