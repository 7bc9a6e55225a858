"""`answers` as a command: sheets become changes that are shown, asked about, and written whole or not at all.

If it fails, what a room has said is lost on its way into git, or is written where nobody looked.
"""

import csv
import io
import shlex
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from openpyxl import load_workbook

from cxjourney.answers.columns import heading
from cxjourney.answers.row_key import row_key
from cxjourney.files.changed_files import write_changed
from cxjourney.languages import language
from cxjourney.model import Stage

from .command import JOURNEY, Ended, run_here, write

KEY = row_key("buys", Stage(id="pays", title="Pays"))
HEAD = "key,source.title,source.type,pain.title,pain.severity,emotion.dara,by\r\n"
SHEET = f"{HEAD}{KEY},Exit poll,interviews,The card is refused,high,-1,Mia\r\n"


class Answers(Protocol):
    """Merges sheets, by their texts; what is typed at the question, if a terminal is there to ask."""

    def __call__(self, *sheets: str, options: tuple[str, ...] = (), typed: str | None = None) -> Ended: ...


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path, buys=JOURNEY) / "buys.yaml"


@pytest.fixture
def answers(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, file: Path) -> Answers:
    def answered(*sheets: str, options: tuple[str, ...] = (), typed: str | None = None) -> Ended:
        names = []
        for number, text in enumerate(sheets):
            names.append(str(file.parents[1] / f"sheet{number}.csv"))
            Path(names[-1]).write_text(text)
        stdin = io.StringIO(typed or "")
        monkeypatch.setattr(stdin, "isatty", lambda: typed is not None)
        monkeypatch.setattr("sys.stdin", stdin)
        return run_here(capfdbinary, "answers", *names, str(file.parent), *options)

    return answered


def test_it_is_shown_and_written_once_somebody_agrees(answers: Answers, file: Path) -> None:
    ended = answers(SHEET, typed="y\n")
    assert ended.status == 0
    assert "+  exit-poll: {title: Exit poll, type: interviews}" in ended.text
    assert "1 stage becomes covered by this: Buys a ticket: Pays." in ended.said
    assert "Nobody said how new the data of “Exit poll” is; it counts all the same." in ended.said
    assert "The answers were written to 1 file." in ended.said
    written = file.read_text()
    assert "    emotions: {dara: -1}\n    data: [exit-poll]\n" in written
    assert "    pain_points:\n      - title: The card is refused\n        severity: high\n" in written
    again = answers(SHEET, typed="")
    assert (again.status, again.text) == (0, "")
    assert "The files say all of this already." in again.said
    assert file.read_text() == written


def test_a_catalogue_is_written_where_there_is_none(answers: Answers, file: Path) -> None:
    file.write_text(JOURNEY.partition("data_sources:")[0].replace(", data: [clicks]", ""))
    ended = answers(SHEET, options=("--yes",))
    assert ended.status == 0
    assert "The answers were written to 2 files." in ended.said
    assert (file.parent / "catalogue.yaml").read_text() == (
        "data_sources:\n  exit-poll: {title: Exit poll, type: interviews}\n"
    )


@pytest.mark.parametrize("name", ["catalogue.yaml", "catalogue.yml"])
def test_no_catalogue_is_written_beside_one_that_cannot_be_read(answers: Answers, file: Path, name: str) -> None:
    file.write_text(JOURNEY.partition("data_sources:")[0].replace(", data: [clicks]", ""))
    (file.parent / name).write_text("teams: [\n")
    ended = answers(SHEET, options=("--yes",))
    assert ended.status == 2
    assert f"{name} can't be changed before its faults are fixed" in ended.said
    assert sorted(one.name for one in file.parent.iterdir()) == sorted(["buys.yaml", name])


@pytest.mark.parametrize("typed", ["\n", "n\n", None])
def test_nothing_is_written_unless_somebody_agrees(answers: Answers, file: Path, typed: str | None) -> None:
    rest = file.parents[1] / "rest.csv"
    ended = answers(SHEET + f"{KEY},,,,,9,Ole\r\n", options=("--reject", str(rest)), typed=typed)
    assert ended.status == 1
    assert file.read_text() == JOURNEY
    assert not rest.exists()


def test_what_would_change_is_shown_alone(answers: Answers, file: Path) -> None:
    ended = answers(SHEET, options=("--diff", "--yes"))
    assert ended.status == 0
    assert "+  exit-poll" in ended.text
    assert file.read_text() == JOURNEY


def test_a_sheet_of_what_is_left_is_not_written_where_changes_are_shown_alone(answers: Answers, file: Path) -> None:
    rest = file.parents[1] / "rest.csv"
    other = f"{HEAD}{KEY},,,the card is REFUSED,low,-1,Ole\r\n"
    ended = answers(SHEET, other, options=("--diff", "--reject", str(rest)))
    assert ended.status == 1
    assert not rest.exists()
    assert "was not written, since --diff only shows." in " ".join(ended.said.split())


def test_what_people_disagree_on_is_left_and_kept_with_the_reason(answers: Answers, file: Path) -> None:
    rest = file.parents[1] / "rest.csv"
    other = f"{HEAD}{KEY},,,the card is REFUSED,low,-1,Ole\r\n"
    ended = answers(SHEET, other, options=("--yes", "--reject", str(rest)))
    assert ended.status == 1
    assert "- title: The card is refused\n" in file.read_text()
    assert "2 answers are left for people to decide on:" in ended.said
    assert "sheet1.csv, row 2: pain.severity: low. Answers differ (Mia: high, Ole: low)" in ended.said
    names, titles, *rows = csv.reader(io.StringIO(rest.read_text("utf-8-sig")))
    assert names == ["key", "journey", "stage", "question", "reason", "pain.title", "pain.severity", "by"]
    assert titles[4:6] == ["Why it is left", "Pain point: what goes wrong"]
    why = "Answers differ (Mia: high, Ole: low): decide together which one holds."
    assert rows == [
        [KEY, "buys", "", "", why, "The card is refused", "high", "Mia"],
        [KEY, "buys", "", "", why, "the card is REFUSED", "low", "Ole"],
    ]
    decided = rest.read_text("utf-8-sig").replace("high", "low")
    assert answers(decided, options=("--yes",)).status == 0
    assert "- title: The card is refused\n        severity: low\n" in file.read_text()


PERSIAN_HEAD = ",".join(heading(name, language("fa"), {}) for name in ("key", "pain.title", "pain.severity", "by"))
PERSIAN = f"key,pain.title,pain.severity,by\r\n{PERSIAN_HEAD}\r\n{KEY},The card is refused,بد,مینا\r\n"


@pytest.mark.parametrize(
    ("sheets", "options", "title", "why"),
    [
        ((PERSIAN,), (), "چرا مانده است", "از واژه‌هایی نیست"),
        ((PERSIAN,), ("--language", "en"), "Why it is left", "is none of the words"),
        ((PERSIAN, PERSIAN, SHEET.replace("high", "x")), (), "چرا مانده است", "is none of the words"),
        ((SHEET.replace("high", "x"),), (), "Why it is left", "is none of the words"),
    ],
)
def test_what_goes_back_is_in_the_language_of_the_sheet_that_came(
    answers: Answers, file: Path, sheets: tuple[str, ...], options: tuple[str, ...], title: str, why: str
) -> None:
    rest = file.parents[1] / "rest.csv"
    answers(*sheets, options=("--yes", "--reject", str(rest), *options))
    names, titles, *rows = csv.reader(io.StringIO(rest.read_text("utf-8-sig")))
    assert titles[names.index("reason")] == title
    assert why in rows[-1][names.index("reason")]


def test_what_was_kept_can_be_decided_and_read_again(answers: Answers, file: Path) -> None:
    rest = file.parents[1] / "rest.csv"
    answers(SHEET.replace("-1", "much too high"), options=("--yes", "--reject", str(rest)))
    kept = rest.read_text("utf-8-sig")
    assert "much too high" in kept
    ended = answers(kept.replace("much too high", "2"), options=("--yes",))
    assert ended.status == 0
    assert "emotions: {dara: 2}" in file.read_text()


def test_what_was_kept_as_a_workbook_is_read_again(answers: Answers, file: Path) -> None:
    rest = file.parents[1] / "rest.xlsx"
    first = answers(SHEET.replace("Exit poll", "=1+1"), options=("--yes", "--reject", str(rest)))
    assert first.status == 1
    assert load_workbook(rest).properties.created == datetime(1980, 1, 1), (
        "a workbook that says when is another each time"
    )
    tab = load_workbook(rest).active
    assert tab.title == "Why it is left"
    reason = next(cell for cell in tab[3] if tab.cell(1, cell.column).value == "reason")
    assert tab.row_dimensions[3].height > 2 * 12, "what is left can be read without pulling at its row"
    assert (tab.page_setup.orientation, tab.page_setup.fitToHeight) == ("landscape", 0)
    assert reason.alignment.wrap_text
    again = answers(options=(str(rest), "--diff"))
    assert "“=1+1” is a formula without a value" in again.said
    assert again.status == 1


def test_a_file_that_changed_meanwhile_is_left_as_it_is(
    answers: Answers, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(files: object) -> None:
        file.write_text(f"{JOURNEY}# a colleague was faster\n")
        write_changed(files)  # type: ignore[arg-type]

    monkeypatch.setattr("cxjourney.cli.write_changes.write_changed", changed)
    ended = answers(SHEET, options=("--yes",))
    assert ended.status == 2
    assert "has changed since it was read, so nothing was written" in ended.said
    assert file.read_text().endswith("# a colleague was faster\n")


def test_what_can_not_be_meant_is_said(answers: Answers, file: Path) -> None:
    assert "name a question sheet that was filled in" in answers(typed="").said
    assert "Nothing is filled in on these sheets." in answers(f"{HEAD}{KEY},,,,,,Mia\r\n").said
    assert "no question sheet is in" in answers("a,b\r\n1,2\r\n").said
    own = str(file.parents[1] / "sheet0.csv")
    assert "is one of the sheets that are read" in answers(SHEET, options=("--reject", own)).said
    assert "ends otherwise than .xlsx or .csv" in answers(SHEET, options=("--reject", "rest.yaml")).said
    assert "can’t be read" in answers(options=("gone.xlsx",)).said
    assert file.read_text() == JOURNEY


def test_it_speaks_the_language_that_was_asked_for(answers: Answers) -> None:
    ended = answers(SHEET + f"{KEY},,,,,9,Ole\r\n", options=("--diff", "--language", "de"))
    assert "2 Antworten bleiben übrig und sind von Menschen zu entscheiden:" in ended.said
    assert "„9“ ist keine Zahl von -2 bis 2." in ended.said


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_gaps_says_of_a_sheet_works_when_obeyed(
    file: Path, suffix: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    sheet = file.parents[1] / f"my gaps.{suffix}"
    told = run_here(capfdbinary, "gaps", str(file.parent), "-o", str(sheet)).said.splitlines()
    (command,) = (shlex.split(line) for line in told if line.startswith("  cxjourney"))
    ended = run_here(capfdbinary, *command[1:])
    assert ended.status == 0
    assert "Nothing is filled in on these sheets." in ended.said
    assert run_here(capfdbinary, "gaps", str(file.parent), "-o", str(sheet), "-q").said == ""


def test_a_list_of_claims_is_no_sheet_that_comes_back(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    claims = file.parents[1] / "claims.csv"
    assert run_here(capfdbinary, "gaps", str(file.parent), "--assumptions", "-o", str(claims)).said == ""
    assert claims.exists()
