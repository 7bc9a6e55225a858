"""Findings as Markdown for a comment or a job summary: what they come to, and a table for each file.

GitHub takes at most 65,536 characters in a comment. Where there is more to say, the gravest findings are kept.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from cxjourney.diagnostics import Diagnostic, Report, Severity
from cxjourney.formats.entities import without_commands
from cxjourney.formats.tallies import number_of, sentences
from cxjourney.formats.terminal import Terminal
from cxjourney.written import shortened, shown

ROOM = 60_000
_LONGEST = 1000
_MARKUP = re.compile(r"[\\`*\[\]<>&|~#@!$]|_(?![^\W_])|(?<![^\W_])_")
_LIVE = re.compile(r"(?i)(?:&#(?:33|35|36|64|126);|[%:])(?=[\w/])|\b(?:www(?=\.)|gh(?=-[0-9]))")
"""Where mentions, references (GitLab's too), addresses and emoji begin: a zero-width space behind it ends that."""


def write(report: Report, terminal: Terminal, show_info: bool) -> str:
    """Write a summary with both coverage figures, and the findings by file; information only if asked for."""
    visible = [finding for finding in report.findings if show_info or finding.severity is not Severity.INFO]
    kept = _that_fit(visible, report)
    lines = [f"## cxjourney: {_verdict(report)}", ""]
    lines += _paragraph(sentences(report, len(report.findings) - len(visible)))
    for file, findings in groupby(kept, key=lambda finding: finding.file):
        lines += [*_heading(report.path(file)), *map(_row, findings), ""]
    if len(kept) < len(visible):
        left = number_of(len(visible) - len(kept), "more finding")
        lines += [f"And {left}, none graver than these: `--format json` shows them all.", ""]
    return without_commands("\n".join(lines[:-1]) + "\n", terminal)


def inert(text: str) -> str:
    """Give text that is only text in Markdown: no markup, HTML, mention, reference, link, formula or emoji."""
    escaped = _MARKUP.sub(lambda match: f"&#{ord(match.group())};", shown(text))
    return _LIVE.sub(lambda match: f"{match.group()}&#8203;", escaped)


def _verdict(report: Report) -> str:
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    words = [number_of(n, noun) for n, noun in ((errors, "error"), (warnings, "warning")) if n]
    return " and ".join(words) or "no errors, no warnings"


def _paragraph(lines: Iterator[str]) -> list[str]:
    return [part for line in lines for part in (line, "")]


def _heading(path: str) -> list[str]:
    return [f"### {inert(path)}", "", "| line | rule | severity | finding |", "|--:|---|---|---|"]


def _row(finding: Diagnostic) -> str:
    said = " ".join(inert(shortened(text, _LONGEST)) for text in (finding.message, finding.help) if text)
    return f"| {finding.span.line} | {finding.code} {finding.slug} | {finding.severity.word} | {said} |"


def _that_fit(findings: list[Diagnostic], report: Report) -> list[Diagnostic]:
    """Choose the gravest findings that there is room for, and leave them in their order."""
    room, files, kept = ROOM, set(), set()
    for index in sorted(range(len(findings)), key=lambda index: -findings[index].severity):
        finding = findings[index]
        heading = 0 if finding.file in files else len("\n".join(_heading(report.path(finding.file)))) + 2
        room -= len(_row(finding)) + 1 + heading
        if room < 0:
            break
        files.add(finding.file)
        kept.add(index)
    return [finding for index, finding in enumerate(findings) if index in kept]
