"""``cxjourney answers``: what people wrote into question sheets becomes changes of journeys."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxjourney.cli import options

if TYPE_CHECKING:
    from cxjourney.answers.sheet_answers import LeftCells
    from cxjourney.languages import Language

EPILOG = "Example: cxjourney answers filled-in.xlsx journeys --reject rest.xlsx. More: docs/workshop.md"
_SHEETS = (".xlsx", ".csv", ".tsv", ".tab", ".md", ".markdown")
_REJECTED = (".xlsx", ".csv")


def _reject_file(path: Path | None) -> Path | None:
    from cxjourney.languages.message import message

    if path is not None and path.suffix.lower() not in _REJECTED:
        raise typer.BadParameter(message("answers.reject-ending", file=str(path)))
    return path


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="SHEET... [PATHS]...",
        help="Question sheets that were filled in (.xlsx, .csv, .tsv, .md; - reads one from standard input), of one "
        "person or of several; then workspaces, folders or journey files. Left out: journeys/ if there is one, else "
        "the current folder.",
    ),
]
Reject = Annotated[
    Path | None,
    typer.Option(
        "--reject",
        metavar="FILE",
        help="Where to write the rows that are left for people to decide on, each with its reason, as a new sheet "
        "(.xlsx or .csv).",
        callback=_reject_file,
    ),
]


def run(
    files: Files,
    reject: Reject = None,
    diff: options.OnlyShow = False,
    yes: options.Yes = False,
    language: options.SpokenLanguage = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write what people answered on question sheets into journeys; what contradicts them is left, with the reason."""
    from functools import partial

    from cxjourney.cli.answers_report import outcome_lines
    from cxjourney.cli.as_of_option import as_of_date
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.output import say, write_text
    from cxjourney.cli.terminal_detection import detect_terminal
    from cxjourney.cli.write_changes import write_if_wanted
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.formats.text_changes import text_changes
    from cxjourney.languages.message import count_message, message
    from cxjourney.pipeline.answer_sheets import answer_sheets
    from cxjourney.pipeline.read_sheets import read_sheets
    from cxjourney.text.escape_unseen import escape_unseen

    sheets, paths = _split(files)
    _refuse_own_sheet(reject, sheets)
    words = asked_language(language, config, paths)
    done = answer_sheets(read_sheets(sheets, language), paths or None, config, as_of_date(as_of))
    if not (quiet and yes):
        write_text(text_changes([(file.before, file.after) for file in done.changed], detect_terminal(color)))
    say(*outcome_lines(done, quiet), words=words)
    status = FOUND if done.left else NOTHING_FOUND
    if diff:
        if reject and done.left:
            say(message("answers.not-rejected", file=escape_unseen(str(reject)), option="--diff"), words=words)
        return status
    keep = partial(_write_rejected, reject, done.left, words, is_asked=language is not None)
    if not done.changed:
        keep()
    elif write_if_wanted(done.changed, yes, words, keep) != NOTHING_FOUND:
        return FOUND
    elif not quiet:
        say(count_message("answers.written", len(done.changed)), words=words)
    return status


def _split(files: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the sheets among files, and where the journeys are.

    Raises:
        CannotRun: No sheet is named.
    """
    from cxjourney.errors import CannotRun
    from cxjourney.languages.message import message

    sheets = [name for name in files if name == "-" or (name.lower().endswith(_SHEETS) and not Path(name).is_dir())]
    if not sheets:
        raise CannotRun(message("answers.which-sheet"))
    return sheets, [name for name in files if name not in sheets]


def _refuse_own_sheet(reject: Path | None, sheets: Sequence[str]) -> None:
    """Refuse to write over one of the sheets that are read.

    Raises:
        CannotRun: That is asked for.
    """
    from cxjourney.errors import CannotRun
    from cxjourney.languages.message import message
    from cxjourney.text.escape_unseen import escape_unseen

    if reject and any(name != "-" and Path(name).resolve() == reject.resolve() for name in sheets):
        raise CannotRun(message("answers.reject-sheet", file=escape_unseen(str(reject))))


def _write_rejected(path: Path | None, left: "Sequence[LeftCells]", words: "Language", *, is_asked: bool) -> None:
    """Write what is left as a sheet of its own, if that is wanted, and anything is; in words that were asked for."""
    if path is None or not left:
        return
    from cxjourney.cli.output import say, write_file
    from cxjourney.formats.rejected_answers import rejected_sheet, write_csv, write_xlsx
    from cxjourney.languages.message import message
    from cxjourney.text.escape_unseen import escape_unseen

    sheet = rejected_sheet(left, words, words if is_asked else None)
    write_file(path, write_xlsx(sheet) if path.suffix.lower() == ".xlsx" else write_csv(sheet))
    say(message("answers.rejected", file=escape_unseen(str(path))), words=words)
