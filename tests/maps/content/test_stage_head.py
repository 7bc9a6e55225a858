"""The head of a stage: beside how far it is known, what is missing.

If it fails, a map says that something is missing, and not what.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from cxjourney.languages import language
from cxjourney.maps.content.related_journeys import name_journeys
from cxjourney.maps.model.card import Label, Meter
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.maps.drawing import AS_OF, composed, draw, study_of


@pytest.mark.parametrize(
    ("touchpoints", "type_", "said"),
    [
        ([{}], "survey-nps", ["Missing: behavioural, contextual", "Its touchpoint is unseen"]),
        ([{"data": ["counts"]}], "survey-nps", ["Missing: behavioural, contextual"]),
        ([{"data": ["counts"]}, {}], "observation", ["Missing: behavioural, attitudinal", "1 of 2 touchpoints unseen"]),
    ],
)
def test_a_stage_that_is_partly_known_says_what_is_missing(
    touchpoints: list[dict[str, Any]], type_: str, said: list[str]
) -> None:
    met = [{"title": "Desk", "channel": "web"} | one for one in touchpoints]
    sources = {"counts": {"title": "Counts", "type": type_}}
    head = composed(study_of([{"data": ["counts"], "touchpoints": met}], data_sources=sources)).grids[0].columns[0].head
    (meter,) = (ornament for ornament in head.ornaments if isinstance(ornament, Meter))
    assert list(meter.notes) == said
    assert all(words in head.spoken_text for words in said)


def test_a_stage_with_all_kinds_of_data_says_which_touchpoints_keep_it_from_being_fully_known() -> None:
    types = ("web-analytics", "survey-nps", "observation")
    sources = {f"from-{type_}": {"title": type_, "type": type_} for type_ in types}
    met = [{"title": "Desk", "channel": "web"}] * 3
    seen = [met[0] | {"data": list(sources)}] * 3
    for touchpoints, said in (([seen[0], *met[1:]], ("2 of 3 touchpoints unseen",)), (seen, ())):
        stage = {"data": list(sources), "touchpoints": touchpoints}
        head = composed(study_of([stage], data_sources=sources)).grids[0].columns[0].head
        (meter,) = (ornament for ornament in head.ornaments if isinstance(ornament, Meter))
        assert (meter.segments, meter.notes) == ((True, True, True), said)


def test_a_stage_that_another_journey_tells_in_full_names_it(tmp_path: Path) -> None:
    (tmp_path / "whole.yaml").write_text(
        "journey: whole\ntitle: W\nstages: [{id: a, title: A, journey: part}]\n", "utf-8"
    )
    (tmp_path / "part.yaml").write_text("journey: part\ntitle: P\nstages: [{id: b, title: B}]\n", "utf-8")
    every = tuple(studies(load([tmp_path]), AS_OF))
    (study,) = (one for one in every if one.journey.journey == "whole")
    alone, words = composed(study), language("en")
    assert Label(("told",), "in full: part") in alone.grids[0].columns[0].head.ornaments
    beside = name_journeys(alone, study, every, words)
    assert Label(("told",), "in full: “P”") in beside.grids[0].columns[0].head.ornaments
    assert "in full: “P”" in draw(study, "flow", beside=every).decode()


def test_a_journey_that_is_to_replace_another_names_it(tmp_path: Path) -> None:
    for id_, more in (("old", ""), ("new", "replaces: old\n")):
        (tmp_path / f"{id_}.yaml").write_text(
            f"journey: {id_}\ntitle: The {id_} one\n{more}stages: [{{id: a, title: A}}]\n", "utf-8"
        )
    every = tuple(studies(load([tmp_path]), AS_OF))
    (study,) = (one for one in every if one.journey.journey == "new")
    assert name_journeys(composed(study), study, every, language("en")).eyebrow.endswith("replaces “The old one”")


def test_the_title_and_the_heads_of_stages_lead_to_where_more_is_found() -> None:
    stages: list[dict[str, Any]] = [{"link": "https://wiki.example/s?a=1&b=2"}, {}]
    study = study_of(stages, link="https://wiki.example/j")
    drawn = draw(study, "journey").decode()
    assert re.findall(r'<a href="([^"]+)"', drawn) == ["https://wiki.example/j", "https://wiki.example/s?a=1&amp;b=2"]
