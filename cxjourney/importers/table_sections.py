"""Tables of one text that belong together: stages that have a table each, and a page that an export of ours wrote."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cxjourney.deserialize.translated_attributes import folded
from cxjourney.importers.table_shape import Meant
from cxjourney.importers.table_values import is_blank, shown
from cxjourney.languages import available_languages, language
from cxjourney.model.fields import is_slug
from cxjourney.tables.grid import CellValue, Grid, UnreadCell
from cxjourney.tables.limits import Row

_OF_STAGES = frozenset({"actions", "thoughts", "emotions", "touchpoints", "channels", "pain_points", "opportunities"})
"""Lanes that stages have, and hardly anything else."""
_PAIR = 2
"""A heading, and what it holds."""
_HEAD_COLUMNS = 3
"""Within how many columns headings are looked for."""
_SEVERAL = -1
"""The section of a table that was put together of several: no text before it belongs to the whole."""
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
    return [one for grid in grids for one in ([grid] if grid.hidden else _unstacked(grid, meant))]


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
    is_last = end == len(grid.rows)
    commented = (
        line for line in grid.commented if (first == 0 or line >= lines[0]) and (is_last or line < grid.line(end))
    )
    return grid._replace(
        rows=grid.rows[first:end], merged=tuple(merged), lines=lines, before=before, commented=tuple(commented)
    )


def _joined_stack(grids: Sequence[Grid], head: int) -> Grid:
    """Return tables of one stage each, whose first rows name them, as a table with the stages side by side.

    Args:
        grids: The tables.
        head: The row of the first that names its stage.
    """
    first = grids[0]
    tables = [[(row, grid.line(number)) for number, row in enumerate(grid.rows)] for grid in grids]
    rows, lines = _side_by_side([tables[0][head:], *tables[1:]])
    numbers = (*(first.line(number) for number in range(head)), *lines)
    commented = tuple(line for grid in grids for line in grid.commented)
    return first._replace(rows=(*first.rows[:head], *rows), merged=(), lines=numbers, commented=commented)


def _side_by_side(tables: Sequence[Iterable[tuple[Row, int]]]) -> tuple[list[Row], list[int]]:
    """Return tables of headings, and what each holds, as one with a column for each of them, and the lines of its rows.

    Args:
        tables: The rows of each with their lines; what several rows of one heading hold goes below each other.
    """
    rows: dict[str, list[CellValue | UnreadCell]] = {}
    lines: dict[str, int] = {}
    for column, table in enumerate(tables):
        for (first, *held), line in (one for one in table if one[0]):
            cells = rows.setdefault(heading := shown(first), [None] * len(tables))
            lines.setdefault(heading, line)
            for said in held[:1]:
                cells[column] = said if cells[column] is None else f"{shown(cells[column])}\n{shown(said)}"
    return [(heading or None, *cells) for heading, cells in rows.items()], [*lines.values()]


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
    rows, lines = _side_by_side(
        [[(row, grid.line(number)) for number, row in enumerate(grid.rows) if number or not is_head] for grid in grids]
    )
    first = grids[0]
    above = first.headings[:-1]
    return Grid(
        first.file,
        above[-1] if above else "",
        (("Stage", *(grid.sheet for grid in grids)), *rows),
        first_line=first.first_line,
        lines=(first.section or first.first_line, *lines),
        headings=above,
        before=tuple(text for grid in grids for text in grid.before),
        section=_SEVERAL,
    )
