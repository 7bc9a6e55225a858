"""What is to be measured, step by step, and what was not measured when somebody ended it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.evidence_outcomes import BrokenOff, JourneyOutcome, MeasureRequest, SourceOutcome, Step
from cxjourney.pipeline.evidence_workspaces import AskedSources, EvidenceGroup, asked_sources
from cxjourney.workspace.workspace import JourneyInScope

OnStep = Callable[[Step], None]
"""Is called before each source and each journey, and before each question that it is asked."""
OnQuestion = Callable[[int, int], None]
"""Is called with the number of a question and with how many there are at most."""


class EvidenceTasks(NamedTuple):
    """What is measured of a group: its sources, and its journeys with the sources that are asked for them."""

    sources: list[BoundSource]
    journeys: list[tuple[JourneyInScope, Path, AskedSources]]


class Steps:
    """Tells of each step, which it is of how many."""

    def __init__(self, of: int, on_step: OnStep | None) -> None:
        """Take in how many there are, and what is told of each."""
        self.of, self.on_step, self.number = of, on_step, 0

    def next(self, id_: str) -> OnQuestion:
        """Tell of the next source or journey; return what tells of its questions."""
        self.number += 1
        step = Step(id_, self.number, self.of, 0, 0)

        def tell(question: int, questions: int) -> None:
            if self.on_step is not None:
                self.on_step(step._replace(question=question, questions=questions))

        tell(0, 0)
        return tell


def evidence_tasks(some: EvidenceGroup, request: MeasureRequest, ways: bool) -> EvidenceTasks:
    """Return what is measured of a group, given whether the ways through journeys are told."""
    journeys = []
    for journey, folder in some.journeys if ways else ():
        if request.journey is None or journey.journey.journey == request.journey:
            asked = asked_sources(journey, some.seen_by(journey), request.connection)
            if asked is not None:
                journeys.append((journey, folder, asked))
    return EvidenceTasks(some.wanted(request) if request.journey is None else [], journeys)


def lacking_after(
    status: int, tasks: Sequence[EvidenceTasks], sources: Sequence[SourceOutcome], journeys: Sequence[JourneyOutcome]
) -> BrokenOff:
    """Return what was not measured of tasks, given what was, and the exit status that says why."""
    measured = {id(one.source) for one in sources}
    told = {(one.folder, one.journey.journey.journey) for one in journeys}
    left: dict[Path, list[str]] = {}
    left_journeys: dict[Path, list[str]] = {}
    for task in tasks:
        for source in task.sources:
            if id(source) not in measured:
                left.setdefault(source.folder, []).append(source.id)
        for journey, folder, _ in task.journeys:
            if (folder, journey.journey.journey) not in told:
                left_journeys.setdefault(folder, []).append(journey.journey.journey)
    by_folder = ({at: tuple(ids) for at, ids in one.items()} for one in (left, left_journeys))
    return BrokenOff(status, *by_folder)
