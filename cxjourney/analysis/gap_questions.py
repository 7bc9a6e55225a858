"""The questions to ask about a gap: those that this stage, and what the map knows of it, call for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from cxjourney.analysis.claim_evidence import claim_state, emotion_state
from cxjourney.analysis.coverage import named_sources
from cxjourney.analysis.gap_priority import Gap
from cxjourney.analysis.gap_wording import question_text
from cxjourney.analysis.question import Question
from cxjourney.analysis.source_freshness import is_expired
from cxjourney.analysis.study import Study, once_a_study
from cxjourney.languages import Language, available_languages
from cxjourney.languages import language as find_language
from cxjourney.model import PainPoint, Stage, Touchpoint
from cxjourney.model.statement import texts
from cxjourney.text.comparison_key import comparison_key

MOST_QUESTIONS = 3
"""At most this many questions are asked of one gap."""


def gap_questions(study: Study, gap: Gap) -> tuple[Question, ...]:
    """Return the questions that a gap calls for, at most three of them, the most pressing first.

    What somebody was asked already (`asks` of the stage and of the journey, those that were dropped aside) is not asked
    again; where nothing else is to be asked, what has come of that is.
    """
    return _questions_by_stage(study)[gap.stage.id]


@once_a_study
def _questions_by_stage(study: Study) -> Mapping[str, tuple[Question, ...]]:
    return {
        gap.stage.id: tuple(islice(_candidates(study, gap, study.stage_labels[gap.stage.id]), MOST_QUESTIONS))
        for gap in study.gaps
    }


def varied_questions(gaps: Iterable[tuple[Study, Gap]]) -> list[Question]:
    """Return a question for each gap: its most pressing one of another kind than those of the two gaps before it."""
    asked: list[Question] = []
    for study, gap in gaps:
        questions = gap_questions(study, gap)
        kinds = {question.kind for question in asked[-2:]}
        asked.append(next((question for question in questions if question.kind not in kinds), questions[0]))
    return asked


def _candidates(study: Study, gap: Gap, label: str) -> Iterator[Question]:
    asked = asked_already(study, gap.stage)
    every = _questions_at(study, gap, label, asked)
    fresh = (question for question in every if not _is_among(question, asked))
    first = next(fresh, None)
    yield first or Question("asked", label)
    yield from fresh


def asked_already(study: Study, stage: Stage) -> frozenset[str]:
    """Return what was asked at a stage, or on its journey, line by line and as it is compared; not what was dropped."""
    asks = (ask for ask in (*stage.asks, *study.journey.asks) if ask.status != "dropped")
    return frozenset(comparison_key(line) for ask in asks for line in (ask.question, *ask.question.splitlines()))


def _is_among(question: Question, asked: frozenset[str]) -> bool:
    """Return whether a question was asked already, in whatever language."""
    return bool(asked) and any(comparison_key(question_text(question, words)) in asked for words in _languages())


@cache
def _languages() -> tuple[Language, ...]:
    return tuple(map(find_language, available_languages()))


def _questions_at(study: Study, gap: Gap, label: str, asked: frozenset[str]) -> Iterator[Question]:
    stranded = study.access.personas_stranded_at(gap.stage.id)
    if stranded:
        names = tuple(study.persona_labels[persona.persona] for persona in stranded)
        yield Question("stranded", label, {"personas": names})
    pain = _worst_unproven_pain_point(study, gap)
    if pain:
        yield Question("pain-point", label, {"pain_point": (pain.told_title,)})
    open_questions = tuple(one for one in unanswered_questions(gap.stage) if comparison_key(one) not in asked)
    if open_questions:
        yield Question("unanswered", label, {"question": open_questions[:1]})
    yield from _source_questions(study, gap, label)
    assumed = [persona for persona in gap.stage.emotions if emotion_state(study, gap.stage, persona) == "assumed"]
    if assumed:
        names = tuple(study.persona_labels[persona] for persona in assumed)
        yield Question("assumed", label, {"personas": names})
    general = list(_general_questions(study, gap, label))
    turn = (gap.rank - 1) % len(general) if general else 0
    yield from (*general[turn:], *general[:turn])  # they press alike, and no two neighbours should begin with the same
    if gap.coverage.unseen:
        titles = tuple(touchpoint.told_title for touchpoint in gap.coverage.unseen)
        yield Question("unseen", label, {"touchpoints": titles})


def _general_questions(study: Study, gap: Gap, label: str) -> Iterator[Question]:
    """Yield what can be asked of any stage; each names the steps, or whom nobody asks, where there are any."""
    steps = {
        "touchpoints": tuple(touchpoint.told_title for touchpoint in gap.stage.touchpoints if touchpoint.role == "step")
    }
    silent = [study.persona_labels[one.persona] for one in study.voices if not one.families["attitudinal"]]
    if gap.coverage.level == "none":
        yield Question("no-data-at", label, steps) if steps["touchpoints"] else Question("no-data", label)
    for family in gap.coverage.missing:
        if family == "attitudinal" and silent:
            yield Question("attitudinal-of", label, {"personas": tuple(silent)})
        elif family == "behavioural" and gap.stage.outcome == "other":
            yield Question("behavioural-end", label)
        elif family != "attitudinal" and steps["touchpoints"]:
            yield Question(f"{family}-at", label, steps)
        else:
            yield Question(family, label)


def _source_questions(study: Study, gap: Gap, label: str) -> Iterator[Question]:
    named = [study.scope.sources[id_] for id_ in named_sources(gap.stage)]
    lost = [source for source in named if source.status == "available" and is_expired(source, study.as_of)]
    if lost:
        yield Question("expired", label, {"source": (lost[0].title,)}, lost[0].refreshed)
    planned = [source for source in named if source.status == "planned"]
    if planned:
        kind = "planned" if planned[0].expected else "planned-undated"
        yield Question(kind, label, {"source": (planned[0].title,)}, planned[0].expected)


def _worst_unproven_pain_point(study: Study, gap: Gap) -> PainPoint | None:
    open_ = (pain for pain in gap.stage.pain_points if pain.is_open)
    unproven = [pain for pain in open_ if claim_state(study, pain.evidence) != "evidenced"]
    return max(unproven, key=lambda pain: pain.severity_weight, default=None)


def answering_touchpoints(stage: Stage) -> dict[str, tuple[Touchpoint, ...]]:
    """Return by question of a stage, in its order, the touchpoints whose ``answers`` name it; none where none does."""
    answered = [({comparison_key(answer) for answer in one.answers}, one) for one in stage.touchpoints if one.answers]
    return {
        question: tuple(one for keys, one in answered if comparison_key(question) in keys)
        for question in texts(stage.questions)
    }


def unanswered_questions(stage: Stage) -> tuple[str, ...]:
    """Return the questions of a stage that no touchpoint of it answers."""
    return tuple(question for question, touchpoints in answering_touchpoints(stage).items() if not touchpoints)
