"""The figures of a report are those of `gaps`.

If it fails, a meeting argues about which of two screens is right.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cxjourney.languages import language
from cxjourney.pipeline.study_journeys import StudyRequest
from cxjourney.report.basis import ReportOptions
from cxjourney.report.build import build_report
from tests.report.conftest import DAY
from tests.report.page import Element, read_page

WORDS = language("en")


def figures(section: Element) -> list[str]:
    return [one.tagged("strong")[0].text for one in section.of_class("figure")]


def test_the_overview_sums_what_gaps_says_of_each_journey(page: Element, gaps: list[dict[str, Any]]) -> None:
    stages = sum(one["coverage"]["stages"] for one in gaps)
    covered = sum(one["coverage"]["covered"] for one in gaps)
    known = sum(3 - len(stage["missing"]) for one in gaps for stage in one["stages"])
    stranded = max(one["access"]["stranded_share"] for one in gaps)
    shown = figures(page.with_id("overview"))
    assert shown[:3] == [
        WORDS.percent(100 * covered / stages),
        WORDS.percent(100 * known / (3 * stages)),
        WORDS.percent(100 * stranded),
    ]
    assert page.with_id("overview").tagged("h1")[0].text == (
        f"No data sees {stages - covered} of {stages} stages. 6 of 6 journeys leave customers stranded."
    )


def test_a_journeys_page_has_its_figures(page: Element, gaps: list[dict[str, Any]]) -> None:
    for one in gaps:
        words = language(page.with_id(f"j/{one['journey']}").attributes["lang"])
        shown = figures(page.with_id(f"j/{one['journey']}"))
        assert shown[:2] == [
            words.percent(one["coverage"]["covered_percent"]),
            words.percent(one["coverage"]["known_percent"]),
        ]
        assert shown[-1] == words.number(len(one["gaps"]))


def test_claims_are_counted_once_each(page: Element, gaps: list[dict[str, Any]]) -> None:
    states: Counter[str] = Counter()
    seen = set()
    for one in gaps:
        folder = one["file"].rpartition("/")[0]
        for claim in one["claims"]["list"]:
            is_shared = claim["path"][0] == "personas"
            key = (folder if is_shared else one["journey"], *claim["path"])
            if key not in seen:
                states[claim["state"]] += 1
            seen.add(key)
    assert figures(page.with_id("ledger")) == [
        WORDS.number(states[state]) for state in ("evidenced", "outdated", "assumed")
    ]
    share = 100 * states["evidenced"] / states.total()
    assert figures(page.with_id("overview"))[3] == WORDS.percent(share)


def test_gaps_stand_in_the_order_of_their_priority(page: Element, gaps: list[dict[str, Any]]) -> None:
    shown = [one.of_class("priority")[0].text for one in page.with_id("gap-list").of_class("gap")]
    every = sorted((gap["priority"] for one in gaps for gap in one["gaps"]), reverse=True)
    assert shown == [f"Priority {WORDS.number(priority)}" for priority in every]


def test_a_gap_is_asked_about_with_a_question_of_its_own(page: Element, gaps: list[dict[str, Any]]) -> None:
    (loan,) = (one for one in gaps if one["journey"] == "loan-application")
    asked = [one.of_class("question")[0].text for one in page.with_id("j/loan-application/gaps").of_class("gap")]
    assert len(asked) == len(loan["gaps"])
    for question, gap in zip(asked, loan["gaps"], strict=True):
        assert question in gap["questions"]


@pytest.mark.parametrize("row", range(6))
def test_a_strip_shows_each_stage(page: Element, gaps: list[dict[str, Any]], row: int) -> None:
    line = page.with_id("rows").tagged("li")[row]
    anchor = line.tagged("a")[0].attributes["href"]
    (one,) = (one for one in gaps if f"#j/{one['journey']}" == anchor)
    (strip,) = line.of_class("strip")
    blind = len(strip.tagged("rect"))
    stranded = {stage for persona in one["access"]["personas"] for stage in persona["stranded_at"]}
    assert strip.cells("f-known-deep") == sum(3 - len(stage["missing"]) for stage in one["stages"])
    assert blind == sum(stage["coverage"] == "none" for stage in one["stages"])
    assert strip.cells("f-ink") == len(stranded)


def test_each_figure_of_the_overview_leads_to_what_it_counts(page: Element) -> None:
    figures = page.with_id("overview").of_class("figure")
    ways = [link.attributes["href"] for one in figures for link in one.tagged("a")]
    assert ways == ["#gaps", "#data", "#j/hospital-visit/access", "#ledger", "#coming"]


def test_no_figure_leads_to_a_page_that_was_left_out(workspace: Path) -> None:
    options = ReportOptions(maps=(), without=frozenset({"gaps", "data", "ledger"}))
    made = read_page(build_report(StudyRequest([str(workspace)], None), options, DAY).html)
    ids = {one.attributes["id"] for one in made.walk() if "id" in one.attributes}
    ways = [
        link.attributes["href"][1:] for one in made.with_id("overview").of_class("figure") for link in one.tagged("a")
    ]
    assert set(ways) <= ids
