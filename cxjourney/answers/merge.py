"""Answers and the files of a workspace -> changes of the files, and what isn't written, with the reason.

The rule, per value: what is empty, or said in the file already, changes nothing. What the file doesn't say is written.
What it says otherwise, and what two people answer differently, is left for people to decide.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from cxjourney.answers.answer import QUESTION, Answer, AnswerChange, AnsweredCell, AnswerPart, UnmergedAnswer
from cxjourney.answers.answered_files import AnsweredFiles
from cxjourney.answers.columns import ANSWERED, ASK, CLOSES, EMOTION, NOTE, PAIN_POINT, SOURCE
from cxjourney.answers.merge_asks import merge_asks
from cxjourney.answers.merge_closed_asks import merge_closed_asks
from cxjourney.answers.merge_emotions import merge_emotions
from cxjourney.answers.merge_outcome import AnswerAtStage, MergeOutcome
from cxjourney.answers.merge_pain_points import merge_pain_points
from cxjourney.answers.merge_sources import merge_sources
from cxjourney.languages.message import Message, message
from cxjourney.workspace.filed_document import FiledDocument


class MergedAnswers(NamedTuple):
    """What becomes of answers: each of their values is in one of these.

    Attributes:
        changes: Changes of files, in the order in which they are made.
        unmerged: What isn't written, and why.
        settled: What the files say already.
    """

    changes: tuple[AnswerChange, ...]
    unmerged: tuple[UnmergedAnswer, ...]
    settled: tuple[AnswerPart, ...]


def merge_answers(
    answers: Sequence[Answer], files: Sequence[FiledDocument], day: date, aside: Collection[AnsweredCell] = ()
) -> MergedAnswers:
    """Return what becomes of answers.

    Args:
        answers: The answers, of one person or of several.
        files: The files of the workspace that has the journeys.
        day: The as-of day: data can't be newer.
        aside: Values that are passed over, since something else keeps them from being written.
    """
    answered = AnsweredFiles(files)
    outcome = MergeOutcome(answered, frozenset(aside))
    there: list[AnswerAtStage] = []
    for answer in answers:
        place = answered.find_stage(answer.journey, answer.stage)
        parts = outcome.parts(answer)
        if isinstance(place, Message):
            outcome.leave(parts, place)
        else:
            there.append(AnswerAtStage(answer, place))
    merge_sources(there, outcome, day)
    merge_pain_points(there, outcome)
    merge_emotions(there, outcome)
    merge_closed_asks(there, outcome)
    merge_asks(there, outcome)
    for one in there:
        outcome.leave(outcome.parts(one.answer, _has_no_home), message("answers.why.no-home"))
    return MergedAnswers(tuple(outcome.changes), tuple(outcome.unmerged), tuple(outcome.settled))


def _has_no_home(column: str) -> bool:
    known = (*SOURCE, *PAIN_POINT, *NOTE, *ASK, ANSWERED, QUESTION)
    return column not in known and not column.startswith((EMOTION, CLOSES))
