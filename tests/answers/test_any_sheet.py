"""Whatever people write into sheets is written, known already or left with a reason; and twice is once.

If it fails, an answer is lost without a word, or every merge of one sheet adds to the files.
"""

from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.answers.answered_texts import AnsweredTexts, answered_texts
from cxjourney.answers.cell_values import is_filled
from cxjourney.answers.columns import GIVEN, SIGNED, answer_columns
from cxjourney.answers.named_places import NamedPlaces
from cxjourney.answers.row_key import row_key
from cxjourney.answers.sheet_answers import SheetAnswers, SheetRow, read_answers
from cxjourney.files.text_file import TextFile
from cxjourney.model import Stage
from cxjourney.parse.document import Document, parse
from cxjourney.tables.grid import CellValue, Grid, UnreadCell
from cxjourney.workspace.filed_document import FiledDocument
from tests.paths import JOURNEYS

DAY = date(2026, 11, 30)
SHOP = "order-with-return"
STAGES = {
    SHOP: ["finds-it", "chooses-size", "receives-parcel", "tries-on", "gets-refund"],
    "open-current-account": ["notices", "proves-identity"],
    "gone": ["finds-it"],
}
PERSONAS = ["priya", "june", "nadia", "nobody"]
ODD: st.SearchStrategy[CellValue | UnreadCell] = st.sampled_from(
    [
        None,
        "",
        " ",
        "?",
        "x: y",
        "- [",
        "# not",
        "'tis",
        4,
        -0.5,
        True,
        datetime(2026, 3, 1),
        UnreadCell("#N/A"),
        "ط",
        "a\nb",
        "null",
    ]
)
VALUES: dict[str, list[CellValue | UnreadCell]] = {
    "note": ["About nine days", "Nobody knows"],
    "source.title": [
        "Exit interviews",
        "exit  INTERVIEWS",
        "Web analytics",
        "parcel-diary",
        "مصاحبه",
        "Returns survey",
    ],
    "source.type": ["interviews", "Umfrage", "survey-csat", "other"],
    "source.owner": ["research", "Warehouse", "The moon"],
    "source.cadence": ["monthly", "روزانه"],
    "source.status": ["planned", "available"],
    "source.date": [datetime(2026, 10, 1), "2026-10-02", "03/04/2026", "2031-01-01", "1405/07/10", 46000],
    "source.sees": ["Size table", "doorstep", "nowhere"],
    "pain.title": ["No printer at home", "no printer AT home", "Sizes differ"],
    "pain.severity": ["high", "faible", "5"],
    "pain.personas": ["Priya", "june; priya", "zoe"],
    "ask.who": ["Warehouse", "Petra"],
    "ask.by": ["2026-12-15", "15.12.2026", "soon"],
    "question": ["Why blue?", "Why blue?\nWhy now?"],
}


@cache
def example_texts() -> dict[str, str]:
    return {
        path.relative_to(JOURNEYS).as_posix(): path.read_text("utf-8")
        for name in ("*.yaml", "*/*.yaml")
        for path in sorted(JOURNEYS.glob(name))
    }


@cache
def document(name: str, text: str) -> Document:
    found = parse(TextFile(name, text))
    assert isinstance(found, Document), found
    return found


def filed(texts: dict[str, str]) -> list[FiledDocument]:
    return [
        FiledDocument(document(name, text), Path(name).parent.parts, Path(name).name == "catalogue.yaml")
        for name, text in texts.items()
    ]


@st.composite
def sheets(draw: st.DrawFn) -> list[Grid]:
    """Return sheets that one person or several have filled in, sorted and changed."""
    answered = answer_columns(PERSONAS)
    groups = [
        [name for name in answered if name.startswith(begin)] for begin in ("source.", "pain.", "emotion.", "ask.")
    ]
    groups += [["note", "by"], ["stage", "journey"]]
    grids = []
    for number in range(draw(st.integers(1, 3))):
        chosen = draw(st.sets(st.integers(0, len(groups) - 1), min_size=1))
        columns = draw(st.permutations(["key", "question", "", *(name for at in chosen for name in groups[at])]))
        rows = [tuple(draw(_cell(name, number)) for name in columns) for _ in range(draw(st.integers(1, 5)))]
        grids.append(Grid(f"{number}.xlsx", "Sheet", (tuple(columns), *rows)))
    return grids


@st.composite
def _cell(draw: st.DrawFn, name: str, person: int) -> CellValue | UnreadCell:
    journey = draw(st.sampled_from([SHOP, SHOP, SHOP, *STAGES]))
    stage = draw(st.sampled_from(STAGES[journey]))
    if name == "key":
        key = row_key(journey, Stage(id=stage, title=stage))
        return draw(st.sampled_from([key, key, key, key[:-1], None]))
    if name == "stage":
        return draw(st.sampled_from([stage, "Receives the parcel", "nowhere"]))
    if name == "journey":
        return draw(st.sampled_from([SHOP, "An online order with a return", None]))
    if name in SIGNED:
        return f"Person {person}"
    if draw(st.integers(0, 4)) == 0:
        return draw(ODD)
    felt: list[CellValue | UnreadCell] = [-2, -1, 0, 1, "+2", "−1", "۲", 3]
    return draw(st.sampled_from(felt if name.startswith("emotion.") else VALUES.get(name, ["something else"])))


def told(
    found: SheetAnswers, texts: AnsweredTexts
) -> tuple[Counter[tuple[SheetRow, int]], Counter[tuple[SheetRow, int]]]:
    """Return the cells that are written or known already, and those that are left, each as often as it is."""
    merged = texts.merged
    parts = {part.cell for change in merged.changes for part in change.parts} | {part.cell for part in merged.settled}
    done = Counter((found.answers[one], at) for one, name in parts for at in found.answers[one].columns([name]))
    left = Counter((one.row, at) for one in found.left for at in one.columns)
    for answer, columns, _ in merged.unmerged:
        left.update((found.answers[answer], at) for at in found.answers[answer].columns(columns))
    return done, left


def filled(grids: list[Grid]) -> Counter[tuple[str, int, int]]:
    """Return the cells in which people answer something, or write something else."""
    cells: Counter[tuple[str, int, int]] = Counter()
    for grid in grids:
        names, *rows = grid.rows
        for number, row in enumerate(rows, start=1):
            keyed = is_filled(row[names.index("key")])
            for at, (name, cell) in enumerate(zip(names, row, strict=True)):
                is_answer = name not in GIVEN and name not in SIGNED
                if is_filled(cell) and (is_answer or (name == "question" and not keyed)):
                    cells[grid.file, number, at] += 1
    return cells


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(sheets())
def test_every_cell_is_written_known_or_left_and_twice_is_once(grids: list[Grid]) -> None:
    texts = example_texts()
    files = filed(texts)
    found = read_answers(grids, NamedPlaces(files))
    first = answered_texts([*found.answers], files, DAY)
    done, left = told(found, first)
    assert not [cell for cell in done if cell in left]
    assert set((done | left).values()) <= {1}
    cells = Counter((row.grid.file, row.number, at) for row, at in done | left)
    about = ("stage", "journey", *SIGNED)
    beside = {cell for cell in cells if grids[int(cell[0][0])].rows[0][cell[2]] in about}
    assert {*cells} - beside == {*filled(grids)}
    after = texts | {name: one.source.text for name, one in first.documents.items()}
    again = answered_texts([*found.answers], filed(after), DAY)
    assert not again.documents
    assert told(found, again)[1] == left
