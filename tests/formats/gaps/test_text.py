"""Gaps for a workshop and for scripts: what interface.md and mission.md promise of them."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal, text_cells
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, studied

LANGUAGES = ("en", "fa", "id")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(folder: Path, page: GapsOptions | None = None, **files: str) -> dict[str, Any]:
    """Return what the JSON says of the journey buys."""
    studies = [study for study in studied(folder / "journeys", **files) if study.journey.journey == "buys"]
    content = json.loads(GAPS["json"](studies, AS_OF, page or GapsOptions(Terminal())))
    assert list(content) == ["version", "as_of", "journeys"]
    assert (content["version"], content["as_of"]) == (1, "2026-11-21")
    (journey,) = content["journeys"]
    found: dict[str, Any] = journey
    return found


def text_of(folder: Path, page: GapsOptions, **files: str) -> str:
    text: str = GAPS["text"](studied(folder / "journeys", **files), AS_OF, page)
    return text


def test_json_has_the_keys_of_the_interface_in_their_order(tmp_path: Path) -> None:
    journey = told(tmp_path)
    assert list(journey) == [
        *("journey", "title", "file", "status", "coverage", "stages", "gaps", "access", "voices"),
    ]
    assert journey["file"] == "journeys/buys.yaml"
    stage_keys = ["stage", "title", "coverage", "sources", "families", "missing", "unseen_touchpoints", "priority"]
    gap_keys = ["rank", "stage", "missing", "priority", "questions", "suggested_sources", "suggested_types"]
    assert all(list(stage) == stage_keys for stage in journey["stages"])
    assert all(list(gap) == gap_keys for gap in journey["gaps"])
    suggested = [found for gap in journey["gaps"] for found in gap["suggested_sources"]]
    assert suggested
    assert all(list(found) == ["source", "family", "expected"] for found in suggested)
    assert list(journey["access"]) == ["able_share", "stranded_share", "unknown_share", "personas"]
    person_keys = ["persona", "share", "able", "stranded_at", "reluctant_at"]
    assert all(list(person) == person_keys for person in journey["access"]["personas"])
    assert all(list(voice) == ["persona", "families"] for voice in journey["voices"])
    families = ["behavioural", "attitudinal", "contextual"]
    assert all(list(one["families"]) == families for one in (*journey["stages"], *journey["voices"]))


def test_json_says_what_is_worked_out_by_hand(tmp_path: Path) -> None:
    journey = told(tmp_path)
    assert journey["coverage"] == {
        "stages": 3,
        "covered": 2,
        "covered_percent": 66.7,
        "known_percent": 22.2,
        "touchpoints": 3,
        "unseen_touchpoints": 2,  # the poster, and the app whose survey has expired, in a stage without coverage
        "data_types": 2,
    }
    looks, pays, travels = journey["stages"]
    assert looks["sources"] == ["calls", "clicks"]  # as the stage names them, itself first
    assert looks["unseen_touchpoints"] == ["The poster"]
    assert (pays["coverage"], pays["sources"], pays["unseen_touchpoints"]) == ("none", [], ["app"])
    assert travels["sources"] == ["calls"]
    # pays: 5 × (1 + 3) × 9; looks, where greta is stranded: 3 × (1 + 3) × 4; travels: 3 × 1 × 4
    assert [(gap["rank"], gap["stage"], gap["priority"]) for gap in journey["gaps"]] == [
        (1, "pays", 180),
        (2, "looks", 48),
        (3, "travels", 12),
    ]
    assert {"source": "diary", "family": "attitudinal", "expected": "2027-02-01"} in journey["gaps"][0][
        "suggested_sources"
    ]
    access = journey["access"]
    assert [access[key] for key in ("able_share", "stranded_share", "unknown_share")] == [0.6, 0.14, 0.26]
    assert [person["stranded_at"] for person in access["personas"]] == [[], ["looks"]]
    assert journey["voices"][0]["families"]["behavioural"] == ["calls", "clicks"]  # by id


def test_shares_have_four_decimals_and_per_cents_one(tmp_path: Path) -> None:
    catalogue = "personas: {a: {title: A, share: 0.123456}, b: {title: B, share: 0.333333}}\n"
    text = "journey: buys\ntitle: B\nstages:\n" + "".join(f"  - {{id: s{n}, title: S{n}}}\n" for n in range(7))
    text = text.replace("id: s0, title: S0", "id: s0, title: S0, data: [d]")
    text += "data_sources: {d: {title: D, type: crm}}\n"
    journey = told(tmp_path, catalogue=catalogue, buys=text)
    assert journey["access"]["able_share"] == 0.4568
    assert journey["access"]["unknown_share"] == 0.5432
    assert journey["access"]["personas"][0]["share"] == 0.1235
    assert (journey["coverage"]["covered_percent"], journey["coverage"]["known_percent"]) == (14.3, 4.8)


def test_shares_that_are_not_known_are_null(tmp_path: Path) -> None:
    catalogue = "personas: {a: {title: A, share: 0.5}, b: {title: B}}\n"
    text = "journey: buys\ntitle: B\nstages: [{id: s, title: S}]\n"
    access = told(tmp_path, catalogue=catalogue, buys=text)["access"]
    assert [access[key] for key in ("able_share", "stranded_share", "unknown_share")] == [None, None, None]
    assert access["personas"][1]["share"] is None


def test_nobody_travels(tmp_path: Path) -> None:
    access = told(tmp_path, buys="journey: buys\ntitle: B\nstages: [{id: s, title: S}]\n")["access"]
    assert access == {"able_share": 0.0, "stranded_share": 0.0, "unknown_share": 1.0, "personas": []}


def test_top_cuts_gaps_and_nothing_else(tmp_path: Path) -> None:
    every, cut = told(tmp_path), told(tmp_path, GapsOptions(Terminal(), top=1))
    assert cut["gaps"] == every["gaps"][:1]
    assert {**cut, "gaps": 0} == {**every, "gaps": 0}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("titles", ["Pays", "Waits " * 40, "", "Pays (looks)"])
def test_no_two_gaps_share_a_question(tmp_path: Path, language: str, titles: str) -> None:
    """Stages titled alike, or alike for longer than is shown, are told apart."""
    text = ENGLISH
    if titles:
        text = re.sub(r"    title: (Looks for a ticket|Pays)", f"    title: {titles}", ENGLISH, count=2)
    gaps = told(tmp_path, GapsOptions(Terminal(), language), catalogue=CATALOGUE, buys=text)["gaps"]
    questions = [question for gap in gaps for question in gap["questions"]]
    assert len(questions) >= len(gaps) == 3
    assert len(set(questions)) == len(questions)
    assert not any("{" in question for question in questions)


COMPLETION = re.compile(r"complet\w* rate|completion|tingkat penyelesaian|نرخ تکمیل", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_able_is_never_called_a_completion_rate(tmp_path: Path, language: str) -> None:
    assert not COMPLETION.search(text_of(tmp_path, GapsOptions(Terminal(), language, explain=True)))
    assert not COMPLETION.search(json.dumps(told(tmp_path, GapsOptions(Terminal(), language)), ensure_ascii=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_coverage_figures_stand_in_neighbouring_lines(tmp_path: Path, language: str) -> None:
    from cxjourney.languages import language as words_of

    words = words_of(language)
    text = text_of(tmp_path, GapsOptions(Terminal(width=100), language), catalogue=CATALOGUE, buys=ENGLISH)
    lines = text.splitlines()
    covered = [number for number, line in enumerate(lines) if words.percent(200 / 3) in line]
    known = [number for number, line in enumerate(lines) if words.percent(200 / 9) in line]
    assert covered
    assert [number + 1 for number in covered] == known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, language: str, width: int) -> None:
    text = text_of(tmp_path, GapsOptions(Terminal(width=width), language, explain=True))
    assert max(text_cells(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("title", ["切符を買う人がいる" * 20, "x" * 300, "🙂" * 80, "سفارش‌هایی " * 30, "e\u0301" * 90])
def test_long_titles_wrap_and_nothing_is_lost(tmp_path: Path, title: str) -> None:
    text = text_of(
        tmp_path, GapsOptions(Terminal(width=40)), buys=ENGLISH_ALONE.replace("title: Buys a ticket", f"title: {title}")
    )
    assert max(text_cells(line) for line in text.splitlines()) <= 40
    assert "".join(title.split()) in "".join(text.split())


ENGLISH_ALONE = "journey: buys\ntitle: Buys a ticket\nstages: [{id: s, title: S}]\n"


def test_what_is_known_can_be_read_without_colour(tmp_path: Path) -> None:
    """Coverage is told by words and marks; colour only repeats them."""
    plain, coloured = (text_of(tmp_path, GapsOptions(Terminal(width=100, colour=colour))) for colour in (False, True))
    assert "\x1b" not in plain
    assert "✗ no data" in plain
    assert "~ partly" in plain
    uncoloured = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    rules = re.compile(r"^[─═-]+\s*$", re.MULTILINE)
    assert "".join(rules.sub("", uncoloured).split()) == "".join(rules.sub("", plain).split())


OWNED = """\
journey: buys
title: Buys a ticket
summary: Most pay on the way, {nobody} knows how.
owner: sales
stages:
  - {id: looks, title: Looks, owner: line, summary: SUMMARY}
  - {id: pays, title: Pays}
  - {id: rides, title: Rides, owner: guards}
teams:
  sales: {title: Sales, contact: room 4}
  line: {title: "Line (outsourced)", contact: line@example.org}
  guards: {title: Guards}
"""


@pytest.mark.parametrize(("language", "words"), [("en", "Talk to"), ("fa", "گفت‌وگو کنید با"), ("id", "Hubungi")])
def test_whom_to_talk_to_is_the_stage_s_owner_or_else_the_journey_s(tmp_path: Path, language: str, words: str) -> None:
    lines = text_of(tmp_path, GapsOptions(Terminal(), language), buys=OWNED).splitlines()
    found = [line.partition(f"{words}: ")[2] for line in lines if line.startswith(f"    {words}: ")]
    assert found == ["Line (outsourced) (line@example.org)", "Sales (room 4)", "Guards"]


def test_nobody_to_talk_to_is_not_made_up(tmp_path: Path) -> None:
    assert "Talk to" not in text_of(tmp_path, GapsOptions(Terminal()), buys=ENGLISH_ALONE)


def test_what_the_journey_is_about_stands_below_its_title(tmp_path: Path) -> None:
    lines = text_of(tmp_path, GapsOptions(Terminal()), buys=OWNED).splitlines()
    assert lines[2] == "Most pay on the way, {nobody} knows how."
    assert lines[3].startswith("Covered ")


@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
@pytest.mark.parametrize("width", [40, 80, None])
@pytest.mark.parametrize("summary", ["short", "and so on " * 40, "切符を買う人がいる" * 20, "سفارش‌هایی " * 40])
def test_what_a_stage_is_about_takes_one_line(tmp_path: Path, summary: str, width: int | None, unicode: bool) -> None:
    text = OWNED.replace("SUMMARY", summary.strip())
    lines = text_of(tmp_path, GapsOptions(Terminal(width=width, unicode=unicode)), buys=text).splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith(" 1. Looks"))
    line = lines[number + 1]
    assert text_cells(line) <= (width or 100)
    assert line.startswith(f"    {summary[:5]}")
    assert lines[number + 2].startswith("    Ask: ")
    assert line.endswith("short" if summary == "short" else "…" if unicode else "...")


def test_a_draft_says_so(tmp_path: Path) -> None:
    text = text_of(
        tmp_path, GapsOptions(Terminal()), buys=ENGLISH_ALONE.replace("title: B", "status: draft\ntitle: B", 1)
    )
    assert "[Draft]" in text.splitlines()[0]


def test_order_of_journeys_is_that_of_their_files(tmp_path: Path) -> None:
    ids = zip("cab", "xyz", strict=True)
    files = {name: ENGLISH_ALONE.replace("journey: buys", f"journey: {id_}") for name, id_ in ids}
    content = json.loads(GAPS["json"](studied(tmp_path / "j", **files), date(2026, 11, 21), GapsOptions(Terminal())))
    assert [journey["journey"] for journey in content["journeys"]] == ["y", "z", "x"]


def test_cut_gaps_say_what_to_type_to_see_the_others(tmp_path: Path) -> None:
    text = text_of(tmp_path, GapsOptions(Terminal(), top=1), catalogue=CATALOGUE, buys=ENGLISH)
    assert "And 2 more gaps: leave out --top to see them all." in text
    assert "And 1 more gap: leave out --top to see it." in text_of(tmp_path, GapsOptions(Terminal(), top=2))
    assert "leave out" not in text_of(tmp_path, GapsOptions(Terminal(), top=3))


def test_whoever_is_only_taken_to_hear_everybody_is_named(tmp_path: Path) -> None:
    said = "These name no channels under through:, so they are taken to hear everybody: "
    text = text_of(tmp_path, GapsOptions(Terminal(), "en"), catalogue=CATALOGUE, buys=ENGLISH)
    assert f"{said}“Call log”, “Clicks”\n" in text
    asked = CATALOGUE.replace("type: call-log", "type: call-log, through: [phone]")
    assert f"{said}“Clicks”\n" in text_of(tmp_path, GapsOptions(Terminal(), "en"), catalogue=asked, buys=ENGLISH)
    asked = asked.replace("type: web-analytics", "type: web-analytics, through: [web]")
    assert said not in text_of(tmp_path, GapsOptions(Terminal(), "en"), catalogue=asked, buys=ENGLISH)
    at_a_touchpoint = ENGLISH.replace("data: [calls, clicks]", "data: [calls]")  # it hears who can use the touchpoint
    asked = CATALOGUE.replace("type: call-log", "type: call-log, through: [phone]")
    assert said not in text_of(tmp_path, GapsOptions(Terminal(), "en"), catalogue=asked, buys=at_a_touchpoint)
