"""The view of access: who gets through, and where somebody is stranded.

If it fails, a map shows a way through where there is none, or does not say what bars it.
"""

from typing import Any

import pytest

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, Words
from cxjourney.maps.layout.ornaments import place_ornament
from cxjourney.maps.layout.stack import Stack
from cxjourney.maps.model.card import SplitBar
from cxjourney.maps.model.map import Map
from tests.maps.drawing import PERSIAN, composed, drawing_of, everything, persona, study_of, workspace_study

from .people import CALL, OFFLINE, STEP, cards, lanes


def access_of(stages: list[dict[str, Any]], **personas: Any) -> Map:
    return composed(study_of(stages, personas=personas), "access")


def test_where_a_persona_is_stranded_is_loud_and_says_what_is_lacking() -> None:
    drawn = access_of(
        [{"touchpoints": [CALL]}, {"touchpoints": [STEP]}, {"touchpoints": [CALL]}],
        greta=persona("Greta", access=OFFLINE),
    )
    ((first,), (second,), (third,)) = cards(drawn, "persona-greta")
    assert (first.title, first.look) == ("passes", "plain")
    assert (second.title, second.look) == ("stranded", "halted")
    (detail,) = second.details
    assert detail.startswith(
        "“Form on the web” asks for an internet connection that isn't poor (metered is enough), basic digital skills"
    )
    assert third.title == "does not get this far"
    assert "halted" in {key.sample for key in drawn.legend}


def test_a_pass_that_rests_on_what_nobody_wrote_down_is_hollow_and_says_so() -> None:
    drawn = access_of(
        [{"touchpoints": [STEP]}, {"touchpoints": [CALL]}], tom={"title": "Tom", "access": {"devices": ["landline"]}}
    )
    assert not drawn.grids[0].lanes[0].cells[0].cards[0].symbol, "a landline opens no web form, whatever else there is"
    desk = {"title": "Desk", "channel": "branch"}
    drawn = access_of([{"touchpoints": [STEP]}, {"passive": True}, {"touchpoints": [desk]}], tom={"title": "Tom"})
    ((first,), (second,), (third,)) = cards(drawn, "persona-tom")
    assert (first.title, first.symbol, second.symbol) == ("passes", "assumed-pass", "seen")
    assert first.details == ("only if good enough, though not said: internet, devices, digital skills",)
    assert third.details == ("only if good enough, though not said: travel",), "only what counts at that stage"
    assert {"symbol-seen", "symbol-assumed-pass"} <= {key.sample for key in drawn.legend}


def test_a_step_that_could_be_used_is_said_where_a_required_one_is_in_the_way() -> None:
    drawn = access_of([{"touchpoints": [STEP | {"required": True}, CALL]}], greta=persona("Greta", access=OFFLINE))
    ((card,),) = cards(drawn, "persona-greta")
    assert card.look == "halted"
    assert card.details[1] == "“Call” can be used, but that is not enough: a required step is in the way"


def test_who_goes_another_way_is_not_called_stranded() -> None:
    stages: list[dict[str, Any]] = [
        {"touchpoints": [CALL], "next": ["s1", "s2"]},
        {"touchpoints": [STEP], "next": ["s2"]},
        {"touchpoints": [CALL], "next": []},
    ]
    drawn = access_of(stages, greta=persona("Greta", access=OFFLINE))
    assert [found[0].look for found in cards(drawn, "persona-greta")] == ["plain", "detour", "plain"]
    assert cards(drawn, "persona-greta")[1][0].title == "can't pass here; another way leads on"


def test_a_required_step_that_can_be_used_is_not_enough_where_another_one_is_needed() -> None:
    drawn = access_of([{"touchpoints": [CALL | {"required": True}, STEP]}], greta=persona("Greta", access=OFFLINE))
    ((card,),) = cards(drawn, "persona-greta")
    assert card.details[0].startswith("“Form on the web” asks for ")
    assert card.details[1:] == ("“Call” can be used, but that is not enough: one of the other steps is needed too",)


def test_only_steps_in_the_way_are_blamed() -> None:
    other = {"title": "Chat", "channel": "chat"}
    drawn = access_of([{"touchpoints": [STEP | {"required": True}, other, CALL]}], greta=persona("G", access=OFFLINE))
    ((card,),) = cards(drawn, "persona-greta")
    assert not any("Chat" in detail for detail in card.details)


def test_the_legend_tells_who_goes_another_way_from_who_is_reluctant() -> None:
    stages: list[dict[str, Any]] = [
        {"touchpoints": [CALL], "next": ["s1", "s2"]},
        {"touchpoints": [STEP]},
        {"touchpoints": [CALL]},
    ]
    samples = {key.sample for key in access_of(stages, greta=persona("Greta", access=OFFLINE)).legend}
    assert "detour" in samples
    assert "reluctant" not in samples


def test_why_somebody_passes_reluctantly() -> None:
    drawn = access_of(
        [{"touchpoints": [STEP | {"raises": ["privacy"]}]}],
        ines=persona("Ines", access={"concerns": ["privacy"]}, channels={"avoids": ["web"]}),
    )
    ((card,),) = cards(drawn, "persona-ines")
    assert card.details == (
        "avoids Web",
        "worried about privacy",
        "only if good enough, though not said: internet, devices, digital skills",
    )


def test_who_passes_reluctantly_by_one_way_of_two_is_told_so_and_what_serves_them() -> None:
    lift, stairs = ({"title": title, "channel": "branch", "raises": ["trust"]} for title in ("Lift", "Stairs"))
    ada = persona("Ada", access={"travel": "local", "assistive": ["interpreter"], "concerns": ["trust"]})
    steps = [lift | {"meets": ["interpreter"]}, stairs | {"meets": ["easy-language"]}]
    ((card,),) = cards(access_of([{"touchpoints": steps}], ada=ada), "persona-ada")
    assert card.look == "reluctant"
    assert card.details == ("worried about trust", "1 of 2 ways in can be used")
    assert card.about == "“Lift” serves an interpreter, as is written"


def test_what_nobody_wrote_down_is_said_at_an_end_without_success_too() -> None:
    access = {"internet": "good", "devices": ["laptop"], "skills": "confident", "assistive": ["screen-reader"]}
    desk = {"title": "Desk", "channel": "branch"}
    end = {"touchpoints": [desk], "outcome": "other"}
    stages: list[dict[str, Any]] = [{"next": ["s1", "s2"]}, end, {"outcome": "success", "touchpoints": [desk]}]
    drawn = access_of(stages, dan=persona("Dan", access=access))
    (card,) = cards(drawn, "persona-dan")[1]
    assert (card.title, card.look) == ("Ends without success", "faint")
    unproven = "nobody has said whether it serves their needs"
    assert card.details == ("only if good enough, though not said: travel", unproven)


def test_how_many_ways_in_can_be_used_is_said_where_it_is_not_all() -> None:
    drawn = access_of([{"touchpoints": [STEP, CALL]}], greta=persona("Greta", access=OFFLINE))
    assert cards(drawn, "persona-greta")[0][0].details == ("1 of 2 ways in can be used",)


def test_all_customers_are_split_only_where_every_share_is_known() -> None:
    known = access_of([{"touchpoints": [STEP]}], a=persona("A", share=0.5), b=persona("B", share=0.3, access=OFFLINE))
    (row,) = known.rows
    assert (
        row.cards[0].spoken_text
        == "50% able to get through · 50% only as far as is written. 30% stranded. 20% in no persona"
    )
    (bar,) = row.cards[0].ornaments
    assert isinstance(bar, SplitBar)
    assert len({filling for _, filling, _ in bar.parts}) == 3
    placed = Stack(10.0, 0.0, 200.0, "ltr")
    place_ornament(bar, placed, looks.LOOKS["plain"])
    boxes = [item for item in placed.items if isinstance(item, Box)]
    assert [(box.x, box.width) for box in boxes if box.y == 0.0] == [(10.0, 100.0), (110.0, 60.0)]
    assert any(isinstance(item, Stroke) and item.colour == looks.HATCH for item in placed.items)
    assert access_of([{"touchpoints": [STEP]}], a=persona("A", share=0.5), b=persona("B")).rows == ()


def test_a_voice_that_no_data_hears_is_hatched() -> None:
    sources = {"clicks": {"title": "Clicks", "type": "web-analytics", "refreshed": "2026-11-20", "through": ["web"]}}
    study = study_of(
        [{"touchpoints": [STEP], "data": ["clicks"]}],
        personas={"a": persona("A"), "greta": persona("Greta", access=OFFLINE)},
        data_sources=sources,
    )
    drawn = composed(study, "access")
    heard, silent = lanes(drawn, 1)["voice-of-a"], lanes(drawn, 1)["voice-of-greta"]
    assert [cell.loud for cell in heard.cells] == [False, True, True]
    assert all(cell.loud for cell in silent.cells)
    assert silent.head.details == ("No data hears them",)


def test_without_personas_the_maps_stay_empty_and_say_the_rest() -> None:
    for view in ("access", "personas"):
        assert composed(study_of([{}]), view).grids == ()
        assert drawing_of(study_of([{}]), view).height > 100


@pytest.mark.parametrize("view", ["access", "personas"])
def test_they_run_from_right_to_left(view: str) -> None:
    drawn = composed(workspace_study(PERSIAN), view)
    assert drawn.direction == "rtl"
    assert drawn.grids


@pytest.mark.parametrize("view", ["access", "personas"])
@pytest.mark.parametrize(("stages", "personas"), [(1, 1), (40, 3), (2, 12)])
def test_all_of_it_stays_inside_whatever_the_size(view: str, stages: int, personas: int) -> None:
    people = {f"p{number}": persona("W" * 80 + " long " * 40, access=OFFLINE) for number in range(personas)}
    study = study_of([{"title": "X" * 80, "touchpoints": [STEP]} for _ in range(stages)], personas=people)
    drawing = drawing_of(study, view)
    for item in everything(drawing.items):
        if isinstance(item, Box | Words):
            assert item.x >= 0
            assert item.x + item.width <= drawing.width + 0.5


def test_who_takes_no_part_in_a_stage_is_not_said_to_pass() -> None:
    stages: list[dict[str, Any]] = [{"touchpoints": [STEP], "travelled_by": ["a"]}, {"touchpoints": [CALL]}]
    drawn = access_of(stages, a=persona("A"), greta=persona("Greta", access=OFFLINE))
    ((first,), (second,)) = cards(drawn, "persona-greta")
    assert (first.title, first.look, second.title) == ("takes no part here", "faint", "passes")


def test_who_is_called_able_by_assumption_is_told_apart() -> None:
    stages = [{"touchpoints": [CALL]}]
    said = "able only if what nobody wrote down is good enough: devices"
    has = {"internet": "none", "skills": "none", "travel": "none"}
    drawn = access_of(stages, a=persona("A", access=has), b=persona("B", access={**has, "devices": ["landline"]}))
    heads = {lane.name: lane.head for lane in drawn.grids[0].lanes}
    assert heads["persona-a"].details[-1] == said
    assert not any("able only" in words for words in heads["persona-b"].details)


def test_of_what_nobody_wrote_down_only_a_part_may_matter() -> None:
    drawn = access_of([{"touchpoints": [CALL]}], a=persona("A", access={"internet": "none", "skills": "none"}))
    assert drawn.grids[0].lanes[0].head.details[-1] == "not said: devices, travel; able only if good enough: devices"


def test_who_is_called_able_though_unproven_is_told_apart() -> None:
    drawn = access_of(
        [{"touchpoints": [CALL]}],
        a=persona("A", share=0.5, access={"assistive": ["large-text"]}),
    )
    ((card,),) = cards(drawn, "persona-a")
    assert card.details[1:] == ("nobody has said whether it serves their needs",)
    assert (
        drawn.rows[0]
        .cards[0]
        .spoken_text.startswith("50% able to get through · 50% unproven · 50% only as far as is written.")
    )
    assert any(figure.note.startswith("50% unproven") for figure in drawn.figures)
    assert any(note.startswith("Unproven:") for note in drawn.notes)


@pytest.mark.parametrize("view", ["journey", "coverage", "flow", "blueprint", "access"])
def test_what_nobody_wrote_down_is_said_beside_who_is_able(view: str) -> None:
    study = study_of([{"touchpoints": [STEP]}], personas={"a": persona("A", share=0.5)})
    drawn = composed(study, view)
    assert any(figure.note.startswith("50% only as far as is written") for figure in drawn.figures)
    assert "Able only if what nobody wrote down is good enough: A" in drawn.notes
    said = [detail for row in drawn.rows for card in row.cards for detail in card.details]
    assert "able to get through" not in said
    if view == "journey":
        assert any(detail.startswith("able only if") for detail in said)


def test_sources_that_are_only_taken_to_hear_everybody_are_named() -> None:
    sources = {"log": {"title": "Log", "type": "call-log", "refreshed": "2026-11-20"}}
    study = study_of([{"data": ["log"]}], personas={"a": persona("A")}, data_sources=sources)
    (note,) = [grid.note for grid in composed(study, "access").grids if "hears a persona" in grid.note]
    assert "taken to hear everybody: “Log”" in note
    told = {"log": sources["log"] | {"through": ["phone"]}}
    silent = study_of([{"data": ["log"]}], personas={"a": persona("A")}, data_sources=told)
    (note,) = [grid.note for grid in composed(silent, "access").grids if "hears a persona" in grid.note]
    assert "through:" not in note
    assert "not all written, so some of this data is only taken to hear them: “A”" in note


def test_what_the_organisation_starts_is_named_as_no_way_through() -> None:
    call = {"title": "Courtesy call", "channel": "phone", "initiated_by": "organisation"}
    drawn = access_of([{"touchpoints": [STEP, call]}], greta=persona("Greta", access=OFFLINE))
    ((card,),) = cards(drawn, "persona-greta")
    assert card.title == "stranded"
    assert card.details[-1] == "“Courtesy call” is no way through: the organisation starts it"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_bar_of_all_customers_lines_up_with_the_columns(language: str) -> None:
    study = study_of([{}, {}, {}], language=language, personas={"pat": persona("Pat", share=1.0)})
    drawing = drawing_of(study, "access")
    split = next(row for row in composed(study, "access").rows if row.wide)
    bar = next(part for part in everything(drawing.items) if isinstance(part, Part) and part.title == split.title)
    pieces = [item for item in everything(bar.items) if isinstance(item, Box) and item.height > 15]
    titles = {stage.title for stage in study.journey.stages}
    heads = [
        next(item for item in part.items if isinstance(item, Box))
        for part in everything(drawing.items)
        if isinstance(part, Part) and part.title in titles and part.items and isinstance(part.items[0], Box)
    ]
    assert min(item.x for item in pieces) == pytest.approx(min(head.x for head in heads), abs=1.0)
    ends = [max(item.x + item.width for item in boxes) for boxes in (pieces, heads)]
    assert ends[0] == pytest.approx(ends[1], abs=1.0)


def test_nobody_passes_an_end_without_success() -> None:
    stages: list[dict[str, Any]] = [
        {"touchpoints": [CALL], "next": ["s1", "s2"]},
        {"touchpoints": [CALL], "outcome": "success"},
        {"touchpoints": [CALL], "outcome": "other"},
    ]
    drawn = access_of(stages, greta=persona("Greta", access=OFFLINE))
    titles = [found[0].title for found in cards(drawn, "persona-greta")]
    assert titles == ["passes", "passes", "Ends without success"]


def test_the_legend_has_the_sign_of_passing_and_the_hatching_of_a_cell() -> None:
    drawn = access_of([{"touchpoints": [CALL]}], greta=persona("Greta", access={"devices": ["landline"]}))
    said = {key.sample: key.words for key in drawn.legend}
    assert (said["symbol-seen"], said["unknown-cell"]) == ("A persona gets through", "No source that counts tells this")
