"""One consequence of a change in words, and whether it is a loss or a gain; the figures before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.names import person
from cxjourney.analysis.study import Study
from cxjourney.text.english import join_and

MAX_NAMED = 6
"""So many things are named in one clause; the rest is counted."""
Effect = Literal["worse", "better", "other"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that a change means, and whether that is worse or better; ``other`` where it is neither."""

    effect: Effect
    text: str


def join_some(words: Iterable[str], joint: str = "and") -> str:
    """Name things in a sentence."""
    return join_and(words, joint, MAX_NAMED)


def personas_named(study: Study, ids: Iterable[str], joint: str = "and") -> str:
    """Name personas with their shares."""
    return join_some((person(id_, study.travellers[id_]) for id_ in ids), joint)


NOT_KNOWN = "not known"
NOT_THERE = "–"


@dataclass(frozen=True, slots=True)
class Shift:
    """A figure in words before and after; a dash where the journey is not there."""

    name: str
    before: str
    after: str

    @property
    def is_not_known(self) -> bool:
        """Whether there is no figure on either side."""
        return {self.before, self.after} <= {NOT_KNOWN, NOT_THERE}

    @property
    def words(self) -> str:
        """The figure as part of a sentence."""
        if self.before == self.after:
            return f"{self.name} {self.after} as before"
        if self.before == NOT_THERE:
            return f"{self.name} {self.after}"
        if self.after == NOT_THERE:
            return f"{self.name} {self.before} before"
        return f"{self.name} {self.after} (was {self.before})"


def shifts(comparison: Comparison) -> list[Shift]:
    """Give covered, known, able and stranded, in this order; the two of coverage always stand together."""
    sides = [list(_figures(study)) for study in (comparison.before, comparison.after)]
    return [Shift(name, before, after) for (name, before), (_, after) in zip(*sides, strict=True)]


def _figures(study: Study | None) -> Iterator[tuple[str, str]]:
    access = study.access if study else None
    yield "covered", f"{study.coverage.covered_percent:.1f}%" if study else NOT_THERE
    yield "known", f"{study.coverage.known_percent:.1f}%" if study else NOT_THERE
    yield "able", _share(access.able_share) if access else NOT_THERE
    yield "stranded", _share(access.stranded_share) if access else NOT_THERE


def _share(share: float | None) -> str:
    return NOT_KNOWN if share is None else f"{100 * share:.1f}%"
