"""What stages and journeys are made of: that tells them again where they have another id, and another title."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

from cxjourney.model import Journey, Stage

Key = TypeVar("Key", bound=Hashable)
Parts = set[Hashable]


def pair_by_parts(went: Mapping[Key, Parts], came: Mapping[Key, Parts]) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of what went and what came in its place: half at least of the one that has more parts is in both.

    What could be two things is neither.
    """
    near = [(old, now) for old, parts in went.items() for now, others in came.items() if is_mostly_same(parts, others)]
    olds, nows = Counter(old for old, _ in near), Counter(now for _, now in near)
    yield from ((old, now) for old, now in near if olds[old] == nows[now] == 1)


def is_mostly_same(parts: Parts, others: Parts) -> bool:
    """Return whether half at least of what has more parts is in both."""
    return bool(parts) and 2 * len(parts & others) >= max(len(parts), len(others))


def stage_parts(stage: Stage) -> Parts:
    """Return what a stage is made of: its touchpoints, each in its channel, its pain points and its questions."""
    touchpoints = {(touchpoint.label, touchpoint.channel) for touchpoint in stage.touchpoints}
    questions = {question.text for question in stage.questions}
    return {*touchpoints, *(pain.label for pain in stage.pain_points), *questions}


def journey_parts(journey: Journey) -> Parts:
    """Return what a journey is made of: its stages, and their touchpoints, each in its channel."""
    touchpoints = {(one.label, one.channel) for stage in journey.stages for one in stage.touchpoints}
    return {*touchpoints, *(stage.id for stage in journey.stages)}
