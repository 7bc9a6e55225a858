"""How long stages take: to scale, and added up only as far as it is known.

If it fails, a map says how long a journey takes though half of it was never timed.
"""

import pytest

from cxjourney.maps.canvas.looks import INK, KNOWN
from cxjourney.maps.canvas.shapes import Box, Stroke
from cxjourney.maps.layout.time_range import place_time_range
from cxjourney.maps.model.card import Card, TimeRange
from cxjourney.maps.model.map import Map, MapLane
from tests.maps.drawing import composed, persona, study_of

SOURCES = {
    "log": {"title": "Log", "type": "event-log", "refreshed": "2026-11-01"},
    "old": {"title": "Old log", "type": "event-log", "refreshed": "2020-01-01"},
}


def drawn(*durations: dict[str, str] | None, **attributes: object) -> Map:
    stages = [{"duration": duration} if duration else {} for duration in durations]
    return composed(study_of(stages, data_sources=SOURCES, **attributes))


def lane(of: Map) -> MapLane:
    return next(one for one in of.grids[0].lanes if one.name == "time")


def cards(of: Map) -> list[tuple[Card, ...]]:
    return [cell.cards for cell in lane(of).cells]


def totals(of: Map) -> list[tuple[str, tuple[str, ...]]]:
    return [(card.title, card.details) for row in of.rows if row.title == "Total time" for card in row.cards]


def test_all_stages_stand_on_one_scale_and_what_is_not_known_is_left_out() -> None:
    full = {"typical": "20min", "shortest": "5min", "longest": "2h", "source": "log"}
    found = drawn(full, None, {"typical": "1d"}, {"shortest": "3h", "source": "old"}, {"longest": "1d"})
    assert lane(found).head.details == ("to scale, up to 1 day",)
    shown = [[(card.title, card.details, card.ornaments) for card in cell] for cell in cards(found)]
    day = 24 * 60
    assert shown == [
        [("typically 20 min", ("5 min to 2 h", "Log"), (TimeRange(5, 20, 120, day),))],
        [],
        [("typically 1 day", ("assumed",), (TimeRange(None, day, None, day),))],
        [("at least 3 h", ("Old log (no longer counts)",), (TimeRange(180, None, None, day),))],
        [("at most 1 day", ("assumed",), (TimeRange(None, None, day, day),))],
    ]


def test_no_lane_and_no_total_where_nobody_says_how_long_it_takes() -> None:
    found = drawn(None, None)
    assert "time" not in [one.name for one in found.grids[0].lanes]
    assert totals(found) == []


def test_totals_are_sums_of_what_is_known_and_say_of_how_many_stages() -> None:
    assert totals(drawn({"typical": "2d"}, None, {"typical": "90min"})) == [
        ("2 days 1 h 30 min", ("written for 2 of 3 stages", "2 of them only assumed"))
    ]


def test_a_total_is_told_to_its_last_minute() -> None:
    spans = ({"typical": "75d"}, {"typical": "13h"}, {"typical": "55min"})
    assert [title for title, _ in totals(drawn(*spans))] == ["75 days 13 h 55 min"]


WAIT = {"shortest": "2w", "longest": "18w"}


@pytest.mark.parametrize(
    ("others", "total"),
    [
        ((WAIT,), "10 min + 2 weeks to 18 weeks"),
        ((WAIT, {"shortest": "1d", "longest": "2d"}), "10 min + 15 days to 128 days"),
        ((WAIT, {"shortest": "1d"}), "10 min + at least 15 days"),
        (({"longest": "2d"}, {"longest": "1d"}), "10 min + at most 3 days"),
        (({"shortest": "1h"},), "10 min + at least 1 h"),
        (({"source": "log"},), "10 min"),
    ],
)
def test_a_wait_without_a_typical_time_is_not_lost_from_the_total(others: tuple[dict[str, str]], total: str) -> None:
    ((found, details),) = totals(drawn({"typical": "10min"}, *others))
    assert found == total
    assert ("after +: stages for which no typical time is written" in details) == ("+" in total)


def test_totals_say_how_much_of_them_rests_on_nothing_or_on_data_that_no_longer_counts() -> None:
    shown, old, guess = ({"typical": "1h", "source": "log"}, {"typical": "1h", "source": "old"}, {"typical": "1h"})
    assert totals(drawn(shown, shown)) == [("2 h", ("written for 2 of 2 stages",))]
    assert totals(drawn(shown, old, guess, old)) == [
        ("4 h", ("written for 4 of 4 stages", "1 of them only assumed", "2 of them by data that no longer counts"))
    ]
    waiting = {"passive": True, "duration": old}
    found = composed(study_of([{"duration": shown}, waiting], data_sources=SOURCES))
    assert totals(found)[1] == ("1 h", ("1 of them by data that no longer counts",))


def test_time_with_nothing_to_do_is_told_from_other_time() -> None:
    waiting = {"duration": {"typical": "2d", "longest": "1w"}, "passive": True}
    found = composed(study_of([{"duration": {"typical": "1h"}}, waiting]))
    assert [cell[0].heading for cell in cards(found)] == ["", "nothing to do here"]
    assert [title for title, _ in totals(found)] == ["2 days 1 h", "2 days"]
    assert {"time-active", "time-passive"} <= {key.sample for key in found.legend}


@pytest.mark.parametrize(
    "stages",
    [
        [{"next": ["s1", "s2"]}, {}, {}],
        [{}, {"travelled_by": ["pat"]}, {}],
    ],
    ids=["a branch", "a stage that some pass by"],
)
def test_a_total_of_stages_that_not_everybody_goes_through_says_so(stages: list[dict[str, object]]) -> None:
    people = {"pat": persona("Pat"), "quinn": persona("Quinn")}
    found = composed(study_of([stage | {"duration": {"typical": "1h"}} for stage in stages], personas=people))
    assert totals(found)[0] == (
        "3 h",
        ("written for 3 of 3 stages", "not everybody goes through all of them", "3 of them only assumed"),
    )


def test_a_bar_reaches_from_the_shortest_to_the_longest_time_and_the_mark_stands_at_the_typical_one() -> None:
    shapes = place_time_range(TimeRange(20, 50, 80, 100), 0.0, 0.0, 200.0)
    bar, mark = (shape for shape in shapes if isinstance(shape, Box))
    assert (bar.x, bar.width, bar.fill) == (40.0, 120.0, KNOWN)
    assert (mark.x + mark.width / 2, mark.fill) == (100.0, INK)
    (passive,) = place_time_range(TimeRange(20, None, 80, 100, passive=True), 0.0, 0.0, 200.0)[1:2]
    assert isinstance(passive, Box)
    assert passive.fill == KNOWN, "hollow is what is only assumed"
    assert passive.height < bar.height / 2


@pytest.mark.parametrize(
    ("time", "places", "is_bar"),
    [
        (TimeRange(None, 50, 80, 100), [100.0, 160.0], False),
        (TimeRange(20, 50, None, 100), [40.0, 100.0], False),
        (TimeRange(20, None, 80, 100), [40.0, 160.0], True),
        (TimeRange(20, None, None, 100), [40.0], False),
        (TimeRange(None, 50, None, 100), [100.0], False),
        (TimeRange(None, None, 80, 100), [160.0], False),
        (TimeRange(20, 50, 80, 100), [40.0, 100.0, 160.0], True),
    ],
)
def test_only_times_that_are_written_have_a_mark(time: TimeRange, places: list[float], is_bar: bool) -> None:
    axis, *shapes = place_time_range(time, 0.0, 0.0, 200.0)
    assert isinstance(axis, Stroke)
    assert axis.pieces == (((0.0, 8.0), (200.0, 8.0)),) or len(axis.pieces[0]) == 4
    ends = [shape.pieces[0][3][0] for shape in shapes if isinstance(shape, Stroke)]
    boxes = [shape for shape in shapes if isinstance(shape, Box)]
    typical = [shape.x + shape.width / 2 for shape in boxes if shape.fill == INK]
    assert sorted(ends + typical) == pytest.approx(places)
    assert any(shape.fill == KNOWN for shape in boxes) == is_bar


@pytest.mark.parametrize("time", [TimeRange(1, 1, 1, 100_000), TimeRange(100_000, 100_000, 100_000, 100_000)])
def test_the_shortest_and_the_longest_times_stay_on_their_scale(time: TimeRange) -> None:
    for shape in place_time_range(time, 10.0, 0.0, 200.0):
        if isinstance(shape, Box):
            assert shape.x >= 10.0
            assert shape.x + shape.width <= 210.0
