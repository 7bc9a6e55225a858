"""``cxjourney render``: maps worth hanging up."""

from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.listing import VIEWS
from cxjourney.cli.options import choice

EPILOG = "Example: cxjourney render journeys --view coverage -o maps/"
FORMATS = ("svg", "dot")
THEMES = ("light", "dark", "team")


def run(
    paths: options.Paths = None,
    view: Annotated[
        list[str] | None,
        choice(
            "--view", words=(*VIEWS, "all"), help_="What the map shows; may be given more than once. [default: journey]"
        ),
    ] = None,
    format_: Annotated[
        list[str] | None,
        choice("--format", "-f", words=FORMATS, help_="How it is written; may be given more than once. [default: svg]"),
    ] = None,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE|FOLDER|-", help="Where maps go; - is standard output."),
    ] = "maps",
    journey: options.JourneyId = None,
    lanes: options.Lanes = None,
    persona: options.PersonaId = None,
    stages: options.Stages = None,
    language: options.LanguageTag = None,
    engine: Annotated[
        str,
        choice(
            "--engine", words=("auto", "builtin", "dot"), help_="The engine that draws: dot is the system's Graphviz."
        ),
    ] = "auto",
    theme: Annotated[
        str | None,
        choice(
            "--theme",
            words=THEMES,
            help_="Its colours: team is [theme] in the configuration. [default: team where there is one, else light]",
        ),
    ] = None,
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
    from cxjourney.cli import reading, settings, writing
    from cxjourney.cli.choosing import choice_of, with_choice
    from cxjourney.cli.drawing import Order, draw_all, targets
    from cxjourney.cli.ending import FOUND, NOTHING_FOUND
    from cxjourney.cli.theming import theme_of
    from cxjourney.pipeline.corridor import faults

    day = reading.day(as_of)
    force = settings.in_force(paths, config).settings
    painted_in = theme_of(theme, force)
    gathered = reading.read(paths, force, verbose)
    broken = faults(gathered)
    views = VIEWS if view and "all" in view else tuple(dict.fromkeys(view or ["journey"]))
    shown = choice_of(lanes, persona, stages, views)
    studies = with_choice(reading.chosen(gathered, day, journey), shown, quiet)
    orders = [
        Order(study, one_view, one_format, shown)
        for study in studies
        for one_view in views
        for one_format in dict.fromkeys(format_ or ["svg"])
    ]
    draw_all(targets(orders, output, FORMATS), language, engine, painted_in, quiet, jobs)
    if broken:
        writing.say_faults(broken)
    return FOUND if broken else NOTHING_FOUND
