"""Where a report goes, and in which format: by the option, the name that was given, and what stands there."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from cxjourney.cli.output import FORMAT_OF_SUFFIX, choose_format, write_file
from cxjourney.cli.output_path_checks import check_named_target
from cxjourney.errors import CannotRun
from cxjourney.files.workspace_files import is_yaml_name
from cxjourney.files.workspace_roots import default_paths
from cxjourney.languages.message import list_message, message
from cxjourney.languages.system_errors import reason
from cxjourney.report.formats import REPORTS
from cxjourney.text.escape_unseen import escape_unseen

FOLDER = "folder"
EXAMPLE = "site/"
"""A name that a folder of pages can have."""
FIRST_PAGE = "index.html"


class ReportTarget(NamedTuple):
    """Where a report goes: its format, and the file or the folder."""

    form: str
    path: Path


def check_report(target: str | None) -> str | None:
    """Return the file or folder that a report goes to as it is.

    Raises:
        typer.BadParameter: It has no name, or one that can't be meant so, or is that of YAML.
    """
    if target and Path(target).is_dir():
        return target
    checked = check_named_target(target, "report.html")
    if checked and is_yaml_name(Path(checked).name):
        other = escape_unseen(str(Path(checked).with_suffix(".html")))
        raise typer.BadParameter(message("usage.as-yaml", path=escape_unseen(checked), example=other))
    return checked


def report_target(asked: str | None, output: str | None) -> ReportTarget:
    """Return where a report goes.

    A name that ends with a slash, or has no suffix and is not there yet, is that of a folder.

    Args:
        asked: The format that was asked for; None for none.
        output: The file or folder; None where nobody named one.

    Raises:
        CannotRun: The format and what was named can't be meant together.
    """
    if output is None:
        form = asked or REPORTS.names[0]
        return ReportTarget(form, Path("report" if form == FOLDER else f"report.{form}"))
    path, shown = Path(output), escape_unseen(output)
    is_folder = path.is_dir() or output.endswith(("/", os.sep))
    if asked == FOLDER:
        is_file = os.path.lexists(path) and not path.is_dir()
        if is_file or (path.suffix[1:].lower() in FORMAT_OF_SUFFIX and not is_folder):
            raise CannotRun(message("run.site.file", path=shown, example=EXAMPLE))
        return ReportTarget(FOLDER, path)
    if asked and is_folder:
        example = escape_unseen(str(path / f"report.{asked}"))
        raise CannotRun(message("run.site.one-file", path=shown, format=asked, example=example))
    if is_folder or not (asked or path.suffix or os.path.lexists(path) or output == "-"):
        return ReportTarget(FOLDER, path)
    form = choose_format(asked, path, [name for name in REPORTS.names if name != FOLDER])
    meant = FORMAT_OF_SUFFIX.get(path.suffix[1:].lower(), form)
    if meant != form and meant in REPORTS.names:
        raise CannotRun(message("run.suffix.disagrees", file=shown, format=asked))
    return ReportTarget(form, path)


def check_apart(folder: Path, paths: Sequence[str] | None) -> None:
    """Raise CannotRun where journeys lie in the folder that pages are to be written to."""
    around = Path(os.path.realpath(folder))
    given = [Path(path) for path in paths or () if path != "-"] or default_paths(Path())
    if any(Path(os.path.realpath(path)).is_relative_to(around) for path in given):
        raise CannotRun(message("run.site.among", folder=escape_unseen(str(folder)), example=EXAMPLE))


def check_kept(output: Path, read: Mapping[str, Path | None]) -> None:
    """Raise CannotRun where a report would be written over a file that it is made of.

    Args:
        output: Where it goes.
        read: The files, by the options that name them.
    """
    for option, file in read.items():
        if file is not None and os.path.realpath(file) == os.path.realpath(output):
            raise CannotRun(message("run.own-input", file=escape_unseen(str(file)), option=option))


def write_report(target: ReportTarget, data: bytes, files: Mapping[str, bytes]) -> Path | None:
    """Write a report, and return the file that one opens; None where there is nothing to be written.

    Raises:
        CannotRun: It can't be written, or files of others are in the way.
    """
    if files:
        _write_folder(target.path, files)
        return target.path / FIRST_PAGE
    if not data:
        return None
    write_file(target.path, data)
    return target.path


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    from cxjourney.files.owned_folder import ForeignFiles, replace_files

    shown = escape_unseen(str(folder))
    try:
        replace_files(folder, files)
    except ForeignFiles as found:
        foreign = [escape_unseen(one.name) for one in found.files if not one.is_changed]
        changed = [escape_unseen(one.name) for one in found.files if one.is_changed]
        if foreign:
            raise CannotRun(message("run.site.foreign", folder=shown, files=list_message(foreign, 5))) from None
        raise CannotRun(message("run.site.changed", folder=shown, files=list_message(changed, 5))) from None
    except OSError as error:
        raise CannotRun(message("run.unwritable", file=shown, reason=reason(error))) from None
