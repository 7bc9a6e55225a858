"""Answers in somebody's own words, and questions that somebody will find out: both stay with the stage, under ``asks``.

A question that is answered in words stands there with the answer; one that somebody will find out, or that is new,
stays open. Two people who answer in different words don't contradict each other: both are kept, each with who said it.
Whoever answers several questions at once is asked which of them: no words are put under a question that they don't
answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from cxjourney.answers.answer import QUESTION, Answer, AnswerPart
from cxjourney.answers.answered_files import AnsweredFiles, StagePlace
from cxjourney.answers.columns import ASK, NOTE
from cxjourney.answers.merge_attributes import agreed_values, other_value
from cxjourney.answers.merge_outcome import AnswerAtStage, MergeOutcome
from cxjourney.deserialize.translated_attributes import folded
from cxjourney.edit.patch import YamlValue
from cxjourney.languages.message import message
from cxjourney.model import Ask
from cxjourney.parse.document import DataPath
from cxjourney.text.shorten import one_line

WHO, DUE = ASK
_Questions: TypeAlias = tuple[str, ...]


def merge_asks(answers: Sequence[AnswerAtStage], outcome: MergeOutcome) -> None:
    """Merge answers in words, and questions that stay open."""
    open_: dict[tuple[StagePlace, str], list[AnswerPart]] = {}
    said: list[tuple[StagePlace, AnswerPart]] = []
    for answer, place in answers:
        parts = outcome.parts(answer, (QUESTION, *ASK, *NOTE).__contains__)
        if not _questions(answer):
            outcome.leave(parts, message("answers.why.question"))
            continue
        for part in parts:
            if part.column in NOTE and len(_questions(answer)) > 1:
                outcome.leave([part], message("answers.why.which-question"))
            elif part.column in NOTE:
                said.append((place, part))
            else:
                named = _named(part, place, outcome.files) if part.column == WHO else part
                open_.setdefault((place, folded(" ".join(_questions(answer)))), []).append(named)
    for (place, _), parts in open_.items():
        _merge_open(place, parts, outcome)
    for place, part in said:
        _merge_said(place, part, outcome)


def _questions(answer: Answer) -> _Questions:
    """Return the questions of an answer, which stand on lines of their own."""
    return tuple(filter(None, (one_line(line).strip() for line in answer.question.splitlines())))


def _named(part: AnswerPart, place: StagePlace, files: AnsweredFiles) -> AnswerPart:
    return part._replace(value=_team_or_text(part.text, place, files))


def _team_or_text(text: str, place: StagePlace, files: AnsweredFiles) -> str:
    """Return the id of the team that is named; the text where it names none."""
    teams = files.named(place.file, "team", text)
    return teams[0].id if len(teams) == 1 else text


def _merge_open(place: StagePlace, parts: Sequence[AnswerPart], outcome: MergeOutcome) -> None:
    """Merge who will find out, and by when: each of the questions stays open with that."""
    files = outcome.files
    values = agreed_values(parts, {WHO: "to", DUE: "due"}, outcome)
    asked = [part for part in parts if part.column == QUESTION]
    questions = _questions(parts[0].answer)
    for question in questions:
        if _is_closed(place, question, values, files):
            continue
        for attribute in [*values]:
            there = next((ask.get(attribute) for _, ask in _open_asks(place, question, files)), None)
            if there is not None and there != values[attribute][0].value:
                outcome.leave(values.pop(attribute), other_value(attribute, there))
    kept = [*asked, *(part for said in values.values() for part in said)]
    if not kept:
        return
    with outcome.change(kept):
        for question in questions:
            if not _is_closed(place, question, values, files):
                _keep_open(place, question, {name: said[0].text for name, said in values.items()}, files)


def _is_closed(place: StagePlace, question: str, values: dict[str, list[AnswerPart]], files: AnsweredFiles) -> bool:
    """Return whether a question was asked so, and is answered or dropped."""
    return any(
        ask.get("status", "open") != "open" and all(ask.get(name) == said[0].value for name, said in values.items())
        for _, ask in _asks(place, question, files)
    )


def _keep_open(place: StagePlace, question: str, said: dict[str, str], files: AnsweredFiles) -> None:
    for path, ask in _open_asks(place, question, files):
        for attribute, value in said.items():
            if attribute not in ask:
                files.put(place.file, path, attribute, value, Ask)
        return
    files.append(place.file, place.path, "asks", {"question": question, **said})


def _merge_said(place: StagePlace, part: AnswerPart, outcome: MergeOutcome) -> None:
    """Merge an answer in words: it closes an open question that nobody else was asked, or stands by itself."""
    files = outcome.files
    (question,), by = _questions(part.answer), part.answer.by
    who = _team_or_text(by, place, files) if by else ""
    if any(folded(f"{ask.get('answer', '')}") == folded(part.text) for _, ask in _asks(place, question, files)):
        outcome.settle([part])
        return
    with outcome.change([part]):
        for path, ask in _open_asks(place, question, files):
            if "answer" not in ask and ask.get("to", who) == who:
                files.put(place.file, path, "answer", part.text, Ask)
                files.put(place.file, path, "status", "answered", Ask)
                return
        told: dict[str, YamlValue] = {"to": who} if who else {}
        ask_ = {"question": question, **told, "answer": part.text, "status": "answered"}
        files.append(place.file, place.path, "asks", ask_)


def _asks(place: StagePlace, question: str, files: AnsweredFiles) -> Iterator[tuple[DataPath, dict[str, object]]]:
    """Yield what was asked of a stage in these words, each with its path."""
    for index, ask in files.items(place.file, (*place.path, "asks")):
        if folded(f"{ask.get('question', '')}") == folded(question):
            yield (*place.path, "asks", index), ask


def _open_asks(place: StagePlace, question: str, files: AnsweredFiles) -> Iterable[tuple[DataPath, dict[str, object]]]:
    return [(path, ask) for path, ask in _asks(place, question, files) if ask.get("status", "open") == "open"]
