"""The tab of one journey: rows to be read and filled in, lists to choose from, and how it is printed."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from cxjourney.answers.columns import DAYS, EMOTION, HIGHEST, LOWEST
from cxjourney.formats.gaps.question_sheet import READ, QuestionSheet, shown_text
from cxjourney.formats.gaps.xlsx_looks import Looks, row_height
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LISTS = "lists"
"""The name of the tab, far out of sight, that holds what is offered: a list within a cell ends at 255 characters."""
EMPTY_ROWS = 12
"""So many empty rows stand behind the questions: whoever knows something more of a stage writes it there."""
WIDTHS = {
    "key": 8, "stage": 20, "question": 44, "whom": 16, "know": 34, "missing": 20, "suggested": 32, "note": 40,
    "source.title": 24, "source.type": 17, "source.owner": 17, "source.cadence": 14, "source.status": 14,
    "source.date": 13, "source.sees": 17, "pain.title": 28, "pain.severity": 13, "pain.personas": 17,
    "ask.who": 20, "ask.by": 13, "by": 16,
}  # fmt: skip
"""How wide columns are, in characters."""
EMOTION_WIDTH = 12
LEAST_LINES = 3
"""At least so many lines are as high as a row: somebody is to write there."""
PRINT_SCALE = 62
"""In per cent: what is given, what is asked of data and pain points, and the rest then fit on a page each."""
PRINTED_WIDTH = 215
"""So wide are the columns that fit beside each other on a landscape page of A4 at that scale, in characters."""
_GROUPS = ("note", "source.title", "pain.title", EMOTION, "ask.who")
"""What the first column of each group begins with that is printed on one page where it fits."""
HEADS = 2
"""So many rows of headings there are: machine names, out of sight, and words."""
FROZEN = 3
"""So many columns stay in sight: the key, which is out of sight anyway, the stage and the question."""
TOLD_ONCE = ("know", "missing", "suggested")
"""What is told of a gap beside its first question alone: three times the same would bury what is to be filled in."""
_FIRST_DAY = date(1990, 1, 1)
_LONGEST_PROMPT = 255
"""Excel takes no longer texts for what is shown beside a cell."""
_A4 = 9


class OfferedLists:
    """The lists that cells offer, each kept once for all tabs."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def place(self, values: Sequence[str]) -> str:
        """Return where a list stands, as a reference to its cells."""
        column = _letters(self._columns.setdefault(tuple(values), len(self._columns)))
        return f"={LISTS}!${column}$1:${column}${len(values)}"

    def write(self, book: "Workbook") -> None:
        """Write all lists into a tab of their own."""
        tab = book.add_worksheet(LISTS)
        for values, column in self._columns.items():
            for row, value in enumerate(values):
                tab.write_string(row, column, escape_unseen(value))
        tab.very_hidden()


def write_tab(tab: "Worksheet", sheet: QuestionSheet, looks: Looks, lists: OfferedLists) -> None:
    """Write the question sheet of a journey.

    Args:
        tab: The tab, empty.
        sheet: What it says.
        looks: The formats of its cells.
        lists: The lists of the book.
    """
    columns = ("key", *READ, *sheet.answers)
    last = HEADS + len(sheet.rows) + EMPTY_ROWS - 1
    for column, name in enumerate(columns):
        tab.write_string(0, column, name)
        tab.write_string(1, column, shown_text(sheet.heading(name)), looks.head(name))
        tab.set_column(column, column, _width(name), None, {"hidden": name == "key"})
    tab.set_row(1, row_height(((sheet.heading(name), _width(name) - 2) for name in columns[1:]), least=2))
    for row in range(HEADS, last + 1):
        given = _told(sheet, row - HEADS)
        for column, name in enumerate(columns):
            if given.get(name):
                look = looks.stage if name == "stage" else looks.given
                tab.write_string(row, column, shown_text(given[name]), look)
            else:
                is_given = name in ("key", *READ) and (given or name != "stage")
                tab.write_blank(row, column, None, looks.given if is_given else looks.answer(name))
        tab.set_row(row, row_height(((given.get(name, ""), _width(name)) for name in READ), least=LEAST_LINES))
    for column, name in enumerate(columns):
        if name in sheet.answers:
            _offer(tab, sheet, lists, name, column, last)
    stages = lists.place(sheet.offered("stage"))
    _validate(tab, (HEADS + len(sheet.rows), 1, last, 1), sheet, validate="list", source=stages)
    _lay_out(tab, sheet, last, columns)


def _told(sheet: QuestionSheet, number: int) -> Mapping[str, str]:
    """Return what stands in a row, from 0; nothing in those behind the questions."""
    if number >= len(sheet.rows):
        return {}
    row = sheet.rows[number]
    if number == 0 or sheet.rows[number - 1].gap is not row.gap:
        return row.given
    return {name: text for name, text in row.given.items() if name not in TOLD_ONCE}


def _offer(tab: "Worksheet", sheet: QuestionSheet, lists: OfferedLists, name: str, column: int, last: int) -> None:
    """Say what may stand in a column: lists warn of what is none of theirs, emotions of what is no figure."""
    every = (HEADS, column, last, column)
    prompt = _prompt(sheet.explanation(name))
    if name.startswith(EMOTION):
        between = {"validate": "decimal", "criteria": "between", "minimum": LOWEST, "maximum": HIGHEST}
        low, high = sheet.words.figure(LOWEST), sheet.words.figure(HIGHEST)
        wrong = _prompt(sheet.words.text("sheet.emotion.wrong", low=low, high=high))
        _validate(tab, every, sheet, **between, error_message=wrong, input_message=prompt)
    elif name in DAYS:
        since = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
        _validate(tab, every, sheet, **since, error_message=prompt, input_message=prompt)
    elif name == "source.sees":
        for row, asked in enumerate(sheet.rows, start=HEADS):
            if offered := sheet.offered(name, asked):
                _validate(tab, (row, column, row, column), sheet, validate="list", source=lists.place(offered))
    elif name == "pain.personas" and sheet.personas:  # several may be named, so nothing is wrong with other words
        source = lists.place(sheet.offered(name))
        _validate(tab, every, sheet, validate="list", source=source, show_error=False, input_message=prompt)
    elif offered := sheet.offered(name):
        _validate(tab, every, sheet, validate="list", source=lists.place(offered))


def _validate(tab: "Worksheet", cells: tuple[int, int, int, int], sheet: QuestionSheet, **rule: object) -> None:
    other = _prompt(sheet.words.text("sheet.list.other"))
    tab.data_validation(*cells, {"error_type": "warning", "error_message": other, **rule})


def _lay_out(tab: "Worksheet", sheet: QuestionSheet, last: int, columns: Sequence[str]) -> None:
    """Say what stays in sight, what can be sorted, and how it is printed."""
    if sheet.words.direction == "rtl":
        tab.right_to_left()
    tab.set_row(0, None, None, {"hidden": True})
    tab.freeze_panes(HEADS, FROZEN)
    tab.autofilter(1, 0, last, len(columns) - 1)
    _lie_across(tab)
    tab.set_print_scale(PRINT_SCALE)
    tab.repeat_columns(1, FROZEN - 1)
    tab.set_v_pagebreaks(_page_breaks(columns))
    tab.print_area(1, 0, HEADS + len(sheet.rows) - 1 if sheet.rows else last, len(columns) - 1)
    title = shorten(sheet.study.journey.title, 80).replace("&", "&&")
    begin, end = ("R", "L") if sheet.words.direction == "rtl" else ("L", "R")
    tab.set_header(f"&{begin} {title}&{end} {sheet.words.day(sheet.study.as_of.date)}")


def print_all_columns(tab: "Worksheet") -> None:
    """Have a sheet printed with all of its columns on a page, under their headings."""
    _lie_across(tab)
    tab.fit_to_pages(1, 0)


def _lie_across(tab: "Worksheet") -> None:
    tab.set_landscape()
    tab.set_paper(_A4)
    tab.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    tab.repeat_rows(1)
    tab.set_footer("&C&P / &N")


def _page_breaks(columns: Sequence[str]) -> list[int]:
    """Return before which columns a new page begins, so that what belongs together is printed together."""
    firsts = [
        index
        for index, (before, name) in enumerate(pairwise(("", *columns)))
        if any(name.startswith(begin) and not before.startswith(begin) for begin in _GROUPS)
    ]
    repeated = sum(map(_width, columns[1:FROZEN]))
    taken = sum(map(_width, columns[1 : firsts[0]]))
    breaks = []
    for first, end in pairwise((*firsts, len(columns))):
        width = sum(map(_width, columns[first:end]))
        if taken + width > PRINTED_WIDTH:
            breaks.append(first)
            taken = repeated
        taken += width
    return breaks


def _width(name: str) -> int:
    return WIDTHS.get(name, EMOTION_WIDTH)


def _prompt(text: str) -> str:
    return shorten(text, _LONGEST_PROMPT)


def _letters(column: int) -> str:
    """Return the letters of a column, from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = f"{chr(65 + rest)}{letters}"
    return letters
