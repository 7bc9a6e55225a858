"""A grid -> the table of a journey: which row or column names stages, and which lane each heading stands for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from cxjourney.importers.table_headings import Heading, read_heading
from cxjourney.importers.table_values import is_blank, shown
from cxjourney.tables.grid import CellValue, Grid, UnreadCell

Direction = Literal["across", "down"]
"""Whether stages stand in a row, side by side, or in a column, one below the other."""
_HEAD_ROWS, _HEAD_COLUMNS = 12, 3
"""Within how many rows and columns headings are looked for."""
_OF_STAGES = frozenset(
    {"actions", "thoughts", "emotions", "touchpoints", "channels", "pain_points", "opportunities", "questions"}
)
"""Lanes that stages have, and hardly anything else."""
_HEADINGS = 200
"""How many headings are looked at to tell how a table runs."""
_FEWEST = 2
"""Headings that a table must have that are known, so that it is taken for one of a journey."""
Value = CellValue | UnreadCell


class Place(NamedTuple):
    """A cell: what it holds, and the line of its file."""

    value: Value
    line: int


@dataclass
class Lane:
    """A lane of a table.

    Attributes:
        heading: Its heading, as written.
        meant: What it stands for.
        line: Where the heading stands.
        cells: By stage, what stands in it.
        place: The file, or its sheet, in which it stands.
    """

    heading: str
    meant: Heading
    line: int
    cells: list[list[Place]] = field(default_factory=list)
    place: str = ""


@dataclass
class JourneyTable:
    """A table of a journey.

    Attributes:
        line: Where it begins.
        direction: How its stages run.
        stages: The titles of its stages.
        lanes: Its lanes.
        above: What stands above it.
        beside: What stands in none of its lanes, beside or below them.
        stage_heading: The heading of its stages; empty where they have none.
    """

    line: int
    direction: Direction
    stages: list[Place]
    lanes: list[Lane]
    above: list[Place]
    beside: list[Place] = field(default_factory=list)
    stage_heading: str = ""


Meant = Callable[[str], Heading]
"""What a heading stands for, a user's choices included."""


def journey_table(grid: Grid, meant: Meant = read_heading, direction: Direction | None = None) -> JourneyTable | None:
    """Return what a grid says as a table of a journey; None where too few of its headings are known.

    Args:
        grid: The grid.
        meant: What headings stand for.
        direction: How stages run; None to tell by where headings stand.
    """
    rows = _spread(grid)
    lines = [grid.line(row) for row in range(len(rows))]
    across, down = _Side(rows, lines, meant), _Side(_turned(rows), lines, meant, is_turned=True)
    ways = {"across": across, "down": down}
    if direction:
        return ways[direction].table(direction) if ways[direction].known else None
    best: Direction = "across" if across.known > down.known else "down"
    return ways[best].table(best) if ways[best].known >= _FEWEST else None


def with_place(table: JourneyTable, place: str) -> JourneyTable:
    """Return a table whose lanes know in which file, or sheet, they stand."""
    return replace(table, lanes=[replace(lane, place=place) for lane in table.lanes])


def _spread(grid: Grid) -> list[list[Value]]:
    """Return the rows of a grid, all of one width, with the value of merged cells in each of them."""
    width = max(map(len, grid.rows), default=0)
    rows: list[list[Value]] = [[*row, *[None] * (width - len(row))] for row in grid.rows]
    for one in grid.merged:
        if one.first_row >= len(rows) or one.first_column >= width:
            continue
        value = rows[one.first_row][one.first_column]
        for row in range(one.first_row, min(one.last_row + 1, len(rows))):
            for column in range(one.first_column, min(one.last_column + 1, width)):
                rows[row][column] = value
    return rows


def _turned(rows: Sequence[Sequence[Value]]) -> list[list[Value]]:
    return [list(column) for column in zip(*rows, strict=True)]


class _Side:
    """A grid whose lanes are taken for rows, and its headings for a column.

    Args:
        rows: The cells; turned where lanes are columns.
        lines: The lines of the file, of each row as it stood there.
        meant: What headings stand for.
        is_turned: Whether rows are the grid's columns.
    """

    def __init__(self, rows: list[list[Value]], lines: list[int], meant: Meant, is_turned: bool = False) -> None:
        self.rows, self.lines, self.meant, self.is_turned = rows, lines, meant, is_turned
        self.taken_up: set[tuple[int, int]] = set()
        width = max(map(len, rows), default=0)
        columns = range(min(width, _HEAD_ROWS if is_turned else _HEAD_COLUMNS))
        found = {column: self._known_in(column) for column in columns}
        self.column = max(columns, key=lambda column: found[column], default=0)
        self.known = found.get(self.column, 0)

    def _known_in(self, column: int) -> int:
        """Return how many different lanes the headings in a column name."""
        return len(
            {self.meant(shown(row[column])).lane for row in self.rows[:_HEADINGS] if not is_blank(row[column])} - {""}
        )

    def _line(self, row: int, column: int) -> int:
        return self.lines[column if self.is_turned else row]

    def table(self, direction: Direction) -> JourneyTable:
        """Return what it says."""
        headings = {
            row: Heading("") if is_blank(cells[self.column]) else self.meant(shown(cells[self.column]))
            for row, cells in enumerate(self.rows)
        }
        stage_row = self._stage_row(headings)
        if stage_row is None:
            return JourneyTable(self.lines[0], direction, [], [], [])
        head = self.rows[stage_row]
        groups = list(self._groups(head))
        stages = [Place(head[columns[0]], self._line(stage_row, columns[0])) for columns in groups]
        heading = shown(head[self.column])
        first = min([stage_row, *(row for row, found in headings.items() if self._begins(row, found))])
        line = self.lines[self.column] if self.is_turned else self.lines[first]
        self.taken_up.update((stage_row, column) for column in range(self.column, len(head)))
        lanes = list(self._lanes(headings, stage_row, groups, first))
        above, beside = list(self._above(first)), list(self._beside(headings, first))
        return JourneyTable(line, direction, stages, lanes, above, beside, heading)

    def _begins(self, row: int, meant: Heading) -> bool:
        """Return whether a row is a lane, and not a remark above the table, such as whose journey it is."""
        filled = sum(not is_blank(cell) for cell in self.rows[row][self.column + 1 :])
        return bool(meant.lane) and (filled > 1 or meant.lane in ("stage", "step", "phase"))

    def _stage_row(self, headings: Mapping[int, Heading]) -> int | None:
        """Return the row that names stages: by its heading, else the one above all lanes that are known."""
        for lane in ("stage", "phase" if self._are_steps_lists(headings) else "step", "step", "phase"):
            for row, found in headings.items():
                if found.lane == lane and self._names_stages(row):
                    return row
        if any(found.lane in ("stage", "step") for found in headings.values()):  # they hold numbers alone
            return next((row for row, found in headings.items() if found.lane == "actions"), None)
        lanes = [row for row, found in headings.items() if found.lane]
        if len({headings[row].lane for row in lanes} & _OF_STAGES) < _FEWEST:  # a list of personas, or of problems
            return None
        rows = range(lanes[0]) if not self.is_turned else [row for row in headings if row not in lanes]
        return next((row for row in rows if self._names_stages(row)), None)

    def _names_stages(self, row: int) -> bool:
        """Return whether what stands in a row can be the titles of stages: at least one text, and no numbers alone."""
        filled = [shown(cell) for cell in self.rows[row][self.column + 1 :] if not is_blank(cell)]
        fewest = 1 if self.meant(shown(self.rows[row][self.column])).lane else 2
        return len(filled) >= fewest and not all(one.isdecimal() for one in filled)

    def _are_steps_lists(self, headings: Mapping[int, Heading]) -> bool:
        """Return whether steps are what is done in phases: each phase is named once, whatever stands below it."""
        phases = [row for row, found in headings.items() if found.lane == "phase"]
        if not phases:
            return False
        filled = [shown(cell) for cell in self.rows[phases[0]][self.column + 1 :] if not is_blank(cell)]
        return len(set(filled)) == len(filled) and len(filled) == self._used_columns()

    def _used_columns(self) -> int:
        columns = zip(*(row[self.column + 1 :] for row in self.rows), strict=True)
        return sum(any(not is_blank(cell) for cell in column) for column in columns)

    def _groups(self, head: Sequence[Value]) -> Iterator[list[int]]:
        """Yield the columns of each stage: those with the same title side by side, and those without one behind it."""
        group: list[int] = []
        for column in range(self.column + 1, len(head)):
            is_new = not is_blank(head[column]) and (not group or shown(head[column]) != shown(head[group[0]]))
            if is_new and group:
                yield group
            if is_new:
                group = [column]
            elif group:
                group.append(column)
        if group:
            yield group

    def _lanes(
        self, headings: Mapping[int, Heading], stage_row: int, groups: list[list[int]], first: int
    ) -> Iterator[Lane]:
        lane: Lane | None = None
        for row, cells in enumerate(self.rows):
            if row == stage_row or (row < first and not self.is_turned):
                continue
            if self._only_counts(row, headings[row], groups) or self._is_bar(row):
                continue
            self.taken_up.add((row, self.column))
            if is_blank(cells[self.column]) and lane:
                self._add(lane, row, groups)
                continue
            if lane:
                yield lane
            lane = Lane(shown(cells[self.column]), headings[row], self._line(row, self.column))
            self._add(lane, row, groups)
        if lane:
            yield lane

    def _only_counts(self, row: int, meant: Heading, groups: list[list[int]]) -> bool:
        """Return whether a row is empty, or only says which number each stage has."""
        filled = [shown(self.rows[row][columns[0]]) for columns in groups if not is_blank(self.rows[row][columns[0]])]
        if not filled:
            return all(is_blank(self.rows[row][column]) for columns in groups for column in columns)
        heading = shown(self.rows[row][self.column])
        is_number = meant.lane in ("stage", "step") or heading.casefold().rstrip(".") in ("#", "no", "nr", "n", "№", "")
        if not is_number or filled != [str(number) for number in range(1, len(filled) + 1)]:
            return False
        self.taken_up.update((row, column) for column in range(self.column, len(self.rows[row])))
        return True

    def _is_bar(self, row: int) -> bool:
        """Return whether cells that are merged over all stages only divide the lanes above from those below."""
        texts = {shown(cell) for cell in self.rows[row][self.column :]}
        return len(texts) == 1 and len(self.rows[row]) - self.column > _FEWEST

    def _add(self, lane: Lane, row: int, groups: list[list[int]]) -> None:
        """Add what stands in a row to a lane, each value once for a stage; phases go on until the next begins."""
        lane.cells = lane.cells or [[] for _ in groups]
        before: Value = None
        for cells, columns in zip(lane.cells, groups, strict=True):
            for column in columns:
                value = self.rows[row][column]
                self.taken_up.add((row, column))
                if lane.meant.lane == "phase" and is_blank(value):
                    value = before
                before = value
                if not is_blank(value) and value not in [cell.value for cell in cells]:
                    cells.append(Place(value, self._line(row, column)))

    def _above(self, first: int) -> Iterator[Place]:
        """Yield what stands above the table, each text once."""
        rows = self.rows[:first] if not self.is_turned else _turned(self.rows)[: self.column]
        for row, cells in enumerate(rows):
            for value in dict.fromkeys(cell for cell in cells if not is_blank(cell)):
                yield Place(value, self.lines[row])

    def _beside(self, headings: Mapping[int, Heading], first: int) -> Iterator[Place]:
        """Yield what stands neither above the table nor in a lane of it, each text once."""
        told: set[Value] = set()
        for row, cells in enumerate(self.rows):
            for column, value in enumerate(cells):
                is_above = column < self.column if self.is_turned else row < first
                is_empty_lane = column == self.column and headings[row].lane
                if is_blank(value) or is_above or is_empty_lane or (row, column) in self.taken_up or value in told:
                    continue
                told.add(value)
                yield Place(value, self._line(row, column))
