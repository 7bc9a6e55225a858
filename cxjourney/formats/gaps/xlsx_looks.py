"""How cells of a question sheet look: what is given is grey, what is to be filled in is white, kinds have a colour."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from cxjourney.answers.columns import ASK, DAYS, EMOTION, NOTE, PAIN_POINT, SOURCE
from cxjourney.formats.gaps.question_sheet import QuestionSheet
from cxjourney.formats.terminal import break_lines
from cxjourney.palette.colours import LIGHT

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

SIZE = 10
"""How large letters are, in points."""
AS_TEXT = "@"
"""The format of a cell in which a spreadsheet works nothing out: whoever begins with a dash writes no formula."""
AS_DAY = "yyyy-mm-dd"
LINE = 12.8
"""How high a line is, in points."""
HIGHEST_ROW = 400.0
"""Excel takes rows up to 409 points."""
_LETTERS, _OTHER_LETTERS = 1.35, 1.1
"""So many letters, Latin ones or others, stand in the width of a figure, by which columns are measured."""
_BEYOND_LATIN = re.compile("[\u0590-\u1fff\u3000-\U0010ffff]")
_INDENT = 1.5
"""How far text stands in from the edge of its cell, in figures."""


def colour_of(column: str) -> str:
    """Return the part of the palette that stands behind the heading of a column that is to be filled in."""
    if column in SOURCE:
        return "way-on"
    if column in PAIN_POINT:
        return "persona-8"
    if column.startswith(EMOTION):
        return "persona-2"
    if column in ASK:
        return "persona-7"
    return "known-deep" if column in NOTE else "muted"


def row_height(texts: Iterable[tuple[str, int]], least: int = 1) -> float:
    """Return how high a row is in which all of its texts can be read, in points.

    Spreadsheets don't work that out when they open a file, or only some do.

    Args:
        texts: Each text with the width of its column, in characters.
        least: At least so many lines are there.
    """
    lines = (sum(_lines(line, width) for line in text.split("\n")) for text, width in texts)
    return min(HIGHEST_ROW, LINE * max(least, *lines, 0) + 3)


def _lines(line: str, width: int) -> int:
    letters = _OTHER_LETTERS if _BEYOND_LATIN.search(line) else _LETTERS
    return len(break_lines(line, int((width - _INDENT) * letters)))


class Looks:
    """The formats of one book's cells, in one direction of writing.

    Args:
        book: The book.
        is_rtl: Whether the sheet runs from right to left.
    """

    def __init__(self, book: "Workbook", is_rtl: bool) -> None:
        self._book = book
        self._aside: Mapping[str, object] = {
            "align": "right" if is_rtl else "left",
            "reading_order": 2 if is_rtl else 1,
            "indent": 1,
        }
        self._made: dict[str, Format] = {}

    @classmethod
    def of(cls, book: "Workbook", sheet: QuestionSheet) -> "Looks":
        """Return the formats for a sheet."""
        return cls(book, sheet.words.direction == "rtl")

    def head(self, column: str) -> "Format":
        """Return the format of the heading of a column."""
        is_given = not (column in NOTE + SOURCE + PAIN_POINT + ASK or column.startswith(EMOTION) or column == "by")
        fill, ink = (LIGHT["track"], LIGHT["ink"]) if is_given else (LIGHT[colour_of(column)], LIGHT["paper"])
        return self._format(f"head {fill}", bold=True, bg_color=fill, font_color=ink, valign="vcenter")

    @cached_property
    def given(self) -> "Format":
        """The format of what is there to be read."""
        return self._format("given", bg_color=LIGHT["head"])

    @cached_property
    def stage(self) -> "Format":
        """The format of the name of a stage."""
        return self._format("stage", bg_color=LIGHT["head"], bold=True)

    @cached_property
    def asked(self) -> "Format":
        """The format of what is said of something that is to be filled in."""
        return self._format("asked")

    @cached_property
    def title(self) -> "Format":
        """The format of a title."""
        return self._format("title", bold=True, font_size=SIZE + 4, border=0)

    @cached_property
    def lead(self) -> "Format":
        """The format of a lead."""
        return self._format("lead", font_size=SIZE + 1, border=0)

    def answer(self, column: str) -> "Format":
        """Return the format of what is filled in in a column."""
        if column.startswith(EMOTION):
            return self._format("emotion", align="center", indent=0)
        number = AS_DAY if column in DAYS else AS_TEXT
        return self._format(f"answer {number}", num_format=number)

    def _format(self, name: str, **properties: object) -> "Format":
        if name not in self._made:
            base = {"font_size": SIZE, "text_wrap": True, "valign": "top", "border": 1, "border_color": LIGHT["frame"]}
            self._made[name] = self._book.add_format({**base, **self._aside, **properties})
        return self._made[name]
