"""The legend: it explains what a map uses and no more, and its keys stand together.

If it fails, a sign on the wall is explained nowhere.
"""

from itertools import combinations, pairwise

from cxjourney.maps.canvas.shapes import Part, Words
from cxjourney.maps.layout.legend import COMPACT, USUAL, place_legend
from tests.maps.drawing import composed, drawing_of, study_of, workspace_study


def test_the_legend_explains_what_the_map_uses_and_no_more() -> None:
    assert {key.sample for key in composed(study_of([{}])).legend} == {"hatch", "meter", "importance", "loud-figure"}
    assert {key.sample for key in composed(study_of([{}]), "access").legend} == {"loud-figure"}
    used = {key.sample for key in composed(workspace_study()).legend}
    assert {"hatch", "partial", "assumed-curve", "curve", "way-back", "planned", "unseen", "target", "halted"} <= used
    assert "lost" not in used


def test_the_legend_explains_squares_and_rings_where_there_are_some() -> None:
    hurts = {"barriers": ["A step"], "pain_points": [{"title": "Queues", "severity": "high"}]}
    samples = [key.sample for key in composed(study_of([hurts])).legend]
    assert [name for name in samples if name in ("symbol-barrier", "severity")] == ["symbol-barrier", "severity"]
    assert not {"symbol-barrier", "severity"} & {key.sample for key in composed(study_of([{}])).legend}


def test_the_keys_of_a_wide_map_stand_together() -> None:
    drawing = drawing_of(workspace_study())
    (legend,) = (part for part in drawing.items if isinstance(part, Part) and part.name == "legend")
    keys = [part for part in legend.items if isinstance(part, Part)]
    begins = sorted({round(item.x) for key in keys for item in key.items if isinstance(item, Words)})
    steps = {later - earlier for earlier, later in pairwise(begins)}
    assert len(begins) <= 5
    assert max(steps) - min(steps) <= 1
    assert max(steps) <= 320


def test_a_compact_legend_has_every_key_and_is_lower() -> None:
    drawn = composed(workspace_study())
    usual, compact = (place_legend(drawn, 0.0, 0.0, 1100.0, 130.0, sizes) for sizes in (USUAL, COMPACT))
    titles = [[part.title for part in legend.items if isinstance(part, Part)] for legend, _ in (usual, compact)]
    assert titles[0] == titles[1]
    assert compact[1] < 0.8 * usual[1]
    keys = [part for part in compact[0].items if isinstance(part, Part)]
    words = [item for part in keys for item in part.items if isinstance(item, Words)]
    for one, other in combinations(words, 2):
        assert one.x + one.width <= other.x or other.x + other.width <= one.x or one.y + one.height <= other.y
