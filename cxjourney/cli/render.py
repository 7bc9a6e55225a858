"""``cxjourney render``: maps worth hanging up."""

from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.listing import MAP_FORMATS, VIEWS
from cxjourney.cli.options import choice

EPILOG = "Example: cxjourney render journeys --view coverage -o maps/"
THEMES = ("light", "dark", "team")
PAGES = ("A4", "A3", "A2", "A1", "A0", "letter", "tabloid")


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
        choice(
            "--format", "-f", words=MAP_FORMATS, help_="How it is written; may be given more than once. [default: svg]"
        ),
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
    dpi: Annotated[
        int, typer.Option("--dpi", min=36, max=600, help="Pixels per inch, for PNG. [default: 144]", show_default=False)
    ] = 144,
    page: Annotated[
        str | None,
        choice(
            "--page",
            words=PAGES,
            help_="The page of a PDF, upright or across; rows follow from it where type would be too small. "
            "[default: as large as the map]",
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
    from cxjourney.cli.drawing import Look, Order, draw_all, formats, targets
    from cxjourney.cli.ending import FOUND, NOTHING_FOUND
    from cxjourney.cli.subjects import narrowed, subjects, views_of
    from cxjourney.cli.theming import theme_of
    from cxjourney.pipeline.corridor import faults

    forms = formats(format_, output, page)
    day = reading.day(as_of)
    force = settings.in_force(paths, config).settings
    painted_in = theme_of(theme, force)
    gathered = reading.read(paths, force, verbose)
    broken = faults(gathered)
    views = views_of(view or ["journey"], narrowed(gathered) or any((journey, lanes, persona, stages)))
    shown = choice_of(lanes, persona, stages, views)
    studies = with_choice(reading.chosen(gathered, day, journey), shown, quiet)
    drawn = subjects(studies, views)
    beside = tuple(reading.chosen(gathered, day, None)) if journey else tuple(studies)
    orders = [Order(subject, a_view, a_format, shown, beside) for subject, a_view in drawn for a_format in forms]
    draw_all(targets(orders, output), Look(language, engine, painted_in, dpi, page or ""), quiet, jobs)
    if broken:
        writing.say_faults(broken)
    return FOUND if broken else NOTHING_FOUND
