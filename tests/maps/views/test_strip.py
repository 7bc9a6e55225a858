"""The small picture: stages in a row with their emotions and what is known of them, in type that a telephone shows.

If it fails, a README shows a journey that looks better known or better liked than anybody wrote down.
"""

from itertools import pairwise
from typing import Any

import pytest

from cxjourney.languages import language
from cxjourney.maps.canvas.looks import ALARM, HATCH, INK
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Stroke, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.selection import MapSelection, select
from tests.maps.drawing import (
    ENGLISH,
    PERSIAN,
    composed,
    draw,
    drawing_of,
    everything,
    persona,
    study_of,
    workspace_study,
)

TELEPHONE = 390.0


def words_of(drawing: Drawing) -> list[str]:
    return [" ".join(item.lines) for item in everything(drawing.items) if isinstance(item, Words)]


def parts_of(drawing: Drawing) -> list[Part]:
    return [part for part in everything(drawing.items) if isinstance(part, Part)]


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("stages", [1, 5, 12, 40])
def test_all_type_can_be_read_where_the_picture_is_as_wide_as_a_telephone(journey: str, stages: int) -> None:
    studies = [workspace_study(journey), study_of([{} for _ in range(stages)])]
    for drawing in (drawing_of(study, "strip") for study in studies):
        smallest = min(item.size for item in everything(drawing.items) if isinstance(item, Words))
        assert smallest * TELEPHONE / drawing.width >= 9.7


def test_each_stage_has_its_title_and_what_is_known_of_it() -> None:
    drawing = drawing_of(workspace_study(), "strip")
    heads = [part for part in parts_of(drawing) if part.name.startswith("stage-")]
    assert [part.title for part in heads] == [stage.title for stage in workspace_study().journey.stages]
    assert ["No data" in part.says for part in heads] == [False, False, False, True, False]
    assert words_of(drawing).count("No data") == 1
    assert words_of(drawing).count("Partly known") == 4


def test_both_figures_of_coverage_and_the_day_are_there() -> None:
    words = words_of(drawing_of(workspace_study(), "strip"))
    assert {"80% of stages covered", "46.7% of cells known", "As of 2026-11-21"} <= set(words)


def test_a_stage_without_data_is_marked_by_shape_and_hatching_as_well_as_by_word() -> None:
    drawing = drawing_of(workspace_study(), "strip")
    (blind,) = [part for part in parts_of(drawing) if part.name == "stage-receives-card"]
    boxes = [item for item in everything(blind.items) if isinstance(item, Box)]
    assert (boxes[0].fill, boxes[1].shape) == (ALARM, "octagon")
    assert any(isinstance(item, Stroke) and item.colour == HATCH for item in everything(drawing.items))


def test_an_emotion_that_is_missing_is_a_gap_and_one_that_is_assumed_is_hollow() -> None:
    stages: list[dict[str, Any]] = [
        {"emotions": {"pat": {"score": 1, "source": "heard"}}, "data": ["heard"]},
        {},
        {"emotions": {"pat": -1}},
    ]
    sources = {"heard": {"title": "Heard", "type": "interviews", "refreshed": "2026-11-01"}}
    study = study_of(stages, personas={"pat": persona("Pat")}, data_sources=sources)
    cells = composed(study, "strip").grids[0].lanes[0].cells
    assert [[mark.hollow for mark in cell.marks] for cell in cells] == [[False], [], [True]]
    assert [cell.note for cell in cells] == ["", "none recorded", ""]
    drawing = drawing_of(study, "strip")
    assert "none recorded" in words_of(drawing)
    strokes = [item for item in everything(drawing.items) if isinstance(item, Stroke)]
    assert not [stroke for stroke in strokes if stroke.colour.startswith("persona-")], "no curve leads over the gap"
    assert {"Emotion that a source shows", "Emotion that is only assumed, or outdated"} <= set(words_of(drawing))


def test_who_is_who_stands_beside_the_title_in_lines_of_about_the_same_width() -> None:
    """And not the last of them alone below the title."""
    names = ["Nadia", "Marek", "Hilary", "Edwin", "Sabah", "Owen"]
    people = {name.lower(): persona(name) for name in names}
    drawing = drawing_of(study_of([{"emotions": dict.fromkeys(people, 1)}], personas=people), "strip")
    said = {" ".join(item.lines): item for item in everything(drawing.items) if isinstance(item, Words)}
    title, shown = said["Emotions"], [said[name] for name in names]
    assert all(words.x > title.x + title.width for words in shown)
    assert [words.y == title.y for words in shown] == [True] * 3 + [False] * 3


def test_a_journey_that_records_no_emotion_says_so() -> None:
    drawn = composed(study_of([{}, {}]), "strip")
    assert drawn.grids[0].lanes == ()
    assert "No stage records an emotion." in words_of(lay_out(drawn))


@pytest.mark.parametrize("personas", [2, 12])
def test_equal_scores_stand_at_equal_heights(personas: int) -> None:
    people = {f"p{number}": persona(f"Persona {number}") for number in range(personas)}
    stages = [{"emotions": dict.fromkeys(people, 1)} for _ in range(5)]
    drawing = drawing_of(study_of(stages, personas=people), "strip")
    marks = [part.items[-1] for part in parts_of(drawing) if "feels: Good" in part.title]
    assert len(marks) == 5 * personas
    assert len({mark.y for mark in marks if isinstance(mark, Box)}) == 1


def test_a_row_has_as_many_stages_as_its_words_allow() -> None:
    def heads_in_rows(titles: list[str]) -> list[int]:
        drawing = drawing_of(study_of([{"title": title} for title in titles]), "strip")
        tops = [next(item for item in everything((part,)) if isinstance(item, Box)).y for part in _stages(drawing)]
        assert tops == sorted(tops)
        return [tops.count(top) for top in dict.fromkeys(tops)]

    assert heads_in_rows(["Buys", "Pays", "Waits", "Asks", "Goes", "Ends"]) == [6]
    assert heads_in_rows(["Understands the arrangements"] * 5) == [3, 2]
    assert heads_in_rows(["Buys"] * 14) == [5, 5, 4]
    long = "Drives alone in the first two years, when six points mean starting over"
    assert heads_in_rows([*["Buys"] * 9, long]) == [4, 4, 2], "a title of more than six lines is hard to read"
    assert heads_in_rows(["Donaudampfschifffahrtsgesellschaft"] * 4) == [2, 2]


def _stages(drawing: Drawing) -> list[Part]:
    return [part for part in parts_of(drawing) if part.name.startswith("stage-")]


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
def test_stages_follow_each_other_in_the_direction_of_reading(journey: str) -> None:
    drawing = drawing_of(workspace_study(journey), "strip")
    boxes = [next(item for item in everything((part,)) if isinstance(item, Box)) for part in _stages(drawing)]
    for before, after in pairwise(boxes):
        if before.y == after.y:
            assert (before.x < after.x) == (journey == ENGLISH)


def test_a_persona_and_a_stretch_of_stages_can_be_chosen() -> None:
    study, words = workspace_study(), language("en")
    chosen = MapSelection(persona="greta", first="applies", last="receives-card")
    drawing = lay_out(select(composed(study, "strip"), chosen, study, words))
    assert len(_stages(drawing)) == 3
    assert any(words.startswith("Only stages 2–4 of 5") for words in words_of(drawing))
    assert any(words.startswith("Followed: Greta") for words in words_of(drawing))


def test_what_a_screen_reader_says_goes_stage_by_stage() -> None:
    drawing = drawing_of(workspace_study(), "strip")
    assert drawing.says.startswith("5 stages. 80% of stages are covered and 46.7% is known, as of 2026-11-21.")
    hears = next(part for part in _stages(drawing) if part.name == "stage-hears")
    said = [part.title for part in everything(hears.items) if isinstance(part, Part) and part.title]
    assert said == [
        "Dara feels: Good, +1. Assumed, nothing shows it",
        "Milan feels: Neither, 0. Assumed, nothing shows it",
    ]


BRANCHES: list[dict[str, Any]] = [
    {"next": [{"to": "s1", "share": 0.2}, {"to": "s2", "share": 0.7}, {"to": "s4", "share": 0.1}]},
    {"next": ["s2", "s0"]},
    {"next": ["s3"]},
    {"outcome": "success"},
    {"outcome": "other"},
]


def test_an_arrow_is_the_main_way_and_all_other_ways_stand_in_their_stage_by_number() -> None:
    drawing = drawing_of(study_of(BRANCHES), "strip")
    heads = [
        [" ".join(item.lines) for item in everything((part,)) if isinstance(item, Words)] for part in _stages(drawing)
    ]
    assert [head[0] for head in heads] == ["1 · Start", "2", "3", "4 · Goal reached", "5 · Ends without success"]
    assert [[words for words in head if words.startswith("→")] for head in heads] == [
        ["→ 3, 2, 5"],
        ["→ 3, 1"],
        [],
        [],
        [],
    ]
    arrows = [item for item in everything(drawing.items) if isinstance(item, Stroke) and item.arrow]
    (third,) = {
        item.x + item.width for item in everything((_stages(drawing)[2],)) if isinstance(item, Box) and item.height > 30
    }
    assert [arrow.pieces[0][0][0] for arrow in arrows] == [pytest.approx(third + 0.5)], "from 3 to 4 alone"
    assert "Leads to “Stage 4”" in _stages(drawing)[0].says


def test_a_journey_without_a_branch_has_arrows_and_its_end_and_no_numbers() -> None:
    drawing = drawing_of(study_of([{}, {}, {"outcome": "success"}]), "strip")
    words = words_of(drawing)
    assert "Goal reached" in words
    assert not [word for word in words if word.startswith(("→", "1"))]
    assert len([item for item in everything(drawing.items) if isinstance(item, Stroke) and item.arrow]) == 2


@pytest.mark.parametrize("tag", ["de", "en", "fa", "fr", "id"])
def test_no_word_of_a_head_is_cut(tag: str) -> None:
    drawing = drawing_of(study_of([{"title": "Go"}] * 5 + [{"outcome": "other"}], language=tag), "strip")
    whole = set(" ".join(words_of(drawing)).split())
    words = language(tag)
    for key in ("map.coverage.none", "map.other"):
        assert set(words.text(key).split()) <= whole


def test_hostile_text_stays_text() -> None:
    nasty = '<script>alert("1")</script> & ‮ ]]>'
    study = study_of(
        [{"title": nasty, "emotions": {"pat": 1}}], title=nasty, personas={"pat": persona(nasty)}, status="draft"
    )
    drawn = draw(study, "strip").decode()
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_it_is_drawn_in_every_theme(theme: str) -> None:
    from cxjourney.maps.canvas.map_theme import DARK, LIGHT, auto_theme

    themes = {"light": LIGHT, "dark": DARK, "auto": auto_theme(LIGHT, DARK)}
    drawn = draw(workspace_study(), "strip", theme=themes[theme]).decode()
    assert ("prefers-color-scheme" in drawn) == (theme == "auto")
    assert "<desc" in drawn


def test_who_is_stranded_stands_at_the_foot_of_the_stage() -> None:
    people = {"june": persona("June", access={"internet": "none", "devices": []}), "pat": persona("Pat")}
    online = {"touchpoints": [{"title": "Form", "channel": "web", "required": True}]}
    study = study_of([{}, online, {"outcome": "success"}], personas=people)
    assert [one.persona for one in study.access.personas_stranded_at("s1")] == ["june"]
    columns = composed(study, "strip").grids[0].columns
    assert [column.head.stressed for column in columns] == ["", "stranded: June", ""]
    (stage,) = [part for part in parts_of(drawing_of(study, "strip")) if part.name == "stage-s1"]
    head, *_, ground = (item for item in everything(stage.items) if isinstance(item, Box))
    assert ground.fill == INK
    assert ground.y + ground.height == pytest.approx(head.y + head.height)
    assert ground.width == head.width


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
def test_opened_by_itself_it_is_as_narrow_as_its_window_and_a_poster_is_not(journey: str) -> None:
    rule = b"svg:root{max-width:100%;height:auto}"
    assert rule in draw(workspace_study(journey), "strip", "svg")
    assert rule not in draw(workspace_study(journey), "journey", "svg"), "nobody could read it"
