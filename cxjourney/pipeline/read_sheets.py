"""Names of files -> the sheets in them."""

from collections.abc import Sequence
from pathlib import Path

from cxjourney.errors import CannotRun
from cxjourney.files.discover import read_standard_input
from cxjourney.files.filesystem import read_bytes
from cxjourney.languages.message import message
from cxjourney.languages.system_errors import reason
from cxjourney.tables.grid import Grid
from cxjourney.tables.limits import MAX_FILE_BYTES
from cxjourney.tables.read_tables import read_tables
from cxjourney.text.escape_unseen import escape_unseen

PIPED = "-"
"""Names a sheet that comes through standard input, as separated values."""


def read_sheets(names: Sequence[str], language: str | None) -> list[Grid]:
    """Return the sheets of files.

    Args:
        names: The files; `PIPED` for standard input.
        language: The tag of the language that they are in, which tells old encodings apart; None where nobody said.

    Raises:
        CannotRun: One of them can't be read.
    """
    return [grid for name in names for grid in _read(name, language)]


def _read(name: str, language: str | None) -> list[Grid]:
    if name == PIPED:
        return read_tables("stdin", read_standard_input(MAX_FILE_BYTES), "csv", language)
    try:
        content = read_bytes(Path(name), MAX_FILE_BYTES + 1)
    except OSError as error:
        raise CannotRun(message("answers.unreadable", file=escape_unseen(name), why=reason(error))) from None
    if content is None:
        raise CannotRun(message("answers.no-file", file=escape_unseen(name)))
    return read_tables(name, content, None, language)
