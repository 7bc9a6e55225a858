"""What is chosen of a map: lanes, a persona that is followed, a stretch of stages.

If it fails, a map of one persona shows what is not theirs, or hides what is.
"""

from typing import Any

import pytest

from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Map, MapCell
from cxjourney.maps.selection import ALL, MapSelection, select
from cxjourney.maps.views import VIEWS
from tests.maps.drawing import draw

from .drawing import composed, everything, persona, study_of, workspace_study

JOURNEY = workspace_study()


def shown(choice: MapSelection, study: Study = JOURNEY, view: str = "journey") -> Map:
    return select(composed(study, view), choice, study, language(study.journey.language))


def words_of(drawn: Map) -> list[str]:
    """Return all texts of a map, those that are broken into lines as one."""
    return [" ".join(item.lines) for item in everything(lay_out(drawn).items) if isinstance(item, Words)]


def cell(drawn: Map, name: str, stage: int) -> MapCell:
    return next(lane for lane in drawn.grids[0].lanes if lane.name == name).cells[stage]


def names_of(drawn: Map) -> list[str]:
    return [part.name for part in everything(lay_out(drawn).items) if isinstance(part, Part) and part.name]


def test_all_is_the_map_itself() -> None:
    drawn = composed(JOURNEY)
    assert select(drawn, ALL, JOURNEY, language("en")) is drawn


def test_only_the_lanes_that_were_chosen_are_left() -> None:
    drawn = shown(MapSelection(lanes=("data", "emotions")))
    assert [lane.choice for lane in drawn.grids[0].lanes] == ["data", "data", "data", "emotions"]
    assert len(drawn.grids[0].columns) == 5
    assert "seen" not in {key.sample for key in drawn.legend}
    assert {"curve", "hatch", "partial"} <= {key.sample for key in drawn.legend}


def test_lanes_keep_the_order_in_which_they_are_named() -> None:
    own = [{"id": "risks", "title": "Risks"}]
    study = study_of([{"goals": ["G"], "barriers": ["B"], "notes": {"risks": ["R"]}}], lanes=own)
    chosen = MapSelection(lanes=("risks", "barriers", "wants"))
    drawn = select(composed(study), chosen, study, language("en"))
    assert [lane.choice for lane in drawn.grids[0].lanes] == ["risks", "barriers", "wants"]


def test_no_lane_is_moved_over_the_line_that_it_stands_below() -> None:
    names = tuple(reversed(VIEWS["blueprint"].lanes))
    drawn = select(composed(JOURNEY, "blueprint"), MapSelection(lanes=names), JOURNEY, language("en"))
    depths = [len(lane.below) for lane in drawn.grids[0].lanes]
    assert depths == sorted(depths)
    assert [lane.choice for lane in drawn.grids[0].lanes][-2:] == ["systems", "teams"]


def test_lanes_are_chosen_by_the_names_that_the_view_declares() -> None:
    assert {lane.choice for lane in composed(JOURNEY).grids[0].lanes} <= set(VIEWS["journey"].lanes)
    for name in VIEWS["journey"].lanes:
        assert {lane.choice for lane in shown(MapSelection(lanes=(name,))).grids[0].lanes} <= {name}


def test_who_is_followed_is_said_above_all() -> None:
    drawn = shown(MapSelection(persona="greta"))
    assert drawn.choice == ("Followed: Greta, 78, reads email on a poor line",)
    assert drawn.description.startswith("Followed: Greta, 78, reads email on a poor line. ")
    assert drawn.legend[-1].sample == "faded"
    assert [card.faded for card in drawn.rows[0].cards] == [True, True, True, False]


def test_a_touchpoint_is_the_persona_s_if_she_can_use_it() -> None:
    drawn = shown(MapSelection(persona="greta"))
    assert [(card.title, card.faded) for card in cell(drawn, "touchpoints", 1).cards] == [
        ("Form on the web", True),
        ("Form with an adviser", False),
    ]
    (selfie,) = cell(drawn, "touchpoints", 2).cards
    assert selfie.faded
    assert "Does not concern Greta, 78, reads email on a poor line." in selfie.spoken_text
    assert [card.faded for card in cell(shown(MapSelection(persona="dara")), "touchpoints", 2).cards] == [False]


def test_support_is_the_persona_s_too_if_she_can_use_it() -> None:
    places = [{"title": "Leaflet", "channel": "print", "role": "support"}, {"title": "App", "channel": "mobile-app"}]
    pat = persona("Pat", access={"internet": "none", "devices": ["landline"]})
    drawn = shown(MapSelection(persona="pat"), study_of([{"touchpoints": places}], personas={"pat": pat}))
    assert [card.faded for card in cell(drawn, "touchpoints", 0).cards] == [False, True]


def test_pain_points_quotes_and_opportunities_are_theirs_whom_they_name() -> None:
    pains = [
        {"title": name, "personas": hit, "opportunities": [{"title": f"mend {name}"}]}
        for name, hit in {"hers": ["pat"], "his": ["quinn"], "all": []}.items()
    ]
    said: dict[str, Any] = {"quotes": [{"text": "a"}, {"text": "b", "persona": "quinn"}]}
    people = {"pat": persona("Pat"), "quinn": persona("Quinn")}
    drawn = shown(MapSelection(persona="pat"), study_of([said | {"pain_points": pains}], personas=people))
    faded = {card.title for lane in drawn.grids[0].lanes for one in lane.cells for card in one.cards if card.faded}
    assert faded == {"his", "mend his", "“b”"}


def test_feelings_of_the_others_are_thin_and_hollow_and_keep_their_figures() -> None:
    people = {"pat": persona("Pat"), "quinn": persona("Quinn")}
    study = study_of([{"emotions": {"pat": 1, "quinn": -1}}, {"emotions": {"pat": 2, "quinn": -2}}], personas=people)
    drawing = lay_out(shown(MapSelection(persona="quinn"), study))
    curves = [item for item in everything(drawing.items) if isinstance(item, Stroke) and item.dashed][:2]
    colour = looks.tone(1)[0]
    assert [(curve.colour, curve.pen) for curve in curves] == [(looks.FRAME, 1.0), (colour, 2.4)]
    figures = [item for item in everything(drawing.items) if isinstance(item, Words) and item.lines[0] in ("+1", "−1")]
    assert {words.lines[0]: words.colour for words in figures} == {"+1": looks.MUTED, "−1": colour}


@pytest.mark.parametrize("view", VIEWS)
def test_following_takes_no_word_away(view: str) -> None:
    if "persona" not in VIEWS[view].chooses:
        return
    whole, followed = words_of(composed(JOURNEY, view)), words_of(shown(MapSelection(persona="greta"), view=view))
    assert set(whole) <= set(followed)
    followed_map = shown(MapSelection(persona="greta"), view=view)
    curves = [one for grid in followed_map.grids for lane in grid.lanes for one in lane.series]
    stations = [station.head.faded for network in followed_map.networks for station in network.stations]
    faded = [*(card.faded for card in cards_of(followed_map)), *(one.faded for one in curves), *stations]
    assert any(faded)
    assert not all(faded)


def cards_of(drawn: Map) -> list[Card]:
    cells = [one for grid in drawn.grids for lane in grid.lanes for one in lane.cells]
    return [card for row in drawn.rows for card in row.cards] + [card for one in cells for card in one.cards]


def test_a_stretch_of_stages() -> None:
    drawn = shown(MapSelection(first="applies", last="receives-card"))
    stages = {name for name in names_of(drawn) if name.startswith("stage-") and "point" not in name}
    assert stages == {"stage-applies", "stage-proves-identity", "stage-receives-card"}
    assert drawn.choice == ("Only stages 2–4 of 5. The figures are those of the whole journey.",)
    assert "Uses the account for a month" not in words_of(drawn)


def test_stages_to_the_end_from_the_beginning_and_one_alone() -> None:
    assert shown(MapSelection(first="receives-card")).grids[0].cut == (3, 4)
    assert shown(MapSelection(last="applies")).grids[0].cut == (0, 1)
    one = shown(MapSelection(first="applies", last="applies"))
    assert one.choice[0].startswith("Only stage 2 of 5.")
    assert [name for name in names_of(one) if name == "stage-applies"]


def test_ways_that_lead_out_of_the_stretch_are_told_in_words() -> None:
    words = words_of(shown(MapSelection(first="proves-identity", last="proves-identity")))
    text = " ".join(words)
    assert "to “Applies” the document is rejected · 12%" in text
    assert "to “Receives the card”" in text
    assert "from “Applies”" in text


def test_the_legend_explains_no_more_than_the_stretch_shows() -> None:
    assert "hatch" in {key.sample for key in composed(JOURNEY).legend}
    samples = {key.sample for key in shown(MapSelection(last="applies")).legend}
    assert "hatch" not in samples
    assert "target" not in samples


def test_the_coverage_view_is_cut_in_both_of_its_tables() -> None:
    first, second = shown(MapSelection(first="receives-card"), view="coverage").grids
    assert [lane.stage for lane in first.lanes] == ["receives-card", "first-month"]
    assert [second.columns[index].stage for index in second.visible_columns] == ["receives-card", "first-month"]
    assert "Hears about the account" not in words_of(shown(MapSelection(first="receives-card"), view="coverage"))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_heeds_what_it_declares(view: str) -> None:
    whole = draw(JOURNEY, view, "dot")
    tried = {
        "lanes": MapSelection(lanes=VIEWS[view].lanes[-1:] or ("emotions",)),
        "persona": MapSelection(persona="greta"),
        "stages": MapSelection(first="applies", last="applies"),
    }
    for name in VIEWS[view].chooses:
        assert draw(JOURNEY, view, "dot", shown=tried[name]) != whole
    unsupported = {name for name, choice in tried.items() if choice.unsupported_choice(view)}
    assert unsupported == set(tried) - set(VIEWS[view].chooses)


def test_the_legend_passes_over_rows_that_a_stretch_leaves_empty() -> None:
    sources = {"old": {"title": "Old", "type": "crm", "status": "unavailable"}}
    study = study_of([{"data": ["old"]}, {}], data_sources=sources)
    assert "lost" in {key.sample for key in composed(study, "coverage").legend}
    assert "lost" not in {key.sample for key in shown(MapSelection(first="s1"), study, "coverage").legend}


def test_unknown_ids_are_no_map() -> None:
    with pytest.raises(KeyError):
        shown(MapSelection(persona="nobody"))
    with pytest.raises(KeyError):
        shown(MapSelection(first="nowhere"))


def test_right_to_left() -> None:
    study = workspace_study("eftetah-hesab")
    drawn = lay_out(shown(MapSelection(first=study.journey.stages[1].id), study))
    assert any(
        "مرحله‌های ۲ تا" in line for item in everything(drawn.items) if isinstance(item, Words) for line in item.lines
    )


def test_faded_cards_are_frames_on_paper() -> None:
    drawing = lay_out(shown(MapSelection(persona="greta")))
    selfie = next(
        part
        for part in everything(drawing.items)
        if isinstance(part, Part) and part.name == "stage-proves-identity-touchpoint-selfie-check"
    )
    box = selfie.items[0]
    assert isinstance(box, Box)
    assert (box.fill, box.line, box.pen) == (looks.PAPER, looks.RULE, 0.8)
