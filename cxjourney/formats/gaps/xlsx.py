"""Question sheets as a spreadsheet: a tab for each journey, to be filled in and read back by ``cxjourney answers``."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from cxjourney import __version__
from cxjourney.analysis.study import Study
from cxjourney.files.text_file import TextFile
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.gaps.question_sheet import READ, QuestionSheet, shown_text
from cxjourney.formats.gaps.xlsx_looks import Looks, row_height
from cxjourney.formats.gaps.xlsx_tab import LISTS, OfferedLists, write_tab
from cxjourney.tables.inert_workbook import SheetNames, inert_workbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

ABOUT = "about"
"""The name of the tab, out of sight, that says what the sheets were made from."""
EXPLAINED = 42, 100
"""How wide the two columns of the tab that explains all others are, in characters."""


def write(studies: Sequence[Study], as_of: date, options: GapsOptions) -> bytes:
    """Return a spreadsheet with the question sheet of every journey; the same journeys make the same bytes.

    Raises:
        CannotRun: The extra ``office`` is not there.
    """
    file = BytesIO()
    with inert_workbook(file, datetime.combine(as_of, time())) as book:
        book.set_calc_mode("manual")
        names, lists = SheetNames(ABOUT, LISTS), OfferedLists()
        sheets = [QuestionSheet(study, options.words_for(study), options.top) for study in studies]
        for sheet in sheets:
            write_tab(book.add_worksheet(names.take(sheet.study.journey.title)), sheet, Looks.of(book, sheet), lists)
        by_language: dict[str, QuestionSheet] = {}
        for sheet in sheets:
            by_language.setdefault(sheet.words.tag, sheet)
        for sheet in by_language.values():
            _explain(book, names.take(sheet.words.text("sheet.help.tab")), sheet, Looks.of(book, sheet))
        lists.write(book)
        _tell_origin(book, sheets, as_of)
    return file.getvalue()


def _explain(book: "Workbook", name: str, sheet: QuestionSheet, looks: Looks) -> None:
    """Write the tab that says what stands in each column, or belongs there."""
    tab, words = book.add_worksheet(name), sheet.words
    if words.direction == "rtl":
        tab.right_to_left()
    title, lead = words.text("sheet.help.tab"), words.text("sheet.help.lead")
    head, meaning = words.text("sheet.help.column"), words.text("sheet.help.meaning")
    head_look = looks.head("stage")
    said = [(title, looks.title, lead, looks.lead), (head, head_look, meaning, head_look)]
    for name in (*READ, *sheet.answers):
        beside = looks.given if name in READ else looks.asked
        said.append((sheet.heading(name), looks.head(name), sheet.explanation(name), beside))
    for row, (head, look, text, beside) in enumerate(said):
        tab.write_string(row, 0, shown_text(head), look)
        tab.write_string(row, 1, shown_text(text), beside)
        tab.set_row(row, row_height(zip((head, text), EXPLAINED, strict=True)))
    for column, width in enumerate(EXPLAINED):
        tab.set_column(column, column, width)
    tab.hide_gridlines(2)
    tab.set_landscape()
    tab.fit_to_pages(1, 0)


def _tell_origin(book: "Workbook", sheets: Sequence[QuestionSheet], as_of: date) -> None:
    """Write the tab, out of sight, that says by which version, as of which day and from which files."""
    tab = book.add_worksheet(ABOUT)
    facts = [("cxjourney", __version__), ("as-of", as_of.isoformat()), *_files(sheets)]
    for row, (name, value) in enumerate(facts):
        tab.write_string(row, 0, name)
        tab.write_string(row, 1, value)
    tab.set_column(0, 1, 64)
    if sheets:
        tab.hide()
    else:  # a book shows at least one tab
        tab.set_first_sheet()
        tab.activate()


def _files(sheets: Sequence[QuestionSheet]) -> Iterator[tuple[str, str]]:
    """Yield the name of each file that the sheets rest on, and the SHA-256 of its text in UTF-8."""
    files: dict[str, TextFile] = {}
    for sheet in sheets:
        found = sheet.study.in_scope
        places = (place for kind in found.names.known.values() for place in kind.values())
        for document in (found.document, *(place.document for place in places)):
            files[document.source.name] = document.source
    for name, file in sorted(files.items()):
        yield name, f"sha256:{sha256(file.text.encode()).hexdigest()}"
