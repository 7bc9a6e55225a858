"""The findings of a file that matter most: what a screen shows first."""

from collections.abc import Sequence

from cxjourney.diagnostics import STARTER_RULES, Diagnostic

AT_MOST = 5
"""At most this many findings of a file are shown on a screen; each may be told with others of its kind."""

FindingGroup = tuple[Diagnostic, list[Diagnostic]]
"""A finding, and those of its kind that are told with it."""


def select_top_findings(told: Sequence[FindingGroup]) -> list[FindingGroup]:
    """Return the findings of one file that matter most, at most five, in their order.

    The more severe come first, then those of the profile ``starter`` (they keep a journey from being drawn, or are the
    worst gaps), then those that speak of more, then those further up.
    """
    ranked = sorted(range(len(told)), key=lambda index: (*_weight(told[index]), index))
    return [told[index] for index in sorted(ranked[:AT_MOST])]


def count_findings(told: Sequence[FindingGroup]) -> int:
    """Return how many findings there are, those that are told with others counted too."""
    return sum(1 + len(others) for _, others in told)


def _weight(told: FindingGroup) -> tuple[int, bool, int]:
    finding, others = told
    return -finding.severity, not finding.code.startswith(STARTER_RULES), -len(others)
