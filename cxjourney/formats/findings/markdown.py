"""Findings as Markdown for a comment or a job summary: what they come to, and a table for each file.

Where there is more to say than a comment takes, the most severe findings are kept.
"""

from collections.abc import Iterable
from itertools import groupby

from cxjourney.diagnostics import Diagnostic, Report, Severity
from cxjourney.formats.escape_markup import MAX_CHARACTERS, escape_page
from cxjourney.formats.findings.summary import summary_sentences
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import FALLBACK, Language, language
from cxjourney.text.escape_markdown import escape_markdown
from cxjourney.text.shorten import shorten

_LONGEST = 1000
COLUMNS = ("line", "rule", "severity", "finding")
"""The columns of a table, by the words for them."""


def write(report: Report, terminal: Terminal, show_info: bool, words: Language | None = None) -> str:
    """Return a summary with both coverage figures, and the findings by file; information only if asked for."""
    visible = [finding for finding in report.findings if show_info or finding.severity is not Severity.INFO]
    words = words or language(FALLBACK)
    kept = _select_fitting(visible, report, words)
    lines = [f"## cxjourney: {_verdict(report, words)}", ""]
    lines += _paragraph(f"**{one.sentence}**" for one in report.short)
    lines += _paragraph(summary_sentences(report, len(report.findings) - len(visible), words))
    for file, findings in groupby(kept, key=lambda finding: finding.file):
        lines += [*_heading(report.path(file), words), *map(_row, findings), ""]
    if len(kept) < len(visible):
        left = len(visible) - len(kept)
        lines += [words.count("findings.none-more-severe", left, option="`--format json`"), ""]
    return escape_page("\n".join(lines[:-1]) + "\n", terminal)


def _verdict(report: Report, words: Language) -> str:
    counts = {severity: report.count(severity) for severity in (Severity.ERROR, Severity.WARNING)}
    tallies = (words.count(f"change.tally.{severity.word}", n) for severity, n in counts.items() if n)
    return words.join_and(tallies) or words.text("findings.clean")


def _paragraph(lines: Iterable[str]) -> list[str]:
    return [part for line in lines for part in (line, "")]


def _heading(path: str, words: Language) -> list[str]:
    columns = (words.text(f"findings.column.{column}") for column in COLUMNS)
    return [f"### {escape_markdown(path)}", "", f"| {' | '.join(columns)} |", "|--:|---|---|---|"]


def _row(finding: Diagnostic) -> str:
    said = " ".join(escape_markdown(shorten(text, _LONGEST)) for text in (finding.message, finding.help) if text)
    return f"| {finding.span.line} | {finding.code} {finding.slug} | {finding.severity.word} | {said} |"


def _select_fitting(findings: list[Diagnostic], report: Report, words: Language) -> list[Diagnostic]:
    """Return the most severe findings that there is room for, in their order."""
    room, files, kept = MAX_CHARACTERS, set(), set()
    for index in sorted(range(len(findings)), key=lambda index: -findings[index].severity):
        finding = findings[index]
        heading = 0 if finding.file in files else len("\n".join(_heading(report.path(finding.file), words))) + 2
        room -= len(_row(finding)) + 1 + heading
        if room < 0:
            break
        files.add(finding.file)
        kept.add(index)
    return [finding for index, finding in enumerate(findings) if index in kept]
