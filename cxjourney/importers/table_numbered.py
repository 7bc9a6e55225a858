"""A table without headings that numbers its stages, and says beside each what happens there."""

import re

from cxjourney.importers.table_headings import Heading, read_heading
from cxjourney.importers.table_shape import JourneyTable, Lane, Place
from cxjourney.importers.table_values import is_blank, shown
from cxjourney.tables.grid import Grid

_NUMBERED = re.compile(r"([^\W\d_][^\d]*?)\s*\d{1,2}\W*")
"""A word with a number behind it."""
_PAIR = 2


def numbered_stages(grid: Grid) -> JourneyTable | None:
    """Return a table without headings whose first column is “Stage 1”, “Stage 2” …, and what happens there beside."""
    rows, lines = grid.rows, [grid.line(row) for row in range(len(grid.rows))]
    found = [_NUMBERED.fullmatch(shown(row[0])) if len(row) == _PAIR else None for row in rows]
    words = {read_heading(one[1]).lane if one else "" for one in found}
    if len(rows) < _PAIR or not words <= {"stage", "step"}:
        return None
    stages = [Place(row[0], line) for row, line in zip(rows, lines, strict=True)]
    cells = [[] if is_blank(row[1]) else [Place(row[1], line)] for row, line in zip(rows, lines, strict=True)]
    lane = Lane("…", Heading("summary"), lines[0], cells)
    return JourneyTable(lines[0], "down", stages, [lane], [], stage_heading=found[0][1] if found[0] else "")
