"""Open questions in the report: by team, on the page of the journey, among what comes up, with the figures of `gaps`.

If it fails, a team does not see what it owes, or two screens count differently.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.json import write
from cxjourney.formats.terminal import Terminal
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report

from .page import Element, read_page

DAY = date(2026, 11, 21)
JOURNEY = """\
journey: buys
title: Buys a ticket
teams: {web: {title: Web}, desk: {title: Desk}}
data_sources: {log: {title: Call log, type: call-log}}
asks:
- {question: Who reads it?, to: web, due: 2026-11-20}
- {question: "Who <i>pays</i>?", to: somebody}
stages:
- id: looks
  title: Looks
  asks:
  - {question: How many?, to: web, owner: desk, due: 2026-12-20, asked: 2026-11-02}
  - {question: Why?, to: web, status: answered, answer: It is late., answered: 2026-11-05, source: log}
  - {question: Where?, owner: web, status: dropped}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("asks")
    (found / "buys.yaml").write_text(JOURNEY, "utf-8")
    return found


@pytest.fixture(scope="module")
def page(folder: Path) -> Element:
    return read_page(build_report(StudyRequest([str(folder)], None), ReportOptions(maps=()), DAY).html)


def test_on_the_page_of_the_journey_overdue_first(page: Element) -> None:
    _, *rows = page.with_id("j/buys/asks").tagged("tr")
    cells = [[cell.text.strip() for cell in row.tagged("td")] for row in rows]
    assert cells == [
        ["Who reads it?", "The whole journey", "Web", "not said", "not said", "2026-11-20", "overdue"],
        ["Who <i>pays</i>?", "The whole journey", "somebody", "not said", "not said", "not said", "open"],
        ["How many?", "Looks", "Web", "Desk", "2026-11-02", "2026-12-20", "open"],
        ["Why?It is late.Call log", "Looks", "Web", "not said", "not said", "not said", "answered 2026-11-05"],
        ["Where?", "Looks", "not said", "Web", "not said", "not said", "dropped"],
    ]


def test_by_team(page: Element) -> None:
    told = {
        team.tagged("h2")[0].text: [
            item.text.strip() for item in team.tagged("li") if "?" in item.text and "asks" in str(item.tagged("a"))
        ]
        for team in page.of_class("team")
    }
    assert told == {
        "Web 1 overdue": ["Who reads it? The whole journey · Buys a ticket 2026-11-20, overdue"],
        "Desk": ["How many? Looks · Buys a ticket Due: 2026-12-20"],
    }


def test_the_figures_are_those_of_gaps(folder: Path, page: Element) -> None:
    studies = study_journeys(StudyRequest([str(folder)], None), DAY).studies
    (journey,) = json.loads(write(studies, DAY, GapsOptions(Terminal())))["journeys"]
    _, *rows = page.with_id("j/buys/asks").tagged("tr")
    states = [row.tagged("td")[-1].text.strip() for row in rows]
    assert states.count("overdue") == sum(one["overdue"] for one in journey["asks"]) == 1
    assert states.count("open") + states.count("overdue") == len(journey["asks"]) == 3


def test_what_comes_up_names_their_days(page: Element) -> None:
    days = [item for item in page.with_id("coming-list").tagged("li") if item.attributes["data-day"] == "ask"]
    assert [" ".join(item.text.split()) for item in days] == [
        "2026-11-20 answer due Who reads it? Web",
        "2026-12-20 answer due How many? Desk",
    ]


def test_a_gap_says_what_was_asked(page: Element) -> None:
    (gap,) = page.with_id("j/buys/gaps").of_class("gap")
    assert [line.text for line in gap.of_class("asked")] == [
        "Asked already: “How many?” (Asked of: Web; Seen to by: Desk; Asked on: 2026-11-02; Due: 2026-12-20)"
    ]
