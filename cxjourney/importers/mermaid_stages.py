"""The sections and tasks of a Mermaid diagram -> phases and stages, with who takes part and how that feels."""

import re
from collections.abc import Callable
from math import isfinite, isnan
from operator import itemgetter
from typing import get_args

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.importers.draft import Personas, plain_text
from cxjourney.importers.mermaid_grammar import COLON, SCALE, MermaidJourney, MermaidTask
from cxjourney.importers.mermaid_notes import Note, Notes
from cxjourney.languages.message import message
from cxjourney.model.vocabulary import PhaseTime

LOWEST, NEUTRAL, HIGHEST = 1, 3, 5
"""Mermaid's scores, as its manual has them: the worst, neither, and the best."""
_DECIMALS = 10
_PHASE_TIMES = get_args(PhaseTime)
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
ListNotCarried = Callable[[int, str, str], None]
"""Lists what has no home: a line, what stands there, and why."""


class Stages:
    """Reads the sections and tasks of a diagram.

    Attributes:
        phases: The phases of the journey.
        stages: Its stages.
        travellers: The personas that take part in any of them.

    Args:
        notes: What an export of ours has noted.
        personas: The personas, to which new ones are added.
        not_carried: Lists what has no home.
    """

    def __init__(self, notes: Notes, personas: Personas, not_carried: ListNotCarried) -> None:
        self.notes, self.personas, self.not_carried = notes, personas, not_carried
        self.phases: list[YamlValue] = []
        self.stages: list[YamlValue] = []
        self.travellers: list[str] = []
        self._phase_ids: dict[str, str] = {}
        self._stage_ids: set[str] = set()
        self._phase = ""
        self._phase_note: Note | None = None
        self._noted: _NotedStage | None = None

    def read(self, found: MermaidJourney) -> None:
        """Read a diagram."""
        self.travellers += (self.notes.persona(actor, self.personas) for actor in self.notes.told_personas())
        sections = [(line, 1, name) for line, name in found.sections]
        events: list[tuple[int, int, str | MermaidTask | Note]] = [
            *((note.line, 0, note) for note in self.notes.every),
            *sections,
            *((task.line, 2, task) for task in found.tasks),
        ]
        for _, _, event in sorted(events, key=itemgetter(0, 1)):
            if isinstance(event, str):
                self._enter(event)
            elif isinstance(event, MermaidTask):
                self._add(event)
            elif event.kind == "phase":
                self._phase_note = event
            elif event.kind == "stage":
                self._close()
                self._noted = _NotedStage(event, self._phase)
        self._close()

    def _enter(self, section: str) -> None:
        """Begin a section."""
        self._close()
        note, self._phase_note = self._phase_note, None
        title = plain_text(_BREAK.sub(" ", section))
        id_ = note.id if note else ""
        if id_ in _PHASE_TIMES and note and note.values.get("known") is True:
            self._phase = id_
            return
        if not title:
            self._phase = ""
            return
        key = id_ or title
        if key not in self._phase_ids:
            taken = {*self._phase_ids.values()}
            self._phase_ids[key] = (
                id_ if id_ and id_ not in taken else free_id(title, "phase", len(self.phases) + 1, taken)
            )
            phase: dict[str, YamlValue] = {"id": self._phase_ids[key], "title": title}
            if note and note.text("when") in _PHASE_TIMES:
                phase["when"] = note.text("when")
            self.phases.append(phase)
        self._phase = self._phase_ids[key]

    def _add(self, task: MermaidTask) -> None:
        """Add a task: as a stage of its own, or to the one that a note says it belongs to."""
        title = plain_text(_BREAK.sub(" ", task.name))
        if not title:
            self.not_carried(task.line, f"{task.name}:{task.score_text}", message("import.mermaid.no-task-name"))
            return
        actors = self._actors(task)
        emotions = self._emotions(task, actors)
        if task.dropped:
            self.not_carried(task.line, task.dropped, message("import.mermaid.dropped", code=COLON))
        noted = self._noted
        if noted and not noted.takes(title, actors):
            self._close()
            noted = None
        if noted:
            noted.take(title, actors, emotions)
        else:
            self._write(title, "", [*actors], emotions)

    def _actors(self, task: MermaidTask) -> list[str]:
        """Return the ids of the personas that are a task's actors, each once."""
        titles = [plain_text(actor) for actor in task.actors]
        if "" in titles and task.actors != ("",):
            self.not_carried(task.line, task.name, message("import.mermaid.no-actor-name"))
        return list(dict.fromkeys(self.notes.persona(title, self.personas) for title in titles if title))

    def _emotions(self, task: MermaidTask, actors: list[str]) -> dict[str, YamlValue]:
        if isfinite(task.score) and LOWEST <= task.score <= HIGHEST:
            if not actors:
                self.not_carried(task.line, f"{task.name}: {task.score_text}", message("import.mermaid.nobody"))
            felt = round(task.score - NEUTRAL, _DECIMALS)
            score = int(felt) if felt == int(felt) else felt
            return dict.fromkeys(actors, score)
        said = f"{plain_text(task.name)}: {task.score_text}"
        score_text = plain_text(task.score_text)
        if isnan(task.score):
            self.not_carried(task.line, said, message("import.mermaid.no-number", score=score_text, **SCALE))
        else:
            self.not_carried(task.line, said, message("import.mermaid.off-scale", score=score_text or "0", **SCALE))
        return {}

    def _close(self) -> None:
        """Write the stage that a note began, if there is one."""
        noted, self._noted = self._noted, None
        if noted and noted.title:
            travelled_by = self.notes.named_travellers(noted.note, noted.actors)
            self._write(noted.title, noted.note.id, travelled_by, noted.emotions, noted.phase)

    def _write(
        self,
        title: str,
        id_: str,
        travelled_by: list[YamlValue],
        emotions: dict[str, YamlValue],
        phase: str | None = None,
    ) -> None:
        own = id_ if id_ and id_ not in self._stage_ids else ""
        id_ = own or free_id(title, "stage", len(self.stages) + 1, self._stage_ids)
        self._stage_ids.add(id_)
        self.travellers += [one for one in emotions if one not in self.travellers]
        self.travellers += [one for one in travelled_by if isinstance(one, str) and one not in self.travellers]
        stage: dict[str, YamlValue] = {"id": id_, "title": title}
        optional: dict[str, YamlValue] = {
            "phase": self._phase if phase is None else phase,
            "travelled_by": travelled_by,
            "emotions": emotions,
        }
        self.stages.append(stage | {key: value for key, value in optional.items() if value})


class _NotedStage:
    """A stage that a note begins: the tasks below it that have its name, and other actors each, are its emotions."""

    def __init__(self, note: Note, phase: str) -> None:
        self.note, self.phase = note, phase
        self.title = note.text("title")
        self.actors: list[str] = []
        self.emotions: dict[str, YamlValue] = {}

    def takes(self, title: str, actors: list[str]) -> bool:
        return self.title in ("", title) and not set(actors) & set(self.actors)

    def take(self, title: str, actors: list[str], emotions: dict[str, YamlValue]) -> None:
        self.title = title
        self.actors += actors
        self.emotions |= emotions
