"""Findings for people: grouped by file, each with its place, the line in question and how to mend it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxjourney.diagnostics import Diagnostic, Report, Severity
from cxjourney.formats.tallies import sentences
from cxjourney.formats.terminal import Terminal, cells, folded
from cxjourney.source.text import Source
from cxjourney.written import harmless, shown

MOST = 1000
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MOST_MARKED = 120


def write(report: Report, terminal: Terminal, show_info: bool) -> str:
    """Write what was found, and a summary that names both coverage figures."""
    visible = [finding for finding in report.findings if show_info or finding.severity is not Severity.INFO]
    lines = list(_findings(visible, report, terminal))
    for sentence in sentences(report, len(report.findings) - len(visible)):
        lines += _wrapped(sentence, terminal, 0)
    return "\n".join(harmless(terminal.mark(line)) for line in lines) + "\n"


def lines_of(report: Report, terminal: Terminal) -> Iterator[str]:
    """Write findings without a summary, line by line."""
    yield from (terminal.mark(line) for line in _findings(report.findings, report, terminal))


def _findings(visible: Sequence[Diagnostic], report: Report, terminal: Terminal) -> Iterator[str]:
    for file, findings in groupby(visible[:MOST], key=lambda finding: finding.file):
        yield terminal.paint(shown(file), "bold underline")
        yield ""
        for finding in findings:
            yield from _finding(finding, report.sources.get(finding.file), terminal)
            yield ""
    if len(visible) > MOST:
        yield f"And {len(visible) - MOST:,} more findings. --format json shows them all."
        yield ""


def _finding(finding: Diagnostic, source: Source | None, terminal: Terminal) -> Iterator[str]:
    place = f"{shown(finding.file)}:{finding.span.line}:{finding.span.column}"
    severity = terminal.paint(finding.severity.word, STYLES[finding.severity])
    head = f"{place} {terminal.paint(finding.code, 'bold')} {severity}:"
    yield from _after(head, cells(f"{place} {finding.code} {finding.severity.word}:"), shown(finding.message), terminal)
    if source is not None:
        yield from _line(finding, source, terminal)
    if finding.help:
        yield from (f"    {line}" for line in _wrapped(shown(finding.help), terminal, 4))


def _after(head: str, taken: int, text: str, terminal: Terminal) -> Iterator[str]:
    if terminal.width is None or taken + 1 + cells(text) <= terminal.width:
        yield f"{head} {text}"
    else:
        yield head
        yield from (f"    {line}" for line in _wrapped(text, terminal, 4))


def _wrapped(text: str, terminal: Terminal, indent: int) -> list[str]:
    if terminal.width is None:
        return [text]
    return folded(text, max(terminal.width - indent, 20))


def _line(finding: Diagnostic, source: Source, terminal: Terminal) -> Iterator[str]:
    """Show the line in question, and mark the place below it."""
    span = finding.span
    text = source.line(span.line).replace("\t", " ")
    start, end = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(text)
    first, last = _window(text, start, terminal)
    if not text[first:last].strip():
        return
    before, marked, after = (
        terminal.plain(shown(piece))
        for piece in (text[first:start], text[start : min(max(end, start + 1), last)], text[max(end, start + 1) : last])
    )
    number, bar, cut = f"{span.line}", terminal.mark("│"), terminal.mark("…") if first else ""
    yield f"    {number} {bar} {cut}{before}{marked}{after}"
    padding = " " * (cells(cut) + cells(before))
    underline = terminal.paint("^" * max(cells(marked), 1), STYLES[finding.severity])
    yield f"    {' ' * len(number)} {bar} {padding}{underline}"


def _window(text: str, start: int, terminal: Terminal) -> tuple[int, int]:
    """Choose what to show of a line, so that the place is in sight and no more columns are taken than there are."""
    room = max((terminal.width or _MOST_MARKED) - 9 - len(terminal.mark("…")), 20)
    first = max(0, min(start - room // 3, len(text) - room))
    last = min(len(text), first + room)

    def taken(begin: int, end: int) -> int:
        return cells(terminal.plain(shown(text[begin:end])))

    while taken(first, last) > room and last - first > 1:
        if taken(first, start) > room // 3 or last <= start + 1:
            first += 1
        else:
            last -= 1
    return first, last
