"""A lane divided between two pages: no card is lost, and none stands on both.

If it fails, a map on several pages lacks touchpoints or pain points, or shows them twice.
"""

import pytest

from cxjourney.maps.layout.lane_pages import divide_lane, fitting_division
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import MapCell, MapLane, Mark, Series

CELLS = (
    MapCell(tuple(Card(f"a{n}") for n in range(5)), (Mark(0, 1.0, "+1", False, ""),), "noted", lead="led"),
    MapCell((Card("b0"),), note="alone"),
    MapCell(),
)
LANE = MapLane("touchpoints", Card("Touchpoints", "lane"), CELLS, ("high", "low"), (Series("Ada", 0),))


def titles(lane: MapLane) -> list[list[str]]:
    return [[card.title for card in cell.cards] for cell in lane.cells]


@pytest.mark.parametrize("count", [1, 2, 4])
def test_each_card_is_in_one_of_both_in_its_order(count: int) -> None:
    first, second = divide_lane(LANE, count)
    assert all(len(cell.cards) <= count for cell in first.cells)
    joined = [one + other for one, other in zip(titles(first), titles(second), strict=True)]
    assert joined == titles(LANE)


def test_curves_stand_in_the_first_and_a_note_with_the_last_card_of_its_cell() -> None:
    first, second = divide_lane(LANE, 2)
    assert (first.series, first.levels, first.cells[0].marks) == (LANE.series, LANE.levels, CELLS[0].marks)
    assert (second.series, second.levels, second.cells[0].marks) == ((), (), ())
    assert [cell.note for cell in first.cells] == ["", "alone", ""]
    assert [cell.note for cell in second.cells] == ["noted", "", ""]
    assert [cell.lead for cell in (first.cells[0], second.cells[0])] == ["led", ""]


@pytest.mark.parametrize("room", [1, 3, 4])
def test_the_first_has_as_much_as_there_is_room_for(room: int) -> None:
    found = fitting_division(LANE, lambda lane: all(len(cell.cards) <= room for cell in lane.cells))
    assert len(titles(found[0])[0]) == room


@pytest.mark.parametrize(("room", "parts"), [(1, [1, 4]), (3, [3, 2]), (4, [3, 2])])
def test_a_card_is_not_left_alone_where_two_are_to_go_on_together(room: int, parts: list[int]) -> None:
    found = fitting_division(LANE, lambda lane: all(len(cell.cards) <= room for cell in lane.cells), 2)
    assert [len(titles(one)[0]) for one in found] == parts
    assert fitting_division(LANE._replace(cells=(MapCell((Card("a"), Card("b"))),)), lambda _: True, 2) == []


def test_where_no_card_has_room_it_stays_whole() -> None:
    assert fitting_division(LANE, lambda _: False) == []
    assert fitting_division(LANE._replace(cells=(CELLS[1],)), lambda _: True) == []


def test_words_go_on_below_their_heading() -> None:
    cards = (Card("a", heading="Wants"), Card("b", heading="Asks"), Card("c"), Card("d"))
    _, second = divide_lane(LANE._replace(cells=(MapCell(cards),)), 3)
    assert [(card.title, card.heading) for card in second.cells[0].cards] == [("d", "Asks")]
