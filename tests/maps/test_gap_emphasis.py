"""How loud a map says where nobody knows: in full, quietly, or not at all.

If it fails, a map that was to be shown on the first day shouts at those who made it; or a map without coverage looks as
if everything were known.
"""

import pytest

from cxjourney.languages import language
from cxjourney.maps.canvas.looks import ALARM, HATCH
from cxjourney.maps.canvas.shapes import Box, Drawing, Stroke, Words
from cxjourney.maps.gap_emphasis import Evidence, apply_evidence, evidence_of
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.map import Map
from cxjourney.maps.selection import MapSelection, select
from cxjourney.maps.views import VIEWS
from tests.maps.drawing import draw

from .drawing import ENGLISH, JOURNEY_VIEWS, PERSIAN, composed, everything, persona, study_of, workspace_study
from .test_layout import STUDIES
from .test_layout import test_no_text_overlaps_another as assert_no_text_overlaps_another
from .test_layout import test_nothing_is_cut_off as assert_nothing_is_cut_off
from .test_layout import test_words_stay_in_their_box as assert_words_stay_in_their_box

OFF = "Drawn without coverage: where no data that counts is named is not marked."
WITHOUT = tuple(view for view in JOURNEY_VIEWS if not VIEWS[view].is_coverage)


def told(view: str, evidence: Evidence, journey: str = ENGLISH) -> Map:
    study = workspace_study(journey)
    return apply_evidence(composed(study, view), evidence, study, language(study.journey.language))


def words_of(drawing: Drawing) -> list[str]:
    return [" ".join(item.lines) for item in everything(drawing.items) if isinstance(item, Words)]


@pytest.mark.parametrize("view", JOURNEY_VIEWS)
def test_a_full_map_is_as_the_view_made_it(view: str) -> None:
    assert told(view, "full") == composed(workspace_study(), view)


@pytest.mark.parametrize("evidence", ["quiet", "off"])
@pytest.mark.parametrize("view", JOURNEY_VIEWS)
def test_nothing_is_hatched_and_no_head_is_in_the_colour_of_alarm(view: str, evidence: Evidence) -> None:
    drawing = lay_out(told(view, evidence))
    inks = [item for item in everything(drawing.items) if isinstance(item, Box | Stroke)]
    assert not [
        item
        for item in inks
        if isinstance(item, Stroke) and item.colour == HATCH and view not in ("access", "personas")
    ]
    assert not [item for item in inks if isinstance(item, Box) and item.fill == ALARM]


@pytest.mark.parametrize("view", ["journey", "flow", "blueprint", "scorecard", "strip"])
def test_a_quiet_map_has_one_small_sign_at_each_stage(view: str) -> None:
    drawing = lay_out(told(view, "quiet"))
    found = [item for item in everything(drawing.items) if isinstance(item, Words)]
    words = [item for item in found if " ".join(item.lines) == "Partly known"]
    assert len(words) == 4
    assert all(item.size <= 14 for item in words)
    octagons = [item for item in everything(drawing.items) if isinstance(item, Box) and item.shape == "octagon"]
    assert ALARM in {item.line for item in octagons}


def test_a_quiet_map_keeps_both_figures_without_alarm() -> None:
    figures = told("journey", "quiet").figures
    assert [figure.value for figure in figures[:2]] == ["80%", "46.7%"]
    assert not any(figure.loud for figure in figures)


def test_an_unseen_touchpoint_is_dashed_on_a_quiet_map_and_its_word_is_still_spoken() -> None:
    drawn = told("journey", "quiet")
    lane = next(lane for lane in drawn.grids[0].lanes if lane.name == "touchpoints")
    seen, unseen = lane.cells[1].cards
    assert (seen.look, unseen.look, unseen.heading) == ("seen", "quiet-unseen", "")
    assert "Unseen" in unseen.spoken_text
    assert "Touchpoint unseen by any data" in [key.words for key in drawn.legend]


@pytest.mark.parametrize("view", WITHOUT)
def test_a_map_without_coverage_has_none_and_says_so_at_its_foot(view: str) -> None:
    drawing = lay_out(told(view, "off"))
    words = words_of(drawing)
    assert OFF in words
    assert OFF in drawing.says
    coverage = ("Partly known", "Fully known", "Unseen", "covered", "cells known", "Missing:", "No data", "hear")
    assert [
        line for line in words if any(part in line for part in coverage) and line != "Hears about the account"
    ] == []


@pytest.mark.parametrize("view", WITHOUT)
def test_nobody_who_listens_is_told_of_coverage_either(view: str) -> None:
    drawn = draw(workspace_study(), view, evidence="off").decode()
    for words in ("Partly known", "No data", "Unseen", "are covered"):
        assert words not in drawn


def test_seen_and_unseen_touchpoints_look_alike_without_coverage() -> None:
    lane = next(lane for lane in told("journey", "off").grids[0].lanes if lane.name == "touchpoints")
    assert {card.look for cell in lane.cells for card in cell.cards} == {"met"}
    assert {card.heading for cell in lane.cells for card in cell.cards} == {""}


def test_lanes_and_grids_of_data_are_left_out_without_coverage() -> None:
    assert not [lane.name for lane in told("journey", "off").grids[0].lanes if lane.group == "data"]
    assert [grid.title for grid in told("access", "off").grids] == ["Who gets through, stage by stage"]
    assert "heard" not in [lane.name for lane in told("personas", "off").grids[0].lanes]


@pytest.mark.parametrize("evidence", ["quiet", "off"])
def test_what_is_assumed_stays_hollow(evidence: Evidence) -> None:
    for view in ("journey", "strip"):
        lane = next(lane for lane in told(view, evidence).grids[0].lanes if lane.name == "emotions")
        assert [mark.hollow for mark in lane.cells[0].marks] == [True, True]


def test_the_day_stays_without_coverage() -> None:
    assert [figure.kind for figure in told("journey", "off").figures if figure.kind] == ["day"]


@pytest.mark.parametrize(
    ("journey", "view", "asked", "evidence"),
    [
        (ENGLISH, "journey", None, "full"),
        (PERSIAN, "journey", None, "quiet"),
        (PERSIAN, "strip", None, "quiet"),
        (PERSIAN, "coverage", None, "full"),
        (PERSIAN, "journey", "full", "full"),
        (PERSIAN, "coverage", "quiet", "quiet"),
        (ENGLISH, "journey", "off", "off"),
    ],
)
def test_drafts_are_quiet_unless_asked_otherwise(
    journey: str, view: str, asked: Evidence | None, evidence: Evidence
) -> None:
    assert evidence_of((workspace_study(journey),), view, asked) == evidence


def test_a_draft_is_drawn_quietly() -> None:
    persian = workspace_study(PERSIAN)
    assert draw(persian) == draw(persian, evidence="quiet") != draw(persian, evidence="full")


def test_several_journeys_together_are_drawn_in_full() -> None:
    assert evidence_of((workspace_study(PERSIAN), workspace_study(ENGLISH)), "portfolio", None) == "full"


@pytest.mark.parametrize("evidence", ["quiet", "off"])
@pytest.mark.parametrize("study", ["example", "persian", "forty stages", "twelve personas", "long"])
@pytest.mark.parametrize("view", WITHOUT)
def test_nothing_overlaps_or_is_cut_off(study: str, view: str, evidence: Evidence) -> None:
    found = STUDIES[study]
    drawing = lay_out(apply_evidence(composed(found, view), evidence, found, language(found.journey.language)))
    assert_no_text_overlaps_another(drawing)
    assert_nothing_is_cut_off(drawing)
    assert_words_stay_in_their_box(drawing)


def test_a_persona_can_be_followed_on_a_quiet_map() -> None:
    study, words = workspace_study(), language("en")
    drawn = select(told("journey", "quiet"), MapSelection(persona="greta", first="applies"), study, words)
    assert "Pale: does not concern the persona that is followed" in [key.words for key in drawn.legend]
    assert not {"hatch", "unseen", "partial"} & {key.sample for key in drawn.legend}


def test_the_language_of_the_map_says_that_there_is_no_coverage() -> None:
    study = study_of([{}], language="id", personas={"pat": persona("Pat")})
    drawn = apply_evidence(composed(study), "off", study, language("id"))
    assert "Digambar tanpa cakupan data: tempat tanpa data yang dihitung tidak ditandai." in drawn.notes
