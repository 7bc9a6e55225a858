"""What a change means for what was measured: stages that lost or gained a verified source, and figures that moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxjourney.analysis.diff.former_sources import source_matching
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.study import Study

if TYPE_CHECKING:  # to load the shapes of figures takes time, and few workspaces hold a record
    from cxjourney.model.evidence_record import Count


@dataclass(frozen=True, slots=True)
class VerifiedChange:
    """A stage, by its id today, and the sources that are verified there, or that were."""

    stage: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureMove:
    """How many rows were measured of a source, by its id today, before and after."""

    source: str
    before: "Count"
    after: "Count"


def verified_changes(pairing: JourneyMatching) -> tuple[tuple[VerifiedChange, ...], tuple[VerifiedChange, ...]]:
    """Return the stages that lost their last verified source, with what they had, and those that gained their first.

    A stage that came from another journey is left out: a record tells of stages by journey.
    """
    lost, gained = [], []
    if pairing.before and pairing.after:
        for kept in pairing.stages.kept:
            had, has = _verified(pairing.before, kept.was), _verified(pairing.after, kept.now)
            if had and not has:
                lost.append(VerifiedChange(kept.now, had))
            elif has and not had:
                gained.append(VerifiedChange(kept.now, has))
    return tuple(lost), tuple(gained)


def _verified(study: Study, stage: str) -> tuple[str, ...]:
    words = study.evidence_words.get(stage, {})
    return tuple(id_ for id_, word in words.items() if word.state == "verified")


def figure_moves(pairing: JourneyMatching) -> tuple[FigureMove, ...]:
    """Return the sources that observe a journey, before and after, of which other numbers of rows were measured."""
    if not pairing.before or not pairing.after:
        return ()
    return tuple(_moves(pairing.before, pairing.after))


def _moves(before: Study, after: Study) -> Iterator[FigureMove]:
    if not before.scope.evidence or not after.scope.evidence:
        return
    was = {kept.now: kept.was for kept in source_matching(before, after).kept}
    for id_ in after.observing:
        had, has = before.scope.evidence.get(was.get(id_, "")), after.scope.evidence.get(id_)
        old, new = had.figures if had else None, has.figures if has else None
        if old and new and old.rows != new.rows:
            yield FigureMove(id_, old.rows, new.rows)
