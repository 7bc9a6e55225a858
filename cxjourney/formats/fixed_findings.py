"""What was fixed, what could not be, what somebody has to look at first, and what is left, for people."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cxjourney.diagnostics import Diagnostic, Report, Severity
from cxjourney.formats.findings.text import wrap_to_terminal
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.text.escape_commands import escape_commands
from cxjourney.text.escape_unseen import escape_unseen

MAX_SHOWN = 100
"""At most this many fixes are told one by one."""


def fixed_lines(made: Sequence[Diagnostic], terminal: Terminal, words: Language) -> str:
    """Return the findings that were fixed, file by file, with what became of what."""
    return _text(_told_by_file(((one, _title(one)) for one in made), terminal, words), terminal)


def refused_lines(refused: Sequence[tuple[Diagnostic, str]], terminal: Terminal, words: Language) -> str:
    """Return the findings that could not be fixed, file by file, with the reasons."""
    if not refused:
        return ""
    told = _told_by_file(((one, message_text(why, words)) for one, why in refused), terminal, words)
    return _text(("", *wrap_to_terminal(words.text("fix.refused"), terminal, 0), *told), terminal)


def unsafe_lines(unsafe: Sequence[Diagnostic], terminal: Terminal, words: Language) -> str:
    """Return the findings whose fixes may change what is meant, file by file, with what would become of what."""
    if not unsafe:
        return ""
    findings = words.count("findings.findings", len(unsafe))
    head = words.text("fix.unsafe", option="--unsafe", findings=findings)
    told = _told_by_file(((one, _title(one)) for one in unsafe), terminal, words)
    return _text(("", *wrap_to_terminal(head, terminal, 0), *told), terminal)


def summary(made: int, unsafe: int, files: int, left: Report, would: bool, words: Language) -> Iterator[str]:
    """Yield sentences on how much was fixed, and on what is left.

    Args:
        made: How many findings were fixed.
        unsafe: How many more could be, by fixes that may change what is meant.
        files: In how many files.
        left: What is found afterwards.
        would: Whether it was only shown.
        words: The language.
    """
    if made:
        counts = {
            "findings": words.count("findings.findings", made),
            "files": words.count("findings.files", files),
        }
        yield words.text("fix.would" if would else "fix.done", **counts)
    elif not unsafe:
        yield words.text("fix.none")
    tallies = [
        words.count(f"change.tally.{severity.word}", left.count(severity))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if left.count(severity)
    ]
    if tallies:
        yield words.text("fix.left", found=words.list_words(tallies), command="cxjourney validate")
    else:
        yield words.text("fix.clean")


def _title(finding: Diagnostic) -> str:
    return str(finding.fix.title) if finding.fix else finding.message


def _told_by_file(told: Iterable[tuple[Diagnostic, str]], terminal: Terminal, words: Language) -> Iterator[str]:
    every = list(told)
    some = sorted(every[:MAX_SHOWN], key=lambda one: one[0].file)
    for file, findings in groupby(some, key=lambda one: one[0].file):
        yield terminal.paint(escape_unseen(file), "bold underline")
        for finding, text in findings:
            place = f"{finding.span.line}:{finding.span.column}"
            first, *more = wrap_to_terminal(f"{place} {finding.code} {escape_unseen(text)}", terminal, 2)
            yield f"  {first.replace(finding.code, terminal.paint(finding.code, 'bold'), 1)}"
            yield from (f"    {line}" for line in more)
    if len(every) > MAX_SHOWN:
        yield words.text("fix.more", n=words.number(len(every) - MAX_SHOWN))


def _text(lines: Iterable[str], terminal: Terminal) -> str:
    return "".join(f"{escape_commands(terminal.mark(line))}\n" for line in lines)
