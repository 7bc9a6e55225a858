"""``cxjourney trend``: whether it is getting better, from git's history."""

from typing import Annotated, cast

import typer

from cxjourney.analysis.trend_days import EVERY, Every
from cxjourney.cli import options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.cli.options import choice

EPILOG = "Example: cxjourney trend journeys --since 2026-01-01 --every week -o trend.svg. More: docs/trend.md"

Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV|DATE",
        help="Where it begins: a day, such as 2026-01-01, or a revision. Left out: the first commit with a journey.",
    ),
]
HowOften = Annotated[
    str,
    choice("--every", words=EVERY, help_="Its points: the end of each month or week, or each commit of the files."),
]
WorkingTree = Annotated[
    bool, typer.Option("--working-tree", help="Ends with the files as they are now, committed or not.")
]
FailOnFall = Annotated[
    bool,
    typer.Option(
        "--fail-on-fall",
        help="Exit with 1 if a journey is worse at the last point than before: less covered, known, able or shown "
        "by data, more stranded, a worse metric, or no longer readable.",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Work everything out afresh, and keep nothing of it for the next run.")
]


def run(
    paths: options.Paths = None,
    since: Since = None,
    every: HowOften = "month",
    working_tree: WorkingTree = False,
    format_: options.TrendFormat = None,
    output: options.Output = None,
    fail_on_fall: FailOnFall = False,
    no_cache: NoCache = False,
    language: options.SpokenLanguage = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Say whether it is getting better: figures from git's history, each point judged as of its own day."""
    from cxjourney.cli.output import choose_format, say, write_page
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.formats import TREND
    from cxjourney.formats.trend import TrendOptions
    from cxjourney.languages.message import message
    from cxjourney.pipeline.trend import build_trend
    from cxjourney.pipeline.trend_points import TrendRequest

    form = choose_format(format_, output, TREND.names)
    request = TrendRequest(paths, config, since, cast("Every", every), working_tree, language, not no_cache)
    built = build_trend(request, as_of_date(as_of))
    if verbose:
        points = ((point.day, point.commit[:12] or "--working-tree") for point in built.trend.points)
        say(*(message("trend.note", date=day, commit=commit) for day, commit in points), words=built.words)
    if not quiet:
        say(*built.remarks, words=built.words)
    terminal = detect_terminal(color, to_file=output is not None)
    write_page(TREND[form](built.trend, TrendOptions(terminal, built.words)), built.words, form, output)
    return FOUND if fail_on_fall and built.trend.falls else NOTHING_FOUND
