"""Voices of customers: which data sources hear which persona."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from cxjourney.analysis.touchpoint_access import channel_lacks, usability_test
from cxjourney.model import Channel, DataSource, Journey, Persona, Stage, Touchpoint
from cxjourney.model.vocabulary import FAMILIES, Family

HearingGround = Literal["through", "touchpoints", "stage"]
"""What says whom a source hears: the channels in its ``through``; without them, that whoever can use a touchpoint whose
data names it is taken to be heard, or that everybody is, where a stage's data names it."""


class Voice(NamedTuple):
    """The sources that hear a persona, by family of data; ids in their order."""

    persona: str
    families: dict[Family, tuple[str, ...]]

    @property
    def is_heard(self) -> bool:
        """Whether any source hears the persona."""
        return any(self.families.values())

    def is_heard_by(self, source: str) -> bool:
        """Return whether a source, by its id, hears the persona."""
        return any(source in heard_by for heard_by in self.families.values())


def journey_voices(
    journey: Journey,
    observing: Mapping[str, DataSource],
    travellers: Mapping[str, Persona],
    channels: Mapping[str, Channel],
) -> tuple[Voice, ...]:
    """Return by which of the sources that observe a journey each persona that travels it is heard.

    A source hears a persona who can use one of the channels in its ``through``. One that has none hears whoever can use
    one of the touchpoints that name it, and everybody where a stage names it. At a stage that a persona does not travel
    nothing hears it. Source: the design of format version 1, "Hears" and "Passes".

    Args:
        journey: The journey.
        observing: The sources that count and observe something in it, by id.
        travellers: The personas that travel it, by id.
        channels: The channels in scope, by id.
    """
    looks_at = _places(journey)
    voices = []
    for id_, persona in travellers.items():
        can_use = usability_test(persona, channels)
        heard_by = [
            source
            for source in sorted(observing)
            if _is_heard(
                observing[source],
                [place for stage, place in looks_at[source] if stage.is_travelled_by(id_)],
                persona,
                channels,
                can_use,
            )
        ]
        families: dict[Family, tuple[str, ...]] = {
            family: tuple([source for source in heard_by if family in observing[source].brings]) for family in FAMILIES
        }
        voices.append(Voice(id_, families))
    return tuple(voices)


def hearing_ground(journey: Journey, id_: str, source: DataSource) -> HearingGround:
    """Return what says whom a source hears that observes a journey."""
    if source.through:
        return "through"
    return "stage" if any(id_ in stage.data for stage in journey.stages) else "touchpoints"


def _places(journey: Journey) -> dict[str, list[tuple[Stage, Touchpoint | None]]]:
    """Return, by source, the touchpoints whose data names it, with their stages; None for one where a stage's does."""
    places: dict[str, list[tuple[Stage, Touchpoint | None]]] = {}
    for stage in journey.stages:
        for id_ in stage.data:
            places.setdefault(id_, []).append((stage, None))
        for touchpoint in stage.touchpoints:
            for id_ in touchpoint.data:
                places.setdefault(id_, []).append((stage, touchpoint))
    return places


def _is_heard(
    source: DataSource,
    looks_at: list[Touchpoint | None],
    persona: Persona,
    channels: Mapping[str, Channel],
    can_use: Callable[[Touchpoint], bool],
) -> bool:
    if not looks_at:
        return False
    if source.through:
        return any(not channel_lacks(persona, channels[channel]) for channel in source.through)
    return any(place is None or can_use(place) for place in looks_at)
