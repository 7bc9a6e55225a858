"""``cxjourney validate``: every fault with file, line, column, rule and how to mend it."""

import os
from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import completion, options
from cxjourney.cli.options import choice

EPILOG = "Example: cxjourney validate journeys --fail-on warning"


def run(
    paths: options.Paths = None,
    format_: options.FindingsFormat = "text",
    output: options.Output = None,
    fail_on: Annotated[
        str | None,
        choice(
            "--fail-on",
            words=("error", "warning", "info", "never"),
            help_="The mildest finding that makes the exit status 1; error, unless the configuration says otherwise.",
        ),
    ] = None,
    profile: Annotated[
        str | None,
        choice(
            "--profile",
            words=("starter", "standard", "strict"),
            help_="starter: what keeps a journey from being drawn, and the worst gaps. standard: every rule (the "
            "default). strict: warnings are errors. Drafts are judged by starter.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Only these rules: codes or their beginnings, such as CX3,CX601. Faults that keep a file from being "
            "read are always reported.",
            autocompletion=completion.rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Not these rules.", autocompletion=completion.rules),
    ] = None,
    show_info: Annotated[bool, typer.Option("--show-info", help="Also show what is only for information.")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Report only what is new since this baseline was written."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE",
            help="Record today's findings there. A baseline that is there already is only tightened.",
        ),
    ] = None,
    min_covered: Annotated[
        float | None,
        typer.Option(metavar="PERCENT", min=0, max=100, help="Fail if fewer stages are covered."),
    ] = None,
    min_known: Annotated[
        float | None,
        typer.Option(metavar="PERCENT", min=0, max=100, help="Fail if less is known, stage by kind of data."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Judge everything afresh, and keep nothing of it for the next run.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            max=64,
            help="Use up to so many processes. Left out: as many as pay.",
            show_default=False,
        ),
    ] = None,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Check journeys: every fault with file, line, column, rule and how to mend it."""
    from cxjourney.cache.folder import open_cache, place
    from cxjourney.cli import ci, known_findings, reading, streams, writing
    from cxjourney.cli.checking import Asked, check
    from cxjourney.cli.judging import falls_short, status
    from cxjourney.formats import writer

    cache = None if no_cache else open_cache(place(os.environ))
    checked = check(Asked(paths, config, profile, select, ignore, jobs), reading.day(as_of), cache)
    report, settings = checked.report, checked.settings
    if verbose:
        streams.say(*(f"read {name}" for name in report.files))
    report = known_findings.apply(report, baseline, write_baseline)
    fail_on = fail_on or settings.fail_on
    terminal = writing.terminal(color, to_file=output is not None)
    show_info = show_info or fail_on == "info"
    report = ci.placed(report, format_, quiet)
    text = writer("findings", format_)(report, terminal, show_info)
    if not (quiet and not report.findings and format_ == "text"):
        writing.put(text, output)
    ci.tell(report, format_, show_info, quiet)
    short = falls_short(
        report.totals,
        settings.min_covered if min_covered is None else min_covered,
        settings.min_known if min_known is None else min_known,
    )
    for line in short:
        streams.say(line)
    return status(report, fail_on, bool(short))
