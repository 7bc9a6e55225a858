"""The rows of a question sheet: what to ask of each gap, whom, what is known and missing, and what would answer it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from cxjourney.analysis.ask_wording import ask_text
from cxjourney.analysis.claim_evidence import claim_state, emotion_state
from cxjourney.analysis.gap_priority import Gap, unsaid_factors
from cxjourney.analysis.gap_questions import gap_questions
from cxjourney.analysis.gap_sources import nearest_sources
from cxjourney.analysis.gap_wording import (
    LONGEST_NAME,
    MAX_NAMES,
    collect_sentences,
    evidence_word,
    question_text,
    some_names,
    source_sentences,
    source_title,
)
from cxjourney.analysis.open_asks import open_asks
from cxjourney.analysis.study import Study
from cxjourney.answers.row_key import row_key
from cxjourney.languages import Language
from cxjourney.text.shorten import one_line, shorten


class QuestionRow(NamedTuple):
    """A row of a question sheet.

    Attributes:
        study: The journey.
        gap: The gap that it asks about.
        given: What the tool fills in, by the machine name of the column, in words; a cell that holds several things
            has a line for each. A stage goes by its label (`Study.stage_labels`), which no other stage has. Text that
            a spreadsheet would work out is as it was written: whoever writes it sees to that.
    """

    study: Study
    gap: Gap
    given: Mapping[str, str]

    @property
    def key(self) -> str:
        """What the row is known by."""
        return self.given["key"]


def gap_rows(study: Study, words: Language, top: int | None = None) -> tuple[QuestionRow, ...]:
    """Return a row for each gap of a journey, with all of its questions, the most pressing first.

    Args:
        study: The journey.
        words: The language to write in.
        top: At most this many gaps; None for all.
    """
    return tuple(QuestionRow(study, gap, dict(_given(study, gap, words))) for gap in islice(study.gaps, top))


def question_rows(gaps: Iterable[QuestionRow]) -> tuple[QuestionRow, ...]:
    """Return a row for each question of gaps: an answer in somebody's own words is to stand beside what it answers.

    The rows of a gap have its key in common, and all else that is given: each says it by itself, wherever it stands.
    """
    return tuple(
        row._replace(given={**row.given, "question": line})
        for row in gaps
        for line in row.given["question"].split("\n")
    )


def sheet_personas(study: Study) -> dict[str, str]:
    """Return, by the ids of the personas who travel a journey or feel something in it, what each is called."""
    felt = (persona for stage in study.journey.stages for persona in stage.emotions)
    return {id_: study.persona_labels[id_] for id_ in dict.fromkeys((*study.travellers, *felt))}


def _given(study: Study, gap: Gap, words: Language) -> Iterator[tuple[str, str]]:
    journey, stage = study.journey, gap.stage
    owner = stage.owner or journey.owner
    yield "key", row_key(journey.journey, stage)
    yield "journey", one_line(journey.title)
    yield "stage", study.stage_labels[stage.id]
    yield "question", _lines(question_text(question, words) for question in gap_questions(study, gap))
    yield "whom", shorten(study.scope.teams[owner].title, LONGEST_NAME) if owner else ""
    yield "know", _lines(_known(study, gap, words))
    yield "missing", _lines(_missing(gap, words))
    nearest = (near._replace(reasons=()) for near in nearest_sources(study, gap)[:MAX_NAMES])
    yield "suggested", _lines((*source_sentences(study, nearest, words), *collect_sentences(gap, words)))
    yield "rank", str(gap.rank)
    yield "coverage", words.text(f"coverage.{gap.coverage.level}")
    yield "priority", str(gap.priority)
    yield "not_said", words.list_words(words.text(f"sheet.unsaid.{factor}") for factor in unsaid_factors(gap))
    yield "file", study.file
    yield "as_of", study.as_of.date.isoformat()


def _known(study: Study, gap: Gap, words: Language) -> Iterator[str]:
    """Yield what is written of a stage already: data, emotions, pain points, and what somebody was asked."""
    stage = gap.stage
    measured = study.evidence_words.get(stage.id, {})
    sources = [
        words.text("figures.brackets", text=source_title(study, id_, words), inside=evidence_word(measured[id_], words))
        if id_ in measured
        else source_title(study, id_, words)
        for id_ in gap.coverage.sources
    ]
    yield words.text("sheet.know.data", sources=words.list_words(sources)) if sources else words.text("sheet.know.none")
    felt = [
        _with_state(
            f"{study.persona_labels[id_]} {words.figure(emotion.score)}", emotion_state(study, stage, id_), words
        )
        for id_, emotion in stage.emotions.items()
    ]
    if felt:
        yield words.text("sheet.know.emotions", emotions=words.list_words(felt))
    pains = [
        _with_state(
            words.quote(shorten(pain.told_title, LONGEST_NAME)),
            claim_state(study, pain.evidence),
            words,
        )
        for pain in stage.pain_points
        if pain.is_open
    ]
    if pains:
        yield words.text("sheet.know.pains", pains=words.list_words(pains))
    for one in open_asks(study):
        if one.stage is stage:
            yield words.text("gaps.asked", question=ask_text(study, one, words))


def _with_state(claim: str, state: str, words: Language) -> str:
    return claim if state == "evidenced" else words.text(f"claim.with.{state}", claim=claim)


def _missing(gap: Gap, words: Language) -> Iterator[str]:
    yield from (words.text(f"family.{family}") for family in gap.coverage.missing)
    if gap.coverage.unseen:
        titles = some_names((touchpoint.told_title for touchpoint in gap.coverage.unseen), words, quoted=True)
        yield words.text("gaps.unseen", touchpoints=titles)


def _lines(lines: Iterator[str] | tuple[str, ...]) -> str:
    return "\n".join(map(one_line, lines))
