"""Who is able only because what nobody wrote down of them counts as the best. Terms: the format, "access"."""

from collections.abc import Collection, Mapping

from cxjourney.analysis.access import JourneyAccess, journey_access
from cxjourney.model import Channel, Journey, Persona

_LEAST: Mapping[str, object] = {"internet": "none", "devices": (), "skills": "none", "travel": "none"}
"""By what a persona's ``access`` can leave out: the least there is."""


def assumed_access(
    journey: Journey,
    access: JourneyAccess,
    travellers: Mapping[str, Persona],
    channels: Mapping[str, Channel],
    closed: Collection[tuple[str, str]] = (),
) -> dict[str, tuple[str, ...]]:
    """Return the personas that are able by assumption only, by id, and the names of what is assumed of each.

    Such a persona would not be able if whatever its ``access`` leaves out were the least there is. The names are those
    of which each alone would make the difference; where none does, all that are left out. Source: the design of format
    version 1, "Access".

    Args:
        journey: The journey.
        access: How its personas fare.
        travellers: The personas that travel it, by id.
        channels: The channels in scope, by id.
        closed: Stages and personas, by their ids, that these do not pass, whatever the journey says.
    """

    def is_able_with_least(id_: str, names: Collection[str]) -> bool:
        persona = travellers[id_]
        least = persona.access.model_copy(update={name: _LEAST[name] for name in names})
        one = {id_: persona.model_copy(update={"access": least})}
        return journey_access(journey, one, channels, closed).personas[0].able is True

    assumed = {}
    for fare in access.personas:
        unsaid = travellers[fare.persona].access.unsaid if fare.able else ()
        if unsaid and not is_able_with_least(fare.persona, unsaid):
            alone = tuple(name for name in unsaid if not is_able_with_least(fare.persona, (name,)))
            assumed[fare.persona] = alone or unsaid
    return assumed
