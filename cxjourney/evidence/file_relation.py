"""Files that a binding names -> what stands after FROM where DuckDB reads them, or Spark."""

from collections.abc import Sequence
from glob import escape
from pathlib import Path
from typing import Literal

from cxjourney.evidence.csv_rows import ragged_row, separator_of_broken_head
from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.evidence.file_faults import ragged
from cxjourney.evidence.json_relation import guessed_json
from cxjourney.evidence.spark_file_relation import spark_file_relation
from cxjourney.languages.message import and_message, message, or_message
from cxjourney.model.binding import OF_CSV, Binding
from cxjourney.text.escape_unseen import escape_unseen

FileFormat = Literal["parquet", "csv", "json"]
_PACKED = (".gz", ".zst")
_FORMATS: dict[str, FileFormat] = {
    ".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".json": "json",
    ".jsonl": "json", ".ndjson": "json",
}  # fmt: skip
_LONGEST_EMPTY = 1000
"""Bytes: a file that is longer is taken to hold something."""
_ENCODINGS = {"utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16", "latin-1": "latin-1", "iso-8859-1": "latin-1"}
"""The encodings that DuckDB reads without fetching anything."""


def file_format(paths: Sequence[Path]) -> FileFormat:
    """Return how files are written, by their names.

    Raises:
        EvidenceFault: Nobody can tell, or they are written in several ways.
    """
    formats = {_format(path) for path in paths}
    found = formats.pop() if len(formats) == 1 else None
    if found is None:
        wrong = message("evidence.format", name=escape_unseen(paths[0].name))
        raise EvidenceFault("CX909", wrong, message("evidence.format.help"))
    return found


def file_relation(binding: Binding, paths: Sequence[Path], dialect: Dialect) -> str:
    """Return what stands after FROM for the files of a binding.

    Raises:
        EvidenceFault: They are empty, nothing reads files of such names or of that encoding, or the binding says
            of them what only CSV files have.
    """
    if all(_is_empty(path) for path in paths):
        raise EvidenceFault("CX908", message("evidence.empty"), message("evidence.empty.help"))
    form = file_format(paths)
    of_csv = [name for name in OF_CSV if name in binding.model_fields_set]
    if form != "csv" and of_csv:
        names = and_message(of_csv)
        wrong = message("evidence.of-csv", names=names, name=escape_unseen(paths[0].name))
        raise EvidenceFault("CX909", wrong, message("evidence.of-csv.help", names=names))
    encoding = _encoding(binding.encoding) if binding.encoding else None
    if dialect.name == "spark":
        return spark_file_relation(binding, paths, form, encoding, dialect)
    listed = listed_files(paths, dialect)
    if form == "parquet":
        return f"read_parquet({listed}, union_by_name = true)"
    if form == "json":
        return guessed_json(listed)
    return _csv(binding, listed, paths, encoding, dialect)


def listed_files(paths: Sequence[Path], dialect: Dialect) -> str:
    """Return files as a list of SQL; escaped, since DuckDB takes each for a pattern: a[1].csv would be a1.csv."""
    return f"[{', '.join(dialect.literal(escape(str(path))) for path in paths)}]"


def _csv(binding: Binding, listed: str, paths: Sequence[Path], encoding: str | None, dialect: Dialect) -> str:
    header = "true" if binding.header_rows > 0 else "false"
    terms = [listed, "all_varchar = true", "union_by_name = true", f"header = {header}"]
    terms += ["skip = 0", "comment = ''", "quote = '\"'", "escape = '\"'"]  # what is guessed of the first fails later
    separator = binding.separator or (chr(9) if all(".tsv" in path.name.lower() for path in paths) else None)
    broken = separator_of_broken_head(paths, encoding or "utf-8")
    if broken:
        separator = separator or broken
        line = ragged_row(paths, separator, encoding or "utf-8", most_rows=None)
        if line is not None:
            raise ragged(line, separator)
        terms.append("strict_mode = false")  # in which DuckDB drops values that are too many: there are none
    if separator:
        terms.append(f"delim = {dialect.literal(separator)}")
    if encoding:
        terms.append(f"encoding = '{encoding}'")
    reader = f"read_csv({', '.join(terms)})"
    if binding.header_rows > 1:
        # records, not lines: a head can hold line breaks in quotes
        numbered = f"(select *, row_number() over () as cxjourney_row from {reader})"
        return f"(select * exclude (cxjourney_row) from {numbered} where cxjourney_row >= {binding.header_rows})"
    return reader


def _is_empty(path: Path) -> bool:
    """Return whether a file holds nothing but blanks, or an empty list of JSON."""
    return path.stat().st_size < _LONGEST_EMPTY and b"".join(path.read_bytes().split()) in (b"", b"[]")


def _encoding(written: str) -> str:
    known = _ENCODINGS.get(written.lower().replace("_", "-"))
    if known is None:
        wrong = message("evidence.encoding", encoding=escape_unseen(written))
        help_ = message("evidence.encoding.help", usual="UTF-8", others=or_message(("latin-1", "utf-16")))
        raise EvidenceFault("CX909", wrong, help_)
    return known


def _format(path: Path) -> FileFormat | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    return _FORMATS.get(suffixes[-1]) if suffixes else None
