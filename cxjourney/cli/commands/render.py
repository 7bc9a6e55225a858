"""`cxjourney render`: maps, for walls, slides and wikis."""

from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import choice
from cxjourney.config.settings import Settings
from cxjourney.errors import CannotRun
from cxjourney.maps.canvas.theme import DARK, LIGHT, MapTheme, team_theme
from cxjourney.maps.output import OUTPUTS
from cxjourney.maps.views import VIEWS

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
    choice(
        "--format", "-f", words=OUTPUTS.names, help_="How it is written; may be given more than once. [default: svg]"
    ),
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


EPILOG = "Example: cxjourney render journeys --view coverage -o maps/"


def run(
    paths: options.Paths = None,
    view: Views = None,
    format_: MapFormats = None,
    output: Target = "maps",
    journey: options.JourneyOption = None,
    lanes: options.Lanes = None,
    persona: options.PersonaOption = None,
    stages: options.Stages = None,
    language: options.LanguageTag = None,
    engine: Engine = "auto",
    theme: ThemeName = None,
    dpi: Dpi = 144,
    page: PageSize = None,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",  # noqa: ARG001  maps are written, not shown; every command takes it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Draw maps of journeys: posters that show what rests on data and what doesn't."""
    from cxjourney.cli import arguments
    from cxjourney.cli.map_files import MapOrder, RenderOptions, draw_all, formats, targets
    from cxjourney.cli.map_selection import map_selection, narrowed, subjects, views_of, views_that_choose
    from cxjourney.cli.output import say_faults
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND
    from cxjourney.pipeline.judge import faults

    forms = formats(format_, output, page)
    day = arguments.as_of_date(as_of)
    force = resolve.settings_in_force(paths, config).settings
    painted_in = theme_of(theme, force)
    loaded = arguments.load_paths(paths, force, verbose)
    broken = faults(loaded)
    views = views_of(view or ["journey"], narrowed(loaded) or any((journey, lanes, persona, stages)))
    shown = map_selection(lanes, persona, stages, views)
    studies = views_that_choose(arguments.chosen_studies(loaded, day, force, journey), shown, quiet)
    drawn = subjects(studies, views)
    beside = tuple(arguments.chosen_studies(loaded, day, force)) if journey else tuple(studies)
    orders = [MapOrder(subject, a_view, a_format, shown, beside) for subject, a_view in drawn for a_format in forms]
    draw_all(targets(orders, output), RenderOptions(language, engine, painted_in, dpi, page or ""), quiet, jobs)
    if broken:
        say_faults(broken)
    return FOUND if broken else NOTHING_FOUND


_NO_THEME = (
    "The configuration has no theme of the team's own. Write one into cxjourney.toml, such as\n"
    '    [theme]\n    base = "light"\n    colours = { known = "#7db8df" }\n    logo = "Our team"\n'
    "or take --theme light or --theme dark."
)


def theme_of(asked: str | None, settings: Settings) -> MapTheme:
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
