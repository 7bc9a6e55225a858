"""The poster: what it shows of a journey, and that what is not known is shown as not known.

If it fails, a guess on the wall looks like research.
"""

from typing import Any

import pytest

from cxjourney.maps.canvas.looks import ALARM, HATCH
from cxjourney.maps.canvas.shapes import Box, Part, Stroke, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.card import Card, Dots, SharedScale
from cxjourney.maps.model.map import Map, MapCell, MapLane
from tests.maps.drawing import PERSIAN, composed, draw, drawing_of, everything, persona, study_of, workspace_study

SOURCES = {
    "counts": {"title": "Counts", "type": "survey-nps", "refreshed": "2026-11-01"},
    "planned": {"title": "Planned", "type": "observation", "status": "planned", "expected": "2027-02-01"},
    "expired": {"title": "Expired", "type": "web-analytics", "refreshed": "2020-01-01"},
    "gone": {"title": "Gone", "type": "web-analytics", "status": "unavailable"},
    "who": {"title": "Who they are", "type": "demographics", "refreshed": "2026-02-27"},
}


def lane(drawn: Map, name: str) -> MapLane:
    return next(lane for lane in drawn.grids[0].lanes if lane.name == name)


def cell(drawn: Map, name: str, stage: int = 0) -> MapCell:
    return lane(drawn, name).cells[stage]


def card(stage: dict[str, Any], name: str, **attributes: Any) -> Card:
    return cell(composed(study_of([stage], **attributes)), name).cards[0]


def test_a_stage_without_data_is_hatched_from_top_to_bottom() -> None:
    drawing = drawing_of(workspace_study())
    hatches = [item for item in everything(drawing.items) if isinstance(item, Stroke) and item.colour == HATCH]
    tall = [hatch for hatch in hatches if len(hatch.pieces) > 50]
    assert len(tall) == 1
    ys = [y for piece in tall[0].pieces for _, y in piece]
    heads = [
        part for part in everything(drawing.items) if isinstance(part, Part) and part.name == "stage-receives-card"
    ]
    head = next(item for item in everything(heads[0].items) if isinstance(item, Box))
    lowest = max(item.y + item.height for item in everything(heads[0].items) if isinstance(item, Box))
    assert min(ys) <= head.y + 1
    assert max(ys) >= lowest
    assert head.fill == ALARM


def test_a_stage_without_data_says_so_in_words_as_well() -> None:
    drawn = composed(workspace_study())
    head = drawn.grids[0].columns[3].head
    assert (head.look, drawn.grids[0].columns[3].hatched) == ("none", True)
    assert "No data" in head.spoken_text
    assert [
        cell(drawn, f"data-{family}", 3).cards[0].title for family in ("behavioural", "attitudinal", "contextual")
    ] == ["No data"] * 3


def test_figures_of_coverage_come_together_with_the_day() -> None:
    values = [(figure.value, figure.words) for figure in composed(workspace_study()).figures]
    assert values[:2] == [("80%", "of stages covered"), ("46.7%", "of cells known")]
    assert values[2][0] == "86%"
    assert values[3] == ("2026-11-21", "As of")


def test_a_share_that_nobody_knows_is_not_guessed() -> None:
    drawn = composed(study_of([{}], personas={"pat": persona("Pat")}))
    assert drawn.figures[2].value == "?"


def test_a_draft_says_so() -> None:
    assert composed(workspace_study()).stamp == ""
    assert composed(workspace_study(PERSIAN)).stamp == "پیش‌نویس"
    assert "پیش‌نویس".encode() in draw(workspace_study(PERSIAN))


def test_what_is_assumed_is_hollow_and_said() -> None:
    emotions = cell(composed(workspace_study()), "emotions")
    assert [(mark.figure, mark.hollow) for mark in emotions.marks] == [("+1", True), ("0", True)]
    assert emotions.note == "assumed"
    assert emotions.marks[0].says == "Dara feels: Good, +1. Assumed, nothing shows it"


def test_what_a_source_of_its_own_shows_is_solid() -> None:
    """That the stage has interviews says nothing of the two emotions that name no source."""
    emotions = cell(composed(workspace_study()), "emotions", 2)
    assert [(mark.figure, mark.hollow) for mark in emotions.marks] == [("−1", True), ("−2", False), ("−1", True)]
    assert emotions.note == "assumed: Dara, Ines"


@pytest.mark.parametrize(
    ("source", "hollow", "note", "look", "said"),
    [
        ("fresh", False, "", "quote", "Shown by: Fresh"),
        ("old", True, "outdated", "assumed-quote", "Shown by: Old (no longer counts)"),
        ("planned", True, "assumed", "assumed-quote", "Shown by: Planned (does not count)"),
    ],
)
def test_what_a_source_shows_that_does_not_count_is_not_drawn_as_known(
    source: str, hollow: bool, note: str, look: str, said: str
) -> None:
    stage = {
        "emotions": {"pat": {"score": 1, "source": source, "date": "2026-06-17"}},
        "quotes": [{"text": "Why?", "source": source}],
        "pain_points": [{"title": "Hurts", "evidence": [source]}],
    }
    sources = {
        "fresh": {"title": "Fresh", "type": "survey"},
        "old": {"title": "Old", "type": "survey", "refreshed": "2020-01-01"},
        "planned": {"title": "Planned", "type": "survey", "status": "planned"},
    }
    drawn = composed(study_of([stage], personas={"pat": persona("Pat")}, data_sources=sources))
    emotions, (quote,), (pain,) = (
        cell(drawn, "emotions"),
        cell(drawn, "quotes").cards,
        cell(drawn, "pain-points").cards,
    )
    assert (emotions.marks[0].hollow, emotions.note, quote.look) == (hollow, note, look)
    assert emotions.marks[0].says == f"Pat feels: Good, +1. {said}. as of 2026-06-17"
    assert pain.look == ("claimed-pain" if hollow else "pain")
    assert said in pain.details


@pytest.mark.parametrize(
    ("score", "figure", "says"),
    [
        (0.5, "+0.5", "Pat feels: between Neither and Good, +0.5"),
        (-1.25, "\u22121.25", "Pat feels: between Very bad and Bad, \u22121.25"),
        (1.0, "+1", "Pat feels: Good, +1"),
        (-0.001, "0", "Pat feels: between Bad and Neither, 0"),
    ],
)
def test_an_emotion_with_decimals_is_drawn_as_it_was_written(score: float, figure: str, says: str) -> None:
    drawn = composed(study_of([{"emotions": {"pat": score}}], personas={"pat": persona("Pat")}))
    (mark,) = cell(drawn, "emotions").marks
    assert (mark.level, mark.figure) == (score, figure)
    assert mark.says.startswith(says)


def test_a_gap_in_emotions_stays_a_gap() -> None:
    stages: list[dict[str, Any]] = [{"emotions": {"pat": 1}}, {}, {"emotions": {"pat": 2}}, {"emotions": {"pat": -1}}]
    study = study_of(stages, personas={"pat": persona("Pat")})
    drawn = composed(study)
    assert cell(drawn, "emotions", 1).marks == ()
    assert cell(drawn, "emotions", 1).note == "none recorded"
    curves = [item for item in everything(lay_out(drawn).items) if isinstance(item, Stroke) and item.pen == 2.4]
    assert len(curves) == 1
    assert curves[0].dashed


def test_lanes_with_nothing_in_them_are_left_out() -> None:
    names = [lane.name for lane in composed(study_of([{}])).grids[0].lanes]
    assert names == ["data-behavioural", "data-attitudinal", "data-contextual"]


def test_data_that_does_not_count_says_why() -> None:
    stage = {"data": list(SOURCES)}
    drawn = composed(study_of([stage], data_sources=SOURCES))
    behavioural = [(card.title, card.look) for card in cell(drawn, "data-behavioural").cards]
    assert behavioural == [("No data", "gap"), ("Expired", "lost"), ("Gone", "lost")]
    assert "expired, does not count" in cell(drawn, "data-behavioural").cards[1].details
    assert [(card.title, card.look) for card in cell(drawn, "data-attitudinal").cards] == [("Counts", "chip")]
    contextual = cell(drawn, "data-contextual").cards
    assert [(card.title, card.look) for card in contextual] == [("No data", "gap"), ("Planned", "planned")]
    assert contextual[1].details == ("planned for 2027-02-01",)
    who = cell(drawn, "data-no-family").cards
    assert [(card.title, card.look) for card in who] == [("Who they are", "lost")]
    assert who[0].details == ("as of 2026-02-27", "tells who customers are, does not count")


def test_an_unseen_touchpoint_says_so() -> None:
    seen, unseen = cell(composed(workspace_study()), "touchpoints", 1).cards
    assert (seen.look, seen.heading) == ("seen", "")
    assert (unseen.look, unseen.heading, unseen.details) == ("unseen", "Unseen", ("Branch · assisted",))


def test_a_pain_point_without_evidence_looks_assumed() -> None:
    stage = {"pain_points": [{"title": "Waits", "severity": "low"}, {"title": "Lost", "severity": "critical"}]}
    drawn = composed(study_of([stage]))
    assert [card.title for card in cell(drawn, "pain-points").cards] == ["Lost", "Waits"]
    assert {card.look for card in cell(drawn, "pain-points").cards} == {"claimed-pain"}
    assert cell(drawn, "pain-points").cards[0].details == ("assumed, nothing shows it",)


def test_a_metric_names_its_source_and_day_and_what_it_is_held_against() -> None:
    found = cell(composed(workspace_study()), "metrics", 4).cards
    assert (found[0].title, found[0].heading) == ("22", "NPS · The one to act on")
    assert found[0].details == ("target 35, missed", "NPS survey after opening", "as of 2026-10-31 · 412 cases")
    assert found[0].ticks == {"target", "benchmark"}
    assert found[1].title == "39 points"


TEAMS = {"sales": {"title": "Sales"}, "line": {"title": "Line 4"}}


@pytest.mark.parametrize(
    ("benchmark", "words"),
    [
        ({"source": "Sector report", "date": "2026-05-12"}, "benchmark 33 (Sector report, as of 2026-05-12)"),
        ({"source": "Sector report"}, "benchmark 33 (Sector report)"),
        ({"date": "2026-05-12"}, "benchmark 33 (as of 2026-05-12)"),
        ({}, "benchmark 33"),
    ],
)
def test_a_benchmark_names_its_source_and_its_day(benchmark: dict[str, Any], words: str) -> None:
    metric = {"kind": "nps", "value": 21, "benchmark": {"value": 33, **benchmark}}
    (scale,) = card({"metrics": [metric]}, "metrics").ornaments
    assert isinstance(scale, SharedScale)
    assert scale.bars[0].words == words


def test_a_metric_names_its_owner_if_it_has_one() -> None:
    metrics = [{"kind": "nps", "value": 21, "owner": "sales"}, {"kind": "ces", "value": 4}]
    owned, other = cell(composed(study_of([{"metrics": metrics}], teams=TEAMS)), "metrics").cards
    assert owned.details == ("no source named", "Owner: Sales")
    assert other.details == ("no source named",)


def test_a_touchpoint_names_its_owner_where_it_is_not_the_stage_s() -> None:
    places = [{"title": f"{owner}", "channel": "web", "owner": owner} for owner in TEAMS]
    stage = {"touchpoints": [*places, {"title": "none", "channel": "web"}]}
    owned = cell(composed(study_of([{"owner": "sales", **stage}], teams=TEAMS)), "touchpoints").cards
    assert [card.details for card in owned] == [("Web",), ("Web", "Owner: Line 4"), ("Web",)]
    nobody_s = cell(composed(study_of([stage], teams=TEAMS)), "touchpoints").cards
    assert [card.details for card in nobody_s] == [("Web", "Owner: Sales"), ("Web", "Owner: Line 4"), ("Web",)]


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        ("en", "started by the organisation", "started by the customer"),
        ("fa", "به ابتکار سازمان", "به ابتکار مشتری"),
        ("id", "dimulai oleh organisasi", "dimulai oleh pelanggan"),
    ],
)
def test_who_makes_the_first_move_is_said_and_drawn_only_for_the_organisation(
    language: str, ours: str, theirs: str
) -> None:
    places = [
        {"title": "T", "channel": "web", "initiated_by": "organisation"},
        {"title": "T", "channel": "web", "initiated_by": "customer"},
        {"title": "T", "channel": "web"},
    ]
    drawn = composed(study_of([{"touchpoints": places}], language=language))
    organisation, customer, unsaid = cell(drawn, "touchpoints").cards
    assert ours in organisation.details[0]
    assert ours in organisation.spoken_text
    assert theirs in customer.spoken_text
    assert not any(theirs in words for words in (*customer.details, customer.heading, customer.title))
    assert not any(words in unsaid.spoken_text for words in (ours, theirs))


def test_what_journey_and_stage_are_about_is_drawn_and_said() -> None:
    stage = {"summary": "Hours go by.", "actions": ["Waits"]}
    study = study_of([stage, {}], summary="Most wait")
    drawn = composed(study)
    assert drawn.summary == "Most wait"
    assert drawn.description.startswith("Most wait. 2 stages. 0%")
    assert composed(study, "coverage").description.startswith("Most wait. 2 stages.")
    assert [(card.heading, card.title, card.look) for card in cell(drawn, "does").cards] == [
        ("In short", "Hours go by.", "summary"),
        ("Does", "Waits", "plain"),
    ]
    spoken = drawn.grids[0].columns[0].head.spoken_text
    assert "Stage 0. Hours go by. No owner named." in spoken
    words = [line for item in everything(lay_out(drawn).items) if isinstance(item, Words) for line in item.lines]
    assert (words.count("Most wait"), words.count("Hours go by.")) == (1, 1)


def test_a_chip_leads_to_where_its_source_is_found() -> None:
    sources = {name: source | {"link": f"https://x.example/{name}"} for name, source in SOURCES.items()}
    drawn = composed(study_of([{"data": list(SOURCES)}], data_sources=sources))
    chips = {
        card.title: card.link
        for lane in drawn.grids[0].lanes
        for card in lane.cells[0].cards
        if card.title in {source["title"] for source in SOURCES.values()}
    }
    assert chips == {source["title"]: f"https://x.example/{name}" for name, source in SOURCES.items()}


def test_who_is_stranded_is_named_with_the_share() -> None:
    stranded, reluctant = cell(composed(workspace_study()), "access", 2).cards
    assert (stranded.title, stranded.details) == ("Greta", ("stranded · 14%",))
    assert stranded.look == "halted"
    assert (reluctant.look, reluctant.details) == ("reluctant", ("reluctant · 30%",))


def test_branches_and_loops_have_their_words() -> None:
    links = composed(workspace_study()).grids[0].links
    assert ("the document is rejected · 12% ?", 2, 1) in [(link.words, link.start, link.end) for link in links]
    drawing = drawing_of(workspace_study())
    words = [item for item in everything(drawing.items) if isinstance(item, Words)]
    label = next(item for item in words if "the document is rejected · 12% ?" in item.lines)
    head = next(item for item in words if "Applies" in item.lines)
    title = next(item for item in words if "Opening a current account" in item.lines)
    assert title.y + title.height < label.y < label.y + label.height < head.y


def test_entries_and_outcomes_are_marked() -> None:
    stages: list[dict[str, Any]] = [
        {"entry": True},
        {"entry": True},
        {"outcome": "success", "next": []},
        {"outcome": "other"},
    ]
    heads = [column.head.heading for column in composed(study_of(stages)).grids[0].columns]
    assert heads == ["1 · Start", "2 · Start", "3 · Goal reached", "4 · Ends without success"]


def test_where_nobody_wrote_an_outcome_no_goal_is_reached() -> None:
    heads = [column.head.heading for column in composed(study_of([{}, {}])).grids[0].columns]
    assert heads == ["1 · Start", "2 · End, outcome not said"]
    drawn = composed(study_of([{}, {}]), "flow")
    assert drawn.networks[0].stations[1].kinds == {"end"}
    assert "stop-end" in {key.sample for key in drawn.legend}
    assert "stop-success" not in {key.sample for key in drawn.legend}


def test_importance_and_owner_are_shown() -> None:
    heads = [column.head for column in composed(workspace_study()).grids[0].columns]
    assert heads[2].details == ("Owner: Onboarding",)
    assert "Importance 5\xa0of\xa05" in heads[2].spoken_text
    assert composed(study_of([{}])).grids[0].columns[0].head.details == ("No owner named",)


def test_what_nobody_said_is_drawn_as_not_said() -> None:
    pain = {"title": "It hurts", "opportunities": [{"title": "Help"}]}
    drawn = composed(study_of([{"pain_points": [pain]}]))
    head = drawn.grids[0].columns[0].head
    assert "Importance not said" in head.spoken_text
    assert [dots.filled for dots in head.ornaments if isinstance(dots, Dots)] == [0]
    hurt = cell(drawn, "pain-points", 0).cards[0]
    assert [dots.filled for dots in hurt.ornaments if isinstance(dots, Dots)] == [0]
    assert "Severity not said" in hurt.spoken_text
    assert "medium" not in hurt.spoken_text.lower()
    assert cell(drawn, "opportunities", 0).cards[0].details == ()


def test_an_unknown_language_is_written_in_english_and_its_own_direction() -> None:
    drawn = composed(study_of([{}], language="ps"))
    assert (drawn.direction, drawn.legend_title) == ("rtl", "Legend")


def test_a_date_and_the_figure_after_it_keep_their_order_from_right_to_left() -> None:
    chip = cell(composed(workspace_study(PERSIAN)), "data-attitudinal", 1).cards[0]
    assert chip.details == ("به تاریخ ۲۰۲۶/۱۰/۳۱\u200f،\u200f حجم نمونه: ۴۱۲",)


def test_persian_has_persian_digits_in_figures_and_dates() -> None:
    figures = composed(workspace_study(PERSIAN)).figures
    assert figures[0].value == "۶۶٫۷٪"
    assert figures[-1].value == "۲۰۲۶/۱۱/۲۱"


def test_a_minus_stays_before_its_figure_from_right_to_left() -> None:
    (card,) = cell(
        composed(study_of([{"metrics": [{"kind": "nps", "value": -18}]}], language="fa")), "metrics", 0
    ).cards
    assert card.title == "\u200e−۱۸\u200e"


def test_a_text_that_a_source_shows_has_a_sign_that_the_legend_explains() -> None:
    goals = [
        {"text": "Guessed"},
        {"text": "Known", "source": "fresh"},
        {"text": "Once known", "source": "old"},
        {"text": "To be known", "source": "planned"},
    ]
    sources = {
        "fresh": {"title": "Fresh", "type": "survey"},
        "old": {"title": "Old", "type": "survey", "refreshed": "2020-01-01"},
        "planned": {"title": "Planned", "type": "survey", "status": "planned"},
    }
    drawn = composed(study_of([{"goals": goals}], data_sources=sources))
    assert [(card.title, card.symbol, card.about) for card in cell(drawn, "wants").cards] == [
        ("Guessed", "bullet", ""),
        ("Known", "shown", "Shown by: Fresh"),
        ("Once known", "outdated", "Shown by: Old (no longer counts)"),
        ("To be known", "bullet", "Shown by: Planned (does not count)"),
    ]
    assert {"symbol-shown", "symbol-outdated"} <= {key.sample for key in drawn.legend}


@pytest.mark.parametrize(
    ("share", "said", "note"),
    [
        (0.5, "50% of customers (assumed)", "Shares are assumed: no data that counts is named for them."),
        (
            {"value": 0.5, "source": "old"},
            "50% of customers (outdated)",
            "Shares are outdated: the data named for them no longer counts.",
        ),
        ({"value": 0.5, "source": "fresh"}, "50% of customers", None),
    ],
)
def test_a_share_says_what_it_rests_on(share: object, said: str, note: str | None) -> None:
    sources = {
        "fresh": {"title": "Fresh", "type": "survey"},
        "old": {"title": "Old", "type": "survey", "refreshed": "2020-01-01"},
    }
    drawn = composed(study_of([{}], personas={"pat": persona("Pat", share=share)}, data_sources=sources))
    assert drawn.rows[0].cards[0].details[0] == said
    assert [line for line in drawn.notes if line.startswith("Shares")] == ([note] if note else [])
