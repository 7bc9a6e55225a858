"""What each single loss would do to a journey, by counting what is left: the fast way to the worst of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from cxjourney.analysis.journey_access import PersonaAccess
from cxjourney.analysis.journey_paths import entries, outcomes, reachable
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario import Loss
from cxjourney.analysis.whatif.source_dependence import SourceSupport
from cxjourney.model import Touchpoint


class PersonaPaths:
    """The ways of one persona through a journey, of those stages that it passes.

    Args:
        study: The journey.
        persona: Who it is, and which stages of that journey it passes.
    """

    def __init__(self, study: Study, persona: PersonaAccess) -> None:
        self.persona = persona
        self._ways = study.forwards
        self._starts = entries(study.journey)
        self._goals = frozenset(outcomes(study.journey)[1])

    def is_stranded_without(self, stages: Collection[str], opened: Collection[str] = ()) -> bool:
        """Return whether the persona is newly stranded when it no longer passes stages that it passes now.

        Whoever completes the journey needs a way round them all; who doesn't is worse off where it comes to one.
        ``opened`` are stages that it does not pass now, and then would.
        """
        if not stages or self.persona.able is None:
            return False
        if len(stages) == 1 and not opened:
            return not (self.required_stages if self.persona.able else self._reached_stages).isdisjoint(stages)
        passes = self.persona.passes.difference(stages).union(opened)
        reached = self._reachable(passes)
        if self.persona.able or not self._goals.isdisjoint(reached):
            return self.persona.able and self._goals.isdisjoint(reached)
        met = {*self._starts, *(to for stage in reached for to in self._ways[stage])}
        return not met.isdisjoint(stages)

    def is_whole_way(self, stage: str) -> bool:
        """Return whether a stage is beginning and goal at once for a persona who completes the journey."""
        return self.persona.able is True and stage in self._goals and stage in self._starts

    @cached_property
    def _reached_stages(self) -> set[str]:
        return self._reachable(self.persona.passes)

    def _reachable(self, passes: frozenset[str]) -> set[str]:
        ways = {stage: [to for to in self._ways[stage] if to in passes] for stage in passes}
        return reachable((start for start in self._starts if start in passes), ways)

    @cached_property
    def required_stages(self) -> set[str]:
        """Return the stages that lie on every way to a goal: each is where what is reached without it ends.

        One path is taken. Whatever is reached beside it leads back on to it somewhere; a stage of the path
        is needed where nothing that was reached before leads past it.
        """
        path = self._one_path()
        place = {stage: number for number, stage in enumerate(path)}
        end = len(path)
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
        for number, stage in enumerate(path):
            if furthest == number:
                needed.add(stage)
            onwards = [to for to in self._ways[stage] if to in passes]
            furthest = max(furthest, end if stage in self._goals else -1, walk(onwards))
        return needed

    def _one_path(self) -> list[str]:
        """Return one way from a beginning to a goal."""
        passes = self.persona.passes
        came_from: dict[str, str | None] = {start: None for start in self._starts if start in passes}
        todo = list(came_from)
        for stage in todo:
            if stage in self._goals:
                path = [stage]
                while (before := came_from[path[-1]]) is not None:
                    path.append(before)
                return path[::-1]
            fresh = [to for to in dict.fromkeys(self._ways[stage]) if to in passes and to not in came_from]
            came_from |= dict.fromkeys(fresh, stage)
            todo += fresh
        return []


class _StepCount(NamedTuple):
    """How many steps there are at a stage, or can be used there: those that are required, and the others."""

    required: int
    other: int

    @property
    def total(self) -> int:
        return self.required + self.other

    def without(self, gone: Collection[Touchpoint]) -> "_StepCount":
        required = sum(step.required for step in gone)
        return _StepCount(self.required - required, self.other - (len(gone) - required))

    def is_enough(self, there: "_StepCount") -> bool:
        """Return whether a stage lets somebody through who can use this many of the steps that are there."""
        return self.required == there.required and (self.other > 0 or not there.other)


class _Steps(NamedTuple):
    """Some steps of a stage, by identity, and how many they are."""

    ids: frozenset[int]
    numbers: _StepCount

    @classmethod
    def of(cls, some: Collection[Touchpoint]) -> "_Steps":
        required = sum(step.required for step in some)
        return cls(frozenset(map(id, some)), _StepCount(required, len(some) - required))


Damage = tuple[float, int, int, int, int]
"""The share of customers (0 to 1) who can't complete the journey any more, and how many personas are newly stranded,
cells go dark, voices are lost and touchpoints are seen by nothing of their own any more."""


class LossImpact:
    """What each single loss would do to a journey, in as many steps as the loss has places in it.

    Args:
        study: The journey with nothing lost yet.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        self._stages = {stage.id: stage for stage in study.journey.stages}
        self._paths = [PersonaPaths(study, persona) for persona in study.access.personas]
        self._support = SourceSupport(study)

    def is_countable(self, loss: Loss) -> bool:
        """Return whether counting is enough to weigh a loss.

        It is not where a channel takes one of two touchpoints that go by one name, and where a stage is beginning and
        goal at once.
        """
        if loss.kind == "stage":
            return not any(paths.is_whole_way(loss.id) for paths in self._paths)
        if loss.kind != "channel":
            return True
        labels = ([one.label for one in self._stages[stage].touchpoints] for stage in self._touchpoints_of(loss))
        return all(len(set(some)) == len(some) for some in labels)

    def damage(self, loss: Loss) -> Damage:
        """Return how much a loss would make worse, as a key to sort by; what matters most stands first."""
        stranded = list(self._newly_stranded_personas(self._touchpoints_of(loss)))
        disabled = sum(paths.persona.share or 0 for paths in stranded if paths.persona.able)
        return (round(disabled, 9), len(stranded), *self._data_loss(loss))

    def _data_loss(self, loss: Loss) -> tuple[int, int, int]:
        if loss.kind == "stage":
            stage = self._stages[loss.id]
            return self._support.count_losses((), {stage.id: stage.touchpoints}, gone_stage=stage)
        gone = set(self._sources_of(loss))
        deaf = loss.id if loss.kind == "channel" else None
        return self._support.count_losses(gone, self._touchpoints_of(loss), deaf_in=deaf)

    def _sources_of(self, loss: Loss) -> Iterator[str]:
        if loss.kind == "source":
            yield loss.id
        elif loss.kind == "team":
            yield from self._sources_by_owner[loss.id]
        elif loss.kind == "channel":
            hearing = self._support.through.get(loss.id, ())
            yield from (id_ for id_ in hearing if set(self.study.observing[id_].through) == {loss.id})

    @cached_property
    def _sources_by_owner(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for id_, source in self.study.observing.items():
            found[source.owner or ""].append(id_)
        return found

    @cached_property
    def _touchpoints_by_loss(self) -> dict[tuple[str, str], dict[str, list[Touchpoint]]]:
        """By kind and id of a loss, and by stage, the touchpoints that it takes."""
        taken: dict[tuple[str, str], dict[str, list[Touchpoint]]] = defaultdict(lambda: defaultdict(list))
        for stage in self.study.journey.stages:
            for touchpoint in stage.touchpoints:
                taken["touchpoint", touchpoint.label][stage.id].append(touchpoint)
                taken["channel", touchpoint.channel][stage.id].append(touchpoint)
        return taken

    def _touchpoints_of(self, loss: Loss) -> Mapping[str, Collection[Touchpoint]]:
        return self._touchpoints_by_loss.get((loss.kind, loss.id), {})

    def _newly_stranded_personas(self, taken: Mapping[str, Collection[Touchpoint]]) -> Iterator[PersonaPaths]:
        """Yield those who are newly stranded without some touchpoints, which are by stage."""
        turned = {stage: self._affected_personas(stage, some) for stage, some in taken.items()}
        for paths in self._paths:
            id_, passes = paths.persona.persona, paths.persona.passes
            stages = [stage for stage, whom in turned.items() if id_ in whom]
            if paths.is_stranded_without(
                [stage for stage in stages if stage in passes], [stage for stage in stages if stage not in passes]
            ):
                yield paths

    def _affected_personas(self, stage: str, taken: Collection[Touchpoint]) -> set[str]:
        """Return the personas who pass a stage and would not without those touchpoints, or the other way round.

        A stage lets somebody in where all went of which one had to be usable, beside what is required. The steps that
        are left are counted, and not looked through: a stage may have thousands of them.
        """
        turned = set()
        for persona in (paths.persona for paths in self._paths):
            had, usable = self._own_steps[persona.persona, stage], self._usable_steps[persona.persona, stage]
            gone = [touchpoint for touchpoint in taken if id(touchpoint) in had.ids]
            left = had.numbers.without(gone)
            closed = (stage, persona.persona) in self.study.closed or (
                bool(gone) and (not left.total or left.required < had.numbers.required)
            )
            now = usable.numbers.without([step for step in gone if id(step) in usable.ids])
            if (stage in persona.passes) is (closed or not now.is_enough(left)):
                turned.add(persona.persona)
        return turned

    @cached_property
    def _own_steps(self) -> dict[tuple[str, str], _Steps]:
        """By persona and stage, the steps that are its own; personas share those of a stage that is for all."""
        counted: dict[int, _Steps] = {}
        return {
            (one.persona, stage): counted.setdefault(id(own), _Steps.of(own))
            for one in self.study.access.personas
            for stage, own in one.steps.items()
        }

    @cached_property
    def _usable_steps(self) -> dict[tuple[str, str], _Steps]:
        """By persona and stage, the steps that it can use."""
        personas = self.study.access.personas
        return {(one.persona, stage): _Steps.of(usable) for one in personas for stage, usable in one.usable.items()}
