"""The lanes of a table -> stages: nothing is guessed; what the format has no place for is a lane of the team's own."""

from collections.abc import Callable, Mapping
from typing import get_args

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.importers.draft import Personas
from cxjourney.importers.table_emotions import BEST, WORST, Scale, score_of, why_no_score
from cxjourney.importers.table_headings import LIST_LANES, NO_LANE
from cxjourney.importers.table_shape import JourneyTable, Lane, Place
from cxjourney.importers.table_values import (
    channel_items,
    channel_of,
    feeling,
    is_blank,
    items,
    shown,
    text_of,
)
from cxjourney.languages.message import message
from cxjourney.model.vocabulary import PhaseTime
from cxjourney.tables.grid import UnreadCell

ListNotCarried = Callable[[str, int, str, str], None]
"""Lists what has no home: a file or its sheet, a line, what stands there, and why."""
STAGE_ORDER = (
    *(
        "id",
        "title",
        "phase",
        "summary",
        "owner",
        "importance",
        "moment_of_truth",
        "travelled_by",
        *LIST_LANES,
        "quotes",
        "emotions",
    ),
    *("touchpoints", "pain_points", "opportunities", "notes"),
)
"""The attributes of a stage, in the order in which they are written."""


class TableStages:
    """Reads the lanes of a table.

    Attributes:
        stages: The stages.
        phases: The phases of the journey.
        lanes: The lanes of the team's own.
        teams: The teams that own stages, by id, each with its title.
        travellers: The personas that are named.

    Args:
        table: The table.
        personas: The personas, to which new ones are added.
        persona: Whose emotions are meant where no heading says it; None where nobody is.
        scale: The scale of emotions; None where it is the format's.
        not_carried: Lists what has no home.
    """

    def __init__(
        self,
        table: JourneyTable,
        personas: Personas,
        persona: str | None,
        scale: Scale | None,
        not_carried: ListNotCarried,
    ) -> None:
        self.table, self.personas, self.persona, self.scale = table, personas, persona, scale
        self.not_carried = not_carried
        self.stages: list[dict[str, YamlValue]] = []
        self.phases: list[YamlValue] = []
        self.lanes: list[YamlValue] = []
        self.teams: dict[str, str] = {}
        self.travellers: list[str] = []
        self._phase_ids: dict[str, str] = {}
        self._lane_ids: dict[str, str] = {}
        self._told: set[tuple[str, str]] = set()

    def read(self) -> None:
        """Read the table."""
        taken: set[str] = set()
        for number, place in enumerate(self.table.stages, 1):
            title = shown(place.value)
            id_ = free_id(title, "stage", number, taken)
            taken.add(id_)
            self.stages.append({"id": id_, "title": title})
        for lane in self.table.lanes:
            self._read(lane)
        self._add_channels()
        self.stages = [{key: stage[key] for key in STAGE_ORDER if key in stage} for stage in self.stages]

    def _read(self, lane: Lane) -> None:
        kinds: Mapping[str, Callable[[Lane, int, list[Place]], None]] = {
            **dict.fromkeys(LIST_LANES, self._add_texts),
            "phase": self._add_phase,
            "summary": self._add_summary,
            "importance": self._add_importance,
            "owner": self._add_owner,
            "personas": self._add_travellers,
            "quotes": self._add_quotes,
            "touchpoints": self._add_touchpoints,
            "channels": lambda *_: None,
            "pain_points": self._add_titles,
            "opportunities": self._add_titles,
        }
        if lane.meant.lane == NO_LANE:
            return
        if not lane.heading:
            self._list_cells(lane, message("import.table.no-heading"))
            return
        if lane.meant.lane == "emotions":
            self._add_emotions(lane)
            return
        add = kinds.get("actions" if lane.meant.lane == "step" else lane.meant.lane, self._add_note)
        for stage, cell in enumerate(self._readable(lane)):
            if cell:
                add(lane, stage, cell)

    def _list_cells(self, lane: Lane, why: str) -> None:
        for place in (place for cell in lane.cells for place in cell):
            self.not_carried(lane.place, place.line, shown(place.value), why)

    def _readable(self, lane: Lane) -> list[list[Place]]:
        """Return the cells of a lane without those whose value nobody knows, which are listed."""
        for place in (place for cell in lane.cells for place in cell):
            if isinstance(place.value, UnreadCell):
                written = f"{lane.heading}: {place.value.written}"
                self.not_carried(lane.place, place.line, written, message("import.table.unread"))
        return [[place for place in cell if not isinstance(place.value, UnreadCell)] for cell in lane.cells]

    def _texts(self, cell: list[Place]) -> list[str]:
        return [one for place in cell if not isinstance(place.value, UnreadCell) for one in items(place.value)]

    def _append(self, stage: int, key: str, values: list[YamlValue]) -> None:
        there = self.stages[stage].setdefault(key, [])
        assert isinstance(there, list)  # noqa: S101
        there += [value for value in values if value not in there]
        if not there:
            del self.stages[stage][key]

    def _add_texts(self, lane: Lane, stage: int, cell: list[Place]) -> None:
        key = "actions" if lane.meant.lane == "step" else lane.meant.lane
        self._append(stage, key, [*self._texts(cell)])

    def _add_quotes(self, _: Lane, stage: int, cell: list[Place]) -> None:
        self._append(stage, "quotes", [{"text": one} for one in self._texts(cell)])

    def _add_titles(self, lane: Lane, stage: int, cell: list[Place]) -> None:
        self._append(stage, lane.meant.lane, [{"title": one} for one in self._texts(cell)])

    def _add_phase(self, lane: Lane, stage: int, cell: list[Place]) -> None:
        title = shown(cell[0].value)
        if "phase" in self.stages[stage] or len(cell) > 1:
            self._keep(lane, stage, [shown(place.value) for place in cell], message("import.table.one-phase"))
            return
        if title.casefold() in get_args(PhaseTime):
            self.stages[stage]["phase"] = title.casefold()
            return
        if title not in self._phase_ids:
            self._phase_ids[title] = free_id(title, "phase", len(self.phases) + 1, self._phase_ids.values())
            self.phases.append({"id": self._phase_ids[title], "title": title})
        self.stages[stage]["phase"] = self._phase_ids[title]

    def _add_summary(self, _: Lane, stage: int, cell: list[Place]) -> None:
        said = [shown(place.value) for place in cell]
        before = self.stages[stage].get("summary")
        self.stages[stage]["summary"] = " ".join([*([f"{before}"] if before else []), *said])

    def _add_importance(self, lane: Lane, stage: int, cell: list[Place]) -> None:
        figure = feeling(cell[0].value).figure if not isinstance(cell[0].value, UnreadCell) else None
        if len(cell) == 1 and figure in {1, 2, 3, 4, 5}:
            self.stages[stage]["importance"] = int(figure or 0)
        else:
            self._keep(lane, stage, self._texts(cell), message("import.table.importance"))

    def _add_owner(self, lane: Lane, stage: int, cell: list[Place]) -> None:
        named = self._texts(cell)
        if len(named) != 1 or "owner" in self.stages[stage] or any(sign in named[0] for sign in ",/+&،、"):
            self._keep(lane, stage, named, message("import.table.one-owner"))
            return
        self.stages[stage]["owner"] = self._team(named[0])

    def _team(self, title: str) -> str:
        there = next((id_ for id_, known in self.teams.items() if known == title), None)
        id_ = there or free_id(title, "team", len(self.teams) + 1, self.teams)
        self.teams[id_] = title
        return id_

    def _add_travellers(self, _: Lane, stage: int, cell: list[Place]) -> None:
        named = [self.personas.id_of(one) for one in self._texts(cell)]
        self.travellers += [one for one in named if one not in self.travellers]
        self._append(stage, "travelled_by", [*named])

    def _add_note(self, lane: Lane, stage: int, cell: list[Place]) -> None:
        self._keep(lane, stage, self._texts(cell), "")

    def _keep(self, lane: Lane, stage: int, said: list[str], why: str) -> None:
        """Keep what stands in a cell as a lane of the team's own, and tell once why."""
        if not said:
            return
        heading = shown(lane.heading)
        if heading not in self._lane_ids:
            self._lane_ids[heading] = free_id(heading, "lane", len(self.lanes) + 1, self._lane_ids.values())
            self.lanes.append({"id": self._lane_ids[heading], "title": heading})
        notes = self.stages[stage].setdefault("notes", {})
        assert isinstance(notes, dict)  # noqa: S101
        there = notes.setdefault(self._lane_ids[heading], [])
        assert isinstance(there, list)  # noqa: S101
        there += [*said]
        if why and (heading, why) not in self._told:
            self._told.add((heading, why))
            self.not_carried(lane.place, lane.line, heading, message("import.table.kept", why=why))

    def _add_emotions(self, lane: Lane) -> None:
        cells = self._readable(lane)
        felt = [[feeling(place.value) for place in cell if not isinstance(place.value, UnreadCell)] for cell in cells]
        figures = [one.figure for cell in felt for one in cell if one.figure is not None and one.best is None]
        scale = self.scale or Scale(WORST, BEST)
        is_unsure = not self.scale and any(not WORST <= figure <= BEST for figure in figures)
        who = lane.meant.persona or self.persona
        for stage, (cell, found) in enumerate(zip(cells, felt, strict=True)):
            scores = [(one, score_of(one, scale, is_unsure)) for one in found]
            written = [shown(place.value) for place in cell if not is_blank(place.value)]
            if not written:
                continue
            if len(scores) != 1 or scores[0][1] is None:
                self._keep(lane, stage, written, why_no_score([one for one, _ in scores], is_unsure))
            elif not who:
                self._keep(lane, stage, written, message("import.table.nobody", option="--persona"))
            else:
                self._feel(stage, who, scores[0][1], scores[0][0].says)

    def _feel(self, stage: int, who: str, score: float, says: str) -> None:
        id_ = self.personas.id_of(who)
        if id_ not in self.travellers:
            self.travellers.append(id_)
        emotions = self.stages[stage].setdefault("emotions", {})
        assert isinstance(emotions, dict)  # noqa: S101
        plain = int(score) if score == int(score) else score
        emotions[id_] = {"score": plain, "says": says} if says else plain

    def _add_touchpoints(self, lane: Lane, stage: int, cell: list[Place]) -> None:
        named = [one for place in cell if not isinstance(place.value, UnreadCell) for one in channel_items(place.value)]
        only = self._only_channel(stage)
        for one in named:
            channel = channel_of(one) or only
            if channel:
                self._append(stage, "touchpoints", [{"title": one, "channel": channel}])
            else:
                self._keep(lane, stage, [one], message("import.table.no-channel"))

    def _channels(self, stage: int) -> list[tuple[Lane, str, str | None]]:
        """Return what stands in the lanes of channels at a stage, with the channel that it is."""
        lanes = [lane for lane in self.table.lanes if lane.meant.lane == "channels" and lane.cells]
        return [
            (lane, one, channel_of(one))
            for lane in lanes
            for place in lane.cells[stage]
            if not isinstance(place.value, UnreadCell)
            for one in channel_items(place.value)
        ]

    def _only_channel(self, stage: int) -> str | None:
        found = self._channels(stage)
        return found[0][2] if len(found) == 1 else None

    def _add_channels(self) -> None:
        """Add touchpoints of channels that no touchpoint names."""
        for stage, data in enumerate(self.stages):
            there = data.get("touchpoints", [])
            used = {one["channel"] for one in there if isinstance(one, dict)} if isinstance(there, list) else set()
            for lane, title, channel in self._channels(stage):
                if channel is None:
                    self._keep(lane, stage, [title], message("import.table.no-channel"))
                elif channel not in used:
                    self._append(stage, "touchpoints", [{"title": title, "channel": channel}])


def first_text(lane: Lane) -> str:
    """Return what stands first in a lane; empty where nothing does."""
    return next((text_first(place) for cell in lane.cells for place in cell), "")


def text_first(place: Place) -> str:
    """Return the first line of what stands in a cell."""
    if isinstance(place.value, UnreadCell):
        return place.value.written
    return next(iter(text_of(place.value).strip().splitlines()), "")
