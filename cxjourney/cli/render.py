"""``cxjourney render``: maps worth hanging up."""

from cxjourney.cli import drawing_options, options

EPILOG = "Example: cxjourney render journeys --view coverage -o maps/"


def run(
    paths: options.Paths = None,
    view: drawing_options.Views = None,
    format_: drawing_options.MapFormats = None,
    output: drawing_options.Target = "maps",
    journey: options.JourneyId = None,
    lanes: options.Lanes = None,
    persona: options.PersonaId = None,
    stages: options.Stages = None,
    language: options.LanguageTag = None,
    engine: drawing_options.Engine = "auto",
    theme: drawing_options.ThemeName = None,
    dpi: drawing_options.Dpi = 144,
    page: drawing_options.PageSize = None,
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
    from cxjourney.cli import reading, writing
    from cxjourney.cli.choosing import choice_of, with_choice
    from cxjourney.cli.drawing import Look, Order, draw_all, formats, targets
    from cxjourney.cli.subjects import narrowed, subjects, views_of
    from cxjourney.cli.theming import theme_of
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND
    from cxjourney.pipeline.judge import faults

    forms = formats(format_, output, page)
    day = reading.day(as_of)
    force = resolve.in_force(paths, config).settings
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
