"""The steps that would let most customers through: the best one, and the fewest after which most do."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from cxjourney.analysis.access import PersonaAccess
from cxjourney.analysis.paths import reachable
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.stage_openings import Opening, StageOpenings

MAX_STAGES_VISITED = 1_000_000
"""At most this many stages are visited, all ways taken together, before the search for fewer steps is given up."""
MAX_DEPTH = 100
"""Where more steps than this are needed, no fewer are searched for."""


class BestSteps(NamedTuple):
    """The steps, for stranded personas, after which most customers get through.

    Attributes:
        single: The one step after which most do; None where one alone frees nobody.
        fewest: The fewest steps after which as many do as added steps can free; none where they can free nobody.
        is_exact: Whether these are known to be the fewest; where not, fewer may do.
        counts_personas: Whether personas were counted in place of customers, since not every one has a share.
        unfreed: The ids of the stranded personas whom no added step frees.
    """

    single: Opening | None
    fewest: tuple[Opening, ...]
    is_exact: bool
    counts_personas: bool
    unfreed: tuple[str, ...]


def best_steps(study: Study) -> BestSteps:
    """Return the best single step and the fewest steps after which most customers get through.

    Ties go to the stage that comes first in the journey, and to the channels that it uses. A step is not required, and
    is added only where it stops nobody who gets past the stage now.
    """
    openings = StageOpenings(study)
    fewest, is_exact = _FewestSteps(openings).result()
    single = best_single(openings)
    if single and len(fewest) == 1:
        fewest = (single,)
    return BestSteps(single, fewest, is_exact, openings.counts_personas, openings.unfreed)


def best_single(openings: StageOpenings) -> Opening | None:
    """Return the one step that frees the largest share of customers, of equals the one that frees most personas."""
    alone = {one.persona: _stages_alone(openings, one) for one in openings.freeable}
    best: tuple[float, int] = (0.0, 0)
    found = None
    for stage in openings.study.journey.stages:
        for channel in openings.channels:
            opening = Opening(stage.id, channel)
            freed = [
                one for one in openings.freeable if stage.id in alone[one.persona] and openings.opens(opening, one)
            ]
            value = (round(sum(map(openings.weight, freed)), 9), len(freed))
            if value > best:
                best, found = value, opening
    return found


def _stages_alone(openings: StageOpenings, persona: PersonaAccess) -> set[str]:
    """Return the stages each of which is enough, if it is opened alone, to let a persona through."""
    way = openings.cheapest_way(persona)
    if way is None or len(way) != 1:
        return set()
    study, passes = openings.study, persona.passes
    reached = _closure(study.entries & passes, study.forwards, passes)
    leads_on = _closure(openings.successes & passes, study.backwards, passes)
    return {
        stage
        for stage in openings.openable(persona)
        if (stage in study.entries or not reached.isdisjoint(study.backwards[stage]))
        and (stage in openings.successes or not leads_on.isdisjoint(study.forwards[stage]))
    }


def _closure(starts: Collection[str], ways: Mapping[str, Iterable[str]], passes: Collection[str]) -> set[str]:
    return reachable(starts, {stage: [to for to in ways[stage] if to in passes] for stage in passes})


class _FewestSteps:
    """The search for the fewest steps: a good set first, then fewer, as long as that takes no longer than it may."""

    def __init__(self, openings: StageOpenings) -> None:
        self._openings = openings
        self._personas = openings.freeable
        self._left = MAX_STAGES_VISITED
        self._stage_count = len(openings.study.journey.stages)
        self._tried: dict[frozenset[Opening], int] = {}

    def result(self) -> tuple[tuple[Opening, ...], bool]:
        """Return the steps in the journey's order, and whether they are known to be the fewest."""
        greedy = self._familiar(self._greedy())
        least = self._lower_bound()
        best, is_exact = greedy, len(greedy) == least
        if not is_exact and least <= MAX_DEPTH:
            for size in range(least, len(greedy)):
                self._tried.clear()
                found = self._extend((), size)
                if found is not None:
                    best, is_exact = self._familiar(found), True
                    break
                if self._left <= 0:
                    break
            else:
                is_exact = True
        position = self._openings.study.position_of
        return tuple(
            sorted(best, key=lambda one: (position(one.stage), self._openings.channels.index(one.channel)))
        ), is_exact

    def _lower_bound(self) -> int:
        """Return a number of steps that none can do without: each stage that must be opened takes one of its own."""
        needed: set[str] = set()
        longest = 0
        for persona in self._personas:
            openable = self._openings.openable(persona)
            needed |= self._openings.required_stages(persona, openable).intersection(openable)
            longest = max(longest, len(self._openings.cheapest_way(persona) or ()))
        return max(longest, len(needed))

    def _greedy(self) -> list[Opening]:
        """Return steps that open to each persona, those of most customers first, the way that takes fewest more."""
        chosen: dict[Opening, None] = {}
        for persona in sorted(self._personas, key=lambda one: -self._openings.weight(one)):
            for stage in self._openings.cheapest_way(persona, self._openings.opened(chosen, persona)) or ():
                served = self._openings.candidates[stage]
                best = max((c for c in served if persona.persona in served[c]), key=lambda c: len(served[c]))
                chosen[Opening(stage, best)] = None
        return list(chosen)

    def _extend(self, chosen: tuple[Opening, ...], more: int) -> tuple[Opening, ...] | None:
        """Return the steps with at most this many more, after which everybody is free; None where there are none."""
        key = frozenset(chosen)
        if self._left <= 0 or self._tried.get(key, -1) >= more:
            return None
        self._tried[key] = more
        hardest, longest = None, 0
        for persona in self._personas:
            self._left -= self._stage_count
            way = self._openings.cheapest_way(persona, self._openings.opened(chosen, persona)) or ()
            if len(way) > longest:
                hardest, longest = persona, len(way)
        if hardest is None:
            return chosen
        if longest > more:
            return None
        for stage in self._openings.next_stages(hardest, self._openings.opened(chosen, hardest)):
            for channel, whom in self._openings.candidates.get(stage, {}).items():
                if hardest.persona in whom:
                    found = self._extend((*chosen, Opening(stage, channel)), more - 1)
                    if found is not None:
                        return found
        return None

    def _familiar(self, steps: Sequence[Opening]) -> tuple[Opening, ...]:
        """Return the steps without those that nobody needs, each by the first channel that those can use who do."""
        chosen = list(steps)
        if len(chosen) * len(self._personas) * self._stage_count > MAX_STAGES_VISITED:
            return tuple(chosen)
        for step in steps:
            others = [one for one in chosen if one != step]
            needing = [
                persona
                for persona in self._personas
                if self._openings.cheapest_way(persona, self._openings.opened(others, persona))
            ]
            place = chosen.index(step)
            if not needing:
                del chosen[place]
                continue
            chosen[place] = next(
                Opening(step.stage, channel)
                for channel in self._openings.channels
                if all(self._openings.opens(Opening(step.stage, channel), persona) for persona in needing)
            )
        return tuple(chosen)
