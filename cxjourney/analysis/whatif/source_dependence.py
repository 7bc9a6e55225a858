"""What depends on each data source, in one journey and across several."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.analysis.touchpoint_access import channel_lacks, touchpoint_lacks
from cxjourney.model import DataSource, Stage, Touchpoint
from cxjourney.model.vocabulary import Family

_Places = dict[str, list[Touchpoint | None]]
"""By stage, the touchpoints that name a source; None among them where the stage itself does."""


class SourceSupport:
    """Counts what is dark, unheard and unseen where some sources and touchpoints are gone, or where a source came.

    Args:
        study: The journey with all its sources and touchpoints.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        self._cells: Counter[tuple[str, Family]] = Counter()
        self._own: Counter[int] = Counter()
        self._voices: Counter[tuple[str, Family]] = Counter()
        for id_, source in study.observing.items():
            for stage, places in self._places[id_].items():
                self._cells.update((stage, family) for family in source.brings)
                self._own.update(id(place) for place in places if place)
            self._voices.update(
                (persona, family) for persona in self._personas_by_source[id_] for family in source.brings
            )

    def count_losses(
        self,
        gone: Collection[str],
        taken: Mapping[str, Collection[Touchpoint]],
        gone_stage: Stage | None = None,
        deaf_in: str | None = None,
    ) -> tuple[int, int, int]:
        """Return how many cells go dark, voices are lost and touchpoints are no longer seen, in this order.

        Args:
            gone: The ids of the sources that are lost.
            taken: By stage, the touchpoints that are lost.
            gone_stage: The stage that is lost as a whole; None where none is.
            deaf_in: The channel through which nothing hears any more; None where none is lost.
        """
        dropped: dict[str, dict[str, list[Touchpoint | None]]] = defaultdict(lambda: defaultdict(list))
        for stage, some in taken.items():
            for touchpoint in some:
                for id_ in self._select_counting(touchpoint.data):
                    dropped[id_][stage].append(touchpoint)
        if gone_stage:
            for id_ in self._select_counting(gone_stage.data):
                dropped[id_][gone_stage.id].append(None)
        less = [id_ for id_ in dropped if id_ not in gone]
        deaf = [id_ for id_ in self.through.get(deaf_in or "", ()) if id_ not in gone]
        dark: Counter[tuple[str, Family]] = Counter()
        for id_ in gone:
            dark.update(self._cells_of(id_, self._places[id_]))
        for id_ in less:
            places = self._places[id_]
            dark.update(self._cells_of(id_, [at for at, some in dropped[id_].items() if len(some) == len(places[at])]))
        lost: Counter[tuple[str, Family]] = Counter()
        for id_ in dict.fromkeys((*gone, *less, *deaf)):
            still = set() if id_ in gone else self._remaining_personas(id_, dropped.get(id_, {}), deaf_in)
            families = self.study.observing[id_].brings
            lost.update(
                (persona, family)
                for persona in self._personas_by_source[id_]
                if persona not in still
                for family in families
            )
        unseen = Counter(
            id(place) for id_ in gone for places in self._places[id_].values() for place in places if place
        )
        away = {id(touchpoint) for some in taken.values() for touchpoint in some}
        return (
            sum(self._cells[cell] == n for cell, n in dark.items() if not gone_stage or cell[0] != gone_stage.id),
            sum(self._voices[voice] == n for voice, n in lost.items()),
            sum(self._own[place] == n for place, n in unseen.items() if place not in away),
        )

    def count_gains(self, id_: str, source: DataSource) -> tuple[int, int, int]:
        """Return how many cells light up, voices are won and touchpoints are seen if a source came, in this order."""
        places = self._places.get(id_, {})
        if not places:
            return 0, 0, 0
        if source.through:
            personas = self._personas_through(source.through, places)
        else:
            personas = {one for stage, some in places.items() for place in some for one in self._users(stage, place)}
        own = {id(place) for some in places.values() for place in some if place}
        return (
            sum(not self._cells[stage, family] for stage in places for family in source.brings),
            sum(not self._voices[persona, family] for persona in personas for family in source.brings),
            sum(not self._own[place] for place in own),
        )

    @cached_property
    def through(self) -> dict[str, list[str]]:
        """By channel, the sources that observe something and hear through it."""
        found = defaultdict(list)
        for id_, source in self.study.observing.items():
            for channel in dict.fromkeys(source.through):
                found[channel].append(id_)
        return found

    @cached_property
    def _places(self) -> dict[str, _Places]:
        """By source, where it is named; whether or not it counts."""
        found: dict[str, _Places] = defaultdict(lambda: defaultdict(list))
        for stage in self.study.journey.stages:
            for id_ in dict.fromkeys(stage.data):
                found[id_][stage.id].append(None)
            for touchpoint in stage.touchpoints:
                for id_ in dict.fromkeys(touchpoint.data):
                    found[id_][stage.id].append(touchpoint)
        return found

    @cached_property
    def _place_counts(self) -> dict[str, int]:
        """By source, in how many places it is named."""
        return {id_: sum(map(len, places.values())) for id_, places in self._places.items()}

    def _select_counting(self, ids: Collection[str]) -> Iterator[str]:
        return (id_ for id_ in dict.fromkeys(ids) if id_ in self.study.counting)

    def _cells_of(self, id_: str, stages: Collection[str]) -> Iterator[tuple[str, Family]]:
        return ((stage, family) for stage in stages for family in self.study.observing[id_].brings)

    @cached_property
    def _personas_by_source(self) -> dict[str, set[str]]:
        """By source that observes something, the personas whom it hears."""
        found = defaultdict(set)
        for voice in self.study.voices:
            for ids in voice.families.values():
                for id_ in ids:
                    found[id_].add(voice.persona)
        return found

    @cached_property
    def _hearing_counts(self) -> dict[str, Counter[str]]:
        """By source that hears through no channel, the personas, with the number of places where it hears them."""
        return {
            id_: Counter(
                persona
                for stage, some in self._places[id_].items()
                for place in some
                for persona in self._users(stage, place)
            )
            for id_, source in self.study.observing.items()
            if not source.through
        }

    def _remaining_personas(
        self, id_: str, dropped: Mapping[str, list[Touchpoint | None]], deaf_in: str | None
    ) -> set[str]:
        source = self.study.observing[id_]
        if sum(map(len, dropped.values())) == self._place_counts[id_]:
            return set()
        if source.through:
            places = self._places[id_]
            left = [stage for stage, some in places.items() if len(dropped.get(stage, ())) < len(some)]
            return self._personas_through((channel for channel in source.through if channel != deaf_in), left)
        less = Counter(
            persona for stage, some in dropped.items() for place in some for persona in self._users(stage, place)
        )
        return {persona for persona, n in self._hearing_counts[id_].items() if n > less[persona]}

    def _personas_through(self, through: Iterable[str], stages: Iterable[str]) -> set[str]:
        """Return the personas who travel one of the stages and can use one of the channels."""
        channels = [self.study.scope.channels[channel] for channel in through]
        there = set().union(*(self._personas_by_stage[stage] for stage in stages))
        return {
            id_
            for id_, persona in self.study.travellers.items()
            if id_ in there and any(not channel_lacks(persona, channel) for channel in channels)
        }

    @cached_property
    def _personas_by_stage(self) -> dict[str, tuple[str, ...]]:
        everybody = tuple(self.study.travellers)
        return {
            stage.id: everybody
            if stage.travelled_by is None
            else tuple(id_ for id_ in everybody if stage.is_travelled_by(id_))
            for stage in self.study.journey.stages
        }

    @cached_property
    def _known_users(self) -> dict[int, tuple[str, ...]]:
        channels = self.study.scope.channels
        return {
            id(touchpoint): tuple(
                id_
                for id_, persona in self.study.travellers.items()
                if stage.is_travelled_by(id_) and not touchpoint_lacks(persona, touchpoint, channels)
            )
            for stage in self.study.journey.stages
            for touchpoint in stage.touchpoints
        }

    def _users(self, stage: str, place: Touchpoint | None) -> Collection[str]:
        """Return the personas of a stage who can use a touchpoint, all of them where the stage itself is meant."""
        return self._personas_by_stage[stage] if place is None else self._known_users[id(place)]


class JourneyDependence(NamedTuple):
    """What a source observes in one journey, and what goes dark there without it.

    Attributes:
        study: The journey.
        stages: The stages that it observes.
        dark_stages: Those of them that nothing else observes.
        dark_cell_count: How many cells, stage × family, nothing else observes, in those stages and in others.
    """

    study: Study
    stages: tuple[Stage, ...]
    dark_stages: tuple[Stage, ...]
    dark_cell_count: int


class SourceDependence:
    """A data source, and what it observes in each journey that rests on it.

    Attributes:
        id: The id of the source, by which a journey names it.
        source: The source.
        journeys: What it observes in each journey in which it observes something.
    """

    def __init__(self, id_: str, source: DataSource, journeys: Iterable[JourneyDependence]) -> None:
        self.id = id_
        self.source = source
        self.journeys = tuple(journeys)

    @cached_property
    def stage_count(self) -> int:
        """How many stages it observes."""
        return sum(len(one.stages) for one in self.journeys)

    @cached_property
    def dark_stage_count(self) -> int:
        """How many stages go dark without it."""
        return sum(len(one.dark_stages) for one in self.journeys)

    @cached_property
    def dark_journey_count(self) -> int:
        """In how many journeys a stage goes dark without it."""
        return sum(bool(one.dark_stages) for one in self.journeys)

    @cached_property
    def dark_cell_count(self) -> int:
        """How many cells go dark without it."""
        return sum(one.dark_cell_count for one in self.journeys)


def source_dependences(studies: Iterable[Study]) -> tuple[SourceDependence, ...]:
    """Return the sources that observe something in these journeys, those without which most goes dark first.

    Stages that go dark weigh first, then cells, then the stages that a source observes, then how many journeys do so.
    Journeys may each define a source of one id: a source is the same where it is defined in the same place.
    """
    found: dict[tuple[str, str], tuple[DataSource, list[JourneyDependence]]] = {}
    for study in studies:
        support = SourceSupport(study)
        for id_, source in study.observing.items():
            where = study.in_scope.home("source", id_).document.source.name
            _, journeys = found.setdefault((where, id_), (source, []))
            seen = [stage for stage in study.coverage.stages if id_ in stage.sources]
            dark = tuple(stage.stage for stage in seen if stage.sources == (id_,))
            cells, _, _ = support.count_losses((id_,), {})
            journeys.append(JourneyDependence(study, tuple(stage.stage for stage in seen), dark, cells))
    every = [SourceDependence(id_, source, journeys) for (_, id_), (source, journeys) in found.items()]
    return tuple(
        sorted(
            every,
            key=lambda one: (-one.dark_stage_count, -one.dark_cell_count, -one.stage_count, -len(one.journeys), one.id),
        )
    )
