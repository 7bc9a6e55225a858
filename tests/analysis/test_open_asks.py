"""Questions that somebody was asked: which are open, which overdue, whose they are; and none of them is asked again.

If it fails, a room asks what it gave to a team last month, or an answer that nobody sent is forgotten.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.analysis.ask_wording import ask_text, count_of_asks
from cxjourney.analysis.gap_questions import gap_questions
from cxjourney.analysis.gap_wording import question_text
from cxjourney.analysis.open_asks import open_asks
from cxjourney.languages import language
from tests.analysis.study import studied

WORDS = language("en")
HEAD = "journey: buys\ntitle: Buys\nteams: {web: {title: Web}, desk: {title: Help desk}}\n"
STAGE = "stages: [{id: pays, title: Pays%s}]\n"


def test_whose_they_are_and_which_are_overdue(tmp_path: Path) -> None:
    asks = """
asks:
  - {question: Nobody's?}
  - {question: "Web's?", to: web, due: 2026-11-20}
  - {question: "The desk's?", to: web, owner: desk, due: 2026-11-21}
  - {question: Somebody's?, to: the web team}
  - {question: Answered?, to: web, due: 2026-11-20, status: answered}
  - {question: Dropped?, status: dropped}
"""
    study = studied(tmp_path, HEAD + asks.lstrip("\n") + STAGE % ", asks: [{question: Here?, owner: desk}]")
    assert [(one.ask.question, one.stage and one.stage.id, one.team, one.is_overdue) for one in open_asks(study)] == [
        ("Nobody's?", None, None, False),
        ("Web's?", None, "web", True),
        ("The desk's?", None, "desk", False),
        ("Somebody's?", None, None, False),
        ("Here?", "pays", "desk", False),
    ]
    assert count_of_asks(open_asks(study), WORDS) == "5 open questions (1 overdue)"
    assert [ask_text(study, one, WORDS) for one in open_asks(study)][1:4] == [
        "“Web's?” (Asked of: Web; Due: 2026-11-20, overdue)",
        "“The desk's?” (Asked of: Web; Seen to by: Help desk; Due: 2026-11-21)",
        "“Somebody's?” (Asked of: the web team)",
    ]


def test_the_answer_holds_until_the_day_on_which_one_is_overdue(tmp_path: Path) -> None:
    study = studied(tmp_path, HEAD + STAGE % ", asks: [{question: Why?, due: 2026-12-01}]")
    assert open_asks(study)[0].is_overdue is False
    assert date.fromordinal(study.as_of.holds[1]) == date(2026, 12, 1)


@pytest.mark.parametrize("tag", ["en", "fa", "ja"])
@pytest.mark.parametrize("status", ["open", "answered"])
def test_what_is_asked_already_is_not_asked_again_in_any_language(tmp_path: Path, tag: str, status: str) -> None:
    study = studied(tmp_path, HEAD + STAGE % "")
    first, second, *_ = gap_questions(study, study.gaps[0])
    asked = question_text(first, language(tag))
    ask = f", asks: [{{question: '{asked.replace(chr(39), 2 * chr(39))}', status: {status}}}]"
    again = studied(tmp_path, HEAD + STAGE % ask)
    left = gap_questions(again, again.gaps[0])
    assert left[0] == second
    assert first not in left


def test_what_was_dropped_is(tmp_path: Path) -> None:
    study = studied(tmp_path, HEAD + STAGE % "")
    asked = question_text(gap_questions(study, study.gaps[0])[0], WORDS)
    again = studied(tmp_path, HEAD + STAGE % f', asks: [{{question: "{asked}", status: dropped}}]')
    assert gap_questions(again, again.gaps[0]) == gap_questions(study, study.gaps[0])


def test_a_customers_question_that_somebody_was_asked_gives_way_to_the_next(tmp_path: Path) -> None:
    more = ", questions: [What does it cost?, When is it paid?], asks: [{question: what, id: a}, {question: %s}]"
    study = studied(tmp_path, HEAD + STAGE % more % "What does  it cost?")
    said = [question_text(one, WORDS) for one in gap_questions(study, study.gaps[0])]
    assert "“When is it paid?”" in said[0]
    assert not any("What does it cost?" in one for one in said)


def test_where_all_is_asked_it_is_asked_what_has_come_of_it(tmp_path: Path) -> None:
    study = studied(tmp_path, HEAD + STAGE % "")
    lines: list[str] = []
    while True:  # each answer lays the next question open
        asks = "".join(f"\n    - question: {line!r}" for line in lines)
        text = f"{HEAD}stages:\n- id: pays\n  title: Pays\n" + (f"  asks:{asks}\n" if lines else "")
        study = studied(tmp_path, text)
        questions = gap_questions(study, study.gaps[0])
        if questions[0].kind == "asked":
            break
        lines += [question_text(one, WORDS) for one in questions]
    assert [question_text(one, WORDS) for one in questions] == ["What has come of what was asked at “Pays”?"]
    assert len(lines) == 4


def test_several_questions_in_one_ask_are_each_asked(tmp_path: Path) -> None:
    study = studied(tmp_path, HEAD + STAGE % "")
    first, second, third = (question_text(one, WORDS) for one in gap_questions(study, study.gaps[0]))
    ask = f"stages:\n- id: pays\n  title: Pays\n  asks:\n  - question: |\n      {first}\n      {third}\n"
    again = studied(tmp_path, HEAD + ask)
    left = [question_text(one, WORDS) for one in gap_questions(again, again.gaps[0])]
    assert left[0] == second
    assert third not in left
