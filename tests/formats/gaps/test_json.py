"""Gaps as JSON, version 1, for scripts.

If it fails, a script of a team looks for a key that is gone, or reads a figure of another meaning.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, studied

from .wording import COMPLETION, LANGUAGES


def told(folder: Path, page: GapsOptions | None = None, **files: str) -> dict[str, Any]:
    """Return what the JSON says of the journey buys."""
    studies = [study for study in studied(folder / "journeys", **files) if study.journey.journey == "buys"]
    content = json.loads(GAPS["json"](studies, AS_OF, page or GapsOptions(Terminal())))
    assert list(content) == ["version", "as_of", "journeys"]
    assert (content["version"], content["as_of"]) == (1, "2026-11-21")
    (journey,) = content["journeys"]
    found: dict[str, Any] = journey
    return found


def test_json_has_the_keys_of_the_interface_in_their_order(tmp_path: Path) -> None:
    journey = told(tmp_path)
    assert list(journey) == [
        *("journey", "title", "file", "status", "coverage", "stages", "gaps", "access", "voices", "hearing", "claims"),
        "asks",
    ]
    assert journey["file"] == "journeys/buys.yaml"
    stage_keys = ["stage", "title", "coverage", "sources", "families", "missing", "stale_sources", "undated_sources"]
    stage_keys += ["unseen_touchpoints", "priority", "questions"]
    gap_keys = ["rank", "stage", "missing", "priority", "not_said", "questions", "suggested_sources", "suggested_types"]
    assert all(list(stage) == stage_keys for stage in journey["stages"])
    assert all(list(gap) == gap_keys for gap in journey["gaps"])
    suggested = [found for gap in journey["gaps"] for found in gap["suggested_sources"]]
    assert suggested
    assert all(list(found) == ["source", "family", "expected", "freshness", "reasons"] for found in suggested)
    assert all(list(reason) == ["kind", "id"] for found in suggested for reason in found["reasons"])
    assert list(journey["access"]) == [
        "able_share",
        "stranded_share",
        "unknown_share",
        "goal",
        "goal_marked",
        "personas",
    ]
    person_keys = [
        "persona",
        "share",
        "share_state",
        "state",
        "able",
        "stranded_at",
        "reluctant_at",
        "unproven_at",
        "unreached_at",
        "served_at",
        "assumed",
        "assumed_channels",
    ]
    assert all(list(person) == person_keys for person in journey["access"]["personas"])
    assert all(list(voice) == ["persona", "families", "assumed"] for voice in journey["voices"])
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
    diary = next(one for one in journey["gaps"][0]["suggested_sources"] if one["source"] == "diary")
    assert (diary["family"], diary["expected"]) == ("attitudinal", "2027-02-01")
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
    shares = {"able_share": 0.0, "stranded_share": 0.0, "unknown_share": 1.0}
    assert access == {**shares, "goal": ["s"], "goal_marked": False, "personas": []}


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_able_is_never_called_a_completion_rate(tmp_path: Path, language: str) -> None:
    said = json.dumps(told(tmp_path, GapsOptions(Terminal(), language)), ensure_ascii=False)
    assert not COMPLETION.search(said)
