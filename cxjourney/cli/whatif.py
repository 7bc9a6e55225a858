"""``cxjourney whatif``: a decision in one line before it is taken."""

from typing import Annotated

import typer

from cxjourney.cli import completion, options

EPILOG = "Example: cxjourney whatif journeys --without channel:branch. What its words mean: docs/changes.md"


def run(
    paths: options.Paths = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="KIND:ID",
            help="What is taken away: channel:ID, source:ID, touchpoint:ID, stage:ID or team:ID; may be given more "
            "than once. A touchpoint without an id goes by its title.",
            autocompletion=completion.losses,
        ),
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="source:ID",
            help="A data source that comes, as new as the day; may be given more than once.",
            autocompletion=completion.sources,
        ),
    ] = None,
    format_: options.WhatifFormat = "text",
    output: options.Output = None,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Say who would be stranded and what would go dark or light up; without options, the worst loss and best source."""
    from cxjourney.analysis.whatif.ranking import prospect
    from cxjourney.cli import reading, supposing, writing
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND, CannotRun
    from cxjourney.formats import writer
    from cxjourney.formats.whatif import Page
    from cxjourney.pipeline.judge import faults

    day = reading.day(as_of)
    gathered = reading.read(paths, resolve.in_force(paths, config).settings, verbose)
    broken = faults(gathered)
    studies = reading.chosen(gathered, day, None)
    try:
        losses, sources = supposing.losses(without, studies), supposing.sources(with_, studies)
    except CannotRun:
        writing.say_faults(broken)  # what is looked for may stand in a file that can't be read
        raise
    page = Page(writing.terminal(color, to_file=output is not None), day, losses, sources)
    text = writer("whatif", format_)([prospect(study, losses, sources) for study in studies], page)
    writing.put(text, output)
    if broken and not quiet:
        writing.say_faults(broken)
    return FOUND if broken else NOTHING_FOUND
