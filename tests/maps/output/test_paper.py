"""Maps laid out for pages: whatever the view and the page, type can be read, nothing is lost and nothing overlaps.

If it fails, a map on paper or on a slide has type that nobody can read, words off the page, or cards that are missing.
"""

from collections import Counter
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest

from cxjourney.analysis.display_names import full_title
from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Words
from cxjourney.maps.content.illustrations import attach_pictures
from cxjourney.maps.output import paper
from cxjourney.maps.output.paper import PAGES, READABLE, PagedMap, lay_out_for, page_for_one
from cxjourney.maps.views import VIEWS
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.maps.drawing import AS_OF, ENGLISH, PERSIAN, composed, everything, study_of, workspace_study
from tests.maps.test_layout import forty, lines

ROOT = Path(__file__).parents[3]
STUDIES = {
    "account": workspace_study(ENGLISH),
    "persian": workspace_study(PERSIAN),
    "one stage": study_of([{}]),
    "forty stages": forty(),
}
PAGED_VIEWS = [name for name in VIEWS if name != "strip"]  # it has a size of its own
EVERY_VIEW = [
    *(("account", page) for page in ("A4", "A3", "16:9")),
    *(("persian", page) for page in ("A4", "16:9")),
    *(("one stage", page) for page in ("A4", "16:9")),
    ("forty stages", "A4"),
]
CASES = [(study, page, view) for study, page in EVERY_VIEW for view in PAGED_VIEWS]
CASES += [("account", page, view) for page in ("letter", "4:3") for view in ("journey", "flow")]
CASES += [("one stage", "A0", "journey"), *(("forty stages", "16:9", view) for view in ("journey", "flow"))]
"""Each view on each kind of page, and on pages of nearly the same size one of lanes and one of stations."""


def number(page: int, pages: int) -> str:
    return f"Page {page} of {pages}"


@cache
def paged(study: str, view: str, page: str) -> PagedMap:
    return lay_out_for(composed(STUDIES[study], view), page, number)


def words_of(drawing: Drawing) -> list[Words]:
    return [one for one in everything(drawing.items) if isinstance(one, Words) and any(one.lines)]


@pytest.mark.parametrize(("study", "page", "view"), CASES)
def test_a_page_is_read_and_used(study: str, view: str, page: str) -> None:
    found = paged(study, view, page)
    sides = sorted(int(side) for side in PAGES[page])
    columns: list[tuple[float, float]] = []
    for drawing in found.drawings:
        assert sorted((drawing.width, drawing.height)) == sides
        if not found.warning:
            assert min(words.size for words in words_of(drawing)) >= READABLE - 0.01
        placed = sorted(lines(drawing), key=lambda line: line[1][1])
        for index, (text, (left, top, right, bottom)) in enumerate(placed):
            assert left >= 0, text
            assert top >= 0, text
            assert right <= drawing.width, text
            assert bottom <= drawing.height, text
            columns.append((left, right))
            for other, (other_left, other_top, other_right, _) in placed[index + 1 :]:
                if other_top >= bottom - 0.5:
                    break
                assert right <= other_left + 0.5 or other_right <= left + 0.5, f"{text!r} and {other!r}"
        for box in everything(drawing.items):
            if isinstance(box, Box):
                assert -0.5 <= box.x <= box.x + box.width <= drawing.width + 0.5, box
                assert -0.5 <= box.y <= box.y + box.height <= drawing.height + 0.5, box
    used = max(right for _, right in columns) - min(left for left, _ in columns)
    assert used > 0.8 * found.drawings[0].width


@pytest.mark.parametrize("page", ["A4", "16:9"])
@pytest.mark.parametrize("view", ["journey", "blueprint"])
def test_every_card_is_on_one_page(view: str, page: str) -> None:
    met = [[{"title": f"Place {stage}.{n}", "channel": "web"} for n in range(stage % 9)] for stage in range(12)]
    pains = [{"id": f"p{stage}", "title": f"Pain {stage}", "severity": "high"} for stage in range(12)]
    study = study_of([{"touchpoints": met[n], "pain_points": [pains[n]]} for n in range(12)])
    found = lay_out_for(composed(study, view), page, number)
    said = Counter(" ".join(words.lines) for drawing in found.drawings for words in words_of(drawing))
    wanted = [touchpoint["title"] for some in met for touchpoint in some]
    wanted += [pain["title"] for pain in pains] if view == "journey" else []
    assert {text: said[text] for text in wanted} == dict.fromkeys(wanted, 1)


@pytest.mark.parametrize("page", ["A4", "16:9"])
def test_the_legend_stands_once_and_further_pages_have_their_head(page: str) -> None:
    found = paged("account", "journey", page)
    pages = len(found.drawings)
    assert pages > 1
    said = [[" ".join(words.lines) for words in words_of(drawing)] for drawing in found.drawings]
    assert sum(one.count("Legend") for one in said) == 1
    for index, one in enumerate(said[1:], 2):
        assert one[:2] == ["Opening a current account", f"Page {index} of {pages}"]
    assert not any(words.startswith("Page ") for words in said[0])


def test_lanes_that_go_on_have_the_heads_of_their_columns_again() -> None:
    for drawing in paged("account", "journey", "16:9").drawings[:-1]:
        said = {" ".join(words.lines) for words in words_of(drawing)}
        assert "Applies" in said


def test_a_larger_page_holds_more() -> None:
    counts = [len(paged("account", "journey", page).drawings) for page in ("A4", "A3", "A2", "A1", "A0")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_a_cell_with_more_cards_than_a_page_holds_goes_on_to_the_next() -> None:
    study = study_of([{"touchpoints": [{"title": f"Place {n}", "channel": "web"} for n in range(60)]}] * 2)
    found = lay_out_for(composed(study), "16:9", number)
    assert not found.warning
    said = Counter(" ".join(words.lines) for drawing in found.drawings for words in words_of(drawing))
    assert all(said[f"Place {n}"] == 2 for n in range(60))


def test_what_cannot_be_read_is_said_with_the_page_that_would_do() -> None:
    study = study_of([{"questions": ["What? " * 3000]}])
    assert lay_out_for(composed(study), "A0", number).warning == ""
    warning = lay_out_for(composed(study), "A4", number).warning
    assert "below 7 pt is hard to read: --page A" in warning
    assert warning.endswith("would do")


def test_the_page_for_one_holds_it_alone() -> None:
    drawn = composed(STUDIES["account"])
    larger = page_for_one(drawn, "A4", number)
    assert len(lay_out_for(drawn, larger, number).drawings) == 1
    long = study_of([{"questions": ["What? " * 200] * 9}] * 12)
    assert page_for_one(composed(long), "A1", number) == ""


def test_the_same_map_has_the_same_pages() -> None:
    assert paged.__wrapped__("persian", "journey", "A4") == paged("persian", "journey", "A4")


@pytest.mark.parametrize(("view", "page"), [("journey", "16:9"), ("flow", "letter")])
def test_pages_are_the_same_whether_placements_are_remembered_or_not(
    view: str, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = composed(STUDIES["account"], view)
    remembered = lay_out_for(drawn, page, number)
    monkeypatch.setattr(paper, "remembered_placements", nullcontext)
    assert lay_out_for(drawn, page, number) == remembered


@pytest.mark.parametrize("page", ["A4", "16:9"])
def test_a_flow_too_large_for_a_page_is_divided_and_can_be_read(page: str) -> None:
    found = paged("forty stages", "flow", page)
    assert not found.warning
    parts = [part.name for one in found.drawings for part in everything(one.items) if isinstance(part, Part)]
    names = [name for name in parts if name.startswith("stage-")]
    assert names == [f"stage-{stage.id}" for stage in STUDIES["forty stages"].journey.stages]
    words = [" ".join(one.lines) for drawing in found.drawings for one in words_of(drawing)]
    assert sum(one.startswith("to “") for one in words) == sum(one.startswith("from “") for one in words) > 0


def test_a_flow_that_one_page_holds_stays_together() -> None:
    found = paged("account", "flow", "A3")
    assert not any("from “" in " ".join(one.lines) for drawing in found.drawings for one in words_of(drawing))


EXAMPLES = {study.journey.journey: study for study in studies(load([ROOT / "journeys"]), AS_OF)}


@cache
def example(journey: str, view: str = "journey", page: str = "16:9", tag: str | None = None) -> PagedMap:
    """Return a map of an example on pages, pictures and all: each is laid out once."""
    drawn = VIEWS[view].map_of(EXAMPLES[journey], (), language(tag or EXAMPLES[journey].journey.language))
    return lay_out_for(attach_pictures(drawn, {}), page, number)


@pytest.mark.parametrize("page", ["A4", "16:9"])
@pytest.mark.parametrize("journey", ["open-current-account", "housing-benefit", "order-with-return", "phone-contract"])
def test_pages_of_the_examples_are_used(journey: str, page: str) -> None:
    pages = example(journey, page=page).drawings[:-1]  # the last one holds what is left
    shares = [max(words.y + words.height for words in words_of(one)) / one.height for one in pages]
    assert sum(shares) / len(shares) > 0.8
    # On paper a curve or a large card may be what only a page of its own holds; no slide is half empty.
    assert sum(share < 0.5 for share in shares) <= (0 if page == "16:9" else 2)


def test_a_slide_of_one_lane_takes_lanes_from_those_before_it() -> None:
    pages = example("order-with-return", "blueprint").drawings[:-1]
    assert min(max(words.y + words.height for words in words_of(one)) / one.height for one in pages) > 0.6


@pytest.mark.parametrize("journey", list(EXAMPLES))
def test_the_first_slide_shows_who_travels_the_journey(journey: str) -> None:
    study = EXAMPLES[journey]
    first, *others = example(journey).drawings
    names = {persona.short_name for persona in study.travellers.values()}
    said = [{" ".join(words.lines) for words in words_of(one)} for one in (first, *others)]
    assert names <= said[0]
    rest = set().union(*said[1:])
    assert {full_title(persona) for persona in study.travellers.values()} <= rest  # their cards stand where they stood


LEGENDS = [
    ("loan-application", "blueprint", "A4", "en"),
    ("loan-application", "journey", "16:9", "en"),
    ("loan-application", "personas", "letter", "en"),
    ("open-current-account", "coverage", "16:9", "en"),
    ("open-current-account", "scorecard", "A4", "en"),
    ("housing-benefit", "access", "16:9", "en"),
    ("hospital-visit", "flow", "4:3", "fa"),
    ("hospital-visit", "journey", "16:9", "fa"),
    ("hospital-visit", "scorecard", "16:9", "fa"),
    ("phone-contract", "journey", "16:9", "id"),
    ("loan-application", "journey", "16:9", "tr"),
    ("phone-contract", "blueprint", "16:9", "de"),
]
"""Maps of which the legend fits on no page together with all that stands before it, view by view and page by page."""


@pytest.mark.parametrize(("journey", "view", "page", "tag"), LEGENDS)
def test_the_legend_stands_with_something_that_it_explains(journey: str, view: str, page: str, tag: str) -> None:
    pages = example(journey, view, page, tag).drawings
    shown = [[part.name for part in one.items if isinstance(part, Part)] for one in pages]
    assert shown[-1].count("legend") == 1
    assert set(shown[-1]) - {"header", "legend", "imprint"}
    shares = [max(words.y + words.height for words in words_of(one)) / one.height for one in pages]
    assert min(shares[-2:]) > 0.4


def test_people_who_have_room_on_one_slide_stand_together() -> None:
    study = EXAMPLES["open-current-account"]
    pages = example("open-current-account").drawings
    names = {full_title(persona) for persona in study.travellers.values()}
    said = [{" ".join(words.lines) for words in words_of(page)} for page in pages]
    assert [names & one for one in said if names & one] == [names]


@pytest.mark.parametrize("journey", ["order-with-return", "open-current-account"])
def test_no_slide_holds_the_legend_alone_that_has_room_below_people_and_figures(journey: str) -> None:
    last = example(journey).drawings[-1]
    assert {"Legend", "Total time"} <= {" ".join(words.lines) for words in words_of(last)}


@pytest.mark.parametrize("journey", ["open-current-account", "housing-benefit", "order-with-return", "phone-contract"])
@pytest.mark.parametrize("view", ["journey", "blueprint", "scorecard"])
def test_the_first_slide_has_a_stage(journey: str, view: str) -> None:
    study = EXAMPLES[journey]
    first, *_ = example(journey, view).drawings
    said = " ".join(" ".join(words.lines) for words in words_of(first))
    assert study.journey.stages[0].title.split()[0] in said.replace(study.journey.title, "")


@pytest.mark.parametrize("journey", ["loan-application", "hospital-visit"])
@pytest.mark.parametrize("view", ["journey", "blueprint", "scorecard"])
def test_slides_of_a_journey_with_many_ways_can_be_read(journey: str, view: str) -> None:
    found = example(journey, view)
    assert not found.warning
    assert min(words.size for one in found.drawings for words in words_of(one)) >= READABLE - 0.01


def test_a_page_across_is_taken_where_stages_then_stay_in_one_row() -> None:
    titles = ("Finds it", "Compares", "Orders", "Receives it", "Leaves")
    wants = {"goals": ["To know what it costs"], "actions": ["Looks at pages"] * 6, "quotes": [{"text": "Well then"}]}
    study = study_of([{"title": title, **wants} for title in titles])
    for page in ("A4", "A3"):
        found = lay_out_for(composed(study), page, number)
        assert found.drawings[0].width > found.drawings[0].height
        (first, *_) = found.drawings
        said = {" ".join(words.lines) for words in words_of(first)}
        assert set(titles) <= said


def test_rows_of_cards_that_fill_the_first_page_come_behind_the_stages() -> None:
    pages = example("order-with-return").drawings
    said = [" ".join(" ".join(words.lines) for words in words_of(page)) for page in pages]
    assert "Metrics of the whole journey" not in said[0]
    assert sum("Metrics of the" in page for page in said) == 1


def test_flows_of_the_examples_take_few_slides_and_can_be_read() -> None:
    found = [example(journey, "flow") for journey in EXAMPLES]
    assert not any(one.warning for one in found)
    assert sum(len(one.drawings) for one in found) <= 4 * len(found)


def test_a_first_slide_that_has_no_room_for_a_stage_shows_who_travels_the_journey() -> None:
    study = EXAMPLES["loan-application"]
    first, *_ = example("loan-application").drawings
    said = {" ".join(words.lines) for words in words_of(first)}
    assert "Personas" in said or study.journey.stages[0].title in said
