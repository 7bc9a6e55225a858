"""`cxjourney render`: maps, for walls, slides and wikis."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import choice
from cxjourney.errors import CannotRun
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
    from cxjourney.cache.folder import cache_folder, open_cache
    from cxjourney.cli import arguments
    from cxjourney.cli.map_request import MapRequest
    from cxjourney.cli.output import say, say_faults
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND
    from cxjourney.pipeline.earlier_maps import MapRun, keep_maps, recall_maps
    from cxjourney.pipeline.read import find_files

    asked = MapRequest(
        tuple(view or ()), _formats(format_, output, page), output, journey, tuple(lanes or ()), persona, stages,
        language, engine, theme, dpi, page or "",
    )  # fmt: skip
    day = arguments.as_of_date(as_of)
    settings = resolve.settings_in_force(paths, config).settings
    found = find_files(paths, settings)
    cache = open_cache(cache_folder()) if engine != "dot" and output != "-" and not verbose else None
    run = MapRun(paths, config, tuple(map(str, asked)), day)
    written, warnings = recall_maps(cache, run, found)
    if written:
        say(*warnings, *(f"{path} (unchanged)" for path in written if not quiet))
        return NOTHING_FOUND
    from cxjourney.cli.map_files import draw_journeys
    from cxjourney.pipeline.load import load_found

    loaded = load_found(found, paths, settings)
    if verbose:
        say(*(f"read {file.name}" for one in loaded for file in one.reads))
    drawn = draw_journeys(loaded, settings, day, asked, quiet, jobs)
    if drawn.is_all:
        keep_maps(cache, run, found, drawn.paths, drawn.warnings)
    say_faults(drawn.faults)
    return FOUND if drawn.faults else NOTHING_FOUND


def _formats(named: Sequence[str] | None, output: str, page: str | None) -> tuple[str, ...]:
    """Say how maps are written: as was said, as the suffix of the file says, or as SVG."""
    suffix = Path(output).suffix.removeprefix(".")
    forms = tuple(dict.fromkeys(named or [suffix if suffix in OUTPUTS and not Path(output).is_dir() else "svg"]))
    if page and "pdf" not in forms:
        raise CannotRun(f"--page {page} is the page of a PDF: add --format pdf, or leave out --page.")
    return forms
