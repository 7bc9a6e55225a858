"""A table where YAML is expected: rows of a sheet, or of Markdown, that were pasted as they are."""

import re
from typing import NamedTuple

from cxjourney.languages.message import Message, message, quote_message

_KEYED = re.compile(r"\s*(?:- +)?[\w-]+:(?:\s|$)")
_ROWS = 3
"""How many rows are looked at."""


class PastedTable(NamedTuple):
    """What is wrong with a text that is a table, how to fix it, and where: two offsets into it."""

    message: Message
    help: Message
    start: int = 0
    end: int = 1


def pasted_table(text: str) -> PastedTable | None:
    """Return what is wrong with a text whose first rows have the same columns; None where they are no table."""
    rows = [row for row in text[:4_000].lstrip("\ufeff").splitlines() if row.strip()][:_ROWS]
    if len(rows) < 2 or any(map(_KEYED.match, rows)):
        return None
    for mark in ("\t", ";", "|", ","):
        counts = {row.count(mark) for row in rows}
        is_prose = mark == "," and any(", " in row for row in rows)
        if len(counts) == 1 and not is_prose and counts.pop() >= (1 if len(rows) == _ROWS else 2):
            shown = message("load.table.tab") if mark == "\t" else quote_message(mark)
            return PastedTable(message("load.table", mark=shown), message("load.table.help"))
    return None
