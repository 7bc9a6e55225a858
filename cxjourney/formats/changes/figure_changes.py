"""The figures of a journey before and after a change, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.study import Study
from cxjourney.languages import Language

NOT_THERE = "–"
"""What stands for a figure of a journey that is not there."""


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
