"""The form for the room's answer to a gap, and what is typed into it as an answer."""

import math
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cxjourney.analysis.ask_wording import ask_text, place_of_ask
from cxjourney.analysis.gap_priority import Gap
from cxjourney.analysis.open_asks import open_asks
from cxjourney.analysis.study import Study
from cxjourney.answers.answer import Answer, AnswerValue
from cxjourney.answers.cell_values import plain
from cxjourney.answers.columns import ANSWERED, CHOICES, CLOSES, DAYS, EMOTION, HIGHEST, LOWEST, choice_word, heading
from cxjourney.answers.merge_closed_asks import closing_column
from cxjourney.errors import CannotRun
from cxjourney.languages import Language
from cxjourney.languages.message import message
from cxjourney.report.basis import ReportBasis
from cxjourney.report.gaps_page import journey_gap_rows
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

QUESTION = "question"
"""The field of the question that is answered."""
EXAMPLE_DAY = "2026-11-30"
"""How a day is written."""
LONGEST_TEXT = 2_000
"""The characters that a value has at most."""


class AnsweredGap(NamedTuple):
    """A gap that an answer is about.

    Attributes:
        anchor: Its anchor in the report.
        study: Its journey.
        gap: The gap.
        question: The question that stands with it on the page of its journey.
        words: The language of that page.
    """

    anchor: str
    study: Study
    gap: Gap
    question: str
    words: Language


class FormField(NamedTuple):
    """A field of the form.

    Attributes:
        name: The machine name of what it fills in.
        label: What it is called.
        kind: Whether a text, a longer text, a day or one of several choices is given.
        choices: The choices: each as it is kept, and as it is shown; of a text, what is offered.
        value: What stands in it at first.
    """

    name: str
    label: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""


class FieldGroup(NamedTuple):
    """Fields that belong together, under a heading; empty for none."""

    title: str
    fields: tuple[FormField, ...]


def find_gap(basis: ReportBasis, anchor: str) -> AnsweredGap | None:
    """Return the gap of an anchor; None where the report has none, or has it no longer."""
    for study in basis.studies:
        for gap in study.gaps:
            if basis.anchors.gap(study, gap.stage.id) == anchor:
                words = basis.words_of[study.file]
                question = journey_gap_rows(basis, study, words)[gap.rank - 1].question
                return AnsweredGap(anchor, study, gap, question, words)
    return None


def form_groups(asked: AnsweredGap) -> tuple[FieldGroup, ...]:
    """Return the fields of the form for a gap, in their order."""
    study, words = asked.study, asked.words
    teams = tuple((id_, team.title) for id_, team in study.scope.teams.items())
    sources = tuple(("", source.title) for source in study.scope.sources.values())
    felt = {id_: study.persona_labels[id_] for id_ in study.travellers if asked.gap.stage.is_travelled_by(id_)}
    scores = tuple((f"{score}", words.figure(score)) for score in range(HIGHEST, LOWEST - 1, -1))

    def line(name: str, offered: tuple[tuple[str, str], ...] = ()) -> FormField:
        return FormField(name, heading(name, words, felt), "text", offered)

    def chosen(name: str, choices: tuple[tuple[str, str], ...] = ()) -> FormField:
        own = tuple((word, choice_word(name, word, words)) for word in CHOICES.get(name, ()))
        return FormField(name, heading(name, words, felt), "choice", choices or own)

    def day(name: str) -> FormField:
        return FormField(name, heading(name, words, felt), "day")

    question = FormField(QUESTION, words.text("ask.question"), "words", (), asked.question)
    own_words = FormField("note", heading("note", words, felt), "words")
    who = line("ask.who", tuple(("", title) for _, title in teams))
    source = line("source.title", sources), chosen("source.type"), chosen("source.owner", teams)
    feelings = tuple(chosen(f"{EMOTION}{id_}", scores) for id_ in felt)
    groups = (
        FieldGroup("", (question, own_words, who, day("ask.by"))),
        FieldGroup(words.text("ask.title"), _closing_fields(asked)),
        FieldGroup(words.text("map.lane.data"), (*source, chosen("source.cadence"), day("source.date"))),
        FieldGroup(words.text("map.lane.pain-points"), (line("pain.title"), chosen("pain.severity"))),
        FieldGroup(words.text("map.lane.emotions"), feelings),
    )
    return tuple(group for group in groups if group.fields)


def _closing_fields(asked: AnsweredGap) -> tuple[FormField, ...]:
    """Return a field for the answer to each open question that stands here, and one for the day on which they came.

    Besides those of the stage that are those of the journey as a whole, and of stages that have no form of their own.
    """
    study, words = asked.study, asked.words
    elsewhere = {gap.stage.id for gap in study.gaps} - {asked.gap.stage.id}
    fields: dict[str, FormField] = {}
    for one in open_asks(study):
        if one.stage and one.stage.id in elsewhere:
            continue
        text = ask_text(study, one, words)
        is_here = one.stage is not None and one.stage.id == asked.gap.stage.id
        label = text if is_here else words.text("figures.colon", head=place_of_ask(study, one, words), rest=text)
        name = closing_column(one.stage.id if one.stage else None, one.ask.label)
        fields.setdefault(name, FormField(name, label, "words"))
    day = FormField(ANSWERED, words.text("serve.answer.came"), "day", (), study.as_of.date.isoformat())
    return (*fields.values(), day) if fields else ()


def read_answer(asked: AnsweredGap, values: Mapping[str, str], shown: str = "") -> Answer:
    """Return what is typed into a form as an answer; empty fields say nothing.

    Args:
        asked: The gap that it is about.
        values: By the names of fields, what stands in them.
        shown: The question that stood in the form at first; empty for the one of today.

    Raises:
        CannotRun: Something can't be meant: no field has that name, or it holds what its field can't.
    """
    said = {name: _on_a_line(text) for name, text in values.items()}
    first = _on_a_line(shown or asked.question)
    question = said.pop(QUESTION, "") or first
    own = {QUESTION: question} if question != first else {}
    known = {field.name for group in form_groups(asked) for field in group.fields}
    strange = next((name for name in said if name not in known), None)
    if strange is not None:
        raise CannotRun(message("serve.answer.field", field=escape_unseen(shorten(strange))))
    for text in (question, first):
        _value(QUESTION, text, asked)
    given = {name: _value(name, text, asked) for name, text in {**own, **said}.items() if text}
    if not any(name.startswith(CLOSES) for name in given):
        given.pop(ANSWERED, None)  # it stands there from the start, and says nothing by itself
    stage, journey = asked.gap.stage.id, asked.study.journey.journey
    return Answer(journey, stage, given, question=question)


def _value(name: str, text: str, asked: AnsweredGap) -> AnswerValue:
    if not _can_be_written(text):
        raise CannotRun(message("serve.answer.text", field=field_label(name, asked), n=LONGEST_TEXT))
    if name in CHOICES and text not in CHOICES[name]:
        raise CannotRun(message("serve.answer.choice", field=field_label(name, asked), value=_shown(text)))
    if name in DAYS:
        return _day(name, text, asked)
    return _score(name, text, asked) if name.startswith(EMOTION) else text


def _on_a_line(text: str) -> str:
    """Return a text as a sheet would bring it: without what nobody sees; one that holds half a character as it is."""
    return plain(text) if _is_whole(text) else text


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _can_be_written(text: str) -> bool:
    """Return whether a text is short enough, and holds no half of a character."""
    return len(text) <= LONGEST_TEXT and _is_whole(text)


def _day(name: str, text: str, asked: AnsweredGap) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        field = field_label(name, asked)
        raise CannotRun(message("serve.answer.day", field=field, value=_shown(text), example=EXAMPLE_DAY)) from None


def _score(name: str, text: str, asked: AnsweredGap) -> AnswerValue:
    try:
        score = float(text)
    except ValueError:
        score = math.nan
    if not LOWEST <= score <= HIGHEST:
        field = field_label(name, asked)
        raise CannotRun(message("serve.answer.score", field=field, value=_shown(text), low=LOWEST, high=HIGHEST))
    return int(score) if score.is_integer() else score


def _shown(text: str) -> str:
    return shorten(escape_unseen(text))


def field_label(name: str, asked: AnsweredGap) -> str:
    """Return what the field of a column is called in the language of the form."""
    if name == QUESTION:
        return asked.words.text("ask.question")
    if name == ANSWERED or name.startswith(CLOSES):
        closing = {field.name: field.label for field in _closing_fields(asked)}
        return closing.get(name, asked.words.text("ask.question"))
    return heading(name, asked.words, asked.study.persona_labels)
