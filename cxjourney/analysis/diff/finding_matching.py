"""Which findings are new and which are no longer reported: each known again under the names that things have now."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching, ThingAt
from cxjourney.analysis.diff.matching import Match
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.diagnostics import NOTHING, About, Diagnostic, Identity, Several, Severity, sort_key
from cxjourney.model import PainPoint, Touchpoint
from cxjourney.model.catalogue import NARROWS

GONE = "\0"
"""How a name begins that no id can be: of something that is gone, and whose id another one has now."""
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

    Personas and data sources go by who names them too: a journey, by its old id, or the file that defines them, where
    a finding speaks of no journey. What has a label goes by its kind, by that, and by journey and stage too, under
    their old ids: it may stand in another stage of its journey now.
    """

    journeys: Mapping[str, str]
    stages: Mapping[tuple[str, str], tuple[str, str]]
    personas: Mapping[tuple[str, str], str]
    sources: Mapping[tuple[str, str], str]
    labels: Mapping[LabelKey, LabelAt]

    def now(self, about: About, file: str, follows: bool = True) -> About:
        """Return what a finding would be about now.

        Args:
            about: What it was about.
            file: The name of the file in which it stood.
            follows: Whether it goes where what has a label has moved, rather than stay in the stage.
        """
        journey, stage, by = about.journey, about.stage, about.journey or file
        today = about._replace(
            journey=self.journeys.get(journey, journey) if journey else None,
            persona=self.personas.get((by, about.persona), about.persona) if about.persona else None,
            source=self.sources.get((by, about.source), about.source) if about.source else None,
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

    def several_now(self, finding: Diagnostic) -> Several:
        """Return what a finding names several of, by the ids that these have now."""
        abouts = ((name, finding.about._replace(**{name: id_})) for name, id_ in finding.several)
        named = ((name, self.now(about, finding.file)) for name, about in abouts)
        return tuple((name, getattr(about, name)) for name, about in named)

    @cached_property
    def moves(self) -> dict[tuple[str | None, str | None], set[str]]:
        """By journey and stage, under their old ids, the stages to which what has a label has moved."""
        found: dict[tuple[str | None, str | None], set[str]] = {}
        for (_, journey, stage, _), (place, _) in self.labels.items():
            if stage and place and self.stages.get((journey, stage), (journey, stage))[1] != place:
                found.setdefault((journey, stage), set()).add(place)
        return found

    @property
    def is_any(self) -> bool:
        """Whether anything has another name, or stands elsewhere."""
        names = (*self.journeys.items(), *self.stages.items())
        names_below = ((old[1], new) for some in (self.personas, self.sources) for old, new in some.items())
        labels = (((stage, was), (*now,)) for (_, _, stage, was), now in self.labels.items())
        return any(old != new for old, new in (*names, *names_below, *labels))

    def __or__(self, other: "Renames") -> "Renames":
        """Return the renames of both, which speak of different journeys."""
        return Renames(
            {**self.journeys, **other.journeys},
            {**self.stages, **other.stages},
            {**self.personas, **other.personas},
            {**self.sources, **other.sources},
            {**self.labels, **other.labels},
        )

    def back(self) -> "Renames":
        """Return the renames of the way back: by the id that something has, the id that it had."""
        journeys = self.journeys
        return Renames(
            {now: was for was, now in journeys.items()},
            {now: was for was, now in self.stages.items()},
            {(journeys.get(by, by), now): was for (by, was), now in self.personas.items()},
            {(journeys.get(by, by), now): was for (by, was), now in self.sources.items()},
            {
                (kind, journeys.get(journey, journey), stage_now, now): LabelAt(stage, was)
                for (kind, journey, stage, was), (stage_now, now) in self.labels.items()
            },
        )


NO_RENAMES = Renames({}, {}, {}, {}, {})


def renamed_labels(journey: str, pairing: JourneyMatching) -> Iterator[tuple[LabelKey, LabelAt]]:
    """Yield what has another label, or stands in another stage now; ``journey`` is the id that the journey had."""
    was = pairing.stages.was
    for metric in match_metrics(pairing).kept:
        stage = was[metric.stage_was] if metric.stage_was else None
        yield ("metric", journey, stage, metric.before.label), LabelAt(metric.stage, metric.after.label)
    touchpoints: tuple[LabelKind, Iterable[Match[ThingAt, Touchpoint]]] = ("touchpoint", pairing.touchpoints.renamed)
    pain_points: tuple[LabelKind, Iterable[Match[ThingAt, PainPoint]]] = ("pain_point", pairing.pain_points.renamed)
    for kind, renamed in (touchpoints, pain_points):
        for kept in renamed:
            place = was.get(kept.was.stage, kept.was.stage)
            yield (kind, journey, place, kept.was.label), LabelAt(kept.now.stage, kept.now.label)
    yield from _taken_labels("touchpoint", journey, was, pairing.touchpoints.taken)
    yield from _taken_labels("pain_point", journey, was, pairing.pain_points.taken)


def _taken_labels(
    kind: LabelKind, journey: str, was: Mapping[str, str], taken: Iterable[ThingAt]
) -> Iterator[tuple[LabelKey, LabelAt]]:
    """Yield what is gone and whose label another thing has now."""
    for at in taken:
        yield (kind, journey, was.get(at.stage, at.stage), at.label), LabelAt(at.stage, GONE + at.label)


def compare_findings(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], renames: Renames, place: Place
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that are new, and those that are no longer reported, each in the order of output.

    A finding is known by its rule and by what it is about, not by its line and not by its wording: one that only says
    something else now is neither new nor fixed. What is about nothing that has an id is known by its file and its
    words; ``place`` returns the file's place within the workspace.
    """
    had = group_by_identity(before, lambda finding: finding.identity(place, renames.now(finding.about, finding.file)))
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
    about, place = renames.now(was.about, was.file), now.about.stage
    return (
        now.severity is not Severity.ERROR
        and place in renames.moves.get((was.about.journey, was.about.stage), ())
        and (was.code, about._replace(stage=place)) == (now.code, now.about)
        and (not (was.several or now.several) or not {*renames.several_now(was)}.isdisjoint(now.several))
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


def part_finder(before: Iterable[Diagnostic], renames: Renames) -> Callable[[Diagnostic], bool]:
    """Return what tells whether all that a finding names was named by one of those before, which named more."""
    wholes: dict[tuple[str, str | None], list[set[tuple[str, str]]]] = {}
    for one in before:
        if one.several:
            about = renames.now(one.about, one.file)
            wholes.setdefault((one.code, about.journey), []).append(subjects(about, renames.several_now(one)))

    def was_part(finding: Diagnostic) -> bool:
        has = subjects(finding.about, finding.several)
        return bool(has) and any(has < was for was in wholes.get((finding.code, finding.about.journey), ()))

    return was_part


def subjects(about: About, several: Several) -> set[tuple[str, str]]:
    """Return what a finding names below its journey: for each thing what kind it is, and its id."""
    return {(name, id_) for name in NARROWS if (id_ := getattr(about, name))}.union(several)


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
