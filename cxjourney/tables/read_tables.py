"""A file -> its tables, by what stands in it and by the ending of its name."""

from cxjourney.languages.message import message, or_message
from cxjourney.tables import TABLE_READERS
from cxjourney.tables.grid import Grid
from cxjourney.tables.limits import UnreadableTable, check_size
from cxjourney.tables.workbook_archive import is_archive, is_compound_file
from cxjourney.text.escape_unseen import escape_unseen

SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".markdown": "markdown",
}
"""The endings of the names of files, and what is read of them."""


def read_tables(name: str, content: bytes, form: str | None = None, language: str | None = None) -> list[Grid]:
    """Return the tables of a file; none where there is none in it.

    Args:
        name: The file, as it is named to the user.
        content: What stands in it.
        form: What it is read as, one of ``TABLE_READERS``; None to tell by the file itself.
        language: The tag of the language that its texts are in, which tells old encodings apart; None where nobody
            said.

    Raises:
        UnreadableTable: It can't be read.
    """
    check_size(name, content)
    if is_archive(content) or is_compound_file(content):
        return TABLE_READERS["xlsx"](name, content, language)
    form = form or _form(name)
    if not form:
        raise UnreadableTable(
            message("table.unknown", file=escape_unseen(name), endings=or_message((".xlsx", ".csv", ".tsv", ".md")))
        )
    return TABLE_READERS[form](name, content, language)


def _form(name: str) -> str | None:
    return next((form for suffix, form in SUFFIXES.items() if name.lower().endswith(suffix)), None)
