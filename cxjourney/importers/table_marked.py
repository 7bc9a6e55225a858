"""A table that an export of ours has written -> the same journey again, and whatever was changed in it since.

Its first column says what each row is. Rows and columns that somebody added are read like those of any other table.
"""

import re
from collections.abc import Callable, Mapping
from typing import get_args

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.importers.draft import Personas
from cxjourney.importers.table_headings import LIST_LANES
from cxjourney.importers.table_shape import JourneyTable, Lane, Meant, Place
from cxjourney.importers.table_stages import STAGE_ORDER, TableStages
from cxjourney.importers.table_values import channel_of, is_blank, shown, text_of
from cxjourney.languages.message import message
from cxjourney.model.channel import known_channels
from cxjourney.model.fields import is_slug
from cxjourney.model.vocabulary import ChannelKind, PainSeverity, PhaseTime
from cxjourney.tables import journey_rows as rows
from cxjourney.tables.grid import Grid, UnreadCell

Stage = dict[str, YamlValue]
_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
"""A language tag, as options take it."""


def is_marked(grid: Grid) -> bool:
    """Return whether an export of ours has written a grid."""
    return grid.value(0, 0) == rows.JOURNEY and any(row and row[0] == rows.STAGE for row in grid.rows)


class MarkedJourney:
    """Reads a grid that an export has written.

    Attributes:
        id: The journey's id; empty where there is none.
        data: What the journey says beside its id, phases and lanes included.
        channels: The channels that it needs, by id.
        table: The table, with the lanes that somebody has added.
    """

    def __init__(self, grid: Grid, meant: Meant, personas: Personas, teams: dict[str, str]) -> None:
        self.grid, self.personas, self.teams = grid, personas, teams
        self.id = self._text(0, 3) if is_slug(self._text(0, 3)) else ""
        self.data: dict[str, YamlValue] = {"title": self._text(0, 2) or shown(grid.sheet) or "?", "status": "draft"}
        self.channels: dict[str, dict[str, YamlValue]] = {}
        self._persona_ids: dict[str, str] = {}
        self._team_ids: dict[str, str] = {}
        self._phases: list[dict[str, YamlValue]] = []
        self._lanes: list[dict[str, YamlValue]] = []
        stage_row = next(row for row, cells in enumerate(grid.rows) if cells and cells[0] == rows.STAGE)
        self._travellers: list[YamlValue] = []
        for row in range(len(grid.rows)):
            self._define(row)
        head = grid.rows[stage_row]
        self._columns = [column for column in range(2, len(head)) if not is_blank(head[column])]
        places = [Place(head[column], grid.line(stage_row)) for column in self._columns]
        self.table = JourneyTable(grid.line(0), "across", places, [], [], stage_heading=shown(grid.value(stage_row, 1)))
        self._rows = range(stage_row + 1, len(grid.rows))
        self.table.lanes = [self._lane(row, meant) for row in self._rows if is_blank(grid.value(row, 0))]
        self.table.lanes = [lane for lane in self.table.lanes if any(lane.cells)]

    def _text(self, row: int, column: int) -> str:
        value = self.grid.value(row, column)
        return "" if is_blank(value) or isinstance(value, UnreadCell) else shown(value)

    def _lane(self, row: int, meant: Meant) -> Lane:
        heading = self._text(row, 1)
        values = [self.grid.value(row, column) for column in self._columns]
        line = self.grid.line(row)
        return Lane(heading, meant(heading), line, [[] if is_blank(one) else [Place(one, line)] for one in values])

    def _define(self, row: int) -> None:
        """Read a row that defines something."""
        name, title, id_, more = (self._text(row, column) for column in (0, 2, 3, 4))
        if name == rows.JOURNEY and _LANGUAGE.fullmatch(more):
            self.data["language"] = more
        elif name in (rows.SUMMARY, rows.GOAL) and title:
            self.data[name.removeprefix("journey.")] = title
        elif name == rows.PERSONA and title:
            self._persona_ids[id_] = self.personas.id_of(title, id_ if is_slug(id_) else None)
            if more:
                self._travellers.append(self._persona_ids[id_])
        elif name == rows.TEAM and title:
            self._team_ids[title] = self._team(title, id_)
        elif name == rows.CHANNEL and title and is_slug(id_) and more in get_args(ChannelKind):
            self.channels[id_] = {"title": title, "kind": more}
        elif name == rows.PHASES and title and is_slug(id_):
            when = {"when": more} if more in get_args(PhaseTime) else {}
            self._phases.append({"id": id_, "title": title, **when})
        elif name == rows.LANE and title and is_slug(id_):
            self._lanes.append({"id": id_, "title": title})

    def _team(self, title: str, wish: str = "") -> str:
        there = next((id_ for id_, known in self.teams.items() if known == title), None)
        own = wish if is_slug(wish) and self.teams.get(wish, title) == title else ""
        id_ = own or there or free_id(title, "team", len(self.teams) + 1, self.teams)
        self.teams[id_] = title
        return id_

    def read(self, stages: TableStages, not_carried: Callable[[int, str, str], None]) -> None:
        """Add what marked rows say to stages.

        Args:
            stages: The stages, with what lanes that somebody has added say.
            not_carried: Lists what has no home.
        """
        self._phases += [one for one in stages.phases if isinstance(one, dict)]
        self._lanes += [one for one in stages.lanes if isinstance(one, dict)]
        for row in self._rows:
            name = self._text(row, 0)
            for stage, column in zip(stages.stages, self._columns, strict=True):
                value = self.grid.value(row, column)
                if not name or name in rows.DEFINITIONS or is_blank(value):
                    continue
                if isinstance(value, UnreadCell):
                    not_carried(self.grid.line(row), f"{name}: {value.written}", message("import.table.unread"))
                    continue
                lines = [" ".join(line.split()) for line in text_of(value).split("\n") if line.strip()]
                why = self._add(stage, name, lines)
                if why:
                    not_carried(self.grid.line(row), f"{stage['title']}: {shown(value)}", why)
        taken: set[str] = set()
        for number, stage in enumerate(stages.stages, 1):
            wish = f"{stage['id']}"
            id_ = wish if wish not in taken else free_id(f"{stage['title']}", "stage", number, taken)
            stage["id"] = id_
            taken.add(id_)
            travels = stage.get("travelled_by")
            if self._travellers and isinstance(travels, list):
                self._travellers += [one for one in travels if one not in self._travellers]
        stages.stages = [{key: stage[key] for key in STAGE_ORDER if key in stage} for stage in stages.stages]
        optional: dict[str, YamlValue] = {
            "phases": [*self._phases],
            "lanes": [*self._lanes],
            "travelled_by": self._travellers,
            "stages": [*stages.stages],
        }
        self.data |= {key: value for key, value in optional.items() if value}

    def _add(self, stage: Stage, name: str, lines: list[str]) -> str:
        """Add a cell to a stage; return why it can't be."""
        if name.startswith(rows.EMOTIONS):
            return self._feel(stage, name.removeprefix(rows.EMOTIONS), " ".join(lines))
        if name.startswith(rows.NOTES):
            return self._note(stage, name.removeprefix(rows.NOTES), lines)
        if name in LIST_LANES:
            stage[name] = [*lines]
            return ""
        simple: Mapping[str, Callable[[Stage, list[str]], str]] = {
            "id": self._add_id,
            "phase": self._add_phase,
            "summary": self._add_summary,
            "owner": self._add_owner,
            "importance": self._add_importance,
            "moment_of_truth": self._add_moment,
            "travelled_by": self._add_travellers,
            "quotes": self._add_quotes,
            "touchpoints": self._add_touchpoints,
            "pain_points": self._add_pain_points,
            "opportunities": self._add_opportunities,
        }
        return simple[name](stage, lines) if name in simple else message("import.table.no-heading")

    def _add_id(self, stage: Stage, lines: list[str]) -> str:
        if is_slug(lines[0]):
            stage["id"] = lines[0]
        return ""

    def _add_phase(self, stage: Stage, lines: list[str]) -> str:
        title = " ".join(lines)
        if title in get_args(PhaseTime):
            stage["phase"] = title
            return ""
        there = next((one for one in self._phases if one["title"] == title), None)
        if there is None:
            there = {"id": free_id(title, "phase", len(self._phases) + 1, [f"{p['id']}" for p in self._phases])}
            self._phases.append({**there, "title": title})
        stage["phase"] = there["id"]
        return ""

    def _add_summary(self, stage: Stage, lines: list[str]) -> str:
        stage["summary"] = " ".join(lines)
        return ""

    def _add_owner(self, stage: Stage, lines: list[str]) -> str:
        title = " ".join(lines)
        stage["owner"] = self._team_ids.get(title) or self._team(title)
        return ""

    def _add_importance(self, stage: Stage, lines: list[str]) -> str:
        if lines[0] not in ("1", "2", "3", "4", "5"):
            return message("import.table.importance")
        stage["importance"] = int(lines[0])
        return ""

    def _add_moment(self, stage: Stage, _: list[str]) -> str:
        stage["moment_of_truth"] = True
        return ""

    def _add_travellers(self, stage: Stage, lines: list[str]) -> str:
        named: list[YamlValue] = [self._persona_ids.get(line) or self.personas.id_of(line) for line in lines]
        stage["travelled_by"] = [*dict.fromkeys(f"{one}" for one in named)]
        return ""

    def _add_quotes(self, stage: Stage, lines: list[str]) -> str:
        stage["quotes"] = [{"text": line} for line in lines]
        return ""

    def _add_touchpoints(self, stage: Stage, lines: list[str]) -> str:
        found: list[YamlValue] = []
        lost: list[str] = []
        for title, tag in map(rows.read_tagged, lines):
            is_known = tag in self.channels or tag in known_channels()
            channel = tag if is_known else channel_of(f"{title} {tag}")
            if channel:
                found.append({"title": title, "channel": channel})
            else:
                lost.append(title)
        if found:
            stage["touchpoints"] = found
        return message("import.table.no-channel") if lost else ""

    def _add_pain_points(self, stage: Stage, lines: list[str]) -> str:
        found: list[YamlValue] = []
        for line in lines:
            title, tag = rows.read_tagged(line)
            is_said = tag in get_args(PainSeverity)
            found.append({"title": title, "severity": tag} if is_said else {"title": title if not tag else line})
        stage["pain_points"] = found
        return ""

    def _add_opportunities(self, stage: Stage, lines: list[str]) -> str:
        stage["opportunities"] = [{"title": line} for line in lines]
        return ""

    def _feel(self, stage: Stage, persona: str, text: str) -> str:
        felt = rows.read_scored(text)
        if felt is None or not -2 <= felt[0] <= 2:
            return message("import.table.off-scale") if felt else message("import.table.only-words")
        emotions = stage.setdefault("emotions", {})
        score = int(felt[0]) if felt[0] == int(felt[0]) else felt[0]
        id_ = self._persona_ids.get(persona) or self.personas.id_of(persona)
        if isinstance(emotions, dict):
            emotions[id_] = {"score": score, "says": felt[1]} if felt[1] else score
        return ""

    def _note(self, stage: Stage, lane: str, lines: list[str]) -> str:
        if lane not in [one["id"] for one in self._lanes]:
            return message("import.table.no-heading")
        notes = stage.setdefault("notes", {})
        if isinstance(notes, dict):
            notes[lane] = [*lines]
        return ""
