"""The sentences on what was measured: which stages lost or gained a verified source, and which figures moved."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.analysis.diff.evidence_changes import FigureMove
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.display_names import stage_names_in
from cxjourney.analysis.study import Study
from cxjourney.formats.changes.figure_changes import NOT_THERE, FigureChange
from cxjourney.formats.changes.sentence_parts import Sentence, join_and, subjects
from cxjourney.languages import Language

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import Count


def evidence_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield which stages lost their last verified source and which gained their first, and what moved."""
    names = stage_names_in(comparison, words)
    for one in comparison.unverified_stages:
        text = words.text("change.evidence.lost", stage=names[one.stage], sources=join_and(one.sources, words))
        yield Sentence("worse", text, subjects([one.stage], (), one.sources))
    for one in comparison.newly_verified_stages:
        text = words.text("change.evidence.gained", stage=names[one.stage], sources=join_and(one.sources, words))
        yield Sentence("better", text, subjects([one.stage], (), one.sources))
    before, after = (_verified(side, words) for side in (comparison.before, comparison.after))
    if before != after:
        figure = FigureChange(words.text("change.figure.verified"), before, after, False)
        clause = figure.clause(words)
        yield Sentence("other", clause[0].upper() + clause[1:], subjects((), (), ()))
    if moves := comparison.figure_moves:
        told = [_move(one, words) for one in moves]
        text = words.text("change.evidence.moved", moves=words.list_words(told))
        yield Sentence("other", text, subjects((), (), [one.source for one in moves]))


def _verified(study: Study | None, words: Language) -> str:
    percent = study.coverage.verified_percent if study else None
    return NOT_THERE if percent is None else words.percent(percent)


def _move(move: FigureMove, words: Language) -> str:
    before, after = _count(move.before, words), _count(move.after, words)
    return words.text("change.evidence.move", source=move.source, before=before, after=after)


def _count(count: "Count", words: Language) -> str:
    """Return a number of rows; of one that is withheld, as much as may be told."""
    if isinstance(count, int):
        return words.number(count)
    if count.fewer_than is not None:
        return words.text("evidence.fewer-than", n=words.number(count.fewer_than))
    return words.text("evidence.hidden")
