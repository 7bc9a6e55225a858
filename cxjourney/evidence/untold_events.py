"""Events by stage and source -> of which stages they must not be told, so that no source's rows give a few away."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Seen(NamedTuple):
    """What a source shows of a stage.

    Attributes:
        events: How many events.
        customers: Of how many customers.
        behind: How many customers stand behind what nobody could tell of the stage if its events were not told.
    """

    events: int
    customers: int
    behind: int


class UntoldEvents(NamedTuple):
    """Events that must not be told.

    Attributes:
        stages: The stages.
        in_all: Whether their number in all must not be told either.
    """

    stages: frozenset[int]
    in_all: bool


def untold_events(by_source: Mapping[int, Mapping[int, Seen]], stages: Iterable[int], min_group: int) -> UntoldEvents:
    """Return of which stages the number of events must not be told.

    Besides the stages of which that is known, these are those where few customers of one of several sources stand
    behind the events. The rows of a source are known in all: where it is left with a single stage, or with few
    customers behind them all, its next smallest goes with them; where there is no other, the number of all events.

    Args:
        by_source: What each source shows of its stages.
        stages: The stages of which figures are withheld that follow from the number of events.
        min_group: The smallest group of customers that is shown.
    """
    untold = set(stages)
    for source, found in by_source.items():
        for stage, seen in found.items():
            if seen.customers < min_group and any(stage in by_source[other] for other in by_source if other != source):
                untold.add(stage)
    bare = _bare(by_source, untold, min_group)
    while fuller := [found for found in bare if found.keys() - untold]:
        first = fuller[0]
        untold.add(min(first.keys() - untold, key=lambda stage: (first[stage].events, stage)))
        bare = _bare(by_source, untold, min_group)
    return UntoldEvents(frozenset(untold), bool(bare))


def _bare(by_source: Mapping[int, Mapping[int, Seen]], untold: set[int], min_group: int) -> list[Mapping[int, Seen]]:
    """Return the sources of which too little is untold to hide anything."""
    hidden = [(found, [seen for stage, seen in found.items() if stage in untold]) for found in by_source.values()]
    return [found for found, some in hidden if some and (len(some) == 1 or sum(one.behind for one in some) < min_group)]
