"""What judging one journey came to, so that it need not be judged again: small enough for thousands to be kept."""

from typing import NamedTuple

from cxjourney.diagnostics import Diagnostic


class JourneySummary(NamedTuple):
    """A sound journey that defines nothing, waives nothing and replaces nothing, and what its own rules found.

    ``days`` are the first and the last day, as ordinals, on which it would be judged alike. The rest is what rules
    ask of all journeys of a workspace at once: whatever else they ask, the journey is looked into again.
    """

    journey: str
    draft: bool
    days: tuple[int, int]
    findings: tuple[Diagnostic, ...]
    named: frozenset[str]
    data_types: tuple[str, ...]
    stages: int
    covered: int
    known_percent: float
    waiting: int = 0
