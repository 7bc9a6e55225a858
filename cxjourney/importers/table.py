"""Tables -> drafts of journeys, with what was understood of each heading, and a list of what has no home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

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
from cxjourney.importers.heading_language import heading_language
from cxjourney.importers.table_choices import TableChoices
from cxjourney.importers.table_headings import OWN_LANE
from cxjourney.importers.table_marked import MarkedJourney, is_marked
from cxjourney.importers.table_numbered import numbered_stages
from cxjourney.importers.table_sections import with_sections_joined, without_pages, without_stacks
from cxjourney.importers.table_shape import JourneyTable, journey_table, with_place
from cxjourney.importers.table_stages import TableStages, first_text
from cxjourney.importers.table_surroundings import Above, read_around, sheet_title, texts_outside
from cxjourney.importers.table_values import shown
from cxjourney.languages.message import message, or_message
from cxjourney.tables.grid import Grid
from cxjourney.text.comparison_key import comparison_key
from cxjourney.text.shorten import shorten
from cxjourney.workspace.joined_ids import Said

_LONGEST = 120


def read(grids: Sequence[Grid], options: ImportOptions) -> Draft:
    """Return tables as drafts of journeys; those in which no journey stands are listed."""
    reading = _Reading(options)
    left, pages = without_pages(grids)
    reading.refuse(pages)
    reading.read(with_sections_joined(without_stacks(left, reading.meant), reading.meant))
    teams: dict[str, Said] = {id_: {"title": title} for id_, title in reading.teams.items()}
    shared: dict[str, dict[str, Said]] = {"teams": teams, "channels": reading.channels}
    definitions = {key: some for key, some in shared.items() if some}
    return Draft(
        reading.journeys,
        reading.personas.titles,
        reading.not_carried,
        definitions,
        reading.understood,
        heading_languages=reading.heading_languages,
    )


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
        self.heading_languages: list[str] = []

    def refuse(self, pages: Sequence[Grid]) -> None:
        """List pages that an export of ours wrote for people: what comes back is written otherwise."""
        for page in pages:
            back = or_message([f"export {form}" for form in ("json", "xlsx", "csv")])
            self._list(page.file, page.line(0), page.headings[0], message("import.table.page", formats=back))

    def read(self, grids: Sequence[Grid]) -> None:
        """Read tables; those of the same stages that say different things of them are one journey."""
        before = len(self.not_carried)
        found: list[_Found] = []
        for grid in grids:
            one = self._found(grid)
            if one and not (found and found[-1].takes(one)):
                found.append(one)
        for one in found:
            if one.table:
                self._read_journey(one, one.table)
            else:
                self._read_marked(one.grid)
        files = list(dict.fromkeys(_place(grid) for grid in grids))
        self.not_carried[before:] = sorted(
            self.not_carried[before:], key=lambda one: (files.index(one.file) if one.file in files else 0, one.line)
        )

    def _found(self, grid: Grid) -> "_Found | None":
        """Return a table of a journey; of another say why it is none."""
        first = next((row for row, cells in enumerate(grid.rows) if cells), 0)
        name = plain_text(grid.sheet) or next(iter(map(shown, grid.rows[first])), "") if grid.rows else grid.sheet
        found = None
        if grid.hidden:
            self._list(_place(grid), 1, grid.sheet, message("import.table.hidden"))
        elif is_marked(grid):
            return _Found(grid)
        elif grid.rows:
            numbered = None if self.choices.stages else numbered_stages(grid)
            table = numbered or journey_table(grid, self.meant, self.choices.stages)
            if table is None:
                why = message("import.table.unknown", option="--map")
                self._list(_place(grid), grid.line(first), name, why)
            elif not table.stages:
                self._list(_place(grid), table.line, name, message("import.table.no-stage", option="--stages"))
            else:
                found = _Found(grid, table, read_around(grid, table.above))
        for line, what, why in texts_outside(grid, found.above if found else None):
            self._list(_place(grid), line, what, why)
        return found

    def _list(self, place: str, line: int, what: str, why: str) -> None:
        self.not_carried.append(NotCarried(place, line, shorten(plain_text(what), _LONGEST), why))

    def _read_journey(self, found: "_Found", table: JourneyTable) -> None:
        grid, above = found.grid, found.above
        title, named = above.title or sheet_title(grid), above.personas
        for one in found.all():
            for place in one.above.rest if not one.grid.headings else ():
                self._list(_place(one.grid), place.line, shown(place.value), message("import.table.above"))
            for place in one.table.beside if one.table else ():
                self._list(_place(one.grid), place.line, shown(place.value), message("import.table.above"))
        persona = self.persona or (named[0] if len(named) == 1 else None)
        stages = TableStages(found.whole(table), self.personas, persona, self.choices.scale, self._list)
        stages.teams = self.teams
        stages.travellers += [self.personas.id_of(one) for one in named]
        stages.read()
        taken = {journey.id for journey in self.journeys} | RESERVED_IDS
        id_ = free_id(title, "journey", len(self.journeys) + 1, taken)
        heads = [one for table in found.all() for one in table.understood(table is not found)]
        self.understood += heads
        data: dict[str, YamlValue] = {"journey": id_, "title": title}
        optional: dict[str, YamlValue] = {
            "summary": above.said.get("summary", ""),
            "language": self.language or self._language_of([one.heading for one in heads]),
            "status": "draft",
            "goal": above.said.get("goals", ""),
            "phases": stages.phases,
            "lanes": stages.lanes,
            "travelled_by": [*stages.travellers],
            "stages": [*stages.stages],
        }
        data |= {key: value for key, value in optional.items() if value}
        self.journeys.append(DraftJourney(id_, grid.file, table.line, data))

    def _language_of(self, headings: Sequence[str]) -> str:
        """Return the language that headings speak; empty where nobody can tell."""
        tag = heading_language(headings)
        if tag and tag not in self.heading_languages:
            self.heading_languages.append(tag)
        return tag or ""

    def _read_marked(self, grid: Grid) -> None:
        marked = MarkedJourney(grid, self.meant, self.personas, self.teams)
        stages = TableStages(
            with_place(marked.table, _place(grid)), self.personas, self.persona, self.choices.scale, self._list
        )
        stages.teams = self.teams
        stages.read()
        marked.read(stages, lambda line, what, why: self._list(_place(grid), line, what, why))
        self.channels |= marked.channels
        taken = {journey.id for journey in self.journeys} | RESERVED_IDS
        id_ = marked.id if marked.id and marked.id not in taken else ""
        id_ = id_ or free_id(f"{marked.data['title']}", "journey", len(self.journeys) + 1, taken)
        if self.language:
            marked.data["language"] = self.language
        self.journeys.append(DraftJourney(id_, grid.file, grid.line(0), {"journey": id_, **marked.data}))


@dataclass
class _Found:
    """A table of a journey.

    Attributes:
        grid: The table as it was read.
        table: Its lanes; None where an export of ours has written it.
        above: What stands above it.
        more: Further tables of the same journey.
    """

    grid: Grid
    table: JourneyTable | None = None
    above: Above = field(default_factory=lambda: Above("", [], {}, []))
    more: list["_Found"] = field(default_factory=list)

    def all(self) -> "Iterator[_Found]":
        """Yield it and the further tables."""
        yield self
        yield from self.more

    def takes(self, other: "_Found") -> bool:
        """Take another table in, if it says other things of the same stages; return whether it does."""
        if not self.table or not other.table or self.grid.file != other.grid.file:
            return False
        is_other = other.above.title or (other.above.personas and other.above.personas != self.above.personas)
        known = {lane for one in self.all() if one.table for lane in _lanes(one.table)}
        if is_other or _stages(self.table) != _stages(other.table) or known & _lanes(other.table):
            return False
        self.more.append(other)
        return True

    def whole(self, table: JourneyTable) -> JourneyTable:
        """Return all lanes of the journey."""
        tables = [with_place(one.table, _place(one.grid)) for one in self.all() if one.table]
        return replace(table, lanes=[lane for one in tables for lane in one.lanes])

    def understood(self, is_more: bool) -> Iterator[Understood]:
        """Yield what its headings were taken for."""
        if not self.table:
            return
        place, table = _place(self.grid), self.table
        first = shown(table.stages[0].value)
        yield Understood(place, table.line, table.line, table.stage_heading, "stage", first, is_more)
        for lane in table.lanes:
            meant = "actions" if lane.meant.lane == "step" else lane.meant.lane or OWN_LANE
            first = plain_text(first_text(lane))
            yield Understood(place, table.line, lane.line, lane.heading, meant, first, is_more)


def _stages(table: JourneyTable) -> list[str]:
    return [comparison_key(shown(place.value)) for place in table.stages]


def _lanes(table: JourneyTable) -> set[str]:
    return {lane.meant.lane or comparison_key(lane.heading) for lane in table.lanes}


def _place(grid: Grid) -> str:
    return f"{grid.file}[{grid.sheet}]" if grid.sheet and grid.file.lower().endswith(".xlsx") else grid.file
