"""One side of a change as the other side describes it, so that like is compared with like.

What is there: which steps stand in which stages, each a touchpoint in a channel, and which data names what. All else is
description: what personas have and can do, what channels and steps ask for and serve, whom something is for, what is a
step and what is required, how stages follow each other and which of them are successes. Writing that differently frees
nobody and strands nobody. What only one side has is described as it is there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from cxjourney.analysis.diff.journey_part_matching import JourneyMatching
from cxjourney.analysis.diff.matching import Match, MatchKey, Thing
from cxjourney.analysis.journey_access import PersonaAccess, journey_access
from cxjourney.analysis.journey_paths import entries, forwards, outcomes
from cxjourney.analysis.study import Study
from cxjourney.analysis.voice_coverage import journey_voices
from cxjourney.model import Channel, DataSource, Journey, Link, Persona, Stage, Touchpoint
from cxjourney.model.channel import known_channels
from cxjourney.model.fields import Entity
from cxjourney.model.vocabulary import Family

TOUCHPOINT_DESCRIPTION = ("role", "for_", "asks_for", "devices", "required", "initiated_by", "meets")
CHANNEL_DESCRIPTION = ("internet", "devices", "skills", "travel", "asks_for")
START, GOAL = "^", "$"
"""Where a journey begins and what it is for; no stage has such an id."""
Ways = Mapping[str, tuple[str, ...]]
"""By stage, and for the start, where it leads; a success leads to the goal."""
Described = TypeVar("Described", bound=Entity)


@dataclass(frozen=True)
class Redescription:
    """A journey with what its personas, channels and data sources are taken for.

    Attributes:
        journey: The journey.
        personas: The personas that travel it, by id.
        channels: The channels in scope, by id.
        observing: The sources that count and observe something in it, by id.
        closed: Stages and personas, by their ids, that these do not pass, whatever the journey says.
        origins: By the identity of a touchpoint that is described differently, the one that stands there.
    """

    journey: Journey
    personas: Mapping[str, Persona]
    channels: Mapping[str, Channel]
    observing: Mapping[str, DataSource]
    closed: frozenset[tuple[str, str]] = frozenset()
    origins: Mapping[int, Touchpoint] = field(default_factory=dict)

    @cached_property
    def access(self) -> dict[str, PersonaAccess]:
        """How each persona fares, by id."""
        found = journey_access(self.journey, self.personas, self.channels, self.closed)
        return {one.persona: one for one in found.personas}

    @cached_property
    def voices(self) -> dict[str, Mapping[Family, tuple[str, ...]]]:
        """By persona, the sources that hear it, by family."""
        found = journey_voices(self.journey, self.observing, self.personas, self.channels)
        return {one.persona: one.families for one in found}

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """The stages, by id."""
        return {stage.id: stage for stage in self.journey.stages}

    def origin(self, touchpoint: Touchpoint) -> Touchpoint:
        """Return the touchpoint that stands there, for one as it is described here."""
        return self.origins.get(id(touchpoint), touchpoint)


def as_it_is(study: Study) -> Redescription:
    """Return a journey as its own side describes it."""
    return Redescription(study.journey, study.travellers, study.scope.channels, study.observing, study.closed)


def redescribe(pairing: JourneyMatching, is_before: bool, rewritten_stays: bool) -> Redescription:
    """Return one side of a change as the other side describes it; both sides are there.

    Args:
        pairing: The journey before and after.
        is_before: Whether it is the side before the change that is described as after it.
        rewritten_stays: Whether what was said already of steps, channels, ways and sources, and is said differently,
            belongs to what is there: that a step asks for more may mean that it does. What nobody had said before, or
            nobody says any more, is description in any case.
    """
    return _Redescriber(pairing, is_before, rewritten_stays).redescription()


def ways_of(journey: Journey) -> Ways:
    """Return where each stage of a journey leads, and where customers begin."""
    successes = outcomes(journey)[1]
    onwards = {id_: (*ends, *((GOAL,) if id_ in successes else ())) for id_, ends in forwards(journey).items()}
    return {START: entries(journey), **onwards}


def with_ways(stages: Collection[Stage], ways: Ways) -> tuple[Stage, ...]:
    """Return stages between which these ways lead, all of them written down."""
    return tuple(
        stage.model_copy(
            update={
                "next": tuple(Link(to=end) for end in ways[stage.id] if end != GOAL),
                "entry": stage.id in ways[START],
                "outcome": "success" if GOAL in ways[stage.id] else None if ways[stage.id] else "other",
            }
        )
        for stage in stages
    )


class _Pair(NamedTuple):
    """The keys of a thing on the side that is described, and on the side that describes it."""

    here: str
    there: str


class _Redescriber:
    def __init__(self, pairing: JourneyMatching, is_before: bool, rewritten_stays: bool) -> None:
        self.pairing = pairing
        self.is_before = is_before
        self.rewritten_stays = rewritten_stays
        assert pairing.sides  # noqa: S101  only what is on both sides is described by the other
        self.here, self.there = pairing.sides if is_before else pairing.sides[::-1]
        self.stages = [_Pair(*self._keys(kept)) for kept in pairing.stages.kept]
        self.personas = {there: here for here, there in map(self._keys, pairing.personas.kept)}
        self.channels = {there: here for here, there in map(self._keys, pairing.channels.kept)}
        self.touchpoints = {
            id(here): there
            for here, there in map(self._things, pairing.touchpoints.kept)
            if here.channel == self.channels.get(there.channel, there.channel)
        }
        self.origins: dict[int, Touchpoint] = {}

    def _keys(self, kept: Match[MatchKey, Thing]) -> tuple[MatchKey, MatchKey]:
        return (kept.was, kept.now) if self.is_before else (kept.now, kept.was)

    def _things(self, kept: Match[MatchKey, Thing]) -> tuple[Thing, Thing]:
        return (kept.before, kept.after) if self.is_before else (kept.after, kept.before)

    def redescription(self) -> Redescription:
        described = {pair.here: self.there_stage(pair.there) for pair in self.stages}
        stages = [self._stage(stage, described.get(stage.id)) for stage in self.here.journey.stages]
        journey = self.here.journey.model_copy(update={"stages": with_ways(stages, self._ways())})
        return Redescription(
            journey,
            {self.personas.get(id_, id_): persona for id_, persona in self.there.travellers.items()},
            {**self.there.scope.channels, **self._channels()},
            self._sources(),
            self.here.closed,
            self.origins,
        )

    def there_stage(self, id_: str) -> Stage:
        journey = self.there.journey
        return journey.stages[self.there.position_of(id_)]

    def _described(self, here: Described, there: Described, values: Mapping[str, object]) -> Described:
        """Return something with values of the other side, its own where these were said before and are rewritten."""
        stay = here.model_fields_set & there.model_fields_set if self.rewritten_stays else ()
        return here.model_copy(update={name: value for name, value in values.items() if name not in stay})

    def _people(self, ids: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if ids is None else tuple(self.personas.get(id_, id_) for id_ in ids)

    def _stage(self, here: Stage, there: Stage | None) -> Stage:
        touchpoints = tuple(self._touchpoint(one) for one in here.touchpoints)
        update: dict[str, object] = {"touchpoints": touchpoints}
        if there is not None:
            before = here if self.is_before else there
            is_kept = self.rewritten_stays and "passive" in before.model_fields_set
            update["passive"] = here.passive if is_kept else there.passive
            update["travelled_by"] = self._people(there.travelled_by)
        return here.model_copy(update=update)

    def _touchpoint(self, here: Touchpoint) -> Touchpoint:
        there = self.touchpoints.get(id(here))
        if there is None:
            return here
        values = {name: getattr(there, name) for name in TOUCHPOINT_DESCRIPTION} | {"for_": self._people(there.for_)}
        touchpoint = self._described(here, there, values)
        self.origins[id(touchpoint)] = here
        return touchpoint

    def _channels(self) -> dict[str, Channel]:
        described, known = dict(self.here.scope.channels), known_channels()
        for there, here in self.channels.items():
            was, now = self.here.scope.channels[here], self.there.scope.channels[there]
            is_told = known.get(here) != was and known.get(there) != now
            values = {name: getattr(now, name) for name in CHANNEL_DESCRIPTION}
            described[here] = self._described(was, now, values) if is_told else now
        return described

    def _sources(self) -> dict[str, DataSource]:
        described = dict(self.here.observing)
        for here, there in map(self._keys, self.pairing.sources.kept):
            if here in described:
                told = self.there.scope.sources[there]
                through = tuple(self.channels.get(id_, id_) for id_ in told.through)
                described[here] = self._described(described[here], told, {"through": through})
        return described

    def _ways(self) -> Ways:
        """Return where stages lead as the other side has it; ways into stages that only this side has are its own.

        A way round stages that only the other side has leads straight on where it does so here.
        """
        own, told = ways_of(self.here.journey), ways_of(self.there.journey)
        here = {pair.there: pair.here for pair in self.stages} | {START: START, GOAL: GOAL}
        ways = dict(own)
        for there, place in here.items():
            if place == GOAL:
                continue
            direct = [here[end] for end in told[there] if end in here]
            around = [here[end] for end in _beyond(told, there, here) if here[end] in own[place]]
            ends = [*direct, *around, *(end for end in own[place] if end not in here.values())]
            if self._keeps_ways(place):
                ends = [*(end for end in own[place] if end != GOAL), *([GOAL] if GOAL in ends else [])]
            ways[place] = tuple(dict.fromkeys(ends))
        return ways if ways[START] else {**ways, START: own[START]}

    def _keeps_ways(self, place: str) -> bool:
        """Return whether the ways of a stage were written down before the change, and so count as what is there."""
        if not self.rewritten_stays or place == START:
            return False
        return any(place == self._keys(kept)[0] and kept.before.next is not None for kept in self.pairing.stages.kept)


def _beyond(ways: Ways, place: str, known: Collection[str]) -> Iterator[str]:
    """Yield where a place leads through stages that are not known, and no others."""
    todo, seen = [end for end in ways[place] if end not in known], set[str]()
    while todo:
        stage = todo.pop()
        if stage in seen:
            continue
        seen.add(stage)
        yield from (end for end in ways[stage] if end in known)
        todo += [end for end in ways[stage] if end not in known]
