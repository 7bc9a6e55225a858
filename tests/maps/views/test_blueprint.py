"""The service blueprint: everything on its side of the lines, and the lines across all columns of every row.

If it fails, staff take for backstage what customers see, or the other way round.
"""

from typing import Any
from xml.etree import ElementTree

import pytest

from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Stroke, Words
from cxjourney.maps.canvas.text_wrapping import visible_text
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import MapLane
from cxjourney.maps.selection import MapSelection, select
from cxjourney.model.statement import texts
from tests.maps.drawing import (
    ENGLISH,
    PERSIAN,
    composed,
    draw,
    drawing_of,
    everything,
    persona,
    study_of,
    workspace_study,
)

LINES = ["Line of interaction", "Line of visibility", "Line of internal interaction"]
JOINED = [LINES[0], " · ".join(LINES[1:])]
"""The same where nothing stands backstage."""
TEAMS = {"desk": {"title": "Front desk"}, "lab": {"title": "Laboratory"}}


def served(**attributes: Any) -> Study:
    """Study a service of one stage with one touchpoint."""
    touchpoint = {"title": "Counter", "channel": "branch"} | attributes
    people = {"ada": persona("Ada")} if "staff" in attributes else {}
    return study_of([{"touchpoints": [touchpoint]}], teams=TEAMS, personas=people)


def lanes(study: Study) -> dict[str, MapLane]:
    return {lane.name: lane for lane in composed(study, "blueprint").grids[0].lanes}


def cards(study: Study, lane: str, column: int = 0) -> tuple[Card, ...]:
    return lanes(study)[lane].cells[column].cards


def crossings(drawing: Drawing) -> list[tuple[str, float, Stroke]]:
    """Return the named lines of a drawing from top to bottom, each with its height."""
    found = []
    for part in everything(drawing.items):
        if isinstance(part, Part) and len(part.items) == 3:
            ground, name, line = part.items
            if isinstance(ground, Box) and isinstance(name, Words) and isinstance(line, Stroke):
                found.append((" ".join(name.lines), line.pieces[0][0][1], line))
    return sorted(found, key=lambda one: one[1])


@pytest.mark.parametrize(
    ("mode", "lane"),
    [
        ({"mode": "self-service"}, "front-stage-self-service"),
        ({"mode": "assisted"}, "front-stage-assisted"),
        ({}, "front-stage-unsaid"),
    ],
)
def test_touchpoints_stand_by_who_does_them(mode: dict[str, str], lane: str) -> None:
    assert list(lanes(served(**mode))) == [lane]
    assert [card.title for card in cards(served(**mode), lane)] == ["Counter"]


def test_lanes_stand_below_their_lines() -> None:
    depths = {name: len(lane.below) for name, lane in lanes(workspace_study()).items()}
    assert depths == {
        "customer-actions": 0,
        "front-stage-self-service": 1,
        "front-stage-assisted": 1,
        "backstage": 2,
        "teams": 3,
        "systems": 3,
    }
    assert [line.words for line in lanes(workspace_study())["systems"].below] == LINES


def test_every_card_is_drawn_on_its_side_of_the_lines() -> None:
    drawing = drawing_of(workspace_study(), "blueprint")
    heights = [y for _, y, _ in crossings(drawing)]
    places = {" ".join(item.lines): item.y for item in everything(drawing.items) if isinstance(item, Words)}
    sides = {
        "Looks for the tax number": 0,
        "Form with an adviser": 1,
        "Hotline": 1,
        "A clerk compares doubtful faces": 2,
        "Branch network": 3,
        "Case queue": 3,
    }
    for words, side in sides.items():
        assert sum(y < places[words] for y in heights) == side, words


def test_lines_cross_all_columns_and_visibility_is_the_strongest() -> None:
    drawing = drawing_of(workspace_study(), "blueprint")
    found = crossings(drawing)
    assert [words for words, _, _ in found] == LINES
    heads = [part.items[0] for part in everything(drawing.items) if isinstance(part, Part) and part.items]
    right = max(box.x + box.width for box in heads if isinstance(box, Box) and box.shape == "box")
    for _, _, line in found:
        (left, _), *_, (end, _) = line.pieces[0]
        assert left < 40
        assert end >= right - 10
    pens = [line.pen for _, _, line in found]
    assert pens[1] > 2 * max(pens[0], pens[2])
    assert [line.dashed for _, _, line in found] == [False, False, True]


def test_what_is_out_of_sight_stands_on_a_ground_of_its_own() -> None:
    drawing = drawing_of(workspace_study(), "blueprint")
    visibility = crossings(drawing)[1][1]
    grounds = [item for item in everything(drawing.items) if isinstance(item, Box) and item.fill == "head"]
    ground = max(grounds, key=lambda box: box.width * box.height)
    assert ground.y == pytest.approx(visibility)
    systems = [item for item in everything(drawing.items) if isinstance(item, Words) and item.lines == ("Form server",)]
    assert len(systems) == 2
    assert all(ground.y < words.y < ground.y + ground.height - words.height for words in systems)


def test_lines_are_drawn_in_every_row_of_columns_that_has_something_below_them() -> None:
    met = {"title": "Counter", "channel": "branch", "mode": "assisted", "backstage": {"systems": ["Till"]}}
    stages: list[dict[str, Any]] = [{"touchpoints": [met]}, *[{"actions": ["Waits"]}] * 14, {"touchpoints": [met]}]
    drawn = composed(study_of(stages), "blueprint")
    assert [words for words, _, _ in crossings(lay_out(drawn))] == [*JOINED, *JOINED]


def test_lines_between_which_nothing_stands_are_one_the_strongest_with_all_their_names() -> None:
    """As below the heads of a further page, whose front stage stood on the one before it."""
    drawn = composed(served(staff=["Greets"], backstage={"actions": ["Files it"], "systems": ["Till"]}), "blueprint")
    below = tuple(lane for lane in drawn.grids[0].lanes if len(lane.below) > 1)
    found = crossings(lay_out(drawn._replace(grids=(drawn.grids[0]._replace(lanes=below),))))
    assert [words for words, _, _ in found] == [" · ".join(LINES[:2]), LINES[2]]
    assert found[0][2].pen > 2 * found[1][2].pen
    assert not found[0][2].dashed


def test_what_a_lane_that_was_left_out_stood_below_is_drawn_nevertheless() -> None:
    study = served(backstage={"systems": ["Till"]})
    assert list(lanes(study)) == ["front-stage-unsaid", "systems"]
    assert [words for words, _, _ in crossings(drawing_of(study, "blueprint"))] == JOINED
    only = select(composed(study, "blueprint"), MapSelection(lanes=("systems",)), study, language("en"))
    assert [words for words, _, _ in crossings(lay_out(only))] == [" · ".join(LINES)]


def test_with_nothing_backstage_the_map_says_how_to_say_it() -> None:
    bare, full = composed(served(), "blueprint"), composed(workspace_study(), "blueprint")
    assert "“backstage”" in bare.notes[0]
    assert [words for words, _, _ in crossings(lay_out(bare))] == LINES[:1]
    assert not any("“backstage”" in note for note in full.notes)


def test_backstage_names_what_it_is_behind() -> None:
    (card,) = cards(workspace_study(), "backstage", 1)
    assert card.title == "Form on the web"
    assert card.points == ("The address is looked up", "Drafts are deleted after a day")
    assert card.details == ("Done by: Onboarding",)
    assert card.icon
    assert "The address is looked up. Drafts are deleted after a day. Done by: Onboarding" in card.spoken_text


@pytest.mark.parametrize(
    ("attributes", "own", "supporting"),
    [
        ({"owner": "desk", "backstage": {"teams": ["desk"]}}, ["Done by: Front desk"], []),
        ({"owner": "desk", "backstage": {"teams": ["lab"]}}, [], ["Laboratory"]),
        ({"owner": "desk", "backstage": {"teams": ["lab", "desk"]}}, ["Done by: Front desk"], ["Laboratory"]),
        ({"backstage": {"teams": ["lab"]}}, ["Done by: Laboratory"], []),
    ],
    ids=["its owner", "another", "both", "nobody is known to look after it"],
)
def test_teams_support_whom_they_are_not(attributes: dict[str, Any], own: list[str], supporting: list[str]) -> None:
    study = served(**attributes)
    found = lanes(study)
    behind = [detail for card in (cards(study, "backstage") if "backstage" in found else ()) for detail in card.details]
    assert behind == own
    assert [card.title for card in (cards(study, "teams") if "teams" in found else ())] == supporting


def test_a_system_is_named_once_a_stage_with_all_that_rely_on_it() -> None:
    met = [{"title": name, "channel": "web", "backstage": {"systems": ["Till", "Till"]}} for name in ("Page", "Shop")]
    (card,) = cards(study_of([{"touchpoints": met}]), "systems")
    assert (card.title, card.details) == ("Till", ("Behind: Page, Shop",))


def test_who_makes_the_first_move_is_drawn() -> None:
    for who in ("customer", "organisation"):
        (card,) = cards(served(initiated_by=who), "front-stage-unsaid")
        assert card.details == (f"Counter · started by the {who}".replace("Counter", "Branch"),)


def test_what_is_behind_a_touchpoint_is_theirs_who_can_use_it() -> None:
    people = {"pat": persona("Pat", access={"devices": ["landline"]}), "quinn": persona("Quinn")}
    met = {"title": "App", "channel": "mobile-app", "backstage": {"actions": ["Checks"], "systems": ["Till"]}}
    study = study_of([{"touchpoints": [met]}], personas=people)
    for lane in ("front-stage-unsaid", "backstage", "systems"):
        assert cards(study, lane)[0].whose == frozenset(("quinn",))


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
def test_every_word_is_in_the_svg(journey: str) -> None:
    study = workspace_study(journey)
    root = ElementTree.fromstring(draw(study, "blueprint"))
    drawn = "".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")).split()
    letters = "".join(drawn)
    expected = [study.journey.title]
    for stage in study.journey.stages:
        expected += [stage.title, *texts(stage.actions)]
        for touchpoint in stage.touchpoints:
            behind = touchpoint.backstage
            expected += [touchpoint.title, *texts(behind.actions), *behind.systems]
            expected += [study.scope.teams[team].title for team in behind.teams]
    expected += [line.words for lane in lanes(study).values() for line in lane.below]
    for words in expected:
        assert "".join(visible_text(words).split()) in letters, words


def test_right_to_left_names_of_lines_stand_at_the_right() -> None:
    drawing = drawing_of(workspace_study(PERSIAN), "blueprint")
    names = [item for item in everything(drawing.items) if isinstance(item, Words) and item.lines == ("خط دید",)]
    assert [(name.align, name.direction) for name in names] == [("start", "rtl")] or names[0].x + names[0].width > (
        drawing.width - 60
    )


def test_looks_of_lines_are_those_that_the_view_names() -> None:
    below = [line for lane in lanes(workspace_study()).values() for line in lane.below]
    assert {line.look for line in below} == set(looks.LINE_STYLES)


def test_what_customers_see_and_hold_stands_above_the_lines_and_what_staff_do_in_view_between_them() -> None:
    study = served(
        staff=["Asks for the card", {"text": "Speaks up", "persona": "ada"}],
        evidence=["Waiting room"],
        backstage={"actions": ["Files the form"]},
    )
    above, within = lanes(study)["evidence"], lanes(study)["staff"]
    assert [len(lane.below) for lane in (above, within)] == [0, 1]
    assert [(card.heading, card.title) for card in above.cells[0].cards] == [("Counter", "Waiting room")]
    (first, second) = within.cells[0].cards
    assert (first.heading, first.title, first.whose) == ("Counter", "Asks for the card", frozenset({"ada"}))
    assert (second.heading, second.title, second.details, second.whose) == (
        "",
        "Speaks up",
        ("Ada",),
        frozenset({"ada"}),
    )
    order = [name for name in lanes(study) if name in ("evidence", "front-stage-unsaid", "staff", "backstage")]
    assert order == ["evidence", "front-stage-unsaid", "staff", "backstage"]


def test_backstage_texts_say_whose_they_are_and_what_shows_them() -> None:
    said = ["Files the form", {"text": "Looks her up", "persona": "ada"}, {"text": "Counts forms", "source": "log"}]
    touchpoint = {"title": "Counter", "channel": "branch", "backstage": {"actions": said, "teams": ["desk"]}}
    study = study_of(
        [{"touchpoints": [touchpoint]}],
        teams=TEAMS,
        personas={"ada": persona("Ada")},
        data_sources={"log": {"title": "The log", "type": "event-log"}},
    )
    head, plain, hers, shown = cards(study, "backstage")
    assert (head.title, head.points, head.details) == ("Counter", (), ("Done by: Front desk",))
    assert (plain.title, plain.symbol, plain.about) == ("Files the form", "bullet", "")
    assert (hers.title, hers.details, hers.whose) == ("Looks her up", ("Ada",), frozenset({"ada"}))
    assert (shown.title, shown.symbol != "bullet", "The log" in shown.about) == ("Counts forms", True, True)


def test_without_them_there_are_no_such_lanes() -> None:
    assert not {"evidence", "staff"} & set(lanes(served()))
