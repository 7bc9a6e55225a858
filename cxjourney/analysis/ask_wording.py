"""Questions that somebody was asked, in words: what is asked, of whom, and by when."""

from collections.abc import Iterator, Sequence

from cxjourney.analysis.open_asks import OpenAsk
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.model import Ask
from cxjourney.text.shorten import shorten

LONGEST_QUESTION = 300
"""Of a question that was asked this many characters are said."""
LONGEST_NAME = 80
"""Of the name of whoever is asked this many characters are said."""


def who_is_asked(study: Study, ask: Ask) -> str:
    """Return who is asked: the title of a team, or what was written; empty where nobody is."""
    team = study.scope.teams.get(ask.to or "")
    return shorten(team.title if team else ask.to or "", LONGEST_NAME)


def who_sees_to_it(study: Study, ask: Ask) -> str:
    """Return the title of the team that sees to it that an answer comes; empty where none is named."""
    return shorten(study.scope.teams[ask.owner].title, LONGEST_NAME) if ask.owner else ""


def ask_text(study: Study, one: OpenAsk, words: Language) -> str:
    """Return an open question with whom it was put to, when, and by when: ``“Why?” (asked of: Support; due: …)``."""
    said = words.quote(shorten(one.ask.question, LONGEST_QUESTION))
    facts = words.text("figures.semicolon").join(_facts(study, one, words))
    return words.text("figures.brackets", text=said, inside=facts) if facts else said


def _facts(study: Study, one: OpenAsk, words: Language) -> Iterator[str]:
    ask, who, owner = one.ask, who_is_asked(study, one.ask), who_sees_to_it(study, one.ask)
    if who:
        yield words.text("figures.colon", head=words.text("ask.to"), rest=who)
    if owner and owner != who:
        yield words.text("figures.colon", head=words.text("ask.owner"), rest=owner)
    if ask.asked:
        yield words.text("figures.colon", head=words.text("ask.asked"), rest=words.day(ask.asked))
    if ask.due:
        due = words.text("figures.colon", head=words.text("ask.due"), rest=words.day(ask.due))
        yield words.text("ask.overdue", due=due) if one.is_overdue else due


def place_of_ask(study: Study, one: OpenAsk, words: Language) -> str:
    """Return what an open question is about: its stage, or that it is the journey as a whole."""
    return study.stage_labels[one.stage.id] if one.stage else words.text("ask.whole-journey")


def count_of_asks(asks: Sequence[OpenAsk], words: Language) -> str:
    """Return how many questions are open, and how many of them are overdue."""
    overdue = sum(one.is_overdue for one in asks)
    said = words.count("ask.count", len(asks))
    late = words.text("report.overdue.count", n=words.number(overdue))
    return words.text("figures.brackets", text=said, inside=late) if overdue else said
