"""Answers that repeat no question of their stage, among them those that match none because a comma has cut a text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxjourney.deserialize.entities import MAX_FAULTS
from cxjourney.diagnostics import Notice
from cxjourney.languages.message import message, quote_message
from cxjourney.languages.suggestion import suggestion
from cxjourney.parse.document import DataPath, Document
from cxjourney.text.comparison_key import comparison_key
from cxjourney.text.nearest_word import nearest_word
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_quotes import QuotedText, quote

MOST_SUGGESTED = 20
"""For how many unknown ids of a file the nearest known one is sought, which takes its time where many are known."""
MAX_PARTS = 8
"""At most this many items of a list are taken for parts of one text."""


class _Unmatched(NamedTuple):
    """An answer that is worded as no question of its stage.

    Attributes:
        path: Where it stands; where a comma has cut it, or the question that it repeats, the first part of that.
        text: The answer.
        asked: The questions of the stage.
        whole: The text that a comma has cut; None where none has.
    """

    path: DataPath
    text: str
    asked: list[str]
    whole: str | None = None


def answers_without_question(document: Document) -> list[Notice]:
    """Return a notice for each answer of a journey that is worded as no question of its stage, up to a bound."""
    stages = document.data.get("stages")
    notices: dict[Notice, None] = {}
    for index, stage in enumerate(stages if isinstance(stages, list) else ()):
        for one in _unmatched_answers(document, ("stages", index), stage) if isinstance(stage, dict) else ():
            if len(notices) == MAX_FAULTS:
                return [*notices, remainder_notice(document, one.path)]
            notices[_notice(document, one, suggest=len(notices) < MOST_SUGGESTED)] = None
    return list(notices)


def remainder_notice(document: Document, path: DataPath) -> Notice:
    """Return that there are more faults of this kind, from a place on."""
    more, help_ = message("reference.more"), message("build.fix-first")
    return Notice("CX103", more, help_, document.source.name, document.span(path))


def _unmatched_answers(document: Document, at: DataPath, stage: dict[str, object]) -> Iterator[_Unmatched]:
    touchpoints = stage.get("touchpoints")
    asked = list(_texts(stage.get("questions")))
    matching: dict[str, str] | None = None
    for index, touchpoint in enumerate(touchpoints if isinstance(touchpoints, list) else ()):
        answers = touchpoint.get("answers") if isinstance(touchpoint, dict) else None
        if not isinstance(answers, list) or all(answer in asked for answer in answers):
            continue  # most answers repeat a question letter by letter
        if matching is None:
            matching = {comparison_key(text): text for text in asked}
            cut_questions = _cut_questions(document, (*at, "questions"), stage.get("questions"))
        path: DataPath = (*at, "touchpoints", index, "answers")
        parts: dict[int, tuple[int, str]] = {}
        if any(isinstance(answer, str) and comparison_key(answer) not in matching for answer in answers):
            for start, end, joined in _joined_items(document, path, answers):
                if joined in matching:
                    parts.setdefault(start, (end, matching[joined]))
        after = 0
        for number, answer in enumerate(answers):
            if number < after or not isinstance(answer, str) or comparison_key(answer) in matching:
                continue
            if number in parts:
                after, whole = parts[number]
                yield _Unmatched((*path, number), answer, asked, whole)
            elif comparison_key(answer) in cut_questions:
                yield _Unmatched(cut_questions[comparison_key(answer)], answer, asked, answer)
            else:
                yield _Unmatched((*path, number), answer, asked)


def _cut_questions(document: Document, path: DataPath, questions: object) -> dict[str, DataPath]:
    """Return where questions begin that a comma may have cut, by what identifies the whole of each."""
    items = questions if isinstance(questions, list) else []
    return {joined: (*path, start) for start, _, joined in _joined_items(document, path, items)}


def _joined_items(document: Document, path: DataPath, items: Sequence[object]) -> Iterator[tuple[int, int, str]]:
    """Yield runs of two items or more of a list in brackets that stand in no quotes.

    Yields:
        The place of the first item, the place behind the last one, and the key of their text (`comparison_key`).
    """
    span = document.span(path)
    if len(items) < 2 or not document.source.line(span.line)[span.column - 1 :].startswith("["):
        return
    plain = [isinstance(item, str) and not isinstance(item, QuotedText) for item in items]
    for start in range(len(items)):
        for end in range(start + 2, min(len(items), start + MAX_PARTS) + 1):
            if not all(plain[start:end]):
                break
            yield start, end, comparison_key(",".join(f"{item}" for item in items[start:end]))


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        text = item.get("text") if isinstance(item, dict) else item
        if isinstance(text, str):
            yield text


def _notice(document: Document, one: _Unmatched, *, suggest: bool) -> Notice:
    near = nearest_word(one.text, one.asked) if suggest and one.whole is None else None
    wrong = message("reference.answer", text=shorten(one.text))
    help_ = message("reference.answer.help")
    if one.whole is not None:
        is_answer = "answers" in one.path
        wrong = message("reference.cut.answer" if is_answer else "reference.cut.question", text=shorten(one.whole))
        help_ = message("reading.quote-all.as", text=quote(shorten(one.whole)))
    elif near:
        help_ = suggestion(quote_message(shorten(near)))
    return Notice("CX103", wrong, help_, document.source.name, document.span(one.path))
