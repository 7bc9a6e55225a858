"""Words on a hatched ground: paper behind each cell, and words in line with those of other columns.

If it fails, words where nothing is known can't be read, or the hatching that says so is hidden.
"""

from itertools import pairwise
from typing import Any

import pytest

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.layout.grid_row import PAD
from cxjourney.maps.output.paper import lay_out_for
from tests.maps.drawing import composed, drawing_of, everything, persona, study_of, workspace_study

GOALS = ["Have it before Saturday", "No", "A goal that is so long that it takes two lines of the column at least"]


def stage_parts(drawing: Drawing, stage: str) -> list[Any]:
    part = next(item for item in everything(drawing.items) if isinstance(item, Part) and item.name == f"stage-{stage}")
    return list(everything(part.items))


def words_of(drawing: Drawing, stage: str) -> dict[str, Words]:
    return {" ".join(item.lines): item for item in stage_parts(drawing, stage) if isinstance(item, Words)}


def plates_of(drawing: Drawing, stage: str) -> list[Box]:
    boxes = [item for item in stage_parts(drawing, stage) if isinstance(item, Box)]
    return [box for box in boxes if box.fill == looks.PAPER and not box.line]


def test_a_cell_has_one_plate_as_wide_as_the_cell() -> None:
    drawing = lay_out(composed(study_of([{"goals": GOALS, "barriers": ["None", "Two of them"]}])))
    plates = plates_of(drawing, "s0")
    wants, barriers = plates[:2]  # below them are those of cells without data
    assert (wants.x, wants.width) == (barriers.x, barriers.width)
    words = words_of(drawing, "s0")
    for goal in GOALS:
        inner = words[goal]
        assert wants.x < inner.x
        assert inner.x + inner.width < wants.x + wants.width
        assert wants.y < inner.y
        assert inner.y + inner.height < wants.y + wants.height


def test_words_on_a_plate_begin_as_high_as_those_beside_it() -> None:
    drawing = lay_out(composed(workspace_study()))
    heights: dict[str, set[float]] = {}
    grid = composed(workspace_study()).grids[0]
    for column in grid.columns:
        for part in stage_parts(drawing, column.name.removeprefix("stage-")):
            if isinstance(part, Part) and part.title in ("What customers want and ask", "Barriers"):
                first = min(item.y for item in everything(part.items) if isinstance(item, Words))
                heights.setdefault(part.title, set()).add(round(first, 3))
    assert any(column.hatched for column in grid.columns)
    assert heights
    assert all(len(found) == 1 for found in heights.values())


def test_plates_stay_within_their_lane() -> None:
    drawing = lay_out(composed(study_of([{"goals": GOALS, "actions": GOALS, "barriers": GOALS}])))
    for above, below in pairwise(plates_of(drawing, "s0")):
        assert above.y + above.height + PAD / 2 < below.y


def test_a_loud_cell_keeps_its_hatching_in_sight() -> None:
    people = {"ada": persona("Ada")}
    drawing = drawing_of(study_of([{}], personas=people), "access")
    voices = [item for item in everything(drawing.items) if isinstance(item, Part) and item.name == "voice-of-ada"]
    boxes = [item for item in everything(voices[0].items) if isinstance(item, Box) and item.fill == looks.PAPER]
    words = {item.lines[0]: item for item in everything(voices[0].items) if isinstance(item, Words)}
    assert len(boxes) == 3
    assert all(box.width < words["No data"].width / 2 for box in boxes)


def test_cards_beside_each_other_stand_in_rows_of_one_height() -> None:
    met = [
        {"title": f"Step {number} {'and what it is about ' * (number % 3)}", "channel": "web"} for number in range(13)
    ]
    drawing = drawing_of(study_of([{"touchpoints": met}, {}, {}, {}]))
    boxes = [
        item
        for item in stage_parts(drawing, "s0")
        if isinstance(item, Box) and item.fill == looks.PAPER and item.dashed
    ]
    assert len(boxes) == 13
    assert len({box.x for box in boxes}) == 2, "two stand beside each other"
    for left, right in zip(boxes[::2], boxes[1::2], strict=False):
        assert left.y == pytest.approx(right.y)
        assert left.height == pytest.approx(right.height)
        assert left.x + left.width < right.x


def texts_of(drawing: Drawing) -> str:
    return " ".join(line for item in everything(drawing.items) if isinstance(item, Words) for line in item.lines)


def test_words_that_go_on_in_a_second_stack_stand_below_their_heading_again() -> None:
    asked = ["How long does it take?", "What does it cost?", "Who helps me?"]
    journey = composed(study_of([{"goals": ["To be rid of it"], "questions": asked}]))
    (slide,) = (
        one
        for one in lay_out_for(journey, "16:9", lambda page, _: str(page)).drawings
        if "To be rid of it" in texts_of(one)
    )
    items = [item for item in everything(slide.items) if isinstance(item, Words) and item.lines]
    words = {item.lines[0]: item for item in items}
    headings = [item for item in items if item.lines[0] in ("Wants", "Asks")]
    asks = [next(item for line, item in words.items() if text in line) for text in asked]
    assert len({item.x for item in asks}) == 2, "they stand in two stacks"
    for text in asks:
        above = [item for item in headings if item.x <= text.x < item.x + item.width and item.y < text.y]
        assert max(above, key=lambda item: item.y).lines == ("Asks",)
