"""Keys under which another thing stands now than before, and what tells a thing again without its key."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import TypeVar

from cxjourney.analysis.diff.likeness import Likeness
from cxjourney.analysis.diff.matching_by_parts import is_mostly_same
from cxjourney.model import Channel, DataSource, Journey, PainPoint, Persona, Stage, Touchpoint

Named = Journey | Stage | Touchpoint | PainPoint | Persona | DataSource | Channel
Thing = TypeVar("Thing", bound=Named)
Key = TypeVar("Key", bound=Hashable)
_NAMING = frozenset(("id", "journey", "title", "next"))


def reused_keys(
    before: Mapping[Key, Thing], after: Mapping[Key, Thing], parts: Callable[[Thing], Collection[Hashable]]
) -> set[Key]:
    """Return the keys under which another thing may stand now: of another title, and made of other things."""
    titled_anew = (key for key, thing in after.items() if key in before and before[key].title != thing.title)
    made_of = ((key, {*parts(before[key])}, {*parts(after[key])}) for key in titled_anew)
    return {key for key, had, has in made_of if had and has and not is_mostly_same(had, has)}


def exchanged_keys(before: Mapping[Key, Thing], after: Mapping[Key, Thing]) -> set[Key]:
    """Return the keys that things handed on to each other: exchanged, or in a chain of which one end is free.

    A key was handed on where the thing of its new title, the only one of it, had another key, which it has no longer,
    and what is written of it is that thing's rather than what stood under the key.
    """
    titled_anew = {key for key, thing in after.items() if key in before and before[key].title != thing.title}
    free = {key for key in before if key not in after}
    if len(titled_anew) + len(free) < 2:
        return set()
    titles = Counter(thing.title for thing in before.values())
    olds = {thing.title: key for key, thing in before.items() if titles[thing.title] == 1}
    came_from = {
        key: old
        for key in titled_anew
        if (old := olds.get(after[key].title)) in titled_anew | free
        and old is not None
        and _is_rather(before[old], before[key], after[key])
    }
    while came_from and (kept := {old for old in came_from.values() if old in titled_anew and old not in came_from}):
        came_from = {key: old for key, old in came_from.items() if old not in kept}
    return {*came_from}


def _is_rather(namesake: Named, predecessor: Named, thing: Named) -> bool:
    """Return whether what is written of a thing is what was written of its namesake, or nearer to that."""
    has = likeness_of(thing)
    return likeness_of(namesake) == has or _distance(namesake, thing) < _distance(predecessor, thing)


def _distance(one: Named, other: Named) -> int:
    """Return how many attributes tell two things apart, but for what names them."""
    names = (one.model_fields_set | other.model_fields_set) - _NAMING
    return sum(getattr(one, name) != getattr(other, name) for name in names)


def likeness_of(thing: Named) -> Likeness:
    """Return what tells a thing again: its title, and what was written about it but for what names it."""
    names = thing.model_fields_set - _NAMING
    content = {name: getattr(thing, name) for name in names}
    return Likeness(thing.title, _kind(thing), content, len(names), not isinstance(thing, DataSource))


def _kind(thing: Named) -> str | None:
    if isinstance(thing, Touchpoint):
        return thing.channel
    if isinstance(thing, DataSource):
        return thing.type
    return thing.kind if isinstance(thing, Channel) else None
