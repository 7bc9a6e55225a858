"""Who gets through a journey, who is stranded and where. Terms: README, "What the words mean"."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from cxjourney.analysis.journey_paths import entries, forwards, outcomes, reachable
from cxjourney.analysis.touchpoint_access import drawbacks, served_needs, usability_test
from cxjourney.model import Channel, Journey, Persona, Stage, Touchpoint


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
        unreached_at: The stages that it comes to and passes without a step of its own, and of whose touchpoints that
            are for it it can use none.
        passes: The stages that it can pass, whether it comes to them or not.
        usable: By stage, those of its steps that it can use.
        steps: By stage, the steps that are its own: see `steps`.
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
    steps: Mapping[str, tuple[Touchpoint, ...]]
    met: frozenset[str] = frozenset()
    unreached_at: tuple[str, ...] = ()

    @property
    def is_unproven(self) -> bool:
        """Whether it is called able though nobody has said whether the steps of some stage serve its needs."""
        return self.able is True and bool(self.unproven_at)

    def channels_at(self, stage: str) -> frozenset[str]:
        """Return the channels of the steps that the persona can use at a stage."""
        return frozenset(step.channel for step in self.usable[stage])

    def blocking_steps_at(self, stage: str) -> tuple[Touchpoint, ...]:
        """Return the steps at which a stage stops the persona; none where it passes."""
        return blocking_steps(self.steps[stage], self.usable[stage])


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

    @property
    def unproven_share(self) -> float | None:
        """The part of ``able_share`` whose personas are unproven; None where that is None."""
        if self.able_share is None:
            return None
        return sum((persona.share or 0.0 for persona in self.personas if persona.is_unproven), 0.0)

    def personas_stranded_at(self, stage: str) -> tuple[PersonaAccess, ...]:
        """Return the personas that are stranded at a stage."""
        return tuple(persona for persona in self.personas if stage in persona.stranded_at)


def steps(stage: Stage, persona: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that are a way through a stage for a persona, by its id.

    Support never is, nor is what the organisation starts unless it is required, nor what is for others. A stage has
    none where it is passive, and for whoever does not travel it. Source: the design of format version 1, "Passes".
    """
    if stage.passive or not stage.is_travelled_by(persona):
        return ()
    return tuple([touchpoint for touchpoint in stage.touchpoints if is_step(touchpoint) and touchpoint.is_for(persona)])


def is_step(touchpoint: Touchpoint) -> bool:
    """Return whether a touchpoint is a way through a stage that is not passive: no support, and not merely sent."""
    if touchpoint.role != "step":
        return False
    return touchpoint.required or touchpoint.initiated_by != "organisation"


def organisation_contacts(
    stage: Stage, id_: str, persona: Persona, channels: Mapping[str, Channel]
) -> tuple[Touchpoint, ...]:
    """Return the touchpoints of a stage that a persona could use, and that are no steps since the organisation starts.

    Whoever wonders why a persona is stranded sees a channel that it can use: these say why it is no way through.
    Source: the design of format version 1, "Passes".

    Args:
        stage: The stage.
        id_: The persona's id.
        persona: The persona.
        channels: The channels in scope, by id.
    """
    can_use = usability_test(persona, channels)
    return tuple(
        touchpoint
        for touchpoint in stage.touchpoints
        if touchpoint.role == "step" and not is_step(touchpoint) and touchpoint.is_for(id_) and can_use(touchpoint)
    )


def served_steps(fare: PersonaAccess, persona: Persona) -> Iterator[tuple[str, Touchpoint, tuple[str, ...]]]:
    """Yield the steps that a persona can use where it passes, and whose ``meets`` lists assistive needs of it.

    Yields:
        The stage, by id and in the journey's order; the step; and these needs.
    """
    for stage, usable in fare.usable.items():
        if stage in fare.met and stage in fare.passes:
            yield from ((stage, step, needs) for step in usable if (needs := served_needs(persona, step)))


def _is_for_all(stage: Stage) -> bool:
    return stage.travelled_by is None and all(touchpoint.for_ is None for touchpoint in stage.touchpoints)


class Ways(NamedTuple):
    """The ways through a journey, which are the same for whoever takes them; stages are ids.

    Attributes:
        onwards: By stage, the stages that it leads to.
        starts: The stages at which customers begin.
        successes: The stages at which it ends with a success.
    """

    onwards: Mapping[str, tuple[str, ...]]
    starts: tuple[str, ...]
    successes: tuple[str, ...]

    def reached(self, passes: Collection[str]) -> set[str]:
        """Return the stages that somebody comes to and passes, of those that it can pass."""
        return reachable(
            [start for start in self.starts if start in passes],
            {stage: [to for to in onwards if to in passes] for stage, onwards in self.onwards.items()},
        )

    def is_able(self, reached: set[str]) -> bool | None:
        """Return whether somebody is able who comes to these stages and passes them; None where nobody can say."""
        return not reached.isdisjoint(self.successes) if self.successes else None


def journey_ways(journey: Journey) -> Ways:
    """Return the ways through a journey."""
    return Ways(forwards(journey), entries(journey), outcomes(journey)[1])


def usable_steps(
    steps: Mapping[str, tuple[Touchpoint, ...]], can_use: Callable[[Touchpoint], bool]
) -> dict[str, tuple[Touchpoint, ...]]:
    """Return by stage, of a persona's steps, those that it can use."""
    return {stage: tuple(filter(can_use, own)) for stage, own in steps.items()}


def passed_stages(
    id_: str,
    steps: Mapping[str, tuple[Touchpoint, ...]],
    usable: Mapping[str, tuple[Touchpoint, ...]],
    closed: Collection[tuple[str, str]],
) -> frozenset[str]:
    """Return the stages that a persona can pass, whether it comes to them or not.

    Args:
        id_: The persona's id.
        steps: By stage, its steps.
        usable: By stage, those of them that it can use.
        closed: Stages and personas, by their ids, that these do not pass, whatever the journey says.
    """
    return frozenset(
        [stage for stage, own in steps.items() if (stage, id_) not in closed and not blocking_steps(own, usable[stage])]
    )


def journey_access(
    journey: Journey,
    travellers: Mapping[str, Persona],
    channels: Mapping[str, Channel],
    closed: Collection[tuple[str, str]] = (),
) -> JourneyAccess:
    """Return how each persona that travels a journey fares, and the shares (0 to 1) of those who are able and stranded.

    Args:
        journey: The journey.
        travellers: The personas that travel it, by id.
        channels: The channels in scope, by id.
        closed: Stages and personas, by their ids, that these do not pass, whatever the journey says.
    """
    ways = journey_ways(journey)
    shared = {stage.id: steps(stage, "") for stage in journey.stages if _is_for_all(stage)}
    found = []
    for id_, persona in travellers.items():
        can_use = usability_test(persona, channels)
        own = {stage.id: shared[stage.id] if stage.id in shared else steps(stage, id_) for stage in journey.stages}
        usable = usable_steps(own, can_use)
        passes = passed_stages(id_, own, usable, closed)
        reached = ways.reached(passes)
        able = ways.is_able(reached)
        met = frozenset((*ways.starts, *(to for stage in reached for to in ways.onwards[stage])))
        barred = (stage for stage in usable if stage in met and stage not in passes)
        stranded = tuple(barred) if able is False else ()
        reluctant = tuple([stage for stage in usable if stage in passes and _is_reluctant(persona, usable[stage])])
        unproven = tuple(
            stage.id
            for stage in (journey.stages if persona.access.assistive else ())
            if stage.id in met and stage.id in passes and _is_unproven(own[stage.id], usable[stage.id])
        )
        share = persona.share.value if persona.share else None
        unreached = tuple(
            [
                stage.id
                for stage in journey.stages
                if stage.id in met and not own[stage.id] and _misses(stage, id_, can_use)
            ]
        )
        found.append(
            PersonaAccess(id_, share, able, stranded, reluctant, unproven, passes, usable, own, met, unreached)
        )
    return JourneyAccess(tuple(found), *_shares(found))


def blocking_steps(ways: Collection[Touchpoint], usable: Collection[Touchpoint]) -> tuple[Touchpoint, ...]:
    """Return the steps at which a stage stops a persona; none where it passes.

    Those are the required ones that can't be used and, where none of the others can, all of the others.

    Args:
        ways: The persona's steps at the stage.
        usable: Those of them that it can use.
    """
    if len(usable) == len(ways):
        return ()
    can = {id(step) for step in usable}
    open_ = any(id(step) in can for step in ways if not step.required)
    return tuple(step for step in ways if id(step) not in can and (step.required or not open_))


def _misses(stage: Stage, persona: str, can_use: Callable[[Touchpoint], bool]) -> bool:
    """Return whether a stage has touchpoints for a persona that travels it, and it can use none of them."""
    for_it = [one for one in stage.touchpoints if one.is_for(persona)]
    return bool(for_it) and stage.is_travelled_by(persona) and not any(map(can_use, for_it))


def _is_reluctant(persona: Persona, usable: tuple[Touchpoint, ...]) -> bool:
    if not usable or not (persona.channels.avoids or persona.access.concerns):
        return False
    return all(any(drawbacks(persona, step)) for step in usable)


def _is_unproven(ways: Collection[Touchpoint], usable: Iterable[Touchpoint]) -> bool:
    return bool(blocking_steps(ways, [step for step in usable if step.meets is not None]))


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
