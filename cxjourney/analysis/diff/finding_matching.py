"""Which findings are new and which are no longer reported: each known again under the names that things have now."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cxjourney.analysis.diff.matching import JourneyMatching, Match, ThingAt
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.diagnostics import NOTHING, About, Diagnostic, Identity, sort_key
from cxjourney.model import PainPoint, Touchpoint

Place = Callable[[str], str]
"""Returns the place of a file within the workspace, by its name."""
LabelKind = Literal["touchpoint", "pain_point", "metric"]
LabelKey = tuple[LabelKind, str, str | None, str]
"""What kind of thing it is, its journey, its stage (None for a metric of the journey as a whole), and its label."""


@dataclass(frozen=True, slots=True)
class Renames:
    """By the id that something had, the id that it has; stages by journey too, under the journey's old id.

    What has a label goes by its kind, by that, and by journey and stage too, under their old ids.
    """

    journeys: Mapping[str, str]
    stages: Mapping[tuple[str, str], str]
    personas: Mapping[str, str]
    sources: Mapping[str, str]
    labels: Mapping[LabelKey, str]

    def now(self, about: About) -> About:
        """Return what a finding would be about now."""
        journey, stage = about.journey, about.stage

        def label(kind: LabelKind, name: str | None) -> str | None:
            return self.labels.get((kind, journey, stage, name), name) if journey and name else name

        return about._replace(
            journey=self.journeys.get(journey, journey) if journey else None,
            stage=self.stages.get((journey, stage), stage) if journey and stage else stage,
            persona=self.personas.get(about.persona, about.persona) if about.persona else None,
            source=self.sources.get(about.source, about.source) if about.source else None,
            touchpoint=label("touchpoint", about.touchpoint),
            pain_point=label("pain_point", about.pain_point),
            metric=label("metric", about.metric),
        )

    def back(self) -> "Renames":
        """Return the renames of the way back: by the id that something has, the id that it had."""
        journeys, stages = self.journeys, self.stages
        return Renames(
            {now: was for was, now in journeys.items()},
            {(journeys.get(journey, journey), now): was for (journey, was), now in stages.items()},
            {now: was for was, now in self.personas.items()},
            {now: was for was, now in self.sources.items()},
            {
                (kind, journeys.get(journey, journey), stages.get((journey, stage), stage) if stage else None, now): was
                for (kind, journey, stage, was), now in self.labels.items()
            },
        )


def renamed_labels(journey: str, pairing: JourneyMatching) -> Iterator[tuple[LabelKey, str]]:
    """Yield what has another label in its stage now; ``journey`` is the id that the journey had."""
    was = pairing.stages.was
    for metric in match_metrics(pairing).kept:
        stage = was[metric.stage] if metric.stage else None
        yield ("metric", journey, stage, metric.before.label), metric.after.label
    touchpoints: tuple[LabelKind, Iterable[Match[ThingAt, Touchpoint]]] = ("touchpoint", pairing.touchpoints.renamed)
    pain_points: tuple[LabelKind, Iterable[Match[ThingAt, PainPoint]]] = ("pain_point", pairing.pain_points.renamed)
    for kind, renamed in (touchpoints, pain_points):
        for kept in renamed:
            if kept.was.stage == kept.now.stage and kept.now.stage in was:
                yield (kind, journey, was[kept.now.stage], kept.was.label), kept.now.label


def compare_findings(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], renames: Renames, place: Place
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that are new, and those that are no longer reported, each in the order of output.

    A finding is known by its rule and by what it is about, not by its line and not by its wording: one that only says
    something else now is neither new nor fixed. What is about nothing that has an id is known by its file and its
    words; ``place`` returns the file's place within the workspace.
    """
    had = group_by_identity(before, lambda finding: finding.identity(place, renames.now(finding.about)))
    has = group_by_identity(after, lambda finding: finding.identity(place))
    new, gone = [], []
    for key in dict.fromkeys((*had, *has)):
        was, now = _without_equal_messages(had.get(key, []), has.get(key, []))
        same = min(len(was), len(now))
        new += now[same:]
        gone += was[same:]
    new, gone = _without_moved(new, gone)
    return sorted(new, key=sort_key), sorted(gone, key=sort_key)


def _without_moved(new: Sequence[Diagnostic], gone: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return both without what a rule says of the whole workspace, and only says at another journey now."""

    def of_all(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
        return Counter((one.code, one.message) for one in findings if one.about == NOTHING and one.phase == "judging")

    moved = of_all(new) & of_all(gone)
    sides = []
    for findings in (new, gone):
        left = moved.copy()
        rest = []
        for one in findings:
            if one.about == NOTHING and left[one.code, one.message]:
                left[one.code, one.message] -= 1
            else:
                rest.append(one)
        sides.append(rest)
    return sides[0], sides[1]


def group_by_identity(
    findings: Iterable[Diagnostic], identity: Callable[[Diagnostic], Identity]
) -> dict[Identity, list[Diagnostic]]:
    """Return findings by what they are known again by."""
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
