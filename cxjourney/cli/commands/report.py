"""``cxjourney report``: everything that is known and isn't as HTML, to mail and to publish, or as slides."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.as_of_option import as_of_date
from cxjourney.cli.options import choice
from cxjourney.cli.report_output import check_report
from cxjourney.errors import CannotRun
from cxjourney.languages.message import join_sentences, message
from cxjourney.report.basis import MAPS, PAGES
from cxjourney.report.formats import REPORTS
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.report.basis import Template

MAX_TEMPLATE_BYTES = 100_000_000
"""How large a team's own deck may be: pictures on its layouts take some megabytes each."""

EPILOG = (
    "Example: cxjourney report journeys --base main -o report.html, -o report.pptx for slides, or -o site/ for pages"
)

ReportFormat = Annotated[
    str | None,
    choice(
        "--format",
        words=REPORTS.names,
        help_="How it is written; folder is a page a file. Left out, --output says it, else html.",
    ),
]
DeckTemplate = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="Your own .pptx, for --format pptx: its layouts are used, its slides left out.",
        show_default=False,
    ),
]

ReportFile = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        callback=check_report,
        help="The file, or the folder. Left out: report.html, report.pptx or report/.",
        show_default=False,
    ),
]
SomeJourneys = Annotated[
    list[str] | None,
    typer.Option("--journey", metavar="ID", help="Only this journey; may be given more than once.", show_default=False),
]
Without = Annotated[
    list[str] | None,
    choice("--without", words=PAGES, help_="Pages to leave out, with commas between.", takes_several=True),
]
Title = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="What stands at its head. Left out: the organisation's name.")
]
Note = Annotated[
    Path | None,
    typer.Option("--note", metavar="FILE", help="A text file that stands first, in paragraphs.", show_default=False),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="REV|FOLDER",
        help="What to compare with, as for diff: adds what changed as a page, and marks it on the others.",
        show_default=False,
    ),
]
Contacts = Annotated[
    bool, typer.Option("--contacts", help="Says how teams are reached. Left out: not, since reports are mailed on.")
]
Maps = Annotated[
    str,
    choice("--maps", words=tuple(MAPS), help_="The maps that are drawn; with none or flow alone the file is smaller."),
]


def run(
    paths: options.Paths = None,
    output: ReportFile = None,
    format_: ReportFormat = None,
    template: DeckTemplate = None,
    journey: SomeJourneys = None,
    without: Without = None,
    title: Title = "",
    note: Note = None,
    base: Base = None,
    contacts: Contacts = False,
    maps: Maps = "all",
    theme: options.ReportTheme = "auto",
    language: options.LanguageOption = None,
    as_of: options.AsOfOption = None,
    config: options.ConfigFile = None,
    color: options.Color = "auto",  # noqa: ARG001  a page is written, not shown; every command takes it
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,  # noqa: ARG001
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write everything that is known of journeys, and what isn't, as one HTML page, a folder of pages, or slides."""
    from cxjourney.cli.output import say, say_faults
    from cxjourney.cli.report_output import FOLDER, check_apart, check_kept, report_target, write_report
    from cxjourney.diagnostics import has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.pipeline.study_journeys import StudyRequest
    from cxjourney.report.basis import ReportOptions
    from cxjourney.report.build import build_report

    target = report_target(format_, output)
    form = target.form
    if form == FOLDER:
        check_apart(target.path, paths)
    if template and form != "pptx":
        raise CannotRun(message("run.template-of-deck", template=escape_unseen(str(template))))
    if base and form == "pptx":
        raise CannotRun(message("run.base-of-page", base=escape_unseen(base)))
    asked = ReportOptions(
        title,
        _read_note(note) if note else "",
        frozenset(without or ()),
        contacts,
        theme,
        MAPS[maps],
        _read_template(template) if template else None,
    )
    request = StudyRequest(paths, config, journey or None, None, language)
    check_kept(target.path, {"--template": template, "--note": note, "--config": config})
    built = build_report(request, asked, as_of_date(as_of), form, base)
    file = write_report(target, built.data, built.files)
    if file and not quiet:
        say(*built.remarks, str(file), words=built.words)
    say_faults(built.faults, built.words)
    if file is None:
        say(message("run.report.all-faulty"), words=built.words)
    return FOUND if has_error(built.faults) else NOTHING_FOUND


def _read_template(file: Path) -> "Template":
    """Return a team's own deck; CannotRun where it can't be read."""
    from cxjourney.files.filesystem import read_bytes
    from cxjourney.languages.system_errors import reason
    from cxjourney.report.basis import Template

    shown = escape_unseen(str(file))
    try:
        data = read_bytes(file, MAX_TEMPLATE_BYTES + 1)
    except OSError as error:
        raise CannotRun(message("run.template.unreadable", file=shown, reason=reason(error))) from None
    if data is None:
        raise CannotRun(message("run.template.no-deck", file=shown))
    if len(data) > MAX_TEMPLATE_BYTES:
        raise CannotRun(message("run.template.too-large", file=shown, most=str(MAX_TEMPLATE_BYTES // 1_000_000)))
    return Template(str(file), data)


def _read_note(file: Path) -> str:
    """Return the text of a note; CannotRun where it can't be read."""
    from cxjourney.files.filesystem import LOCAL
    from cxjourney.files.text_file import MAX_BYTES, TextFile

    name = escape_unseen(str(file))
    read = LOCAL.read(file, name, file.absolute().parent, MAX_BYTES)
    if not isinstance(read, TextFile):
        raise CannotRun(message("figures.colon", head=f"--note {name}", rest=join_sentences(read.message, read.help)))
    return read.text
