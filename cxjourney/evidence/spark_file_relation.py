"""Files that a binding names -> what stands after FROM where Spark reads them."""

import csv
import gzip
import re
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path

from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message
from cxjourney.model.binding import Binding
from cxjourney.text.escape_unseen import escape_unseen

_OF_PATTERNS = re.compile(r"[\\*?\[\]{},:]")
_TOLD = "* ? [ ] { } , :"
"""Signs by which Spark takes a name for a pattern, or for several."""
_CHARSETS = {"latin-1": "ISO-8859-1"}
_LONGEST_HEAD = 1 << 20
"""Characters: after so many, nobody looks further for the end of the first row."""


def spark_file_relation(
    binding: Binding, paths: Sequence[Path], form: str, encoding: str | None, dialect: Dialect
) -> str:
    """Return what stands after FROM for files: their names as one pattern, and what Spark is told of them.

    Args:
        binding: The binding.
        paths: The files.
        form: How they are written: ``parquet``, ``csv`` or ``json``.
        encoding: How CSV files are encoded; None for UTF-8.
        dialect: Spark's SQL.

    Raises:
        EvidenceFault: Spark would read them otherwise than they are meant, or pass over one.
    """
    for path in paths:
        if path.name.startswith(("_", ".")) or _OF_PATTERNS.search(str(path)):
            raise _fault(message("evidence.spark.unseen", name=escape_unseen(path.name), signs=_TOLD))
    terms: dict[str, str] = {"mergeSchema": "true"} if form == "parquet" else {"mode": "FAILFAST"}
    if form == "json" and _first_sign(paths[0]) == "[":
        terms["multiLine"] = "true"
    if form == "csv":
        terms |= _csv(binding, paths, encoding or "utf-8")
    told = ", ".join(f"{dialect.literal(key)} = {dialect.literal(value)}" for key, value in terms.items())
    names = [str(path) for path in paths]
    name = names[0] if len(names) == 1 else f"/{{{','.join(one.removeprefix('/') for one in names)}}}"
    return f"{form}.{dialect.identifier(f'file:{name}')} with ({told})"


def _csv(binding: Binding, paths: Sequence[Path], encoding: str) -> Mapping[str, str]:
    separator = binding.separator or ("\t" if all(".tsv" in path.name.lower() for path in paths) else ",")
    if binding.header_rows != 1:
        raise _fault(message("evidence.spark.header", name=escape_unseen(paths[0].name)))
    first = _head(paths[0], separator, encoding)
    for path in paths[1:]:
        if _head(path, separator, encoding) != first:
            raise _fault(message("evidence.spark.columns", name=escape_unseen(path.name)))
    return {
        "header": "true",
        "sep": separator,
        "encoding": _CHARSETS.get(encoding, encoding),
        "quote": '"',
        "escape": '"',
        "multiLine": "true",
    }


def _head(path: Path, separator: str, encoding: str) -> Sequence[str]:
    with _open(path, encoding) as file:
        try:
            return next(csv.reader(iter(file.read(_LONGEST_HEAD).splitlines(keepends=True)), delimiter=separator), [])
        except (OSError, EOFError, csv.Error):
            return []  # Spark says what is wrong with it


def _first_sign(path: Path) -> str:
    try:
        with _open(path, "utf-8-sig") as file:
            return file.read(1000).lstrip()[:1]
    except (OSError, EOFError):
        return ""


def _open(path: Path, encoding: str) -> TextIOWrapper:
    opened = gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")  # noqa: SIM115  the caller closes it
    return TextIOWrapper(opened, encoding=encoding, errors="replace", newline="")


def _fault(wrong: str) -> EvidenceFault:
    return EvidenceFault("CX909", wrong, message("evidence.spark.help", section="[connections.files]"))
