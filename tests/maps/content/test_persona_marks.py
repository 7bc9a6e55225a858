"""Texts of a persona carry her mark, and are read aloud with her name.

If it fails, what one persona wants looks like what everybody wants.
"""

from cxjourney.maps.model.card import Card
from tests.maps.drawing import composed, persona, study_of

PEOPLE = {"dara": persona("Dara, 24"), "greta": persona("A customer of 78 years", name="Greta")}


def cards(lane: str, stage: dict[str, object], view: str = "journey", **attributes: object) -> tuple[Card, ...]:
    found = composed(study_of([stage], personas=PEOPLE, **attributes), view)
    return next(one for one in found.grids[0].lanes if one.name == lane).cells[0].cards


def test_a_text_of_a_persona_has_her_mark_in_place_of_its_own() -> None:
    for lane, attribute, own in (("barriers", "barriers", "barrier"), ("does", "thoughts", "bullet")):
        shared, hers = cards(lane, {attribute: ["A", {"text": "B", "persona": "greta"}]})
        assert (shared.symbol, hers.symbol) == (own, "persona-1")
        assert (shared.spoken_text.endswith("A"), hers.spoken_text) == (True, "B. Greta")


def test_what_somebody_said_has_her_mark() -> None:
    said = cards("quotes", {"quotes": [{"text": "Oh", "persona": "dara"}, {"text": "Ah"}]})
    assert [card.symbol for card in said] == ["persona-0", ""]


def test_a_persona_who_is_not_on_the_map_is_named() -> None:
    (card,) = cards("wants", {"goals": [{"text": "B", "persona": "greta"}]}, travelled_by=["dara"])
    assert (card.symbol, card.details) == ("bullet", ("Greta",))


def test_on_a_map_without_a_row_of_personas_she_is_named_beside_her_mark() -> None:
    (card,) = cards("customer-actions", {"actions": [{"text": "B", "persona": "greta"}]}, "blueprint")
    assert (card.symbol, card.details) == ("persona-1", ("Greta",))
