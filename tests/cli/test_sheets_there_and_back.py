"""A question sheet goes out, comes back from three people, and what they wrote stands in the journey or is told.

If it fails, `gaps` and `answers` no longer speak of the same sheet, and what somebody knows is lost between the two.
"""

import csv
import datetime
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxjourney.answers.columns import is_answer
from cxjourney.languages import available_languages

from .command import JOURNEY, Ended, run_here, write

Row = Mapping[str, object]
PERSIAN = """\
journey: kharid
title: خرید بلیت
language: fa
stages:
  - {id: search, title: جست‌وجوی بلیت}
  - {id: pay, title: پرداخت}
personas:
  maryam: {title: "مریم، ۷۰ ساله", name: مریم}
teams:
  sales: {title: فروش}
"""
ANNA: dict[str, Row] = {
    "looks": {"source.title": "Search words", "source.type": "what customers search for", "by": "Anna"},
    "pays": {
        "source.title": "Exit poll",
        "source.type": "interviews",
        "source.cadence": "monthly",
        "source.status": "at hand",
        "source.date": datetime.date(2026, 11, 1),
        "emotion.dara": -1.5,
        "by": "Anna",
    },
}
BERT: dict[str, Row] = {
    "pays": {"emotion.dara": 1, "pain.title": "The card is refused", "pain.severity": "high", "by": "Bert"}
}
CLEO: dict[str, Row] = {
    "looks": {"ask.who": "Ada", "ask.by": "2027-01-15", "by": "Cleo"},
    "pays": {"emotion.dara": 7, "by": "Cleo"},
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write(tmp_path, buys=JOURNEY)


@pytest.fixture
def sheet(home: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Path:
    file = tmp_path / "gaps.xlsx"
    assert run_here(capfdbinary, "gaps", str(home), "-o", str(file)).status == 0
    return file


def names_of(tab: Any) -> list[str]:
    return [cell.value for cell in tab[1]]


def filled_in(sheet: Path, name: str, rows: Mapping[str, Row], change: Callable[[Any], None] | None = None) -> str:
    """Fill in a copy of a sheet by stage, change it as its owner did, and return its name."""
    book = openpyxl.load_workbook(sheet)
    tab: Any = book.worksheets[0]
    names = names_of(tab)
    stages = {f"{key}".partition("/")[2].partition("#")[0]: row for row, (key,) in enumerate(_keys(tab), start=3)}
    for stage, values in rows.items():
        for column, value in values.items():
            tab.cell(stages[stage], names.index(column) + 1, value)
    if change:
        change(tab)
    book.save(sheet.with_name(name))
    return str(sheet.with_name(name))


def _keys(tab: Any) -> Any:
    return tab.iter_rows(min_row=3, max_col=1, values_only=True)


def turned_over(tab: Any) -> None:
    """Sort the rows the other way round, as a spreadsheet does, and call the tab otherwise."""
    rows = [list(row) for row in tab.iter_rows(min_row=3, values_only=True)]
    for row, values in enumerate(reversed(rows), start=3):
        for column, value in enumerate(values, start=1):
            tab.cell(row, column).value = value
    tab.title = "Bert's copy"


def copied_with_a_column_of_her_own(tab: Any) -> None:
    """Copy the first row below the last, add a column before all others, and take the machine names away."""
    tab.append([cell.value for cell in tab[3]])
    tab.insert_cols(1)
    tab.cell(2, 1).value = "Remarks of Cleo"
    tab.cell(3, 1).value = "ask the branch"
    tab.delete_rows(1)


def answered(capture: pytest.CaptureFixture[bytes], *names: str, to: Path) -> Ended:
    return run_here(capture, "answers", *names, str(to), "--yes")


def test_three_people_and_one_journey(sheet: Path, home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    sheets = [
        filled_in(sheet, "anna.xlsx", ANNA),
        filled_in(sheet, "bert.xlsx", BERT, turned_over),
        filled_in(sheet, "cleo.xlsx", CLEO, copied_with_a_column_of_her_own),
    ]
    ended = answered(capfdbinary, *sheets, to=home)
    assert ended.status == 1  # something is left
    written = (home / "buys.yaml").read_text()
    for text in (
        *("title: Search words", "type: search-queries", "title: Exit poll", "type: interviews", "cadence: monthly"),
        *("status: available", "refreshed: 2026-11-01", "The card is refused", "severity: high"),
        *("to: Ada", "due: 2027-01-15"),
    ):
        assert text in written
    assert "emotions" not in written  # two people differ, and a third is off the scale
    for told in ("Anna: -1.5, Bert: 1", "Remarks of Cleo", "ask the branch", "7"):
        assert told in ended.said
    again = answered(capfdbinary, *sheets, to=home)
    assert (home / "buys.yaml").read_text() == written
    assert "Anna: -1.5, Bert: 1" in again.said


def test_every_cell_is_written_or_told(
    sheet: Path, home: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What is given in words, as people choose it, is there as the format's word or in the rest, cell by cell."""
    name = filled_in(sheet, "anna.xlsx", ANNA | {"looks": {**ANNA["looks"], "source.owner": "Nobody's team"}})
    rest = tmp_path / "rest.csv"
    ended = run_here(capfdbinary, "answers", name, str(home), "--yes", "--reject", str(rest))
    assert ended.status == 1
    names, _, *rows = csv.reader(StringIO(rest.read_text("utf-8-sig"), newline=""))
    left = [cell for row in rows for column, cell in zip(names, row, strict=True) if is_answer(column) and cell]
    assert "Nobody's team" in left
    written = (home / "buys.yaml").read_text()
    expected = (
        "Search words",
        "search-queries",
        "Exit poll",
        "interviews",
        "monthly",
        "available",
        "2026-11-01",
        "-1.5",
    )
    assert [text for text in expected if text not in written] == []


def test_csv_is_the_same_sheet(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    home, file = write(tmp_path, buys=JOURNEY), tmp_path / "gaps.csv"
    run_here(capfdbinary, "gaps", str(home), "-o", str(file))
    names, words, *rows = csv.reader(StringIO(file.read_text("utf-8-sig"), newline=""))
    rows[0][names.index("source.title")] = "Exit poll"
    rows[0][names.index("source.type")] = "interviews"
    for delimiter, encoding in ((",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")):
        text = StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows([names, words, *rows])
        file.write_bytes(text.getvalue().encode(encoding))
        ended = run_here(capfdbinary, "answers", str(file), str(home), "--diff")
        assert (ended.status, "Exit poll" in ended.text) == (0, True), ended.said


@pytest.mark.parametrize("tag", available_languages())
def test_a_sheet_in_any_language_is_read_by_its_words_alone(
    tag: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    home, file = write(tmp_path, kharid=PERSIAN), tmp_path / "gaps.xlsx"
    run_here(capfdbinary, "gaps", str(home), "-o", str(file), "--language", tag)
    book = openpyxl.load_workbook(file)
    tab: Any = book.worksheets[0]
    names = names_of(tab)
    tab.cell(3, names.index("emotion.maryam") + 1).value = -2
    tab.cell(3, names.index("pain.title") + 1).value = "کسی جواب نمی‌دهد"
    for column in ("pain.severity", "pain.personas"):
        rule = next(
            one
            for one in tab.data_validations.dataValidation
            if tab.cell(3, names.index(column) + 1).coordinate in one.sqref
        )
        cells = rule.formula1.split("!")[1].replace("$", "")
        tab.cell(3, names.index(column) + 1).value = book["lists"][cells.partition(":")[0]].value
    tab.delete_rows(1)
    book.save(file)
    ended = answered(capfdbinary, str(file), to=home)
    assert ended.status == 0, ended.said
    written = (home / "kharid.yaml").read_text("utf-8")
    assert "emotions: {maryam: -2}" in written
    assert "severity: low" in written
    assert "personas: [maryam]" in written
