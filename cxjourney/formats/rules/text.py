"""Rules for people at a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from cxjourney.formats.findings.text.entry import STYLES
from cxjourney.formats.rules.markdown import page
from cxjourney.formats.terminal import Terminal, folded
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
    lines: list[str] = []
    prose: list[str] = []
    in_example = False
    for line in [*page(rule).splitlines(), ""]:
        is_fence, is_heading = line.startswith("```"), line.startswith("#")
        if not in_example and line and not is_fence and not is_heading:
            prose.append(line)
            continue
        lines += _folded(prose, terminal)
        prose = []
        if is_fence:
            in_example = not in_example
        else:
            lines.append(terminal.paint(line.lstrip("# "), "bold") if is_heading and not in_example else line)
    return "\n".join(lines)


def _folded(prose: Sequence[str], terminal: Terminal) -> list[str]:
    if terminal.width is None or not prose:
        return list(prose)
    if any(line.startswith(("- ", "  ")) for line in prose):  # a list keeps its lines
        return [piece for line in prose for piece in folded(line, terminal.width)]
    return folded(" ".join(prose), terminal.width)
