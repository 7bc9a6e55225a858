"""How personas fare before and after a change, sorted by what becomes of them: stranded, freed, and why."""

from dataclasses import dataclass
from functools import cached_property

from cxjourney.analysis.diff.access_changes import AccessChange, StrandedTraveller, access_changes, stranded_who_left
from cxjourney.analysis.diff.access_losses import stages_without_step
from cxjourney.analysis.diff.comparable_sides import ComparableSides
from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.study import Study
from cxjourney.model import Touchpoint


@dataclass(frozen=True)
class AccessComparison:
    """Who gets through a journey before and after a change.

    Attributes:
        pairing: The journey before and after.
        is_supposed: Whether nobody wrote the change: then what was written differently is not told.
    """

    pairing: JourneyMatching
    is_supposed: bool = False

    @property
    def before(self) -> Study | None:
        """The journey before the change; None where it was not there."""
        return self.pairing.before

    @property
    def after(self) -> Study | None:
        """The journey after the change; None where it is gone."""
        return self.pairing.after

    @property
    def is_same(self) -> bool:
        """Whether nothing that bears on the journey was touched, so that nobody needs to look into it."""
        return self.before is self.after

    @cached_property
    def sides(self) -> ComparableSides | None:
        """Both sides under one description; None where the journey is on one side only, or nothing was touched."""
        return ComparableSides(self.pairing, self.is_supposed) if self.pairing.sides and not self.is_same else None

    @cached_property
    def access_changes(self) -> tuple[AccessChange, ...]:
        """How those fare for whom the change makes a difference."""
        return access_changes(self.sides) if self.sides else ()

    @cached_property
    def newly_stranded(self) -> tuple[AccessChange, ...]:
        """How those fare who are newly stranded."""
        return tuple(change for change in self.access_changes if change.is_newly_stranded)

    @cached_property
    def stranded_as_described(self) -> tuple[AccessChange, ...]:
        """How those fare who would be newly stranded, had nothing been described differently."""
        return tuple(change for change in self.access_changes if change.is_stranded_as_described)

    @cached_property
    def known_only_now(self) -> tuple[AccessChange, ...]:
        """How those fare who are stranded only by what is written differently."""
        return tuple(change for change in self.access_changes if change.is_known_only_now)

    @cached_property
    def without_step(self) -> tuple[AccessChange, ...]:
        """How those fare who have no step of their own left at a stage at which they had some to use."""
        return tuple(change for change in self.access_changes if change.without_step_at)

    @cached_property
    def stages_without_step(self) -> dict[str, tuple[Touchpoint, ...]]:
        """The stages that have no step left, by id, with the steps that they had."""
        return stages_without_step(self.sides) if self.sides and not self.is_supposed else {}

    @cached_property
    def left_out(self) -> tuple[AccessChange, ...]:
        """How those fare who were stranded at a stage that leaves them out now."""
        return tuple(change for change in self.access_changes if change.left_out_at)

    @cached_property
    def without_new_step(self) -> tuple[AccessChange, ...]:
        """How those fare who were stranded at a stage that they pass now without any new step that they can use."""
        return tuple(change for change in self.access_changes if change.without_new_step_at)

    @cached_property
    def stranded_who_left(self) -> tuple[StrandedTraveller, ...]:
        """Those who were stranded, and don't travel the journey any more."""
        return stranded_who_left(self.pairing)

    @cached_property
    def freed(self) -> tuple[AccessChange, ...]:
        """How those fare who were stranded, and are able to complete the journey now."""
        return tuple(change for change in self.access_changes if change.is_freed)

    @cached_property
    def freed_by_description(self) -> tuple[AccessChange, ...]:
        """How those fare who were stranded, and are able now though no new step lets them through."""
        return tuple(change for change in self.access_changes if change.is_freed_by_description)

    @cached_property
    def able_by_outcome(self) -> tuple[AccessChange, ...]:
        """How those fare who were stranded, and are able only by an end that is called a success now."""
        return tuple(change for change in self.access_changes if change.is_able_by_outcome)
