"""The sentences on questions that somebody was asked: which are new, answered or dropped, and what else is written."""

from collections.abc import Iterator

from cxjourney.analysis.diff.ask_changes import AskChange
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.display_names import journey_name, stage_names_in
from cxjourney.formats.changes.sentence_parts import Effect, Sentence, subjects
from cxjourney.formats.changes.written_values import written_words
from cxjourney.languages import Language
from cxjourney.text.shorten import shorten

LONGEST_ANSWER = 120
"""Of an answer this many characters are said."""


def ask_sentences(comparison: JourneyComparison, words: Language) -> Iterator[Sentence]:
    """Yield what became of questions: an answer is better, all else is neither better nor worse."""
    names = stage_names_in(comparison, words)
    for one in comparison.ask_changes:
        at = names[one.stage] if one.stage else journey_name(comparison.pairing.study, words)
        said = _said(one, at, words)
        if one.changes and one.event != "changed":
            said = words.text("change.ask.also", said=said, changes=_changes(one, words))
        effect: Effect = "better" if one.event == "answered" else "other"
        yield Sentence(effect, said, subjects([one.stage] if one.stage else ()))


def _said(one: AskChange, at: str, words: Language) -> str:
    question = words.quote(shorten(one.ask.question))
    if one.event == "answered" and one.ask.answer:
        answer = words.quote(shorten(one.ask.answer, LONGEST_ANSWER))
        return words.text("change.ask.answered.with", at=at, question=question, answer=answer)
    if one.event == "changed":
        return words.text("change.ask.changed", at=at, question=question, changes=_changes(one, words))
    if one.event == "new":
        return words.text("change.ask.new", at=at, question=question)
    if one.event == "answered":
        return words.text("change.ask.answered", at=at, question=question)
    if one.event == "dropped":
        return words.text("change.ask.dropped", at=at, question=question)
    if one.event == "reopened":
        return words.text("change.ask.reopened", at=at, question=question)
    return words.text("change.ask.gone", at=at, question=question)


def _changes(one: AskChange, words: Language) -> str:
    return words.join_and(written_words(change, words) for change in one.changes)
