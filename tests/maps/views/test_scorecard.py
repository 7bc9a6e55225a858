"""How the experience is measured: metrics and ratings as they were written, and what nobody measures.

If it fails, a team acts on a figure that nobody took, or passes over a stage that nobody measures.
"""

from typing import Any

import pytest

from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.card import Card, Dots, Sparkline
from cxjourney.maps.model.map import Map, MapCell
from cxjourney.maps.selection import MapSelection, select
from tests.maps.drawing import PERSIAN, composed, draw, drawing_of, everything, persona, study_of, workspace_study

NPS = {"kind": "nps", "value": 22, "date": "2026-10-01"}
HISTORY = [
    {"date": "2026-01-01", "value": 18},
    {"date": "2025-01-01", "value": -4, "sample": 200},
    {"date": "2025-07-01", "value": 10},
]
SOURCES = {"heard": {"title": "Usability test", "type": "usability-test", "refreshed": "2026-10-01"}}


def rated(title: str, **scores: object) -> dict[str, Any]:
    return {"title": title, "channel": "web", "rating": scores}


def cell(drawn: Map, lane: str, column: int = 0) -> MapCell:
    return next(one for one in drawn.grids[0].lanes if one.name == lane).cells[column]


def card(drawn: Map, lane: str, column: int = 0) -> Card:
    (found,) = cell(drawn, lane, column).cards
    return found


def sparkline(found: Card) -> Sparkline:
    return next(ornament for ornament in found.ornaments if isinstance(ornament, Sparkline))


def test_the_metric_to_act_on_stands_first_wherever_it_is_written() -> None:
    drawn = composed(
        study_of([{"metrics": [{"kind": "ces", "value": 3}, NPS | {"key": True}]}], metrics=[NPS]), "scorecard"
    )
    assert [row.title for row in drawn.rows] == ["The one to act on", "Other metrics of the whole journey"]
    (key,) = drawn.rows[0].cards
    assert (key.title, key.details[0]) == ("22", "At “Stage 0”")
    assert [one.heading for one in cell(drawn, "metrics").cards] == ["NPS · The one to act on", "CES"]


def test_a_journey_without_a_metric_to_act_on_says_so() -> None:
    (row,) = composed(study_of([{"metrics": [NPS]}]), "scorecard").rows
    assert [(one.title, one.look) for one in row.cards] == [("No metric is marked as the one to act on", "gap")]


def test_a_metric_without_a_value_is_not_measured_yet() -> None:
    metric = {"kind": "csat", "target": 80, "history": [{"date": "2025-01-01", "value": 70}]}
    drawn = composed(study_of([{"metrics": [metric]}]), "scorecard")
    found = card(drawn, "metrics")
    assert (found.title, found.look) == ("not measured yet", "gap")
    assert sparkline(found).words == "Before: 70 on 2025-01-01"
    assert (drawn.figures[0].value, drawn.figures[0].note, drawn.figures[0].loud) == (
        "0",
        "of 1 that are written down",
        True,
    )


def test_figures_before_stand_at_their_days_and_are_said() -> None:
    line = sparkline(card(composed(study_of([{"metrics": [NPS | {"history": HISTORY}]}]), "scorecard"), "metrics"))
    assert line.words == "Before: −4 (200 cases) on 2025-01-01 · 10 on 2025-07-01 · 18 on 2026-01-01"
    assert [round(value, 2) for _, value in line.points] == [0.0, 0.54, 0.85, 1.0]
    days = [at for at, _ in line.points]
    assert days == sorted(days)
    assert days[1] == pytest.approx(181 / 638)
    assert (days[-1], line.ends_now, line.is_dated) == (1.0, True, True)


def test_of_many_figures_before_the_first_and_the_last_are_said() -> None:
    history = [{"date": f"2025-0{month}-01", "value": month} for month in range(1, 6)]
    line = sparkline(card(composed(study_of([{"metrics": [NPS | {"history": history}]}]), "scorecard"), "metrics"))
    assert line.words == "Before: 1 on 2025-01-01 · 3 more · 5 on 2025-05-01"


def test_the_way_to_a_figure_that_nobody_dated_is_dashed() -> None:
    metric = {"kind": "nps", "value": 22, "history": HISTORY}
    study = study_of([{"metrics": [metric]}])
    assert not sparkline(card(composed(study, "scorecard"), "metrics")).is_dated
    strokes = [item for item in everything(drawing_of(study, "scorecard").items) if isinstance(item, Stroke)]
    assert [stroke.dashed for stroke in strokes if stroke.pen == 1.6] == [False, True, False], "and the legend"


def test_a_target_between_the_figures_is_a_level() -> None:
    metric = NPS | {"history": HISTORY, "target": 9}
    assert sparkline(card(composed(study_of([{"metrics": [metric]}]), "scorecard"), "metrics")).target == 0.5
    beyond = NPS | {"history": HISTORY, "target": 50}
    assert sparkline(card(composed(study_of([{"metrics": [beyond]}]), "scorecard"), "metrics")).target is None


def test_whose_figure_it_is_and_in_which_channel_is_said() -> None:
    metric = NPS | {"persona": "pat", "channel": "phone"}
    drawn = composed(study_of([{"metrics": [metric]}], personas={"pat": persona("Pat, 30", name="Pat")}), "scorecard")
    assert card(drawn, "metrics").details[0] == "Pat · Phone"


def test_the_weakest_touchpoint_is_named_with_its_score() -> None:
    places = [rated("Form", ease=4), rated("Call", ease=2), {"title": "Letter", "channel": "post"}]
    found = card(composed(study_of([{"touchpoints": places}]), "scorecard"), "rating-ease")
    assert found.title == "Call"
    assert [(dots.filled, dots.of, dots.words) for dots in found.ornaments if isinstance(dots, Dots)] == [
        (2, 5, "2 of 5")
    ]
    assert found.details == ("no source named", "lowest of 2 rated · 1 not rated")


def test_touchpoints_with_the_same_lowest_score_are_all_named() -> None:
    places = [rated("Form", ease=2), rated("Call", ease=2), rated("App", ease=5)]
    assert card(composed(study_of([{"touchpoints": places}]), "scorecard"), "rating-ease").title == "Form, Call"


@pytest.mark.parametrize(
    ("score", "look", "details"),
    [
        ({"score": 2, "source": "heard", "date": "2026-09-01"}, "weak", ("Usability test · as of 2026-09-01",)),
        (2, "weak-unsourced", ("no source named",)),
        ({"score": 3, "source": "heard"}, "rated", ("Usability test",)),
        (3, "rated-unsourced", ("no source named",)),
    ],
)
def test_a_score_says_where_it_comes_from_and_whether_it_is_reported(
    score: object, look: str, details: tuple[str, ...]
) -> None:
    study = study_of([{"touchpoints": [rated("Form", ease=score)]}], data_sources=SOURCES)
    study.thresholds = {"CX708": 2}
    found = card(composed(study, "scorecard"), "rating-ease")
    assert (found.look, found.details) == (look, details)


def test_what_nobody_rated_is_empty_and_loud() -> None:
    drawn = composed(study_of([{"touchpoints": [rated("Form", ease=2)]}, {}]), "scorecard")
    missing = cell(drawn, "rating-helpfulness")
    assert ([one.title for one in missing.cards], missing.loud) == (["Not rated"], True)
    assert not cell(drawn, "rating-ease").loud
    nothing = cell(drawn, "rating-ease", 1)
    assert ([one.title for one in nothing.cards], nothing.loud) == (["no touchpoints"], False)
    assert (drawn.figures[1].value, drawn.figures[1].note) == ("16.7%", "1 of 6 cells, stage by dimension")


def test_a_stage_without_a_metric_is_loud_whatever_else_is_measured_there() -> None:
    stages: list[dict[str, Any]] = [
        {},
        {"delivery": {"claimed": 80, "experienced": 40}},
        {"touchpoints": [rated("T", ease=2)]},
        {"delivery": {"claimed": 50, "experienced": 60}},
    ]
    drawn = composed(study_of(stages), "scorecard")
    cells = [cell(drawn, "metrics", column) for column in range(3)]
    assert {one.cards[0].look for one in cells} == {"gap"}
    assert [(one.cards[0].title, one.loud) for one in cells] == [
        ("No metric is written here", True),
        ("No metric is written here", True),
        ("No metric is written here", True),
    ]
    assert card(drawn, "delivery", 1).title == "40 points"
    assert card(drawn, "delivery", 3).title == "−10 points"
    assert [key.words for key in drawn.legend if key.sample.endswith("-cell")] == [
        "No metric is written at this stage",
        "Not rated: no touchpoint of the stage has a score for this",
    ]
    chosen = select(drawn, MapSelection(lanes=("metrics",)), study_of(stages), language("en"))
    assert [key.sample for key in chosen.legend if key.sample.endswith("-cell")] == ["unmeasured-cell"]


def test_a_journey_without_touchpoints_says_nothing_of_ratings() -> None:
    drawn = composed(study_of([{}]), "scorecard")
    assert "unrated-cell" not in {key.sample for key in drawn.legend}
    assert not any("Rated" in note for note in drawn.notes)


def test_hatching_is_what_nobody_measures_and_not_a_stage_without_data() -> None:
    drawn = composed(workspace_study(), "scorecard")
    assert not any(column.hatched for column in drawn.grids[0].columns)
    assert "hatch" not in {key.sample for key in drawn.legend}
    assert "No data" in drawn.grids[0].columns[3].head.spoken_text


def test_lanes_of_the_scorecard_can_be_chosen() -> None:
    study, words = workspace_study(), language("en")
    chosen = select(composed(study, "scorecard"), MapSelection(lanes=("ratings",)), study, words)
    assert {lane.choice for lane in chosen.grids[0].lanes} == {"ratings"}


def test_persian_runs_from_right_to_left_with_its_own_words() -> None:
    drawn = composed(workspace_study(PERSIAN), "scorecard")
    words = [line for item in everything(lay_out(drawn).items) if isinstance(item, Words) for line in item.lines]
    assert "بدون امتیاز" in words
    assert not any("Not rated" in line for line in words)


def test_hostile_text_stays_text() -> None:
    nasty = "<b>&amp;</b> {x}"
    metric = NPS | {"title": nasty, "unit": nasty, "history": HISTORY}
    drawn = draw(study_of([{"title": nasty, "metrics": [metric], "touchpoints": [rated(nasty, ease=1)]}]), "scorecard")
    assert b"<b>" not in drawn
    assert b"<desc" in drawn


def test_marks_of_a_line_stay_in_their_card() -> None:
    study = study_of([{"metrics": [NPS | {"history": HISTORY}]}])
    drawing = drawing_of(study, "scorecard")
    parts = [part for part in everything(drawing.items) if isinstance(part, Part) and "Before:" in part.says]
    words = [item for part in parts for item in everything(part.items) if isinstance(item, Words)]
    marks = [
        item for part in parts for item in everything(part.items) if isinstance(item, Box) and item.shape == "circle"
    ]
    assert len(marks) >= 4
    for mark in marks:
        assert min(item.x for item in words) - 0.5 <= mark.x
        assert not any(
            item.x < mark.x + mark.width and item.y < mark.y + mark.height and mark.y < item.y + item.height
            for item in words
            if "Before" in item.lines[0]
        )


def test_the_score_of_a_touchpoint_that_a_persona_cannot_use_is_pale_where_she_is_followed() -> None:
    study, words = workspace_study(), language("en")
    followed = select(composed(study, "scorecard"), MapSelection(persona="greta"), study, words)
    assert card(followed, "rating-ease", 2).faded
    assert not card(composed(study, "scorecard"), "rating-ease", 2).faded


def test_the_head_says_of_how_many_figures_no_data_that_counts_is_named() -> None:
    sources = SOURCES | {"old": {"title": "Old survey", "type": "survey", "refreshed": "2020-01-01"}}
    metrics = [NPS | {"source": "heard"}, NPS, NPS | {"source": "old"}, {"kind": "csat", "target": 80}]
    figure = composed(study_of([{}], metrics=metrics, data_sources=sources), "scorecard").figures[0]
    assert (figure.value, figure.words) == ("3", "metrics with a figure")
    (one, *_) = composed(study_of([{}], metrics=[NPS]), "scorecard").figures
    assert (one.value, one.words) == ("1", "metric with a figure")
    assert (
        figure.note == "of 4 that are written down · 1 of them only assumed · 1 of them by data that no longer counts"
    )
