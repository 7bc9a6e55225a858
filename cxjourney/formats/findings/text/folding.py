"""Findings of one kind in a file together: they are mended alike, and told once."""

from collections.abc import Iterable, Iterator

from cxjourney.diagnostics import Diagnostic, Severity

FEWEST = 3
"""Fewer findings than these are told one by one."""


def together(findings: Iterable[Diagnostic], fold: bool) -> Iterator[tuple[Diagnostic, list[Diagnostic]]]:
    """Give findings in their order, each with those that are told with it; an error is always told by itself."""
    every = list(findings)
    kinds: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for one in every:
        kinds.setdefault(_kind(one), []).append(one)
    for one in every:
        alike = kinds[_kind(one)]
        if not fold or one.severity is Severity.ERROR or len(alike) < FEWEST:
            yield one, []
        elif alike[0] is one:
            yield one, alike[1:]


def _kind(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.file, finding.code, finding.help
