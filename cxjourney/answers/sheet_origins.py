"""The tabs that come with question sheets and hold no answers: what they were made from, and what explains them."""

from collections.abc import Iterable, Mapping

from cxjourney.answers.cell_values import plain
from cxjourney.answers.columns import column_of_heading
from cxjourney.tables.grid import Grid

_ORIGIN = "cxjourney"
"""Begins the tab that says by which version, and from which files, sheets were made."""
_LISTS = "lists"
"""The name of the tab that holds what is offered to choose from."""
_FEWEST = 5
"""A tab that has so many headings below each other explains them."""


class SheetOrigins:
    """What files sheets were made from, by the tabs that say so.

    Args:
        grids: The sheets.
    """

    def __init__(self, grids: Iterable[Grid]) -> None:
        self._hashes: dict[str, dict[str, str]] = {}
        for grid in filter(self.tells, grids):
            told = {f"{row[0]}": f"{row[1]}" for row in grid.rows if len(row) > 1}
            self._hashes[grid.file] = {name: said.removeprefix("sha256:") for name, said in told.items()}

    def tells(self, grid: Grid) -> bool:
        """Return whether a sheet says what others were made from, or holds what they offer."""
        return grid.sheet == _LISTS or bool(grid.rows and grid.rows[0][:1] == (_ORIGIN,))

    def is_outdated(self, grid: Grid, hashes: Mapping[str, str]) -> bool:
        """Return whether one of some files has changed since a sheet was made; False where that isn't told.

        Args:
            grid: The sheet.
            hashes: By the name of a file, the SHA-256 of its text now.
        """
        told = self._hashes.get(grid.file, {})
        return any(told.get(name, hash_) != hash_ for name, hash_ in hashes.items())


def explains_columns(grid: Grid) -> bool:
    """Return whether a sheet explains the columns of others: headings stand below each other."""
    heads = (plain(row[0]) for row in grid.rows if row and isinstance(row[0], str))
    return sum(column_of_heading(head, {}) is not None for head in heads) >= _FEWEST
