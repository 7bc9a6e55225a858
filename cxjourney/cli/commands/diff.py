"""``cxjourney diff``: what a change means, not which lines moved."""

from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.as_of_option import as_of_date

EPILOG = "Example: cxjourney diff journeys --base main. What its words mean: docs/changes.md"


def run(
    base: Annotated[
        str,
        typer.Option(
            "--base",
            metavar="REV|FOLDER",
            help="What to compare with: a revision of the repository that holds the journeys (main... is where this "
            "branch left main), or a folder with older journeys.",
        ),
    ],
    paths: options.Paths = None,
    format_: options.DiffFormat = None,
    output: options.Output = None,
    fail_on_regression: Annotated[
        bool,
        typer.Option(
            "--fail-on-regression",
            help="Exit with 1 if coverage, a voice or somebody's access got worse, an error is new, or a journey is "
            "lost from view.",
        ),
    ] = False,
    language: options.SpokenLanguage = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Say what a change means for coverage, voices and access. Both sides are judged as of the same day."""
    from cxjourney.cli.output import choose_format, say, say_faults, write_page
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.diagnostics import has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.formats import DIFF
    from cxjourney.formats.changes import DiffOptions
    from cxjourney.languages.message import message
    from cxjourney.pipeline.compare import compare

    form = choose_format(format_, output, DIFF.names)
    day = as_of_date(as_of)
    compared = compare(base, paths, config, day, language)
    if verbose:
        say(*(message("note.read", file=name) for name in compared.files), words=compared.words)
    if not quiet:
        say(*compared.remarks, words=compared.words)
    what = compared.difference
    terminal = detect_terminal(color, to_file=output is not None)
    page = DiffOptions(terminal, day, base, compared.base.commit, compared.base_is_empty, compared.words)
    if not (quiet and form == "text" and not what.is_changed):
        write_page(DIFF[form](what, page), compared.words, form, output)
    say_faults(compared.faults, compared.words)
    return FOUND if has_error(compared.faults) or (fail_on_regression and what.is_regression) else NOTHING_FOUND
