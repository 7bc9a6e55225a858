"""Findings as Markdown for a comment or a job summary: what they come to, and a table for each file.

Where there is more to say than a comment takes, the most severe findings are kept.
"""

from collections.abc import Iterable
from itertools import groupby

from cxjourney.diagnostics import Diagnostic, Report, Severity
from cxjourney.formats.escape_markup import MAX_CHARACTERS, escape_commands, escape_markdown
from cxjourney.formats.findings.summary import summary_sentences
from cxjourney.formats.terminal import Terminal
from cxjourney.text.english import count
from cxjourney.text.escape import shorten

_LONGEST = 1000


def write(report: Report, terminal: Terminal, show_info: bool) -> str:
    """Return a summary with both coverage figures, and the findings by file; information only if asked for."""
    visible = [finding for finding in report.findings if show_info or finding.severity is not Severity.INFO]
    kept = _select_fitting(visible, report)
    lines = [f"## cxjourney: {_verdict(report)}", ""]
    lines += _paragraph(f"**{sentence}**" for sentence in report.short)
    lines += _paragraph(summary_sentences(report, len(report.findings) - len(visible)))
    for file, findings in groupby(kept, key=lambda finding: finding.file):
        lines += [*_heading(report.path(file)), *map(_row, findings), ""]
    if len(kept) < len(visible):
        left = count(len(visible) - len(kept), "more finding")
        lines += [f"And {left}, none more severe than these: `--format json` shows them all.", ""]
    return escape_commands("\n".join(lines[:-1]) + "\n", terminal)


def _verdict(report: Report) -> str:
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    words = [count(n, noun) for n, noun in ((errors, "error"), (warnings, "warning")) if n]
    return " and ".join(words) or "no errors, no warnings"


def _paragraph(lines: Iterable[str]) -> list[str]:
    return [part for line in lines for part in (line, "")]


def _heading(path: str) -> list[str]:
    return [f"### {escape_markdown(path)}", "", "| line | rule | severity | finding |", "|--:|---|---|---|"]


def _row(finding: Diagnostic) -> str:
    said = " ".join(escape_markdown(shorten(text, _LONGEST)) for text in (finding.message, finding.help) if text)
    return f"| {finding.span.line} | {finding.code} {finding.slug} | {finding.severity.word} | {said} |"


def _select_fitting(findings: list[Diagnostic], report: Report) -> list[Diagnostic]:
    """Return the most severe findings that there is room for, in their order."""
    room, files, kept = MAX_CHARACTERS, set(), set()
    for index in sorted(range(len(findings)), key=lambda index: -findings[index].severity):
        finding = findings[index]
        heading = 0 if finding.file in files else len("\n".join(_heading(report.path(finding.file)))) + 2
        room -= len(_row(finding)) + 1 + heading
        if room < 0:
            break
        files.add(finding.file)
        kept.add(index)
    return [finding for index, finding in enumerate(findings) if index in kept]
