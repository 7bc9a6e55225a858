"""The map of ways drawn by what was measured: as wide as customers are many, and never a figure where nothing measures.

If it fails, a map shows a stage that nobody measures as one that nobody visits, or the few who could be told apart.
"""

from datetime import date
from pathlib import Path
from typing import Any

from cxjourney.languages import language
from cxjourney.maps.model.map import Map
from cxjourney.maps.views.flow import compose
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.rules.records import record_text

JOURNEY = """\
journey: open
title: Opening
stages:
  - {id: hears, title: Hears, next: [applies]}
  - {id: applies, title: Applies, next: [proves]}
  - {id: proves, title: Proves, next: [{to: gets, share: 0.5}]}
  - {id: gets, title: Gets it}
"""
STAGES = [
    {"stage": "hears", "measured": False, "visits": 0, "events": 0, "customers": 0, "last": 0},
    {"stage": "applies", "customers": 80, "left": 20, "last": 30},
    {"stage": "proves", "customers": 60, "last": 12, "left": {"fewer_than": 10}},
    {"stage": "gets", "customers": 45, "last": 45},
]
STEPS = [
    {"from": "applies", "to": "proves", "count": 60, "customers": 60, "declared": True},
    {"from": "proves", "to": "gets", "count": 45, "customers": 45, "declared": True},
    {"from": "proves", "to": "applies", "count": 30, "customers": 24},
    {"from": "applies", "to": "gets", "count": 4, "customers": 4},
]


def drawn(folder: Path, short: dict[str, Any] | None) -> Map:
    (folder / "a.yaml").write_text(JOURNEY, "utf-8")
    if short is not None:
        (folder / "evidence.json").write_text(record_text(short, {}), "utf-8")
    (study,) = studies(load([folder]), date(2026, 11, 21))
    return compose(study, language("en"))


def measured(**paths: Any) -> dict[str, Any]:
    return {"journeys": {"open": {"stages": STAGES, "transitions": STEPS, "paths": paths}}}


def test_ways_are_as_wide_as_customers_are_many(tmp_path: Path) -> None:
    (network,) = drawn(tmp_path, measured()).networks
    ways = {(way.start, way.end): way for way in network.ways}
    assert (ways[1, 2].share, ways[1, 2].figure) == (0.75, "60 · 75%")
    assert (ways[2, 3].share, ways[2, 3].figure) == (0.75, "45 · 75%")
    assert (ways[0, 1].share, ways[0, 1].figure) == (None, "")


def test_undeclared_ways_are_dashed_where_enough_take_them(tmp_path: Path) -> None:
    (network,) = drawn(tmp_path, measured()).networks
    (way,) = [way for way in network.ways if way.undeclared]
    assert (way.start, way.end, way.kind, way.figure) == (2, 1, "back", "24 · 40%")
    assert "which the journey doesn't show" in network.stations[2].says


def test_a_stage_that_nothing_measures_is_hatched_and_has_no_figure(tmp_path: Path) -> None:
    picture = drawn(tmp_path, measured())
    hears, applies, proves, gets = picture.networks[0].stations
    assert "Nothing measures it" in hears.head.details
    assert not any("0" in detail for detail in hears.head.details)
    assert hears.hatched
    assert {"Customers: 80", "Left here: 20"} <= set(applies.head.details)
    assert "Left here: fewer than 10" in proves.head.details
    assert not any("Left" in detail for detail in gets.head.details)
    assert any("as measured on 2026-11-20" in note for note in picture.notes)
    assert "hatch" not in {key.sample for key in picture.legend}


def test_a_declared_way_that_nobody_took_is_told_as_such(tmp_path: Path) -> None:
    record = measured(never_happened=[["proves", "gets"]])
    record["journeys"]["open"]["transitions"] = STEPS[:1]
    (network,) = drawn(tmp_path, record).networks
    (way,) = [way for way in network.ways if (way.start, way.end) == (2, 3)]
    assert (way.share, way.figure) == (0.0, "0")
    record["journeys"]["open"]["paths"] = {"hidden_transitions": 1}
    (network,) = drawn(tmp_path, record).networks
    (way,) = [way for way in network.ways if (way.start, way.end) == (2, 3)]
    assert way.share == 0.5, "nobody can say, so that what is written stands"


def test_undeclared_ways_close_no_circle_of_ways_onward(tmp_path: Path) -> None:
    record = measured()
    steps = [("gets", "proves"), ("proves", "applies"), ("gets", "applies"), ("applies", "gets"), ("hears", "gets")]
    record["journeys"]["open"]["transitions"] = [{"from": a, "to": b, "count": 50, "customers": 40} for a, b in steps]
    (network,) = drawn(tmp_path, record).networks
    onward = {(way.start, way.end) for way in network.ways if way.kind != "back"}
    assert all(start < end for start, end in onward)


def test_without_a_record_the_map_is_as_it_was(tmp_path: Path) -> None:
    picture = drawn(tmp_path, None)
    assert not any(way.undeclared for way in picture.networks[0].ways)
    assert all("measure" not in f"{station.head.details}" for station in picture.networks[0].stations)
