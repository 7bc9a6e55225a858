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
