"""The options of ``validate`` that say which rules speak, and what is enough."""

from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import completion
from cxjourney.cli.options import a_number, choice

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
        callback=a_number,
        help="Fail if fewer stages are covered; said, but no failure with --fail-on never.",
    ),
]
MinKnown = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT", min=0, max=100, callback=a_number, help="Fail if less is known, stage by kind of data."
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Judge everything afresh, and keep nothing of it for the next run.")
]
