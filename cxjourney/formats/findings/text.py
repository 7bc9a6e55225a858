"""For people: each finding with its line and how to fix it, folded by kind, and where to begin."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import get_args

from cxjourney.diagnostics import BEFORE_JUDGING, STARTER_RULES, Diagnostic, Report, RulePhase, Severity
from cxjourney.files.text_file import TextFile
from cxjourney.files.workspace_roots import CATALOGUE_NAMES
from cxjourney.formats.findings.summary import summary_sentences
from cxjourney.formats.findings.top_findings import count_findings, select_top_findings
from cxjourney.formats.terminal import Terminal, break_lines, text_cells
from cxjourney.languages import FALLBACK, Language, language
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MOST_MARKED = 120
_LONGEST_NAME = 40
_LEAST_ROOM = 8


def entry(
    finding: Diagnostic,
    source: TextFile | None,
    terminal: Terminal,
    words: Language,
    others: Sequence[Diagnostic] = (),
) -> Iterator[str]:
    """Yield the lines of a finding, and where ``others`` of its kind stand in its file.

    On a screen only an error shows its line: what a warning speaks of is named, and there is little room.
    """
    yield from _place_and_text(finding, terminal)
    if source is not None and (finding.severity is Severity.ERROR or not terminal.is_screen):
        yield from _line(finding, source, terminal)
    if finding.help:
        yield from (f"    {line}" for line in wrap_to_terminal(escape_unseen(finding.help), terminal, 4))
    if others:
        yield from (f"    {line}" for line in wrap_to_terminal(_other_places(others, source, words), terminal, 4))


def place_of(finding: Diagnostic) -> str:
    """Return a finding's place as terminals and editors open it."""
    return f"{escape_unseen(finding.file)}:{finding.span.line}:{finding.span.column}"


def _other_places(others: Sequence[Diagnostic], source: TextFile | None, words: Language) -> str:
    places = (f"{words.figure(one.span.line)} {escape_unseen(_name(one, source))}".rstrip() for one in others)
    return words.count("findings.others-here", len(others), places=words.list_words(places))


def _name(finding: Diagnostic, source: TextFile | None) -> str:
    """Return the most particular thing that a finding is about, else what stands at its place."""
    about, span = finding.about, finding.span
    name = about.touchpoint or about.pain_point or about.stage or about.source or about.persona
    if name or source is None or span.end_line != span.line:
        return name or ""
    return shorten(source.line(span.line)[span.column - 1 : span.end_column - 1], _LONGEST_NAME)


def _place_and_text(finding: Diagnostic, terminal: Terminal) -> Iterator[str]:
    """Yield a finding's place, its kind and its message, on one line where there is room.

    A place is never wrapped: where there is no room behind it, what it is about begins a line of its own.
    """
    place, text = place_of(finding), escape_unseen(finding.message)
    kind = f"{finding.code} {finding.severity.word}:"
    code, word = terminal.paint(finding.code, "bold"), terminal.paint(finding.severity.word, STYLES[finding.severity])
    painted = f"{code} {word}:"
    taken = text_cells(f"{place} {kind}")
    if terminal.width is None or taken + 1 + text_cells(text) <= terminal.width:
        yield f"{place} {painted} {text}"
    elif taken <= terminal.width:
        yield f"{place} {painted}"
        yield from (f"    {line}" for line in wrap_to_terminal(text, terminal, 4))
    else:
        yield place
        first, *more = wrap_to_terminal(f"{kind} {text}", terminal, 4)
        yield from (f"    {line}" for line in (first.replace(kind, painted, 1), *more))


def wrap_to_terminal(text: str, terminal: Terminal, indent: int) -> list[str]:
    """Return text broken into lines that fit a terminal behind an indent of that many columns."""
    if terminal.width is None:
        return [text]
    return break_lines(text, max(terminal.width - indent, 20))


def _line(finding: Diagnostic, source: TextFile, terminal: Terminal) -> Iterator[str]:
    """Yield the line in question, and a line that marks the place below it."""
    span = finding.span
    text = source.line(span.line).replace("\t", " ")
    start, end = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(text)
    number, bar = f"{span.line}", terminal.mark("│")
    first, last = _window(text, start, terminal, len(f"    {number} {bar} "))
    if not text[first:last].strip():
        return
    before, marked, after = (
        terminal.plain(escape_unseen(piece))
        for piece in (text[first:start], text[start : min(max(end, start + 1), last)], text[max(end, start + 1) : last])
    )
    cut = terminal.mark("…") if first else ""
    goes_on = terminal.mark("…") if text[last:].strip() else ""
    yield f"    {number} {bar} {cut}{before}{marked}{after.rstrip() if goes_on else after}{goes_on}"
    padding = " " * (text_cells(cut) + text_cells(before))
    underline = terminal.paint("^" * max(text_cells(marked), 1), STYLES[finding.severity])
    yield f"    {' ' * len(number)} {bar} {padding}{underline}"


def _window(text: str, start: int, terminal: Terminal, taken_before: int) -> tuple[int, int]:
    """Return from where to where to show a line, so that the place is in sight and it fits the terminal.

    Args:
        text: The line.
        start: Where the place begins in it.
        terminal: What it is shown on.
        taken_before: The columns that stand before the text.
    """
    whole = max((terminal.width or _MOST_MARKED) - taken_before, _LEAST_ROOM)

    def taken(begin: int, end: int) -> int:
        return text_cells(terminal.plain(escape_unseen(text[begin:end])))

    if len(text) <= whole and taken(0, len(text)) <= whole:
        return 0, len(text)
    room = max(whole - 2 * len(terminal.mark("…")), _LEAST_ROOM)
    first = max(0, min(start - room // 3, len(text) - room))
    last = min(len(text), first + room)

    while taken(first, last) > room and last - first > 1:
        if taken(first, start) > room // 3 or last <= start + 1:
            first += 1
        else:
            last -= 1
    return first, last


MANY_FINDINGS = 10
"""With fewer findings, whoever reads them sees where to begin."""
MAX_NAMED = 3
"""At most this many rules are named to begin with."""


def starting_points(findings: Sequence[Diagnostic], terminal: Terminal, words: Language) -> Iterator[str]:
    """Yield lines on the few rules that matter most, how much of each there is, and where it stands first."""
    rules: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        rules.setdefault(finding.code, []).append(finding)
    if len(findings) < MANY_FINDINGS or len(rules) < 2:
        return
    first = sorted(rules.values(), key=_weight)[:MAX_NAMED]
    codes = [found[0].code for found in first]
    narrows = any(code not in codes and found[0].phase not in BEFORE_JUDGING for code, found in rules.items())
    alone = words.text("findings.begin.alone", option=f"--select {','.join(codes)}")
    yield ""
    yield from wrap_to_terminal(alone if narrows else words.text("findings.begin"), terminal, 0)
    for found in first:
        worst = max(found, key=lambda one: one.severity)
        code = terminal.paint(worst.code, STYLES[worst.severity])
        named, *rest = wrap_to_terminal(_rule_sentence(found, worst, words), terminal, 2)
        yield f"  {named.replace(worst.code, code, 1)}"
        yield from (f"  {line}" for line in rest)
        if not terminal.is_screen:
            yield f"    {place_of(worst)}"


def _rule_sentence(found: Sequence[Diagnostic], worst: Diagnostic, words: Language) -> str:
    rule, stages = f"{worst.code} {worst.slug}", len(_stages(found))
    if _is_one_severity(found):
        number = words.count(f"change.tally.{worst.severity.word}", len(found))
    else:
        number = words.count("findings.findings", len(found))
    if not stages:
        return words.text("findings.begin.rule", rule=rule, number=number)
    return words.text("findings.begin.rule-at", rule=rule, number=number, stages=words.count("map.stages", stages))


def _weight(found: Sequence[Diagnostic]) -> tuple[int, int, bool, int, int, str]:
    """Return by what rules are ordered: what keeps a file from being read first, then from being judged."""
    code, phase = found[0].code, get_args(RulePhase).index(found[0].phase)
    minor = not code.startswith(STARTER_RULES)
    return -max(one.severity for one in found), phase, minor, -len(_stages(found)), -len(found), code


def _stages(found: Sequence[Diagnostic]) -> set[tuple[str | None, str]]:
    return {(one.about.journey, one.about.stage) for one in found if one.about.stage}


def _is_one_severity(found: Sequence[Diagnostic]) -> bool:
    return len({one.severity for one in found}) == 1


FOLDS_FROM = 3
"""Fewer findings than these are told one by one."""


def group_findings(findings: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, list[Diagnostic]]]:
    """Yield findings in their order, each with those that are told with it; an error is always told by itself."""
    every = list(findings)
    kinds: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for one in every:
        kinds.setdefault(_kind(one), []).append(one)
    for one in every:
        alike = kinds[_kind(one)]
        if one.severity is Severity.ERROR or len(alike) < FOLDS_FROM:
            yield one, []
        elif alike[0] is one:
            yield one, alike[1:]


def _kind(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.file, finding.code, finding.help


def causes_first(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return findings file by file, catalogues that are not sound first, and in these errors before warnings.

    What is wrong in a catalogue may be why something is wrong in the journeys that see it. All else keeps its order.
    """
    broken = {
        one.file
        for one in findings
        if one.severity is Severity.ERROR
        and one.phase in BEFORE_JUDGING
        and one.file.rpartition("/")[2] in CATALOGUE_NAMES
    }
    return sorted(
        findings,
        key=lambda one: (one.file not in broken, one.file, one.file in broken and one.severity is not Severity.ERROR),
    )


MAX_SHOWN = 1000
"""At most this many findings are shown; the rest is counted."""


def write(report: Report, terminal: Terminal, show_info: bool, words: Language | None = None) -> str:
    """Return what was found, a summary that names both coverage figures, and where to begin."""
    words = words or language(FALLBACK)
    visible = [
        finding for finding in causes_first(report.findings) if show_info or finding.severity is not Severity.INFO
    ]
    lines = list(_findings(visible, report, terminal, words))
    for sentence in summary_sentences(report, len(report.findings) - len(visible), words):
        lines += wrap_to_terminal(sentence, terminal, 0)
    if fixable := sum(1 for one in visible if one.fix and one.fix.is_safe):
        said = words.count("findings.fixable", fixable, command="cxjourney fix")
        lines += wrap_to_terminal(said, terminal, 0)
    lines += starting_points(visible, terminal, words)
    return "\n".join(escape_commands(terminal.mark(line)) for line in lines) + "\n"


def finding_lines(report: Report, terminal: Terminal, words: Language | None = None) -> Iterator[str]:
    """Yield findings without a summary, line by line; on a screen, what is left out is shown by ``validate``."""
    words = words or language(FALLBACK)
    visible = causes_first(report.findings)
    lines = _findings(visible, report, terminal, words, "cxjourney validate --verbose")
    yield from (terminal.mark(line) for line in lines)


def _findings(
    visible: Sequence[Diagnostic], report: Report, terminal: Terminal, words: Language, more: str = "--verbose"
) -> Iterator[str]:
    some = visible[:MAX_SHOWN]
    told = group_findings(some) if terminal.is_screen else ((one, []) for one in some)
    for file, findings in groupby(told, key=lambda told: told[0].file):
        yield terminal.paint(escape_unseen(file), "bold underline")
        if not terminal.is_screen:
            yield ""
        every = list(findings)
        shown = select_top_findings(every) if terminal.is_screen else every
        for finding, others in shown:
            yield from entry(finding, report.sources.get(finding.file), terminal, words, others)
            yield ""
        if left := count_findings(every) - count_findings(shown):
            yield from wrap_to_terminal(words.count("findings.less", left, option=more), terminal, 0)
            yield ""
    if len(visible) > MAX_SHOWN:
        yield words.count("findings.more", len(visible) - MAX_SHOWN, option="--format json")
        yield ""
