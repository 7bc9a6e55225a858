"""Tables -> drafts of journeys, with what was understood of each heading, and a list of what has no home."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.importers.draft import (
    RESERVED_IDS,
    Draft,
    DraftJourney,
    ImportOptions,
    NotCarried,
    Personas,
    Understood,
    plain_text,
)
from cxjourney.importers.table_choices import TableChoices
from cxjourney.importers.table_headings import OWN_LANE, read_heading
from cxjourney.importers.table_marked import MarkedJourney, is_marked
from cxjourney.importers.table_shape import JourneyTable, Place, journey_table
from cxjourney.importers.table_stages import TableStages, first_text
from cxjourney.importers.table_values import shown
from cxjourney.languages.message import message
from cxjourney.tables.grid import Grid
from cxjourney.text.shorten import shorten
from cxjourney.workspace.joined_ids import Said

_LONGEST = 120
_NAMELESS = re.compile(
    r"(?:sheet|tabelle|лист|hoja|feuil|feuille|planilha|sayfa|lembar|工作表|シート|ورقة|برگه|foglio|blad|tabela)\s*\d*",
    re.IGNORECASE,
)
"""The names of sheets that nobody has named."""
_LABELLED = re.compile(r"([^:：]{1,40})[:：]\s*(.+)")
_TITLE = re.compile(r"(?:customer |user )?(?:journey|map|journey map|title|name|journey name)", re.IGNORECASE)


def read(grids: Sequence[Grid], options: ImportOptions) -> Draft:
    """Return tables as drafts of journeys; those in which no journey stands are listed."""
    reading = _Reading(options)
    for grid in grids:
        reading.read(grid)
    teams: dict[str, Said] = {id_: {"title": title} for id_, title in reading.teams.items()}
    shared: dict[str, dict[str, Said]] = {"teams": teams, "channels": reading.channels}
    definitions = {key: some for key, some in shared.items() if some}
    return Draft(reading.journeys, reading.personas.titles, reading.not_carried, definitions, reading.understood)


class _Reading:
    def __init__(self, options: ImportOptions) -> None:
        self.language = options.language
        self.choices = options.table or TableChoices()
        self.persona = plain_text(self.choices.persona or "") or None
        self.meant = self.choices.meant()
        self.journeys: list[DraftJourney] = []
        self.personas = Personas()
        self.teams: dict[str, str] = {}
        self.channels: dict[str, Said] = {}
        self.not_carried: list[NotCarried] = []
        self.understood: list[Understood] = []

    def read(self, grid: Grid) -> None:
        first = next((row for row, cells in enumerate(grid.rows) if cells), 0)
        name = plain_text(grid.sheet) or next(iter(map(shown, grid.rows[first])), "") if grid.rows else grid.sheet
        if grid.hidden:
            self._list(grid, 1, grid.sheet, message("import.table.hidden"))
            return
        if not grid.rows:
            return
        if is_marked(grid):
            self._read_marked(grid)
            return
        table = journey_table(grid, self.meant, self.choices.stages)
        if table is None:
            why = message("import.table.unknown", option="--map")
            self._list(grid, grid.line(first), name, why)
        elif not table.stages:
            self._list(grid, table.line, name, message("import.table.no-stage", option="--stages"))
        else:
            self._read_journey(grid, table)

    def _list(self, grid: Grid, line: int, what: str, why: str) -> None:
        self.not_carried.append(NotCarried(_place(grid), line, shorten(plain_text(what), _LONGEST), why))

    def _read_journey(self, grid: Grid, table: JourneyTable) -> None:
        before = len(self.not_carried)
        above = _read_above(table.above)
        title, named = above.title or _sheet_title(grid), above.personas
        for place in above.rest:
            self._list(grid, place.line, shown(place.value), message("import.table.above"))
        stages = TableStages(
            table,
            self.personas,
            self.persona or (named[0] if len(named) == 1 else None),
            self.choices.scale,
            lambda line, what, why: self._list(grid, line, what, why),
        )
        stages.teams = self.teams
        stages.travellers += [self.personas.id_of(one) for one in named]
        stages.read()
        self.not_carried[before:] = sorted(self.not_carried[before:], key=lambda one: one.line)
        taken = {journey.id for journey in self.journeys} | RESERVED_IDS
        id_ = free_id(title, "journey", len(self.journeys) + 1, taken)
        data: dict[str, YamlValue] = {"journey": id_, "title": title}
        optional: dict[str, YamlValue] = {
            "summary": above.said.get("summary", ""),
            "language": self.language or "",
            "status": "draft",
            "goal": above.said.get("goals", ""),
            "phases": stages.phases,
            "lanes": stages.lanes,
            "travelled_by": [*stages.travellers],
            "stages": [*stages.stages],
        }
        data |= {key: value for key, value in optional.items() if value}
        self.journeys.append(DraftJourney(id_, grid.file, table.line, data))
        self._understand(grid, table)

    def _read_marked(self, grid: Grid) -> None:
        before = len(self.not_carried)
        marked = MarkedJourney(grid, self.meant, self.personas, self.teams)

        def listed(line: int, what: str, why: str) -> None:
            self._list(grid, line, what, why)

        stages = TableStages(marked.table, self.personas, self.persona, self.choices.scale, listed)
        stages.teams = self.teams
        stages.read()
        marked.read(stages, listed)
        self.not_carried[before:] = sorted(self.not_carried[before:], key=lambda one: one.line)
        self.channels |= marked.channels
        taken = {journey.id for journey in self.journeys} | RESERVED_IDS
        id_ = marked.id if marked.id and marked.id not in taken else ""
        id_ = id_ or free_id(f"{marked.data['title']}", "journey", len(self.journeys) + 1, taken)
        if self.language:
            marked.data["language"] = self.language
        self.journeys.append(DraftJourney(id_, grid.file, grid.line(0), {"journey": id_, **marked.data}))

    def _understand(self, grid: Grid, table: JourneyTable) -> None:
        place = _place(grid)
        heads = [Understood(place, table.line, table.line, table.stage_heading, "stage", shown(table.stages[0].value))]
        for lane in table.lanes:
            meant = "actions" if lane.meant.lane == "step" else lane.meant.lane
            heads.append(
                Understood(place, table.line, lane.line, lane.heading, meant or OWN_LANE, plain_text(first_text(lane)))
            )
        self.understood += heads


def _place(grid: Grid) -> str:
    return f"{grid.file}[{grid.sheet}]" if grid.sheet and grid.file.lower().endswith(".xlsx") else grid.file


def _sheet_title(grid: Grid) -> str:
    sheet = plain_text(grid.sheet)
    if sheet and not _NAMELESS.fullmatch(sheet):
        return sheet
    stem = re.sub(r"\.[A-Za-z]+$", "", re.split(r"[/\\]", grid.file)[-1])
    return plain_text(stem) or "journey"


class _Above(NamedTuple):
    """What stands above a table: its title, the personas that are named, what is said by lane, and what else is."""

    title: str
    personas: list[str]
    said: dict[str, str]
    rest: list[Place]


def _read_above(places: Sequence[Place]) -> _Above:
    above = _Above("", [], {}, [])
    left = list(places)
    while left:
        place = left.pop(0)
        text = shown(place.value)
        labelled = _LABELLED.fullmatch(text)
        label, said = (labelled[1], labelled[2]) if labelled else (text.rstrip(":："), "")
        lane = read_heading(label).lane
        is_title = bool(_TITLE.fullmatch(label))
        if (is_title or lane) and not said and left and left[0].line == place.line:
            said = shown(left.pop(0).value)
        if lane == "personas" and said:
            above.personas.append(said)
        elif lane in ("summary", "goals") and said and lane not in above.said:
            above.said[lane] = said
        elif not above.title and ((is_title and said) or not lane):
            above = above._replace(title=said if is_title and said else text)
        else:
            above.rest.append(place)
    return above
