"""``journey`` diagrams of Mermaid -> drafts: sections are phases, tasks stages, actors personas, scores emotions.

A score stands from 1 to 5 and an emotion from -2 to 2, so 3 is taken off it; any other score is listed.
"""

import re
from collections.abc import Sequence

from cxjourney.deserialize.suggest_id import free_id
from cxjourney.edit.patch import YamlValue
from cxjourney.files.text_file import TextFile
from cxjourney.importers.draft import RESERVED_IDS, Draft, DraftJourney, ImportOptions, NotCarried, Personas
from cxjourney.importers.draft import plain_text as plain
from cxjourney.importers.mermaid_grammar import MermaidFault, MermaidJourney, parse_mermaid
from cxjourney.importers.mermaid_markdown import diagrams_in
from cxjourney.importers.mermaid_notes import Notes
from cxjourney.importers.mermaid_stages import Stages
from cxjourney.languages.message import message
from cxjourney.text.shorten import shorten

_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
"""What Mermaid draws as a new line."""


def read(sources: Sequence[TextFile], options: ImportOptions) -> Draft:
    """Return the diagrams of files as drafts of journeys."""
    reading = _Reading(options)
    for source in sources:
        reading.read_file(source)
    return Draft(reading.journeys, reading.personas.titles, reading.not_carried)


class _Reading:
    def __init__(self, options: ImportOptions) -> None:
        self.options = options
        self.journeys: list[DraftJourney] = []
        self.personas = Personas()
        self.not_carried: list[NotCarried] = []

    def read_file(self, source: TextFile) -> None:
        diagrams = list(diagrams_in(source.text, source.name))
        if not diagrams:
            self._list(source.name, 1, source.name, message("import.mermaid.none"))
        for diagram in diagrams:
            found = parse_mermaid(diagram.text, diagram.line)
            if isinstance(found, MermaidFault):
                self._list(source.name, found.line, found.kind or "journey", found.why)
            elif not found.tasks and not found.notes:
                self._list(source.name, found.line, plain(found.title) or "journey", message("import.mermaid.no-task"))
            else:
                self._read_journey(source.name, found)

    def _list(self, file: str, line: int, what: str, why: str) -> None:
        self.not_carried.append(NotCarried(file, line, shorten(plain(what), 120), why))

    def _read_journey(self, file: str, found: MermaidJourney) -> None:
        notes = Notes(found.notes)
        stem = re.sub(r"\.[A-Za-z]+$", "", re.split(r"[/\\]", file)[-1])
        title = plain(_BREAK.sub(" ", found.title or found.acc_title))
        before = len(self.not_carried)
        if not title:
            title = plain(stem) or "journey"
            self._list(file, found.line, title, message("import.mermaid.no-title"))
        elif found.title and found.acc_title and plain(found.acc_title) != title:
            self._list(file, found.line, found.acc_title, message("import.mermaid.second-title"))
        stages = Stages(notes, self.personas, lambda line, what, why: self._list(file, line, what, why))
        stages.read(found)
        for remark in found.remarks:
            self._list(file, remark.line, remark.text, message("import.mermaid.comment"))
        self.not_carried[before:] = sorted(self.not_carried[before:], key=lambda one: one.line)
        if not stages.stages:
            self._list(file, found.line, title, message("import.mermaid.no-task"))
            return
        taken = {journey.id for journey in self.journeys} | RESERVED_IDS
        id_ = notes.journey_id(taken) or free_id(title, "journey", 1, taken)
        language = self.options.language or notes.language
        data: dict[str, YamlValue] = {"journey": id_, "title": title}
        summary = plain(_BREAK.sub(" ", found.acc_description))
        optional: dict[str, YamlValue] = {
            "summary": summary,
            "language": language,
            "status": "draft",
            "phases": stages.phases,
            "travelled_by": [*stages.travellers],
            "stages": stages.stages,
        }
        data |= {key: value for key, value in optional.items() if value}
        self.journeys.append(DraftJourney(id_, file, found.line, data))
