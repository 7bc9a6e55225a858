"""Which sources count for more only because they are described differently: no data is new."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from cxjourney.analysis.coverage import counts
from cxjourney.analysis.diff.former_sources import source_matching, with_former_sources
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching

Gain = TypeVar("Gain")


@dataclass(frozen=True)
class DescribedSources:
    """Sources that count for more by their description alone, and the journey without that.

    Attributes:
        ids: The sources that would not count, or bring fewer families, were they described as before.
        pairing: The journey before, and today's with these sources described as before.
    """

    ids: tuple[str, ...]
    pairing: JourneyMatching


def described_sources(pairing: JourneyMatching) -> DescribedSources | None:
    """Return the sources of a journey that count for more by their description alone; None where there are none.

    What a source is described by: type, families, cadence, limits, and a date that is no longer said.
    """
    if not pairing.sides or pairing.sides[0] is pairing.sides[1]:
        return None
    before, after = pairing.sides
    former, stayed = with_former_sources(before, after), source_matching(before, after).was
    ids = tuple(
        id_
        for id_, source in after.counting.items()
        if id_ in stayed
        and id_ in after.summary.named
        and (not counts(former[id_], after.as_of) or {*source.brings} - {*former[id_].brings})
    )
    if not ids:
        return None
    scope = after.scope._replace(sources={**after.scope.sources, **{id_: former[id_] for id_ in ids}})
    study = after.with_other(after.in_scope._replace(scope=scope))
    return DescribedSources(ids, JourneyMatching(before, study))


def select_gains(
    described: DescribedSources | None,
    gains: tuple[Gain, ...],
    compare: Callable[[JourneyMatching], tuple[tuple[Gain, ...], tuple[Gain, ...]]],
    key: Callable[[Gain], Hashable],
) -> tuple[Gain, ...]:
    """Return the gains of a change that there would be too, were its sources described as before.

    Args:
        described: The sources that count for more by their description alone; None where there are none.
        gains: What was gained.
        compare: Returns the losses and the gains of a change.
        key: Returns what tells gains apart.
    """
    if described is None:
        return gains
    kept = {key(one) for one in compare(described.pairing)[1]}
    return tuple(one for one in gains if key(one) in kept)
