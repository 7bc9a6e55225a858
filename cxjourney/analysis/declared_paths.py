"""A journey's declared stages and steps, seen through the stages that something measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxjourney.analysis.journey_paths import entries, forwards, outcomes
from cxjourney.model import Journey


@dataclass(frozen=True, slots=True)
class DeclaredPaths:
    """What a journey declares about the order of its stages, in so far as it can be measured.

    Stages are named by their place in the journey, from 0.

    Attributes:
        stages: The ids of all stages, in the journey's order.
        measured: The measured stages.
        entries: Where customers are seen first: measured entries, and the measured stages that begin behind entries
            that none measures.
        steps: Pairs of measured stages of which the first leads to the second, over unmeasured ones too.
        repeated: Measured stages that lead to themselves: each event there is a visit of its own.
        successes: Measured stages that are a success.
        others: Measured stages that end the journey otherwise.
        out_of_sight: Measured stages after which an unmeasured one can follow.
    """

    stages: tuple[str, ...]
    measured: frozenset[int]
    entries: frozenset[int]
    steps: frozenset[tuple[int, int]]
    repeated: frozenset[int]
    successes: frozenset[int]
    others: frozenset[int]
    out_of_sight: frozenset[int]


def declared_paths(journey: Journey, measured: Iterable[str]) -> DeclaredPaths:
    """Return what a journey declares, given the ids of the stages that something measures."""
    seen = frozenset(measured)
    stages = tuple(stage.id for stage in journey.stages)
    place = {id_: index for index, id_ in enumerate(stages)}
    ways = forwards(journey)
    ends, successes = outcomes(journey)
    after = {id_: _seen_first(ways[id_], ways, seen) for id_ in stages}
    places = frozenset(place[id_] for id_ in stages if id_ in seen)
    return DeclaredPaths(
        stages=stages,
        measured=places,
        entries=frozenset(place[id_] for id_ in _seen_first(entries(journey), ways, seen)),
        steps=frozenset((place[a], place[b]) for a in stages if a in seen for b in after[a]),
        repeated=frozenset(place[id_] for id_ in stages if id_ in seen and id_ in ways[id_]),
        successes=frozenset(place[id_] for id_ in successes) & places,
        others=frozenset(place[id_] for id_ in ends if id_ not in successes) & places,
        out_of_sight=frozenset(place[a] for a in stages if a in seen and any(b not in seen for b in ways[a])),
    )


def _seen_first(starts: Iterable[str], ways: Mapping[str, Iterable[str]], seen: frozenset[str]) -> set[str]:
    """Return the seen stages among the starts, and those that come first behind the starts that are not seen."""
    found, todo = set[str](), list(starts)
    passed = set[str]()
    while todo:
        id_ = todo.pop()
        if id_ in seen:
            found.add(id_)
        elif id_ not in passed:
            passed.add(id_)
            todo.extend(ways[id_])
    return found
