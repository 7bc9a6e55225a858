"""Rows of cards at the head of a map: beside each other where there is room, one below the other where there isn't.

If it fails, a single figure stands alone on the whole width of a poster, or rows run over each other or over the edge.
"""

import pytest

from cxjourney.maps.canvas.shapes import Part, Words
from cxjourney.maps.layout.card_rows import join_rows, place_rows
from cxjourney.maps.model.card import Card
from cxjourney.maps.model.map import Row
from tests.maps.drawing import everything

HEAD, PITCH = 118.0, 221.0
WIDE = HEAD + 11 * PITCH


def row(title: str, cards: int, *, wide: bool = False) -> Row:
    return Row(title, tuple(Card(f"{title} {number}", "metric") for number in range(cards)), wide)


def titles(rows: list[tuple[Row, ...]]) -> list[list[str]]:
    return [[one.title for one in some] for some in rows]


def words(part: Part) -> dict[str, Words]:
    return {" ".join(item.lines): item for item in everything((part,)) if isinstance(item, Words)}


@pytest.mark.parametrize(
    ("rows", "width", "groups"),
    [
        ([row("Time", 1), row("Metrics", 1)], WIDE, [["Time", "Metrics"]]),
        ([row("Personas", 5), row("Time", 1), row("Metrics", 2)], WIDE, [["Personas"], ["Time", "Metrics"]]),
        ([row("All", 1, wide=True), row("Time", 1)], WIDE, [["All"], ["Time"]]),
        ([row("Time", 1), row("Metrics", 2)], HEAD + 4 * PITCH, [["Time"], ["Metrics"]]),
        ([row("Time", 1), row("Metrics", 1)], HEAD + PITCH, [["Time"], ["Metrics"]]),
    ],
)
def test_rows_that_have_room_stand_beside_each_other(rows: list[Row], width: float, groups: list[list[str]]) -> None:
    assert titles(join_rows(rows, width, HEAD, PITCH)) == groups


def test_rows_beside_each_other_do_not_meet_and_stay_within_the_width() -> None:
    (some,) = join_rows([row("Time", 2), row("Metrics", 1), row("More", 1)], WIDE, HEAD, PITCH)
    part, height = place_rows(some, 10.0, 20.0, WIDE, HEAD, PITCH, "ltr")
    placed = words(part)
    order = ["Time", "Time 0", "Time 1", "Metrics", "Metrics 0", "More", "More 0"]
    lefts = [placed[title].x for title in order]
    ends = [placed[title].x + placed[title].width for title in order]
    assert all(end <= left for end, left in zip(ends, lefts[1:], strict=False))
    assert ends[-1] <= 10.0 + WIDE
    assert height == place_rows(some[:1], 10.0, 20.0, WIDE, HEAD, PITCH, "ltr")[1]


@pytest.mark.parametrize(
    ("cards", "columns", "lines"), [(6, 5, [3, 3]), (7, 5, [4, 3]), (5, 5, [5]), (11, 5, [4, 4, 3]), (4, 3, [2, 2])]
)
def test_lines_of_a_row_have_about_as_many_cards_each(cards: int, columns: int, lines: list[int]) -> None:
    some = row("Personas", cards)
    part, _ = place_rows((some,), 10.0, 20.0, HEAD + columns * PITCH, HEAD, PITCH, "ltr")
    tops = [one.y for title, one in words(part).items() if title != "Personas"]
    assert [tops.count(top) for top in sorted(set(tops))] == lines


def test_cards_in_several_lines_share_the_width_where_no_other_row_stands_beside_them() -> None:
    width = HEAD + 5 * PITCH
    part, _ = place_rows((row("Personas", 6),), 0.0, 0.0, width, HEAD, PITCH, "ltr")
    lefts = [words(part)[f"Personas {number}"].x for number in range(3)]
    assert lefts[2] - lefts[1] == pytest.approx(5 * PITCH / 3)
    assert lefts[2] + 5 * PITCH / 3 == pytest.approx(width + 16.0), "to the edge of the last column"
    beside, _ = place_rows((row("Personas", 4), row("Time", 1)), 0.0, 0.0, HEAD + 3 * PITCH, HEAD, PITCH, "ltr")
    placed = words(beside)
    assert placed["Personas 1"].x - placed["Personas 0"].x == pytest.approx(PITCH)
