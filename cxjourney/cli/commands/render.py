"""`cxjourney render`: maps, for walls, slides and wikis."""

from collections.abc import Sequence
from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.cli.options import choice
from cxjourney.cli.output_path_checks import check_target
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message, or_message
from cxjourney.maps.output import DPI, LEAST_DPI, MOST_DPI, OUTPUTS
from cxjourney.maps.views import VIEWS
from cxjourney.text.escape_unseen import escape_unseen

THEMES = ("light", "dark", "auto", "team")
EVIDENCE = ("full", "quiet", "off")
PAGES = ("A4", "A3", "A2", "A1", "A0", "letter", "tabloid", "16:9", "4:3")
TILES = ("A4", "A3", "letter")

Views = Annotated[
    list[str] | None,
    choice(
        "--view",
        words=(*VIEWS, "all"),
        help_="What the map shows; several with commas between, or given more than once. Left out: journey.",
        takes_several=True,
    ),
]
MapFormats = Annotated[
    list[str] | None,
    choice(
        "--format",
        "-f",
        words=OUTPUTS.names,
        help_="How it is written; several with commas between, or given more than once. Left out: svg.",
        takes_several=True,
    ),
]
Target = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|FOLDER|-",
        callback=check_target,
        help="Where maps go: a folder, or a file whose suffix says the format, such as map.png; - is standard output."
        " Left out: the folder maps.",
    ),
]
EngineOption = Annotated[
    str,
    choice(
        "--engine",
        words=("auto", "builtin", "dot"),
        help_="Which Graphviz draws: the one that comes with cxjourney (auto, builtin), or the system's (dot).",
    ),
]
ThemeName = Annotated[
    str | None,
    choice(
        "--theme",
        words=THEMES,
        help_="Its colours: auto is light or dark as the reader's screen is (SVG alone); "
        "team is the theme in the configuration. "
        "Left out: team where there is one, else light.",
    ),
]
Dpi = Annotated[
    int | None,
    typer.Option(
        "--dpi",
        metavar="N",
        min=LEAST_DPI,
        max=MOST_DPI,
        help=f"Pixels per inch, for PNG, {LEAST_DPI} to {MOST_DPI}. Left out: {DPI}.",
        show_default=False,
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width",
        min=16,
        metavar="PIXELS",
        help="How many pixels wide a PNG is, such as 1920, in place of --dpi. Left out: as --dpi says.",
    ),
]
PageSize = Annotated[
    str | None,
    choice(
        "--page",
        words=PAGES,
        help_="The page that maps are laid out for: paper, upright or across, or a slide (16:9 as PNG is 1920 × 1080 "
        "pixels); what doesn't fit goes to further pages. Left out: as large as the map.",
    ),
]
TileSize = Annotated[
    str | None,
    choice(
        "--tile",
        words=TILES,
        help_="Cuts a poster into sheets of this paper, with marks and an overlap to glue: a PDF holds them all, SVG "
        "and PNG are one file a sheet. Left out: the poster stays whole.",
    ),
]
EvidenceWord = Annotated[
    str | None,
    choice(
        "--evidence",
        words=EVIDENCE,
        help_="How a map tells what no data shows: full hatches it; quiet has one small sign at each stage; off draws "
        "no coverage, and says so. Left out: quiet for drafts, else full.",
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
    language: options.LanguageOption = None,
    engine: EngineOption = "auto",
    theme: ThemeName = None,
    dpi: Dpi = None,
    width: Width = None,
    page: PageSize = None,
    tile: TileSize = None,
    evidence: EvidenceWord = None,
    jobs: options.Jobs = None,
    stdin_filename: options.StdinFilename = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",  # noqa: ARG001  maps are written, not shown; every command takes it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Draw maps of journeys: posters that show what rests on data and what doesn't."""
    from cxjourney.cli.ignored_input import say_if_excluded, say_notices, unused_in_render
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.map_outlet import MapOutlet, failure_message
    from cxjourney.cli.output import read_observer, say, say_faults
    from cxjourney.diagnostics import has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.maps.render_maps import render
    from cxjourney.pipeline.unchanged_maps import RenderRequest

    forms = _formats(format_, output, page)
    _check_width(width, dpi, forms)
    _check_tile(tile, page, forms)
    say_notices(unused_in_render(forms, dpi, engine), language, config, paths)
    request = RenderRequest(
        paths, config, journey, tuple(view or ()), forms, output, tuple(lanes or ()), persona,
        stages, language, engine, theme, dpi or DPI, page or "", evidence,
        use_cache=engine != "dot" and output != "-" and not verbose,
        stdin_filename=stdin_filename,
        width=width or 0,
        tile=tile or "",
    )  # fmt: skip
    words = asked_language(language, config, paths or ())
    observer = read_observer(verbose, language, config, paths)
    maps = render(request, as_of_date(as_of), MapOutlet(quiet, words), jobs, observer)
    say_if_excluded(stdin_filename, config, language)
    say(*maps.warnings, words=words)
    if not quiet:
        say(*(path if new else message("engine.unchanged", file=path) for path, new in maps.written), words=words)
    if maps.failures:
        raise CannotRun(failure_message(maps))
    say_faults(maps.faults, words)
    return FOUND if has_error(maps.faults) else NOTHING_FOUND


def _formats(named: Sequence[str] | None, output: str, page: str | None) -> tuple[str, ...]:
    """Return how maps are written: as was said, as the suffix of the file says, or as SVG."""
    from cxjourney.maps.file_names import file_suffix

    suffix = file_suffix(output)
    if suffix and suffix not in OUTPUTS:
        suffixes = or_message(f".{name}" for name in OUTPUTS.names)
        file = escape_unseen(output)
        raise CannotRun(message("run.suffix.maps", file=file, suffix=f".{suffix}", suffixes=suffixes))
    forms = tuple(dict.fromkeys(named or [suffix or "svg"]))
    if suffix and named and suffix not in forms:
        raise CannotRun(message("run.suffix.disagrees", file=escape_unseen(output), format=forms[0]))
    if page and forms == ("dot",):
        raise CannotRun(message("run.nothing-for-dot", option="--page", value=page))
    return forms


def _check_width(width: int | None, dpi: int | None, forms: Sequence[str]) -> None:
    """Raise `CannotRun` where the width of a PNG is asked for that contradicts something, or that nothing has."""
    if width and dpi:
        raise CannotRun(message("run.width-and-dpi", width=str(width), dpi=str(dpi)))
    if width and "png" not in forms:
        raise CannotRun(message("run.width-of-png", width=str(width)))


def _check_tile(tile: str | None, page: str | None, forms: Sequence[str]) -> None:
    """Raise `CannotRun` where a poster can't be cut into sheets: a slide, a page no larger than they are, or DOT."""
    if not tile:
        return
    if forms == ("dot",):
        raise CannotRun(message("run.nothing-for-dot", option="--tile", value=tile))
    if page in ("16:9", "4:3"):
        raise CannotRun(message("run.tile-of-slide", tile=tile, page=page))
    if not page:
        return
    from cxjourney.maps.output.paper import PAGES as SIZES

    if all(side <= other for side, other in zip(SIZES[page], SIZES[tile], strict=True)):
        raise CannotRun(message("run.tile-of-page", page=page, tile=tile, example="--page A1"))
