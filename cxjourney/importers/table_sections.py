"""Tables of one text that belong together: stages that have a table each, and a page that an export of ours wrote."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxjourney.deserialize.translated_attributes import folded
from cxjourney.importers.table_shape import Meant
from cxjourney.importers.table_values import is_blank, shown
from cxjourney.languages import available_languages, language
from cxjourney.model.fields import is_slug
from cxjourney.tables.grid import CellValue, Grid, OutsideText, UnreadCell

_OF_STAGES = frozenset({"actions", "thoughts", "emotions", "touchpoints", "channels", "pain_points", "opportunities"})
"""Lanes that stages have, and hardly anything else."""
_PAIR = 2
"""A heading, and what it holds."""
_HEAD_COLUMNS = 3
"""Within how many columns headings are looked for."""
_FEWEST = 2
"""How many of them a table has that speaks of one stage, and how many such tables a journey has."""


def without_pages(grids: Sequence[Grid]) -> tuple[list[Grid], list[Grid]]:
    """Return tables without those of pages that an export of ours wrote for people, and the first table of each page.

    A page begins with a table whose first row says the id of a journey.
    """
    left: list[Grid] = []
    pages: list[Grid] = []
    for grid in grids:
        if _begins_page(grid):
            pages.append(grid)
        elif not pages or pages[-1].file != grid.file or (grid.rows and pages[-1].headings[:1] != grid.headings[:1]):
            left.append(grid)
    return left, pages


def _begins_page(grid: Grid) -> bool:
    if len(grid.headings) != 1 or not grid.rows or grid.rows[0]:
        return False
    words = {language(tag).text("export.table.journey") for tag in available_languages()}
    names = {"journey", *map(folded, words)}
    return any(len(row) > 1 and folded(shown(row[0])) in names and is_slug(shown(row[1])) for row in grid.rows[1:3])


def without_stacks(grids: Sequence[Grid], meant: Meant) -> list[Grid]:
    """Return tables; those that stand one below the other in a sheet, each with a row of its stages, apart.

    Args:
        grids: The tables.
        meant: What headings stand for.
    """
    return [one for grid in grids for one in _unstacked(grid, meant)]


def _unstacked(grid: Grid, meant: Meant) -> list[Grid]:
    for column in range(_HEAD_COLUMNS):
        heads = [row for row in range(len(grid.rows)) if meant(shown(grid.value(row, column))).lane == "stage"]
        if len(heads) >= _FEWEST and all(not is_blank(grid.value(row, column + 1)) for row in heads):
            begins = [0, *(_first_of(grid, head) for head in heads[1:])]
            tables = [_part(grid, *rows) for rows in zip(begins, [*begins[1:], len(grid.rows)], strict=True)]
            is_journey = column == 0 and all(len(row) <= _PAIR for row in grid.rows)
            return [_joined_stack(tables, heads[0])] if is_journey else tables
    return [grid]


def _first_of(grid: Grid, head: int) -> int:
    """Return the row with which a table begins, with the text that stands right above its stages."""
    filled = [sum(not is_blank(cell) for cell in row) for row in grid.rows[:head]]
    while filled and filled[-1] == 1:
        filled.pop()
    return len(filled)


def _part(grid: Grid, first: int, end: int) -> Grid:
    merged = (
        one._replace(first_row=one.first_row - first, last_row=one.last_row - first)
        for one in grid.merged
        if first <= one.first_row and one.last_row < end
    )
    lines = tuple(grid.line(row) for row in range(first, end))
    before = grid.before if first == 0 else ()
    return grid._replace(rows=grid.rows[first:end], merged=tuple(merged), lines=lines, before=before)


def _joined_stack(grids: Sequence[Grid], head: int) -> Grid:
    """Return tables of one stage each, whose first rows name them, as a table with the stages side by side.

    Args:
        grids: The tables.
        head: The row of the first that names its stage.
    """
    above = grids[0].rows[:head]
    rows: dict[str, list[CellValue | UnreadCell]] = {}
    lines: dict[str, int] = {}
    for stage, grid in enumerate(grids):
        for number, row in enumerate(grid.rows):
            if row and (stage or number >= head):
                cells = rows.setdefault(shown(row[0]), [None] * len(grids))
                lines.setdefault(shown(row[0]), grid.line(number))
                if len(row) > 1:
                    _add(cells, stage, row[1])
    table = (*above, *((heading or None, *cells) for heading, cells in rows.items()))
    numbers = (*(grids[0].line(number) for number in range(head)), *lines.values())
    return grids[0]._replace(rows=table, merged=(), lines=numbers)


def _add(cells: list[CellValue | UnreadCell], stage: int, said: CellValue | UnreadCell) -> None:
    cells[stage] = said if cells[stage] is None else f"{shown(cells[stage])}\n{shown(said)}"


def with_sections_joined(grids: Sequence[Grid], meant: Meant) -> list[Grid]:
    """Return tables; those that speak of one stage each, side by side below one heading, as one.

    Args:
        grids: The tables, in their order.
        meant: What headings stand for.
    """
    found: list[Grid] = []
    for place, some in groupby(grids, key=lambda grid: _section(grid, meant)):
        tables = [*some]
        is_journey = place is not None and len({grid.section for grid in tables}) == len(tables) >= _FEWEST
        found += [_joined(tables, meant)] if is_journey else tables
    return found


def _section(grid: Grid, meant: Meant) -> tuple[str, tuple[str, ...]] | None:
    """Return where a table of one stage stands; None where it is none."""
    lanes = [meant(shown(row[0])).lane for row in grid.rows if row and not is_blank(row[0])]
    is_narrow = all(len(row) <= 2 for row in grid.rows)
    if not grid.headings or not is_narrow or len(_OF_STAGES.intersection(lanes)) < _FEWEST:
        return None
    return None if "stage" in lanes or "step" in lanes else (grid.file, grid.headings[:-1])


def _joined(grids: Sequence[Grid], meant: Meant) -> Grid:
    """Return tables of one stage each as a table with the stages side by side."""
    heads = {grid.rows[0] for grid in grids}
    is_head = len(heads) == 1 and not meant(shown(grids[0].rows[0][0]) if grids[0].rows[0] else "").lane
    rows: dict[str, list[CellValue | UnreadCell]] = {}
    lines: dict[str, int] = {}
    for stage, grid in enumerate(grids):
        for number, row in enumerate(grid.rows):
            if (number == 0 and is_head) or not row:
                continue
            heading = shown(row[0])
            cells = rows.setdefault(heading, [None] * len(grids))
            lines.setdefault(heading, grid.line(number))
            if len(row) > 1:
                _add(cells, stage, row[1])
    first = grids[0]
    titles = ("Stage", *(grid.sheet for grid in grids))
    above = first.headings[:-1]
    table = (titles, *((heading, *cells) for heading, cells in rows.items()))
    return Grid(
        first.file,
        above[-1] if above else "",
        tuple(table),
        (),
        first.first_line,
        (first.section or first.first_line, *lines.values()),
        headings=above,
        before=tuple(_texts(grids)),
        section=-1,
    )


def _texts(grids: Sequence[Grid]) -> Iterator[OutsideText]:
    for grid in grids:
        yield from grid.before
