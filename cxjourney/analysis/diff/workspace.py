"""All journeys before and after, what they share, new and resolved findings."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from cxjourney.analysis.diff.journey import JourneyComparison, compare
from cxjourney.analysis.diff.matching import Match, Thing, match
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import About, Diagnostic, Identity, Severity, sort_key
from cxjourney.model import DataSource, Persona


@dataclass(frozen=True, slots=True)
class Renames:
    """By the id that something had, the id that it has; stages by journey too, under the journey's old id."""

    journeys: Mapping[str, str]
    stages: Mapping[tuple[str, str], str]
    personas: Mapping[str, str]
    sources: Mapping[str, str]

    def now(self, about: About) -> About:
        """Return what a finding would be about now."""
        journey, stage = about.journey, about.stage
        return about._replace(
            journey=self.journeys.get(journey, journey) if journey else None,
            stage=self.stages.get((journey, stage), stage) if journey and stage else stage,
            persona=self.personas.get(about.persona, about.persona) if about.persona else None,
            source=self.sources.get(about.source, about.source) if about.source else None,
        )


def compare_findings(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], renames: Renames, place: Callable[[str], str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that are new, and those that are no longer reported, each in the order of output.

    A finding is known by its rule and by what it is about, not by its line and not by its wording: one that only says
    something else now is neither new nor fixed. What is about nothing that has an id is known by its file and its
    words; ``place`` returns the file's place within the workspace.
    """
    had = _group_by_identity(before, lambda finding: finding.identity(place, renames.now(finding.about)))
    has = _group_by_identity(after, lambda finding: finding.identity(place))
    new, gone = [], []
    for key in dict.fromkeys((*had, *has)):
        was, now = _without_equal_messages(had.get(key, []), has.get(key, []))
        same = min(len(was), len(now))
        new += now[same:]
        gone += was[same:]
    return sorted(new, key=sort_key), sorted(gone, key=sort_key)


def _group_by_identity(
    findings: Iterable[Diagnostic], identity: Callable[[Diagnostic], Identity]
) -> dict[Identity, list[Diagnostic]]:
    found: dict[Identity, list[Diagnostic]] = {}
    for finding in findings:
        found.setdefault(identity(finding), []).append(finding)
    return found


def _without_equal_messages(was: list[Diagnostic], now: list[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return both sides without what says the same on both."""
    said = [finding.message for finding in was]
    rest = []
    for finding in now:
        if finding.message in said:
            said.remove(finding.message)
        else:
            rest.append(finding)
    left = [finding for finding in was if finding.message in said]
    return left, rest


@dataclass(frozen=True, slots=True)
class SharedChanges(Generic[Thing]):
    """What came and went, and what was renamed, of what journeys share; by id."""

    came: Mapping[str, Thing]
    went: Mapping[str, Thing]
    renamed: tuple[Match[str, Thing], ...]


def shared_changes(
    comparisons: Iterable[JourneyComparison], sees: Callable[[Study], Mapping[str, Thing]]
) -> SharedChanges[Thing]:
    """Return what came, went and was renamed of what journeys share.

    What one journey brings into scope that others saw before is not new.

    Args:
        comparisons: The journeys, compared.
        sees: Returns, by id, what a journey sees of the kind of thing in question.
    """
    sides = [(one.before, one.after) for one in comparisons]
    touched = [(before, after) for before, after in sides if before is not after]
    came: dict[str, Thing] = {}
    went: dict[str, Thing] = {}
    renamed: dict[tuple[str, str], Match[str, Thing]] = {}
    seen_before = {id_ for before, _ in sides if before for id_ in sees(before)}
    seen_after = {id_ for _, after in sides if after for id_ in sees(after)}
    for before, after in touched:
        turn = match(sees(before) if before else {}, sees(after) if after else {})
        both = before is not None and after is not None
        came |= {id_: thing for id_, thing in turn.came.items() if both or id_ not in seen_before}
        went |= {id_: thing for id_, thing in turn.went.items() if both or id_ not in seen_after}
        renamed |= {(kept.was, kept.now): kept for kept in turn.renamed}
    named = {now for _, now in renamed}
    were = {was for was, _ in renamed}
    return SharedChanges(
        {id_: thing for id_, thing in came.items() if id_ not in named},
        {id_: thing for id_, thing in went.items() if id_ not in were},
        tuple(renamed.values()),
    )


@dataclass(frozen=True)
class Side:
    """A workspace before or after a change: its sound journeys, what was found, and the journeys that aren't sound.

    ``broken`` holds their ids, where they could be read, and the places of their files within the workspace, which
    ``places`` holds by the names that the files are shown by.
    """

    studies: tuple[Study, ...]
    findings: tuple[Diagnostic, ...]
    broken: frozenset[str]
    places: Mapping[str, str]

    def place(self, study: Study) -> str:
        """Return the place of a journey's file within the workspace."""
        name = study.in_scope.document.source.name
        return self.places.get(name, name)

    def cannot_judge(self, other: "Side", study: Study) -> bool:
        """Return whether a journey of the other side is here too, but not sound."""
        return study.journey.journey in self.broken or other.place(study) in self.broken


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change means. Journeys are in the order of their files, those that are gone last.

    ``broken`` are journeys that can no longer be judged, ``restored`` those that could not be before: neither can be
    compared. ``fixed`` holds what is no longer found of what is still there.
    """

    journeys: tuple[JourneyComparison, ...]
    broken: tuple[Study, ...]
    restored: tuple[Study, ...]
    personas: SharedChanges[Persona]
    sources: SharedChanges[DataSource]
    new: tuple[Diagnostic, ...]
    fixed: tuple[Diagnostic, ...]

    @property
    def is_regression(self) -> bool:
        """Whether coverage, a voice or somebody's access got worse, or an error is new."""
        found = any(finding.severity is Severity.ERROR for finding in self.new)
        return found or bool(self.broken) or any(comparison.is_worse for comparison in self.journeys)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything at all to tell."""
        told = (self.broken, self.restored, self.new, self.fixed)
        shared_changes = any(one.came or one.went or one.renamed for one in (self.personas, self.sources))
        return any(told) or shared_changes or any(comparison.is_changed for comparison in self.journeys)


def difference(before: Side, after: Side) -> Difference:
    """Return what changed from a workspace to another: its journeys, what they share, and what is found of them."""
    had, has = _studies_by_id(before.studies), _studies_by_id(after.studies)
    journeys = match(
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
    personas = shared_changes(comparisons, lambda study: study.scope.personas)
    sources = shared_changes(comparisons, lambda study: study.scope.sources)
    renames = _renames(comparisons, personas, sources)
    places = {**before.places, **after.places}
    new, left = compare_findings(before.findings, after.findings, renames, lambda name: places.get(name, name))
    is_there = _presence(after)
    fixed = (finding for finding in left if is_there(finding, renames.now(finding.about)))
    return Difference(comparisons, broken, restored, personas, sources, tuple(new), tuple(fixed))


def _studies_by_id(studies: Iterable[Study]) -> dict[tuple[str, int], Study]:
    """Return journeys by id; two workspaces that are read at once may each have one of that id."""
    times: Counter[str] = Counter()
    found = {}
    for study in studies:
        id_ = study.summary.journey
        times[id_] += 1
        found[id_, times[id_]] = study
    return found


def _renames(
    comparisons: Iterable[JourneyComparison], personas: SharedChanges[Persona], sources: SharedChanges[DataSource]
) -> Renames:
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
    """Return what tells whether the thing that a finding was about is still there to be judged."""
    ids = {id_ for study in after.studies for id_ in (*study.scope.personas, *study.scope.sources)}
    studies: dict[str, list[Study]] = {}
    for study in after.studies:
        studies.setdefault(study.summary.journey, []).append(study)

    def is_there(finding: Diagnostic, about: About) -> bool:
        if about.journey is not None:
            there = studies.get(about.journey, [])
            return any(about.stage is None or _has_stage(study, about.stage) for study in there)
        if after.broken and finding.phase == "judging":
            return False  # what speaks of the whole workspace is silent while a journey in it can't be judged
        return all(id_ is None or id_ in ids for id_ in (about.persona, about.source))

    return is_there


def _has_stage(study: Study, id_: str) -> bool:
    return any(stage.id == id_ for stage in study.journey.stages)
