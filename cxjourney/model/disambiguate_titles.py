"""Things that have one title: by what they are told apart where they are named."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from pydantic import PrivateAttr

from cxjourney.model.fields import Entity


class Titled(Entity):
    """Something of a stage that has a title, and that others of its stage may share it with."""

    title: str
    _apart: str = PrivateAttr("")

    @property
    def apart(self) -> str:
        """What tells it from others of its title in its stage: its channel, its id, or its number; empty if none is."""
        return self._apart

    @property
    def told_title(self) -> str:
        """Its title, with what tells it from others of that title in its stage: ``Website [phone]``."""
        return f"{self.title} [{self._apart}]" if self._apart else self.title

    def tell_apart(self, by: str) -> None:
        """Keep by what it is told from others of its title."""
        self._apart = by


class _Named(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def id(self) -> str | None: ...
    def tell_apart(self, by: str) -> None: ...


def tell_apart(things: Sequence[_Named]) -> None:
    """Let things of one stage that have one title say what tells them apart, such as the channels of touchpoints."""
    if len({thing.title for thing in things}) == len(things):
        return
    times = Counter(thing.title for thing in things)
    for title in (title for title, number in times.items() if number > 1):
        alike = [thing for thing in things if thing.title == title]
        channels = [f"{getattr(thing, 'channel', '')}" for thing in alike]
        for number, (thing, channel) in enumerate(zip(alike, channels, strict=True), start=1):
            if channel and channels.count(channel) == 1:
                thing.tell_apart(channel)
            elif thing.id:
                thing.tell_apart(thing.id)
            else:
                place = [*channels[:number]].count(channel) if len({*channels}) > 1 else number
                thing.tell_apart(f"{channel} {place}" if len({*channels}) > 1 else f"{place}")


def labels_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Return, by id, words that no other of some things has: its title, with its id where the title won't do."""
    with_ids = {id_: f"{title} ({id_})" for id_, title in titles.items()}
    times = Counter(titles.values())
    labels = {id_: title if times[title] == 1 else with_ids[id_] for id_, title in titles.items()}
    return labels if len(set(labels.values())) == len(labels) else with_ids
