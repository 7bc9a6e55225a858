"""The legend of every view, over all example journeys: what is drawn is explained, and what is explained is drawn.

If it fails, a reader meets a sign that is explained nowhere, or looks for one that is not there.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from cxjourney.analysis.study import Study
from cxjourney.languages import FALLBACK, language
from cxjourney.maps.canvas.looks import LOOKS, TICKS
from cxjourney.maps.content.legend import LEGEND
from cxjourney.maps.gap_emphasis import Evidence, apply_evidence
from cxjourney.maps.layout.legend import place_sample
from cxjourney.maps.model.card import Card, Dots, Meter, Ornament, SharedScale, Sparkline, StageLevels, TimeRange
from cxjourney.maps.model.map import Grid, Map
from cxjourney.maps.views import VIEWS
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.maps.drawing import AS_OF, WORKSPACE, composed, study_of
from tests.paths import JOURNEYS, PACKAGE

WORDS = language(FALLBACK)
FOLDERS = (JOURNEYS, WORKSPACE, PACKAGE / "starters" / "en" / "full")
SAID_IN_WORDS = {
    "lane", "sublane", "alarm-lane", "dark-lane", "column", "stage",  # heads, with their titles
    "journey", "journey-row",  # likewise
    "plain", "faint", "summary", "quote", "assumed-quote", "persona", "metric", "time",  # words without a box
    "none", "gap", "blind",  # "No data", "Not rated", "not measured yet"
    "met", "customer-action", "backstage",  # their lane's head says what they are
    "short-full", "short-partial", "short-none", "short-stage", "short-column",  # heads of an earlier page, repeated
}  # fmt: skip
"""Looks of cards that need no key, since the words in them, or those at the head of their lane, say what they are."""


@cache
def workspace_studies(folder: Path) -> tuple[Study, ...]:
    return tuple(studies(load([folder]), AS_OF))


def maps_of(view: str) -> Iterator[tuple[Study, Map]]:
    chosen = VIEWS[view]
    for folder in FOLDERS:
        found = workspace_studies(folder)
        if chosen.compose_all:
            yield found[0], chosen.compose_all(found, WORDS)
        else:
            yield from ((study, chosen.map_of(study, (), WORDS)) for study in found)


def marks_of_ornament(ornament: Ornament) -> Iterator[str]:
    match ornament:
        case StageLevels():
            yield from (f"level-{level}" for level in ornament.levels)
        case Dots():
            yield {"circle": "importance", "diamond": "score", "box": "severity"}[ornament.shape]
        case Meter():
            yield "meter"
        case TimeRange():
            yield "time-passive" if ornament.passive else "time-active"
        case Sparkline():
            yield "history"
        case SharedScale():
            yield "bar"
            yield from (kind for bar in ornament.bars for _, kind in bar.ticks)


def marks_of_card(card: Card) -> Iterator[str]:
    if card.look not in SAID_IN_WORDS:
        yield card.look
    if f"symbol-{card.symbol}" in LEGEND:  # others stand at words that say the same
        yield f"symbol-{card.symbol}"
    for ornament in card.ornaments:
        yield from marks_of_ornament(ornament)


def marks_of_grid(grid: Grid) -> Iterator[str]:
    for column in grid.columns:
        yield from marks_of_card(column.head)
        if column.hatched:
            yield "hatch"
    for lane in grid.lanes:
        if not lane.hatched and all(cell.is_empty for cell in lane.cells):
            continue
        yield from marks_of_card(lane.head)
        if lane.hatched:
            yield "hatch"
        if any(lane.passed):
            yield "passing-curve"
        for cell, column in zip(lane.cells, grid.columns, strict=True):
            yield from (mark for card in cell.cards for mark in marks_of_card(card))
            yield from ("assumed-curve" if mark.hollow else "curve" for mark in cell.marks)
            if cell.loud and not lane.hatched and not column.hatched:  # within a hatched one it is explained already
                yield {"metrics": "unmeasured-cell", "ratings": "unrated-cell"}.get(lane.choice, "unknown-cell")
    for link in grid.links:
        if link.words or link.opens or link.joins or link.end != link.start + 1:
            yield "route" if link.kind == "on" else f"way-{link.kind}"
        yield from (name for name, there in (("bar-open", link.opens), ("bar-join", link.joins)) if there)


def marks_of(drawn: Map) -> frozenset[str]:
    """Return every mark of a map that does not say itself what it is, by its name in the legend."""
    found = [mark for row in drawn.rows for card in row.cards for mark in marks_of_card(card)]
    found += [mark for grid in drawn.grids for mark in marks_of_grid(grid)]
    for network in drawn.networks:
        for station in network.stations:
            found += [mark for card in (station.head, *station.cards) for mark in marks_of_card(card)]
            found += [f"stop-{kind}" for kind in station.kinds] + ["hatch"] * station.hatched
        for way in network.ways:
            found += [f"way-{way.kind}", "way-unsaid" if way.share is None else "way-share"]
            found += ["bar-open"] * way.opens + ["bar-join"] * way.joins
    found += ["loud-figure" for figure in drawn.figures if figure.loud]
    return frozenset(found)


@pytest.mark.parametrize("view", [name for name in VIEWS if name != "strip"])
def test_every_mark_is_in_the_legend_and_the_legend_has_no_other(view: str) -> None:
    for study, drawn in maps_of(view):
        for evidence in get_args(Evidence):
            shown = apply_evidence(drawn, evidence, study, WORDS)
            assert {key.sample for key in shown.legend} == marks_of(shown), f"{shown.name}, {evidence}"


def test_the_small_picture_explains_its_curves_and_says_all_else_in_words() -> None:
    for study, drawn in maps_of("strip"):
        (grid,) = drawn.grids
        arrows = [detail for column in grid.columns for detail in column.head.details if detail.startswith("→")]
        for evidence in get_args(Evidence):
            shown = apply_evidence(drawn, evidence, study, WORDS)
            explained = marks_of(shown) & {"curve", "assumed-curve", "loud-figure"} | ({""} if arrows else set())
            assert {key.sample for key in shown.legend} == explained, drawn.name
        said = [key.words for key in drawn.legend if not key.sample]
        assert all(words.startswith(arrows[0].split(",")[0]) for words in said), "it takes a number that is there"


@pytest.mark.parametrize("view", [name for name in VIEWS if name != "strip"])
def test_no_two_rows_or_lanes_of_a_map_are_called_alike(view: str) -> None:
    for _, drawn in maps_of(view):
        heads = [lane.head for grid in drawn.grids for lane in grid.lanes if not lane.stage]
        titles = [row.title for row in drawn.rows] + [head.title for head in heads if head.look == "lane"]
        assert len(titles) == len(set(titles)), drawn.name


def test_a_key_does_not_lean_on_another_one() -> None:
    waiting = study_of([{"duration": {"typical": "2d", "longest": "1w"}, "passive": True}])
    (said,) = (key.words for key in composed(waiting).legend if key.sample.startswith("time-"))
    assert "nothing to do" in said
    assert "from the shortest to the longest" in said


def test_every_look_is_explained_by_a_legend_or_by_its_own_words() -> None:
    assert set(LOOKS) - set(LEGEND) == SAID_IN_WORDS
    assert set(TICKS) <= set(LEGEND)


@pytest.mark.parametrize("sample", LEGEND)
def test_every_key_has_a_sample_and_words(sample: str) -> None:
    assert place_sample(sample, 0.0, 10.0)
    assert WORDS.text(f"map.legend.{sample}")
