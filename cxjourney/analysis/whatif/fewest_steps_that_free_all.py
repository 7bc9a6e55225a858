"""The fewest added steps after which everybody gets through whom added steps can free."""

from collections.abc import Iterable, Sequence

from cxjourney.analysis.journey_access import PersonaAccess
from cxjourney.analysis.whatif.stage_openings import Opening, StageOpenings

MAX_STAGES_VISITED = 1_000_000
"""At most this many stages are visited, all ways taken together, before the search for fewer steps is given up."""
MAX_DEPTH = 100
"""Where more steps than this are needed, no fewer are searched for."""


class FewestSteps:
    """The search for the fewest steps: a good set first, then fewer, as long as that takes no longer than it may."""

    visited: int
    """How many stages have been visited so far, all ways taken together."""

    def __init__(self, openings: StageOpenings) -> None:
        self.visited = 0
        self._openings = openings
        self._personas = openings.freeable
        self._limit = MAX_STAGES_VISITED
        self._stage_count = len(openings.study.journey.stages)
        self._tried: dict[frozenset[Opening], int] = {}

    def result(self) -> tuple[tuple[Opening, ...], bool]:
        """Return the steps in the journey's order, and whether they are known to be the fewest."""
        greedy = self._familiar(self._greedy())
        least = self._lower_bound()
        best, is_exact = greedy, len(greedy) == least
        if not is_exact and least <= MAX_DEPTH:
            self._limit = self.visited + MAX_STAGES_VISITED
            for size in range(least, len(greedy)):
                self._tried.clear()
                found = self._extend((), size)
                if found is not None:
                    best, is_exact = self._familiar(found), True
                    break
                if self.visited >= self._limit:
                    break
            else:
                is_exact = True
        return self._in_order(best), is_exact

    def within(self, size: int) -> tuple[Opening, ...] | None:
        """Return at most ``size`` steps, in the journey's order; None where none are found before time is up."""
        if any(self._way(persona) is None for persona in self._personas):
            return None
        found: Sequence[Opening] | None = self._familiar(self._greedy())
        if found is not None and len(found) > size:
            if size > MAX_DEPTH or self._lower_bound() > size:
                return None
            self._limit = self.visited + MAX_STAGES_VISITED // 10
            found = self._extend((), size)
            found = None if found is None else self._familiar(found)
        return None if found is None else self._in_order(found)

    def _in_order(self, steps: Sequence[Opening]) -> tuple[Opening, ...]:
        position, channels = self._openings.study.position_of, self._openings.channels
        return tuple(sorted(steps, key=lambda one: (position(one.stage), channels.index(one.channel))))

    def _way(self, persona: PersonaAccess, chosen: Iterable[Opening] = ()) -> tuple[str, ...] | None:
        """Return the stages that must be opened beside those that some steps open; None where there is no way."""
        self.visited += self._stage_count
        return self._openings.cheapest_way(persona, self._openings.opened(chosen, persona))

    def _lower_bound(self) -> int:
        """Return a number of steps that none can do without: each stage that must be opened takes one of its own."""
        needed: set[str] = set()
        longest = 0
        for persona in self._personas:
            openable = self._openings.openable(persona)
            needed |= self._openings.required_stages(persona, openable).intersection(openable)
            longest = max(longest, len(self._way(persona) or ()))
        return max(longest, len(needed))

    def _greedy(self) -> list[Opening]:
        """Return steps that open to each persona, those of most customers first, the way that takes fewest more."""
        chosen: dict[Opening, None] = {}
        for persona in sorted(self._personas, key=lambda one: -self._openings.weight(one)):
            for stage in self._way(persona, chosen) or ():
                served = self._openings.candidates[stage]
                best = max((c for c in served if persona.persona in served[c]), key=lambda c: len(served[c]))
                chosen[Opening(stage, best)] = None
        return list(chosen)

    def _extend(self, chosen: tuple[Opening, ...], more: int) -> tuple[Opening, ...] | None:
        """Return the steps with at most this many more, after which everybody is free; None where there are none."""
        key = frozenset(chosen)
        if self.visited >= self._limit or self._tried.get(key, -1) >= more:
            return None
        self._tried[key] = more
        hardest, longest = None, 0
        for persona in self._personas:
            way = self._way(persona, chosen) or ()
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
        """Return the steps without those that nobody needs, each by the best channel that those can use who do."""
        chosen = list(steps)
        if len(chosen) * len(self._personas) * self._stage_count > MAX_STAGES_VISITED:
            return tuple(chosen)
        for step in steps:
            others = [one for one in chosen if one != step]
            needing = [persona for persona in self._personas if self._way(persona, others)]
            place = chosen.index(step)
            if not needing:
                del chosen[place]
                continue
            chosen[place] = Opening(step.stage, self._best_channel(step.stage, needing))
        return tuple(chosen)

    def _best_channel(self, stage: str, needing: Sequence[PersonaAccess]) -> str:
        """Return the channel for a step: one that the journey uses, then the one that those like best who need it."""
        openings = self._openings
        usable = (
            channel
            for channel in openings.channels
            if all(openings.opens(Opening(stage, channel), persona) for persona in needing)
        )
        return max(usable, key=lambda one: (one in openings.used_channels, openings.preference([one], needing)))
