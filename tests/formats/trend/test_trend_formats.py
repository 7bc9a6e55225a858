"""A trend as text, Markdown, SVG and JSON, with holes in it and with hostile words.

If it fails, a figure that nobody knows is drawn as 0, or what somebody wrote acts on a terminal or a page.
"""

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from cxjourney.analysis.trend import Trend, TrendPoint
from cxjourney.analysis.trend_figures import ClaimCounts, JourneyFigures, KeyMetric, PainCounts, WorkspaceFigures
from cxjourney.formats import TREND
from cxjourney.formats.terminal import Terminal, text_cells
from cxjourney.formats.trend import TrendOptions
from cxjourney.languages import available_languages, language
from cxjourney.workspace.journey_summary import CoverageTotals

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</svg><script>x</script> \x1b[31m ::error:: | `a` \u202e"


def journey(id_: str, covered: int, able: float | None = 0.5, title: str = "") -> JourneyFigures:
    stranded = None if able is None else 1 - able
    metric = KeyMetric("csat", None, None, None, "", False, True, 3.0 + covered / 10, None, ())
    coverage = CoverageTotals(4, covered, 12, covered)
    counts = ClaimCounts(covered, 1, 2), PainCounts(1, 0, 0, 0, covered)
    return JourneyFigures(id_, title or id_, f"{id_}.yaml", False, coverage, able, stranded, *counts, metric)


def point(day: str, *journeys: JourneyFigures, unread: tuple[str, ...] = ()) -> TrendPoint:
    return TrendPoint(date.fromisoformat(day), "c0ffee", WorkspaceFigures(journeys, ClaimCounts(1, 1, 2), unread), {})


TREND_WITH_A_HOLE = Trend(
    (
        point("2026-01-31", journey("a", 2), journey("b", 1)),
        point("2026-02-28", journey("a", 3), unread=("b",)),
        point("2026-03-31", journey("a", 1, None), journey("b", 4, title=HOSTILE)),
    )
)


def written(form: str, trend: Trend = TREND_WITH_A_HOLE, terminal: Terminal | None = None, tag: str = "en") -> str:
    return TREND[form](trend, TrendOptions(terminal or Terminal(width=80), language(tag)))


def test_a_hole_is_no_figure() -> None:
    assert TREND_WITH_A_HOLE.totals[1] is None
    covered = next(line for line in written("text").splitlines() if line.startswith("Stages covered"))
    assert "▄ ▆" in covered.replace("▃", "▄").replace("▅", "▆"), covered
    assert covered.split()[-3:] == ["37.5%", "62.5%", "+25"]
    rows = [line for line in written("markdown").splitlines() if line.startswith("| 2026-02-28")]
    assert rows == ["| 2026-02-28 | ? | ? | ? | ? | ? | ? |"]
    assert json.loads(written("json"))["points"][1]["total"] is None


def test_a_figure_that_is_not_known_any_more_is_a_question_mark_and_no_fall() -> None:
    line = next(line for line in TREND_WITH_A_HOLE.lines if line.latest.journey == "a")
    assert line.values(lambda one: one.able) == (0.5, 0.5, None)
    assert {fall.kind for fall in TREND_WITH_A_HOLE.falls} == {"covered", "known", "claims", "metric"}
    assert all(fall.since == date(2026, 2, 28) for fall in TREND_WITH_A_HOLE.falls)


def test_hostile_titles_are_only_text() -> None:
    text = written("text")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script>" not in written("markdown")
    root = ElementTree.fromstring(written("svg"))
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "style", "rect", "text", "line", "g", "polyline", "circle")
    }
    assert json.loads(written("json"))["journeys"][1]["title"] == HOSTILE


@pytest.mark.parametrize("tag", available_languages())
@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen(tag: str, width: int) -> None:
    plain = point("2026-03-31", journey("a", 1, None), journey("b", 4, title="A long way to a new home " * 3))
    trend = Trend((*TREND_WITH_A_HOLE.points[:2], plain))
    for is_screen in (True, False):
        text = written("text", trend, terminal=Terminal(width=width, is_screen=is_screen), tag=tag)
        assert [line for line in text.splitlines() if text_cells(line) > width] == []


def test_a_screen_holds_it() -> None:
    journeys = [journey(f"j{number}", 2) for number in range(30)]
    trend = Trend((point("2026-01-31", *journeys), point("2026-03-31", *journeys)))
    text = written("text", trend, Terminal(width=80, is_screen=True))
    assert len(text.splitlines()) <= 23
    assert "more journeys" in text


def test_one_point_is_no_trend() -> None:
    text = written("text", Trend((point("2026-01-31", journey("a", 2)),)))
    assert text.startswith("The state of 2026-01-31: one point, and no trend yet")
    assert "Worse" not in text


def test_without_unicode_no_bar_is_drawn() -> None:
    assert written("text", Trend(TREND_WITH_A_HOLE.points[:2]), Terminal(width=80, unicode=False)).isascii()


def test_a_picture_of_what_runs_from_right_to_left_is_mirrored() -> None:
    ends = []
    for tag in ("en", "fa"):
        root = ElementTree.fromstring(written("svg", tag=tag))
        assert root.get("direction") == ("rtl" if tag == "fa" else "ltr")
        ends.append(float(next(root.iter(f"{SVG}circle")).get("cx", "")))
    assert sum(ends) == 1200
