"""Rules as Markdown: a table, or the page of each."""

from collections.abc import Sequence

from cxjourney.formats.terminal import Terminal
from cxjourney.rules.rule import Rule


def write(rules: Sequence[Rule], terminal: Terminal, pages: bool) -> str:  # noqa: ARG001  Markdown is the same anywhere
    """Write a table of rules, or their pages."""
    return "\n".join(page(rule) for rule in rules) if pages else table(rules)


def table(rules: Sequence[Rule]) -> str:
    """Write a table of rules."""
    rows = [f"| {rule.code} | {rule.slug} | {rule.severity.word} | {rule.summary} |" for rule in rules]
    return "\n".join(["| code | name | severity | reported when |", "|---|---|---|---|", *rows]) + "\n"


def page(rule: Rule) -> str:
    """Write a rule's page."""
    source = f" Source: {rule.source}." if rule.source else ""
    body = rule.page.partition("\n")[2].strip()
    figure = f" Figure that can be set: {rule.figure}." if rule.figure else ""
    facts = f"Severity: {rule.severity.word}. Speaks of: {rule.scope}.{source}{figure}"
    return f"# {rule.code} {rule.slug}\n\n{rule.summary}\n\n{facts}\n\n{body}\n"
