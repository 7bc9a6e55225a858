"""Columns and lanes: how wide they are, how many stand in a row, and which lanes a row has.

If it fails, a map is too narrow to read or wider than its page, one stage is left alone in a last row, or a lane is
drawn for nothing.
"""

from itertools import pairwise

import pytest

from cxjourney.maps.canvas.shapes import Box, Part, Words
from cxjourney.maps.layout.grid import lane_width, natural_width, panels, pitch, place_grid
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Column, Grid, MapCell, MapLane
from tests.maps.drawing import everything

TOP, GUTTER = 30.0, 16.0


def grid(columns: int, *lanes: MapLane, reads: str = "columns", cut: tuple[int, int] | None = None) -> Grid:
    """Return a grid whose columns have a head with a box, `Stage 0` and so on."""
    heads = tuple(Column(f"stage-{number}", Card(f"Stage {number}", "column")) for number in range(columns))
    return Grid(heads, lanes, reads=reads, cut=cut)


def lane(name: str, *cards: int, hatched: bool = False) -> MapLane:
    """Return a lane with this many cards in each of its cells."""
    cells = (MapCell(tuple(Card(f"{name} {place}-{n}", "seen") for n in range(c))) for place, c in enumerate(cards))
    return MapLane(name, Card(name, "lane"), tuple(cells), hatched=hatched)


def laid(drawn: Grid, most_columns: int = 12, width: float = 0.0) -> tuple[Part, float]:
    """Return a grid placed at the left edge, as wide as it asks for or as `width`, and its height."""
    return place_grid(drawn, 0.0, TOP, width or natural_width(drawn, most_columns), "ltr", most_columns)


def heads(part: Part) -> list[Box]:
    """Return the boxes of the heads of columns, in the order of the columns."""
    boxes = {}
    for item in everything(part.items):
        if isinstance(item, Part) and len(item.items) > 1 and isinstance(item.items[0], Box):
            words = next((one for one in item.items if isinstance(one, Words)), None)
            if words and words.lines[0].startswith("Stage "):
                boxes[int(words.lines[0].split()[1])] = item.items[0]
    return [boxes[number] for number in sorted(boxes)]


def rows(part: Part) -> list[int]:
    """Return how many columns stand in each row, from top to bottom."""
    tops = [box.y for box in heads(part)]
    return [tops.count(top) for top in sorted(set(tops))]


def titles(part: Part) -> list[str]:
    """Return the words of a grid, in the order in which they are read."""
    return [" ".join(item.lines) for item in everything(part.items) if isinstance(item, Words)]


@pytest.mark.parametrize(
    ("columns", "most", "expected"),
    [(1, 12, [1]), (12, 12, [12]), (13, 12, [7, 6]), (25, 12, [9, 9, 7]), (5, 2, [2, 2, 1]), (4, 1, [1, 1, 1, 1])],
)
def test_columns_spread_evenly_over_as_few_rows_as_can_be(columns: int, most: int, expected: list[int]) -> None:
    assert rows(laid(grid(columns), most)[0]) == expected


def test_only_a_stretch_of_columns_is_drawn_and_counted() -> None:
    part, _ = laid(grid(30, cut=(4, 9)))
    assert rows(part) == [6]
    assert [title for title in titles(part) if title.startswith("Stage")] == [f"Stage {n}" for n in range(4, 10)]


@pytest.mark.parametrize("reads", ["columns", "lanes"])
@pytest.mark.parametrize("columns", [1, 2, 3, 5, 8, 12])
def test_columns_have_the_width_that_the_grid_asks_for(columns: int, reads: str) -> None:
    drawn = grid(columns, reads=reads)
    width = natural_width(drawn, 12)
    boxes = heads(laid(drawn)[0])
    assert boxes[0].x == pytest.approx(lane_width(drawn) + GUTTER)
    assert boxes[-1].x + boxes[-1].width == pytest.approx(width)
    assert len({round(box.width, 3) for box in boxes}) == 1
    assert 205 <= boxes[0].width <= (520 if reads == "lanes" else 300)
    assert all(other.x - one.x - one.width == pytest.approx(GUTTER) for one, other in pairwise(boxes))


def test_a_table_fills_a_wider_page_and_stages_do_not() -> None:
    stages, table = grid(3), grid(3, reads="lanes")
    for drawn, widest in ((stages, 300.0), (table, (2_000 - lane_width(table)) / 3 - GUTTER)):
        boxes = heads(laid(drawn, width=2_000)[0])
        assert boxes[0].width == pytest.approx(widest)
        assert boxes[1].x - boxes[0].x == pytest.approx(pitch(drawn, 2_000, 12))


def test_heads_of_lanes_are_wider_in_a_table() -> None:
    assert lane_width(grid(3, reads="lanes")) > lane_width(grid(3))


def test_a_stage_with_many_cards_gets_room_for_them_beside_each_other() -> None:
    few, many = grid(2, lane("Touchpoints", 20, 1)), grid(2, lane("Touchpoints", 21, 1))
    assert natural_width(few, 12) == natural_width(grid(2), 12)
    assert natural_width(many, 12) > natural_width(few, 12)
    assert laid(many)[1] < laid(few)[1]


@pytest.mark.parametrize(
    ("lanes", "expected"), [(30, [30]), (31, [16, 15]), (90, [30, 30, 30]), (200, [50, 50, 50, 50])]
)
def test_a_table_of_very_many_lanes_stands_in_panels(lanes: int, expected: list[int]) -> None:
    table = grid(4, *(lane(f"l{number}", 1, 1, 1, 1) for number in range(lanes)), reads="lanes")._replace(title="All")
    parts = panels(table)
    assert [len(part.lanes) for part in parts] == expected
    assert [part.title for part in parts] == ["All"] + [""] * (len(expected) - 1)
    assert tuple(one for part in parts for one in part.lanes) == table.lanes


def test_stages_and_wide_tables_have_no_panels() -> None:
    assert panels(grid(4)) == [grid(4)]
    assert panels(grid(4, reads="lanes")) == [grid(4, reads="lanes")]
    many = tuple(lane(f"l{number}", *[1] * 12) for number in range(60))
    assert len(panels(grid(12, *many))) == 1
    assert len(panels(grid(12, *many, reads="lanes"))) == 1


def test_a_crowded_stage_among_quiet_ones_takes_the_room_of_two() -> None:
    drawn = grid(8, lane("touchpoints", 1, 0, 0, 13, 0, 0, 1, 0))
    part, height = laid(drawn)
    wide = [box.width for box in heads(part)]
    assert wide[3] == pytest.approx(2 * wide[0] + GUTTER)
    assert {round(one, 3) for index, one in enumerate(wide) if index != 3} == {round(wide[0], 3)}
    assert height < 0.7 * laid(grid(8, lane("touchpoints", *[13] * 8)))[1]


def test_where_many_stages_are_crowded_all_are_of_one_width() -> None:
    part, _ = laid(grid(8, lane("touchpoints", *[13] * 8)))
    assert len({round(box.width, 3) for box in heads(part)}) == 1


def test_a_lane_is_left_out_of_rows_that_have_nothing_of_it() -> None:
    lanes = (lane("Quotes", 0, 0, 1, 0), lane("Barriers", 1, 0, 0, 1), lane("Data", 0, 0, 0, 0, hatched=True))
    part, _ = laid(grid(4, *lanes), most_columns=2)
    said = titles(part)
    assert rows(part) == [2, 2]
    assert [said.count(name) for name in ("Quotes", "Barriers", "Data")] == [1, 2, 2]


def test_rows_stand_below_each_other_and_the_height_is_that_of_all() -> None:
    part, height = laid(grid(5, lane("Touchpoints", 9, 1, 1, 1, 3)), most_columns=2)
    boxes = [item for item in everything(part.items) if isinstance(item, Box)]
    tops = sorted({box.y for box in heads(part)})
    ends = [max(box.y + box.height for box in boxes if box.y < top) for top in tops[1:]]
    assert all(top - end >= 40 for top, end in zip(tops[1:], ends, strict=True))
    assert min(box.y for box in boxes) == pytest.approx(TOP)
    assert 0 <= TOP + height - max(box.y + box.height for box in boxes) <= 20


def test_a_title_stands_above_the_columns() -> None:
    without, height = laid(grid(2))
    titled, higher = laid(grid(2)._replace(title="Who gets through", note="Each persona, stage by stage."))
    assert titles(titled)[:2] == ["Who gets through", "Each persona, stage by stage."]
    assert heads(titled)[0].y - heads(without)[0].y == pytest.approx(higher - height)
    assert higher > height + 20


def test_stages_are_read_one_by_one_and_tables_lane_by_lane() -> None:
    lanes = lane("Wants", 1, 1), lane("Does", 1, 1)
    said = [title for title in titles(laid(grid(2, *lanes))[0]) if title not in ("Wants", "Does")]
    assert said == ["Stage 0", "Wants 0-0", "Does 0-0", "Stage 1", "Wants 1-0", "Does 1-0"]
    table = titles(laid(grid(2, *lanes, reads="lanes"))[0])
    assert table == ["Stage 0", "Stage 1", "Wants", "Wants 0-0", "Wants 1-0", "Does", "Does 0-0", "Does 1-0"]


def test_a_stage_of_which_nothing_is_known_is_hatched_from_its_head_to_its_end() -> None:
    drawn = grid(2, lane("Touchpoints", 3, 1))
    blind = drawn._replace(columns=(drawn.columns[0], drawn.columns[1]._replace(hatched=True)))
    part, height = laid(blind)
    frames = [item for item in everything(part.items) if isinstance(item, Box) and item.line and not item.fill]
    (frame,) = frames
    head = heads(part)[1]
    assert (frame.x, frame.y, frame.width) == (head.x, head.y, head.width)
    assert frame.y + frame.height == pytest.approx(TOP + height)


def test_a_persona_is_told_in_full_once_and_named_in_further_rows() -> None:
    """What she has and can do, said again beside each row of stages, makes every row as high as it is."""
    told = Card("Greta, 78", "persona", details=("no internet, a landline",))
    late = Card("Owen, 81", "persona", details=("travels nearby only",))
    lanes = (
        lane("greta", *[1] * 14)._replace(head=told),
        lane("owen", *[0] * 7, *[1] * 7)._replace(head=late),  # for the first time in the second row
    )
    words = [one.lines for one in everything(laid(grid(14, *lanes))[0].items) if isinstance(one, Words)]
    said = [" ".join(lines) for lines in words]
    assert (said.count("Greta, 78"), said.count("no internet, a landline")) == (2, 1)
    assert (said.count("Owen, 81"), said.count("travels nearby only")) == (1, 1)
