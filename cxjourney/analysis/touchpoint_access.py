"""What one persona can use, and what it lacks where it can't. Terms: README, "What the words mean"."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from cxjourney.model import Channel, Persona, Touchpoint
from cxjourney.model.vocabulary import (
    INTERNET_LEVELS,
    NEED_THAT_ANSWERS,
    SKILL_LEVELS,
    TRAVEL_LEVELS,
    DigitalSkills,
    Internet,
    Travel,
)


class Lack(NamedTuple):
    """Something that is asked for and that a persona does not have.

    Attributes:
        kind: One of internet, skills, travel, devices, abilities and assistive; abilities are what ``asks_for`` names.
        asked: What is asked for, in the words of the format; of devices, any one is enough.
    """

    kind: str
    asked: tuple[str, ...]


def channel_lacks(persona: Persona, channel: Channel) -> tuple[Lack, ...]:
    """Return what a channel asks for and a persona lacks, nothing where it can use the channel."""
    return _all_lacks(persona, channel, None, unmet_abilities(persona, channel.asks_for))


def _all_lacks(
    persona: Persona, channel: Channel, devices: tuple[str, ...] | None, unmet: tuple[str, ...]
) -> tuple[Lack, ...]:
    has = persona.access
    needed = channel.devices if devices is None else devices
    lacks = _lacks(
        has.internet, has.skills, has.travel, has.devices, channel.internet, channel.skills, channel.travel, needed
    )
    return (*lacks, Lack("abilities", unmet)) if unmet else lacks


@lru_cache(maxsize=10_000)
def _lacks(
    internet: Internet,
    skills: DigitalSkills,
    travel: Travel,
    devices: tuple[str, ...],
    internet_asked: Internet,
    skills_asked: DigitalSkills,
    travel_asked: Travel,
    devices_asked: tuple[str, ...],
) -> tuple[Lack, ...]:
    """Return what is asked for and somebody lacks; personas and channels recur in every journey of a workspace."""
    lacks = []
    if INTERNET_LEVELS.index(internet) < INTERNET_LEVELS.index(internet_asked):
        lacks.append(Lack("internet", (internet_asked,)))
    if SKILL_LEVELS.index(skills) < SKILL_LEVELS.index(skills_asked):
        lacks.append(Lack("skills", (skills_asked,)))
    if TRAVEL_LEVELS.index(travel) < TRAVEL_LEVELS.index(travel_asked):
        lacks.append(Lack("travel", (travel_asked,)))
    if devices_asked and not set(devices_asked) & set(devices):
        lacks.append(Lack("devices", devices_asked))
    return tuple(lacks)


def unmet_abilities(
    persona: Persona, asked: Iterable[str], meets: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[str, ...]:
    """Return what a persona lacks of what is asked for under ``asks_for``, each word once.

    Args:
        persona: The persona.
        asked: What is asked for.
        meets: The assistive needs that are met: whoever lacks a sense does without it where the need for it is met.
        ignore: Assistive needs that are not taken for the lack of a sense here.
    """
    has = persona.access
    if not has.lacks and not has.assistive:
        return ()
    unmet = []
    for word in dict.fromkeys(asked):
        need = NEED_THAT_ANSWERS.get(word)
        if need in ignore or need in meets:
            continue
        if word in has.lacks or need in has.assistive:
            unmet.append(word)
    return tuple(unmet)


def unmet_needs(persona: Persona, touchpoint: Touchpoint) -> tuple[str, ...]:
    """Return the assistive needs of a persona that a touchpoint, which lists what it meets, does not."""
    if touchpoint.meets is None:
        return ()
    return tuple(need for need in persona.access.assistive if need not in touchpoint.meets)


def served_needs(persona: Persona, touchpoint: Touchpoint) -> tuple[str, ...]:
    """Return the assistive needs of a persona that a touchpoint lists under ``meets``."""
    return tuple(need for need in persona.access.assistive if need in (touchpoint.meets or ()))


def is_kept_out_by_needs(persona: Persona, touchpoint: Touchpoint, channels: Mapping[str, Channel]) -> bool:
    """Return whether a persona could use a touchpoint but for its assistive needs and what these make it lack."""
    channel, needs = channels[touchpoint.channel], persona.access.assistive
    asked = (*channel.asks_for, *touchpoint.asks_for)
    others = unmet_abilities(persona, asked, touchpoint.meets or (), ignore=needs)
    return bool(unmet_needs(persona, touchpoint)) and not _all_lacks(persona, channel, touchpoint.devices, others)


def touchpoint_lacks(persona: Persona, touchpoint: Touchpoint, channels: Mapping[str, Channel]) -> tuple[Lack, ...]:
    """Return what a touchpoint asks for and a persona lacks; nothing means that it can use it."""
    channel = channels[touchpoint.channel]
    asked = (*channel.asks_for, *touchpoint.asks_for)
    abilities = unmet_abilities(persona, asked, touchpoint.meets or ())
    lacks = _all_lacks(persona, channel, touchpoint.devices, abilities)
    unmet = unmet_needs(persona, touchpoint)
    return (*lacks, Lack("assistive", unmet)) if unmet else lacks


def usability_test(persona: Persona, channels: Mapping[str, Channel]) -> Callable[[Touchpoint], bool]:
    """Return a function that says whether a persona can use a touchpoint; most ask what their channel asks."""
    known: dict[str, bool] = {}

    def can_use(touchpoint: Touchpoint) -> bool:
        channel = touchpoint.channel
        if touchpoint.devices is not None or touchpoint.asks_for or touchpoint.meets is not None:
            return not touchpoint_lacks(persona, touchpoint, channels)
        if channel not in known:
            known[channel] = not channel_lacks(persona, channels[channel])
        return known[channel]

    return can_use


def is_limited(persona: Persona) -> bool:
    """Return whether a persona has less than the best connection, skills or range, or an assistive need."""
    has = persona.access
    return bool(has.assistive) or (has.internet, has.skills, has.travel) != ("good", "confident", "any")


def drawbacks(persona: Persona, step: Touchpoint) -> tuple[bool, tuple[str, ...]]:
    """Return whether a step is in a channel that a persona avoids, and which of its concerns the step raises."""
    raised = tuple(concern for concern in step.raises if concern in persona.access.concerns)
    return step.channel in persona.channels.avoids, raised
