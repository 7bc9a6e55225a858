"""One finding for people: its place, the line in question and how to mend it."""

from collections.abc import Iterator, Sequence

from cxjourney.diagnostics import Diagnostic, Severity
from cxjourney.files.text_file import Source
from cxjourney.formats.terminal import Terminal, cells, folded
from cxjourney.text.escape import shortened, shown

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MOST_MARKED = 120
_LONGEST_NAME = 40


def entry(
    finding: Diagnostic, source: Source | None, terminal: Terminal, others: Sequence[Diagnostic] = ()
) -> Iterator[str]:
    """Write a finding, and where ``others`` of its kind stand in its file."""
    place = place_of(finding)
    severity = terminal.paint(finding.severity.word, STYLES[finding.severity])
    head = f"{place} {terminal.paint(finding.code, 'bold')} {severity}:"
    yield from _after(head, cells(f"{place} {finding.code} {finding.severity.word}:"), shown(finding.message), terminal)
    if source is not None:
        yield from _line(finding, source, terminal)
    if finding.help:
        yield from (f"    {line}" for line in wrapped(shown(finding.help), terminal, 4))
    if others:
        yield from (f"    {line}" for line in wrapped(_elsewhere(others, source), terminal, 4))


def place_of(finding: Diagnostic) -> str:
    """Give a finding's place as terminals and editors open it."""
    return f"{shown(finding.file)}:{finding.span.line}:{finding.span.column}"


def _elsewhere(others: Sequence[Diagnostic], source: Source | None) -> str:
    places = ", ".join(f"{one.span.line} {shown(_name(one, source))}".rstrip() for one in others)
    return f"And {len(others):,} more here: line{'' if len(others) == 1 else 's'} {places}."


def _name(finding: Diagnostic, source: Source | None) -> str:
    """Give the most particular thing that a finding is about, else what stands at its place."""
    about, span = finding.about, finding.span
    name = about.touchpoint or about.pain_point or about.stage or about.source or about.persona
    if name or source is None or span.end_line != span.line:
        return name or ""
    return shortened(source.line(span.line)[span.column - 1 : span.end_column - 1], _LONGEST_NAME)


def _after(head: str, taken: int, text: str, terminal: Terminal) -> Iterator[str]:
    if terminal.width is None or taken + 1 + cells(text) <= terminal.width:
        yield f"{head} {text}"
    else:
        yield head
        yield from (f"    {line}" for line in wrapped(text, terminal, 4))


def wrapped(text: str, terminal: Terminal, indent: int) -> list[str]:
    """Break text into lines that fit a terminal behind an indent."""
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
