"""Questions and what a gap takes, in words."""

from collections.abc import Iterable

from cxjourney.analysis.gap_questions import Question
from cxjourney.languages import Language
from cxjourney.text.escape import shorten

MAX_NAMES = 3
"""At most this many names stand in one list; the rest is counted."""
QUOTED = ("personas", "touchpoints")
"""What a question names more than one of; what it names once has quotes in its own words."""


def question_text(question: Question, words: Language) -> str:
    """Return a question in words."""
    names = {name: some_names(values, words, quoted=name in QUOTED) for name, values in question.names.items()}
    day = {} if question.day is None else {"date": words.day(question.day)}
    return words.text(f"question.{question.kind}", stage=question.stage, **names, **day)


def some_names(names: Iterable[str], words: Language, quoted: bool = False) -> str:
    """Return names as a list, and how many more there are; ``quoted`` where they may hold commas themselves."""
    every = [shorten(name, 80) for name in names]
    listed = [words.text("figures.quote", text=name) if quoted else name for name in every[:MAX_NAMES]]
    if len(every) > MAX_NAMES:
        listed.append(words.text("figures.and-more", n=words.number(len(every) - MAX_NAMES)))
    return words.list_words(listed)
