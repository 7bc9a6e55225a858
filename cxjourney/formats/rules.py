"""The rule catalogue as text, Markdown and JSON: all rules in short, or the page of each."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from cxjourney.formats.escape_markup import dump
from cxjourney.formats.findings.text import STYLES
from cxjourney.formats.terminal import Terminal, break_lines
from cxjourney.rules.registry import RESEARCH
from cxjourney.rules.rule import Rule


def write_json(rules: Sequence[Rule], terminal: Terminal, pages: bool) -> str:
    """Return rules as JSON, with their pages if asked for."""
    content = [
        {
            "code": rule.code,
            "slug": rule.slug,
            "severity": rule.severity.word,
            "scope": rule.scope,
            "source": rule.source or None,
            "figure": rule.figure or None,
            "summary": rule.summary,
            **({"page": rule.page} if pages else {}),
        }
        for rule in rules
    ]
    return dump({"version": 1, "rules": content}, terminal)


def write_markdown(rules: Sequence[Rule], terminal: Terminal, pages: bool) -> str:  # noqa: ARG001  Markdown is the same anywhere
    """Return a table of rules, or their pages."""
    return "\n".join(page(rule) for rule in rules) if pages else rules_table(rules)


def rules_table(rules: Sequence[Rule]) -> str:
    """Return a table of rules in Markdown."""
    rows = [f"| {rule.code} | {rule.slug} | {rule.severity.word} | {rule.summary} |" for rule in rules]
    return "\n".join(["| code | name | severity | reported when |", "|---|---|---|---|", *rows]) + "\n"


def figures_table(rules: Sequence[Rule]) -> str:
    """Return a table of the figures that can be set: what each is, its unit, its default, and what it can be."""
    rows = [
        f"| {rule.code} | {figure.says} | {figure.unit} | `{figure.as_set(figure.default)}` | {figure.bounds} |"
        for rule in rules
        if (figure := rule.threshold)
    ]
    return "\n".join(["| code | what it is | in | by itself | can be |", "|---|---|---|---|---|", *rows]) + "\n"


def page(rule: Rule) -> str:
    """Return a rule's page in Markdown."""
    source = f" Source: {rule.source}, {RESEARCH[rule.source]}." if rule.source else ""
    body = rule.page.partition("\n")[2].strip()
    figure = rule.threshold
    setting = f"{rule.code} = {figure.as_set(figure.default)} ({figure.bounds})" if figure else ""
    settable = f" Can be set under [thresholds]: {setting}." if setting else ""
    facts = f"Severity: {rule.severity.word}. Speaks of: {rule.scope}.{settable}{source}"
    return f"# {rule.code} {rule.slug}\n\n{rule.summary}\n\n{facts}\n\n{body}\n"


def write_terminal(rules: Sequence[Rule], terminal: Terminal, pages: bool) -> str:
    """Return a line or two for each rule, or its page."""
    if pages:
        return "\n".join(_page(rule, terminal) for rule in rules)
    return "\n".join(line for rule in rules for line in _short_lines(rule, terminal)) + "\n"


def _short_lines(rule: Rule, terminal: Terminal) -> Iterator[str]:
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
        lines += _prose_lines(prose, terminal)
        prose = []
        if is_fence:
            in_example = not in_example
        else:
            lines.append(terminal.paint(line.lstrip("# "), "bold") if is_heading and not in_example else line)
    return "\n".join(lines)


def _prose_lines(prose: Sequence[str], terminal: Terminal) -> list[str]:
    if terminal.width is None or not prose:
        return list(prose)
    if any(line.startswith(("- ", "  ")) for line in prose):  # a list keeps its lines
        return [piece for line in prose for piece in break_lines(line, terminal.width)]
    return break_lines(" ".join(prose), terminal.width)
