"""The theme that maps are drawn in: the tool's light or dark one, or the team's own."""

from typing import TYPE_CHECKING

from cxjourney.errors import CannotRun
from cxjourney.maps.themes import DARK, LIGHT, Theme, team_theme

if TYPE_CHECKING:
    from cxjourney.config.parse import Settings

_NO_THEME = (
    "The configuration has no theme of the team's own. Write one into cxjourney.toml, such as\n"
    '    [theme]\n    base = "light"\n    colours = { known = "#7db8df" }\n    logo = "Our team"\n'
    "or take --theme light or --theme dark."
)


def theme_of(asked: str | None, settings: "Settings") -> Theme:
    """Give the theme that was asked for, else the team's own where it has one.

    Light and dark are the tool's own colours; the team's font and name stand on every map.
    """
    own = settings.theme
    if own is None:
        if asked == "team":
            raise CannotRun(_NO_THEME)
        return DARK if asked == "dark" else LIGHT
    if asked in (None, "team"):
        return team_theme(own.base, own.colours, own.font or "", own.logo or "")
    return (DARK if asked == "dark" else LIGHT)._replace(font=own.font or "", logo=own.logo or "")
