"""Touchpoints on maps: what a record of evidence says of each is seen at it, and told.

If it fails, a map shows a touchpoint as seen by data of which there was none, or a record that nobody made changes it.
"""

from pathlib import Path
from typing import Any

import pytest

from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.maps.gap_emphasis import apply_evidence
from cxjourney.maps.model.card import Card, Sign
from cxjourney.maps.model.map import Map
from tests.analysis.test_evidence_states import log, study_of
from tests.maps.drawing import composed, draw

MEASURED = {"verified": {"rows": 12}, "empty": {"rows": 0}, "claimed only": {"rows": 9}}
STALE = {"rows": 50, "newest": "2025-11-20T12:00:00Z"}


def measured(folder: Path, place: dict[str, Any] | None) -> Study:
    return study_of(
        folder, log(stages={"open/gets": {"rows": 700}}, touchpoints={"open/letter": place} if place else {})
    )


def card_of(drawn: Map, title: str) -> Card:
    cards = (card for grid in drawn.grids for lane in grid.lanes for cell in lane.cells for card in cell.cards)
    return next(card for card in cards if card.title == title)


@pytest.mark.parametrize("word", MEASURED)
def test_a_touchpoint_says_what_was_measured_there(tmp_path: Path, word: str) -> None:
    drawn = composed(measured(tmp_path, MEASURED[word]))
    (sign,) = card_of(drawn, "Letter").ornaments
    assert isinstance(sign, Sign)
    assert sign.words == f"Log · {word}"
    assert f"Log · {word}" in card_of(drawn, "Letter").spoken_text
    assert ("symbol-verified" in {key.sample for key in drawn.legend}) == (word == "verified")


def test_stale_data_says_since_when(tmp_path: Path) -> None:
    (sign,) = card_of(composed(measured(tmp_path, STALE)), "Letter").ornaments
    assert isinstance(sign, Sign)
    assert sign.words == "Log · stale since 2025-11-20"
    assert sign.symbol == "outdated"


@pytest.mark.parametrize("view", ["journey", "blueprint", "coverage"])
def test_without_figures_of_the_touchpoint_nothing_changes_at_it(tmp_path: Path, view: str) -> None:
    plain = card_of(composed(study_of(tmp_path, None), view), "Letter")
    assert card_of(composed(measured(tmp_path, None), view), "Letter") == plain


@pytest.mark.parametrize(("word", "look"), [("verified", "verified-touchpoint"), ("empty", "touchpoint")])
def test_the_matrix_fills_what_was_verified_and_says_the_word(tmp_path: Path, word: str, look: str) -> None:
    drawn = composed(measured(tmp_path, MEASURED[word]), "coverage")
    cards = [card for grid in drawn.grids[1:] for lane in grid.lanes[1:] for cell in lane.cells for card in cell.cards]
    letter = next(card for card in cards if card.title == "Letter")
    assert (letter.look, letter.details) == (look, (word,))
    assert b"Letter" in draw(measured(tmp_path, MEASURED[word]), "coverage")


def test_a_map_without_evidence_has_no_such_sign(tmp_path: Path) -> None:
    study = measured(tmp_path, MEASURED["verified"])
    assert card_of(apply_evidence(composed(study), "off", study, language("en")), "Letter").ornaments == ()
