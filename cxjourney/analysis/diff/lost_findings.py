"""Why a finding is no longer found, where nothing was fixed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.study import Study
from cxjourney.diagnostics import DELIVERY, About, Diagnostic, Several
from cxjourney.model import Stage

LossReason = Literal["removed", "stopped", "elsewhere", "premise", "chance", "unjudged", "dark"]
"""What it was about is gone; a persona is stopped there now, or before; a persona gets through by another way; what it
rests on is written differently; a figure moved no further than its sample allows; nobody can judge it any more; no data
that counts sees it any more, of which the rule for that speaks."""
OF_WHAT_IS_SEEN = ("CX302", "CX303", "CX305", "CX307", "CX309", "CX310", "CX313", "CX505")
"""The rules that speak only of stages, and of journeys, that data which counts sees."""
ACCESS_RULES = "CX6"
"""How the codes begin of the rules that ask what a persona can use, and don't where it is stopped."""
AnewReason = Literal["premise", "chance", "removed"]
FoundAnew = Callable[[Diagnostic, About], AnewReason | None]
"""Returns why a finding, about what that is now, comes back once its former premises are put back; None if not."""


PutBack = Callable[[JourneyMatching, str], Study | None]
"""Returns a journey with something put back, by its two sides and by the code of the rule that is to be asked."""
PutsBack: TypeAlias = Mapping[Literal["premise", "removed"], PutBack]
"""What is put back, by what it would be if a finding came back on that; tried in this order."""


class LostFinding(NamedTuple):
    """A finding that is no longer found though nothing was fixed, and why.

    Attributes:
        finding: The finding, as it was.
        about: What it would be about now.
        reason: Why it is no longer found.
    """

    finding: Diagnostic
    about: About
    reason: LossReason


class Presence:
    """What of today's workspace is there to be judged.

    Args:
        studies: Its sound journeys.
        is_partial: Whether a journey is out of sight: then what speaks of the whole workspace is silent.
        unjudged: The ids of journeys that are there and can't be judged, or aren't read.
        found_anew: What puts former premises back; None where nobody can.
    """

    def __init__(
        self,
        studies: Sequence[Study],
        is_partial: bool,
        unjudged: frozenset[str] = frozenset(),
        found_anew: FoundAnew | None = None,
    ) -> None:
        self.is_partial = is_partial
        self.unjudged = unjudged
        self.found_anew = found_anew
        self.ids = {id_ for study in studies for id_ in (*study.scope.personas, *study.scope.sources)}
        self.studies: dict[str, list[Study]] = {}
        for study in studies:
            self.studies.setdefault(study.summary.journey, []).append(study)

    def reason(self, finding: Diagnostic, about: About) -> LossReason | None:
        """Return why a finding, about what that is now, is no longer found; None where it is fixed."""
        if about.journey is None:
            if self.is_partial and finding.phase == "judging":
                return "unjudged"
            if not all(id_ is None or id_ in self.ids for id_ in (about.persona, about.source)):
                return "removed"
            if not self._is_subject_there(finding):
                return "removed"
            return self._premise(finding, about)
        there = self.studies.get(about.journey, [])
        if not there:
            return "unjudged" if about.journey in self.unjudged else "removed"
        reasons = [_reason_in(study, finding, about) for study in there]
        lasting = [reason for reason in reasons if reason in ("removed", "unjudged")]
        if len(lasting) == len(reasons):
            has_moved = any(_stands_elsewhere(study, about) for study in there)
            return (self._premise(finding, about) if has_moved else None) or lasting[0]
        return self._premise(finding, about) or (reasons[0] if None not in reasons else None)

    def _is_subject_there(self, finding: Diagnostic) -> bool:
        """Return whether what a finding on the whole workspace speaks of is still there."""
        scopes = [study.scope for some in self.studies.values() for study in some]
        if finding.code == "CX405":
            return any(scope.teams for scope in scopes)
        if finding.code == "CX408":
            return any(scope.organisation for scope in scopes)
        return bool(scopes) or finding.code != "CX306"

    def _premise(self, finding: Diagnostic, about: About) -> LossReason | None:
        if self.found_anew is None or finding.phase != "judging":
            return None
        return self.found_anew(finding, about)


def _reason_in(study: Study, finding: Diagnostic, about: About) -> LossReason | None:
    """Return why a finding can't be found in a journey any more; None where that has all that it was about.

    Where no stage is a success nobody can say how a persona fares, and what was said of that is not done with.
    """
    several = finding.several
    stage = next((one for one in study.journey.stages if one.id == about.stage), None)
    if about.stage is not None and stage is None:
        return "removed"
    stages = study.journey.stages if stage is None else (stage,)
    if about.metric is not None and about.metric not in _metric_labels(study, stage):
        return "removed"
    touchpoints = {one.label for at in stages for one in at.touchpoints}
    pain_points = {one.label for at in stages for one in at.pain_points}
    if not _is_any_there("touchpoint", about, several, touchpoints):
        return "removed"
    if not _is_any_there("pain_point", about, several, pain_points):
        return "removed"
    if finding.code in OF_WHAT_IS_SEEN and not (study.covers(stage.id).sources if stage else study.observing):
        return "dark"
    personas = list(subject_ids("persona", about, several))
    if not personas:
        return None
    travelling = [id_ for id_ in personas if id_ in study.travellers and (not stage or stage.is_travelled_by(id_))]
    if not travelling:
        return None if any(id_ in study.travellers for id_ in personas) else "removed"
    if study.access.is_unknown:
        return "unjudged"
    if not finding.code.startswith(ACCESS_RULES):
        return None
    ways = {one.persona: one for one in study.access.personas}
    barred = [ways[id_] for id_ in travelling if stage and stage.id not in ways[id_].passes]
    if barred:
        return "elsewhere" if all(one.able for one in barred) else "stopped"
    return "stopped" if not stage and all(ways[id_].able is False for id_ in travelling) else None


def _stands_elsewhere(study: Study, about: About) -> bool:
    """Return whether a touchpoint or a pain point of a stage that is there stands in another stage."""
    stages = study.journey.stages
    others = [stage for stage in stages if stage.id != about.stage]
    return len(others) < len(stages) and (
        any(one.label == about.touchpoint for stage in others for one in stage.touchpoints)
        or any(one.label == about.pain_point for stage in others for one in stage.pain_points)
    )


def _metric_labels(study: Study, stage: Stage | None) -> set[str]:
    """Return what metrics of a stage, or of the journey, findings can be about, and the delivery of a stage."""
    if stage is None:
        return {one.label for one in study.journey.metrics}
    return {one.label for one in stage.metrics} | ({DELIVERY} if stage.delivery else set())


def subject_ids(kind: str, about: About, several: Several) -> Iterator[str]:
    """Yield the ids of the things of a kind that a finding names: the one, or each of several."""
    one: str | None = getattr(about, kind)
    if one is not None:
        yield one
    yield from (id_ for name, id_ in several if name == kind)


def _is_any_there(kind: str, about: About, several: Several, there: set[str]) -> bool:
    """Return whether one at least of the things of a kind that a finding named is there, if it named any."""
    named = list(subject_ids(kind, about, several))
    return not named or any(id_ in there for id_ in named)
