"""``cxjourney evidence``: what the data of bound sources really shows."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cxjourney.cli import options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.cli.output_path_checks import check_output

if TYPE_CHECKING:
    from datetime import date

    from cxjourney.languages import Language
    from cxjourney.pipeline.evidence_outcomes import Evidence, MeasureRequest

EPILOG = "Example: cxjourney evidence paths loan-application journeys. More: docs/evidence.md"
ACTIONS = ("measure", "paths", "check")

Action = Annotated[
    str,
    typer.Argument(
        metavar="measure|paths|check",
        help="measure: what each bound data source holds. paths: how customers really went through a journey. "
        "check: what went dark, fell or is new since the record.",
        show_default=False,
        callback=options.one_of(ACTIONS),
        autocompletion=lambda: list(ACTIONS),
    ),
]
Arguments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[JOURNEY] [PATHS]...", help="Of paths, first the id of the journey. Then files and folders."
    ),
]
Source = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="ID", help="Only the data source of this id; it can be repeated."),
]
ConnectionName = Annotated[
    str | None, typer.Option("--connection", metavar="NAME", help="Of paths: the connection that is asked.")
]
Timeout = Annotated[
    float | None,
    typer.Option("--timeout", metavar="SECONDS", min=0.1, max=86_400, help="After how long a statement is given up."),
]
MinGroup = Annotated[
    int | None,
    typer.Option("--min-group", metavar="N", min=1, max=10_000, help="The smallest group of customers that is shown."),
]
FailOnChange = Annotated[
    bool, typer.Option("--fail-on-change", help="Of check: exit status 1 if anything went dark, fell or is new.")
]
Write = Annotated[
    bool, typer.Option("--write", help="Keep what was measured in evidence.json, beside what defines the source.")
]

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, such as report.md, instead of standard output. With --propose a new file, such as "
        "order.yaml, or - for standard output.",
    ),
]
Propose = Annotated[
    str | None,
    typer.Option(
        "--propose", metavar="SOURCE", help="Of paths: draft a journey by what this data source shows, into --output."
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Of measure and paths: show the SQL that would be sent, and connect to nothing."),
]


def run(
    action: Action,
    arguments: Arguments = None,
    source: Source = None,
    connection: ConnectionName = None,
    propose: Propose = None,
    write: Write = False,
    dry_run: DryRun = False,
    fail_on_change: FailOnChange = False,
    format_: options.EvidenceFormat = None,
    output: Output = None,
    timeout: Timeout = None,
    min_group: MinGroup = None,
    language: options.SpokenLanguage = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Measure what the data of bound sources really shows, and how customers really went."""
    import os

    from cxjourney.cli.output import choose_format, say_faults, write_page
    from cxjourney.cli.question_progress import progress_of_questions
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.formats import EVIDENCE, EVIDENCE_CHECK
    from cxjourney.formats.evidence import EvidenceOptions
    from cxjourney.languages import FALLBACK
    from cxjourney.pipeline.check_evidence import check_evidence
    from cxjourney.pipeline.evidence_outcomes import MeasureRequest
    from cxjourney.pipeline.measure_evidence import measure_evidence

    if propose is not None:
        others = action != "paths" or write or dry_run or fail_on_change or format_ or source or connection
        wanted = MeasureRequest(arguments or None, config, [propose], None, None, timeout, min_group, language)
        return _propose(wanted, as_of_date(as_of), output if not others else None, quiet)
    output = _checked_output(output)
    form = choose_format(format_, output, EVIDENCE.names)
    journey, paths = _journey_and_paths(action, list(arguments or ()), fail_on_change)
    request = MeasureRequest(paths or None, config, source, journey, connection, timeout, min_group, language)
    day = as_of_date(as_of)
    if dry_run:
        return _show_plan(request, day, action, _Page(form, output, color, language), write=write)

    with progress_of_questions(request, verbose, quiet) as on_step:
        check = check_evidence(request, day, os.environ, on_step) if action == "check" else None
        ways = action == "paths" or write
        found = check.evidence if check else measure_evidence(request, day, os.environ, on_step, ways)
    words = found.words.speak(language or found.language or FALLBACK)
    _say_notes(found, words, quiet)
    if write:
        _write(found, words, quiet)
    page = EvidenceOptions(detect_terminal(color, to_file=output is not None), words)
    text = EVIDENCE_CHECK[form](check, page) if check else EVIDENCE[form](found, page)
    write_page(text, words, form, output)
    say_faults(found.faults, words)
    return _status(found, changed=check is not None and fail_on_change and bool(check.changes))


def _checked_output(output: Path | None) -> Path | None:
    """Return the file that output goes to; BadParameter where figures aren't written to such a name: drafts are."""
    try:
        return check_output(output)
    except typer.BadParameter as wrong:
        wrong.param_hint = "--output"
        raise


def _propose(request: "MeasureRequest", day: "date", output: Path | None, quiet: bool) -> int:
    """Draft a journey, into a file that isn't there yet or to standard output; nowhere: other options forbid it."""
    import os

    from cxjourney.cli.output import say, say_faults, write_text
    from cxjourney.diagnostics import has_error
    from cxjourney.errors import CannotRun
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.formats.evidence.draft import write
    from cxjourney.languages import FALLBACK
    from cxjourney.languages.message import message
    from cxjourney.pipeline.propose_journey import propose_journey
    from cxjourney.text.escape_unseen import escape_unseen

    if output is None:
        raise CannotRun(message("evidence.propose.alone"))
    file = None if output == Path("-") else output
    if file is not None and os.path.lexists(file):
        raise CannotRun(message("evidence.propose.there", file=escape_unseen(str(file))))
    proposal = propose_journey(request, day, os.environ, file)
    words = proposal.words.speak(request.language or proposal.language or FALLBACK)
    if not quiet:
        say(*proposal.notes, words=words)
    if proposal.stages is not None:
        write_text(write(proposal, proposal.stages, words), file)
        if file is not None and not quiet:
            say(message("evidence.written", file=escape_unseen(str(file))), words=words)
    elif proposal.fault is not None:
        say(f"{proposal.source.id} {proposal.fault.code}: {proposal.fault.message}", proposal.fault.help, words=words)
    say_faults(proposal.faults, words)
    return FOUND if proposal.stages is None or has_error(proposal.faults) else NOTHING_FOUND


class _Page(NamedTuple):
    form: str
    output: "Path | None"
    color: str
    language: str | None


def _show_plan(request: "MeasureRequest", day: "date", action: str, page: _Page, write: bool) -> int:
    """Show what would be sent, and send nothing."""
    import os

    from cxjourney.cli.output import say_faults, write_text
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.diagnostics import has_error
    from cxjourney.errors import CannotRun
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.formats.evidence import EvidenceOptions
    from cxjourney.formats.evidence.sql import write as write_sql
    from cxjourney.languages import FALLBACK
    from cxjourney.languages.message import message
    from cxjourney.pipeline.plan_evidence import plan_evidence

    if action == "check" or write or page.form != "text":
        raise CannotRun(message("evidence.dry-run"))
    plan = plan_evidence(request, day, os.environ, action == "paths")
    there = plan.asked_of
    words = there.words.speak(page.language or there.language or FALLBACK)
    options = EvidenceOptions(detect_terminal(page.color, to_file=page.output is not None), words)
    write_text(write_sql(plan, options), page.output)
    say_faults(there.faults, words)
    return FOUND if any(one.fault for one in plan.planned) or has_error(there.faults) else NOTHING_FOUND


def _journey_and_paths(action: str, given: list[str], fail_on_change: bool) -> tuple[str | None, list[str]]:
    """Return the journey that is asked for, and the paths; raises `CannotRun` where they can't be told."""
    from cxjourney.errors import CannotRun
    from cxjourney.languages.message import message

    if fail_on_change and action != "check":
        raise CannotRun(message("evidence.only-check"))
    if action != "paths":
        return None, given
    if not given:
        raise CannotRun(message("evidence.which-journey"))
    return given[0], given[1:]


def _status(found: "Evidence", changed: bool) -> int:
    from cxjourney.diagnostics import has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND

    if found.broken_off:
        return found.broken_off.status
    failed = any(one.fault for one in found.sources) or any(one.fault for one in found.journeys)
    return FOUND if failed or changed or has_error(found.faults) else NOTHING_FOUND


def _say_notes(found: "Evidence", words: "Language", quiet: bool) -> None:
    """Warn of what connections may do that they need not."""
    from cxjourney.cli.output import say

    if not quiet:
        say(*found.notes, words=words)


def _write(found: "Evidence", words: "Language", quiet: bool) -> None:
    """Keep what was measured, and say where; a record that can't be read and is written anew is named too."""
    from cxjourney.cli.output import say
    from cxjourney.languages.message import message
    from cxjourney.pipeline.evidence_files import unreadable_records, write_records

    lost = [fault.message for fault in unreadable_records(found)]
    written = write_records(found)
    say(*lost, words=words)
    if not quiet:
        say(*(message("evidence.written", file=name) for name in written), words=words)
