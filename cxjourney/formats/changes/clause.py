"""A clause: one thing that a change means, as a sentence without its full stop; and how clauses name things."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cxjourney.analysis.names import person
from cxjourney.analysis.study import Study
from cxjourney.text.english import both

MOST = 6
"""So many things are named in one clause; the rest is counted."""
Effect = Literal["worse", "better", "other"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a change means, and whether that is worse or better; ``other`` where it is neither."""

    effect: Effect
    text: str


def named(words: Iterable[str], joint: str = "and") -> str:
    """Name things in a sentence."""
    return both(words, joint, MOST)


def whom(study: Study, ids: Iterable[str], joint: str = "and") -> str:
    """Name personas with their shares."""
    return named((person(id_, study.travellers[id_]) for id_ in ids), joint)
