"""A journey as CSV: nothing in it is taken for a formula by a spreadsheet."""

import csv
import re
from io import StringIO

from cxjourney.analysis.study import Study
from cxjourney.exporters.export import Export
from cxjourney.exporters.journey_table import Cell, journey_table
from cxjourney.languages import Language
from cxjourney.text.formula_signs import keep_text

_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")


def write(study: Study, words: Language) -> Export:
    """Return a journey as values with commas between, which import reads."""
    table = journey_table(study, words)
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([list(map(_cell, row)) for row in table.rows])
    return Export(table.id, table.title, text.getvalue(), table.left_out)


def _cell(value: Cell) -> str:
    """Return a cell; what a spreadsheet would take for a formula stands behind an apostrophe, figures don't."""
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return text if _FIGURE.fullmatch(text) else keep_text(text)
