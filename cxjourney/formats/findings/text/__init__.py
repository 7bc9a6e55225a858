"""Findings for people: grouped by file, each with its place, the line in question and how to mend it.

At a terminal, findings of one kind in a file are one entry that names every place, so that what there is can be read;
elsewhere each is told in full, for logs and whatever reads them. Errors always are.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxjourney.diagnostics import Diagnostic, Report, Severity
from cxjourney.formats.findings.text.beginning import beginning
from cxjourney.formats.findings.text.entry import entry, wrapped
from cxjourney.formats.findings.text.folding import together
from cxjourney.formats.tallies import sentences
from cxjourney.formats.terminal import Terminal
from cxjourney.text.escape import harmless, shown

MOST = 1000


def write(report: Report, terminal: Terminal, show_info: bool) -> str:
    """Write what was found, a summary that names both coverage figures, and where to begin."""
    visible = [finding for finding in report.findings if show_info or finding.severity is not Severity.INFO]
    lines = list(_findings(visible, report, terminal))
    for sentence in sentences(report, len(report.findings) - len(visible)):
        lines += wrapped(sentence, terminal, 0)
    if folded := sum(len(others) for _, others in _told(visible[:MOST], terminal)):
        lines += wrapped(
            f"Told with others of their kind: {folded:,}. Piped (| less), each is told in full.", terminal, 0
        )
    lines += beginning(visible, terminal)
    return "\n".join(harmless(terminal.mark(line)) for line in lines) + "\n"


def lines_of(report: Report, terminal: Terminal) -> Iterator[str]:
    """Write findings without a summary, line by line."""
    yield from (terminal.mark(line) for line in _findings(report.findings, report, terminal))


def _told(some: Sequence[Diagnostic], terminal: Terminal) -> list[tuple[Diagnostic, list[Diagnostic]]]:
    return list(together(some, fold=terminal.width is not None))


def _findings(visible: Sequence[Diagnostic], report: Report, terminal: Terminal) -> Iterator[str]:
    for file, findings in groupby(_told(visible[:MOST], terminal), key=lambda told: told[0].file):
        yield terminal.paint(shown(file), "bold underline")
        yield ""
        for finding, others in findings:
            yield from entry(finding, report.sources.get(finding.file), terminal, others)
            yield ""
    if len(visible) > MOST:
        yield f"And {len(visible) - MOST:,} more findings. --format json shows them all."
        yield ""
