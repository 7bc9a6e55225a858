"""The gaps of all journeys, each with its question, whom to ask, why it stands there, and data that would answer it."""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from cxjourney.analysis.ask_wording import ask_text
from cxjourney.analysis.gap_priority import Gap
from cxjourney.analysis.gap_questions import varied_questions
from cxjourney.analysis.gap_sources import nearest_sources
from cxjourney.analysis.gap_wording import collect_sentences, question_text, source_sentences
from cxjourney.analysis.study import Study
from cxjourney.formats.gaps.text_gaps import asks_at, talk_sentence, why_sentence
from cxjourney.languages import Language
from cxjourney.model.vocabulary import Family
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import Link

_NEAREST = 3
"""How many sources a gap names before the others are folded away."""


class GapRow(NamedTuple):
    """A gap.

    Attributes:
        anchor: Its own anchor.
        language: The tag of the language that its sentences are in.
        journey: The journey, and its page.
        stage: The stage, and where it stands on the board.
        summary: What the stage is, in the team's words.
        place: Which stage of its journey it is, from 0.
        rank: Its place among the gaps of its journey, from 1.
        of: How many gaps its journey has.
        priority: How pressing it is, from 0 to 225.
        question: What to ask first.
        asked: What somebody was asked already, as sentences.
        why: Why it stands there.
        talk: Whom to ask; empty where nobody owns the stage or the journey.
        data: What would answer it, as sentences: the nearest sources, and what else to collect.
        more: The other sources that would, as sentences.
        others: How many these are.
        missing: The families of data that are missing.
        stranded: Whether somebody is stranded there.
        planned: Whether data is planned for it.
        mark: What became of it since the base; empty for nothing.
    """

    anchor: str
    language: str
    journey: Link
    stage: Link
    summary: str
    place: int
    rank: int
    of: int
    priority: int
    question: str
    asked: tuple[str, ...]
    why: str
    talk: str
    data: tuple[str, ...]
    more: tuple[str, ...]
    others: int
    missing: tuple[Family, ...]
    stranded: bool
    planned: bool
    mark: str


def gap_rows(basis: ReportBasis, most: int | None = None) -> tuple[GapRow, ...]:
    """Return the gaps of all journeys, or the first of them, in the report's language, the most pressing first."""
    gaps = sorted(((study, gap) for study in basis.by_need for gap in study.gaps), key=lambda found: -found[1].priority)
    return tuple(islice(_rows(basis, gaps, basis.words), most))


def journey_gap_rows(basis: ReportBasis, study: Study, words: Language) -> tuple[GapRow, ...]:
    """Return the gaps of one journey in a language, in their order."""
    return tuple(_rows(basis, [(study, gap) for gap in study.gaps], words))


def _rows(basis: ReportBasis, gaps: Iterable[tuple[Study, Gap]], words: Language) -> Iterable[GapRow]:
    found = list(gaps)
    for (study, gap), question in zip(found, varied_questions(found), strict=True):
        row = basis.of(study, _row_in_report, gap.rank) if words is basis.words else _row(basis, study, gap, words)
        yield row._replace(question=question_text(question, words))


def _row_in_report(basis: ReportBasis, study: Study, rank: int) -> GapRow:
    return _row(basis, study, study.gaps[rank - 1], basis.words)


def _row(basis: ReportBasis, study: Study, gap: Gap, words: Language) -> GapRow:
    """Return a gap, without a question."""
    anchors, stage = basis.anchors, gap.stage
    nearest = nearest_sources(study, gap)
    near, others = nearest[:_NEAREST], nearest[_NEAREST:]
    return GapRow(
        anchors.gap(study, stage.id),
        words.tag,
        Link(study.journey.title, anchors.journey(study)),
        Link(stage.title, anchors.stage(study, stage.id)),
        stage.summary or "",
        study.position_of(stage.id),
        gap.rank,
        len(study.gaps),
        gap.priority,
        "",
        tuple(words.text("gaps.asked", question=ask_text(study, one, words)) for one in asks_at(study, stage)),
        why_sentence(study, gap, words),
        talk_sentence(study, gap, words, with_contact=basis.options.contacts),
        (*source_sentences(study, near, words), *collect_sentences(gap, words)),
        tuple(source_sentences(study, others, words, with_reasons=False)),
        len(others),
        gap.coverage.missing,
        bool(study.access.personas_stranded_at(stage.id)),
        any(suggestion.planned for suggestion in gap.sources),
        basis.marks.get(anchors.gap(study, stage.id), ""),
    )
