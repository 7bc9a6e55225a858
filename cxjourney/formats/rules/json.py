"""Rules as JSON."""

from collections.abc import Sequence

from cxjourney.formats.dump import dump
from cxjourney.formats.terminal import Terminal
from cxjourney.rules.rule import Rule


def write(rules: Sequence[Rule], terminal: Terminal, pages: bool) -> str:
    """Write rules, with their pages if asked for."""
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
