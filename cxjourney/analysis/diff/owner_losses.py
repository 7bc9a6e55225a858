"""What lost its owner between two versions of a journey."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.metric_matching import match_metrics
from cxjourney.analysis.diff.metric_names import metric_names
from cxjourney.model import Ask, PainPoint, Stage

OwnedKind = Literal[
    "journey", "stage", "touchpoint", "backstage", "pain point", "opportunity", "metric", "data source", "question"
]


@dataclass(frozen=True, slots=True)
class OwnerLost:
    """Something that is there on both sides, had an owner and has none any more. ``stage`` is None beyond stages.

    ``backstage`` is the work behind a touchpoint, and its owners are the teams that do it. ``question`` is one that
    is open, and its owner is the team that sees to it or was to answer it.
    """

    kind: OwnedKind
    label: str
    stage: str | None
    owner: str


_Owned = tuple[OwnedKind, str, str | None, str | None, str | None]
"""What kind of thing it is, its label, its stage, its owner before, and its owner now."""


def owners_lost(pairing: JourneyMatching) -> tuple[OwnerLost, ...]:
    """Return what has lost its owner: the journey, then what stands in it, kind by kind, then its data sources."""
    return tuple(
        OwnerLost(kind, label, stage, was) for kind, label, stage, was, now in _owned(pairing) if was and now is None
    )


def asks_lost(pairing: JourneyMatching) -> tuple[OwnerLost, ...]:
    """Return the open questions that a team was to answer, or to see to, and doesn't any more.

    Both sides must have the same questions, as where a team is only supposed to go: what else becomes of questions
    `ask_changes` says.
    """
    return tuple(_asks_lost(pairing))


def _asks_lost(pairing: JourneyMatching) -> Iterator[OwnerLost]:
    if not pairing.sides:
        return
    was, now = (study.journey.asks for study in pairing.sides)
    places: list[tuple[str | None, Iterable[Ask], Iterable[Ask]]] = [(None, was, now)]
    places += [(one.now, one.before.asks, one.after.asks) for one in pairing.stages.kept]
    for stage, before, after in places:
        for old, new in zip(before, after, strict=True):
            lost = [had for had, has in ((old.owner, new.owner), (old.to, new.to)) if had and has is None]
            if old.is_open:
                yield from (OwnerLost("question", old.question, stage, team) for team in dict.fromkeys(lost))


def _owned(pairing: JourneyMatching) -> Iterator[_Owned]:
    """Yield all that is on both sides and can have an owner, data sources that the journey names among them."""
    if not pairing.sides:
        return
    before, after = pairing.sides
    yield "journey", after.journey.journey, None, before.journey.owner, after.journey.owner
    for stage in pairing.stages.kept:
        yield "stage", stage.now, None, stage.before.owner, stage.after.owner
        yield from _opportunities(stage.before, stage.after, stage.now)
    for spot in pairing.touchpoints.kept:
        label, at, had, has = spot.now.label, spot.now.stage, spot.before, spot.after
        yield "touchpoint", label, at, had.owner, has.owner
        yield "backstage", label, at, ", ".join(had.backstage.teams), ", ".join(has.backstage.teams) or None
    for pain in pairing.pain_points.kept:
        yield "pain point", pain.now.label, pain.now.stage, pain.before.owner, pain.after.owner
        yield from _opportunities(pain.before, pain.after, pain.now.stage)
    names = metric_names(pairing)
    for one in match_metrics(pairing).kept:
        yield "metric", names[id(one.after)].label, one.stage, one.before.owner, one.after.owner
    for source in pairing.sources.kept:
        if source.was in before.summary.named and source.now in after.summary.named:
            yield "data source", source.now, None, source.before.owner, source.after.owner


def _opportunities(before: Stage | PainPoint, after: Stage | PainPoint, stage: str) -> Iterator[_Owned]:
    """Yield the opportunities of a stage, or of a pain point in it, that are on both sides under one title."""
    owners = {one.title: one.owner for one in after.opportunities}
    for one in before.opportunities:
        if one.title in owners:
            yield "opportunity", one.title, stage, one.owner, owners[one.title]
