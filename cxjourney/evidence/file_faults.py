"""What is wrong with files that an engine can't read, in our own words: an engine's own can repeat rows of the data."""

from collections.abc import Sequence
from pathlib import Path

from cxjourney.evidence.csv_rows import ragged_row, separator_in
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.languages.message import message, quote_message
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.yaml_quotes import quote


def require_several_columns(found: Sequence[str], files: Sequence[Path], encoding: str) -> None:
    """Hold against the columns of CSV files that a lone one whose name holds a separator is none.

    Raises:
        EvidenceFault: It is one: a row has too few or too many values, or nothing told of the separator.
    """
    separator = separator_in(found[0]) if len(found) == 1 else None
    if separator is None:
        return
    line = ragged_row(files, separator, encoding)
    if line is not None:
        raise ragged(line, separator)
    help_ = message("evidence.separator.help", example=f"separator: {quote(escape_unseen(separator))}")
    raise EvidenceFault("CX909", message("evidence.separator"), help_)


def ragged(line: str, separator: str) -> EvidenceFault:
    """Return that the rows of a CSV file have different numbers of values."""
    shown = quote_message(escape_unseen(separator))
    help_ = message("evidence.ragged.help", separator=shown)
    return EvidenceFault("CX909", message("evidence.ragged", line=line), help_)


def damaged() -> EvidenceFault:
    """Return that a file is damaged, or is something else."""
    help_ = message("evidence.damaged.help", usual="UTF-8", example="encoding: latin-1")
    return EvidenceFault("CX909", message("evidence.damaged"), help_)
