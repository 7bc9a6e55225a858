"""The network of stations: nothing on it overlaps, however tangled it is.

If it fails, a path seems to lead to a stage that it passes, or its words can't be read.
"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random
from typing import Any

import pytest

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Stroke, Words
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout.network import NetworkLayout
from cxjourney.maps.layout.network_routes import way_width
from cxjourney.maps.output.paper import lay_out_for
from tests.maps.drawing import composed, draw, drawing_of, everything, study_of, workspace_study

WAYS = frozenset(looks.WAYS.values())


def test_lines_are_as_wide_as_their_share() -> None:
    stages = [{"next": [{"to": "s1", "share": 0.75}, {"to": "s2", "share": 0.25}]}, {}, {}]
    drawing = drawing_of(study_of(stages), "flow")
    pens = {item.pen for item in everything(drawing.items[1:2]) if isinstance(item, Stroke) and item.colour in WAYS}
    assert {round(way_width(0.75), 2), round(way_width(0.25), 2)} <= pens
    assert way_width(0.25) < way_width(0.75) < way_width(1.0)


def test_a_line_without_a_share_is_hollow() -> None:
    strokes = [item for item in everything(drawing_of(study_of([{}, {}]), "flow").items) if isinstance(item, Stroke)]
    line = next(one for one in strokes if one.colour in WAYS and not one.arrow)
    core = next(
        one for one in strokes if one.pieces == line.pieces and one.colour == looks.PAPER and one.pen < line.pen
    )
    assert strokes.index(core) > strokes.index(line)


@pytest.mark.parametrize("back", [["s1"], ["s0"], ["s1", "s0"]])
def test_words_stand_above_their_own_way_also_where_another_leaves_above_it(back: list[str]) -> None:
    onward = {"to": "s2", "share": 0.7, "when": "everything is there and holds"}
    turning = [{"to": to, "share": 0.1, "when": "something is missing"} for to in back]
    drawing = drawing_of(study_of([{}, {"next": [*turning, onward]}, {}]), "flow")
    items = list(everything(drawing.items))
    (figure,) = (item for item in items if isinstance(item, Words) and item.lines[0].startswith("70%"))
    below = [
        (start[1], item.colour)
        for item in items
        if isinstance(item, Stroke) and item.colour in WAYS
        for piece in item.pieces
        for start, end in pairwise((piece[0], *piece[3::3]))
        if start[1] == end[1] > figure.y
        and min(start[0], end[0]) < figure.x + figure.width
        and max(start[0], end[0]) > figure.x
    ]
    assert min(below)[1] == looks.WAYS["on"]


def test_stations_are_read_in_the_order_of_the_journey() -> None:
    drawing = drawing_of(workspace_study(), "flow")
    names = [item.name for item in everything(drawing.items) if isinstance(item, Part) and item.name]
    stages = [name for name in names if name.startswith("stage-")]
    assert stages == [f"stage-{stage.id}" for stage in workspace_study().journey.stages]


def test_a_long_journey_breaks_into_rows() -> None:
    drawing = drawing_of(study_of([{} for _ in range(40)]), "flow")
    assert drawing.width < 2600
    rows = {box.y for box in stops(drawing)}
    assert 3 <= len(rows) <= 6


def test_a_narrow_page_makes_rows_of_fewer_stations() -> None:
    (network,) = composed(study_of([{} for _ in range(9)]), "flow").networks
    assert NetworkLayout(network, "ltr", 3).width < NetworkLayout(network, "ltr", 9).width


def test_from_right_to_left_the_main_way_runs_that_way() -> None:
    found = [box.x for box in stops(drawing_of(study_of([{}, {}, {}], language="fa"), "flow"))]
    assert found == sorted(found, reverse=True)


def line_of(count: int) -> list[dict[str, Any]]:
    stages: list[dict[str, Any]] = [{"title": f"Stage number {index} of many"} for index in range(count)]
    stages[7]["next"] = ["s8", {"to": "s2", "when": "it fails", "share": 0.2}, {"to": "s20", "when": "they skip"}]
    stages[25]["next"] = ["s26", {"to": "s3", "when": "all over again", "share": 0.05}]
    return stages


def star(count: int) -> list[dict[str, Any]]:
    ways = [{"to": f"s{end}", "when": f"reason {end} applies", "share": 0.04} for end in range(1, count + 1)]
    return [{"next": ways}, *({"next": []} for _ in range(count))]


def tangle(seed: int) -> list[dict[str, Any]]:
    """Stages with ways to anywhere, themselves included; the same for the same seed."""
    dice = Random(seed)
    count = dice.randint(2, 14)
    stages: list[dict[str, Any]] = []
    for _ in range(count):
        ends = dice.sample(range(count), dice.randint(0, min(4, count)))
        ways: list[dict[str, Any]] = [{"to": f"s{end}"} for end in ends]
        for one in ways:
            if dice.random() < 0.6:
                one["when"] = " ".join(["something"] * dice.randint(1, 9))
            if dice.random() < 0.6:
                one["share"] = dice.choice((0.02, 0.1, 0.25))
        stages.append({"next": ways, "entry": dice.random() < 0.2})
        if dice.random() < 0.2:
            stages[-1]["outcome"] = dice.choice(("success", "other"))
    return stages


CASES: dict[str, list[dict[str, Any]]] = {
    "one": [{}],
    "one to itself": [{"next": [{"to": "s0", "when": "again and again", "share": 0.9}]}],
    "line": line_of(40),
    "star": star(20),
    "ring": [{"next": [f"s{(index + 1) % 6}", f"s{index}"]} for index in range(6)],
    "everywhere": [{"next": [{"to": f"s{end}", "share": 0.15} for end in range(6)]} for _ in range(6)],
    "parts": [{"next": ["s1"]}, {"next": []}, {"next": ["s3"], "entry": True}, {"next": ["s2"]}, {"next": []}],
    "entries": [*({"entry": True, "next": ["s3"]} for _ in range(3)), {}, {}],
    "twice": [{"next": [{"to": "s1", "when": "one"}, {"to": "s1", "when": "two"}, {"to": "s1", "share": 0.3}]}, {}],
    "one past the other": [
        {"next": ["s1", "s2", "s3"]},
        {"next": ["s4", "s2"]},
        {"next": ["s4"]},
        {"next": ["s4"]},
        {},
    ],
    "long": [
        {"title": "long title " * 27, "next": [{"to": "s1", "when": "many words " * 20, "share": 0.4}, "s2"]},
        {"title": "W" * 80, "next": [{"to": "s0", "when": "x" * 80}]},
        {"title": "سلام " * 40},
    ],
    **{f"tangle {seed}": tangle(seed) for seed in range(25)},
}


def stops(drawing: Drawing) -> list[Box]:
    """The stops of all stations: in each, the last box before the number."""
    found = []
    for item in everything(drawing.items):
        if isinstance(item, Part) and item.name.startswith("stage-"):
            first = item.items[0]
            assert isinstance(first, Part)
            found.append([inner for inner in first.items if isinstance(inner, Box)][-1])
    return found


def boxes_of_words(drawing: Drawing) -> list[tuple[float, float, float, float, str]]:
    """Where each line of words in the network stands: left, top, right and bottom, with the words."""
    found = []
    for words in everything(drawing.items[1:-1]):
        if isinstance(words, Words):
            for index, line in enumerate(words.lines):
                wide = text_width(line, words.size, words.weight)
                left = (
                    words.x + {"start": 0.0, "middle": (words.width - wide) / 2, "end": words.width - wide}[words.align]
                )
                base = words.baseline(index)
                found.append((left, base - words.size * 0.75, left + wide, base + words.size * 0.2, line))
    return found


def courses(drawing: Drawing) -> Iterator[tuple[Stroke, tuple[tuple[float, float], tuple[float, float]]]]:
    """Every short straight stretch of the lines of ways."""
    for stroke in everything(drawing.items[1:-1]):
        if isinstance(stroke, Stroke) and stroke.colour in WAYS:
            for piece in stroke.pieces:
                for stretch in pairwise(piece):
                    yield stroke, stretch


@pytest.mark.parametrize("name", CASES)
def test_nothing_overlaps(name: str) -> None:
    drawing = drawing_of(study_of(CASES[name]), "flow")
    texts = sorted(boxes_of_words(drawing), key=lambda box: box[1])
    for index, (left, _, right, bottom, line) in enumerate(texts):
        for other_left, other_top, other_right, _, other in texts[index + 1 :]:
            if other_top >= bottom:
                break
            assert right <= other_left + 0.5 or other_right <= left + 0.5, (line, other)
    for stroke, ((x, y), (to_x, to_y)) in courses(drawing):
        half = stroke.pen / 2
        low_x, high_x = min(x, to_x) - half, max(x, to_x) + half
        low_y, high_y = min(y, to_y) - half, max(y, to_y) + half
        for left, top, right, bottom, line in texts:
            apart = high_x <= left or right <= low_x or high_y <= top or bottom <= low_y
            assert apart, (line, (x, y), (to_x, to_y))


@pytest.mark.parametrize("name", CASES)
def test_everything_stays_on_the_page(name: str) -> None:
    drawing = drawing_of(study_of(CASES[name]), "flow")
    for _, stretch in courses(drawing):
        for x, y in stretch:
            assert 0 <= x <= drawing.width, name
            assert 0 <= y <= drawing.height, name
    for left, top, right, bottom, line in boxes_of_words(drawing):
        assert left >= 0, line
        assert top >= 0, line
        assert right <= drawing.width, line
        assert bottom <= drawing.height, line


@pytest.mark.parametrize("name", CASES)
def test_no_line_runs_over_a_card(name: str) -> None:
    drawing = drawing_of(study_of(CASES[name]), "flow")
    cards = [box for box in everything(drawing.items[1:-1]) if isinstance(box, Box) and box.fill == looks.ALARM]
    for card in (box for box in cards if not box.rounded and box.width > 40):
        for stroke, ((x, y), (to_x, to_y)) in courses(drawing):
            beside = max(x, to_x) + stroke.pen / 2 < card.x or card.x + card.width < min(x, to_x) - stroke.pen / 2
            assert beside or max(y, to_y) < card.y or card.y + card.height < min(y, to_y), (name, card)


@pytest.mark.parametrize("name", CASES)
def test_lines_run_level_or_upright_but_for_their_corners(name: str) -> None:
    for stroke in everything(drawing_of(study_of(CASES[name]), "flow").items[1:-1]):
        if isinstance(stroke, Stroke) and stroke.colour in WAYS:
            for piece in stroke.pieces:
                for first in range(0, len(piece) - 3, 3):
                    (x, y), near, far, (to_x, to_y) = piece[first : first + 4]
                    if near == (x, y) and far == (to_x, to_y):
                        assert x == pytest.approx(to_x) or y == pytest.approx(to_y), name


@pytest.mark.parametrize("name", CASES)
def test_no_line_runs_through_a_stop_that_it_does_not_lead_to(name: str) -> None:
    drawing = drawing_of(study_of(CASES[name]), "flow")
    for box in stops(drawing):
        for _, ((x, y), (to_x, to_y)) in courses(drawing):
            inside = box.x + 1 < max(x, to_x) and min(x, to_x) < box.x + box.width - 1
            level = box.y + 1 < max(y, to_y) and min(y, to_y) < box.y + box.height - 1
            assert not (inside and level), (name, box)


def corners(piece: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """The corners of a line whose corners are arcs, with its start and its end."""
    found = [piece[0]]
    for first in range(0, len(piece) - 3, 3):
        (x, y), near, far, end = piece[first : first + 4]
        if near != (x, y) or far != end:
            found.append((x, end[1]) if near[0] == pytest.approx(x) else (end[0], y))
    return [*found, piece[-1]]


def shared_length(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> float:
    """How far two lines lie one on the other, in points."""
    longest = 0.0
    for (x, y), (to_x, to_y) in pairwise(one):
        for (other_x, other_y), (other_to_x, other_to_y) in pairwise(other):
            if abs(y - to_y) < 1 > abs(other_y - other_to_y) and abs(y - other_y) < 1:
                ends = sorted((x, to_x)), sorted((other_x, other_to_x))
            elif abs(x - to_x) < 1 > abs(other_x - other_to_x) and abs(x - other_x) < 1:
                ends = sorted((y, to_y)), sorted((other_y, other_to_y))
            else:
                continue
            longest = max(longest, min(ends[0][1], ends[1][1]) - max(ends[0][0], ends[1][0]))
    return longest


@pytest.mark.parametrize("name", CASES)
def test_ways_share_a_track_only_where_they_merge(name: str) -> None:
    lines = {
        stroke.pieces[0]: corners(stroke.pieces[0])
        for stroke in everything(drawing_of(study_of(CASES[name]), "flow").items[1:-1])
        if isinstance(stroke, Stroke) and stroke.colour in WAYS and not stroke.arrow
    }
    for one, other in combinations(lines.values(), 2):
        merged = one[-1] == other[-1]
        assert merged or shared_length(one, other) < 1, (one, other)


@pytest.mark.parametrize("name", ["line", "everywhere", "tangle 3"])
def test_the_same_bytes_twice(name: str) -> None:
    assert draw(study_of(CASES[name]), "flow") == draw(study_of(CASES[name]), "flow")


def test_ways_back_have_two_heads_and_others_one_so_that_grey_print_tells_them_apart() -> None:
    drawing = drawing_of(study_of([{}, {"next": ["s2", "s0"]}, {"outcome": "success"}]), "flow")
    heads = [item for item in everything(drawing.items) if isinstance(item, Stroke) and item.arrow]
    found: dict[str, list[float]] = {}
    for head in heads:
        found.setdefault(head.colour, []).append(head.pieces[0][-1][0])
    back, on = found[looks.WAYS["back"]], found[looks.WAYS["on"]]
    in_legend = 1
    assert len(on) == 2 + in_legend
    assert len(back) == 2 * (1 + in_legend)
    assert 5.0 < abs(back[0] - back[1]) < 25.0


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("page", ["16:9", "4:3"])
def test_a_journey_of_few_stages_uses_the_width_of_its_slide(count: int, page: str) -> None:
    drawn = lay_out_for(composed(study_of([{} for _ in range(count)]), "flow"), page, lambda one, _: str(one)).drawings[
        0
    ]
    cards = [
        item
        for part in everything(drawn.items)
        if isinstance(part, Part) and part.name.startswith("stage-")
        for item in everything(part.items)
        if isinstance(item, Box)
    ]
    begin, end = min(box.x for box in cards), max(box.x + box.width for box in cards)
    assert end - begin > 0.8 * drawn.width
    assert max(box.width for box in cards) > 0.7 * drawn.width / count
