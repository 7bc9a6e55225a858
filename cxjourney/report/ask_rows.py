"""The questions that somebody was asked, as rows: those that are open, and what came of the others."""

from collections.abc import Iterator
from typing import NamedTuple

from cxjourney.analysis.ask_wording import place_of_ask, who_is_asked, who_sees_to_it
from cxjourney.analysis.open_asks import OpenAsk, open_asks
from cxjourney.analysis.study import Study
from cxjourney.languages import Language
from cxjourney.model import Ask, Stage
from cxjourney.model.journey import asks
from cxjourney.model.vocabulary import AskStatus
from cxjourney.report.basis import ReportBasis
from cxjourney.report.links import Link

_ORDER: tuple[AskStatus, ...] = ("open", "answered", "dropped")


class AskRow(NamedTuple):
    """A question that somebody was asked.

    Attributes:
        question: What is asked.
        place: The stage that it is about, and where that stands; without an anchor where it is the journey as a whole.
        who: Who is asked; empty where nobody is named.
        owner: The team that sees to it, and its page; empty where none is named.
        asked: The day on which it was asked, in words; empty where nobody wrote it.
        due: The day by which the answer is to be there, likewise.
        status: How far it has come.
        is_overdue: Whether it is open and that day has passed.
        answer: The answer; empty where there is none.
        answered: The day on which the answer came, in words; empty where nobody wrote it.
        source: The data source that the answer comes from, and where that stands; empty where none is named.
    """

    question: str
    place: Link
    who: str
    owner: Link
    asked: str
    due: str
    status: AskStatus
    is_overdue: bool
    answer: str
    answered: str
    source: Link


class TeamAsk(NamedTuple):
    """An open question that a team answers or sees to.

    Attributes:
        question: What is asked, and where it stands.
        place: What it is about: a stage, or the journey as a whole, and the journey.
        due: By when, in words; empty where nobody wrote it.
        is_overdue: Whether that day has passed.
    """

    question: Link
    place: str
    due: str
    is_overdue: bool


def ask_rows(basis: ReportBasis, study: Study, words: Language) -> tuple[AskRow, ...]:
    """Return the questions that a journey holds: the overdue first, then the open, the answered, and the dropped."""
    overdue = {id(one.ask) for one in open_asks(study) if one.is_overdue}
    rows = (_row(basis, study, stage, ask, id(ask) in overdue, words) for stage, ask in asks(study.journey))
    return tuple(sorted(rows, key=lambda row: (not row.is_overdue, _ORDER.index(row.status))))


def _row(basis: ReportBasis, study: Study, stage: Stage | None, ask: Ask, is_overdue: bool, words: Language) -> AskRow:
    anchors = basis.anchors
    return AskRow(
        ask.question,
        Link(
            place_of_ask(study, OpenAsk(stage, ask, is_overdue, None), words),
            anchors.stage(study, stage.id) if stage else "",
        ),
        who_is_asked(study, ask),
        Link(who_sees_to_it(study, ask), anchors.defined(study, "team", ask.owner) if ask.owner else ""),
        words.day(ask.asked) if ask.asked else "",
        words.day(ask.due) if ask.due else "",
        ask.status,
        is_overdue,
        ask.answer or "",
        words.day(ask.answered) if ask.answered else "",
        Link(study.scope.sources[ask.source].title, anchors.defined(study, "source", ask.source))
        if ask.source
        else Link(""),
    )


def team_asks(basis: ReportBasis, study: Study) -> Iterator[tuple[str, TeamAsk]]:
    """Yield the open questions of a journey that a team answers or sees to, with the anchor of the team."""
    words = basis.words
    for one in open_asks(study):
        if one.team:
            place = words.join_facts((place_of_ask(study, one, words), study.journey.title))
            due = words.day(one.ask.due) if one.ask.due else ""
            question = Link(one.ask.question, basis.anchors.journey(study, "asks"))
            yield basis.anchors.defined(study, "team", one.team), TeamAsk(question, place, due, one.is_overdue)
