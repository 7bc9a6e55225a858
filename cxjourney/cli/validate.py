"""``cxjourney validate``: every fault with file, line, column, rule and how to mend it."""

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
        str,
        choice(
            "--fail-on",
            words=("error", "warning", "info", "never"),
            help_="The mildest finding that makes the exit status 1.",
        ),
    ] = "error",
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
    as_of: options.AsOf = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Check journeys: every fault with file, line, column, rule and how to mend it."""
    from cxjourney.cli import reading, writing
    from cxjourney.cli.ending import FOUND, NOTHING_FOUND
    from cxjourney.diagnostics import Severity
    from cxjourney.formats import writer
    from cxjourney.lint import Choice
    from cxjourney.pipeline import judge, worst

    chosen = Choice(profile or "standard", _codes(select, "--select"), _codes(ignore, "--ignore"))  # type: ignore[arg-type]
    day = reading.day(as_of)
    report = judge(reading.read(paths, verbose), day, chosen)
    terminal = writing.terminal(color, to_file=output is not None)
    text = writer("findings", format_)(report, terminal, show_info or fail_on == "info")
    if not (quiet and not report.findings and format_ == "text"):
        writing.put(text, output)
    if fail_on == "never":
        return NOTHING_FOUND
    gravest = worst(report.findings)
    return FOUND if gravest is not None and gravest >= Severity[fail_on.upper()] else NOTHING_FOUND


def _codes(given: list[str] | None, option: str) -> tuple[str, ...]:
    from cxjourney.cli.ending import CannotRun
    from cxjourney.nearest import did_you_mean
    from cxjourney.rules.registry import catalogue
    from cxjourney.written import shown

    codes = tuple(code.strip().upper() for text in given or () for code in text.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in catalogue()):
            hint = did_you_mean(code, catalogue(), "cxjourney rules shows them all.")
            raise CannotRun(
                f"{option} takes codes of rules or their beginnings, and none begins with {shown(code)}. {hint}"
            )
    return codes
