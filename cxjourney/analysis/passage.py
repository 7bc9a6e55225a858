"""Who would be newly stranded if some stages could no longer be passed, without going all ways again for each."""

from collections.abc import Collection
from functools import cached_property

from cxjourney.analysis.access import PersonaAccess
from cxjourney.analysis.study import Study
from cxjourney.analysis.ways import entries, outcomes, reachable


class Passage:
    """The ways of one persona through a journey, of those stages that it passes."""

    def __init__(self, study: Study, persona: PersonaAccess) -> None:
        self.persona = persona
        self._ways = study.forwards
        self._starts = entries(study.journey)
        self._goals = frozenset(outcomes(study.journey)[1])

    def is_stranded_without(self, stages: Collection[str], opened: Collection[str] = ()) -> bool:
        """Tell whether the persona is newly stranded when it no longer passes stages that it passes now.

        Whoever completes the journey needs a way round them all; who doesn't is worse off where it comes to one.
        ``opened`` are stages that it does not pass now, and then would.
        """
        if not stages:
            return False
        if len(stages) == 1 and not opened:
            return not (self._needed if self.persona.able else self._reached).isdisjoint(stages)
        passes = self.persona.passes.difference(stages).union(opened)
        reached = self._reachable(passes)
        if self.persona.able or not self._goals.isdisjoint(reached):
            return self.persona.able and self._goals.isdisjoint(reached)
        met = {*self._starts, *(to for stage in reached for to in self._ways[stage])}
        return not met.isdisjoint(stages)

    def is_whole_way(self, stage: str) -> bool:
        """Tell whether a stage is beginning and goal at once for a persona who completes the journey."""
        return self.persona.able and stage in self._goals and stage in self._starts

    @cached_property
    def _reached(self) -> set[str]:
        return self._reachable(self.persona.passes)

    def _reachable(self, passes: frozenset[str]) -> set[str]:
        ways = {stage: [to for to in self._ways[stage] if to in passes] for stage in passes}
        return reachable((start for start in self._starts if start in passes), ways)

    @cached_property
    def _needed(self) -> set[str]:
        """Give the stages that lie on every way to a goal: each is where what is reached without it ends.

        One way is taken as the thread. Whatever is reached beside it leads back on to it somewhere; a stage of the
        thread is needed where nothing that was reached before leads past it.
        """
        thread = self._thread()
        place = {stage: number for number, stage in enumerate(thread)}
        end = len(thread)
        passes = self.persona.passes
        seen: set[str] = set()
        needed = set()

        def walk(todo: list[str]) -> int:
            far = -1
            while todo:
                stage = todo.pop()
                if stage in place:
                    far = max(far, place[stage])
                elif stage not in seen:
                    seen.add(stage)
                    far = max(far, end if stage in self._goals else -1)
                    todo += [to for to in self._ways[stage] if to in passes]
            return far

        furthest = walk([start for start in self._starts if start in passes])
        for number, stage in enumerate(thread):
            if furthest == number:
                needed.add(stage)
            onwards = [to for to in self._ways[stage] if to in passes]
            furthest = max(furthest, end if stage in self._goals else -1, walk(onwards))
        return needed

    def _thread(self) -> list[str]:
        """Give one way from a beginning to a goal."""
        passes = self.persona.passes
        came_from: dict[str, str | None] = {start: None for start in self._starts if start in passes}
        todo = list(came_from)
        for stage in todo:
            if stage in self._goals:
                thread = [stage]
                while (before := came_from[thread[-1]]) is not None:
                    thread.append(before)
                return thread[::-1]
            fresh = [to for to in dict.fromkeys(self._ways[stage]) if to in passes and to not in came_from]
            came_from |= dict.fromkeys(fresh, stage)
            todo += fresh
        return []
