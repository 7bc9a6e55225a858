"""Findings as annotations of GitHub Actions, as its runner reads them from a step's output.

The runner takes ``::error file=…::message``: in a property it undoes ``%25 %0D %0A %3A %2C``, in a message the first
three. It drops columns where a finding spans lines, and shows ten annotations of each kind for a step.
"""

from collections.abc import Iterable

from cxjourney.diagnostics import Diagnostic, Report, Severity
from cxjourney.formats.findings.summary import summary_sentences
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import FALLBACK, Language, language
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MAX_SHOWN = 10
"""How many annotations of each kind GitHub shows for a step: docs.github.com, limits of annotations."""


def write(
    report: Report,
    terminal: Terminal,
    show_info: bool,  # noqa: ARG001  machines get every finding
    words: Language | None = None,
) -> str:
    """Return an annotation for every finding, information among them, and a summary."""
    sentences = summary_sentences(report, 0, words or language(FALLBACK))
    summary = (escape_commands(terminal.mark(line)) for line in sentences)
    return "\n".join([*annotations(report, report.findings), *shortfall_annotations(report), *summary]) + "\n"


def shortfall_annotations(report: Report) -> list[str]:
    """Return a command for each figure that was asked for and is not reached; none stands at a line."""
    return [f"::error title=cxjourney::{_data(one.sentence)}" for one in report.short]


def annotated_findings(report: Report, show_info: bool) -> list[Diagnostic]:
    """Return the findings that GitHub would show as annotations: of each severity the first ten."""
    severities = [severity for severity in KINDS if show_info or severity is not Severity.INFO]
    return [
        finding
        for severity in severities
        for finding in [one for one in report.findings if one.severity is severity][:MAX_SHOWN]
    ]


def annotations(report: Report, findings: Iterable[Diagnostic]) -> list[str]:
    """Return a command for each finding."""
    return [_annotation(report.path(finding.file), finding) for finding in findings]


def _annotation(path: str, finding: Diagnostic) -> str:
    span = finding.span
    properties: dict[str, object] = {
        "file": escape_commands(escape_unseen(path)),
        "line": span.line,
        "endLine": max(span.line, span.end_line),
    }
    if span.end_line == span.line:
        properties |= {"col": span.column, "endColumn": max(span.column, span.end_column)}
    properties["title"] = f"{finding.code} {finding.slug}"
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    said = "\n".join(escape_commands(escape_unseen(line)) for line in (finding.message, finding.help) if line)
    return f"::{KINDS[finding.severity]} {written}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
