"""What customers want, do and suffer, with whose it is: the short and the long form of a text alike.

If it fails, a text vanishes from the map because somebody wrote down who said it.
"""

from cxjourney.maps.model.card import Card
from tests.maps.drawing import composed, persona, study_of

PEOPLE = {
    "dara": persona("A young driver with a smartphone", name="Dara", link="https://people.example/dara"),
    "greta": persona("Greta, 78, at home"),
}


def cards(stage: dict[str, object], lane: str, **attributes: object) -> tuple[Card, ...]:
    drawn = composed(study_of([stage], personas=PEOPLE, **attributes))
    return next(one for one in drawn.grids[0].lanes if one.name == lane).cells[0].cards


def test_a_text_in_its_long_form_is_drawn_as_in_its_short_form_and_belongs_to_its_persona() -> None:
    stage: dict[str, object] = {
        "goals": ["Have it soon", {"text": "Pay little", "persona": "dara"}],
        "actions": [{"text": "Reads the form", "persona": "greta"}],
        "barriers": [{"text": "No printer", "persona": "greta"}, "A queue"],
    }
    assert [(card.title, card.whose) for card in cards(stage, "wants")] == [
        ("Have it soon", None),
        ("Pay little", frozenset(["dara"])),
    ]
    assert [(card.title, card.whose) for card in cards(stage, "does")] == [("Reads the form", frozenset(["greta"]))]
    assert [(card.title, card.whose) for card in cards(stage, "barriers")] == [
        ("No printer", frozenset(["greta"])),
        ("A queue", None),
    ]


def test_opportunities_of_a_stage_stand_behind_those_of_its_pain_points() -> None:
    stage: dict[str, object] = {
        "pain_points": [{"title": "It is slow", "opportunities": [{"title": "Be quick", "impact": "high"}]}],
        "opportunities": [{"title": "A kiosk", "status": "planned", "owner": "web"}, {"title": "A map"}],
    }
    drawn = cards(stage, "opportunities", teams={"web": {"title": "Web team"}})
    assert [card.title for card in drawn] == ["Be quick", "A kiosk", "A map"]
    assert drawn[1].details == ("planned · Web team",)
    assert drawn[2].details == ()


def test_a_persona_goes_by_its_name_where_it_is_called_in_short() -> None:
    stage: dict[str, object] = {
        "quotes": [{"text": "I gave up", "persona": "dara"}],
        "pain_points": [{"title": "Slow"}],
    }
    (quote,) = cards(stage, "quotes")
    assert "Dara" in " ".join(quote.details)
    rows = composed(study_of([stage], personas=PEOPLE)).rows
    heads = [card for row in rows for card in row.cards if card.look == "persona"]
    assert [(card.title, card.link) for card in heads] == [
        ("A young driver with a smartphone (Dara)", "https://people.example/dara"),
        ("Greta, 78, at home", ""),
    ]


def test_a_pain_point_a_stage_and_a_touchpoint_lead_to_where_more_is_found() -> None:
    study = study_of(
        [
            {
                "link": "https://wiki.example/stage",
                "touchpoints": [{"title": "Form", "channel": "web", "link": "https://form.example/"}],
                "pain_points": [{"title": "Slow", "link": "https://tickets.example/1"}],
            }
        ]
    )
    grid = composed(study).grids[0]
    assert grid.columns[0].head.link == "https://wiki.example/stage"
    links = {lane.name: [card.link for card in lane.cells[0].cards] for lane in grid.lanes}
    assert links["touchpoints"] == ["https://form.example/"]
    assert links["pain-points"] == ["https://tickets.example/1"]


def test_phases_of_the_journey_s_own_stand_above_their_stages_by_their_titles() -> None:
    stages = [{"phase": "first"}, {"phase": "first"}, {}, {"phase": "after"}, {"phase": "before"}]
    phases = [{"id": "first", "title": "Finding out", "when": "before"}, {"id": "after", "title": "Living with it"}]
    spans = composed(study_of(stages, phases=phases)).grids[0].spans
    assert [(span.first, span.last, span.words) for span in spans] == [
        (0, 1, "Finding out"),
        (3, 3, "Living with it"),
        (4, 4, "Before"),
    ]
