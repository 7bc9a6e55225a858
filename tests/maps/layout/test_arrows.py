"""Links that lead back, past other stages or to themselves: each on a level of its own over the heads.

If it fails, links run through each other's words, cross where none passes over the other, or end beside their stage.
"""

from itertools import combinations, pairwise
from typing import Any

import pytest

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Part, Point, Stroke, Words
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout import lay_out
from cxjourney.maps.layout.arrows import ArrowRoute, place_links
from tests.maps.drawing import composed, everything, study_of

WIDTH, GAP, TOP = 200.0, 16.0, 50.0
LEFTS = tuple(number * (WIDTH + GAP) for number in range(6))
WIDTHS = (WIDTH,) * 6

LONG = "when the address on the letter is not the one that the bank knows"
SHARED_HEAD = [ArrowRoute(0, 3, "far"), ArrowRoute(0, 2, "near"), ArrowRoute(4, 0, "back"), ArrowRoute(1, 1, "again")]
CASES = {
    "nested": [ArrowRoute(0, 5, "outer"), ArrowRoute(1, 4, "inner"), ArrowRoute(2, 3, "innermost")],
    "from one head": SHARED_HEAD,
    "to one head": [ArrowRoute(0, 3, LONG), ArrowRoute(1, 3, "b"), ArrowRoute(5, 3, "c"), ArrowRoute(4, 3, "d")],
    "to itself": [ArrowRoute(2, 2, LONG), ArrowRoute(1, 2, "on"), ArrowRoute(2, 0, "back"), ArrowRoute(4, 2, "c")],
    "to itself below a link": [ArrowRoute(0, 1, "a"), ArrowRoute(0, 2, "b"), ArrowRoute(2, 2, LONG)],
}


def placed(routes: list[ArrowRoute]) -> tuple[list[tuple[Stroke, Words | None]], float]:
    """Return each link's line and words, in the order of the routes, and the height that all of them take."""
    part, height = place_links(routes, LEFTS, WIDTHS, TOP, "ltr")
    links = []
    for link in part.items:
        assert isinstance(link, Part)
        line = next(item for item in link.items if isinstance(item, Stroke))
        links.append((line, next((item for item in link.items if isinstance(item, Words)), None)))
    return links, height


def corners(line: Stroke) -> list[Point]:
    """Return the points that a line passes, from its beginning to its end."""
    (piece,) = line.pieces
    return list(piece[::3])


def level(line: Stroke) -> float:
    """Return the height of a link's level stretch, or of its top."""
    return min(y for _, y in corners(line))


def legs(line: Stroke) -> list[tuple[float, float, float]]:
    """Return the upright stretches of a line: x, top and bottom."""
    upright = [(one, other) for one, other in pairwise(corners(line)) if one[0] == other[0] and one[1] != other[1]]
    return [(x, min(y, to), max(y, to)) for (x, y), (_, to) in upright]


def crossings(one: Stroke, other: Stroke) -> int:
    """Return how often the upright stretches of either line run through the level stretch of the other."""
    found = 0
    for upright, across in ((one, other), (other, one)):
        xs = [x for x, y in corners(across) if y == level(across)]
        found += sum(
            min(xs) < x < max(xs) and top < level(across) < bottom for x, top, bottom in legs(upright) if len(xs) > 1
        )
    return found


def test_without_links_nothing_is_drawn_and_no_room_is_taken() -> None:
    assert place_links([], LEFTS, WIDTHS, TOP, "ltr") == (Part(), 0.0)


@pytest.mark.parametrize("case", CASES)
def test_a_link_begins_and_ends_over_its_own_heads(case: str) -> None:
    links, height = placed(CASES[case])
    for route, (line, _) in zip(CASES[case], links, strict=True):
        (x, y), (to_x, to_y) = corners(line)[0], corners(line)[-1]
        assert line.arrow
        assert LEFTS[route.start] < x < LEFTS[route.start] + WIDTH
        assert y == TOP + height
        assert LEFTS[route.end] < to_x < LEFTS[route.end] + WIDTH
        assert to_y == pytest.approx(TOP + height, abs=2)
        assert level(line) > TOP


@pytest.mark.parametrize("case", CASES)
def test_legs_over_one_head_stand_apart(case: str) -> None:
    links, _ = placed(CASES[case])
    xs = sorted(x for line, _ in links for x, _, _ in legs(line))
    assert all(other - one >= 8 for one, other in pairwise(xs))


def test_many_legs_over_one_head_share_it() -> None:
    links, _ = placed([ArrowRoute(0, 1 + number % 5, str(number)) for number in range(30)])
    xs = {corners(line)[0][0] for line, _ in links}
    assert len(xs) == 30
    assert min(xs) > LEFTS[0]
    assert max(xs) < LEFTS[0] + WIDTH


def test_shorter_links_run_lower() -> None:
    links, _ = placed(CASES["nested"])
    outer, inner, innermost = (level(line) for line, _ in links)
    assert outer < inner < innermost


def test_links_that_do_not_meet_share_a_level() -> None:
    one, height = placed([ArrowRoute(0, 2, "one")])
    both, height_of_both = placed([ArrowRoute(0, 2, "one"), ArrowRoute(3, 5, "other")])
    assert height_of_both == height
    assert len({level(line) for line, _ in both} | {level(one[0][0])}) == 1
    _, height_of_three = placed([ArrowRoute(0, 2, "one"), ArrowRoute(3, 5, "other"), ArrowRoute(1, 4, "third")])
    assert height_of_three > height


@pytest.mark.parametrize("case", ["nested", "from one head", "to one head"])
def test_links_cross_only_where_one_has_to(case: str) -> None:
    lines = [line for line, _ in placed(CASES[case])[0]]
    apart = [line for line, route in zip(lines, CASES[case], strict=True) if route.first != route.last]
    assert sum(crossings(one, other) for one, other in combinations(apart, 2)) == 0


def test_a_link_that_passes_over_the_end_of_another_crosses_it_once() -> None:
    (one, _), (other, _) = placed([ArrowRoute(0, 2, "one"), ArrowRoute(1, 4, "other")])[0]
    assert crossings(one, other) == 1


@pytest.mark.parametrize("case", CASES)
def test_no_leg_comes_through_the_words_of_another_link(case: str) -> None:
    links, _ = placed(CASES[case])
    for line, words in links:
        assert words is not None
        wide = max(text_width(text, words.size, words.weight) for text in words.lines)
        middle = words.x + words.width / 2
        for other, _ in links:
            for x, top, bottom in legs(other) if other is not line else ():
                beside = x <= middle - wide / 2 or x >= middle + wide / 2
                assert beside or bottom <= words.y or top >= words.y + words.height, (words.lines, x)


@pytest.mark.parametrize("case", CASES)
def test_words_stand_on_their_own_line(case: str) -> None:
    for line, words in placed(CASES[case])[0]:
        assert words is not None
        assert words.y >= TOP
        assert 0 <= level(line) - (words.y + words.height) <= 4


@pytest.mark.parametrize("case", ["to itself", "to itself below a link"])
def test_a_link_of_a_stage_to_itself_has_the_width_of_its_head_for_words(case: str) -> None:
    for route, (_, words) in zip(CASES[case], placed(CASES[case])[0], strict=True):
        if route.start == route.end:
            assert words is not None
            assert words.width > WIDTH - 20


def test_words_of_a_long_link_stay_together() -> None:
    ((line, words),), _ = placed([ArrowRoute(0, 5, LONG * 4)])
    assert words is not None
    assert words.width <= 320
    xs = [x for x, _ in corners(line)]
    assert words.x + words.width / 2 == pytest.approx((min(xs) + max(xs)) / 2)


def test_more_words_take_more_room() -> None:
    heights = [placed([ArrowRoute(0, 1, "word " * times)])[1] for times in (1, 30, 60)]
    assert heights == sorted(set(heights))


def test_a_link_without_words_is_drawn_and_said() -> None:
    part, _ = place_links([ArrowRoute(3, 1, "", says="Pays → Looks")], LEFTS, WIDTHS, TOP, "ltr")
    (link,) = part.items
    assert isinstance(link, Part)
    assert link.title == "Pays → Looks"
    assert [type(item) for item in everything((link,))] == [Part, Stroke]


def test_ways_back_and_ways_out_have_colours_of_their_own_and_are_explained() -> None:
    stages: list[dict[str, Any]] = [
        {"next": ["s1", "s2", "s3"]},
        {"next": ["s2", "s0"]},
        {"outcome": "success"},
        {"outcome": "other"},
    ]
    drawn = composed(study_of(stages))
    arrows = [item for item in everything(lay_out(drawn).items) if isinstance(item, Stroke) and item.arrow]
    assert {one.colour for one in arrows if one.pen == 1.6} == {looks.ROUTE, looks.WAYS["back"], looks.WAYS["out"]}
    assert {"route", "way-back", "way-out"} <= {key.sample for key in drawn.legend}


def test_a_way_back_has_two_heads_so_that_grey_print_tells_it_apart() -> None:
    routes = [ArrowRoute(0, 2, "on"), ArrowRoute(3, 1, "back", kind="back"), ArrowRoute(2, 2, "again", kind="back")]
    part, height = place_links(routes, LEFTS, WIDTHS, TOP, "ltr")
    for route, link in zip(routes, part.items, strict=True):
        assert isinstance(link, Part)
        tips = [item.pieces[0][-1] for item in link.items if isinstance(item, Stroke) and item.arrow]
        assert len({x for x, _ in tips}) == 1
        assert [y for _, y in tips] == (
            [TOP + height - 1, TOP + height - 6] if route.kind == "back" else [TOP + height - 1]
        )
