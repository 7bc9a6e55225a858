"""Cards of personas.

If it fails, somebody who is left out is not seen at first sight.
"""

from tests.maps.drawing import composed, persona, study_of


def test_who_is_stranded_stands_out_among_the_people_of_the_poster() -> None:
    people = {"ada": persona("Ada", access={"internet": "none"}), "bo": persona("Bo")}
    stage = {"title": "Apply", "touchpoints": [{"title": "Form", "channel": "web"}]}
    ada, bo = composed(study_of([stage], personas=people)).rows[0].cards
    assert (ada.stressed, bo.stressed) == ("Stranded at: Apply", "")
    assert ada.stressed in ada.details


def test_what_is_assumed_of_who_is_able_is_as_large_as_the_claim() -> None:
    written = {"internet": "good", "devices": ["laptop"], "skills": "confident", "travel": "any"}
    stage = {"title": "Apply", "touchpoints": [{"title": "Form", "channel": "web"}]}
    people = {"ada": persona("Ada", share=0.3, access=written), "bo": persona("Bo", share=0.7)}
    drawn = composed(study_of([stage], personas=people))
    assert (drawn.figures[2].value, drawn.figures[2].note) == (
        "30%–100%",
        "70% only as far as is written · 0% stranded · shares of 100% only assumed",
    )
    assert "Able only if what nobody wrote down is good enough: Bo" in drawn.notes
    people["bo"] = persona("Bo", share=0.7, access=written)
    assert composed(study_of([stage], personas=people)).figures[2].value == "100%"


def test_what_is_unproven_of_who_is_able_is_as_large_as_the_claim_and_counted_once() -> None:
    written = {"internet": "good", "devices": ["laptop"], "skills": "confident", "travel": "any"}
    stage = {"title": "Apply", "touchpoints": [{"title": "Form", "channel": "web"}]}
    people = {
        "ada": persona("Ada", share=0.5, access=written),
        "bo": persona("Bo", share=0.3, access=written | {"assistive": ["easy-language"]}),
        "cy": persona("Cy", share=0.2, access={"assistive": ["easy-language"]}),
    }
    figure = composed(study_of([stage], personas=people)).figures[2]
    assert figure.value == "50%–100%"
    assert figure.note.startswith("50% unproven · 20% only as far as is written · 0% stranded")


def test_a_persona_that_no_research_shows_says_so_wherever_it_heads_a_lane() -> None:
    people = {
        "ada": persona("Ada", research={"interviews": 4, "last": "2026-10-01"}),
        "bo": persona("Bo", research={}),
        "cy": persona("Cy", research={"interviews": 4, "last": "2024-10-01"}),
    }
    study = study_of([{"title": "Apply", "touchpoints": [{"title": "Form", "channel": "web"}]}], personas=people)
    poster = {card.title: card.details[1] for card in composed(study).rows[0].cards}
    access = {lane.head.title: lane.head.details[1] for lane in composed(study, "access").grids[0].lanes}
    assert poster["Bo"] == access["Bo"] == "No conversation is written down"
    assert poster["Cy"] == access["Cy"] == "4 conversations (outdated)"
    assert "conversation" not in poster["Ada"] + access["Ada"]


def test_able_by_assumption_is_noted_though_nobody_has_a_share() -> None:
    stage = {"title": "Ask", "touchpoints": [{"title": "Message", "channel": "messenger"}]}
    offline = {"internet": "none", "devices": ["tablet"], "skills": "none", "travel": "none"}
    channels = {"messenger": {"title": "Messenger", "kind": "digital"}}
    drawn = composed(study_of([stage], personas={"mina": persona("Mina", access=offline)}, channels=channels))
    assert "Able only if what nobody wrote down is good enough: Mina" in drawn.notes
    (mina,) = drawn.rows[0].cards
    assert "able only if what nobody wrote down is good enough: what the channel “Messenger” asks for" in mina.details
