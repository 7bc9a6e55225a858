"""Workbooks that are written: text stays text, nothing in them is run, and the same content makes the same bytes."""

from datetime import datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from cxjourney.errors import CannotRun
from cxjourney.extras import command_for_extra
from cxjourney.languages.message import message
from cxjourney.text.shorten import one_line, shorten

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_NO_DAY = datetime(1980, 1, 1)
"""The earliest day that a ZIP can name: a workbook that says nothing of when it was written."""
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_RESERVED = "history"
"""A name that Excel keeps for itself."""


def inert_workbook(file: BytesIO, created: datetime = _NO_DAY) -> "Workbook":
    """Return a workbook that is written into a file when it is closed.

    Args:
        file: What it is written into.
        created: When it says that it was made.

    Raises:
        CannotRun: The extra ``office`` is not there.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise CannotRun(message("table.no-office", command=command_for_extra("office"))) from None
    book = Workbook(file, {"in_memory": True, **_AS_TEXT})
    book.set_properties({"created": created, "author": "cxjourney"})
    return book


class SheetNames:
    """Names for sheets, each once: Excel takes 31 characters, some of them not, and no name twice.

    Args:
        *taken: The names that are taken already.
    """

    def __init__(self, *taken: str) -> None:
        self._taken = {name.casefold() for name in (*taken, _RESERVED)}

    def take(self, title: str) -> str:
        """Return a name for a sheet, as near to a title as can be."""
        wanted = shorten(one_line(title.translate(_NOT_IN_A_NAME)), _LONGEST_NAME) or "-"
        for number in count(1):
            ending = f" ({number})" if number > 1 else ""
            name = f"{wanted[: _LONGEST_NAME - len(ending)]}{ending}"
            if name.casefold() not in self._taken:
                break
        self._taken.add(name.casefold())
        return name
