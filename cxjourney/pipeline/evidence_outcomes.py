"""What `evidence` is asked for, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxjourney.diagnostics import Diagnostic
from cxjourney.evidence.faults import EvidenceFault, EvidenceNotice
from cxjourney.model.evidence_record import MeasuredJourney, MeasuredSource, SourceFreshness
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.command_languages import NO_TEAM_WORDS, TeamWords
from cxjourney.workspace.workspace import JourneyInScope


class MeasureRequest(NamedTuple):
    """What is to be measured.

    Attributes:
        paths: Files and folders, as the command line names them; None for the default ones.
        config: The configuration that was named.
        sources: The ids of the only sources that are wanted; None for all.
        journey: The id of the only journey whose ways are wanted; None for all.
        connection: The only connection that is asked for ways; None for the one that measures most stages.
        timeout: After how many seconds a statement is given up; None for what the configuration says.
        min_group: The smallest group that is shown; None for what the configuration says.
        language: The tag of the language in which faults are told; None for that of the configuration, else English.
    """

    paths: Sequence[str] | None
    config: Path | None
    sources: Sequence[str] | None = None
    journey: str | None = None
    connection: str | None = None
    timeout: float | None = None
    min_group: int | None = None
    language: str | None = None


class Step(NamedTuple):
    """What is measured next.

    Attributes:
        id: The id of the source, or of the journey.
        number: Which it is, from 1.
        of: How many there are.
        question: Which question it is asked, from 1; 0 before the first.
        questions: How many it is asked at most.
    """

    id: str
    number: int
    of: int
    question: int
    questions: int


class BrokenOff(NamedTuple):
    """That somebody ended the program while it measured.

    Attributes:
        status: The exit status that says so.
        sources: By folder, the ids of the sources that were not measured any more.
        journeys: By folder, the ids of the journeys whose ways were not measured any more.
    """

    status: int
    sources: Mapping[Path, tuple[str, ...]]
    journeys: Mapping[Path, tuple[str, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all that was not measured."""
        return tuple(id_ for found in (self.sources, self.journeys) for ids in found.values() for id_ in ids)


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """What came of measuring a source.

    Attributes:
        source: The source.
        found: What it holds; None where it could not be measured.
        fault: Why it could not be; None where it could.
        notices: What else there is to know of it than what was found says by itself.
    """

    source: BoundSource
    found: MeasuredSource | SourceFreshness | None
    fault: EvidenceFault | None
    notices: tuple[EvidenceNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneyOutcome:
    """What came of measuring the ways through a journey.

    Attributes:
        journey: The journey.
        folder: The folder of its file.
        found: How customers went; None where that could not be measured.
        fault: Why it could not be; None where it could, or nothing measures the journey.
    """

    journey: JourneyInScope
    folder: Path
    found: MeasuredJourney | None
    fault: EvidenceFault | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was measured.

    Attributes:
        day: The as-of date.
        min_group: The smallest group that is shown; of several configurations the largest of theirs.
        sources: What came of the sources.
        journeys: What came of the journeys.
        known: By folder, the ids of the bound sources and of the journeys that its files define.
        faults: What keeps files from being read.
        notes: What there is to be warned of about connections.
        words: The words of the teams' own.
        language: The tag of the language that the configurations name; None where they name none, or several.
        broken_off: What is lacking since somebody ended it; None where it is whole.
    """

    day: date
    min_group: int
    sources: tuple[SourceOutcome, ...]
    journeys: tuple[JourneyOutcome, ...]
    known: Mapping[Path, tuple[frozenset[str], frozenset[str]]]
    faults: tuple[Diagnostic, ...]
    notes: tuple[str, ...] = ()
    words: TeamWords = NO_TEAM_WORDS
    language: str | None = None
    broken_off: BrokenOff | None = None
