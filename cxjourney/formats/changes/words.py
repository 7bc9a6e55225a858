"""What a change means for a journey, as clauses: the gravest first, then what got better, then all else."""

from collections.abc import Iterator

from cxjourney.analysis.diff.journey import Comparison
from cxjourney.formats.changes.clause import Clause, Effect
from cxjourney.formats.changes.keeping import figures_moved, orphaned
from cxjourney.formats.changes.people import access, voices
from cxjourney.formats.changes.sights import cells, touchpoints
from cxjourney.formats.changes.structure import turned

_ORDER: tuple[Effect, ...] = ("worse", "better", "other")


def clauses(comparison: Comparison) -> list[Clause]:
    """Say what a change means for a journey."""
    return sorted(_all(comparison), key=lambda clause: _ORDER.index(clause.effect))


def _all(comparison: Comparison) -> Iterator[Clause]:
    yield from access(comparison)
    yield from cells(comparison)
    yield from voices(comparison)
    yield from touchpoints(comparison)
    yield from turned(comparison)
    yield from orphaned(comparison)
    yield from figures_moved(comparison)
