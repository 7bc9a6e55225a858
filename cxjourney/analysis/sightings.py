"""What data no longer sees or hears after a change, and what it sees and hears now.

Only what is on both sides can lose or win something: a stage that went is gone, and not dark.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxjourney.analysis.pairing import Pairing
from cxjourney.analysis.study import Study
from cxjourney.model import Touchpoint
from cxjourney.model.vocabulary import FAMILIES, Family


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, stage × family, and the sources that observe there, or that did."""

    stage: str
    family: Family
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A touchpoint, and the sources of its own that observe it, or that did."""

    stage: str
    touchpoint: Touchpoint
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """A persona, a family of data, and the sources of it that hear the persona, or that did."""

    persona: str
    family: Family
    sources: tuple[str, ...]


def cells(pairing: Pairing) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Give the cells that went dark, with what they had, and those that lit up, with what they have."""
    dark, lit = [], []
    for was, now in pairing.coverages():
        for family in FAMILIES:
            if was.families[family] and not now.families[family]:
                dark.append(Cell(now.stage.id, family, was.families[family]))
            elif now.families[family] and not was.families[family]:
                lit.append(Cell(now.stage.id, family, now.families[family]))
    return tuple(dark), tuple(lit)


def glimpses(pairing: Pairing) -> tuple[tuple[Glimpse, ...], tuple[Glimpse, ...]]:
    """Give the touchpoints that are no longer seen, with what saw them, and those that are now, with what does."""
    unseen, seen = [], []
    for before, after in (pairing.sides,) if pairing.sides else ():
        for kept in pairing.touchpoints.kept:
            had, has = _own(kept.before, before), _own(kept.after, after)
            if had and not has:
                unseen.append(Glimpse(kept.now.stage, kept.after, had))
            elif has and not had:
                seen.append(Glimpse(kept.now.stage, kept.after, has))
    return tuple(unseen), tuple(seen)


def hearings(pairing: Pairing) -> tuple[tuple[Hearing, ...], tuple[Hearing, ...]]:
    """Give the voices that were lost, with what heard them, and those that were won, with what does."""
    lost, won = [], []
    for before, after in (pairing.sides,) if pairing.sides else ():
        had, has = _heard_by(before), _heard_by(after)
        for kept in pairing.personas.kept:
            for family in FAMILIES:
                was, now = had[kept.was][family], has[kept.now][family]
                if was and not now:
                    lost.append(Hearing(kept.now, family, was))
                elif now and not was:
                    won.append(Hearing(kept.now, family, now))
    return tuple(lost), tuple(won)


def turned(pairing: Pairing, heard: bool) -> frozenset[str]:
    """Give the personas whom some data hears now and none did; or, if not ``heard``, the other way round."""
    if not pairing.sides:
        return frozenset()
    was, now = ({voice.persona: voice.is_heard for voice in study.voices} for study in pairing.sides)
    return frozenset(
        kept.now for kept in pairing.personas.kept if was[kept.was] is not heard and now[kept.now] is heard
    )


def _own(touchpoint: Touchpoint, study: Study) -> tuple[str, ...]:
    return tuple(id_ for id_ in touchpoint.data if id_ in study.counting)


def _heard_by(study: Study) -> dict[str, Mapping[Family, tuple[str, ...]]]:
    return {voice.persona: voice.families for voice in study.voices}
