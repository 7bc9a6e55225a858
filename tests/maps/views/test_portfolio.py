"""All journeys on one map: what each rests on, who is stranded, what is overdue, what rests on one source.

If it fails, leaders compare journeys by wrong figures, or miss the one that nobody reviews.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Words
from cxjourney.maps.draw_map import language_of
from cxjourney.maps.layout import lay_out
from cxjourney.maps.model.card import Card, StageLevels
from cxjourney.maps.model.map import Grid, Map, MapLane
from cxjourney.maps.output.paper import lay_out_for
from cxjourney.maps.views.portfolio import compose_all
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.maps.drawing import AS_OF, WORKSPACE, draw, everything, study_of
from tests.paths import JOURNEYS

EVERY = tuple(studies(load([JOURNEYS]), AS_OF))
OWN = tuple(studies(load([WORKSPACE]), AS_OF))
FORTY = [{"touchpoints": [{"title": "Place", "channel": "web"}]}] * 40


def composed(every: tuple[Study, ...], tag: str = "en") -> Map:
    return compose_all(every, language(tag))


def lane(drawn: Map, name: str) -> MapLane:
    return next(lane for grid in drawn.grids for lane in grid.lanes if lane.name == name)


def cards(lane: MapLane) -> list[Card]:
    return [card for cell in lane.cells for card in cell.cards]


def test_every_journey_has_its_row() -> None:
    rows = composed(EVERY).grids[0].lanes
    assert sorted(row.name for row in rows) == sorted(f"journey-{study.journey.journey}" for study in EVERY)
    assert sorted(row.head.title for row in rows) == sorted(study.journey.title for study in EVERY)


def test_a_row_holds_the_figures_of_its_journey() -> None:
    for study in EVERY:
        row = lane(composed(EVERY), f"journey-{study.journey.journey}")
        strip, data, gap, *others = cards(row)
        assert isinstance(strip.ornaments[0], StageLevels)
        assert strip.ornaments[0].levels == tuple(stage.level for stage in study.coverage.stages)
        assert f"{language('en').percent(study.coverage.covered_percent)} covered" in data.spoken_text
        assert f"{language('en').percent(study.coverage.known_percent)} known" in data.spoken_text
        assert gap.title == study.gaps[0].stage.title
        stranded = [study.scope.personas[fare.persona].title for fare in study.access.personas if not fare.able]
        assert [card.title for card in others if card.look == "halted"] == stranded


def test_journeys_of_one_organisation_stand_together_and_are_told_apart() -> None:
    names = [lane.head.heading for lane in composed(EVERY).grids[0].lanes]
    assert len(set(names)) == 5
    assert [name for name, before in zip(names[1:], names, strict=False) if name == before] == ["Larkmere Bank"]
    assert composed(EVERY).title == "All customer journeys"


def test_one_organisation_is_the_title() -> None:
    drawn = composed(OWN)
    assert drawn.title == OWN[0].scope.organisation.title  # type: ignore[union-attr]
    assert not any(drawn.title in lane.head.heading for lane in drawn.grids[0].lanes)


@pytest.mark.parametrize(
    ("review", "look", "words"),
    [
        ({"last": "2026-01-01", "every": "90d"}, "blind", "Overdue since 2026-04-01"),
        ({"last": "2026-11-01", "every": "90d"}, "plain", "Next review due 2027-01-30"),
        ({"last": "2026-11-01"}, "faint", "last reviewed on 2026-11-01"),
        ({}, "gap", "No review is written down"),
    ],
)
def test_a_review_that_is_overdue_is_loud(review: dict[str, str], look: str, words: str) -> None:
    drawn = composed((study_of([{}], review=review),))
    card = drawn.grids[0].lanes[0].cells[-1].cards[0]
    assert (card.look, card.title) == (look, words)
    assert drawn.figures[-2].value == str(int(look == "blind"))
    assert drawn.figures[-2].loud is (look == "blind")


def test_one_journey_is_not_several() -> None:
    late = study_of([{}], review={"last": "2026-01-01", "every": "90d"})
    assert [figure.words for figure in composed((late,)).figures if figure.value == "1"] == [
        "journey",
        "review overdue",
    ]
    two = composed((late, study_of([{}], review={"last": "2026-01-01", "every": "90d"})))
    assert [figure.words for figure in two.figures if figure.value == "2"] == ["journeys", "reviews overdue"]


def test_drafts_and_what_is_to_be_are_said() -> None:
    head = composed((study_of([{}], status="draft", state="future"),)).grids[0].lanes[0].head
    assert head.heading == "Draft · as it is to be"


def sources(drawn: Map) -> Grid:
    return drawn.grids[1]


def test_what_goes_dark_without_a_source_is_said() -> None:
    stages = [{"data": ["clicks"]}, {"data": ["clicks", "calls"]}, {"data": ["clicks"]}, {}]
    kinds = {"clicks": {"title": "Clicks", "type": "web-analytics"}, "calls": {"title": "Calls", "type": "call-log"}}
    drawn = composed((study_of(stages, data_sources=kinds),))
    first, others = sources(drawn).lanes
    assert first.head.title == "Clicks"
    assert first.head.details == ("Goes dark without it: 2 stages in 1 journey",)
    (card,) = cards(first)
    assert (card.heading, card.title) == ("sees 3 of 4 stages", "Alone at: Stage 0, Stage 2")
    assert [card.title for card in cards(others)] == ["Calls"]


def test_journeys_without_sources_have_no_second_grid() -> None:
    assert len(composed((study_of([{}]),)).grids) == 1


@pytest.mark.parametrize("tag", ["en", "fa", "id"])
def test_every_title_is_drawn_in_every_language(tag: str) -> None:
    svg = draw(EVERY, "portfolio", language=tag).decode()
    lines = re.sub(r"<[^>]+>|\s", "", svg[svg.index("</style>") :])
    for study in EVERY:
        assert "".join(study.journey.title.split()) in lines


def test_forty_stages_and_two_hundred_journeys_are_drawn() -> None:
    assert draw((study_of(FORTY),), "portfolio").count(b"polygon") > 40
    assert len(composed(EVERY * 33).grids[0].lanes) == 198


def test_the_language_is_the_organisation_s_else_the_common_one() -> None:
    persian = tuple(study for study in EVERY if study.journey.language == "fa")
    assert language_of(persian * 2) == "fa"
    assert language_of((study_of([{}], language="id"), study_of([{}], language="id"))) == "id"
    assert language_of((study_of([{}], language="id"), study_of([{}], language="fa"))) == "en"
    assert language_of((study_of([{}], language="id"), persian[0])) == (
        persian[0].scope.organisation.language or "en"  # type: ignore[union-attr]
    )


def test_reviews_are_judged_by_the_day() -> None:
    later = tuple(Study(study.in_scope, AsOf(date(2030, 1, 1))) for study in OWN)
    assert int(composed(later).figures[-2].value) >= int(composed(OWN).figures[-2].value)


def test_who_is_called_able_though_unproven_is_named() -> None:
    stages = [{"touchpoints": [{"title": "Place", "channel": "web"}]}]
    greta = {"title": "Greta", "share": 1, "access": {"assistive": ["large-text"]}}
    drawn = composed((study_of(stages, personas={"greta": greta}),))
    titles = [card.title for card in cards(lane(drawn, "journey-tried"))]
    assert "Unproven: Greta" in titles
    assert "Able only if what nobody wrote down is good enough: Greta" in titles


def test_journeys_that_hang_together_name_each_other(tmp_path: Path) -> None:
    for id_, more in (
        ("whole", "stages: [{id: a, title: Pays, journey: part}]"),
        ("part", "stages: [{id: b, title: B}]"),
    ):
        (tmp_path / f"{id_}.yaml").write_text(f"journey: {id_}\ntitle: The {id_}\n{more}\n", "utf-8")
    (tmp_path / "next.yaml").write_text(
        "journey: next\ntitle: N\nreplaces: part\nstages: [{id: c, title: C}]\n", "utf-8"
    )
    grid = composed(tuple(studies(load([tmp_path]), AS_OF))).grids[0]
    place = [column.head.title for column in grid.columns].index("Related journeys")
    said = {lane.head.title: [(card.title, *card.details) for card in lane.cells[place].cards] for lane in grid.lanes}
    assert said == {
        "The whole": [("The part", "tells “Pays” in full")],
        "The part": [
            ("N", "is to replace this one"),
            ("The whole", "its stage “Pays” is told here in full"),
        ],
        "N": [("The part", "to be replaced by this one")],
    }


def test_there_is_no_column_of_related_journeys_where_none_are_related() -> None:
    assert "Related journeys" not in [column.head.title for column in composed(OWN).grids[0].columns]


def test_very_many_journeys_stand_in_panels_beside_each_other(tmp_path: Path) -> None:
    for number in range(70):
        text = f"journey: j{number}\ntitle: Journey {number}\nstages: [{{id: a, title: A}}]\n"
        (tmp_path / f"j{number:02}.yaml").write_text(text, "utf-8")
    drawing = lay_out(composed(tuple(studies(load([tmp_path]), AS_OF))))
    heads = [
        item for item in everything(drawing.items) if isinstance(item, Words) and item.lines[0].startswith("Journey ")
    ]
    assert len(heads) == 70
    lefts = sorted({round(head.x) for head in heads})
    assert len(lefts) == 3
    tops = [min(head.y for head in heads if round(head.x) == left) for left in lefts]
    assert max(tops) - min(tops) < 1.0, "all panels begin at one height"
    assert drawing.height < 70 * 60


def many_journeys(folder: Path, count: int) -> tuple[Study, ...]:
    """Write and study journeys of which the first two thirds rest on one source alone, the others on two."""
    sources = "data_sources: {log: {title: Log, type: event-log}, calls: {title: Calls, type: interviews}}"
    folder.mkdir(exist_ok=True)
    (folder / "catalogue.yaml").write_text(f"format: 1\n{sources}\n", "utf-8")
    for number in range(count):
        data = "[log]" if number < count * 2 // 3 else "[log, calls]"
        text = f"journey: j{number}\ntitle: Journey {number}\nstages: [{{id: a, title: A, data: {data}}}]\n"
        (folder / f"j{number:03}.yaml").write_text(text, "utf-8")
    return tuple(studies(load([folder]), AS_OF))


def test_of_very_many_journeys_a_source_names_some_and_counts_all(tmp_path: Path) -> None:
    grid = composed(many_journeys(tmp_path, 30)).grids[1]
    assert [column.head.title for column in grid.columns] == [
        "Stages that only this source sees",
        "Stages that the source sees",
    ]
    log = next(lane for lane in grid.lanes if lane.head.title == "Log")
    alone, seen = (cell.cards for cell in log.cells)
    assert [(card.heading, card.title.count("Journey"), card.title.endswith("12 more")) for card in alone] == [
        ("20 journeys", 8, True)
    ]
    assert [(card.heading, card.title.count("Journey"), card.title.endswith("2 more")) for card in seen] == [
        ("10 journeys", 8, True)
    ]


def test_two_hundred_journeys_take_few_pages(tmp_path: Path) -> None:
    drawn = composed(many_journeys(tmp_path, 200))
    pages = lay_out_for(drawn, "A3", lambda page, pages: f"{page} of {pages}").drawings
    assert len(pages) <= 15


def test_a_row_of_many_journeys_is_low_and_names_everyone_who_is_stranded(tmp_path: Path) -> None:
    few, many = composed(many_journeys(tmp_path / "few", 12)), composed(many_journeys(tmp_path / "many", 13))
    assert {lane.head.look for lane in few.grids[0].lanes} == {"journey"}
    assert {lane.head.look for lane in many.grids[0].lanes} == {"journey-row"}
    gap = {name: next(iter(drawn.grids[0].lanes)).cells[2].cards[0] for name, drawn in (("few", few), ("many", many))}
    assert len(gap["many"].details) == 1 < len(gap["few"].details)


def test_all_who_are_stranded_stand_on_one_card_in_a_row_of_many_journeys(tmp_path: Path) -> None:
    offline = "access: {internet: none, devices: [landline]}"
    personas = (
        f"personas:\n  ada: {{title: 'Ada, 80', name: Ada, share: 0.2, {offline}}}\n  bo: {{title: Bo, {offline}}}\n"
    )
    stages = "stages:\n  - {id: pays, title: Pays, touchpoints: [{title: Form, channel: web}]}\n"
    for number in range(13):
        text = f"journey: j{number}\ntitle: Journey {number}\n{personas}{stages}"
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    drawn = composed(tuple(studies(load([tmp_path]), AS_OF)))
    (card,) = drawn.grids[0].lanes[0].cells[3].cards
    assert card.look == "halted"
    assert card.details == ("Ada · 20% of customers (assumed): Pays", "Bo: Pays")


def test_journeys_stand_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    for n in (10, 2, 1):
        text = f"journey: loan-{n}\ntitle: Loan {n}\nstages: [{{id: a, title: A}}]\n"
        (tmp_path / f"loan-{n}.yaml").write_text(text, "utf-8")
    rows = composed(tuple(studies(load([tmp_path]), AS_OF))).grids[0].lanes
    assert [row.head.title for row in rows] == ["Loan 1", "Loan 2", "Loan 10"]
