"""What an import reads: files that are named, or standard input, as text or as tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxjourney.errors import CannotRun
from cxjourney.files.discover import read_standard_input
from cxjourney.files.filesystem import read_bytes, read_text_file
from cxjourney.files.text_file import MAX_BYTES, TextFile, UnreadableFile, decode, too_large_file
from cxjourney.importers import IMPORTERS, MOST_BYTES, TABLE_FORMATS
from cxjourney.importers.draft import Draft, ImportOptions
from cxjourney.languages.message import join_sentences, list_message, message
from cxjourney.text.escape_unseen import escape_unseen

if TYPE_CHECKING:
    from cxjourney.importers.table_choices import TableChoices

STANDARD_INPUT = "-"
_SHOWN = "stdin"


def read_draft(form: str, names: Sequence[str], options: ImportOptions) -> Draft:
    """Return what files say as drafts of journeys.

    Args:
        form: What they are written in, one of ``IMPORTERS`` or ``TABLE_FORMATS``.
        names: The files, as they were named; ``-`` is standard input.
        options: How they are imported.

    Raises:
        CannotRun: One of them can't be read, or is told of something that is in none.
    """
    if form not in TABLE_FORMATS:
        return IMPORTERS[form]([read_text(name, MOST_BYTES.get(form, MAX_BYTES)) for name in names], options)
    from cxjourney.importers.table import read
    from cxjourney.tables.limits import MAX_FILE_BYTES
    from cxjourney.tables.read_tables import read_tables

    grids = []
    for name in names:
        content = _read_content(name, MAX_FILE_BYTES)
        grids += read_tables(_SHOWN if name == STANDARD_INPUT else name, content, form, options.language)
    draft = read(grids, options)
    _check_headings(draft, options.table)
    return draft


def _check_headings(draft: Draft, choices: "TableChoices | None") -> None:
    """Check that every heading of which something was chosen stands in a table."""
    from cxjourney.deserialize.translated_attributes import folded

    there = {folded(one.heading) for one in draft.understood}
    missing = next((one for one in choices.lanes if folded(one) not in there), None) if choices else None
    if missing and draft.understood:
        headings = list_message(dict.fromkeys(escape_unseen(one.heading) for one in draft.understood))
        raise CannotRun(message("import.table.unmapped", heading=escape_unseen(missing), headings=headings))


def _read_content(name: str, most: int) -> bytes:
    if name == STANDARD_INPUT:
        return read_standard_input(most)
    path = _path(name)
    try:
        content = read_bytes(path, most + 1)
    except OSError:
        content = None
    return _text(name, path).text.encode() if content is None else content


def read_text(name: str, most: int) -> TextFile:
    """Return the text of a file, or of standard input.

    Args:
        name: The file, as it was named; ``-`` is standard input.
        most: How many bytes it may have.

    Raises:
        CannotRun: It can't be read.
    """
    if name != STANDARD_INPUT:
        return _text(name, _path(name), most)
    data = read_standard_input(most)
    return _sound(name, decode(data, _SHOWN) if len(data) <= most else too_large_file(_SHOWN, most))


def _text(name: str, path: Path, most: int = MAX_BYTES) -> TextFile:
    if most > MAX_BYTES and path.is_file() and path.stat().st_size > most:  # nobody splits what a program wrote
        raise CannotRun(message("import.unreadable", file=escape_unseen(name), why=message("import.too-large")))
    return _sound(name, read_text_file(path, name, path.parent, most))


def _sound(name: str, found: TextFile | UnreadableFile) -> TextFile:
    """Return what was read.

    Raises:
        CannotRun: It couldn't be.
    """
    if isinstance(found, TextFile):
        return found
    why = join_sentences(found.message, found.help)
    raise CannotRun(message("import.unreadable", file=escape_unseen(name), why=why))


def _path(name: str) -> Path:
    path = Path(name).absolute()
    if path.is_dir():
        shown = escape_unseen(name)
        raise CannotRun(message("import.folder", file=shown, example=f"{shown}/*.md"))
    return path
