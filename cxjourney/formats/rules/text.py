"""Rules for people at a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from cxjourney.formats.findings.text import STYLES
from cxjourney.formats.rules.markdown import page
from cxjourney.formats.terminal import Terminal
from cxjourney.rules.rule import Rule


def write(rules: Sequence[Rule], terminal: Terminal, pages: bool) -> str:
    """Write a line or two for each rule, or its page."""
    if pages:
        return "\n".join(_page(rule, terminal) for rule in rules)
    return "\n".join(line for rule in rules for line in _lines(rule, terminal)) + "\n"


def _lines(rule: Rule, terminal: Terminal) -> Iterator[str]:
    severity = terminal.paint(f"{rule.severity.word:<8}", STYLES[rule.severity])
    yield f"{terminal.paint(rule.code, 'bold')}  {severity}{rule.slug}"
    yield from (f"       {line}" for line in wrap(rule.summary, max((terminal.width or 100) - 7, 20)))


def _page(rule: Rule, terminal: Terminal) -> str:
    lines = []
    in_example = False
    for line in page(rule).splitlines():
        if line.startswith("```"):
            in_example = not in_example
        elif line.startswith("#") and not in_example:
            lines.append(terminal.paint(line.lstrip("# "), "bold"))
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"
