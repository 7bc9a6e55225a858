"""Layout: lanes line up, nothing overlaps, nothing is cut off, whatever the journey is like.

If it fails, words lie over each other or fall off the page, and stages stand in the wrong order.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

import pytest

from cxjourney.analysis.study import Study
from cxjourney.languages import language
from cxjourney.maps.canvas.shapes import Box, Drawing, Part, Stroke, Words, mirror
from cxjourney.maps.canvas.text_wrapping import text_width
from cxjourney.maps.layout import lay_out
from cxjourney.maps.selection import MapSelection, select
from cxjourney.maps.views import VIEWS

from .drawing import ENGLISH, PERSIAN, composed, drawing_of, everything, persona, study_of, workspace_study

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
Rectangle = tuple[float, float, float, float]


def forty() -> Study:
    """Study a journey of forty stages with branches, loops and feelings."""
    stages: list[dict[str, Any]] = []
    for index in range(40):
        stage: dict[str, Any] = {"touchpoints": [{"title": f"Place {n}", "channel": "web"} for n in range(index % 4)]}
        if index % 3:
            stage["emotions"] = {"pat": index % 5 - 2, "quinn": index * 3 % 5 - 2}
        if index % 6 == 5 and index < 39:
            ways = [{"to": f"s{index * 7 % 40}", "when": "something special happens", "share": 0.1}]
            stage["next"] = [f"s{index + 1}", *ways]
        stages.append(stage | {"phase": "before" if index < 12 else "during"})
    return study_of(stages, personas={"pat": persona("Pat, 30"), "quinn": persona("Quinn, 40")})


def tangled() -> Study:
    """Study a journey in which every stage leads to four others and to itself."""
    stages = [
        {
            "next": [
                {"to": f"s{to}", "when": f"{LONG[:20]} case {index} to {to}"}
                for to in {index, (index + 3) % 7, 2 * index % 7}
            ]
        }
        for index in range(7)
    ]
    return study_of(stages)


def crowded() -> Study:
    """Study a journey of twelve personas who all feel something."""
    personas = {f"p{n}": persona(f"Persona {n}, who has a long description", share=0.08) for n in range(12)}
    stages = [{"emotions": {f"p{n}": (n * index) % 5 - 2 for n in range(12)}} for index in range(5)]
    return study_of(stages, personas=personas)


def told() -> Study:
    """Study a journey that says all it can of itself, at length."""
    benchmark = {"value": 33, "source": LONG, "date": "2026-05-12"}
    stage = {
        "summary": f"{LONG} {'and so on ' * 30}",
        "data": ["seen"],
        "touchpoints": [{"title": "T", "channel": "web", "owner": "t", "initiated_by": "organisation"}] * 2,
        "metrics": [{"kind": "nps", "value": 21, "owner": "t", "target": 35, "benchmark": benchmark}] * 2,
    }
    sources = {"seen": {"title": LONG, "type": "purchases", "link": "https://x.example/"}}
    return study_of(
        [stage, {"summary": "چند ساعت " * 40}],
        summary=f"{LONG} " * 9,
        teams={"t": {"title": LONG}},
        data_sources=sources,
        metrics=stage["metrics"],
    )


def carried() -> Study:
    """Study a journey whose touchpoints have much behind them, beside one of which nothing is known."""
    behind = {"actions": [LONG, "Checks it. " * 30, "ا" * 300], "systems": [LONG, "CRM"], "teams": ["t", "u"]}
    met = [
        {"title": f"{LONG} {n}", "channel": "web", "backstage": behind, "owner": "t"}
        | ({"mode": ("self-service", "assisted")[n]} if n < 2 else {})
        for n in range(3)
    ]
    stage = {"actions": [LONG, "Goes there. " * 20], "touchpoints": met, "data": ["seen"]}
    sources = {"seen": {"title": "Seen", "type": "purchases"}}
    return study_of(
        [stage, {"touchpoints": met}, *[{}] * 12, stage],
        teams={"t": {"title": LONG}, "u": {"title": "U"}},
        data_sources=sources,
    )


def drawn_whole() -> Study:
    """Study a journey with times, parallel ways, stages for some, lanes of its own, links and moments of truth."""
    met = [{"title": LONG, "channel": "web", "for": ["pat"], "moment_of_truth": True, "link": "https://x.example/"}] * 2
    text = {"text": f"{LONG} and on", "persona": "quinn"}
    stage = {
        "moment_of_truth": True,
        "travelled_by": ["pat"],
        "passive": True,
        "duration": {"typical": "20min", "shortest": "1min", "longest": "3y", "source": "seen"},
        "link": "https://x.example/stage",
        "strengths": [text, LONG],
        "barriers": [text],
        "notes": {"own": [text, LONG]},
        "quotes": [text],
        "emotions": {"pat": -1.25, "quinn": 0.75},
        "touchpoints": met,
    }
    ways = [{"to": f"s{n}", "parallel": True} for n in (2, 3, 4)]
    return study_of(
        [stage | {"next": ["s1", *ways]}, *[stage | {"next": ["s5"]}] * 4, stage, *[stage] * 9],
        personas={"pat": persona("Pat, 30"), "quinn": persona(f"{LONG}, 40", name=LONG)},
        lanes=[{"id": "own", "title": LONG}],
        phases=[{"id": "first", "title": f"{LONG} {LONG}"}],
        data_sources={"seen": {"title": LONG, "type": "purchases"}},
        link="https://x.example/journey",
    )


STUDIES = {
    "example": workspace_study(ENGLISH),
    "persian": workspace_study(PERSIAN),
    "one stage": study_of([{}]),
    "forty stages": forty(),
    "tangled": tangled(),
    "twelve personas": crowded(),
    "sixty touchpoints": study_of(
        [{"touchpoints": [{"title": f"Place {n}", "channel": "web"} for n in range(60)]}, {}]
    ),
    "told": told(),
    "drawn whole": drawn_whole(),
    "carried": carried(),
    "long": study_of(
        [{"title": LONG, "questions": [LONG, "ب" * 3000], "touchpoints": [{"title": LONG, "channel": "web"}]}],
        title="A title that goes on and on, " * 11,
        goal="g " * 200,
    ),
}


@pytest.fixture(
    scope="module",
    params=[(study, view) for study in STUDIES for view in VIEWS],
    ids=lambda pair: f"{pair[0]}, {pair[1]}",
)
def drawing(request: pytest.FixtureRequest) -> Drawing:
    study, view = request.param
    return drawing_of(STUDIES[study], view)


def rectangles(words: Words) -> Iterator[tuple[str, Rectangle]]:
    """Return every line with the rectangle that its letters fill."""
    for index, line in enumerate(words.lines):
        wide = text_width(line, words.size, words.weight)
        room = words.width - wide
        x = words.x + {"start": 0.0, "middle": room / 2, "end": room}[words.align]
        baseline = words.baseline(index)
        yield line, (x, baseline - 0.72 * words.size, x + wide, baseline + 0.2 * words.size)


def lines(drawing: Drawing) -> Iterator[tuple[str, Rectangle]]:
    """Return every line of a drawing."""
    return (line for item in everything(drawing.items) if isinstance(item, Words) for line in rectangles(item))


def test_nothing_is_cut_off(drawing: Drawing) -> None:
    for line, (left, top, right, bottom) in lines(drawing):
        assert left >= 0, line
        assert top >= 0, line
        assert right <= drawing.width, line
        assert bottom <= drawing.height, line


def test_nothing_leaves_the_page(drawing: Drawing) -> None:
    for item in everything(drawing.items):
        if isinstance(item, Box):
            corners = [(item.x, item.y), (item.x + item.width, item.y + item.height)]
        else:
            corners = [point for piece in item.pieces for point in piece] if isinstance(item, Stroke) else []
        for x, y in corners:
            assert -0.5 <= x <= drawing.width + 0.5, item
            assert -0.5 <= y <= drawing.height + 0.5, item


def test_no_text_overlaps_another(drawing: Drawing) -> None:
    placed = sorted(lines(drawing), key=lambda line: line[1][1])
    for index, (text, (left, _, right, bottom)) in enumerate(placed):
        for other, (other_left, other_top, other_right, _) in placed[index + 1 :]:
            if other_top >= bottom - 0.5:
                break
            assert right <= other_left + 0.5 or other_right <= left + 0.5, f"{text!r} and {other!r}"


def test_words_stay_in_their_box(drawing: Drawing) -> None:
    for part in everything(drawing.items):
        if not isinstance(part, Part) or part.name == "header" or not part.items:
            continue
        box, *others = part.items
        if isinstance(box, Box) and box.height > 25:
            for words in (item for item in others if isinstance(item, Words)):
                for line, (left, top, right, bottom) in rectangles(words):
                    assert left >= box.x - 0.5, line
                    assert top >= box.y - 0.5, line
                    assert right <= box.x + box.width + 0.5, line
                    assert bottom <= box.y + box.height + 0.5, line


def test_cards_of_a_column_do_not_overlap(drawing: Drawing) -> None:
    cards = [
        part.items[0]
        for part in everything(drawing.items)
        if isinstance(part, Part) and part.items and isinstance(part.items[0], Box) and part.items[0].shape == "box"
        if part.items[0].width > 60 and not part.title.startswith("→")
    ]
    for before, after in pairwise(sorted(cards, key=lambda box: (round(box.x / 20), box.y))):
        if round(before.x / 20) == round(after.x / 20):
            assert before.y + before.height <= after.y + 0.5


def test_lanes_line_up() -> None:
    drawing = drawing_of(workspace_study())
    stages = [part for part in everything(drawing.items) if isinstance(part, Part) and part.name.startswith("stage-")]
    columns = [part for part in stages if "touchpoint" not in part.name and "pain-point" not in part.name]
    tops: dict[str, set[float]] = {}
    for column in columns:
        for cell in column.items:
            if isinstance(cell, Part) and cell.title in ("Touchpoints", "Behavioural", "Pain points"):
                first = next(item for item in everything(cell.items) if isinstance(item, Box | Words))
                tops.setdefault(cell.title, set()).add(round(first.y, 2))
    assert set(tops) == {"Touchpoints", "Behavioural", "Pain points"}
    assert len(tops["Touchpoints"]) == len(tops["Pain points"]) == 1
    assert len(tops["Behavioural"]) <= 2  # plain words begin at the top of the cell, as boxes do


def test_a_long_journey_breaks_into_rows() -> None:
    drawing = drawing_of(forty())
    heads = [part for part in everything(drawing.items) if isinstance(part, Part) and part.name.startswith("stage-")]
    heads = [part for part in heads if "touchpoint" not in part.name]
    boxes = [next(item for item in everything(part.items) if isinstance(item, Box)) for part in heads]
    assert len(boxes) == 40
    assert len({round(box.y) for box in boxes}) == 4
    assert drawing.width <= 2_400


def places_of(titles: Sequence[str], drawing: Drawing, along: Literal["x", "y"]) -> list[float]:
    """Return where some words stand that share a line of the page: from left to right, or from top to bottom."""
    lines: dict[int, dict[str, float]] = {}
    for item in everything(drawing.items):
        if isinstance(item, Words) and " ".join(item.lines) in titles:
            middle = item.x + item.width / 2
            line = item.y if along == "x" else middle
            lines.setdefault(round(line), {})[" ".join(item.lines)] = middle if along == "x" else item.y
    found = max(lines.values(), key=len, default={})
    assert len(found) == len(titles), "they do not stand in line"
    return [found[title] for title in titles]


@pytest.mark.parametrize("journey", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("view", VIEWS)
def test_columns_and_lanes_stand_in_line_and_in_their_order(view: str, journey: str) -> None:
    drawn = composed(workspace_study(journey), view)
    drawing = lay_out(drawn)
    leftwards = drawing.direction == "rtl"
    assert leftwards == (journey == PERSIAN)
    for grid in drawn.grids:
        heads = places_of([column.head.title for column in grid.columns], drawing, "x")
        assert heads == sorted(heads, reverse=leftwards)
        lanes = places_of([lane.head.title for lane in grid.lanes], drawing, "y")
        assert lanes == sorted(lanes)


def test_a_mirror_in_a_mirror_shows_the_thing_itself() -> None:
    drawing = drawing_of(workspace_study())
    for item in drawing.items:
        there = mirror(mirror(item, drawing.width), drawing.width)
        assert [type(inner) for inner in everything((there,))] == [type(inner) for inner in everything((item,))]
        for one, other in zip(everything((there,)), everything((item,)), strict=True):
            if isinstance(one, Words) and isinstance(other, Words):
                assert one.x == pytest.approx(other.x)
                assert one.align == other.align


def test_many_cards_in_a_cell_stand_beside_each_other() -> None:
    touchpoints = [{"title": f"Touchpoint {number}", "channel": "web"} for number in range(60)]
    drawn = drawing_of(study_of([{"touchpoints": touchpoints}, {}]))
    assert drawn.height < 2_000
    words = [item for item in everything(drawn.items) if isinstance(item, Words)]
    places = [(item.x, item.y) for item in words if re.fullmatch(r"Touchpoint \d+", item.lines[0])]
    assert len(places) == 60
    assert len({x for x, _ in places}) == 3
    assert places == sorted(places, key=lambda place: (round(place[1], 3), place[0])), "they are read row by row"


@pytest.mark.parametrize("study", ["example", "persian", "tangled", "forty stages"])
def test_no_text_overlaps_another_in_a_stretch_of_stages(study: str) -> None:
    every = STUDIES[study].journey.stages
    middle = MapSelection(first=every[len(every) // 3].id, last=every[2 * len(every) // 3].id)
    words = language(STUDIES[study].journey.language)
    cut = lay_out(select(composed(STUDIES[study]), middle, STUDIES[study], words))
    test_no_text_overlaps_another(cut)
    test_nothing_is_cut_off(cut)
