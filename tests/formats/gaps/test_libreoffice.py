"""Question sheets in LibreOffice: opened, saved again, and saved as CSV.

If it fails, whoever has no Excel gets a sheet that she can't open, or sends one back that has lost its keys.
"""

import csv
import shutil
import subprocess
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxjourney.answers.columns import is_answer
from cxjourney.answers.row_key import read_key
from cxjourney.formats import GAPS_IN_FILES
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal
from cxjourney.pipeline.answer_sheets import answer_sheets
from cxjourney.pipeline.read_sheets import read_sheets
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, PERSIAN, studied

ANSWERS = {
    "note": "+ the café, “who asks?”; 3,5 of them",
    "source.title": "Survey after buying",
    "source.type": "a survey",
    "pain.title": "-2 is what it is",
    "source.date": "2026-11-01",
    "pain.personas": "Dara; Greta",
    "emotion.dara": -1.5,
    "by": "مریم",
}
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
"""Semicolons, UTF-8, and every sheet into a file of its own."""


def _calc() -> str:
    soffice = shutil.which("soffice")
    if not soffice:
        return ""
    return soffice if list(Path(soffice).resolve().parent.glob("libsclo.so")) else ""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a filled in sheet as LibreOffice saves it, and as CSV: one start for each of the two."""
    soffice = _calc()
    if not soffice:
        pytest.skip("LibreOffice Calc is not installed: .ci/run installs libreoffice-calc-nogui")
    folder = tmp_path_factory.mktemp("calc")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        studies = studied(folder / "journeys", catalogue=CATALOGUE, buys=ENGLISH, kharid=PERSIAN)
        data = GAPS_IN_FILES["xlsx"](studies, AS_OF, GapsOptions(Terminal()))
    book: Any = openpyxl.load_workbook(BytesIO(data))
    tab = book["Buys a ticket"]
    names = [cell.value for cell in tab[1]]
    row = next(at for at in range(3, tab.max_row) if (key := read_key(tab.cell(at, 1).value)) and key[1] == "looks")
    for name, value in ANSWERS.items():
        cell = tab.cell(row, names.index(name) + 1, value)
        cell.data_type = "s" if isinstance(value, str) else "n"
    book.save(folder / "gaps.xlsx")
    for form, into in (("xlsx", "again"), (CSV, "csv")):
        command = [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            form,
        ]
        command += ["--outdir", str(folder / into), str(folder / "gaps.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


def test_it_is_opened_and_saved_again_with_its_keys_names_and_lists(saved: Path) -> None:
    before, after = (openpyxl.load_workbook(path) for path in (saved / "gaps.xlsx", saved / "again" / "gaps.xlsx"))
    assert after.sheetnames == before.sheetnames
    for tab in ("Buys a ticket", "خرید بلیت"):
        texts = [[[str(cell.value or "") for cell in row] for row in book[tab].iter_rows()] for book in (before, after)]
        assert [row[: len(texts[0][0])] for row in texts[1][: len(texts[0])]] == texts[0]
    tab = after["Buys a ticket"]
    assert tab.row_dimensions[1].hidden
    assert tab.column_dimensions["A"].hidden
    assert after["lists"].sheet_state != "visible"
    types = {one.type for one in tab.data_validations.dataValidation}
    assert types == {"list", "decimal", "date"}
    assert after["خرید بلیت"].sheet_view.rightToLeft


def test_its_csv_holds_the_same_rows_with_hidden_names_and_keys(saved: Path) -> None:
    (file,) = (path for path in (saved / "csv").iterdir() if "Buys" in path.name)
    names, words, *rows = csv.reader(StringIO(file.read_text("utf-8"), newline=""), delimiter=";")
    assert (names[0], words[1]) == ("key", "Stage")
    found: dict[tuple[str, str] | None, dict[str, str]] = {}
    for row in rows:
        if row[0]:
            found.setdefault(read_key(row[0]), dict(zip(names, row, strict=True)))
    assert set(found) == {("buys", "pays"), ("buys", "looks"), ("buys", "travels")}
    filled_in = {name: value for name, value in found["buys", "looks"].items() if is_answer(name) and value}
    assert filled_in == {name: str(value) for name, value in ANSWERS.items()}


def test_answers_are_read_back_alike(saved: Path) -> None:
    (table,) = (path for path in (saved / "csv").iterdir() if "Buys" in path.name)
    told = []
    for file in (saved / "gaps.xlsx", saved / "again" / "gaps.xlsx", table):
        done = answer_sheets(read_sheets([str(file)], None), [str(saved / "journeys")], None, AS_OF)
        told.append(([one.after for one in done.changed], [(one.row.number, one.why) for one in done.left]))
    assert told[1] == told[0]
    assert told[2][0] == told[0][0]
    text = "".join(one.text for one in told[0][0])
    for written in (
        "title: Survey after buying",
        "refreshed: 2026-11-01",
        "-2 is what it is",
        "[dara, greta]",
        "dara: -1.5",
    ):
        assert written in text
    assert "+ the café, “who asks?”; 3,5 of them" in text
