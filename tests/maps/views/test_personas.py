"""The view of personas: all that is known of each, and how they fare elsewhere.

If it fails, research that is missing or old goes unseen, or one persona gets what another one lives.
"""

import pytest

from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Part
from cxjourney.maps.views.personas import compose_beside
from tests.maps.drawing import composed, drawing_of, everything, persona, study_of, workspace_study

from .people import CALL, OFFLINE, STEP, cards, lanes


def test_a_card_tells_all_that_a_persona_has() -> None:
    told = {
        "quote": "I call first.",
        "demographics": ["71, lives alone"],
        "needs": ["large print"],
        "motivations": ["to stay at home"],
        "behaviours": ["writes lists"],
        "feelings": ["wary"],
        "research": {"interviews": 4, "last": "2026-06-01"},
        "channels": {"prefers": ["phone"], "avoids": ["kiosk"]},
        "access": OFFLINE | {"assistive": ["large-text"], "concerns": ["trust"]},
    }
    study = study_of([{"touchpoints": [STEP]}], personas={"greta": persona("Greta", share=0.2, **told)})
    parts = everything(drawing_of(study, "personas").items)
    said = " ".join(f"{part.title} {part.says}" for part in parts if isinstance(part, Part))
    for words in (
        "I call first.", "71, lives alone", "large print", "to stay at home", "writes lists", "wary", "4 conversations",
        "2026-06-01", "Phone", "Kiosk", "no internet", "a landline", "large text", "trust", "20% of customers",
        "Stage 0",
    ):  # fmt: skip
        assert words in said, words


def test_access_that_nobody_wrote_down_is_said_to_be_assumed() -> None:
    people = {"maya": persona("Maya", share=0.5, access={"internet": "poor"})}
    parts = everything(drawing_of(study_of([{}], personas=people), "personas").items)
    said = " ".join(f"{part.title} {part.says}" for part in parts if isinstance(part, Part))
    assert "a poor connection" in said
    assert "not said: devices, digital skills, travel (taken as the best)" in said
    assert "travels anywhere" not in said
    assert "confident digital skills" not in said


def test_research_that_is_missing_or_old_is_loud() -> None:
    people = {
        "new": persona("New", research={"interviews": 3, "last": "2026-10-01"}),
        "old": persona("Old", research={"interviews": 3, "last": "2025-01-01"}),
        "none": persona("None"),
    }
    drawn = composed(study_of([{}], personas=people), "personas")
    research = [found[0] for found in cards(drawn, "research")]
    assert [card.look for card in research] == ["plain", "gap", "gap"]
    assert ["more than a year ago" in card.details for card in research] == [False, True, False]


def test_how_a_persona_fares_in_other_journeys_is_told_of_the_same_persona_only() -> None:
    people = {"greta": persona("Greta", access=OFFLINE)}
    here = study_of([{"touchpoints": [CALL]}], personas=people)
    there = study_of([{"touchpoints": [STEP]}], title="Elsewhere", personas=people)
    namesake = study_of([{}], title="Unlike", personas={"greta": persona("Another Greta")})
    drawn = compose_beside(here, (workspace_study(), here, there, namesake), language("en"))
    ((card,),) = cards(drawn, "elsewhere")
    assert (card.heading, card.look) == ("Elsewhere", "halted")
    assert "elsewhere" not in lanes(composed(here, "personas"))


def test_a_threshold_of_the_team_is_that_of_the_map_too() -> None:
    research = {"interviews": 3, "last": "2026-08-01"}
    people = {"pat": persona("Pat", research=research)}
    study = study_of([{}], personas=people)
    assert "days ago" not in str(composed(study, "personas"))
    strict = Study(study.in_scope, study.as_of, thresholds={**study.thresholds, "CX710": 90})
    assert "more than 90 days ago" in str(composed(strict, "personas"))


def test_who_is_able_only_by_what_nobody_wrote_is_not_called_able_and_who_is_only_taken_to_be_heard_is_said() -> None:
    written = {"internet": "good", "devices": ["laptop"], "skills": "confident", "travel": "any"}
    people = {"ada": persona("Ada", access=written), "bo": persona("Bo")}
    sources = {"clicks": {"title": "Clicks", "type": "web-analytics", "refreshed": "2026-11-01"}}
    step = STEP | {"data": ["clicks"]}
    drawn = composed(study_of([{"touchpoints": [step]}], personas=people, data_sources=sources), "personas")
    ((ada,), (bo,)) = cards(drawn, "fares")
    assert (ada.title, ada.symbol) == ("able to get through", "seen")
    assert bo.title.startswith("able only if what nobody wrote down is good enough")
    assert bo.symbol == "assumed-pass"
    assert [note for note in drawn.notes if "a touchpoint that names them is taken to be heard: “Clicks”" in note]


@pytest.mark.parametrize(
    ("age", "said"),
    [
        ({"refreshed": "2026-11-01"}, "Clicks"),
        ({"refreshed": "2026-07-01", "cadence": "daily"}, "Clicks (stale)"),
        ({}, "Clicks (undated)"),
    ],
)
def test_data_that_hears_somebody_says_when_it_is_old_or_nobody_wrote_how_old(age: dict[str, str], said: str) -> None:
    sources = {"clicks": {"title": "Clicks", "type": "web-analytics", **age}}
    step = STEP | {"data": ["clicks"]}
    stages = [{"touchpoints": [step]}]
    drawn = composed(study_of(stages, personas={"ada": persona("Ada")}, data_sources=sources), "personas")
    ((heard, *_),) = cards(drawn, "heard")
    assert heard.title == said


def test_the_icon_of_a_channel_stands_at_its_name_and_not_at_what_the_persona_thinks_of_it() -> None:
    people = {"greta": persona("Greta", channels={"prefers": ["phone", "post"], "avoids": ["kiosk"]})}
    (found,) = cards(composed(study_of([{}], personas=people), "personas"), "channels")
    assert [(card.heading, card.title) for card in found] == [
        ("Likes", ""), ("", "Phone"), ("", "Post"), ("Stays away from", ""), ("", "Kiosk"),
    ]  # fmt: skip
    assert [bool(card.icon) for card in found] == [False, True, True, False, True]
