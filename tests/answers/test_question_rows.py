"""The rows of a question sheet.

If it fails, somebody is asked for what is known already, or cannot tell which stage a row asks about.
"""

from pathlib import Path

from cxjourney.answers.question_rows import gap_rows, question_rows, sheet_personas
from cxjourney.answers.row_key import read_key
from cxjourney.languages import language
from tests.analysis.study import studied

JOURNEY = """
journey: j
title: Opens an account
owner: retail
teams: {retail: {title: Retail}, desk: {title: "The desk"}}
personas: {dara: {title: "Dara, has a phone"}, edwin: {title: "Edwin, has none"}}
data_sources:
  clicks: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}
  old: {title: Old log, type: call-log, refreshed: 2026-07-01, cadence: monthly}
  survey: {title: Survey, type: survey, status: planned, expected: 2027-02-01}
stages:
  - id: applies
    title: "Applies
      at home"
    owner: desk
    data: [clicks, old]
    emotions: {dara: {score: -1.5, source: clicks}, edwin: 0}
    touchpoints: [{title: Form, channel: web}]
    pain_points:
      - {title: "A photo is refused", severity: high}
      - {title: Solved by now, status: solved}
    asks:
      - {question: How many letters come back?, to: desk, due: 2027-01-15}
      - {question: Who reads them?, status: answered, answer: Nobody}
  - {id: waits, title: Waits}
"""


def test_a_row_says_what_is_known_missing_and_who_knows(tmp_path: Path) -> None:
    study = studied(tmp_path, JOURNEY)
    first, second = sorted(gap_rows(study, language("en")), key=lambda row: row.key)
    assert read_key(first.key) == ("j", "applies")
    given = dict(first.given)
    del given["key"], given["question"], given["file"], given["as_of"]
    assert given == {
        "journey": "Opens an account",
        "stage": "Applies at home",
        "whom": "The desk",
        "know": "Data: Clicks, Old log !\nFeelings: Dara -1.5, Edwin 0 (assumed)\n"
        "Pain points: “A photo is refused” (assumed)\n"
        "Asked already: “How many letters come back?” (Asked of: The desk; Due: 2027-01-15)",
        "missing": "What they feel\nWhat surrounds them\nUnseen: “Form”",
        "suggested": "Planned: “Survey” (from 2027-02-01)\n"
        "Or collect: a satisfaction survey, a usability test, feedback, and 2 more",
        "rank": first.given["rank"],
        "coverage": "partly",
        "priority": first.given["priority"],
        "not_said": "importance",
    }
    assert first.given["question"].count("\n") == 2
    assert second.given["whom"] == "Retail"  # nobody is written for the stage
    assert second.given["know"] == "No data sees it"
    assert second.given["as_of"] == study.as_of.date.isoformat()


def test_rows_come_by_rank_and_no_more_than_asked_for(tmp_path: Path) -> None:
    study = studied(tmp_path, JOURNEY)
    every = gap_rows(study, language("en"))
    assert [row.gap.rank for row in every] == [1, 2]
    assert gap_rows(study, language("en"), top=1) == every[:1]


def test_each_question_has_a_row_of_its_own_that_says_all_else(tmp_path: Path) -> None:
    gap, *_ = gap_rows(studied(tmp_path, JOURNEY), language("en"))
    rows = question_rows([gap])
    assert [row.given["question"] for row in rows] == gap.given["question"].split("\n")
    assert len(rows) == 3
    assert {tuple({**row.given, "question": ""}.items()) for row in rows} == {
        tuple({**gap.given, "question": ""}.items())
    }


def test_a_stage_that_is_seen_whole_asks_nothing(tmp_path: Path) -> None:
    study = studied(
        tmp_path,
        """
        journey: j
        title: J
        data_sources:
          a: {title: A, type: web-analytics}
          b: {title: B, type: survey}
          c: {title: C, type: observation}
        stages: [{id: s, title: S, data: [a, b, c]}]
        """,
    )
    assert gap_rows(study, language("en")) == ()


def test_personas_are_those_who_travel_and_those_who_feel(tmp_path: Path) -> None:
    assert sheet_personas(studied(tmp_path, JOURNEY)) == {"dara": "Dara", "edwin": "Edwin"}
