"""Rows of question sheets that were not written, each with the reason, as a question sheet of their own."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import NamedTuple

from cxjourney.answers.answer import QUESTION
from cxjourney.answers.cell_values import shown
from cxjourney.answers.columns import EMOTION, PAIN_POINT, REASON, SIGNED, SOURCE, answer_columns, heading
from cxjourney.answers.sheet_answers import JOURNEY, KEY, STAGE, LeftCells, SheetRow
from cxjourney.formats.gaps.csv import BYTE_ORDER_MARK
from cxjourney.formats.gaps.xlsx_looks import Looks, row_height
from cxjourney.formats.gaps.xlsx_tab import print_all_columns
from cxjourney.languages import Language, language
from cxjourney.languages.message import message_text
from cxjourney.tables.inert_workbook import SheetNames, inert_workbook
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.formula_signs import keep_text

_ABOUT = (KEY, JOURNEY, STAGE, QUESTION)
"""The columns that say what a row is about."""
_SAYS_WHICH = ("source.title", "source.sees", "pain.title")
"""The columns that say which source, seen where, or which pain point others speak of."""
_WIDE = {REASON: 60, QUESTION: 44, JOURNEY: 30, STAGE: 22}
_LEAST_LINES = 2
_WIDTH = 18
Cell = str | int | float


class _Column(NamedTuple):
    """A column: its machine name, or what it is called where it has none, and what is shown above it."""

    name: str
    title: str


class RejectedSheet(NamedTuple):
    """A sheet of rows that were not written.

    Attributes:
        names: The machine names of its columns.
        titles: What they are called.
        rows: What stands in them.
        words: The language that most of it is in.
    """

    names: Sequence[str]
    titles: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    words: Language


def rejected_sheet(left: Sequence[LeftCells], fallback: Language, asked: Language | None = None) -> RejectedSheet:
    """Return what isn't written as one sheet: each row once, with the cells that are left, and why.

    It goes back to whoever filled a row in: the reason is in the language of the sheet that the row stood on, the
    headings are in that of most of the rows.

    Args:
        left: What isn't written.
        fallback: The language of sheets whose headings don't tell one.
        asked: The language that was asked for instead; None where nobody did.
    """

    def words_of(row: SheetRow) -> Language:
        tag = row.header.language
        return asked or (language(tag) if tag and tag != fallback.tag else fallback)

    rows: dict[SheetRow, list[LeftCells]] = {}
    for one in map(_with_what_it_is_about, left):
        rows.setdefault(one.row, []).append(one)
    spoken = Counter(words_of(row).tag for row in rows)
    words = next(words for words in map(words_of, rows) if words.tag == spoken.most_common(1)[0][0])
    columns = [*_columns([one for cells in rows.values() for one in cells], words)]
    return RejectedSheet(
        [column.name for column in columns],
        [column.title for column in columns],
        [[_cell(column.name, row, cells, words_of(row)) for column in columns] for row, cells in rows.items()],
        words,
    )


def _with_what_it_is_about(left: LeftCells) -> LeftCells:
    """Return cells with those that say which source or pain point is meant: without them the others say nothing."""
    names = {left.row.name(at) for at in left.columns}
    about = [beside for beside in (SOURCE, PAIN_POINT) if not names.isdisjoint(beside)]
    wanted = [name for beside in about for name in beside if name in _SAYS_WHICH and left.row.text(name)]
    return left._replace(columns=tuple(dict.fromkeys((*left.row.columns(wanted), *left.columns))))


def _columns(left: Iterable[LeftCells], words: Language) -> Iterator[_Column]:
    """Yield the columns: what a row is about, why it is left, then those in which something stands."""
    used: dict[str, str] = {}
    for row, places, _ in left:
        for at in places:
            used.setdefault(_name(row, at), row.header.titles[at] if at < len(row.header.titles) else "")
    for name in (*_ABOUT, REASON):
        yield _Column(name, heading(name, words, {}))
        used.pop(name, None)
    fixed = [name for name in answer_columns(()) if name not in SIGNED]
    order = [*fixed, *sorted(name for name in used if name.startswith(EMOTION))]
    for name in order:
        if name in used:
            title = used.pop(name)
            yield _Column(name, title if name.startswith(EMOTION) else heading(name, words, {}))
    yield _Column(SIGNED[0], heading(SIGNED[0], words, {}))
    used.pop(SIGNED[0], None)
    for name, title in used.items():
        yield _Column(name, title or name)


def _name(row: SheetRow, at: int) -> str:
    """Return the machine name of a column; what it is called, or its number, where it has none."""
    title = row.header.titles[at] if at < len(row.header.titles) else ""
    return row.name(at) or title or f"{at + 1}"


def _cell(name: str, row: SheetRow, cells: Sequence[LeftCells], words: Language) -> Cell:
    if name == REASON:
        return "\n".join(dict.fromkeys(message_text(one.why, words) for one in cells))
    if name == JOURNEY:
        return row.text(JOURNEY) or row.journey
    if name in (*_ABOUT, *SIGNED):
        return row.text(name)
    for one in cells:
        for at in one.columns:
            if _name(row, at) == name:
                there = row.cells[at]
                return there if isinstance(there, int | float) and not isinstance(there, bool) else shown(there)
    return ""


def write_csv(sheet: RejectedSheet) -> bytes:
    """Return a sheet as CSV in UTF-8; text that a spreadsheet would work out stays text."""
    file = StringIO()
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerows([_inert(cell) for cell in cells] for cells in (sheet.names, sheet.titles, *sheet.rows))
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def _inert(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return keep_text("\n".join(escape_unseen(line) for line in cell.split("\n")))


def write_xlsx(sheet: RejectedSheet) -> bytes:
    """Return a sheet as a spreadsheet, which holds no formulas.

    Raises:
        CannotRun: The extra ``office`` is not there.
    """
    file, is_rtl = BytesIO(), sheet.words.direction == "rtl"
    with inert_workbook(file) as book:
        tab, looks = book.add_worksheet(SheetNames().take(heading(REASON, sheet.words, {}))), Looks(book, is_rtl)
        if is_rtl:
            tab.right_to_left()
        widths = [_WIDE.get(name, _WIDTH) for name in sheet.names]
        for column, (name, title) in enumerate(zip(sheet.names, sheet.titles, strict=True)):
            tab.write_string(0, column, name)
            tab.write_string(1, column, escape_unseen(title), looks.head(name))
            tab.set_column(column, column, widths[column], None, {"hidden": name == KEY})
        for number, cells in enumerate(sheet.rows, start=2):
            for column, (name, cell) in enumerate(zip(sheet.names, cells, strict=True)):
                look = looks.given if name in (*_ABOUT, REASON) else looks.answer(name)
                if isinstance(cell, str):
                    tab.write_string(number, column, escape_unseen(cell) if "\n" not in cell else cell, look)
                else:
                    tab.write_number(number, column, cell, look)
            read = [
                (f"{cell}", width) for name, cell, width in zip(sheet.names, cells, widths, strict=True) if name != KEY
            ]
            tab.set_row(number, row_height(read, _LEAST_LINES))
        tab.set_row(0, None, None, {"hidden": True})
        tab.set_row(1, row_height(zip(sheet.titles[1:], widths[1:], strict=True), least=2))
        tab.freeze_panes(2, 3)
        print_all_columns(tab)
    return file.getvalue()
