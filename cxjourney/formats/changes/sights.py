"""What data no longer sees after a change, and what it sees now."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from cxjourney.analysis.diff.deltas import Cell, Glimpse
from cxjourney.analysis.diff.journey import Comparison
from cxjourney.analysis.names import called, names_in
from cxjourney.formats.changes.clause import Clause, named
from cxjourney.text.english import verb

Sight = TypeVar("Sight", Cell, Glimpse)


def cells(comparison: Comparison) -> Iterator[Clause]:
    """Say which stages went dark or lost the last source of a family, and which won their first."""
    names = names_in(comparison)
    for stage, lost in _by_stage(comparison.dark):
        sources = _sources(lost)
        if stage in comparison.blacked_out:
            yield Clause("worse", f"{names[stage]} has gone dark: no data sees it any more (it was {named(sources)})")
        else:
            what = f"{named(cell.family for cell in lost)} {verb(sources, 'source', 'sources')}"
            yield Clause("worse", f"{names[stage]} has lost its last {what} ({named(sources)})")
    for stage, won in _by_stage(comparison.lit):
        sources = _sources(won)
        families = named(cell.family for cell in won)
        if stage in comparison.lit_up:
            yield Clause("better", f"{names[stage]} is no longer dark: {families} data sees it ({named(sources)})")
        else:
            what = f"{families} {verb(sources, 'source', 'sources')}"
            yield Clause("better", f"{names[stage]} has gained its first {what} ({named(sources)})")


def touchpoints(comparison: Comparison) -> Iterator[Clause]:
    """Say which touchpoints no data of their own sees any more, and which it sees now."""
    names = names_in(comparison)
    for stage, unseen in _by_stage(comparison.unseen):
        labels, own = named(called(one.touchpoint) for one in unseen), verb(unseen, "its", "their")
        text = f"no data of {own} own sees {labels} at {names[stage]} any more (it was {named(_sources(unseen))})"
        yield Clause("worse", text)
    for stage, seen in _by_stage(comparison.seen):
        labels, own = named(called(one.touchpoint) for one in seen), verb(seen, "its", "their")
        yield Clause("better", f"data of {own} own sees {labels} at {names[stage]} now ({named(_sources(seen))})")


def _by_stage(sights: Iterable[Sight]) -> Iterator[tuple[str, list[Sight]]]:
    found: dict[str, list[Sight]] = {}
    for one in sights:
        found.setdefault(one.stage, []).append(one)
    yield from found.items()


def _sources(sights: Iterable[Sight]) -> list[str]:
    return list(dict.fromkeys(id_ for one in sights for id_ in one.sources))
