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


def reused_keys(
    before: Mapping[Key, Thing], after: Mapping[Key, Thing], parts: Callable[[Thing], Collection[Hashable]]
) -> set[Key]:
    """Return the keys under which another thing may stand now: of another title, and made of other things."""
    titled_anew = (key for key, thing in after.items() if key in before and before[key].title != thing.title)
    made_of = ((key, {*parts(before[key])}, {*parts(after[key])}) for key in titled_anew)
    return {key for key, had, has in made_of if had and has and not is_mostly_same(had, has)}


def exchanged_keys(before: Mapping[Key, Thing], after: Mapping[Key, Thing]) -> set[Key]:
    """Return the keys that things exchanged among themselves without any other change."""
    titled_anew = [key for key, thing in after.items() if key in before and before[key].title != thing.title]
    if len(titled_anew) < 2:
        return set()
    titles = Counter(before[key].title for key in titled_anew)
    olds = {before[key].title: key for key in titled_anew if titles[before[key].title] == 1}
    came_from = {key: olds[after[key].title] for key in titled_anew if after[key].title in olds}
    same = {key: old for key, old in came_from.items() if likeness_of(before[old]) == likeness_of(after[key])}
    return {*same} if {*same} == {*same.values()} else set()


def likeness_of(thing: Named) -> Likeness:
    """Return what tells a thing again: its title, and what was written about it but for what names it."""
    names = thing.model_fields_set - {"id", "journey", "title", "next"}
    content = {name: getattr(thing, name) for name in names}
    return Likeness(thing.title, _kind(thing), content, len(names), not isinstance(thing, DataSource))


def _kind(thing: Named) -> str | None:
    if isinstance(thing, Touchpoint):
        return thing.channel
    if isinstance(thing, DataSource):
        return thing.type
    return thing.kind if isinstance(thing, Channel) else None
