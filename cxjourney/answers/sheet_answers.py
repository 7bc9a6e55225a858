"""Question sheets that people have filled in -> answers; and what stands in them that can't be read for sure.

Rows are known by their keys, wherever they stand; one without a key speaks of the stage that it names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from cxjourney.answers.answer import QUESTION, Answer, AnswerValue
from cxjourney.answers.cell_values import CellReading, is_filled, plain, read_cell, shown
from cxjourney.answers.columns import GIVEN, REASON, SIGNED
from cxjourney.answers.named_places import NamedPlaces
from cxjourney.answers.row_key import read_key
from cxjourney.answers.sheet_header import SheetHeader, find_header
from cxjourney.answers.sheet_origins import SheetOrigins, explains_columns
from cxjourney.languages.message import Message, message
from cxjourney.tables.grid import CellValue, Grid, UnreadCell
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

KEY, JOURNEY, STAGE = "key", "journey", "stage"
_BORNE = (JOURNEY, STAGE, QUESTION, REASON)
"""The columns that are given by the tool, and may be filled in a row without a key: what it is about, and why."""
_POINT = re.compile(r"^\s*[•·*-]\s+", re.MULTILINE)
"""What stands before each of several questions in a cell."""


@dataclass(frozen=True, eq=False)
class SheetRow:
    """A row of a question sheet.

    Attributes:
        grid: The sheet.
        header: Its head.
        number: Which row it is, from 0.
        journey: The id of the one journey that the sheet speaks of; empty where that can't be told.
    """

    grid: Grid
    header: SheetHeader
    number: int
    journey: str = ""

    @property
    def cells(self) -> Sequence[CellValue | UnreadCell]:
        """What stands in it."""
        return self.grid.rows[self.number]

    @cached_property
    def filled(self) -> Mapping[int, CellValue | UnreadCell]:
        """By column, from 0, the cells in which something stands."""
        return {at: cell for at, cell in enumerate(self.cells) if is_filled(cell)}

    def name(self, column: int) -> str | None:
        """Return the machine name of a column; None where it has none."""
        return self.header.names[column] if column < len(self.header.names) else None

    def columns(self, names: Iterable[str]) -> tuple[int, ...]:
        """Return the columns of machine names, from 0."""
        return tuple(self.header.names.index(name) for name in names)

    def text(self, name: str) -> str:
        """Return what stands in the column of a machine name, its lines kept; empty where nothing does."""
        at = self.header.names.index(name) if name in self.header.names else len(self.cells)
        return shown(self.cells[at]) if at < len(self.cells) and is_filled(self.cells[at]) else ""

    @cached_property
    def place(self) -> Message:
        """Where it stands: the file, the sheet, and its line."""
        file, line = escape_unseen(self.grid.file), self.grid.line(self.number)
        if not self.grid.sheet:
            return message("answers.place", file=file, line=line)
        return message("answers.place.sheet", file=file, sheet=escape_unseen(self.grid.sheet), line=line)


class LeftCells(NamedTuple):
    """Cells of a row that are not written into files, and why.

    Attributes:
        row: The row.
        columns: The columns of the cells, from 0.
        why: The reason, as sentences.
    """

    row: SheetRow
    columns: tuple[int, ...]
    why: str


@dataclass
class SheetAnswers:
    """What sheets say.

    Attributes:
        answers: The answers, each with its row.
        left: Cells that can't be read for sure.
        notes: What else is to be said of the sheets.
        known: How many of the sheets are question sheets.
    """

    answers: dict[Answer, SheetRow] = field(default_factory=dict)
    left: list[LeftCells] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    known: int = 0


def read_answers(grids: Sequence[Grid], places: NamedPlaces) -> SheetAnswers:
    """Return what sheets say.

    Args:
        grids: The sheets, of one file or of several.
        places: What journeys, stages and personas are called.
    """
    found = SheetAnswers()
    origins = SheetOrigins(grids)
    for grid in grids:
        header = find_header(grid, places.personas)
        if header:
            found.known += 1
            found.notes += _merged_cells(grid, header)
            _SheetReader(grid, header, places, origins, found).read()
        elif not (grid.hidden or origins.tells(grid) or explains_columns(grid)) and any(map(_is_filled_in, grid.rows)):
            name = escape_unseen(grid.sheet or grid.file)
            found.notes.append(message("answers.unknown-sheet", sheet=name, file=escape_unseen(grid.file)))
    return found


def _is_filled_in(row: Iterable[CellValue | UnreadCell]) -> bool:
    return any(map(is_filled, row))


def _merged_cells(grid: Grid, header: SheetHeader) -> Iterator[Message]:
    """Yield what is said of cells that are merged: what stands in them counts for the first of them alone."""
    for merged in grid.merged:
        row = SheetRow(grid, header, merged.first_row)
        if merged.first_row >= header.first_row and merged.first_column in row.filled:
            first, last = grid.line(merged.first_row), grid.line(merged.last_row)
            said = shorten(escape_unseen(plain(shown(row.filled[merged.first_column]))), 40)
            sheet = escape_unseen(grid.sheet or grid.file)
            yield message("answers.merged", sheet=sheet, first=first, last=last, said=said)


class _SheetReader:
    """Reads one sheet.

    Args:
        grid: The sheet.
        header: Its head.
        places: What journeys, stages and personas are called.
        origins: What files the sheets were made from.
        found: What sheets say so far.
    """

    def __init__(
        self, grid: Grid, header: SheetHeader, places: NamedPlaces, origins: SheetOrigins, found: SheetAnswers
    ) -> None:
        numbers = range(header.first_row, len(grid.rows))
        keys = (read_key(SheetRow(grid, header, number).text(KEY)) for number in numbers)
        self.journeys = list(dict.fromkeys(key[0] for key in keys if key)) or places.find_journeys(grid.sheet)
        journey = self.journeys[0] if len(self.journeys) == 1 else ""
        rows = (SheetRow(grid, header, number, journey) for number in numbers)
        self.rows = [row for row in rows if row.filled and not _is_head(row)]
        self.reading = CellReading(header.language, places.persona_ids)
        self.places = places
        self.origins = origins
        self.found = found

    def read(self) -> None:
        """Read every row."""
        for row in self.rows:
            is_keyed = bool(plain(row.text(KEY)))
            names = {at: row.name(at) for at in row.filled}
            strange = tuple(at for at, name in names.items() if name is None)
            self._leave(row, strange, message("answers.why.column"))
            given = () if is_keyed else tuple(at for at, name in names.items() if name in GIVEN and name not in _BORNE)
            self._leave(row, given, message("answers.why.given"))
            answered = {at: name for at, name in names.items() if name and _is_answered(name, is_keyed)}
            if answered:
                self._read_row(row, answered)
            elif not is_keyed and not strange and not given:
                self._leave(row, tuple(names), message("answers.why.nothing"))

    def _leave(self, row: SheetRow, columns: tuple[int, ...], why: Message) -> None:
        if columns:
            self.found.left.append(LeftCells(row, columns, why))

    def _read_row(self, row: SheetRow, answered: Mapping[int, str]) -> None:
        stage = self._stage(row)
        if isinstance(stage, Message):
            self._leave(row, tuple(answered), stage)
            return
        values: dict[str, AnswerValue] = {}
        unread: dict[str, str] = {}
        for at, name in answered.items():
            value = read_cell(name, row.filled[at], self.reading)
            if isinstance(value, Message):
                self._leave(row, (at,), value)
                unread[name] = plain(shown(row.filled[at]))
            else:
                values[name] = value
        if values or unread:
            is_outdated = self.origins.is_outdated(row.grid, self.places.hashes.get(stage[0], {}))
            by, question = plain(row.text(SIGNED[0])), _POINT.sub("", row.text(QUESTION))
            self.found.answers[Answer(*stage, values, by, row.place, question, is_outdated, unread)] = row

    def _stage(self, row: SheetRow) -> tuple[str, str] | Message:
        """Return the journey and the stage that a row is about; why nobody can tell."""
        if key := plain(row.text(KEY)):
            if known := read_key(key):
                return self._renamed(row, *known)
            return message("answers.why.key", key=shorten(escape_unseen(key), 60))
        stage, journey = plain(row.text(STAGE)), plain(row.text(JOURNEY))
        if not stage:
            return message("answers.why.no-stage")
        around = self.journeys or list(self.places.titles)
        found = self.places.find_stages(self.places.find_journeys(journey) if journey else around, stage)
        if len(found) == 1:
            return found[0]
        shown_stage = shorten(escape_unseen(stage), 60)
        return message("answers.why.several-stages" if found else "answers.why.unknown-stage", stage=shown_stage)

    def _renamed(self, row: SheetRow, journey: str, stage: str) -> tuple[str, str]:
        """Return the stage of a key; of one that has another id since, the one that its row names."""
        places, title = self.places, plain(row.text(STAGE))
        if not title or (journey, stage) in places.find_stages([journey], stage):
            return journey, stage
        known = journey in places.titles
        journeys = [journey] if known else places.find_journeys(plain(row.text(JOURNEY)) or row.grid.sheet)
        found = places.find_stages(journeys, title)
        return found[0] if len(found) == 1 else (journey, stage)


def _is_answered(name: str, is_keyed: bool) -> bool:
    """Return whether what people write into a column is an answer; a question is one where nobody has asked it."""
    return (name not in GIVEN and name not in SIGNED) or (name == QUESTION and not is_keyed)


def _is_head(row: SheetRow) -> bool:
    """Return whether a row is the head once more, as where sheets were put below each other."""
    heads = (row.header.titles, row.header.names)
    return any(
        all(at < len(head) and head[at] == plain(shown(cell)) for at, cell in row.filled.items()) for head in heads
    )
