"""Ways between stages of different rows: told in a lane below the heads, where they begin and where they end.

If it fails, a reader of a slide can't tell where customers go from here, or a tower of words stands over the stages.
"""

from cxjourney.maps.layout.ways_lane import ways_lane
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Arrow, Column, Grid


def grid(*links: Arrow, cut: tuple[int, int] | None = None) -> Grid:
    columns = tuple(Column(f"stage-{number}", Card(f"Stage {number}", "full")) for number in range(6))
    return Grid(columns, (), links=links, onward="to {stage}", origin="from {stage}", ways_title="Ways", cut=cut)


def told(drawn: Grid, columns: range) -> dict[int, list[tuple[str, str, tuple[str, ...]]]]:
    """Return by column the title, the look and the details of the cards that tell its ways."""
    lane = ways_lane(drawn, columns)
    cells = enumerate(lane.cells) if lane else ()
    return {place: [(one.title, one.look, one.details) for one in cell.cards] for place, cell in cells if cell.cards}


def test_each_way_is_told_where_it_begins_and_named_where_it_ends() -> None:
    drawn = grid(Arrow(0, 4, "in a hurry · 5%", kind="out"), Arrow(2, 5), Arrow(5, 2, "again", kind="back"))
    assert told(drawn, range(3)) == {
        0: [("to Stage 4", "way-out", ("in a hurry · 5%",))],
        2: [("to Stage 5", "way-on", ()), ("", "plain", ("from Stage 5",))],
    }
    assert told(drawn, range(3, 6)) == {
        4: [("", "plain", ("from Stage 0",))],
        5: [("to Stage 2", "way-back", ("again",)), ("", "plain", ("from Stage 2",))],
    }


def test_all_that_come_to_a_stage_stand_on_one_card() -> None:
    drawn = grid(Arrow(0, 5, "a"), Arrow(1, 5, "b"))
    assert told(drawn, range(3, 6)) == {5: [("", "plain", ("from Stage 0", "from Stage 1"))]}


def test_ways_within_a_row_and_the_plain_one_to_the_next_need_no_lane() -> None:
    assert ways_lane(grid(Arrow(0, 2, "quick"), Arrow(2, 3)), range(3)) is None


def test_a_way_to_a_stage_that_is_not_drawn_is_told_even_if_it_is_the_next() -> None:
    assert told(grid(Arrow(2, 3), cut=(0, 2)), range(3)) == {2: [("to Stage 3", "way-on", ())]}
