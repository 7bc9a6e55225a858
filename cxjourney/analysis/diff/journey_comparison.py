"""One journey before and after a change, compared."""

from dataclasses import dataclass
from functools import cached_property

from cxjourney.analysis.diff.access_comparison import AccessComparison
from cxjourney.analysis.diff.ask_changes import AskChange, ask_changes
from cxjourney.analysis.diff.attribute_changes import AttributeChange, attribute_changes
from cxjourney.analysis.diff.claim_changes import ClaimChanges, claim_changes
from cxjourney.analysis.diff.comparable_sides import ComparableSides
from cxjourney.analysis.diff.coverage_changes import CellChange, TouchpointChange, cell_changes, touchpoint_changes
from cxjourney.analysis.diff.evidence_changes import FigureMove, VerifiedChange, figure_moves, verified_changes
from cxjourney.analysis.diff.gains_by_description import DescribedSources, described_sources, select_gains
from cxjourney.analysis.diff.journey_part_matching import StageMove, match_journey_parts
from cxjourney.analysis.diff.journey_splits_and_joins import JourneySplit
from cxjourney.analysis.diff.metric_changes import MetricChange, metric_changes
from cxjourney.analysis.diff.other_changes import OtherChange, other_changes, told_attributes
from cxjourney.analysis.diff.owner_losses import OwnerLost, asks_lost, owners_lost
from cxjourney.analysis.diff.voice_changes import (
    VoiceChange,
    heard_personas,
    silenced_personas,
    voice_changes,
    voice_changes_between,
)
from cxjourney.analysis.diff.way_changes import WayEnds, way_changes
from cxjourney.analysis.study import Study


@dataclass(frozen=True)
class JourneyComparison(AccessComparison):
    """A journey before and after a change, and what the change means.

    Attributes:
        splits: Those that it is a part of: one that was split off or joined, or one that others were split off from or
            joined to.
        left: The stages that went from it to other journeys.
    """

    splits: tuple[JourneySplit, ...] = ()
    left: tuple[StageMove, ...] = ()

    @cached_property
    def _cell_changes(self) -> tuple[tuple[CellChange, ...], tuple[CellChange, ...]]:
        return cell_changes(self.pairing)

    @cached_property
    def _touchpoint_changes(self) -> tuple[tuple[TouchpointChange, ...], tuple[TouchpointChange, ...]]:
        return touchpoint_changes(self.pairing)

    @cached_property
    def _voice_changes(self) -> tuple[tuple[VoiceChange, ...], tuple[VoiceChange, ...]]:
        return voice_changes(self.sides) if self.sides else ((), ())

    @cached_property
    def described_sources(self) -> DescribedSources | None:
        """The sources that count for more by their description alone; None where there are none, or nobody wrote it."""
        return None if self.is_supposed or self.is_same else described_sources(self.pairing)

    @property
    def dark_cells(self) -> tuple[CellChange, ...]:
        """The cells that went dark, with what they had."""
        return self._cell_changes[0]

    @property
    def lit_cells(self) -> tuple[CellChange, ...]:
        """The cells that lit up, with what they have, by more than another description of their sources."""
        lit = self._cell_changes[1]
        return select_gains(self.described_sources, lit, cell_changes, lambda one: (one.stage, one.family))

    @property
    def unseen_touchpoints(self) -> tuple[TouchpointChange, ...]:
        """The touchpoints that no source of their own sees any more, with what did."""
        return self._touchpoint_changes[0]

    @property
    def seen_touchpoints(self) -> tuple[TouchpointChange, ...]:
        """The touchpoints that a source of their own sees now, with what does, by more than its description."""
        seen = self._touchpoint_changes[1]
        return select_gains(self.described_sources, seen, touchpoint_changes, lambda one: id(one.touchpoint))

    @property
    def lost_voices(self) -> tuple[VoiceChange, ...]:
        """The voices that were lost, by family, with what heard them."""
        return self._voice_changes[0]

    @property
    def won_voices(self) -> tuple[VoiceChange, ...]:
        """The voices that were won, by family, with what hears them, by more than its description."""
        won, described = self._voice_changes[1], self.described_sources
        return select_gains(described, won, voice_changes_between, lambda one: (one.persona, one.family))

    @cached_property
    def _verified_changes(self) -> tuple[tuple[VerifiedChange, ...], tuple[VerifiedChange, ...]]:
        return ((), ()) if self.is_supposed or self.is_same else verified_changes(self.pairing)

    @property
    def unverified_stages(self) -> tuple[VerifiedChange, ...]:
        """The stages that lost their last verified source, with what they had; none where it is only supposed."""
        return self._verified_changes[0]

    @property
    def newly_verified_stages(self) -> tuple[VerifiedChange, ...]:
        """The stages that gained their first verified source, with what they have; none where it is only supposed."""
        return self._verified_changes[1]

    @cached_property
    def figure_moves(self) -> tuple[FigureMove, ...]:
        """The sources of which other figures were measured; none where the change is only supposed."""
        return () if self.is_supposed or self.is_same else figure_moves(self.pairing)

    @cached_property
    def owners_lost(self) -> tuple[OwnerLost, ...]:
        """What lost its owner; questions that did only where that is supposed: else `ask_changes` tells them."""
        return (*owners_lost(self.pairing), *(asks_lost(self.pairing) if self.is_supposed else ()))

    @cached_property
    def metric_changes(self) -> tuple[MetricChange, ...]:
        """The figures that moved, came or went."""
        return metric_changes(self.pairing)

    @cached_property
    def attribute_changes(self) -> tuple[AttributeChange, ...]:
        """What is written differently of what is on both sides; none where the change is only supposed."""
        return () if self.is_supposed else attribute_changes(self.pairing)

    @cached_property
    def other_changes(self) -> tuple[OtherChange, ...]:
        """What else is written differently of what is on both sides; none where the change is only supposed."""
        if self.is_supposed or self.is_same:
            return ()
        sources: dict[str, set[str]] = {}
        seen: tuple[CellChange | TouchpointChange, ...] = (*self.dark_cells, *self.lit_cells)
        for one in (*seen, *self.unseen_touchpoints, *self.seen_touchpoints):
            sources.setdefault(one.stage, set()).update(one.sources)
        return other_changes(self.pairing, told_attributes(self.attribute_changes, self.owners_lost), sources)

    @cached_property
    def ask_changes(self) -> tuple[AskChange, ...]:
        """What became of questions that somebody was asked; none where the change is only supposed."""
        return () if self.is_supposed or self.is_same else ask_changes(self.pairing)

    @cached_property
    def way_changes(self) -> tuple[tuple[WayEnds, ...], tuple[WayEnds, ...]]:
        """The ways between stages that came, and those that went; none where the change is only supposed."""
        return ((), ()) if self.is_supposed else way_changes(self.pairing)

    @cached_property
    def claim_changes(self) -> ClaimChanges:
        """The claims that gained their evidence, and those that lost it."""
        changes = claim_changes(self.pairing)
        kept = select_gains(
            self.described_sources, changes.gained, lambda pairing: claim_changes(pairing)[::-1], lambda one: one.path
        )
        return changes._replace(gained=kept)

    @property
    def piece_of(self) -> JourneySplit | None:
        """How it was split off from another journey, or joined to it; None where it was not."""
        own = [study.journey.journey for study in self.pairing.sides or ()]
        return next((one for one in self.splits if own and one.piece.journey.journey == own[0]), None)

    @cached_property
    def stages_gone_dark(self) -> tuple[str, ...]:
        """The stages that something observed, and that nothing does any more."""
        return tuple(now.stage.id for was, now in self.pairing.coverages() if was.sources and not now.sources)

    @cached_property
    def stages_lit_up(self) -> tuple[str, ...]:
        """The stages that nothing observed, and that something does now."""
        return tuple(now.stage.id for was, now in self.pairing.coverages() if now.sources and not was.sources)

    @cached_property
    def silenced_personas(self) -> frozenset[str]:
        """The personas that some data heard, and that none does any more."""
        return silenced_personas(self.sides) if self.sides else frozenset()

    @cached_property
    def heard_personas(self) -> frozenset[str]:
        """The personas that no data heard, and that some does now."""
        sides = ComparableSides(self.described_sources.pairing) if self.described_sources else self.sides
        return heard_personas(sides) if sides else frozenset()

    @property
    def is_demoted(self) -> bool:
        """Whether it was agreed, and is a draft now, of which fewer rules speak."""
        return bool(self.before and self.after and self.after.is_draft and not self.before.is_draft)

    @property
    def is_worse(self) -> bool:
        """Whether coverage, what is verified, a voice or somebody's access got worse, of what is on both sides."""
        return not self.is_same and bool(
            self.dark_cells
            or self.unseen_touchpoints
            or self.lost_voices
            or self.unverified_stages
            or any(change.is_worse for change in self.access_changes)
            or self.stages_without_step
        )

    @property
    def _is_renamed(self) -> bool:
        names = [(study.journey.journey, study.journey.title) for study in self.pairing.sides or ()]
        return len(set(names)) > 1

    @property
    def is_changed(self) -> bool:
        """Whether there is anything at all to tell."""
        pairing = self.pairing
        if self.is_same:
            return False
        if pairing.sides is None or self._is_renamed:
            return True
        pain_points = () if self.is_supposed else (pairing.pain_points,)
        turnovers = (pairing.stages, pairing.touchpoints, pairing.personas, *pain_points)
        told = (
            *(*self._cell_changes, *self._touchpoint_changes, *self._voice_changes, *self._verified_changes),
            *(self.access_changes, self.owners_lost, self.metric_changes, self.figure_moves),
            *(self.attribute_changes, *self.way_changes, self.other_changes),
            *self.claim_changes,
            self.described_sources,
            self.ask_changes,
        )
        return any(told) or bool(self.splits) or any(one.came or one.went or one.renamed for one in turnovers)


def compare_journeys(
    before: Study | None,
    after: Study | None,
    is_supposed: bool = False,
    splits: tuple[JourneySplit, ...] = (),
    moves: tuple[StageMove, ...] = (),
) -> JourneyComparison:
    """Return a journey compared with what it was; at least one of the two is there.

    A journey whose two sides share their summary is compared with itself. ``moves`` may be those of other journeys too.
    """
    if before and after and before.summary is after.summary:
        before = after
    pairing = match_journey_parts(before, after, moves)
    return JourneyComparison(pairing, is_supposed, splits, tuple(one for one in moves if one.is_from(before)))
