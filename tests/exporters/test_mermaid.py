"""Journeys as Mermaid's diagrams: what they show, what they leave out, and that an import of them is the same again.

If it fails, a team that shows its journeys on a page of its repository shows something else, or loses what it had.
"""

from datetime import date
from pathlib import Path

import pytest

from cxjourney.analysis.study import Study
from cxjourney.exporters.mermaid import write
from cxjourney.files.text_file import TextFile
from cxjourney.importers.draft import Draft, ImportOptions
from cxjourney.importers.mermaid import read
from cxjourney.importers.mermaid_grammar import MermaidJourney, parse_mermaid
from cxjourney.languages import language
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from tests.importers.drafts import draft_texts
from tests.paths import ROOT

JOURNEY = """\
format: 1
journey: buys
title: "Buys: a ticket; #1"
language: de
phases: [{id: first, title: "Looks, and: pays", when: before}, {id: last, title: Rides}]
stages:
  - {id: looks, title: "Looks: 50 % off %% now", phase: first, emotions: {dara: 1, greta: -1.25}}
  - {id: pays, title: title of it, phase: first, travelled_by: [dara], emotions: {dara: {score: 2, says: Well}}}
  - {id: waits, title: "Waits %%{for} it}%%", phase: last, touchpoints: [{title: Hall, channel: branch}]}
  - {id: off, title: journey ends, emotions: {greta: 0}, travelled_by: [greta]}
  - {id: thanks, title: section, phase: after, emotions: {greta: -2, dara: -2}}
personas:
  dara: {title: "Dara, 30"}
  greta: {title: "Dara, 30", share: 0.5}
"""


def studies(folder: Path) -> list[Study]:
    return study_journeys(StudyRequest([str(folder)], None), date.min).studies


def read_again(study: Study) -> Draft:
    text = write(study, language(study.journey.language)).text
    return read([TextFile("again.mmd", text)], ImportOptions())


def told(study: Study) -> object:
    """What of a journey a diagram can hold."""
    journey = study.journey
    stages = [
        (one.id, one.title, one.phase, one.travelled_by, {id_: e.score for id_, e in one.emotions.items()})
        for one in journey.stages
    ]
    personas = {id_: " ".join(one.title.split()) for id_, one in study.travellers.items()}
    phases = {(one.id, one.title, one.when) for one in journey.phases}
    return journey.journey, journey.title, journey.language, stages, personas, phases


def write_draft(draft: Draft, folder: Path) -> Path:
    folder.mkdir()
    for name, text in draft_texts(draft).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_what_a_diagram_shows(tmp_path: Path) -> None:
    (tmp_path / "buys.yaml").write_text(JOURNEY)
    (study,) = studies(tmp_path)
    found = parse_mermaid(write(study, language("de")).text)
    assert isinstance(found, MermaidJourney)
    assert found.title == "Buys: a ticket; #1"
    assert [name for _, name in found.sections] == ["Looks, and: pays", "Rides", "\u00a0", "Danach"]
    assert [(one.name, one.score, one.actors) for one in found.tasks] == [
        ("Looks: 50 % off %% now", 4, ("Dara, 30 (dara)",)),
        ("Looks: 50 % off %% now", 1.75, ("Dara, 30 (greta)",)),
        ("title of it", 5, ("Dara, 30 (dara)",)),
        ("journey ends", 3, ("Dara, 30 (greta)",)),
        ("section", 1, ("Dara, 30 (greta)", "Dara, 30 (dara)")),
    ]


def test_what_it_leaves_out_is_named(tmp_path: Path) -> None:
    (tmp_path / "buys.yaml").write_text(JOURNEY)
    (study,) = studies(tmp_path)
    export = write(study, language("de"))
    assert export.left_out == ("touchpoints", "emotions.says", "personas.share")
    assert "%% cxjourney: left-out touchpoints, emotions.says, personas.share\n" in export.text


def test_an_import_of_it_is_the_same_again(tmp_path: Path) -> None:
    (tmp_path / "buys.yaml").write_text(JOURNEY)
    (study,) = studies(tmp_path)
    draft = read_again(study)
    assert draft.not_carried == []
    (again,) = studies(write_draft(draft, tmp_path / "again"))
    assert told(again) == told(study)


@pytest.mark.parametrize("folder", ["journeys"])
def test_the_example_comes_back_too(folder: str, tmp_path: Path) -> None:
    every = studies(ROOT / folder)
    assert every
    for number, study in enumerate(every):
        draft = read_again(study)
        assert draft.not_carried == []
        (again,) = studies(write_draft(draft, tmp_path / f"{number}"))
        assert told(again) == told(study)


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace('"id": "looks"', '"id": 3'),
        lambda text: text.replace('{"id": "looks"', '{"id": "looks'),
        lambda text: text.replace("stage {", "stage [" * 3000),
        lambda text: text.replace('"travelled_by": ["dara"]', '"travelled_by": [["dara"]]'),
        lambda text: text.replace('"travelled_by": ["dara"]', '"travelled_by": ["nobody", "x\\u0000"]'),
        lambda text: text.replace('"id": "buys"', '"id": "catalogue", "language": "a: b"'),
        lambda text: text.replace('"id": "dara"', '"id": "greta"'),
        lambda text: text.replace('"id": "last"', '"id": "first", "known": true'),
        lambda text: text.replace("#116;itle of it", "Another"),
    ],
)
def test_notes_that_somebody_changed_do_no_harm(changed: object, tmp_path: Path) -> None:
    (tmp_path / "buys.yaml").write_text(JOURNEY)
    (study,) = studies(tmp_path)
    text = write(study, language("de")).text
    other = changed(text)  # type: ignore[operator]
    assert other != text
    draft = read([TextFile("again.mmd", other)], ImportOptions())
    (again,) = studies(write_draft(draft, tmp_path / "again"))
    assert {stage.title for stage in again.journey.stages} >= {"section", "journey ends"}
