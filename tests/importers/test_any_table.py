"""Any table comes in as journeys in which the format finds no fault, or in none.

If it fails, an import has written files that `validate` can't read, or has stopped half way.
"""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.importers.draft import ImportOptions
from cxjourney.importers.table import read
from cxjourney.importers.table_choices import TableChoices
from cxjourney.importers.table_emotions import Scale
from cxjourney.importers.table_lane_names import LANE_NAMES
from cxjourney.importers.table_shape import Direction, Value
from cxjourney.pipeline.study_journeys import StudyRequest, study_journeys
from cxjourney.tables.grid import Grid, MergedCells, UnreadCell
from tests.importers.drafts import draft_texts

HEADINGS = [name for names in LANE_NAMES.values() for name in names.split(", ")]
ODD = [
    "",
    "null",
    "true",
    "x",
    "x-y",
    "1. a",
    "- x",
    "a: b # c",
    "{x}",
    "&a",
    "@",
    "=1",
    "\ud800",
    "\u200f",
    "\x07",
    "٣",
]
CELLS: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(
        [*ODD, "Email", "Store; Phone", "a\nb", "4/5", "😟 sad", "before", "Sales, Ops", UnreadCell("#N/A")]
    ),
    st.none(),
    st.integers(-3, 9),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.text(max_size=12),
)


@st.composite
def tables(draw: st.DrawFn) -> Grid:
    wide, high = draw(st.integers(2, 6)), draw(st.integers(2, 7))
    rows: list[list[Value]] = [[draw(CELLS) for _ in range(wide)] for _ in range(high)]
    heads: list[Value] = [
        draw(st.sampled_from([*HEADINGS, *ODD, "KPI", "Emotion (Nadia)", "Emotion (null)"])) for _ in range(6)
    ]
    if draw(st.booleans()):
        for row, head in zip(rows, ["Stage", *heads], strict=False):
            row[0] = head
    else:
        rows[0] = ["Stage", *heads][:wide]
    merged = tuple(MergedCells(0, 0, *draw(st.tuples(st.integers(0, 9), st.integers(0, 9)))) for _ in range(1))
    return Grid(
        "any.csv", draw(st.sampled_from(ODD)), tuple(tuple(row) for row in rows), merged if draw(st.booleans()) else ()
    )


@settings(max_examples=120, deadline=None)
@given(
    tables(),
    st.sampled_from([None, "Nadia", "null", "\x07"]),
    st.sampled_from([None, Scale(1, 5), Scale(5, 1)]),
    st.sampled_from([None, "across", "down"]),
)
def test_any_table_becomes_journeys_without_a_fault(
    grid: Grid, persona: str | None, scale: Scale | None, stages: Direction | None
) -> None:
    found = read([grid], ImportOptions(table=TableChoices({}, persona, scale, stages)))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in draft_texts(found).items() if found.journeys else ():
            Path(folder, name).write_text(text, "utf-8")
        if found.journeys:
            studied = study_journeys(StudyRequest([folder], None), date.min)
            assert [one.message for one in studied.faults] == []
            assert len(studied.studies) == len(found.journeys)
