"""A workspace before or after a change, and the settings that are others on its two sides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cxjourney.analysis.diff.finding_changes import Judgement
from cxjourney.analysis.diff.waiver_changes import HeldWaiver
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import Diagnostic


class SettingChange(NamedTuple):
    """A setting that bears on what is judged, and how, before and after; each of its values as text.

    Attributes:
        file: The configuration, as it is shown.
        setting: Its name: ``exclude``, ``severity.CX301``.
        before: What it was; empty where nothing was set.
        after: What it is.
    """

    file: str
    setting: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """A workspace before or after a change: its sound journeys, what was found, and the journeys that aren't sound.

    Attributes:
        studies: The sound journeys.
        findings: What is reported by today's configuration.
        broken: The ids of the journeys that aren't sound, where they could be read, and the places of their files
            within the workspace.
        places: Those places, by the names that the files are shown by.
        waived: What waivers accept by today's configuration.
        earlier: What is found by the base's own configuration; None where that is today's.
        waivers: The waivers, expired ones too.
        agreed: What the base's configuration would find, were no journey a draft; empty where none was agreed.
        excluded: The names of files that are not read any more, though what they hold is there.
    """

    studies: tuple[Study, ...]
    findings: tuple[Diagnostic, ...]
    broken: frozenset[str]
    places: Mapping[str, str]
    waived: tuple[Diagnostic, ...] = ()
    earlier: Judgement | None = None
    waivers: tuple[HeldWaiver, ...] = ()
    agreed: tuple[Diagnostic, ...] = ()
    excluded: frozenset[str] = frozenset()

    @property
    def judgements(self) -> tuple[Judgement, Judgement]:
        """What is found by today's configuration, and by that of the base."""
        today = Judgement(self.findings, self.waived)
        return today, self.earlier or today

    def place(self, study: Study) -> str:
        """Return the place of a journey's file within the workspace."""
        return self.places.get(study.file, study.file)

    def cannot_judge(self, other: "Side", study: Study) -> bool:
        """Return whether a journey of the other side is here too, but not sound."""
        return study.journey.journey in self.broken or other.place(study) in self.broken
