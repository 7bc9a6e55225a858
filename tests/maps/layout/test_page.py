"""The poster as a picture: its title is read at first sight, and things stand in line.

If it fails, a poster can't be read from a step away, or on a phone.
"""

from itertools import pairwise
from typing import Any

import pytest

from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Stroke, Words
from cxjourney.maps.layout import lay_out
from cxjourney.maps.layout.grid_row import LANE
from cxjourney.maps.layout.page import PAGE_TITLES, place_header
from cxjourney.maps.model.map import HeadFigure
from cxjourney.maps.views import VIEWS
from tests.maps.drawing import composed, drawing_of, everything, persona, study_of, workspace_study

PHONE = 400


def titled(title: str, stages: int) -> tuple[Drawing, Words]:
    drawing = drawing_of(study_of([{} for _ in range(stages)], title=title))
    words = next(item for item in everything(drawing.items) if isinstance(item, Words) and item.lines[0] in title)
    return drawing, words


@pytest.mark.parametrize("stages", [1, 5, 11, 12, 40])
def test_a_title_can_be_read_where_the_map_is_as_wide_as_a_phone(stages: int) -> None:
    drawing, words = titled("From prepaid to a contract", stages)
    assert words.size * PHONE / drawing.width >= 12


def test_a_title_that_is_too_long_for_its_place_is_smaller_and_whole() -> None:
    titles = [titled("A title that goes on, " * times, 9)[1] for times in (1, 4, 5, 6, 30)]
    assert [len(words.lines) for words in titles[:4]] == [1, 2, 2, 2]
    assert titles[0].size == titles[1].size
    assert all(one.size > other.size for one, other in pairwise(titles[1:]))
    assert " ".join(titles[4].lines) == ("A title that goes on, " * 30).strip()


def test_the_people_stand_over_the_columns() -> None:
    personas = {f"p{n}": persona(f"Persona {n}") for n in range(5)}
    drawing = lay_out(composed(study_of([{"phase": "before"} for _ in range(11)], personas=personas)))
    parts = [part for part in everything(drawing.items) if isinstance(part, Part)]
    heads = {
        round(item.x, 1)
        for part in parts
        if part.name.startswith("stage-")
        for item in everything(part.items)
        if isinstance(item, Box) and item.width > 200
    }
    people = [
        next(item for item in part.items if isinstance(item, Box))
        for part in parts
        if part.title.startswith("Persona ")
    ]
    assert len(heads) == 11
    assert len(people) == 5
    assert {round(symbol.x, 1) for symbol in people} <= heads


@pytest.mark.parametrize("view", ["access", "personas"])
def test_without_personas_the_bar_of_all_customers_ends_where_the_page_does(view: str) -> None:
    parts = [item for item in everything(drawing_of(study_of([{}]), view).items) if isinstance(item, Part)]
    header = next(part for part in parts if part.name == "header")
    rule = max(x for item in header.items if isinstance(item, Stroke) for piece in item.pieces for x, _ in piece)
    row = next(part for part in parts if part.title == "All customers")
    bar = max((item for item in everything(row.items) if isinstance(item, Box)), key=lambda box: box.width)
    assert bar.width > 600
    assert bar.x + bar.width == pytest.approx(rule, abs=1)


def test_words_of_a_loop_have_the_whole_width_of_their_stage() -> None:
    loop = {"to": "s1", "when": "nobody is at home and another day is agreed", "share": 0.2}
    stages: list[dict[str, Any]] = [{"next": ["s1", "s3"]}, {"next": ["s0", "s2", "s3", loop]}, {"next": ["s1"]}, {}]
    words = next(
        item
        for item in everything(drawing_of(study_of(stages)).items)
        if isinstance(item, Words) and "nobody is at home" in " ".join(item.lines)
    )
    assert words.width > 200
    assert len(words.lines) == 1 or len(" ".join(words.lines)) / len(words.lines) > 20


def test_what_customers_want_is_listed_kind_by_kind() -> None:
    drawing = drawing_of(study_of([{"goals": ["one", "two"], "questions": ["three"]}]))
    words = {item.lines[0]: item for item in everything(drawing.items) if isinstance(item, Words)}
    within = words["two"].y - words["one"].y - words["one"].height
    between = words["Asks"].y - words["two"].y - words["two"].height
    assert 0 < within < between
    assert words["one"].x == words["two"].x == words["three"].x > words["Asks"].x == words["Wants"].x


def test_phases_are_bands_over_their_stages() -> None:
    drawing = drawing_of(workspace_study())
    bands = [
        item
        for item in everything(drawing.items)
        if isinstance(item, Part) and item.items and isinstance(item.items[0], Box) and item.items[0].fill == "head"
    ]
    assert [part.title for part in bands] == ["Before", "During", "After"]
    assert all(isinstance(part.items[1], Stroke) for part in bands)


def test_dots_of_importance_stand_at_one_height() -> None:
    stages: list[dict[str, Any]] = [
        {"importance": 5, "title": "A title that is so long that it needs several lines of the head of its column"},
        {"importance": 2, "touchpoints": [{"title": "T", "channel": "web"}], "data": ["seen"]},
        {},
    ]
    sources = {"seen": {"title": "Seen", "type": "purchases"}}
    drawing = drawing_of(study_of(stages, data_sources=sources))
    dots = [item for item in everything(drawing.items) if isinstance(item, Box) and item.shape == "circle"]
    importance = [dot for dot in dots if dot.width < 7]
    assert len({round(dot.y, 1) for dot in importance if dot.y < 0.7 * drawing.height}) == 1
    assert len([dot for dot in importance if dot.y < 0.7 * drawing.height]) == 15


@pytest.mark.parametrize("view", ["journey", "portfolio"])
def test_the_date_is_smaller_than_the_key_figures(view: str) -> None:
    drawn = composed(workspace_study(), view)
    words = [item for item in everything(lay_out(drawn).items) if isinstance(item, Words)]
    sizes = {
        figure.kind: next(item for item in words if figure.value in item.lines)
        for figure in drawn.figures
        if figure.kind
    }
    assert sizes["day"].size < 0.7 * sizes["coverage"].size
    captions = {figure.words for figure in drawn.figures if figure.kind}
    heights = [item.y for item in words if " ".join(item.lines) in captions]
    assert len(heights) == len(captions)
    assert max(heights) - min(heights) < 0.1


def figure_lines(language_: str, stages: int) -> list[tuple[str, ...]]:
    """Return the lines of the words and notes of the figures at the head of a map in a language."""
    study = study_of([{} for _ in range(stages)])
    drawn = VIEWS["journey"].map_of(study, (), language(language_))
    (header, *_) = lay_out(drawn).items
    assert isinstance(header, Part)
    said = {text for figure in drawn.figures for text in (figure.words, figure.note)}
    words = (item for item in everything(header.items) if isinstance(item, Words))
    return [one.lines for one in words if " ".join(one.lines) in said]


@pytest.mark.parametrize("stages", [1, 9])
@pytest.mark.parametrize("language_", ["en", "tr", "de", "es", "fr", "id", "pt"])
def test_no_word_below_a_figure_stands_alone_on_a_line(language_: str, stages: int) -> None:
    found = figure_lines(language_, stages)
    broken = [lines for lines in found if len(lines) > 1]
    assert broken
    assert [lines for lines in broken if len(lines[-1].split()) == 1 < len(" ".join(lines).split()) - 1] == []


@pytest.mark.parametrize("value", ["0%〜80%", "24%–80%", "٪۵۰–٪۷۶"])
@pytest.mark.parametrize("width", range(440, 800, 8))
def test_no_figure_at_the_head_breaks_in_two(value: str, width: int) -> None:
    """A range may break behind its dash: one that fills its room to the last point would."""
    drawn = composed(study_of([{}]))
    figures = (HeadFigure(value, "able"), *(HeadFigure("80%", "known") for _ in range(3)))
    header, _ = place_header(drawn._replace(figures=figures), 0.0, 0.0, float(width), LANE, 200.0, PAGE_TITLES)
    said = [one.lines for one in everything((header,)) if isinstance(one, Words)]
    assert (value,) in said
