"""Files from anywhere: each is read, or refused in a sentence, in bounded time and memory.

If it fails, a file that somebody was sent brings the machine down, or a designer is told nothing that helps her.
"""

import tracemalloc
from collections.abc import Mapping
from io import BytesIO
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cxjourney.tables.limits import UnreadableTable
from cxjourney.tables.read_tables import read_tables
from tests.paths import ROOT

PROGRAMS = ROOT / "tests" / "data" / "tables" / "programs"
SHEET = "xl/worksheets/sheet1.xml"
SECONDS = 20
"""What reading may take here; a small machine that does other things needs a quarter of it."""


def workbook(changed: Mapping[str, bytes] | None = None, renamed: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook with parts replaced, added or renamed."""
    written = BytesIO()
    book = Workbook()
    book.active["A1"] = "stage"
    book.save(written)
    out = BytesIO()
    with ZipFile(written) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | dict(changed or {})
        for name, content in parts.items():
            new.writestr((renamed or {}).get(name, name), content)
    return out.getvalue()


def sheet(rows: str, head: str = "", tail: str = "") -> bytes:
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{head}<worksheet xmlns="{name}"><sheetData>{rows}</sheetData>{tail}</worksheet>'.encode()


def refused(content: bytes, name: str = "a.xlsx") -> str:
    begun = monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableTable) as raised:
            read_tables(name, content)
        assert tracemalloc.get_traced_memory()[1] < 400_000_000
    finally:
        tracemalloc.stop()
    assert monotonic() - begun < SECONDS
    return str(raised.value)


def content_types(kind: str) -> dict[str, bytes]:
    with ZipFile(BytesIO(workbook())) as archive:
        types = archive.read("[Content_Types].xml").decode()
    return {
        "[Content_Types].xml": types.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind
        ).encode()
    }


def test_what_is_no_xlsx_is_told_apart() -> None:
    assert "another kind (.ods)" in refused((PROGRAMS / "libreoffice.ods").read_bytes())
    assert "before 2007, or it has a password" in refused((PROGRAMS / "libreoffice.xls").read_bytes())
    assert "before 2007" in refused((PROGRAMS / "libreoffice.xls").read_bytes(), "a.csv")
    macros = content_types("application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    assert "another kind (.xlsm): save it as .xlsx, in which no macros stand" in refused(workbook(macros))
    assert "(.xlsb)" in refused(workbook(content_types("application/vnd.ms-excel.sheet.binary.macroEnabled.main")))
    assert "(.xlsm)" in refused(workbook({"xl/vbaProject.bin": b"macro"}))
    assert "(Numbers)" in refused(workbook({"Index/Document.iwa": b""}))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x03\x04" + bytes(500),
        b"<html><table><tr><td>stage</td></tr></table></html>",
        workbook()[:-30],
        workbook()[:900] + workbook()[950:],
        workbook({SHEET: b"<worksheet>"}),
        workbook({"xl/styles.xml": b"no xml"}),
        workbook({SHEET: sheet('<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>')}),
        workbook({SHEET: sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')}),
        workbook({SHEET: sheet("", tail='<mergeCells><mergeCell ref="nonsense"/></mergeCells>')}),
        workbook(renamed={"xl/workbook.xml": "xl/other.xml"}),
        workbook(content_types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")),
    ],
)
def test_what_is_damaged_is_refused_in_one_sentence(content: bytes) -> None:
    assert refused(content) == (
        "a.xlsx is damaged, or is no workbook although it is called one: open it in a spreadsheet and save it as "
        ".xlsx again"
    )


def test_a_zip_of_the_same_name_twice_is_refused() -> None:
    out = BytesIO(workbook())
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(out, "a") as archive:
        archive.writestr(SHEET, sheet(""))
    assert "is damaged" in refused(out.getvalue())


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE worksheet [<!ENTITY a "1">]>',
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE w SYSTEM "file:///etc/passwd">',
    ],
)
def test_entities_are_refused_wherever_they_stand(head: str) -> None:
    assert "document type declaration" in refused(workbook({SHEET: sheet("<row/>", head)}))
    utf_16 = ('<?xml version="1.0" encoding="UTF-16"?>' + sheet("<row/>", head).decode()).encode("utf-16")
    assert "document type declaration" in refused(workbook({SHEET: utf_16}))
    assert "document type declaration" in refused(workbook({"docProps/core.xml": f"{head}<a/>".encode()}))


def test_a_bomb_is_refused_by_what_its_directory_says() -> None:
    assert "unpacked it comes to more than 50 MB" in refused(workbook({"xl/media/a.bin": bytes(60_000_000)}))


def test_a_bomb_whose_directory_lies_is_refused_while_it_is_read() -> None:
    content = bytearray(workbook({"xl/media/a.bin": bytes(60_000_000)}))
    size = (60_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    refused(bytes(content.replace(size, (1_000).to_bytes(4, "little"))))


def test_more_elements_than_memory_takes_are_refused() -> None:
    cells = "<c/>" * 2_100_000
    assert "unpacked it comes to more than 50 MB" in refused(workbook({SHEET: sheet(f'<row r="1">{cells}</row>')}))


def test_a_file_that_is_too_large_is_not_opened() -> None:
    assert refused(bytes(10_000_001), "a.csv") == (
        "a.csv is larger than 10 MB: keep the sheets with journeys in a file of their own"
    )


def test_ten_thousand_empty_rows_are_none() -> None:
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="0"/><c r="B{n}" s="0"/></row>' for n in range(2, 10_002))
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>stage</t></is></c></row>'
    (grid,) = read_tables("a.xlsx", workbook({SHEET: sheet(first + empty + '<row r="1048576"><c/></row>')}))
    assert grid.rows == (("stage",),)


def test_a_cell_far_outside_is_named() -> None:
    far = sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert "has something in row 1048576, column 16384, and only 20,000 rows" in refused(workbook({SHEET: far}))
    wide = ",".join("a" * 1_001)
    assert "column 1001" in refused(f"a,b\n{wide}\n".encode(), "a.csv")
    assert "200,000 filled cells" in refused(("a," * 900 + "\n").encode() * 300, "a.csv")


def test_a_workbook_that_says_another_size_of_itself_is_read_whole() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row>'
    small = sheet(cells).replace(b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>')
    (grid,) = read_tables("a.xlsx", workbook({SHEET: small}))
    assert grid.rows == ((1, 2), (), (None, 3))


def test_a_day_that_is_none_is_unread() -> None:
    styles = workbook()
    with ZipFile(BytesIO(styles)) as archive:
        plain = archive.read("xl/styles.xml").decode()
    dated = plain.replace('numFmtId="0"', 'numFmtId="14"').encode()
    cells = sheet('<row r="1"><c r="A1"><v>99999999</v></c><c r="B1"><v>46447</v></c></row>')
    (grid,) = read_tables("a.xlsx", workbook({"xl/styles.xml": dated, SHEET: cells}))
    assert [str(cell) for cell in grid.rows[0]] == ["UnreadCell(written='#VALUE!')", "2027-03-01"]


def test_other_files_are_told_what_to_be() -> None:
    assert refused(b"stage", "a.docx") == "a.docx is no table that can be read: save it as .xlsx, .csv, .tsv or .md"
    assert "not written in UTF-8" in refused(b"a,\0b,c", "a.csv")
    assert refused(b"\x1b,a", "a\x1b.doc").startswith("a\\x1b.doc is no table")
    assert "is damaged" in refused(b'"' + b"a" * 300_000 + b'"', "a.xlsx")


def test_markdown_that_is_hard_to_read_is_read_in_time() -> None:
    begun = monotonic()
    for hard in ("[" * 50_000, "> " * 50_000, "| a |\n|---|\n" + "|" * 90_000, "*_" * 50_000, "<" * 100_000):
        try:
            read_tables("a.md", f"| a |\n|---|\n| {hard[:2000]} |\n\n{hard}\n".encode())
        except UnreadableTable as error:
            assert "only 20,000 rows" in str(error)  # noqa: PT017
    assert monotonic() - begun < SECONDS


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv", "a.md", "a.xlsx"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    try:
        for grid in read_tables(name, content):
            assert grid.rows
            assert grid.line(len(grid.rows) - 1) >= 1
    except UnreadableTable as error:
        assert name in str(error)  # noqa: PT017


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4_000), st.binary(min_size=1, max_size=4))
def test_a_workbook_with_changed_bytes_is_read_or_refused(place: int, bytes_: bytes) -> None:
    content = (PROGRAMS / "libreoffice.xlsx").read_bytes()
    try:
        read_tables("a.xlsx", content[:place] + bytes_ + content[place + len(bytes_) :])
    except UnreadableTable as error:
        assert "a.xlsx" in str(error)  # noqa: PT017
