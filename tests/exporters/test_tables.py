"""Journeys as tables: what a spreadsheet shows, what it leaves out, and that an import of it is the same again.

If it fails, a team that edits its journey in a spreadsheet loses what it had, or a cell of it is run as a formula.
"""

import tempfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cxjourney.analysis.study import Study
from cxjourney.exporters.csv import write
from cxjourney.exporters.journey_table import journey_table
from cxjourney.exporters.xlsx import write_workbook
from cxjourney.importers.draft import Draft, ImportOptions
from cxjourney.importers.table import read
from cxjourney.languages import available_languages, language
from cxjourney.model.statement import texts
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from cxjourney.tables.grid import CellValue, Grid, UnreadCell
from cxjourney.tables.read_tables import read_tables
from tests.importers.drafts import draft_texts
from tests.paths import ROOT

LISTS = ("goals", "questions", "motivations", "barriers", "strengths", "actions", "thoughts")
JOURNEY = """\
format: 1
journey: buys
title: "=Buys: a ticket; #1"
language: de
lanes: [{id: rules, title: Regeln}]
phases: [{id: first, title: "-Looks, and: pays", when: before}, {id: last, title: "@Rides"}]
travelled_by: [dara]
stages:
  - id: looks
    title: "+Looks"
    phase: first
    summary: "a, \\"b\\"; c"
    owner: shop
    importance: 5
    moment_of_truth: true
    actions: ["=SUM(A1); x", "'=y", "Looks, asks", {text: "Two\\nlines", persona: dara}]
    notes: {rules: ["-1", "@here"]}
    emotions: {dara: {score: -1.25, says: "Oh; well"}, greta: -2}
    touchpoints: [{title: "Desk [old]", channel: desk, id: d}, {title: Site, channel: web}]
    pain_points: [{title: "Slow [high]"}, {title: Dear, severity: critical, id: dear}]
    opportunities: [{title: "- Faster"}]
    quotes: [{text: "Where?", persona: dara}]
  - {id: thanks, title: "@Thanks", phase: after, travelled_by: [dara]}
  - {id: again, title: "@Thanks"}
personas:
  dara: {title: "Dara, 30"}
  greta: {title: "Dara, 30", share: 0.5}
teams: {shop: {title: "Shop, web"}}
channels: {desk: {title: Desk, kind: physical, travel: local}}
"""


def studies(folder: Path) -> list[Study]:
    return study_journeys(StudyRequest([str(folder)], None), date.min).studies


def line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def told(study: Study) -> object:
    """What of a journey a table can hold."""
    journey, scope = study.journey, study.scope
    stages = [
        {
            "said": (one.id, line(one.title), one.phase, line(one.summary), one.importance, one.moment_of_truth),
            "owner": line(scope.teams[one.owner].title) if one.owner else None,
            "travelled_by": one.travelled_by,
            "lists": [[line(text) for text in texts(getattr(one, name))] for name in LISTS],
            "notes": {id_: [line(text) for text in texts(some)] for id_, some in one.notes.items()},
            "quotes": [line(quote.text) for quote in one.quotes],
            "emotions": {id_: (felt.score, line(felt.says)) for id_, felt in one.emotions.items()},
            "touchpoints": [(line(point.title), point.channel) for point in one.touchpoints],
            "pains": [(line(pain.title), pain.severity) for pain in one.pain_points],
            "opportunities": [line(chance.title) for chance in one.opportunities],
        }
        for one in journey.stages
    ]
    personas = {id_: line(scope.personas[id_].title) for stage in journey.stages for id_ in stage.emotions}
    phases = [(one.id, line(one.title), one.when) for one in journey.phases]
    lanes = {id_: line(scope.lanes[id_].title) for stage in journey.stages for id_ in stage.notes}
    return (journey.journey, line(journey.title), line(journey.summary), line(journey.goal), stages, personas, phases,
            lanes, journey.travelled_by, journey.language)  # fmt: skip


def as_csv(study: Study) -> list[Grid]:
    return read_tables("again.csv", write(study, language(study.journey.language)).text.encode("utf-8-sig"))


def as_workbook(study: Study) -> list[Grid]:
    return read_tables("again.xlsx", write_workbook([journey_table(study, language(study.journey.language))]))


ReadBack = Callable[[Study], list[Grid]]


def again(grids: list[Grid], folder: Path) -> tuple[Draft, Study]:
    found = read(grids, ImportOptions())
    folder.mkdir()
    for name, text in draft_texts(found).items():
        (folder / name).write_text(text, "utf-8")
    (study,) = studies(folder)
    return found, study


@pytest.fixture
def buys(tmp_path: Path) -> Study:
    (tmp_path / "buys.yaml").write_text(JOURNEY)
    return studies(tmp_path)[0]


@pytest.mark.parametrize("read_back", [as_csv, as_workbook])
def test_the_example_journeys_come_back_as_far_as_a_table_can_hold_them(tmp_path: Path, read_back: ReadBack) -> None:
    found = studies(ROOT / "journeys")
    assert len(found) == 6
    for study in found:
        draft, same = again(read_back(study), tmp_path / study.journey.journey)
        assert draft.not_carried == []
        assert told(same) == told(study)


@pytest.mark.parametrize("read_back", [as_csv, as_workbook])
def test_signs_that_mean_something_elsewhere_come_back(buys: Study, tmp_path: Path, read_back: ReadBack) -> None:
    draft, same = again(read_back(buys), tmp_path / "again")
    assert draft.not_carried == []
    assert told(same) == told(buys)


def test_what_has_no_place_is_named(buys: Study) -> None:
    assert journey_table(buys, language("de")).left_out == (
        *("actions.persona", "quotes.persona", "touchpoints.id", "pain_points.id", "personas.share"),
    )


def test_no_cell_of_a_csv_is_a_formula(buys: Study) -> None:
    rows = read_tables("a.csv", write(buys, language("en")).text.encode())[0].rows
    raw = write(buys, language("en")).text
    assert "'=Buys" in raw
    assert "'+Looks" in raw
    assert "'- Faster" in raw
    assert ",-2," in raw  # a figure is one
    assert rows[0][2] == "=Buys: a ticket; #1"


@pytest.mark.parametrize("sign", ["\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_wide_sign_begins_no_formula_either_and_comes_back(tmp_path: Path, sign: str) -> None:
    (tmp_path / "buys.yaml").write_text(JOURNEY.replace("=Buys: a ticket; #1", f"{sign}1+1"), "utf-8")
    text = write(studies(tmp_path)[0], language("en")).text
    assert f"'{sign}1+1" in text
    assert read_tables("a.csv", text.encode())[0].rows[0][2] == f"{sign}1+1"


def test_a_workbook_runs_nothing_and_hides_the_names_of_rows(buys: Study) -> None:
    content = write_workbook([journey_table(buys, language("fa")), journey_table(buys, language("en"))])
    assert content == write_workbook([journey_table(buys, language("fa")), journey_table(buys, language("en"))])
    book = load_workbook(BytesIO(content))
    first = book.worksheets[0]
    assert book.sheetnames == ["=Buys a ticket; #1", "=Buys a ticket; #1 (2)"]
    assert first.column_dimensions["A"].hidden
    assert {cell.data_type for row in first.iter_rows() for cell in row} <= {"s", "n"}
    assert first["B1"].value == "سفر"
    assert first.freeze_panes == "C3"


def test_what_was_changed_in_the_spreadsheet_comes_in(buys: Study, tmp_path: Path) -> None:
    (grid,) = as_workbook(buys)
    head = next(row for row, cells in enumerate(grid.rows) if cells and cells[0] == "stage")
    rows = [[*cells, *[None] * (6 - len(cells))] for cells in grid.rows]
    rows[head][5] = "Tells a friend"
    place = {row[0]: row for row in rows}
    place["touchpoints"][5] = "Whisper\nPost [post]"
    place["emotions.dara"][5] = "great"
    place["phase"][5] = "Much later"
    place["owner"][5] = "New team"
    rows.append([None, "Thoughts", "Hm", None, None, "Oh"])
    rows.append([None, "Rumours", None, None, None, "r"])
    changed = grid._replace(rows=tuple(map(tuple, rows)))
    found, study = again([changed], tmp_path / "again")
    added = study.journey.stages[3]
    assert (added.id, added.title, added.owner, added.phase) == (
        "tells-a-friend",
        "Tells a friend",
        "new-team",
        "much-later",
    )
    assert [(one.title, one.channel) for one in added.touchpoints] == [("Post", "post")]
    assert texts(added.thoughts) == ("Oh",)
    assert texts(added.notes["rumours"]) == ("r",)
    assert texts(study.journey.stages[0].thoughts) == ("Hm",)
    assert [one.what for one in found.not_carried] == [
        "Tells a friend: great",
        "Tells a friend: Whisper Post [post]",
    ]
    without = grid._replace(rows=tuple(row for row in grid.rows if row and row[0] not in ("id", "phase")))
    assert [one.id for one in again([without], tmp_path / "other")[1].journey.stages] == ["looks", "thanks", "thanks-2"]


@pytest.mark.parametrize("tag", sorted(available_languages()))
def test_headings_are_said_in_each_language(buys: Study, tag: str) -> None:
    headings = [row[1] for row in journey_table(buys, language(tag)).rows if row and row[0] != "notes.rules"]
    assert all(isinstance(one, str) and one for one in headings)


CELLS: list[CellValue | UnreadCell] = [
    *(None, "", "-", "x", "null", "a [b]", "a [web]", "\ud800", "\x07", "1 x", "9", "-1", "a\nb", "x-y", "stage"),
    *("emotions.null", "notes.zzz", "cxjourney", "X", 3, 2.5, True, date(2026, 1, 1), UnreadCell("#N/A")),
]
EXAMPLES = studies(ROOT / "journeys")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 5),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.sampled_from(CELLS)), max_size=20),
    st.lists(st.integers(1, 60), max_size=4),
)
def test_whatever_was_done_to_a_table_it_comes_in_without_a_fault(
    which: int, changes: list[tuple[int, int, CellValue | UnreadCell]], deleted: list[int]
) -> None:
    (grid,) = as_csv(EXAMPLES[which])
    rows = [[*row] for row in grid.rows]
    for row, column, value in changes:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = value
    kept = tuple(tuple(row) for number, row in enumerate(rows) if number not in deleted)
    found = read([grid._replace(rows=kept, lines=())], ImportOptions())
    with tempfile.TemporaryDirectory() as folder:
        for name, text in draft_texts(found).items() if found.journeys else ():
            Path(folder, name).write_text(text, "utf-8")
        if found.journeys:
            studied = study_journeys(StudyRequest([folder], None), date.min)
            assert [one.message for one in studied.faults] == []
