"""Who is able only because what nobody wrote down counts as the best. Terms: the format, "access"."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from cxjourney.analysis.journey_access import JourneyAccess, PersonaAccess, journey_ways, passed_stages, usable_steps
from cxjourney.analysis.touchpoint_access import usability_test
from cxjourney.analysis.unsaid_requirements import as_likely
from cxjourney.analysis.voice_coverage import Voice, journey_voices
from cxjourney.model import Channel, DataSource, Journey, Persona

_LEAST: Mapping[str, object] = {"internet": "none", "devices": (), "skills": "none", "travel": "none"}
"""By what a persona's ``access`` can leave out: the least there is."""


def with_least(persona: Persona, names: Collection[str]) -> Persona:
    """Return a persona that has the least there is of what its ``access`` leaves out, as far as that is named."""
    least = persona.access.model_copy(update={name: _LEAST[name] for name in names})
    return persona.model_copy(update={"access": least})


class Assumption(NamedTuple):
    """What must be good enough, though nobody wrote it down, for a persona to be able.

    Attributes:
        access: The names of what the persona's ``access`` leaves out.
        channels: The ids of the channels that do not say what they ask for.
    """

    access: tuple[str, ...]
    channels: tuple[str, ...]


def assumptions(
    journey: Journey,
    access: JourneyAccess,
    travellers: Mapping[str, Persona],
    channels: Mapping[str, Channel],
    closed: Collection[tuple[str, str]] = (),
) -> dict[str, Assumption]:
    """Return the personas that are able by assumption only, by id, and what is assumed.

    Such a persona would not be able if whatever its ``access`` leaves out were the least there is, and each channel
    asked for what it is likely to ask for and does not say. Of each that is named it alone would make the difference;
    where nothing does alone, all that is left out is named. Source: the design of format version 1, "Access".

    Args:
        journey: The journey.
        access: How its personas fare.
        travellers: The personas that travel it, by id.
        channels: The channels in scope, by id.
        closed: Stages and personas, by their ids, that these do not pass, whatever the journey says.
    """
    used = dict.fromkeys(touchpoint.channel for stage in journey.stages for touchpoint in stage.touchpoints)
    likely = {id_: as_likely(id_, channels[id_]) for id_ in used}
    unsaid_channels = tuple(id_ for id_, channel in likely.items() if channel is not channels[id_])
    ways = journey_ways(journey)

    def is_able(fare: PersonaAccess, names: Collection[str], asking: Collection[str]) -> bool:
        asked = {**channels, **{channel: likely[channel] for channel in asking}}
        usable = usable_steps(fare.steps, usability_test(with_least(travellers[fare.persona], names), asked))
        return ways.is_able(ways.reached(passed_stages(fare.persona, fare.steps, usable, closed))) is True

    found = {}
    for fare in (fare for fare in access.personas if fare.able):
        unsaid = travellers[fare.persona].access.unsaid
        if not (unsaid or unsaid_channels) or is_able(fare, unsaid, unsaid_channels):
            continue
        alone = Assumption(
            tuple(name for name in unsaid if not is_able(fare, (name,), ())),
            tuple(channel for channel in unsaid_channels if not is_able(fare, (), (channel,))),
        )
        found[fare.persona] = alone if any(alone) else Assumption(unsaid, unsaid_channels)
    return found


def assumed_passes(
    fare: PersonaAccess, assumption: Assumption, persona: Persona, channels: Mapping[str, Channel]
) -> dict[str, Assumption]:
    """Return the stages that a persona passes by assumption only, and what is assumed there, as in `assumptions`.

    Args:
        fare: How it fares.
        assumption: What is assumed of it.
        persona: The persona.
        channels: The channels in scope, by id.
    """

    def lost(names: Collection[str], asking: Collection[str]) -> frozenset[str]:
        asked = {**channels, **{id_: as_likely(id_, channels[id_]) for id_ in asking}}
        usable = usable_steps(fare.steps, usability_test(with_least(persona, names), asked))
        return fare.passes - passed_stages(fare.persona, fare.steps, usable, ())

    by_name = {name: lost((name,), ()) for name in assumption.access}
    by_channel = {id_: lost((), (id_,)) for id_ in assumption.channels}
    found = {}
    for stage in lost(*assumption):
        alone = Assumption(
            tuple(name for name, stages in by_name.items() if stage in stages),
            tuple(id_ for id_, stages in by_channel.items() if stage in stages),
        )
        found[stage] = alone if any(alone) else assumption
    return found


def assumed_hearing(
    journey: Journey,
    observing: Mapping[str, DataSource],
    travellers: Mapping[str, Persona],
    channels: Mapping[str, Channel],
    voices: Collection[Voice],
) -> dict[str, tuple[str, ...]]:
    """Return by persona the sources that hear it by assumption only, as in `assumptions`; ids in their order.

    Args:
        journey: The journey.
        observing: The sources that count and observe something in it, by id.
        travellers: The personas that travel it, by id.
        channels: The channels in scope, by id.
        voices: Which of the sources hear which persona.
    """
    likely = {id_: as_likely(id_, channel) for id_, channel in channels.items()}
    least = {id_: with_least(persona, persona.access.unsaid) for id_, persona in travellers.items()}
    sure = {voice.persona: voice for voice in journey_voices(journey, observing, least, likely)}
    found = {}
    for voice in voices:
        heard_by = sorted({source for sources in voice.families.values() for source in sources})
        taken = tuple(source for source in heard_by if not sure[voice.persona].is_heard_by(source))
        if taken:
            found[voice.persona] = taken
    return found
