"""How a journey stands in a table that finds its way back: what its first column says, and how a cell is written.

The first column holds names that no language changes; the second one headings for people. What stands beside another
thing, such as a touchpoint's channel, is in square brackets behind it.
"""

import re

JOURNEY, PERSONA, TEAM, CHANNEL, PHASES, LANE = "cxjourney", "persona", "team", "channel", "phases", "lane"
"""What is defined in a row of its own: title, id, and what else it needs; the first marks a table as ours."""
SUMMARY, GOAL = "journey.summary", "journey.goal"
DEFINITIONS = frozenset({JOURNEY, PERSONA, TEAM, CHANNEL, PHASES, LANE, SUMMARY, GOAL})
"""The names of rows that are no lanes."""
STAGE, ID, PHASE = "stage", "id", "phase"
EMOTIONS, NOTES = "emotions.", "notes."
"""How the rows of a persona's emotions, and of a lane of the team's own, begin."""
YES = "x"
"""How a cell says yes."""
_TAGGED = re.compile(r"(.*) \[([^\[\]]*)\]")
_SCORED = re.compile(r"(-?\d+(?:\.\d+)?)(?: (.+))?")


def tagged(title: str, tag: str | None) -> str:
    """Return a title with what stands beside it."""
    return f"{title} [{tag or ''}]" if tag or _TAGGED.fullmatch(title) else title


def read_tagged(text: str) -> tuple[str, str]:
    """Return a title, and what stands beside it; empty where nothing does."""
    found = _TAGGED.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def scored(score: float, says: str | None) -> float | str:
    """Return how a feeling is written: its figure, and the words behind it."""
    return f"{score:g} {says}" if says else score


def read_scored(text: str) -> tuple[float, str] | None:
    """Return a feeling's figure and words; None where it is written otherwise."""
    found = _SCORED.fullmatch(text)
    return (float(found[1]), found[2] or "") if found else None
