"""Question sheets as spreadsheets, read by another library than the one that wrote them.

If it fails, a sheet comes back with answers under the wrong heading, runs what somebody wrote, or can't be filled in.
"""

import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from cxjourney.answers.columns import column_of_heading, is_answer, word_of_choice
from cxjourney.answers.row_key import read_key
from cxjourney.errors import CannotRun
from cxjourney.formats import GAPS_IN_FILES
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.xlsx_tab import EMPTY_ROWS, LISTS
from cxjourney.formats.terminal import Terminal
from cxjourney.tables.inert_workbook import SheetNames
from tests.formats.workspace import AS_OF, CATALOGUE, ENGLISH, FILES, studied

PERSONAS = {"dara": ["Dara"], "greta": ["Greta"]}
HOSTILE = """\
journey: evil
title: "=1+1 [a]:*?/\\\\ 'b' and more words than a tab has room for"
teams: {t: {title: "@SUM(A1)"}}
personas: {p: {title: "=cmd|' /C calc'!A0, a title"}}
stages:
  - id: s
    title: '=HYPERLINK("http://evil.example","x")'
    owner: t
    emotions: {p: 1}
    touchpoints: [{title: "+1\\u202e", channel: web}, {title: "_x0041_", channel: web}]
    pain_points: [{title: "-2"}]
"""


def book(folder: Path, **files: str) -> bytes:
    studies = studied(folder / "journeys", **(files or FILES))
    return GAPS_IN_FILES["xlsx"](studies, AS_OF, GapsOptions(Terminal()))


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def table(tab: Any) -> list[dict[str, Any]]:
    """The rows of a tab by machine names, those that are empty left out."""
    names, _, *rows = tab.iter_rows(values_only=True)
    found = [dict(zip(names, row, strict=True)) for row in rows]
    return [row for row in found if any(row.values())]


def offered(tab: Any, column: str, row: int = 3) -> Any:
    """What a cell says may stand in it."""
    names = [cell.value for cell in tab[1]]
    cell = tab.cell(row, names.index(column) + 1).coordinate
    return next((one for one in tab.data_validations.dataValidation if cell in one.sqref), None)


def listed(file: Any, rule: Any) -> list[str]:
    sheet, cells = rule.formula1.lstrip("=").split("!")
    return (
        [cell.value for (cell,) in file[sheet][cells.replace("$", "")]] if ":" in cells else [file[sheet][cells].value]
    )


def test_each_journey_has_a_tab_with_a_row_for_each_question(tmp_path: Path) -> None:
    file = opened(book(tmp_path, catalogue=CATALOGUE, buys=ENGLISH))
    assert file.sheetnames == ["Buys a ticket", "How to fill this in", "lists", "about"]
    tab = file.active
    assert tab.title == "Buys a ticket"
    names, words = ([cell.value for cell in row] for row in tab.iter_rows(max_row=2))
    assert names[:7] == ["key", "stage", "question", "whom", "know", "missing", "suggested"]
    assert [column_of_heading(word, PERSONAS) for word in words] == names
    every = table(tab)
    assert len({row["question"] for row in every}) == len(every) > 3
    rows = [row for at, row in enumerate(every) if row["key"] not in [one["key"] for one in every[:at]]]
    assert [read_key(row["key"]) for row in rows] == [("buys", "pays"), ("buys", "looks"), ("buys", "travels")]
    assert [row["stage"] for row in rows] == ["Pays (pays)", "Looks for a ticket", "Pays (travels)"]
    assert rows[2]["whom"] == "Line 4"
    assert [row["know"] is None for row in every] == [row not in rows for row in every], "told once"
    assert rows[1]["know"] == "Data: Call log, Clicks\nFeelings: Dara 1 (assumed)"


def test_nothing_is_filled_in_beforehand(tmp_path: Path) -> None:
    file = opened(book(tmp_path))
    for tab in file.worksheets[:3]:
        assert {row[name] for row in table(tab) for name in row if is_answer(name)} == {None}


def test_machine_names_and_keys_are_out_of_sight_and_heads_stay_in_sight(tmp_path: Path) -> None:
    tab = opened(book(tmp_path)).worksheets[0]
    assert tab.row_dimensions[1].hidden
    assert tab.column_dimensions["A"].hidden
    assert tab.freeze_panes == "D3"
    assert tab.auto_filter.ref.startswith("A2:")
    assert tab.print_title_rows == "$2:$2"
    assert tab.print_title_cols == "$B:$C"
    assert tab.page_setup.orientation == "landscape"


def test_a_sheet_runs_as_its_language_does(tmp_path: Path) -> None:
    file = opened(book(tmp_path))
    assert [bool(tab.sheet_view.rightToLeft) for tab in file.worksheets[:3]] == [False, True, False]
    persian = file.worksheets[1]
    assert persian["B2"].value == "مرحله"
    assert persian["B3"].alignment.horizontal == "right"
    assert [tab.title for tab in file.worksheets[3:6]] == ["How to fill this in", "راهنمای پر کردن", "Cara mengisi"]


def test_words_are_chosen_from_lists_that_lead_back_to_the_format(tmp_path: Path) -> None:
    file = opened(book(tmp_path))
    for tab in file.worksheets[:3]:
        for column in ("source.type", "source.cadence", "source.status", "pain.severity"):
            words = listed(file, offered(tab, column))
            assert None not in [word_of_choice(column, word) for word in words]
            assert offered(tab, column).errorStyle == "warning"
    tab = file["Buys a ticket"]
    assert sum(map(len, listed(file, offered(tab, "source.type")))) > 255  # no list within a cell is as long
    assert listed(file, offered(tab, "pain.personas")) == ["Dara", "Greta"]
    assert not offered(tab, "pain.personas").showErrorMessage  # several may be named
    looks, travels = (
        next(at for at, row in enumerate(table(tab), start=3) if row["stage"] == title)
        for title in ("Looks for a ticket", "Pays (travels)")
    )
    assert listed(file, offered(tab, "source.sees", row=looks)) == ["The site", "The poster"]
    assert offered(tab, "source.sees", row=travels) is None  # the stage has no touchpoints


def test_a_feeling_is_a_figure_of_the_scale_and_a_face_may_stay(tmp_path: Path) -> None:
    tab = opened(book(tmp_path)).worksheets[0]
    rule = offered(tab, "emotion.dara")
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("decimal", None, "-2", "2")  # between
    assert rule.errorStyle == "warning"
    assert rule.error == "Write a figure from -2 to 2 or a face such as 🙂, or leave it empty."


def test_a_day_may_be_told_in_any_way_and_warns(tmp_path: Path) -> None:
    tab = opened(book(tmp_path)).worksheets[0]
    for column in ("source.date", "ask.by"):
        assert (offered(tab, column).type, offered(tab, column).errorStyle) == ("date", "warning")


def test_something_more_is_written_into_empty_rows_by_choosing_a_stage(tmp_path: Path) -> None:
    file = opened(book(tmp_path, catalogue=CATALOGUE, buys=ENGLISH))
    tab = file.worksheets[0]
    asked = len([row for row in table(tab) if row["question"]])
    assert tab.max_row == 2 + asked + EMPTY_ROWS
    titles = ["Looks for a ticket", "Pays (pays)", "Pays (travels)"]
    assert listed(file, offered(tab, "stage", row=2 + asked + 1)) == titles
    assert offered(tab, "stage", row=2 + asked) is None
    assert offered(tab, "pain.severity", row=tab.max_row) is not None


def test_what_begins_like_a_formula_is_text_also_when_somebody_writes_it(tmp_path: Path) -> None:
    data = book(tmp_path, evil=HOSTILE)
    file = opened(data)
    row, *_ = table(file.worksheets[0])
    assert row["stage"].startswith('=HYPERLINK("http://evil')
    assert (row["whom"], row["missing"].split("Unseen: ")[1]) == ("@SUM(A1)", "“+1\\u202e”, “_x0041_”")
    assert {cell.data_type for tab in file for cells in tab.iter_rows() for cell in cells} == {"s", "n"}
    assert {cell.data_type for cell in file.worksheets[0][3] if cell.value} == {"s"}
    assert file.worksheets[0].cell(3, 8).number_format == "@"
    with ZipFile(BytesIO(data)) as parts:
        names = parts.namelist()
        assert not [name for name in names if "vba" in name or "external" in name or "_rels/sheet" in name]
        assert not [
            name
            for name in names
            if name.startswith("xl/") and (b"<f>" in parts.read(name) or b"<hyperlink" in parts.read(name))
        ]


def test_names_of_tabs_are_such_as_excel_takes() -> None:
    names = SheetNames("about", LISTS)
    long = "[Wat]: a/b\\c*? " * 4
    assert names.take(long) == "Wat a b c Wat a b c Wat a b c …"
    assert names.take(long) == "Wat a b c Wat a b c Wat a b (2)"
    assert names.take("Lists") == "Lists (2)"
    assert names.take("ABOUT") == "ABOUT (2)"
    assert names.take("'quoted'") == "quoted"
    assert names.take(":") == "-"


def test_the_same_journeys_make_the_same_bytes_whatever_the_time(tmp_path: Path) -> None:
    data = book(tmp_path)
    assert book(tmp_path) == data
    assert opened(data).properties.created.date() == AS_OF
    with ZipFile(BytesIO(data)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_it_was_made_from_stands_out_of_sight(tmp_path: Path) -> None:
    file = opened(book(tmp_path, catalogue=CATALOGUE, buys=ENGLISH))
    assert (file["lists"].sheet_state, file["about"].sheet_state) == ("veryHidden", "hidden")
    facts = {str(name): value for name, value in file["about"].iter_rows(values_only=True)}
    assert facts["as-of"] == AS_OF.isoformat()
    files = [name for name in facts if name.endswith(".yaml")]
    assert [Path(name).name for name in files] == ["buys.yaml", "catalogue.yaml"]
    assert all(facts[name].startswith("sha256:") for name in files)


def test_where_no_journey_can_be_read_the_book_can_be_opened() -> None:
    file = opened(GAPS_IN_FILES["xlsx"]([], AS_OF, GapsOptions(Terminal())))
    assert [(tab.title, tab.sheet_state) for tab in file.worksheets] == [("lists", "veryHidden"), ("about", "visible")]
    assert file.active.title == "about"


def test_each_column_is_explained(tmp_path: Path) -> None:
    file = opened(book(tmp_path, catalogue=CATALOGUE, buys=ENGLISH))
    told = {row[0]: row[1] for row in file["How to fill this in"].iter_rows(values_only=True)}
    heads = [cell.value for cell in file["Buys a ticket"][2]][1:]
    assert [head for head in heads if not told.get(head)] == []
    assert "; " in told["Pain point: whom it hits"]


def test_a_journey_without_gaps_still_takes_something_more(tmp_path: Path) -> None:
    whole = """
journey: whole
title: Whole
data_sources: {a: {title: A, type: web-analytics}, b: {title: B, type: survey}, c: {title: C, type: observation}}
stages: [{id: s, title: S, data: [a, b, c]}]
"""
    tab = opened(book(tmp_path, whole=whole)).worksheets[0]
    assert table(tab) == []
    assert tab.max_row == 2 + EMPTY_ROWS


def test_who_has_no_extra_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(CannotRun, match=r"need the extra `office`; to get it: .*cxjourney\[office\]"):
        GAPS_IN_FILES["xlsx"]([], date(2026, 11, 30), GapsOptions(Terminal()))
