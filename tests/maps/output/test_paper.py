"""Pages: how many stages stand side by side follows from the paper.

If it fails, a map in print is a narrow strip in type that nobody can read.
"""

import pytest

from cxjourney.maps.canvas.shapes import Drawing, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.output.paper import best_orientation, lay_out_for
from tests.maps.drawing import composed, everything, study_of


def columns_in_the_first_row(drawing: Drawing) -> int:
    titles = [
        item for item in everything(drawing.items) if isinstance(item, Words) and item.lines[0].startswith("Stage")
    ]
    return sum(title.y == titles[0].y for title in titles)


@pytest.mark.parametrize(
    ("stages", "questions", "page", "rows"),
    [(30, 0, "A3", range(4, 11)), (12, 60, "A3", range(12, 13)), (36, 60, "A3", range(13, 37))],
)
def test_rows_follow_from_the_page(stages: int, questions: int, page: str, rows: range) -> None:
    study = study_of([{"questions": ["Why is that?"] * questions}] * stages)
    drawing, _ = lay_out_for(composed(study), page)
    assert columns_in_the_first_row(drawing) in rows
    natural = lay_out(composed(study))
    assert best_orientation(page, drawing).scale >= best_orientation(page, natural).scale
