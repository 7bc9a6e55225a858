"""What stayed, came, went or was renamed of things of one kind, told by their likeness and by what they are made of."""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from cxjourney.analysis.diff.likeness import MAX_COMPARED, pair_renamed
from cxjourney.analysis.diff.matching_by_parts import pair_by_parts
from cxjourney.analysis.diff.reused_keys import Named, exchanged_keys, likeness_of, reused_keys

Thing = TypeVar("Thing", bound=Named)
MatchKey = TypeVar("MatchKey", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Match(Generic[MatchKey, Thing]):
    """Something that is there on both sides, perhaps under another id or title."""

    was: MatchKey
    now: MatchKey
    before: Thing
    after: Thing

    @property
    def is_renamed(self) -> bool:
        """Whether its id or its title is another."""
        return self.was != self.now or self.before.title != self.after.title


@dataclass(frozen=True, slots=True)
class Matching(Generic[MatchKey, Thing]):
    """Things by their keys: what came, what went, and what stayed, in the order in which they stand."""

    came: Mapping[MatchKey, Thing]
    went: Mapping[MatchKey, Thing]
    kept: tuple[Match[MatchKey, Thing], ...]

    @property
    def renamed(self) -> tuple[Match[MatchKey, Thing], ...]:
        """What has another id or another title."""
        return tuple(kept for kept in self.kept if kept.is_renamed)

    @property
    def taken(self) -> tuple[MatchKey, ...]:
        """The keys of what went that something else has now."""
        return tuple(key for key in self.went if key in self.was)

    @property
    def now(self) -> dict[MatchKey, MatchKey]:
        """By the key that something had, the key that it has."""
        return {kept.was: kept.now for kept in self.kept}

    @property
    def was(self) -> dict[MatchKey, MatchKey]:
        """By the key that something has, the key that it had."""
        return {kept.now: kept.was for kept in self.kept}


def match(
    before: Mapping[MatchKey, Thing],
    after: Mapping[MatchKey, Thing],
    parts: Callable[[Thing], Collection[Hashable]] | None = None,
) -> Matching[MatchKey, Thing]:
    """Return what came, what went, and what stayed under the same key or another.

    Something is renamed where one thing went and one came that are clearly the same: of equal title or of equal content
    and, where that is little, of like title; or made of the same parts for one half at least. What could be two things
    is neither. A key under which something of another title stands, made of other things, is no proof.

    Args:
        before: The things before, by key.
        after: The things after.
        parts: Returns what a thing is made of; None where that doesn't tell it again.
    """
    reused = exchanged_keys(before, after) | (reused_keys(before, after, parts) if parts else set())
    went = {key: thing for key, thing in before.items() if key not in after or key in reused}
    came = {key: thing for key, thing in after.items() if key not in before or key in reused}
    likenesses = ({key: likeness_of(thing) for key, thing in things.items()} for things in (went, came))
    was = {now: old for old, now in pair_renamed(*likenesses)}
    if parts:
        left = {key: {*parts(thing)} for key, thing in went.items() if key not in was.values()}
        new = {key: {*parts(thing)} for key, thing in came.items() if key not in was}
        if len(left) * len(new) <= MAX_COMPARED:
            was |= {now: old for old, now in pair_by_parts(left, new)}
    stayed = {*was.values()}
    was |= {key: key for key in after if key in before and key not in was and key not in stayed}
    kept = tuple(Match(was[key], key, before[was[key]], thing) for key, thing in after.items() if key in was)
    stayed = {*was.values()}
    return Matching(
        {key: thing for key, thing in came.items() if key not in was},
        {key: thing for key, thing in went.items() if key not in stayed},
        kept,
    )
