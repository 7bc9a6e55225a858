"""The matrix of coverage: stages by kinds of data, sources by what they see.

If it fails, a stage without data does not stand out, or a source is drawn where it sees nothing.
"""

from typing import Any

from cxjourney.maps.canvas.looks import HATCH
from cxjourney.maps.canvas.shapes import Box, Part, Stroke
from cxjourney.maps.model.map import MapLane
from tests.maps.drawing import composed, drawing_of, everything, persona, study_of, workspace_study


def lane(name: str, grid: int = 0) -> MapLane:
    lanes = composed(workspace_study(), "coverage").grids[grid].lanes
    return next(lane for lane in lanes if lane.name == name)


def test_columns_are_the_families() -> None:
    columns = composed(workspace_study(), "coverage").grids[0].columns
    assert [column.head.title for column in columns] == ["Behavioural", "Attitudinal", "Contextual", "Touchpoints"]


def test_empty_cells_shout() -> None:
    assert [cell.loud for cell in lane("stage-applies").cells] == [False, False, True, False]
    drawing = drawing_of(workspace_study(), "coverage")
    hatches = [item for item in everything(drawing.items) if isinstance(item, Stroke) and item.colour == HATCH]
    assert len(hatches) >= 7


def test_a_stage_without_data_is_hatched_across() -> None:
    assert lane("stage-receives-card").hatched
    assert not lane("stage-applies").hatched


def test_a_stage_says_which_gap_it_is() -> None:
    assert "Gap 1, priority 27" in lane("stage-receives-card").head.details


def test_touchpoints_are_counted_and_named_in_the_order_of_the_journey() -> None:
    cell = lane("stage-applies").cells[3]
    assert cell.lead == "1 of 2 seen"
    assert [(card.title, card.look) for card in cell.cards] == [
        ("Form on the web", "seen"),
        ("Form with an adviser", "unseen"),
    ]


def test_touchpoints_beside_each_other_begin_at_one_height() -> None:
    places = [{"title": f"Place {number}", "channel": "web"} for number in range(4)]
    sources = {"heard": {"title": "Heard", "type": "interviews"}}
    stages: list[dict[str, Any]] = [{"touchpoints": places, "data": ["heard"]}, *[{} for _ in range(9)]]
    drawing = drawing_of(study_of(stages, data_sources=sources), "coverage")
    cards = [
        next(item for item in part.items if isinstance(item, Box))
        for part in everything(drawing.items)
        if isinstance(part, Part) and part.title.startswith("Place")
    ]
    tops = [card.y for card in cards]
    assert tops.count(min(tops)) == 2


def test_each_source_names_what_it_sees() -> None:
    cells = lane("source-web-analytics", 1).cells
    assert [[card.title for card in cell.cards] for cell in cells[:3]] == [
        ["Advert on social media", "Price page"],
        ["Form on the web"],
        [],
    ]
    assert [card.title for card in lane("source-onboarding-nps", 1).cells[1].cards] == ["whole stage"]
    assert lane("source-branch-diary", 1).cells[1].cards[0].look == "planned-touchpoint"


def test_a_source_that_tells_who_customers_are_is_not_drawn_as_one_that_counts() -> None:
    sources = {"who": {"title": "Segments", "type": "segmentation", "refreshed": "2026-02-27"}}
    grid = composed(study_of([{"data": ["who"]}], data_sources=sources), "coverage").grids[1]
    head = grid.lanes[1].head
    assert (head.title, head.look) == ("Segments", "lost")
    assert head.details == ("as of 2026-02-27", "tells who customers are, does not count")
    assert [card.look for card in grid.lanes[1].cells[0].cards] == ["planned-touchpoint"]


def test_a_journey_without_sources_has_no_second_matrix() -> None:
    assert len(composed(study_of([{}]), "coverage").grids) == 1


def test_a_cell_without_data_looks_the_same_in_every_view() -> None:
    study = study_of([{"data": ["talk"]}], personas={"ada": persona("Ada")}, data_sources=TALK)
    looks = {}
    for view in ("journey", "coverage", "access"):
        cells = [cell for grid in composed(study, view).grids for lane in grid.lanes for cell in lane.cells]
        empty = [cell for cell in cells if [card.title for card in cell.cards] == ["No data"]]
        looks[view] = {(cell.loud, cell.cards[0].look) for cell in empty}
    assert all(found == {(True, "gap")} for found in looks.values()), looks


TALK = {"talk": {"title": "Talk", "type": "interviews", "refreshed": "2026-11-01"}}
