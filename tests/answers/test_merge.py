"""Answers become changes of files by one rule; what they contradict is left to people, and nothing is lost.

If it fails, a workshop's answer is lost, overwrites what is known, or is written twice.
"""

import difflib
from collections import Counter

import pytest

from cxjourney.answers.answer import Answer
from cxjourney.answers.answered_texts import AnsweredTexts
from cxjourney.answers.merge_closed_asks import closing_column
from cxjourney.languages import language
from cxjourney.languages.message import message_text

from .answered_workspace import JOURNEY, WORKSPACE, answer, data_of, filed, left, merged, texts_after


def added(before: str, after: str) -> list[str]:
    """Return the lines that go and those that come."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:1] in "+-"]


def test_a_new_source_stands_in_the_catalogue_and_at_the_stage() -> None:
    result = merged(
        answer(source__title="Exit interviews", source__type="interviews", source__owner="Customer Research")
    )
    assert added(WORKSPACE["catalogue.yaml"], result.documents["catalogue.yaml"].source.text) == [
        "+   exit-interviews: {title: Exit interviews, type: interviews, owner: research}"
    ]
    assert added(JOURNEY, result.documents["order.yaml"].source.text) == ["+     data: [exit-interviews]"]
    assert left(result) == []


def test_a_source_in_sight_is_meant_by_title_or_id_and_gets_what_it_lacks() -> None:
    result = merged(
        answer(source__title="calls of the LAST year", source__type="call-log", source__cadence="weekly"),
        answer("pays", source__title="calls", source__sees="The Till"),
    )
    assert data_of(result, "catalogue.yaml")["data_sources"]["calls"]["cadence"] == "weekly"
    assert data_of(result)["stages"][1]["data"] == ["calls"]
    assert data_of(result)["stages"][0]["touchpoints"][0]["data"] == ["calls"]
    assert data_of(result)["stages"][0]["data"] == ["survey"]
    assert "# asked for by support" in result.documents["catalogue.yaml"].source.text


def test_what_a_source_is_otherwise_is_left() -> None:
    result = merged(answer("pays", source__title="Survey", source__type="interviews"))
    assert left(result) == [("Mia", ("source.type",), "The file says otherwise (type: survey).")]
    assert not result.documents


def test_a_source_that_sees_a_touchpoint_sees_the_stage_already() -> None:
    journey = JOURNEY.replace("channel: store}", "channel: store, data: [calls]}")
    result = merged(answer("pays", source__title="calls"), texts={**WORKSPACE, "order.yaml": journey})
    assert not result.documents
    assert [part.column for part in result.merged.settled] == ["source.title"]


@pytest.mark.parametrize(
    ("values", "columns", "why"),
    [
        ({"source__type": "survey", "source__date": "2026-10-01"}, ("source.type", "source.date"), "Which source"),
        ({"source__title": "Notes"}, ("source.title",), "what kind of data"),
        ({"source__title": "Notes", "source__type": "other"}, ("source.title", "source.type"), "with families"),
        ({"source__title": "calls", "source__sees": "the app"}, ("source.title", "source.sees"), "no touchpoint"),
        ({"source__title": "calls", "source__owner": "Nobody"}, ("source.owner",), "No team “Nobody”"),
        ({"source__title": "calls", "source__date": "2027-03-01"}, ("source.date",), "still to come"),
        ({"pain__severity": "high"}, ("pain.severity",), "Which pain point"),
        ({"pain__title": "X", "pain__personas": ("ana", "zoe")}, ("pain.personas",), "not known here: zoe"),
        ({"emotion.cleo": 1}, ("emotion.cleo",), "No persona “cleo”"),
        ({"note": "Ask Petra"}, ("note",), "Which question"),
        ({"colour": "red"}, ("colour",), "has no place"),
    ],
)
def test_what_can_not_be_written_is_left_with_the_reason(
    values: dict[str, str], columns: tuple[str, ...], why: str
) -> None:
    ((_, left_columns, reason),) = left(merged(answer(**values)))
    assert left_columns == columns
    assert why in reason


def test_the_day_of_a_planned_source_is_the_one_on_which_it_is_expected() -> None:
    result = merged(
        answer(source__title="Chat logs", source__type="event-log", source__status="planned", source__date="2027-03-01")
    )
    assert data_of(result, "catalogue.yaml")["data_sources"]["chat-logs"] == {
        "title": "Chat logs", "type": "event-log", "status": "planned", "expected": "2027-03-01"
    }  # fmt: skip


def test_a_title_in_another_script_comes_to_an_id_of_stage_and_type() -> None:
    one = merged(answer(source__title="مصاحبه با مشتریان", source__type="interviews"))
    assert "waits-interviews" in data_of(one, "catalogue.yaml")["data_sources"]


def test_people_who_say_the_same_say_it_once() -> None:
    result = merged(
        answer(by="Mia", source__title="Exit interviews", source__type="interviews", emotion__ana=1),
        answer(by="Ole", source__title="exit  Interviews", source__cadence="monthly", emotion__ana=1.0),
        answer("pays", by="Ole", source__title="Exit interviews", source__type="interviews"),
    )
    sources = data_of(result, "catalogue.yaml")["data_sources"]
    assert sources["exit-interviews"] == {"title": "Exit interviews", "type": "interviews", "cadence": "monthly"}
    assert len(sources) == 3
    assert data_of(result)["stages"][1]["data"] == ["exit-interviews"]
    assert data_of(result)["stages"][0]["data"] == ["survey", "exit-interviews"]
    assert data_of(result)["stages"][1]["emotions"] == {"ana": 1}


def test_what_people_say_differently_is_left_and_not_written() -> None:
    result = merged(
        answer(by="Mia", emotion__ana=1, pain__title="No word", pain__severity="high"),
        answer(by="Ole", emotion__ana=-2, pain__title="no word", pain__severity="low"),
    )
    assert data_of(result)["stages"][1] == {"id": "waits", "title": "Waits", "pain_points": [{"title": "No word"}]}
    assert left(result) == [
        (who, (column,), f"Answers differ ({said}): decide together which one holds.")
        for column, said in (("pain.severity", "Mia: high, Ole: low"), ("emotion.ana", "Mia: 1, Ole: -2"))
        for who in ("Mia", "Ole")
    ]


def test_what_can_not_be_read_of_somebody_is_not_overruled_by_somebody_else() -> None:
    said = {"emotion.ana": "very bad", "source.date": "03/04/2026"}
    mia = Answer("order", "waits", {"source.title": "Notes", "source.type": "interviews"}, "Mia", unread=said)
    ole = answer(by="Ole", emotion__ana=1, source__title="Notes", source__type="interviews", source__date="2026-11-20")
    result = merged(mia, ole)
    assert "emotions" not in data_of(result)["stages"][1]
    assert data_of(result, "catalogue.yaml")["data_sources"]["notes"] == {"title": "Notes", "type": "interviews"}
    assert left(result) == [
        ("Ole", (column,), f"Answers differ ({both}): decide together which one holds.")
        for column, both in (
            ("source.date", "Ole: 2026-11-20, Mia: 03/04/2026"),
            ("emotion.ana", "Ole: 1, Mia: very bad"),
        )
    ]


def test_a_new_source_of_whose_kind_people_disagree_waits_for_them() -> None:
    result = merged(
        answer(by="Mia", source__title="Notes", source__type="call-log", source__cadence="weekly"),
        answer(by="Ole", source__title="Notes", source__type="interviews"),
    )
    why = "Answers differ (Mia: a call log, Ole: interviews): decide together which one holds."
    later = "Decide together first which kind of data it is: a new source is written with its type."
    assert left(result) == [
        ("Mia", ("source.type",), why),
        ("Ole", ("source.type",), why),
        ("Mia", ("source.title", "source.cadence"), later),
        ("Ole", ("source.title",), later),
    ]


def test_what_people_say_differently_is_said_in_the_words_of_the_reader() -> None:
    result = merged(
        answer(by="Mia", pain__title="No word", pain__severity="high"),
        answer(by="Ole", pain__title="No word", pain__severity="low"),
    )
    why = result.merged.unmerged[0].why
    assert "Mia: tinggi" in message_text(why, language("id"))


def test_an_emotion_beats_one_that_is_assumed_and_not_one_that_is_shown() -> None:
    result = merged(answer("pays", emotion__ana=2, emotion__ben=-2))
    assert added(JOURNEY, result.documents["order.yaml"].source.text) == [
        "-       ana: -1                       # nobody has asked her",
        "+       ana: 2                       # nobody has asked her",
    ]
    assert left(result) == [("Mia", ("emotion.ben",), "The file says 1 and names what shows it: survey.")]


def test_a_pain_point_that_is_there_gets_what_it_lacks_and_no_double() -> None:
    result = merged(answer("pays", pain__title="the queue is LONG", pain__severity="high", pain__personas=("ana",)))
    assert data_of(result)["stages"][0]["pain_points"] == [
        {"title": "The queue is long", "severity": "high", "personas": ["ana"]}
    ]


def test_a_stage_that_has_changed_since_matters_where_the_answer_contradicts_it() -> None:
    values = {"emotion.ana": 2, "emotion.ben": -2}
    result = merged(Answer("order", "pays", values, is_outdated=True))
    assert data_of(result)["stages"][0]["emotions"]["ana"] == 2
    assert left(result)[0][2].endswith("The stage has changed since the sheet was made.")


@pytest.mark.parametrize(("journey", "stage"), [("orders", "pays"), ("order", "paid")])
def test_a_stage_that_is_gone_leaves_all_that_was_said_of_it(journey: str, stage: str) -> None:
    result = merged(Answer(journey, stage, {"pain.title": "No word", "note": "Petra knows"}))
    assert [columns for _, columns, _ in left(result)] == [("pain.title", "note")]


def test_a_catalogue_comes_into_being_where_there_is_none() -> None:
    journey = "journey: order\ntitle: An order\nstages:\n  - id: waits\n    title: Waits\n"
    result = merged(answer(source__title="Calls", source__type="call-log"), texts={"order.yaml": journey})
    assert result.new_catalogue == "data_sources:\n  calls: {title: Calls, type: call-log}\n"
    assert data_of(result)["stages"][0]["data"] == ["calls"]


def test_a_source_is_new_in_the_nearest_catalogue_and_only_once_in_sight_of_it() -> None:
    texts = {
        "catalogue.yaml": "teams: {a: {title: A}}\n",
        "out.yaml": "journey: out\ntitle: O\nstages:\n  - {id: a, title: A}\n",
        "shop/catalogue.yaml": "teams: {b: {title: B}}\n",
        "shop/in.yaml": "journey: in\ntitle: I\nstages:\n  - {id: a, title: A}\n",
    }
    source = {"source.title": "Calls", "source.type": "call-log"}
    alone = merged(Answer("in", "a", source), texts=texts)
    assert set(alone.documents) == {"shop/catalogue.yaml", "shop/in.yaml"}
    both = merged(Answer("in", "a", source), Answer("out", "a", source), texts=texts)
    assert set(both.documents) == {"catalogue.yaml", "shop/in.yaml", "out.yaml"}
    again = merged(Answer("in", "a", source), Answer("out", "a", source), texts=texts_after(both, texts))
    assert not again.documents
    assert not again.merged.unmerged


def test_what_a_file_can_not_take_is_left_and_all_else_is_written() -> None:
    journey = JOURNEY.replace("    pain_points:", "    pain_points: &pains")
    result = merged(answer("pays", pain__title="No change", emotion__ana=0), texts={**WORKSPACE, "order.yaml": journey})
    assert data_of(result)["stages"][0]["emotions"]["ana"] == 0
    ((_, columns, why),) = left(result)
    assert columns == ("pain.title",)
    assert "by hand" in why


def test_every_value_is_written_settled_or_left_and_twice_is_once() -> None:
    answers = [
        answer("pays", source__title="Survey", source__cadence="monthly", source__sees="nowhere", emotion__ana=1),
        answer("pays", by="Ole", source__title="New one", source__type="survey", pain__title="The queue is long"),
        answer(
            by="Pia", source__title="New one", source__type="interviews", note="?", colour="red", **{"ask.who": "Petra"}
        ),
        Answer("gone", "pays", {"emotion.ana": 1}),
    ]
    first = merged(*answers)
    told = Counter(
        [part.cell for change in first.merged.changes for part in change.parts]
        + [part.cell for part in first.merged.settled]
        + [(one.answer, column) for one in first.merged.unmerged for column in one.columns]
    )
    assert told == Counter((one, column) for one in answers for column in one.values)
    again = merged(*answers, texts=texts_after(first))
    assert not again.documents
    assert filed(texts_after(first))


QUESTION = "How long do they wait?\nWho waits in vain?"


def asked(by: str = "Mia", on: str = QUESTION, **values: str) -> Answer:
    """Return an answer on questions of the stage ``waits``."""
    return Answer("order", "waits", {key.replace("__", "."): value for key, value in values.items()}, by, "", on)


def asks_after(*answers: Answer, asks: str = "") -> list[dict[str, str]]:
    """Return what is asked of the stage ``waits`` once answers are written twice."""
    texts = {**WORKSPACE, "order.yaml": JOURNEY + asks}
    once = texts_after(merged(*answers, texts=texts), texts)
    twice = merged(*answers, texts=once)
    assert not twice.documents
    return list(data_of(merged(*answers, texts=texts))["stages"][1]["asks"])


def test_who_will_find_out_is_asked_each_question() -> None:
    assert asks_after(asked(ask__who="customer research", ask__by="2026-12-15")) == [
        {"question": "How long do they wait?", "to": "research", "due": "2026-12-15"},
        {"question": "Who waits in vain?", "to": "research", "due": "2026-12-15"},
    ]


def test_answers_in_other_words_are_all_kept_with_who_said_them() -> None:
    how = "How long do they wait?"
    assert asks_after(
        asked("Mia", how, note="Nine days."), asked("Ole", how, note="Two weeks"), asked("Pia", how, note="nine days.")
    ) == [
        {"question": how, "to": who, "answer": said, "status": "answered"}
        for who, said in (("Mia", "Nine days."), ("Ole", "Two weeks"))
    ]


def test_words_are_not_put_under_questions_that_they_don_t_answer() -> None:
    result = merged(asked("Mia", note="Nine days.", ask__who="Petra"))
    assert left(result) == [
        (
            "Mia",
            ("note",),
            "Several questions stand in this row: leave the one that these words answer, and delete the others.",
        )
    ]
    asks = data_of(result)["stages"][1]["asks"]
    assert asks == [{"question": one, "to": "Petra"} for one in QUESTION.splitlines()], "who will find out, finds out"


ASKS = """\
    asks:
      - {question: How long?, to: research}   # in October
      - {id: vain, question: Who waits in vain?, status: dropped}
asks: [{question: What does it cost?, owner: research}]
"""
LONG, VAIN = closing_column("waits", "How long?"), closing_column("waits", "vain")
COST = closing_column(None, "What does it cost?")


def closed(**values: str) -> AnsweredTexts:
    """Return what becomes of answers to what somebody was asked."""
    return merged(Answer("order", "pays", values), texts={**WORKSPACE, "order.yaml": JOURNEY + ASKS})


def test_what_a_team_was_asked_is_answered_where_it_stands_and_on_which_day() -> None:
    result = closed(**{LONG: "Nine days", COST: "12 euros", "answered": "2026-11-30"})
    assert added(JOURNEY + ASKS, result.documents["order.yaml"].source.text) == [
        "-       - {question: How long?, to: research}   # in October",
        "+       - {question: How long?, to: research, answer: Nine days, answered: 2026-11-30, status: answered}   "
        "# in October",
        "- asks: [{question: What does it cost?, owner: research}]",
        "+ asks: [{question: What does it cost?, owner: research, answer: 12 euros, answered: 2026-11-30, "
        "status: answered}]",
    ]
    assert left(result) == []
    told = [part.column for change in result.merged.changes for part in change.parts]
    assert sorted(told) == sorted([LONG, COST, "answered"])


@pytest.mark.parametrize(
    ("column", "said", "why"),
    [
        (VAIN, "Nobody", "The file says otherwise (status: dropped)."),
        (closing_column("pays", "How long?"), "Nine days", "This question is not there any more."),
    ],
)
def test_a_question_that_is_closed_or_gone_is_left(column: str, said: str, why: str) -> None:
    result = closed(**{column: said, "answered": "2026-11-30"})
    assert not result.documents
    assert left(result) == [("", (column, "answered"), why)]


def test_an_answer_twice_is_once() -> None:
    first = closed(**{LONG: "Nine days", "answered": "2026-11-30"})
    texts = texts_after(first, {**WORKSPACE, "order.yaml": JOURNEY + ASKS})
    again = merged(Answer("order", "pays", {LONG: "nine days", "answered": "2026-12-01"}), texts=texts)
    assert not again.documents
    assert sorted(part.column for part in again.merged.settled) == sorted([LONG, "answered"])
    other = merged(Answer("order", "pays", {LONG: "Two weeks"}), texts=texts)
    assert left(other) == [("", (LONG,), "The file says otherwise (answer: Nine days).")]


def test_an_answer_closes_the_question_that_was_open() -> None:
    open_ = "    asks: [{question: How long?, due: 2026-12-01}]\n"
    assert asks_after(asked(on="How long?", note="Nine days"), asks=open_) == [
        {"question": "How long?", "due": "2026-12-01", "answer": "Nine days", "status": "answered"}
    ]


def test_a_question_that_is_asked_of_somebody_else_is_left() -> None:
    open_ = "    asks: [{question: How long?, to: Petra}]\n"
    result = merged(
        asked(on="How long?", ask__who="Ole", ask__by="2026-12-15"),
        texts={**WORKSPACE, "order.yaml": JOURNEY + open_},
    )
    assert data_of(result)["stages"][1]["asks"] == [{"question": "How long?", "to": "Petra", "due": "2026-12-15"}]
    assert left(result) == [("Mia", ("ask.who",), "The file says otherwise (to: Petra).")]


def test_a_new_question_stays_open() -> None:
    assert asks_after(asked(on="Why blue?", question="Why blue?")) == [{"question": "Why blue?"}]
