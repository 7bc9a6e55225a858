"""`cxjourney validate`: every fault with file, line, column, rule and how to fix it."""

from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import completion, options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.cli.options import check_number, choice
from cxjourney.cli.output_path_checks import check_file
from cxjourney.exit_status import FOUND, NOTHING_FOUND

FailOn = Annotated[
    str | None,
    choice(
        "--fail-on",
        words=("error", "warning", "info", "never"),
        help_="The mildest finding that makes the exit status 1, as does what is less covered or known than was asked "
        "for; never: neither does. Left out: what the configuration says, else error.",
    ),
]
ProfileOption = Annotated[
    str | None,
    choice(
        "--profile",
        words=("starter", "standard", "strict"),
        help_="starter: what keeps a journey from being drawn, and the worst gaps. standard: every rule. strict: "
        "warnings are errors. Drafts are judged by starter. Left out: what the configuration says, else standard.",
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
    typer.Option(
        metavar="CODES",
        help="Not these rules: codes or their beginnings, such as CX709,CX5.",
        autocompletion=completion.rules,
    ),
]
ShowInfo = Annotated[bool, typer.Option("--show-info", help="Also show what is only for information.")]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Report only what is new since --write-baseline wrote this file, such as known.json.",
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        callback=check_file,
        help="Record today's findings there, such as in known.json. A baseline that is there is only tightened.",
    ),
]
MinCovered = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT",
        min=0,
        max=100,
        callback=check_number,
        help="Fail if less than this many per cent of stages are covered, such as 80; said, but no failure with "
        "--fail-on never.",
    ),
]
MinKnown = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT",
        min=0,
        max=100,
        callback=check_number,
        help="Fail if less than this many per cent are known, stage by kind of data, such as 50.",
    ),
]
VerboseFindings = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Also say which files were read; on a screen, show every finding, not only the five of each file that "
        "matter most.",
        rich_help_panel=options.COMMON,
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Judge everything afresh, and keep nothing of it for the next run.")
]


EPILOG = "Example: cxjourney validate journeys --fail-on warning"


def run(
    paths: options.Paths = None,
    format_: options.FindingsFormat = None,
    output: options.Output = None,
    fail_on: FailOn = None,
    profile: ProfileOption = None,
    select: Select = None,
    ignore: Ignore = None,
    show_info: ShowInfo = False,
    baseline: BaselineOption = None,
    write_baseline: WriteBaseline = None,
    min_covered: MinCovered = None,
    min_known: MinKnown = None,
    no_cache: NoCache = False,
    language: options.SpokenLanguage = None,
    jobs: options.Jobs = None,
    stdin_filename: options.StdinFilename = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: VerboseFindings = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Check journeys: every fault with file, line, column, rule and how to fix it."""
    from cxjourney.cache.key import CheckRequest
    from cxjourney.cli import ci
    from cxjourney.cli.ignored_input import say_if_excluded, say_notices, unused_in_validate
    from cxjourney.cli.output import choose_format, say, write_file, write_page
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.formats import FINDINGS
    from cxjourney.languages.message import message
    from cxjourney.pipeline.quality_gate import Standards, check

    form = choose_format(format_, output, FINDINGS.names)
    say_notices(unused_in_validate(form, show_info), language, config, paths)
    request = CheckRequest(paths, config, profile, select, ignore, jobs, stdin_filename, language)
    standards = Standards(baseline, write_baseline, min_covered, min_known, fail_on)
    checked = check(request, standards, as_of_date(as_of), use_cache=not no_cache)
    say_if_excluded(stdin_filename, config, language)
    show_info = show_info or checked.fails_on_info
    if not quiet:
        say(*checked.remarks, words=checked.words)
    if verbose:
        read = (message("note.read", file=name) for name in checked.report.files)
        say(*filter(None, [checked.cache_unused]), *read, words=checked.words)
    if new := checked.new_baseline:
        write_file(new.file, new.text.encode())
        say(*(new.sentences if not quiet else ()))
    report = ci.add_repository_paths(checked.report, form, quiet)
    terminal = detect_terminal(color, to_file=output is not None)
    text = FINDINGS[form](report, terminal.with_everything() if verbose else terminal, show_info, checked.words)
    if not (quiet and not report.findings and form == "text"):
        write_page(text, checked.words, form, output)
    ci.write_extras(report, form, show_info, quiet, checked.words)
    say(*(one.sentence for one in report.short))
    return FOUND if checked.is_failure else NOTHING_FOUND
