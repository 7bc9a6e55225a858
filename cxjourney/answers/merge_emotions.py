"""Emotions that are answered: one that the file doesn't say, or only assumes, is written."""

from collections.abc import Sequence

from cxjourney.answers.answer import AnswerPart
from cxjourney.answers.answered_files import StagePlace
from cxjourney.answers.columns import EMOTION
from cxjourney.answers.merge_outcome import AnswerAtStage, MergeOutcome
from cxjourney.languages.message import message
from cxjourney.model import Stage
from cxjourney.text.escape_unseen import escape_unseen


def merge_emotions(answers: Sequence[AnswerAtStage], outcome: MergeOutcome) -> None:
    """Merge what is answered of emotions."""
    said: dict[tuple[StagePlace, str], list[AnswerPart]] = {}
    unread: dict[tuple[StagePlace, str], list[AnswerPart]] = {}
    for answer, place in answers:
        for part in outcome.parts(answer, _is_emotion):
            said.setdefault((place, part.column.removeprefix(EMOTION)), []).append(part)
        for part in answer.unread_parts(_is_emotion):
            unread.setdefault((place, part.column.removeprefix(EMOTION)), []).append(part)
    for (place, persona), parts in said.items():
        if not outcome.files.travels(place, persona):
            outcome.leave(parts, message("answers.why.persona", persona=escape_unseen(persona)))
        elif outcome.agreed(parts, unread.get((place, persona), ())):
            _merge(place, persona, parts, outcome)


def _is_emotion(column: str) -> bool:
    return column.startswith(EMOTION)


def _merge(place: StagePlace, persona: str, parts: Sequence[AnswerPart], outcome: MergeOutcome) -> None:
    """Merge one emotion; an answer beats what is assumed, and not what a source is named for."""
    files, value = outcome.files, parts[0].value
    there = files.value(place.file, (*place.path, "emotions", persona))
    score = there.get("score") if isinstance(there, dict) else there
    if score == value:
        outcome.settle(parts)
        return
    source = there.get("source") if isinstance(there, dict) else None
    if source is not None:
        shown = escape_unseen(f"{score}")
        outcome.leave(parts, message("answers.why.rests-on", there=shown, source=escape_unseen(f"{source}")))
        return
    with outcome.change(parts):
        emotion = value if isinstance(value, int | float) else float(parts[0].text)
        if not isinstance(files.value(place.file, (*place.path, "emotions")), dict):
            files.put(place.file, place.path, "emotions", {persona: emotion}, Stage)
        elif isinstance(there, dict):
            files.set(place.file, (*place.path, "emotions", persona), "score", emotion)
        else:
            files.set(place.file, (*place.path, "emotions"), persona, emotion)
