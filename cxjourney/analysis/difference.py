"""What a change means for a whole workspace: its journeys, what they share, and what is found."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cxjourney.analysis.comparison import Comparison, compare
from cxjourney.analysis.findings import Renames, turned
from cxjourney.analysis.recalled import RecalledStudy
from cxjourney.analysis.renames import turnover
from cxjourney.analysis.shared import Shared, shared
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import About, Diagnostic, Severity
from cxjourney.model import DataSource, Persona


@dataclass(frozen=True)
class Side:
    """A workspace before or after a change: its sound journeys, what was found, and the journeys that aren't sound.

    ``broken`` holds their ids, where they could be read, and the places of their files within the workspace, which
    ``places`` gives by the names that the files are shown by.
    """

    studies: tuple[Study, ...]
    findings: tuple[Diagnostic, ...]
    broken: frozenset[str]
    places: Mapping[str, str]

    def place(self, study: Study) -> str:
        """Give the place of a journey's file within the workspace."""
        name = study.seen.document.source.name
        return self.places.get(name, name)

    def cannot_judge(self, other: "Side", study: Study) -> bool:
        """Tell whether a journey of the other side is here too, but not sound."""
        return study.journey.journey in self.broken or other.place(study) in self.broken


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change means. Journeys are in the order of their files, those that are gone last.

    ``broken`` are journeys that can no longer be judged, ``restored`` those that could not be before: neither can be
    compared. ``mended`` holds what is no longer found of what is still there.
    """

    journeys: tuple[Comparison, ...]
    broken: tuple[Study, ...]
    restored: tuple[Study, ...]
    personas: Shared[Persona]
    sources: Shared[DataSource]
    new: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]

    @property
    def is_regression(self) -> bool:
        """Whether coverage, a voice or somebody's access got worse, or an error is new."""
        found = any(finding.severity is Severity.ERROR for finding in self.new)
        return found or bool(self.broken) or any(comparison.is_worse for comparison in self.journeys)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything at all to tell."""
        told = (self.broken, self.restored, self.new, self.mended)
        shared = any(one.came or one.went or one.renamed for one in (self.personas, self.sources))
        return any(told) or shared or any(comparison.is_changed for comparison in self.journeys)


def difference(before: Side, after: Side) -> Difference:
    """Compare a workspace with what it was."""
    had, has = _numbered(before.studies), _numbered(after.studies)
    journeys = turnover(
        {key: study.journey for key, study in had.items() if key not in has},
        {key: study.journey for key, study in has.items() if key not in had},
    )
    was = journeys.was | {key: key for key in has if key in had}
    broken = tuple(had[key] for key in journeys.went if after.cannot_judge(before, had[key]))
    restored = tuple(has[key] for key in journeys.came if before.cannot_judge(after, has[key]))
    compared = tuple(
        compare(had[was[key]] if key in was else None, study) for key, study in has.items() if study not in restored
    )
    gone = tuple(compare(had[key], None) for key in journeys.went if had[key] not in broken)
    comparisons = (*compared, *gone)
    personas = shared(comparisons, lambda study: study.sight.personas)
    sources = shared(comparisons, lambda study: study.sight.sources)
    renames = _renames(comparisons, personas, sources)
    places = {**before.places, **after.places}
    new, left = turned(before.findings, after.findings, renames, lambda name: places.get(name, name))
    is_there = _presence(after)
    mended = (finding for finding in left if is_there(finding, renames.now(finding.about)))
    return Difference(comparisons, broken, restored, personas, sources, tuple(new), tuple(mended))


def _numbered(studies: Iterable[Study]) -> dict[tuple[str, int], Study]:
    """Give journeys by id; two workspaces that are read at once may each have one of that id."""
    times: Counter[str] = Counter()
    found = {}
    for study in studies:
        id_ = _id(study)
        times[id_] += 1
        found[id_, times[id_]] = study
    return found


def _id(study: Study) -> str:
    """Give a journey's id, without looking into one that is recalled."""
    return study.memory.journey if isinstance(study, RecalledStudy) else study.journey.journey


def _renames(comparisons: Iterable[Comparison], personas: Shared[Persona], sources: Shared[DataSource]) -> Renames:
    pairs = [
        (one.before.journey.journey, one.after.journey.journey, one)
        for one in comparisons
        if one.before and one.after and not one.is_same
    ]
    return Renames(
        {was: now for was, now, _ in pairs},
        {(was, stage): name for was, _, one in pairs for stage, name in one.pairing.stages.now.items()},
        {kept.was: kept.now for kept in personas.renamed},
        {kept.was: kept.now for kept in sources.renamed},
    )


def _presence(after: Side) -> Callable[[Diagnostic, About], bool]:
    """Give what tells whether the thing that a finding was about is still there to be judged."""
    ids = {id_ for study in after.studies for id_ in (*study.sight.personas, *study.sight.sources)}
    studies: dict[str, list[Study]] = {}
    for study in after.studies:
        studies.setdefault(_id(study), []).append(study)

    def is_there(finding: Diagnostic, about: About) -> bool:
        if about.journey is not None:
            there = studies.get(about.journey, [])
            return any(about.stage is None or _has_stage(study, about.stage) for study in there)
        if after.broken and not finding.code.startswith(("CX0", "CX1")):
            return False  # what speaks of the whole workspace is silent while a journey in it can't be judged
        return all(id_ is None or id_ in ids for id_ in (about.persona, about.source))

    return is_there


def _has_stage(study: Study, id_: str) -> bool:
    return any(stage.id == id_ for stage in study.journey.stages)
