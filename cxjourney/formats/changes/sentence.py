"""One consequence of a change in words, and whether it is a loss or a gain; the figures before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.display_names import persona_name
from cxjourney.analysis.study import Study
from cxjourney.languages import Language

MAX_NAMED = 6
"""At most this many things are named in one clause; the rest is counted."""
Effect = Literal["worse", "better", "other"]


class Subject(NamedTuple):
    """What a sentence speaks of: a stage, a persona or a data source, by its id on the side where it is."""

    kind: Literal["stage", "persona", "source"]
    id: str


def subjects(
    stages: Iterable[str] = (), personas: Iterable[str] = (), sources: Iterable[str] = ()
) -> tuple[Subject, ...]:
    """Return what a sentence speaks of, each once: stages first, then personas and data sources."""
    found = [
        *(Subject("stage", id_) for id_ in stages),
        *(Subject("persona", id_) for id_ in personas),
        *(Subject("source", id_) for id_ in sources),
    ]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that a change means, and whether that is worse or better; ``other`` where it is neither.

    ``about`` holds what it speaks of, as far as that has a name of its own.
    """

    effect: Effect
    text: str
    about: tuple[Subject, ...] = field(default=(), compare=False)


def join_and(items: Iterable[str], words: Language) -> str:
    """Return things as a list in a sentence, no more than there is room for."""
    return words.join_and(items, MAX_NAMED)


def join_or(items: Iterable[str], words: Language) -> str:
    """Return things as a choice in a sentence, no more than there is room for."""
    return words.join_or(items, MAX_NAMED)


def persona_names(study: Study, ids: Iterable[str], words: Language) -> list[str]:
    """Return the names of personas, with their shares."""
    return [persona_name(id_, study.travellers[id_], words) for id_ in ids]


def persona_list(study: Study, ids: Iterable[str], words: Language) -> str:
    """Return personas with their shares as a list in a sentence."""
    return join_and(persona_names(study, ids, words), words)


NOT_THERE = "–"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in words before and after; a dash where the journey is not there."""

    name: str
    before: str
    after: str
    is_not_known: bool
    """Whether there is no figure on either side."""

    def clause(self, words: Language) -> str:
        """Return the figure as part of a sentence."""
        if self.before == self.after:
            return words.text("change.figure.same", figure=self.name, after=self.after)
        if self.before == NOT_THERE:
            return words.text("change.figure.new", figure=self.name, after=self.after)
        if self.after == NOT_THERE:
            return words.text("change.figure.gone", figure=self.name, before=self.before)
        return words.text("change.figure.moved", figure=self.name, before=self.before, after=self.after)


def figure_changes(comparison: JourneyComparison, words: Language) -> list[FigureChange]:
    """Return covered, known, able and stranded, in this order; the two of coverage always stand together."""
    names = figure_names(words)
    sides = [list(_figures(study, words)) for study in (comparison.before, comparison.after)]
    no_figure = {words.text("change.figure.not-known"), NOT_THERE}
    return [
        FigureChange(name, before, after, {before, after} <= no_figure)
        for name, before, after in zip(names, *sides, strict=True)
    ]


def figure_names(words: Language) -> list[str]:
    """Return what the figures of a journey are called, in the order of `figure_changes`."""
    return [words.text(f"change.figure.{figure}") for figure in ("covered", "known", "able", "stranded")]


def _figures(study: Study | None, words: Language) -> Iterator[str]:
    not_known = words.text("change.figure.not-known")
    access = study.access if study and study.access.personas else None
    nothing = not_known if study else NOT_THERE
    yield words.percent(study.coverage.covered_percent) if study else NOT_THERE
    yield words.percent(study.coverage.known_percent) if study else NOT_THERE
    yield _able(study, words) if study and access else nothing
    yield _share(access.stranded_share, words) if access else nothing


def _able(study: Study, words: Language) -> str:
    """Return which share is able, and how much of it is unproven or only assumed."""
    able = _share(study.access.able_share, words)
    unproven, assumed = _share(study.access.unproven_share, words), _share(study.assumed_share, words)
    if study.access.unproven_share and study.assumed_share:
        return words.text("change.figure.unproven-assumed", able=able, unproven=unproven, assumed=assumed)
    if study.access.unproven_share:
        return words.text("change.figure.unproven", able=able, unproven=unproven)
    return words.text("change.figure.assumed", able=able, assumed=assumed) if study.assumed_share else able


def _share(share: float | None, words: Language) -> str:
    return words.text("change.figure.not-known") if share is None else words.percent(100 * share)
