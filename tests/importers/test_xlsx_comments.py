"""Comments of a spreadsheet's cells are not read, and an import says so.

If it fails, what people wrote beside the cells of their map is lost in silence.
"""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from cxjourney.importers.draft import ImportOptions
from cxjourney.importers.table import read
from cxjourney.tables.workbook import read_workbook


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((), []),
        (("B2",), [("a.xlsx[Order]", 2, "Order", "1 comment on this sheet is not read")]),
        (
            ("B3", "A2", "B1"),
            [("a.xlsx[Order]", 1, "Order", "3 comments on this sheet, of which this is the first, are not read")],
        ),
    ],
)
def test_comments_are_counted_on_their_own_sheet(cells: tuple[str, ...], told: list[tuple[str, int, str, str]]) -> None:
    book = Workbook()
    other, tab = book.active, book.create_sheet("Order")
    other.title, other.sheet_state = "Old", "hidden"
    other["A1"] = "x"
    other["A1"].comment = Comment("Not of this map", "Tom")
    for row in (("Stage", "Looks", "Pays"), ("Actions", "Compares", "Types"), ("Owner", "Sales", "Till")):
        tab.append(row)
    for cell in cells:
        tab[cell].comment = Comment("All eight said so", "Tom")
    file = BytesIO()
    book.save(file)
    draft = read(read_workbook("a.xlsx", file.getvalue()), ImportOptions())
    assert [(one.file, one.line, one.what, f"{one.why}") for one in draft.not_carried if one.what != "Old"] == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (2, ["2 comments on this sheet, of which this is the first, are not read"] * 2),
        (1, ["4 comments on this sheet, of which this is the first, are not read"]),
    ],
)
def test_comments_on_a_sheet_of_several_tables_are_counted_once(rows: int, told: list[str]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(2):
        for heading in ("Stage", "Actions"):
            sheet.append([heading, *("ab"[:rows])])
        sheet.append([])
    for cell in ("A1", "B2", "B4", "A9"):
        sheet[cell].comment = Comment("Is it so?", "Ada")
    content = BytesIO()
    book.save(content)
    found = read(read_workbook("a.xlsx", content.getvalue()), ImportOptions())
    assert [one.why for one in found.not_carried if "comment" in one.why] == told
