"""Metrics on a map: whether the target is met stands in words, and ticks keep off them.

If it fails, a target that is missed looks met, or a figure can't be read.
"""

import pytest

from cxjourney.maps.canvas import looks
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Words
from cxjourney.maps.model.card import Card, SharedScale
from tests.maps.drawing import composed, drawing_of, everything, study_of

LOW_IS_GOOD = {"kind": "time", "unit": "days"}


def metric_card(**metric: object) -> Card:
    drawn = composed(study_of([{"metrics": [metric]}]))
    return next(lane for lane in drawn.grids[0].lanes if lane.name == "metrics").cells[0].cards[0]


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        (LOW_IS_GOOD | {"value": 9, "target": 5}, "target 5 days, missed"),
        (LOW_IS_GOOD | {"value": 5, "target": 5}, "target 5 days, met"),
        (LOW_IS_GOOD | {"value": 4, "target": 5}, "target 5 days, met"),
        ({"kind": "csat", "value": 4.1, "target": 4.5}, "target 4.5, missed"),
        ({"kind": "csat", "value": 4.6, "target": 4.5}, "target 4.5, met"),
        ({"kind": "other", "title": "Visits", "value": 9, "target": 5}, "target 5"),
        ({"kind": "other", "title": "Errors", "value": 9, "target": 5, "higher_is_better": False}, "target 5, missed"),
    ],
)
def test_whether_a_target_is_met_stands_in_words_below_the_figure(metric: dict[str, object], said: str) -> None:
    card = metric_card(**metric)
    assert card.details[0] == said
    assert card.stressed == (said if said.endswith("missed") else "")
    assert card.spoken_text.count("target") == 1


def test_a_metric_that_nobody_measured_yet_says_so() -> None:
    card = metric_card(kind="conversion", unit="%", target=40, benchmark={"value": 30, "source": "Sector"})
    assert (card.title, card.stressed, card.ornaments) == ("not measured yet", "", ())
    assert card.details[:2] == ("target 40 %", "benchmark 30 (Sector)")


def test_a_figure_on_the_scale_of_per_cent_is_said_in_per_cent() -> None:
    card = metric_card(kind="completion", value=62.25, scale="percent", target=75)
    assert card.title == "62.25%"
    assert card.stressed == "target 75%, missed"


def test_a_mark_says_its_scale_in_words_where_no_bar_shows_it() -> None:
    marks = {"kind": "csat", "value": 3.2, "scale": {"from": 1, "to": 5}}
    assert metric_card(**marks).details[0] == "on a scale from 1 to 5"
    assert not [words for words in metric_card(**marks, target=4).details if "scale" in words], "the bar's ends say it"
    assert not [words for words in metric_card(kind="csat", value=3.2).details if "scale" in words], "nobody wrote one"


def test_a_benchmark_gets_no_unit_that_nobody_wrote() -> None:
    card = metric_card(kind="time", value=4, unit="days", benchmark={"value": 20, "source": "Sector, in hours"})
    assert card.title == "4 days"
    assert "benchmark 20 (Sector, in hours)" in card.details
    card = metric_card(kind="csat", value=71, unit="%", benchmark={"value": 74, "scale": "percent"})
    assert "benchmark 74%" in card.spoken_text


def test_a_benchmark_on_another_scale_stands_apart_and_without_the_unit() -> None:
    card = metric_card(kind="ces", value=4.6, unit="of 7", benchmark={"value": 4.1, "source": "Sector, of 5"})
    assert card.ornaments == ()
    assert card.details[0] == "benchmark 4.1 (Sector, of 5)"


def test_a_target_off_the_scale_is_not_drawn_beside_the_value() -> None:
    for card in (
        metric_card(kind="nps", value=0.22, target=35),
        metric_card(kind="nps", value=0.22, target=35, benchmark={"value": 30}),
        metric_card(kind="csat", value=4, scale={"from": 1, "to": 5}, target=35),
    ):
        assert "target 35" in card.details
        assert (card.stressed, card.ornaments) == ("", ())


def test_without_a_target_nothing_is_said_of_one() -> None:
    card = metric_card(kind="csat", value=4.1)
    assert (card.stressed, card.ornaments) == ("", ())
    assert "target" not in card.spoken_text


def drawn_metric(**metric: object) -> tuple[Drawing, list[Box], list[Words]]:
    drawing = drawing_of(study_of([{"metrics": [metric]}]))
    held = next(
        part for part in everything(drawing.items) if isinstance(part, Part) and part.title == "Metrics" and part.items
    )
    inside = list(everything(held.items))
    return drawing, [one for one in inside if isinstance(one, Box)], [one for one in inside if isinstance(one, Words)]


def test_ticks_keep_off_the_words_above_the_bar() -> None:
    benchmark = {"value": 74, "source": "Eight other shops"}
    _, boxes, words = drawn_metric(kind="csat", unit="%", value=71, target=77, benchmark=benchmark)
    bar = next(box for box in boxes if box.fill == looks.TRACK)
    tick = next(box for box in boxes if box.fill == looks.INK)
    above = max(one.y + one.height for one in words if one.lines[0] not in ("0%", "100%"))
    assert above + 2 <= min(box.y for box in boxes if box.fill in (looks.TRACK, looks.INK))
    assert tick.y == bar.y
    assert tick.y + tick.height >= bar.y + bar.height + 4


@pytest.mark.parametrize(
    ("metric", "ends"),
    [
        ({"kind": "csat", "unit": "%", "value": 71, "target": 77}, (0, 100, "0%", "100%")),
        ({"kind": "other", "unit": "per cent", "value": 71, "target": 77}, (0, 100, "0%", "100%")),
        ({"kind": "nps", "value": 22, "target": 35}, (-100, 100, "−100", "100")),
        ({"kind": "ces", "value": 4, "scale": {"from": 1, "to": 7}, "target": 5}, (1, 7, "1", "7")),
    ],
)
def test_a_bar_lies_on_the_scale_that_somebody_wrote(metric: dict[str, object], ends: tuple[object, ...]) -> None:
    (scale,) = metric_card(**metric).ornaments
    assert isinstance(scale, SharedScale)
    assert (scale.low, scale.high, *scale.ends) == ends


@pytest.mark.parametrize(
    "metric",
    [
        LOW_IS_GOOD | {"value": 9, "target": 5},
        {"kind": "csat", "value": 4.1, "target": 4.5},
        {"kind": "other", "title": "Growth", "unit": "%", "value": 130, "target": 140},
        {"kind": "other", "title": "Growth", "unit": "%", "value": 90, "target": 140},
    ],
)
def test_without_a_scale_there_is_no_bar_and_the_benchmark_stands_in_words(metric: dict[str, object]) -> None:
    card = metric_card(**metric, benchmark={"value": 4.4, "source": "Sector"})
    assert card.ornaments == ()
    assert any(detail.startswith("benchmark 4.4") and detail.endswith("(Sector)") for detail in card.details)


def test_a_bar_is_as_long_as_its_figure_and_stands_between_the_ends_of_its_scale() -> None:
    _, boxes, words = drawn_metric(kind="csat", unit="%", value=71, target=77)
    track = next(box for box in boxes if box.fill == looks.TRACK)
    bar = next(box for box in boxes if box.fill == looks.KNOWN_DEEP and box.height == track.height)
    assert bar.width / track.width == pytest.approx(0.71)
    low, high = (next(one for one in words if one.lines[0] == end) for end in ("0%", "100%"))
    assert low.x + low.width <= track.x
    assert track.x + track.width <= high.x
    _, boxes, _ = drawn_metric(kind="nps", value=20, target=40)
    track = next(box for box in boxes if box.fill == looks.TRACK)
    bar = next(box for box in boxes if box.fill == looks.KNOWN_DEEP and box.height == track.height)
    assert (bar.x - track.x, bar.width) == pytest.approx((track.width / 2, track.width / 10))


def test_a_target_that_is_missed_is_bold() -> None:
    _, _, words = drawn_metric(**LOW_IS_GOOD, value=9, target=5)
    found = {one.lines[0]: (one.weight, one.colour) for one in words}
    assert found["target 5 days, missed"] == (looks.BOLD, looks.INK)


@pytest.mark.parametrize(
    ("unit", "title", "below"), [("days", "3 days", ()), ("calls per application", "3", ("calls per application",))]
)
def test_a_long_unit_stands_below_its_figure(unit: str, title: str, below: tuple[str, ...]) -> None:
    lanes = composed(study_of([{"metrics": [{"kind": "time", "value": 3, "unit": unit}]}])).grids[0].lanes
    cards: tuple[Card, ...] = next(lane for lane in lanes if lane.name == "metrics").cells[0].cards
    assert (cards[0].title, cards[0].details) == (title, (*below, "no source named"))
