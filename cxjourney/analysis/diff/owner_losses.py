"""What lost its owner between two versions of a journey."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from cxjourney.analysis.diff.matching import JourneyMatching
from cxjourney.analysis.study import Study

OwnedKind = Literal["journey", "stage", "touchpoint", "backstage", "pain point", "metric", "data source"]


@dataclass(frozen=True, slots=True)
class OwnerLost:
    """Something that is there on both sides, had an owner and has none any more. ``stage`` is None beyond stages.

    ``backstage`` is the work behind a touchpoint, and its owners are the teams that do it.
    """

    kind: OwnedKind
    label: str
    stage: str | None
    owner: str


_Thing = tuple[OwnedKind, str | None, str, int]


def owners_lost(pairing: JourneyMatching) -> tuple[OwnerLost, ...]:
    """Return what has lost its owner, in the journey's order."""
    if not pairing.sides:
        return ()
    before, after = pairing.sides
    had, has = _owners(before, pairing.stages.now), _owners(after, {})
    return tuple(
        OwnerLost(kind, label, stage, owner)
        for (kind, stage, label, number), owner in had.items()
        if owner and (kind, stage, label, number) in has and has[kind, stage, label, number] is None
    )


def _owners(study: Study, now: Mapping[str, str]) -> dict[_Thing, str | None]:
    """Return the owner of everything that can have one, data sources that the journey names among them."""
    owners: dict[_Thing, str | None] = {}
    times: Counter[tuple[OwnedKind, str | None, str]] = Counter()
    for kind, stage, label, owner in _owned_things(study, now):
        times[kind, stage, label] += 1
        owners[kind, stage, label, times[kind, stage, label]] = owner
    return owners


def _owned_things(study: Study, now: Mapping[str, str]) -> Iterator[tuple[OwnedKind, str | None, str, str | None]]:
    journey = study.journey
    yield "journey", None, journey.journey, journey.owner
    for metric in journey.metrics:
        yield "metric", None, metric.title or metric.kind, metric.owner
    for stage in journey.stages:
        name = now.get(stage.id, stage.id)
        yield "stage", None, name, stage.owner
        for touchpoint in stage.touchpoints:
            yield "touchpoint", name, touchpoint.label, touchpoint.owner
            yield "backstage", name, touchpoint.label, ", ".join(touchpoint.backstage.teams) or None
        for pain_point in stage.pain_points:
            yield "pain point", name, pain_point.label, pain_point.owner
        for metric in stage.metrics:
            yield "metric", name, metric.title or metric.kind, metric.owner
    for id_ in sorted(study.summary.named):
        yield "data source", None, id_, study.scope.sources[id_].owner
