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
            autocompletion=completion.loss_names,
        ),
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="source:ID",
            help="A data source that comes, as new as the day; may be given more than once.",
            autocompletion=completion.source_names,
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
    from cxjourney.analysis.whatif.ranking import what_if
    from cxjourney.cli import arguments, scenario
    from cxjourney.cli.output import detect_terminal, say_faults, write_text
    from cxjourney.config import resolve
    from cxjourney.errors import FOUND, NOTHING_FOUND, CannotRun
    from cxjourney.formats import WHATIF
    from cxjourney.formats.changes import WhatifOptions
    from cxjourney.pipeline.judge import faults

    day = arguments.as_of_date(as_of)
    settings = resolve.settings_in_force(paths, config).settings
    loaded = arguments.load_paths(paths, settings, verbose)
    broken = faults(loaded)
    studies = arguments.chosen_studies(loaded, day, settings)
    try:
        losses, sources = scenario.parse_losses(without, studies), scenario.parse_sources(with_, studies)
    except CannotRun:
        say_faults(broken)  # what is looked for may stand in a file that can't be read
        raise
    page = WhatifOptions(detect_terminal(color, to_file=output is not None), day, losses, sources)
    text = WHATIF[format_]([what_if(study, losses, sources) for study in studies], page)
    write_text(text, output)
    if broken and not quiet:
        say_faults(broken)
    return FOUND if broken else NOTHING_FOUND
