"""``cxjourney whatif``: a decision in one line before it is taken."""

from typing import Annotated

import typer

from cxjourney.cli import completion, options
from cxjourney.cli.as_of_option import as_of_date

EPILOG = "Example: cxjourney whatif journeys --without channel:branch. What its words mean: docs/changes.md"


def run(
    paths: options.Paths = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="KIND:ID",
            help="What is taken away, such as channel:branch: a channel, source, touchpoint, stage or team by its id, "
            "a touchpoint without one by its title; may be given more than once.",
            autocompletion=completion.losses,
        ),
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="source:ID|STAGE:CHANNEL",
            help="What comes: a data source, as new as the day, or a step that is added to a stage "
            "(JOURNEY/STAGE:CHANNEL where several journeys have a stage of that id); may be given more than once.",
            autocompletion=completion.gains,
        ),
    ] = None,
    format_: options.WhatifFormat = None,
    output: options.Output = None,
    language: options.SpokenLanguage = None,
    stdin_filename: options.StdinFilename = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Say who would be stranded or freed, what would go dark or light up; without options, the worst and the best."""
    from cxjourney.cli.ignored_input import say_if_excluded
    from cxjourney.cli.output import choose_format, read_observer, say, say_faults, write_page
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.diagnostics import has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.formats import WHATIF
    from cxjourney.formats.changes import WhatifOptions
    from cxjourney.pipeline.study_journeys import StudyRequest
    from cxjourney.pipeline.whatif import WhatifRequest, suppose

    form = choose_format(format_, output, WHATIF.names)
    day = as_of_date(as_of)
    journeys = StudyRequest(paths, config, stdin_filename=stdin_filename, language=language)
    request = WhatifRequest(journeys, without or (), with_ or ())
    supposed = suppose(request, day, read_observer(verbose, language, config, paths))
    say_if_excluded(stdin_filename, config, language)
    terminal = detect_terminal(color, to_file=output is not None)
    if not quiet:
        say(*supposed.remarks, words=supposed.words)
    page = WhatifOptions(terminal, day, supposed.losses, supposed.sources, supposed.words, supposed.steps)
    write_page(WHATIF[form](supposed.answers, page), supposed.words, form, output)
    say_faults(supposed.faults, supposed.words)
    return FOUND if has_error(supposed.faults) else NOTHING_FOUND
