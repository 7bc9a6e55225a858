"""Which stages an added step would open to whom, and the ways through a journey where some of them are open."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from functools import cached_property
from typing import NamedTuple, cast

from cxjourney.analysis.assumed_access import with_least
from cxjourney.analysis.journey_access import PersonaAccess
from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import channel_lacks
from cxjourney.analysis.unsaid_requirements import as_likely
from cxjourney.analysis.whatif.scenario import add_step_everywhere
from cxjourney.analysis.whatif.single_losses import PersonaPaths
from cxjourney.model import Channel, known_channels
from cxjourney.model.vocabulary import Device

ONE_WAY_CHANNELS = frozenset({"broadcast", "word-of-mouth", "print"})
"""Known channels by which customers can be told something and do nothing: none is proposed that nobody uses so far."""
_FOR_EVERYBODY: Channel = Channel.model_construct(title="-", kind="physical")
_FOR_NOBODY: Channel = Channel.model_construct(title="-", kind="physical", devices=(cast("Device", "none"),))


class Opening(NamedTuple):
    """A step that could be added: the ids of the stage and of the channel."""

    stage: str
    channel: str


class StageOpenings:
    """Which stages an added step would open to the personas that are stranded.

    No step is thought of that would stop somebody who passes now, as it would where somebody has nothing but required
    steps to take: then one of the other steps must be usable too.

    Args:
        study: The journey.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        self.successes = frozenset(stage for stage, is_success in study.ends.items() if is_success)
        stranded = [one for one in study.access.personas if one.able is False]
        can_free = {one.persona for one in stranded if self.cheapest_way(one) is not None}
        self.freeable = tuple(one for one in stranded if one.persona in can_free and self.weight(one))
        self.unfreed = tuple(one.persona for one in stranded if one.persona not in can_free)

    @cached_property
    def _passed(self) -> dict[str, frozenset[str]]:
        """By persona, the stages that it passes now."""
        return {one.persona: one.passes for one in self.study.access.personas}

    @cached_property
    def _channels_at(self) -> dict[str, frozenset[str]]:
        """By stage, the channels by which a step would stop nobody."""
        stopped: dict[str, list[str]] = {}
        for one in add_step_everywhere(self.study, _FOR_NOBODY).access.personas:
            for stage in self._passed[one.persona] - one.passes:
                stopped.setdefault(stage, []).append(one.persona)
        every = frozenset(self.channels)
        return {
            stage.id: every.intersection(*(self._usable_channels[id_] for id_ in stopped.get(stage.id, ())))
            for stage in self.study.journey.stages
        }

    @cached_property
    def _opened(self) -> dict[str, frozenset[str]]:
        """By persona, the stages that it does not pass now, and would pass if it could use one more step there."""
        return {
            one.persona: frozenset(
                stage
                for stage in one.passes - self._passed[one.persona]
                if not self._usable_channels[one.persona].isdisjoint(self._channels_at[stage])
            )
            for one in add_step_everywhere(self.study, _FOR_EVERYBODY).access.personas
        }

    @cached_property
    def counts_personas(self) -> bool:
        """Whether personas are counted in place of customers, since not every one of them has a share."""
        return any(persona.share is None for persona in self.study.access.personas)

    def weight(self, persona: PersonaAccess) -> float:
        """Return the share of customers (0 to 1) that a persona stands for, or 1 where personas are counted."""
        return 1.0 if self.counts_personas else persona.share or 0.0

    @cached_property
    def channels(self) -> tuple[str, ...]:
        """The channels that a step could go by, those first that the journey uses."""
        used, known = self.used_channels, known_channels()
        ids = [
            id_
            for id_, channel in self.study.scope.channels.items()
            if id_ in used or id_ not in ONE_WAY_CHANNELS or channel != known[id_]
        ]
        return tuple(sorted(ids, key=lambda id_: id_ not in used))

    @cached_property
    def _usable_channels(self) -> Mapping[str, frozenset[str]]:
        channels = self.study.scope.channels
        return {
            id_: frozenset(channel for channel in self.channels if not channel_lacks(persona, channels[channel]))
            for id_, persona in self.study.travellers.items()
        }

    @cached_property
    def _certain_channels(self) -> Mapping[str, frozenset[str]]:
        """By persona, the channels that it can use by what is written alone, of the channels and of its access."""
        likely = {id_: as_likely(id_, channel) for id_, channel in self.study.scope.channels.items()}
        found = {}
        for id_, persona in self.study.travellers.items():
            least = with_least(persona, persona.access.unsaid)
            found[id_] = frozenset(one for one in self._usable_channels[id_] if not channel_lacks(least, likely[one]))
        return found

    def certainty(self, channels: Collection[str], personas: Iterable[PersonaAccess]) -> float:
        """Return how many customers can use one of some channels by what is written alone, nothing being assumed.

        Returns:
            Their share, 0 to 1, or the number of personas where these are counted.
        """
        certain = (one for one in personas if not self._certain_channels[one.persona].isdisjoint(channels))
        return round(sum(map(self.weight, certain)), 9)

    @cached_property
    def served(self) -> dict[str, dict[str, frozenset[str]]]:
        """By stage and channel, the freeable personas to whom a step would open the stage, where there are any."""
        found: dict[str, dict[str, frozenset[str]]] = {}
        for stage in (stage.id for stage in self.study.journey.stages):
            whom = [one for one in self.freeable if stage in self._opened[one.persona]]
            for channel in self.channels if whom else ():
                some = frozenset(one.persona for one in whom if self.opens(Opening(stage, channel), one))
                if some:
                    found.setdefault(stage, {})[channel] = some
        return found

    @cached_property
    def candidates(self) -> dict[str, dict[str, frozenset[str]]]:
        """By stage and channel, the freeable personas to whom a step would open the stage.

        Of channels that open a stage to the same personas the first stands for all of them, and one that opens it to
        fewer is left out.
        """
        found = {}
        for stage, served in self.served.items():
            kept: dict[str, frozenset[str]] = {}
            for channel in sorted(served, key=lambda one: -len(served[one])):
                if not any(served[channel] <= others for others in kept.values()):
                    kept[channel] = served[channel]
            found[stage] = kept
        return found

    def narrow(self, channels: Iterable[str]) -> "StageOpenings":
        """Return the same openings for the same personas, as far as steps by some of the channels make them."""
        narrow = copy(self)
        order = tuple(channels)
        served = {
            stage: {channel: whom[channel] for channel in order if channel in whom}
            for stage, whom in self.served.items()
        }
        opened: dict[str, set[str]] = {one.persona: set() for one in self.freeable}
        for stage, whom in served.items():
            for id_ in frozenset().union(*whom.values()):
                opened[id_].add(stage)
        narrow.__dict__.update(
            channels=order,
            served={stage: whom for stage, whom in served.items() if whom},
            _opened={id_: frozenset(stages) for id_, stages in opened.items()},
        )
        narrow.__dict__.pop("candidates", None)
        return narrow

    @cached_property
    def used_channels(self) -> frozenset[str]:
        """The channels by which customers take steps in this journey now."""
        steps = (touchpoint for stage in self.study.journey.stages for touchpoint in stage.touchpoints)
        return frozenset(touchpoint.channel for touchpoint in steps if touchpoint.role == "step")

    def preference(self, channels: Collection[str], personas: Iterable[PersonaAccess]) -> float:
        """Return how far customers like some channels: who prefers one that they can use, less who avoids all of those.

        Returns:
            The difference of their shares, from -1 to 1, or of their numbers where personas are counted.
        """
        liked = 0.0
        for one in personas:
            persona = self.study.travellers[one.persona]
            usable = self._usable_channels[one.persona].intersection(channels)
            if not usable.isdisjoint(persona.channels.prefers):
                liked += self.weight(one)
            elif usable and usable <= set(persona.channels.avoids):
                liked -= self.weight(one)
        return round(liked, 9)

    def opens(self, opening: Opening, persona: PersonaAccess) -> bool:
        """Return whether an added step would open its stage to a persona."""
        return (
            opening.stage in self._opened[persona.persona]
            and opening.channel in self._usable_channels[persona.persona]
            and opening.channel in self._channels_at[opening.stage]
        )

    def opened(self, openings: Iterable[Opening], persona: PersonaAccess) -> set[str]:
        """Return the stages that added steps would open to a persona."""
        return {opening.stage for opening in openings if self.opens(opening, persona)}

    def openable(self, persona: PersonaAccess) -> Collection[str]:
        """Return the stages that some added step would open to a persona."""
        return self._opened[persona.persona]

    def cheapest_way(self, persona: PersonaAccess, opened: Collection[str] = ()) -> tuple[str, ...] | None:
        """Return the stages, as few as possible, that must be opened for a persona to get through; None if none do.

        Args:
            persona: Who it is.
            opened: The stages that added steps have opened already.
        """
        free = persona.passes.union(opened)
        openable = self._opened[persona.persona]
        came_from: dict[str, str | None] = {}
        todo: deque[tuple[str, str | None]] = deque()

        def meet(stage: str, before: str | None) -> None:
            if stage in free:
                todo.appendleft((stage, before))
            elif stage in openable:
                todo.append((stage, before))

        for start in self._starts:
            meet(start, None)
        while todo:
            stage, before = todo.popleft()
            if stage in came_from:
                continue
            came_from[stage] = before
            if stage in self.successes:
                return self._opened_on_way(stage, came_from, free)
            for onward in self.study.forwards[stage]:
                if onward not in came_from:
                    meet(onward, stage)
        return None

    @cached_property
    def _starts(self) -> list[str]:
        return [stage.id for stage in self.study.journey.stages if stage.id in self.study.entries]

    @staticmethod
    def _opened_on_way(end: str, came_from: Mapping[str, str | None], free: Collection[str]) -> tuple[str, ...]:
        way, stage = [], end
        while True:
            if stage not in free:
                way.append(stage)
            before = came_from[stage]
            if before is None:
                return tuple(reversed(way))
            stage = before

    def next_stages(self, persona: PersonaAccess, opened: Collection[str]) -> list[str]:
        """Return the stages of which one must be opened next for a persona that is stranded, in the journey's order."""
        free = persona.passes.union(opened)
        found, todo, met = set(), list(self._starts), set(self._starts)
        while todo:
            stage = todo.pop()
            if stage not in free:
                if stage in self._opened[persona.persona]:
                    found.add(stage)
                continue
            fresh = [to for to in self.study.forwards[stage] if to not in met]
            met.update(fresh)
            todo += fresh
        return [stage.id for stage in self.study.journey.stages if stage.id in found]

    def required_stages(self, persona: PersonaAccess, opened: Collection[str]) -> set[str]:
        """Return the stages that lie on every way of a persona who gets through where some stages are opened."""
        able = persona._replace(passes=persona.passes.union(opened), able=True)
        return PersonaPaths(self.study, able).required_stages
