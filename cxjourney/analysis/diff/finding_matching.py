"""Which findings are new and which are no longer reported: each known again under the names that things have now."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from cxjourney.analysis.diff.matching import JourneyMatching, Match, ThingAt
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.diagnostics import NOTHING, About, Diagnostic, Identity, Severity, sort_key
from cxjourney.model import PainPoint, Touchpoint

Place = Callable[[str], str]
"""Returns the place of a file within the workspace, by its name."""
LabelKind = Literal["touchpoint", "pain_point", "metric"]
LabelKey = tuple[LabelKind, str, str | None, str]
"""What kind of thing it is, its journey, its stage (None for a metric of the journey as a whole), and its label."""


class LabelAt(NamedTuple):
    """The stage in which something stands, by its id (None for a metric of the journey as a whole), and its label."""

    stage: str | None
    label: str


@dataclass(frozen=True)
class Renames:
    """By the id that something had, the id that it has; stages with their journeys, by the ids of both.

    What has a label goes by its kind, by that, and by journey and stage too, under their old ids: a touchpoint or a
    pain point may stand in another stage of its journey now.
    """

    journeys: Mapping[str, str]
    stages: Mapping[tuple[str, str], tuple[str, str]]
    personas: Mapping[str, str]
    sources: Mapping[str, str]
    labels: Mapping[LabelKey, LabelAt]

    def now(self, about: About, follows: bool = True) -> About:
        """Return what a finding would be about now.

        Args:
            about: What it was about.
            follows: Whether it goes where a touchpoint or a pain point has moved, rather than stay in the stage.
        """
        journey, stage = about.journey, about.stage
        today = about._replace(
            journey=self.journeys.get(journey, journey) if journey else None,
            persona=self.personas.get(about.persona, about.persona) if about.persona else None,
            source=self.sources.get(about.source, about.source) if about.source else None,
        )
        if journey and stage and (journey, stage) in self.stages:
            journey_now, stage_now = self.stages[journey, stage]
            today = today._replace(journey=journey_now, stage=stage_now)
        for kind in get_args(LabelKind):
            name = getattr(about, kind)
            if journey and name and (kind, journey, stage, name) in self.labels:
                place, label = self.labels[kind, journey, stage, name]
                if follows or place == today.stage:
                    today = today._replace(**{"stage": place, kind: label})
        return today

    @cached_property
    def moves(self) -> dict[tuple[str | None, str | None], set[str]]:
        """By journey and stage, under their old ids, the stages to which touchpoints and pain points have moved."""
        found: dict[tuple[str | None, str | None], set[str]] = {}
        for (_, journey, stage, _), (place, _) in self.labels.items():
            if stage and place and self.stages.get((journey, stage), (journey, stage))[1] != place:
                found.setdefault((journey, stage), set()).add(place)
        return found

    def back(self) -> "Renames":
        """Return the renames of the way back: by the id that something has, the id that it had."""
        journeys = self.journeys
        return Renames(
            {now: was for was, now in journeys.items()},
            {now: was for was, now in self.stages.items()},
            {now: was for was, now in self.personas.items()},
            {now: was for was, now in self.sources.items()},
            {
                (kind, journeys.get(journey, journey), stage_now, now): LabelAt(stage, was)
                for (kind, journey, stage, was), (stage_now, now) in self.labels.items()
            },
        )


def renamed_labels(journey: str, pairing: JourneyMatching) -> Iterator[tuple[LabelKey, LabelAt]]:
    """Yield what has another label, or stands in another stage now; ``journey`` is the id that the journey had."""
    was = pairing.stages.was
    for metric in match_metrics(pairing).kept:
        stage = was[metric.stage] if metric.stage else None
        yield ("metric", journey, stage, metric.before.label), LabelAt(metric.stage, metric.after.label)
    touchpoints: tuple[LabelKind, Iterable[Match[ThingAt, Touchpoint]]] = ("touchpoint", pairing.touchpoints.renamed)
    pain_points: tuple[LabelKind, Iterable[Match[ThingAt, PainPoint]]] = ("pain_point", pairing.pain_points.renamed)
    for kind, renamed in (touchpoints, pain_points):
        for kept in renamed:
            place = was.get(kept.was.stage, kept.was.stage)
            yield (kind, journey, place, kept.was.label), LabelAt(kept.now.stage, kept.now.label)


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
    new, gone = _without_moved(*_without_followed(new, gone, renames))
    return sorted(new, key=sort_key), sorted(gone, key=sort_key)


def _without_followed(
    new: Iterable[Diagnostic], gone: Iterable[Diagnostic], renames: Renames
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return both without what a rule said of a stage, and says of the one to which a part of that has moved.

    What is an error counts as new wherever it stands.
    """
    rest, left = list(new), []
    for one in gone:
        moved = next((now for now in rest if _has_moved(one, now, renames)), None)
        if moved is None:
            left.append(one)
        else:
            rest.remove(moved)
    return rest, left


def _has_moved(was: Diagnostic, now: Diagnostic, renames: Renames) -> bool:
    """Return whether a finding is that of another stage, from which a touchpoint or a pain point of it has moved."""
    about, place = renames.now(was.about), now.about.stage
    return (
        now.severity is not Severity.ERROR
        and place in renames.moves.get((was.about.journey, was.about.stage), ())
        and (was.code, about._replace(stage=place)) == (now.code, now.about)
        and (not (was.several or now.several) or not {*was.several}.isdisjoint(now.several))
    )


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
