"""What build services get besides the findings: paths as they know them, annotations, and a job summary."""

import os
from dataclasses import replace
from pathlib import Path

from cxjourney.cli.output import write_text
from cxjourney.diagnostics import Report
from cxjourney.errors import CannotRun
from cxjourney.files.workspace_roots import posix_name
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.text.escape_unseen import escape_unseen

ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
SUMMARY = "GITHUB_STEP_SUMMARY"
PLAIN = ("text", "json")
"""The formats that name files as they were asked for, and not from the root of the repository."""


def annotates(format_: str, quiet: bool) -> bool:
    """Return whether annotations follow the text: in GitHub Actions, unless told otherwise."""
    off = os.environ.get("CXJOURNEY_ANNOTATIONS", "").lower() in ("off", "0", "no", "false")
    return format_ == "text" and os.environ.get("GITHUB_ACTIONS") == "true" and not quiet and not off


def add_repository_paths(report: Report, format_: str, quiet: bool) -> Report:
    """Return a report whose files have paths from the root of the repository, where the format asks for them."""
    if format_ in PLAIN and not annotates(format_, quiet):
        return report
    here = Path.cwd()
    root = _root(here)
    names = {*report.files, *(finding.file for finding in report.findings)} - {"stdin"}
    return replace(report, paths={name: _path(name, here, root) for name in names})


def write_extras(report: Report, format_: str, show_info: bool, quiet: bool, words: Language) -> None:
    """Write annotations behind the text, and what ``--format github`` found into the job's summary."""
    if annotates(format_, quiet):
        from cxjourney.formats.findings.github import annotated_findings, annotations, shortfall_annotations

        for line in (*annotations(report, annotated_findings(report, show_info)), *shortfall_annotations(report)):
            write_text(f"{line}\n")
    if format_ == "github" and (file := os.environ.get(SUMMARY)):
        from cxjourney.formats.findings.markdown import write

        _append(Path(file), write(report, Terminal(), show_info, words))


def _append(file: Path, text: str) -> None:
    try:
        with file.open("ab") as summary:
            summary.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    except OSError as error:
        name = escape_unseen(str(file))
        raise CannotRun(message("run.unwritable.summary", file=name, reason=reason(error))) from None


def _root(here: Path) -> Path:
    """Return the root of the repository: what the build service calls so, else the nearest folder that git keeps."""
    for name in ROOTS:
        named = os.environ.get(name)
        if named and here.is_relative_to(root := Path(os.path.realpath(named))):
            return root
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def _path(name: str, here: Path, root: Path) -> str:
    folder, file = os.path.split(here / name)
    try:
        return posix_name(os.path.relpath(Path(os.path.realpath(folder), file), root))
    except ValueError:  # on another drive
        return name
