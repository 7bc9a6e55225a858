"""Who can use what, who gets through, who is stranded and where. Terms: README, "What the words mean"."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from cxjourney.analysis.paths import entries, forwards, outcomes, reachable
from cxjourney.model import Channel, Journey, Persona, Stage, Touchpoint
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


class PersonaAccess(NamedTuple):
    """How a persona fares in a journey; stages are ids, in the journey's order.

    Attributes:
        persona: Its id.
        share: Its share of customers, 0 to 1; None where nobody said.
        able: Whether there is a way through for it, from an entry to a success; None where nobody can say, since no
            stage is a success.
        stranded_at: The stages that it comes to and can't pass; none where it is able, or nobody can say.
        reluctant_at: The stages that it passes, though each step that it can use there has a drawback for it.
        unproven_at: The stages that it comes to and passes, but would not if every step without ``meets`` were closed,
            where it has an assistive need.
        passes: The stages that it can pass, whether it comes to them or not.
        usable: By stage, the steps that it can use.
        met: The stages that it comes to, whether it passes them or not.
    """

    persona: str
    share: float | None
    able: bool | None
    stranded_at: tuple[str, ...]
    reluctant_at: tuple[str, ...]
    unproven_at: tuple[str, ...]
    passes: frozenset[str]
    usable: Mapping[str, tuple[Touchpoint, ...]]
    met: frozenset[str] = frozenset()

    def channels_at(self, stage: str) -> frozenset[str]:
        """Return the channels of the steps that the persona can use at a stage."""
        return frozenset(step.channel for step in self.usable[stage])


class JourneyAccess(NamedTuple):
    """How the personas fare that travel a journey.

    All three shares are None where a persona has no share, and where nobody can say who is able.

    Attributes:
        personas: Each of them, in the order of the journey's travellers.
        able_share: The share of customers, 0 to 1, whose personas are able to complete it.
        stranded_share: The share of customers, 0 to 1, whose personas are not.
        unknown_share: What is missing to 1.
    """

    personas: tuple[PersonaAccess, ...]
    able_share: float | None
    stranded_share: float | None
    unknown_share: float | None

    @property
    def is_unknown(self) -> bool:
        """Whether nobody can say who is able, since no stage is a success."""
        return any(persona.able is None for persona in self.personas)

    def personas_stranded_at(self, stage: str) -> tuple[PersonaAccess, ...]:
        """Return the personas that are stranded at a stage."""
        return tuple(persona for persona in self.personas if stage in persona.stranded_at)


def channel_lacks(persona: Persona, channel: Channel, devices: tuple[str, ...] = ()) -> tuple[Lack, ...]:
    """Return what a channel asks for and a persona lacks, nothing where it can use the channel.

    Args:
        persona: The persona.
        channel: The channel.
        devices: The devices of which one is needed; they stand in for the channel's where there are any.
    """
    return _all_lacks(persona, channel, devices, unmet_abilities(persona, channel.asks_for))


def _all_lacks(
    persona: Persona, channel: Channel, devices: tuple[str, ...], unmet: tuple[str, ...]
) -> tuple[Lack, ...]:
    has = persona.access
    needed = devices or channel.devices
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


def steps(stage: Stage) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that are a way through; support never is, and a passive stage has none."""
    if stage.passive:
        return ()
    return tuple([touchpoint for touchpoint in stage.touchpoints if touchpoint.role == "step"])


def journey_access(
    journey: Journey,
    travellers: Mapping[str, Persona],
    channels: Mapping[str, Channel],
    closed: Collection[str] = (),
) -> JourneyAccess:
    """Return how each persona that travels a journey fares, and the shares (0 to 1) of those who are able and stranded.

    Args:
        journey: The journey.
        travellers: The personas that travel it, by id.
        channels: The channels in scope, by id.
        closed: Ids of stages that nobody passes, whatever the journey says.
    """
    ways, starts, successes = forwards(journey), entries(journey), outcomes(journey)[1]
    steps_at = {stage.id: steps(stage) for stage in journey.stages}
    found = []
    for id_, persona in travellers.items():
        can_use = _usability_test(persona, channels)
        usable = {stage: tuple(filter(can_use, ways_in)) for stage, ways_in in steps_at.items()}
        passes = frozenset(
            [
                stage.id
                for stage in journey.stages
                if stage.id not in closed and not blocking_steps(stage, usable[stage.id])
            ]
        )
        reached = reachable(
            [start for start in starts if start in passes],
            {stage: [to for to in onwards if to in passes] for stage, onwards in ways.items()},
        )
        able = not reached.isdisjoint(successes) if successes else None
        met = frozenset((*starts, *(to for stage in reached for to in ways[stage])))
        barred = (stage for stage in ways if stage in met and stage not in passes)
        stranded = tuple(barred) if able is False else ()
        reluctant = tuple([stage for stage in ways if stage in passes and _is_reluctant(persona, usable[stage])])
        unproven = tuple(
            stage.id
            for stage in (journey.stages if persona.access.assistive else ())
            if stage.id in met and stage.id in passes and _is_unproven(stage, usable[stage.id])
        )
        share = persona.share.value if persona.share else None
        found.append(PersonaAccess(id_, share, able, stranded, reluctant, unproven, passes, usable, met))
    return JourneyAccess(tuple(found), *_shares(found))


def _usability_test(persona: Persona, channels: Mapping[str, Channel]) -> Callable[[Touchpoint], bool]:
    """Return a function that says whether a persona can use a touchpoint; most ask what their channel asks."""
    known: dict[str, bool] = {}

    def can_use(touchpoint: Touchpoint) -> bool:
        channel = touchpoint.channel
        if touchpoint.devices or touchpoint.asks_for or touchpoint.meets is not None:
            return not touchpoint_lacks(persona, touchpoint, channels)
        if channel not in known:
            known[channel] = not channel_lacks(persona, channels[channel])
        return known[channel]

    return can_use


def blocking_steps(stage: Stage, usable: Collection[Touchpoint]) -> tuple[Touchpoint, ...]:
    """Return the steps at which a stage stops a persona who can use just these; none where it passes.

    Those are the required ones that can't be used and, where none of the others can, all of the others.
    """
    ways = steps(stage)
    if len(usable) == len(ways):
        return ()
    can = {id(step) for step in usable}
    open_ = any(id(step) in can for step in ways if not step.required)
    return tuple(step for step in ways if id(step) not in can and (step.required or not open_))


def is_limited(persona: Persona) -> bool:
    """Return whether a persona has less than the best connection, skills or range, or an assistive need."""
    has = persona.access
    return bool(has.assistive) or (has.internet, has.skills, has.travel) != ("good", "confident", "any")


def drawbacks(persona: Persona, step: Touchpoint) -> tuple[bool, tuple[str, ...]]:
    """Return whether a step is in a channel that a persona avoids, and which of its concerns the step raises."""
    raised = tuple(concern for concern in step.raises if concern in persona.access.concerns)
    return step.channel in persona.channels.avoids, raised


def _is_reluctant(persona: Persona, usable: tuple[Touchpoint, ...]) -> bool:
    if not usable or not (persona.channels.avoids or persona.access.concerns):
        return False
    return all(any(drawbacks(persona, step)) for step in usable)


def _is_unproven(stage: Stage, usable: Iterable[Touchpoint]) -> bool:
    return bool(blocking_steps(stage, [step for step in usable if step.meets is not None]))


def _shares(personas: Iterable[PersonaAccess]) -> tuple[float | None, float | None, float | None]:
    able = stranded = 0.0
    for persona in personas:
        if persona.share is None or persona.able is None:
            return None, None, None
        if persona.able:
            able += persona.share
        else:
            stranded += persona.share
    return able, stranded, max(0.0, 1 - able - stranded)
