"""CSV files, read where an engine's own reading doesn't tell: what separates values, and which row has too many."""

import codecs
import csv
import gzip
import zlib
from collections.abc import Sequence
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TextIO

_SEPARATORS = ",;\t|"
_MOST_ROWS = 1_000_000
"""After so many rows nothing more is looked for."""
_HEAD = 1 << 18
"""Within so many characters the names of columns end."""


def separator_in(head: str) -> str | None:
    """Return the separator that the name of a lone column holds most often; None where it holds none."""
    found = max(_SEPARATORS, key=head.count)
    return found if found in head else None


def separator_of_broken_head(paths: Sequence[Path], encoding: str) -> str | None:
    """Return the separator of files of which one has a name with a line break in it that ends no row.

    Rows end with CR and LF there, and within quotes stands an LF alone, as where a question names a column. DuckDB
    takes the first break that it sees for that of all rows, and then finds none of them.

    Args:
        paths: The files.
        encoding: How they are encoded.

    Returns:
        What separates the names; None where no name is broken in that way.
    """
    for path in paths:
        try:
            with _text(path, encoding) as file:
                head = file.read(_HEAD)
        except (OSError, EOFError, UnicodeError, zlib.error):
            continue
        first = head.find("\n")
        is_in_quotes = first > 0 and head.count('"', 0, first) % 2 == 1
        if is_in_quotes and head[first - 1] != "\r" and "\r\n" in head:
            names = head.split('"')[::2]  # what stands between quotes is left out
            before_end = "".join(names).partition("\r\n")[0]
            return separator_in(before_end) or ","
    return None


def ragged_row(paths: Sequence[Path], separator: str, encoding: str, most_rows: int | None = _MOST_ROWS) -> str | None:
    """Return the line of the first row that has another number of values than the first row of its file.

    Args:
        paths: The files; of several, the name of the file is told too.
        separator: What separates the values.
        encoding: How the files are encoded.
        most_rows: After how many rows nothing more is looked for; None for all.

    Returns:
        The line, as it is told; None where all rows have as many, or the file can't be read.
    """
    for path in paths:
        try:
            with _text(path, encoding) as file:
                if line := _first_ragged(file, separator, most_rows):
                    return f"{line}" if len(paths) == 1 else f"{line} ({path.name})"
        except (OSError, EOFError, UnicodeError, csv.Error):
            return None
    return None


def is_encoded(path: Path, encoding: str) -> bool:
    """Return whether a file holds nothing but text of an encoding; one that can't be read to its end holds none."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            while part := file.read(1 << 20):
                decoder.decode(part)
            decoder.decode(b"", final=True)
    except (OSError, EOFError, UnicodeError, zlib.error):
        return False
    return True


def _text(path: Path, encoding: str) -> TextIO:
    if path.suffix.lower() == ".gz":
        return TextIOWrapper(gzip.open(path), encoding=encoding, errors="replace", newline="")
    return path.open(encoding=encoding, errors="replace", newline="")


def _first_ragged(file: TextIO, separator: str, most_rows: int | None) -> int | None:
    rows = csv.reader(file, delimiter=separator)
    width, begins = 0, 1
    for row in islice(rows, most_rows):
        width = width or len(row)
        if row and len(row) != width:
            return begins
        begins = rows.line_num + 1
    return None
