"""The options of ``render`` that say what is drawn, where it goes, and how it looks."""

from typing import Annotated

import typer

from cxjourney.cli.listing import MAP_FORMATS, VIEWS
from cxjourney.cli.options import choice

THEMES = ("light", "dark", "team")
PAGES = ("A4", "A3", "A2", "A1", "A0", "letter", "tabloid")

Views = Annotated[
    list[str] | None,
    choice(
        "--view", words=(*VIEWS, "all"), help_="What the map shows; may be given more than once. [default: journey]"
    ),
]
MapFormats = Annotated[
    list[str] | None,
    choice("--format", "-f", words=MAP_FORMATS, help_="How it is written; may be given more than once. [default: svg]"),
]
Target = Annotated[
    str,
    typer.Option("-o", "--output", metavar="FILE|FOLDER|-", help="Where maps go; - is standard output."),
]
Engine = Annotated[
    str,
    choice("--engine", words=("auto", "builtin", "dot"), help_="The engine that draws: dot is the system's Graphviz."),
]
ThemeName = Annotated[
    str | None,
    choice(
        "--theme",
        words=THEMES,
        help_="Its colours: team is [theme] in the configuration. [default: team where there is one, else light]",
    ),
]
Dpi = Annotated[
    int, typer.Option("--dpi", min=36, max=600, help="Pixels per inch, for PNG. [default: 144]", show_default=False)
]
PageSize = Annotated[
    str | None,
    choice(
        "--page",
        words=PAGES,
        help_="The page of a PDF, upright or across; rows follow from it where type would be too small. "
        "[default: as large as the map]",
    ),
]
