"""Themes: what the parts that colours play look like, the team's font, and its name at the foot of a map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.maps.canvas.shapes import Box, Part, PlacedPicture
from cxjourney.palette import BASES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxjourney.maps.canvas.shapes import Drawing, Ink


class MapTheme(NamedTuple):
    """A colour as ``#rrggbb`` for every part that colours play; and what else a team makes its own."""

    name: str
    colours: Mapping[str, str]
    font: str = ""
    """The family of letters that is tried before those the map was measured with."""
    logo: str = ""
    """Words at the foot of every map."""
    dark: Mapping[str, str] = {}
    """The colours of the parts for those who prefer dark ones; empty where they are the same for everybody."""

    def colour(self, part: str) -> str:
        """Return the colour of a part; two of them, with a colon between, for what is filled by halves.

        Nothing has no colour.

        Raises:
            KeyError: The theme has no such part.
        """
        return ":".join(self.colours[one] for one in part.split(":")) if part else ""


LIGHT, DARK = (MapTheme(name, colours) for name, colours in BASES.items())


def team_theme(base: str, colours: Mapping[str, str], font: str = "", logo: str = "") -> MapTheme:
    """Return a team's own theme: one of the tool's, with other colours for some parts.

    Args:
        base: The name of the theme of the tool that it begins with.
        colours: Colours as ``#rrggbb``, by part.
        font: The family of letters that is tried first.
        logo: Words at the foot of every map.

    Raises:
        KeyError: There is no theme `base`.
    """
    return MapTheme("team", {**BASES[base], **{part: colour.lower() for part, colour in colours.items()}}, font, logo)


def auto_theme(light: MapTheme, dark: MapTheme) -> MapTheme:
    """Return the light theme, with the colours of the dark one for those who prefer dark colours."""
    return light._replace(name="auto", dark=dark.colours)


def apply_theme(drawing: Drawing, theme: MapTheme) -> Drawing:
    """Return the drawing in the colours of a theme, to be written in its font.

    Raises:
        KeyError: The theme lacks a part that the drawing has.
    """
    used = theme._replace(colours=_distinct(theme.colours, theme.dark)) if theme.dark else theme
    colour = cache(used.colour)
    items = tuple(_apply(item, colour) for item in drawing.items)
    dark = {used.colours[part]: other for part, other in theme.dark.items()}
    return drawing._replace(paper=colour(drawing.paper), items=items, font=theme.font, dark=dark)


def _distinct(colours: Mapping[str, str], dark: Mapping[str, str]) -> dict[str, str]:
    """Return colours of which each stands for one dark colour; nobody sees the step by which some are changed."""
    found: dict[str, str] = {}
    meant: dict[str, str] = {}
    for part, colour in colours.items():
        value = int(colour[1:], 16)
        step = 1 if value % 256 < 128 else -1
        while meant.setdefault(f"#{value:06x}", dark[part]) != dark[part]:
            value += step
        found[part] = f"#{value:06x}"
    return found


def _apply(item: Ink | Part, colour: Callable[[str], str]) -> Ink | Part:
    if isinstance(item, Part):
        return item._replace(items=tuple([_apply(inner, colour) for inner in item.items]))
    if isinstance(item, PlacedPicture):
        return item
    if isinstance(item, Box):
        return item._replace(fill=colour(item.fill), line=colour(item.line))
    return item._replace(colour=colour(item.colour))
