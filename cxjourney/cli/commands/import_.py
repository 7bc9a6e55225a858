"""``cxjourney import``: journeys from what a team has drawn elsewhere, as drafts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import choice, one_of
from cxjourney.importers import IMPORTERS
from cxjourney.languages.message import or_message

if TYPE_CHECKING:
    from cxjourney.files.text_file import TextFile

EPILOG = "Example: cxjourney import mermaid docs/maps.md -o journeys. More: docs/importing.md"
_JSON = "json"


Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help=f"What the files are written in: {or_message(IMPORTERS.names)}.",
        callback=one_of(IMPORTERS.names),
        autocompletion=lambda: list(IMPORTERS.names),
    ),
]
Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Files with diagrams: .mmd, or Markdown with one or several; - reads one from standard input.",
    ),
]
Folder = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER",
        help="The folder to write journeys and a catalogue to, such as journeys/new. What is there stays: what comes "
        "in joins its catalogue, and what was imported before gets what its source has changed. Left out: journeys.",
    ),
]
WrittenIn = Annotated[
    str | None,
    typer.Option(
        "--written-in",
        metavar="TAG",
        callback=options.language_tag,
        help="The language that the diagrams are written in, such as fa: each journey says so, and its maps run "
        "that way. Left out: nothing is said of it.",
    ),
]
ReportFormat = Annotated[
    str,
    choice(
        "--format",
        "-f",
        words=("text", _JSON),
        help_="How it is told what was written and what could not be carried over: text on standard error, or "
        "JSON on standard output.",
    ),
]


def run(
    format_: Format,
    files: Files,
    output: Folder = Path("journeys"),
    written_in: WrittenIn = None,
    report: ReportFormat = "text",
    diff: Annotated[bool, typer.Option("--diff", help="Only show what would be written.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Change files that are there without asking.")] = False,
    language: options.SpokenLanguage = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write drafts of journeys from diagrams of other tools, and list what could not be carried over."""
    from cxjourney.cli.import_report import import_json, import_lines
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.output import say, write_text
    from cxjourney.cli.write_import import show_import, write_import
    from cxjourney.errors import CannotRun
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.importers.draft import ImportOptions, arrival
    from cxjourney.languages.message import message
    from cxjourney.pipeline.import_into_workspace import plan_import

    words = asked_language(language, config, files)
    draft = IMPORTERS[format_]([_read(name) for name in files], ImportOptions(written_in))
    plan = plan_import(arrival(draft, map(_shown_name, files)), output, config)
    if report != _JSON and (diff or not (quiet and yes)):
        show_import(plan, diff, color)
    if diff:
        return FOUND if plan.needs_a_look or draft.not_carried else NOTHING_FOUND
    status = write_import(plan, yes, words)
    if report == _JSON:
        write_text(import_json(draft, plan, status == NOTHING_FOUND))
    else:
        say(*import_lines(draft, plan, output, quiet, status == NOTHING_FOUND), words=words)
    if draft.is_empty:
        raise CannotRun(message("import.nothing"))
    return FOUND if draft.not_carried or plan.needs_a_look else status


def _shown_name(name: str) -> str:
    return "stdin" if name == "-" else name


def _read(name: str) -> "TextFile":
    """Return the text of a file that is named, or of standard input.

    Raises:
        CannotRun: It can't be read.
    """
    from cxjourney.errors import CannotRun
    from cxjourney.files.discover import read_standard_input
    from cxjourney.files.filesystem import read_text_file
    from cxjourney.files.text_file import MAX_BYTES, TextFile, decode, too_large_file
    from cxjourney.languages.message import join_sentences, message
    from cxjourney.text.escape_unseen import escape_unseen

    if name == "-":
        data = read_standard_input(MAX_BYTES)
        found = decode(data, "stdin") if len(data) <= MAX_BYTES else too_large_file("stdin", MAX_BYTES)
    else:
        path = Path(name).absolute()
        if path.is_dir():
            raise CannotRun(message("import.folder", file=escape_unseen(name), example=f"{escape_unseen(name)}/*.md"))
        found = read_text_file(path, name, path.parent)
    if not isinstance(found, TextFile):
        shown = escape_unseen(name)
        raise CannotRun(message("import.unreadable", file=shown, why=join_sentences(found.message, found.help)))
    return found
