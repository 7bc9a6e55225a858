"""Which cells and touchpoints data no longer sees after a change of a journey, and which it sees now."""

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching, ThingAt
from cxjourney.analysis.diff.matching import Match
from cxjourney.analysis.study import Study
from cxjourney.model import Touchpoint
from cxjourney.model.vocabulary import FAMILIES, Family


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell, stage × family, and the sources that observe there, or that did."""

    stage: str
    family: Family
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TouchpointChange:
    """A touchpoint, and the sources of its own that observe it, or that did."""

    stage: str
    touchpoint: Touchpoint
    sources: tuple[str, ...]


def cell_changes(pairing: JourneyMatching) -> tuple[tuple[CellChange, ...], tuple[CellChange, ...]]:
    """Return the cells that went dark, with what they had, and those that lit up, with what they have."""
    dark, lit = [], []
    for was, now in pairing.coverages():
        for family in FAMILIES:
            if was.families[family] and not now.families[family]:
                dark.append(CellChange(now.stage.id, family, was.families[family]))
            elif now.families[family] and not was.families[family]:
                lit.append(CellChange(now.stage.id, family, now.families[family]))
    return tuple(dark), tuple(lit)


def touchpoint_changes(pairing: JourneyMatching) -> tuple[tuple[TouchpointChange, ...], tuple[TouchpointChange, ...]]:
    """Return the touchpoints that are no longer seen, with what saw them, and those that are now, with what does."""
    unseen, seen = [], []
    for before, after, kept in _kept_touchpoints(pairing):
        had, has = _own_sources(kept.before, before), _own_sources(kept.after, after)
        if had and not has:
            unseen.append(TouchpointChange(kept.now.stage, kept.after, had))
        elif has and not had:
            seen.append(TouchpointChange(kept.now.stage, kept.after, has))
    return tuple(unseen), tuple(seen)


def _kept_touchpoints(pairing: JourneyMatching) -> Iterator[tuple[Study, Study, Match[ThingAt, Touchpoint]]]:
    """Yield the touchpoints that are there before and after, each with the journey where it stood, and stands."""
    for before, after in (pairing.sides,) if pairing.sides else ():
        yield from ((before, after, kept) for kept in pairing.touchpoints.kept)
        for move, turn in pairing.moved_touchpoints():
            yield from ((move.before, after, kept) for kept in turn.kept)


def _own_sources(touchpoint: Touchpoint, study: Study) -> tuple[str, ...]:
    return tuple(id_ for id_ in touchpoint.data if id_ in study.counting)
