"""Ornaments of cards: marks of stages stand in a row.

If it fails, the last stage of a journey stands alone below the others, or marks reach out of their card.
"""

from collections import Counter

import pytest

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box
from cxjourney.maps.layout.ornaments import place_ornament
from cxjourney.maps.layout.stack import Stack
from cxjourney.maps.model.card import StageLevels


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (8, [8]), (11, [11]), (15, [15]), (16, [8, 8]), (34, [9, 9, 9, 7])]
)
def test_marks_of_stages_stand_in_one_row_where_they_can_and_else_in_even_ones(count: int, rows: list[int]) -> None:
    stack = Stack(10.0, 0.0, 194.0, "ltr")
    place_ornament(StageLevels(("full",) * count, "all known"), stack, looks.LOOKS["plain"])
    marks = [one for one in stack.items if isinstance(one, Box)]
    assert list(Counter(mark.y for mark in marks).values()) == rows
    assert min(mark.x for mark in marks) == 10.0
    assert max(mark.x + mark.width for mark in marks) <= 204.01
    assert min(mark.width for mark in marks) >= 10.0
