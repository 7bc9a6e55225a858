"""What customers want, do and suffer, with whose it is: the short and the long form of a text alike.

If it fails, a text vanishes from the map because somebody wrote down who said it.
"""

from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Box
from cxjourney.maps.model.card import Card, Label
from cxjourney.maps.selection import MapSelection, select
from tests.maps.drawing import composed, drawing_of, everything, persona, study_of

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


def test_strengths_stand_beside_barriers() -> None:
    drawn = composed(
        study_of(
            [{"barriers": ["A queue"], "strengths": ["Kind staff", {"text": "Free", "persona": "greta"}]}],
            personas=PEOPLE,
        )
    )
    lanes = drawn.grids[0].lanes
    names = [lane.name for lane in lanes]
    assert names.index("strengths") == names.index("barriers") + 1
    drawn_cards = lanes[names.index("strengths")].cells[0].cards
    assert [(card.title, card.whose) for card in drawn_cards] == [("Kind staff", None), ("Free", frozenset(["greta"]))]
    assert "symbol-strength" in {key.sample for key in drawn.legend}


def test_lanes_of_the_team_s_own_stand_last_in_the_order_in_which_they_are_defined() -> None:
    lanes = [
        {"id": "risks", "title": "Risks"},
        {"id": "weather", "title": "Weather"},
        {"id": "empty", "title": "Empty"},
    ]
    stages: list[dict[str, object]] = [
        {
            "metrics": [{"kind": "csat"}],
            "notes": {"weather": ["Rain"], "risks": [{"text": "Theft", "persona": "dara"}]},
        },
        {"notes": {"risks": ["Loss"]}},
    ]
    drawn = composed(study_of(stages, lanes=lanes, personas=PEOPLE)).grids[0].lanes
    assert [(lane.head.title, lane.choice) for lane in drawn[-2:]] == [("Risks", "risks"), ("Weather", "weather")]
    assert [[card.title for card in cell.cards] for cell in drawn[-2].cells] == [["Theft"], ["Loss"]]
    assert drawn[-2].cells[0].cards[0].whose == frozenset(["dara"])


def test_moments_of_truth_are_marked_with_a_star_and_the_word() -> None:
    touchpoints = [{"title": "T", "channel": "web", "moment_of_truth": True}, {"title": "U", "channel": "web"}]
    stages: list[dict[str, object]] = [{"moment_of_truth": True, "touchpoints": touchpoints}, {}]
    grid = composed(study_of(stages)).grids[0]
    star = Label(("moment-of-truth",), "Moment of truth")
    assert [star in column.head.ornaments for column in grid.columns] == [True, False]
    (lane,) = (one for one in grid.lanes if one.name == "touchpoints")
    assert [card.ornaments for card in lane.cells[0].cards] == [(star,), ()]
    assert "Moment of truth" in grid.columns[0].head.spoken_text
    drawing = list(everything(drawing_of(study_of(stages)).items))
    assert len([box for box in drawing if isinstance(box, Box) and box.shape == "star"]) == 2


def test_who_takes_part_in_a_stage_stands_in_its_head_where_not_all_do() -> None:
    stages: list[dict[str, object]] = [{"travelled_by": ["greta"]}, {}, {"travelled_by": ["greta", "dara"]}]
    study = study_of(stages, personas=PEOPLE)
    labels = [
        [one for one in column.head.ornaments if isinstance(one, Label)] for column in composed(study).grids[0].columns
    ]
    assert labels == [[Label(("persona-1",), "only Greta")], [], []]
    assert [column.head.whose for column in composed(study, "access").grids[0].columns] == [
        frozenset(["greta"]),
        None,
        frozenset(["greta", "dara"]),
    ]
    (station, *_) = composed(study, "flow").networks[0].stations
    assert Label(("persona-1",), "only Greta") in station.head.ornaments


def test_a_stage_that_the_followed_persona_passes_by_steps_back() -> None:
    study = study_of([{"travelled_by": ["greta"], "goals": ["G"]}, {"goals": ["H"]}], personas=PEOPLE)
    drawn = select(composed(study), MapSelection(persona="dara"), study, language("en")).grids[0]
    assert [column.head.faded for column in drawn.columns] == [True, False]
    assert [cell.cards[0].faded for cell in drawn.lanes[0].cells] == [True, False]


def test_a_touchpoint_says_whose_step_it_is() -> None:
    stage: dict[str, object] = {
        "touchpoints": [{"title": "T", "channel": "print", "for": ["greta"]}, {"title": "U", "channel": "print"}]
    }
    mine, everybodys = cards(stage, "touchpoints")
    assert (mine.ornaments, mine.whose) == ((Label(("persona-1",), "for Greta"),), frozenset(["greta"]))
    assert everybodys.ornaments == ()
