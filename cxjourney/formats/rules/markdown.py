"""Rules as Markdown: a table, or the page of each."""

from collections.abc import Sequence

from cxjourney.formats.terminal import Terminal
from cxjourney.rules.registry import FINDINGS
from cxjourney.rules.rule import Rule


def write(rules: Sequence[Rule], terminal: Terminal, pages: bool) -> str:  # noqa: ARG001  Markdown is the same anywhere
    """Write a table of rules, or their pages."""
    return "\n".join(page(rule) for rule in rules) if pages else table(rules)


def table(rules: Sequence[Rule]) -> str:
    """Write a table of rules."""
    rows = [f"| {rule.code} | {rule.slug} | {rule.severity.word} | {rule.summary} |" for rule in rules]
    return "\n".join(["| code | name | severity | reported when |", "|---|---|---|---|", *rows]) + "\n"


def figures_table(rules: Sequence[Rule]) -> str:
    """Write a table of the figures that can be set: what each is, its unit, its default, and what it can be."""
    rows = [
        f"| {rule.code} | {figure.says} | {figure.unit} | `{figure.as_set(figure.default)}` | {figure.bounds} |"
        for rule in rules
        if (figure := rule.threshold)
    ]
    return "\n".join(["| code | what it is | in | by itself | can be |", "|---|---|---|---|---|", *rows]) + "\n"


def page(rule: Rule) -> str:
    """Write a rule's page."""
    source = f" Source: {rule.source}, {FINDINGS[rule.source]}." if rule.source else ""
    body = rule.page.partition("\n")[2].strip()
    figure = rule.threshold
    setting = f"{rule.code} = {figure.as_set(figure.default)} ({figure.bounds})" if figure else ""
    settable = f" Can be set under [thresholds]: {setting}." if setting else ""
    facts = f"Severity: {rule.severity.word}. Speaks of: {rule.scope}.{settable}{source}"
    return f"# {rule.code} {rule.slug}\n\n{rule.summary}\n\n{facts}\n\n{body}\n"
