"""`cxjourney validate`: every fault with file, line, column, rule and how to fix it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import completion, options
from cxjourney.cli.options import check_number, choice
from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Report, Severity, Totals
from cxjourney.errors import FOUND, NOTHING_FOUND


def falls_short(
    totals: Totals, settings: Settings, select: list[str] | None, min_covered: float | None, min_known: float | None
) -> tuple[str, ...]:
    """Say which of the figures that were asked for is not reached.

    Where the command line chooses the only rules that speak, what the settings ask for beside them is not asked.
    """
    asked = (None, None) if select else (settings.min_covered, settings.min_known)
    covered = asked[0] if min_covered is None else min_covered
    known = asked[1] if min_known is None else min_known
    return tuple(_short(totals, covered, known))


def _short(totals: Totals, min_covered: float | None, min_known: float | None) -> Iterator[str]:
    figures = (("Covered", totals.covered_percent, min_covered), ("Known", totals.known_percent, min_known))
    both = f"covered {_figure(totals.covered_percent)}, known {_figure(totals.known_percent)}"
    for name, reached, least in figures:
        if least is not None and (reached is None or round(reached, 1) < round(least, 1)):
            yield f"{name} falls short of the {least:g}% that were asked for ({both}). cxjourney gaps shows where."


def _figure(percent: float | None) -> str:
    return "unknown" if percent is None else f"{percent:.1f}%"


def status(report: Report, fail_on: str) -> int:
    """The exit status: 1 where a finding is as severe as ``fail_on``, or a figure falls short; never is never."""
    if fail_on == "never":
        return NOTHING_FOUND
    if report.short:
        return FOUND
    least = Severity[fail_on.upper()]
    return FOUND if any(finding.severity >= least for finding in report.findings) else NOTHING_FOUND


FailOn = Annotated[
    str | None,
    choice(
        "--fail-on",
        words=("error", "warning", "info", "never"),
        help_="The mildest finding that makes the exit status 1; error, unless the configuration says otherwise. "
        "What is less covered or known than was asked for does so too, but for never.",
    ),
]
Profile = Annotated[
    str | None,
    choice(
        "--profile",
        words=("starter", "standard", "strict"),
        help_="starter: what keeps a journey from being drawn, and the worst gaps. standard: every rule (the "
        "default). strict: warnings are errors. Drafts are judged by starter.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODES",
        help="Only these rules: codes or their beginnings, such as CX3,CX601. Faults that keep a file from being "
        "read are always reported. Of drafts, only those of starter speak.",
        autocompletion=completion.rules,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="CODES", help="Not these rules.", autocompletion=completion.rules),
]
ShowInfo = Annotated[bool, typer.Option("--show-info", help="Also show what is only for information.")]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Report only what is new since this baseline was written."),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help="Record today's findings there. A baseline that is there already is only tightened.",
    ),
]
MinCovered = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT",
        min=0,
        max=100,
        callback=check_number,
        help="Fail if fewer stages are covered; said, but no failure with --fail-on never.",
    ),
]
MinKnown = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT", min=0, max=100, callback=check_number, help="Fail if less is known, stage by kind of data."
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Judge everything afresh, and keep nothing of it for the next run.")
]


EPILOG = "Example: cxjourney validate journeys --fail-on warning"


def run(
    paths: options.Paths = None,
    format_: options.FindingsFormat = "text",
    output: options.Output = None,
    fail_on: FailOn = None,
    profile: Profile = None,
    select: Select = None,
    ignore: Ignore = None,
    show_info: ShowInfo = False,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
    min_covered: MinCovered = None,
    min_known: MinKnown = None,
    no_cache: NoCache = False,
    jobs: options.Jobs = None,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Check journeys: every fault with file, line, column, rule and how to fix it."""
    from dataclasses import replace

    from cxjourney.cache.folder import cache_folder, cache_objection, open_cache
    from cxjourney.cache.key import CheckRequest
    from cxjourney.cli import arguments, baseline_file, ci
    from cxjourney.cli.output import detect_terminal, say, write_text
    from cxjourney.formats import FINDINGS
    from cxjourney.pipeline.check import check

    folder = None if no_cache else cache_folder()
    cache = open_cache(folder)
    checked = check(CheckRequest(paths, config, profile, select, ignore, jobs), arguments.as_of_date(as_of), cache)
    settings = checked.settings
    if verbose:
        if folder and cache is None and (why := cache_objection(folder)):
            say(f"The cache at {folder} is not used: {why}.")
        say(*(f"read {name}" for name in checked.report.files))
    short = falls_short(checked.report.totals, settings, select, min_covered, min_known)
    judged = replace(checked.report, short=short)
    report = ci.placed(baseline_file.apply_baseline(judged, baseline, write_baseline, quiet), format_, quiet)
    fail_on = fail_on or settings.fail_on
    show_info = show_info or fail_on == "info"
    text = FINDINGS[format_](report, detect_terminal(color, to_file=output is not None), show_info)
    if not (quiet and not report.findings and format_ == "text"):
        write_text(text, output)
    ci.tell(report, format_, show_info, quiet)
    say(*short)
    return status(report, fail_on)
