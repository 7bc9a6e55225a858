"""Answers to questions that were put to somebody: the question stands with its answer, and the day on which it came."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from cxjourney.answers.answer import AnswerPart
from cxjourney.answers.answered_files import AnsweredFiles, StagePlace
from cxjourney.answers.columns import ANSWERED, CLOSES
from cxjourney.answers.merge_attributes import other_value
from cxjourney.answers.merge_outcome import AnswerAtStage, MergeOutcome
from cxjourney.deserialize.translated_attributes import folded
from cxjourney.languages.message import message
from cxjourney.model import Ask
from cxjourney.parse.document import DataPath


def closing_column(stage: str | None, label: str) -> str:
    """Return the column of the answer to a question: the same as long as its id, or what is asked, is the same.

    Args:
        stage: The stage that it is about, by id; None for the journey as a whole.
        label: Its id, or what is asked where it has none.
    """
    about = f"{stage or ''}\n{folded(label)}"
    return f"{CLOSES}{sha256(about.encode()).hexdigest()[:12]}"


def merge_closed_asks(answers: Sequence[AnswerAtStage], outcome: MergeOutcome) -> None:
    """Merge answers to questions that were put to somebody, wherever in the journey they stand."""
    for answer, place in answers:
        day = outcome.parts(answer, ANSWERED.__eq__)
        closing = outcome.parts(answer, lambda column: column.startswith(CLOSES))
        for number, part in enumerate(closing):
            _close(place, part, day, outcome, is_first=number == 0)
        if not closing:
            outcome.leave(day, message("answers.why.question"))


def _close(
    place: StagePlace, part: AnswerPart, day: Sequence[AnswerPart], outcome: MergeOutcome, *, is_first: bool
) -> None:
    """Merge one; the day, which all have in common, goes with the first."""
    files, parts = outcome.files, [part, *(day if is_first else ())]
    found = [(path, ask) for column, path, ask in _asks(place, files) if column == part.column]
    said = [ask for _, ask in found if folded(f"{ask.get('answer', '')}") == folded(part.text)]
    if any(ask.get("status") == "answered" for ask in said):
        outcome.settle(parts)
        return
    path, ask = next(((path, ask) for path, ask in found if ask.get("status", "open") == "open"), (None, {}))
    if path is None:
        closed = found[0][1] if found else {}
        attribute = "answer" if "answer" in closed else "status"
        gone = message("answers.why.ask-gone")
        outcome.leave(parts, other_value(attribute, closed.get(attribute)) if closed else gone)
        return
    if "answer" in ask and ask not in said:
        outcome.leave(parts, other_value("answer", ask["answer"]))
        return
    with outcome.change(parts):
        files.put(place.file, path, "answer", part.text, Ask)
        for one in day:
            files.put(place.file, path, "answered", one.text, Ask)
        files.put(place.file, path, "status", "answered", Ask)


def _asks(place: StagePlace, files: AnsweredFiles) -> Iterator[tuple[str, DataPath, dict[str, object]]]:
    """Yield each question of a journey with its column and its path."""
    stages = ((f"{stage.get('id')}", ("stages", at)) for at, stage in files.items(place.file, ("stages",)))
    for stage, holder in ((None, ()), *stages):
        for index, ask in files.items(place.file, (*holder, "asks")):
            yield closing_column(stage, f"{ask.get('id') or ask.get('question')}"), (*holder, "asks", index), ask
