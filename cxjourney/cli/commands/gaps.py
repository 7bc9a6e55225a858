"""``cxjourney gaps``: what is known and what isn't, and what to find out next."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, cast

from cxjourney.cli import options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.languages.message import message
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.formats.gaps import Section

EPILOG = "Example: cxjourney gaps journeys --journey open-current-account --explain"


def run(
    paths: options.Paths = None,
    format_: options.GapsFormat = None,
    output: options.Output = None,
    journey: options.JourneyOption = None,
    top: options.Top = None,
    section: options.GapsSection = None,
    explain: options.Explain = False,
    assumptions: options.Assumptions = False,
    language: options.LanguageOption = None,
    stdin_filename: options.StdinFilename = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Lay open which stages are not covered by data, ranked, each with a question to ask."""
    from cxjourney.cli.ignored_input import check_sheet_options, say_if_excluded, say_notices, unused_in_gaps
    from cxjourney.cli.output import choose_format, read_observer, say, say_faults, write_file, write_page
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.diagnostics import has_error
    from cxjourney.errors import CannotRun
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.formats import GAPS, GAPS_IN_FILES
    from cxjourney.formats.gaps import GapsOptions
    from cxjourney.pipeline.command_languages import common_language, language_remarks
    from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys

    form = choose_format(format_, output, (*GAPS.names, *GAPS_IN_FILES.names))
    check_sheet_options(form, section, assumptions)
    if form in GAPS_IN_FILES and output is None:
        raise CannotRun(message("run.xlsx.output", option=f"--output gaps.{form}"))
    say_notices(unused_in_gaps(form, section, top, explain), language, config, paths)
    day = as_of_date(as_of)
    journeys = study_journeys(
        StudyRequest(paths, config, journey, stdin_filename, language),
        day,
        read_observer(verbose, language, config, paths),
    )
    say_if_excluded(stdin_filename, config, language)
    terminal = detect_terminal(color, to_file=output is not None)
    told = language or journeys.language
    speak = journeys.words.speak
    every = [speak(told)] if told else [speak(study.language) for study in journeys.studies]
    words = common_language(every)
    if not quiet:
        say(*language_remarks(told, journeys.words, journeys.studies), words=words)
    asked = cast("Section | None", section or ("gaps" if terminal.is_screen and (top or explain) else None))
    page = GapsOptions(terminal, told, top, explain, asked, assumptions, speak)
    if form in GAPS_IN_FILES and output:
        write_file(output, GAPS_IN_FILES[form](journeys.studies, day, page))
    else:
        write_page(GAPS[form](journeys.studies, day, page), words, form, output)
    if output and form in ("csv", *GAPS_IN_FILES) and not (quiet or assumptions):
        say(*_written(output, paths), words=words)
    say_faults(journeys.faults, words)
    return FOUND if has_error(journeys.faults) else NOTHING_FOUND


def _written(output: Path, paths: Sequence[str] | None) -> Iterator[str]:
    """Yield that a sheet was written, and how what people fill in comes back."""
    shown = escape_unseen(str(output))
    yield message("init.wrote", file=shown)
    yield message("gaps.sheet-back")
    yield f"  cxjourney answers {' '.join(map(quote, (shown, *(paths or ()))))}"
