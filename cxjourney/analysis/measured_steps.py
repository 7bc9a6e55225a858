"""How customers really went from stage to stage, held against what the journey says today."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.analysis.declared_paths import declared_paths
from cxjourney.analysis.study import Study
from cxjourney.model import Link

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import JourneyPaths, Transition


class MeasuredStep(NamedTuple):
    """A step that customers took.

    Attributes:
        from_: The stage that they left, by id.
        to: The stage that they came to, by id.
        times: How often.
        customers: How many customers did.
        visits: How many visits there were to the stage that they left; None where that is not told.
        is_declared: Whether the journey says today that the one leads to the other, over unmeasured stages too.
        link: What the journey says of the step; None where it leads over others, or nothing is written.
    """

    from_: str
    to: str
    times: int
    customers: int
    visits: int | None
    is_declared: bool
    link: Link | None

    @property
    def share(self) -> float | None:
        """The share of the visits, from 0 to 1, after which this step was taken; None where nobody can say."""
        return self.times / self.visits if self.visits else None


def usable_paths(study: Study) -> "JourneyPaths | None":
    """Return how customers went through a journey; None where there is no record, or a binding has changed since."""
    evidence = study.in_scope.evidence
    if evidence is None:
        return None
    known = study.scope.evidence
    outdated = any(id_ in known and known[id_].is_outdated for id_ in evidence.measured.sources)
    return None if outdated else evidence.measured.paths


def measured_steps(study: Study) -> Iterator[MeasuredStep]:
    """Yield the steps between stages that the journey has today, most frequent first, then in its order."""
    paths = usable_paths(study)
    if paths is None:
        return
    own = {stage.id for stage in study.journey.stages}
    measured = [one.stage for one in paths.stages if one.measured and one.stage in own]
    declared = declared_paths(study.journey, measured)
    steps = {(declared.stages[a], declared.stages[b]) for a, b in declared.steps}
    visits = {one.stage: one.visits for one in paths.stages}
    known = [one for one in paths.transitions if one.from_ in own and one.to in own]
    for one in sorted(known, key=lambda step: _rank(study, step)):
        links = {link.to: link for link in study.links[one.from_]}
        of = visits.get(one.from_)
        known_visits = of if isinstance(of, int) else None
        is_declared = (one.from_, one.to) in steps
        yield MeasuredStep(one.from_, one.to, one.count, one.customers, known_visits, is_declared, links.get(one.to))


def _rank(study: Study, step: "Transition") -> tuple[int, int, int]:
    return -step.count, study.position_of(step.from_), study.position_of(step.to)
