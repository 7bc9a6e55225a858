"""``cxjourney export``: journeys for what other tools read."""

from pathlib import Path
from typing import Annotated

import typer

from cxjourney.cli import options
from cxjourney.cli.options import one_of
from cxjourney.cli.output_path_checks import check_file, check_named_target
from cxjourney.exporters import NAMES, WORKBOOK
from cxjourney.languages.message import or_message

EPILOG = "Example: cxjourney export mermaid journeys -o maps.md. More: docs/importing.md"


def _target(target: str | None) -> str | None:
    """Return where to write; what would be taken for a journey afterwards is refused, as everywhere."""
    if target and not Path(target).is_dir() and not target.endswith(("/", "\\")):
        check_file(Path(target))
    return check_named_target(target, "maps.md")


def run(
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help=f"What to write: {or_message(NAMES)}.",
            callback=one_of(NAMES),
            autocompletion=lambda: list(NAMES),
        ),
    ],
    paths: options.Paths = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER|-",
            callback=_target,
            help="Where to write: a Markdown or JSON file or a workbook (.md, .json, .xlsx) with all journeys, a file "
            "(.mmd, .csv) of one, or a folder with a file each. Left out: standard output.",
        ),
    ] = None,
    journey: options.JourneyOption = None,
    as_of: options.AsOfOption = None,
    language: options.SpokenLanguage = None,
    config: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  the application looks for it
    version: options.VersionOption = False,  # noqa: ARG001  it shows the version by itself
) -> int:
    """Write journeys for other tools, spreadsheets, wikis and programs, and say what these have no place for."""
    from cxjourney.cli.as_of_option import as_of_date
    from cxjourney.cli.export_files import exported, write_exports, write_workbooks
    from cxjourney.cli.language_choice import asked_language
    from cxjourney.cli.output import say, say_faults
    from cxjourney.diagnostics import has_error
    from cxjourney.exit_status import FOUND, NOTHING_FOUND
    from cxjourney.languages.message import list_message, message
    from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys

    words = asked_language(language, config, paths or ())
    studied = study_journeys(StudyRequest(paths, config, journey, language=language), as_of_date(as_of))
    if format_ == WORKBOOK:
        exports = write_workbooks(studied, output, words, quiet)
    else:
        exports = exported(studied, format_)
        write_exports(exports, format_, output, words, quiet, studied)
    for export in exports:
        if export.left_out and not quiet:
            keys = list_message(export.left_out, len(export.left_out))
            told = {"journey": export.id, "keys": keys}
            is_table = format_ in ("csv", WORKBOOK)
            left = message("export.table.left-out", **told) if is_table else message("export.left-out", **told)
            say(left, words=words)
    say_faults(studied.faults, words)
    return FOUND if has_error(studied.faults) else NOTHING_FOUND
