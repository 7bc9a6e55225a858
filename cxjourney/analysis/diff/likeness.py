"""Whether something that went and something that came are the same, under another id or another title."""

import re
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from cxjourney.text.comparison_key import comparison_key

Key = TypeVar("Key", bound=Hashable)

CLOSE = 0.8
"""How near two titles must be, from 0 to 1 (Ratcliff and Obershelp), for things of one kind to be the same.

Figures in them must be the same: “Step 1” and “Step 2” are two things, however near.
"""
TELLING = 3
"""How many attributes, id and title aside, must be there and equal for things with different titles to be the same."""
_FIGURES = re.compile(r"\d+")
MAX_COMPARED = 10_000
"""At most this many pairs are compared; where there are more, only an equal title tells that something was renamed."""


class Likeness(NamedTuple):
    """What tells whether a thing is another one under a new id or title.

    Attributes:
        title: Its title.
        kind: A touchpoint's channel, a channel's kind, a data source's type.
        content: What else is written of it, or a fingerprint of that.
        size: How many attributes that is.
        is_of_kind: Whether things of two kinds are two things whatever their titles are. The type of a data source
            only describes it.
    """

    title: str
    kind: str | None
    content: object
    size: int
    is_of_kind: bool = True


def pair_renamed(went: Mapping[Key, Likeness], came: Mapping[Key, Likeness]) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of what went and of what came that are clearly the same; what could be two things is neither."""
    pairs: dict[Key, Key] = {}
    for key in (_title_and_kind, _title_alone):
        olds = _single(went, pairs, key)
        news = _single(came, {*pairs.values()}, key)
        pairs |= {old: news[name] for name, old in olds.items() if name in news}
    yield from pairs.items()
    taken = set(pairs.values())
    left = [key for key in went if key not in pairs]
    new = [key for key in came if key not in taken]
    if len(left) * len(new) > MAX_COMPARED:
        return
    near = [(old, now) for old in left for now in new if _is_alike(went[old], came[now])]
    olds_near, news_near = Counter(old for old, _ in near), Counter(now for _, now in near)
    yield from ((old, now) for old, now in near if olds_near[old] == news_near[now] == 1)


def _title_and_kind(thing: Likeness) -> Hashable:
    return thing.kind, comparison_key(thing.title).casefold()


def _title_alone(thing: Likeness) -> Hashable | None:
    return None if thing.is_of_kind else comparison_key(thing.title).casefold()


def _single(
    things: Mapping[Key, Likeness], taken: Container[Key], name: Callable[[Likeness], Hashable | None]
) -> dict[Hashable, Key]:
    """Return, by its name, the key of the only thing that has it, but for what is taken."""
    named = [(name(thing), key) for key, thing in things.items() if key not in taken]
    times = Counter(one for one, _ in named)
    return {one: key for one, key in named if one is not None and times[one] == 1}


def _is_alike(old: Likeness, now: Likeness) -> bool:
    if not old.size or old.kind != now.kind or old.content != now.content:
        return False
    if old.size >= TELLING:
        return True
    same_figures = _FIGURES.findall(old.title) == _FIGURES.findall(now.title)
    return same_figures and SequenceMatcher(None, old.title, now.title).ratio() >= CLOSE
