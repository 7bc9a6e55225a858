"""What each single loss would do to a journey, by counting what else is left: nothing is worked out again."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from cxjourney.analysis.access import in_the_way
from cxjourney.analysis.passage import Passage
from cxjourney.analysis.study import Study
from cxjourney.analysis.supposing import Loss, is_closed
from cxjourney.analysis.sustaining import Sustaining
from cxjourney.model import Touchpoint

Damage = tuple[float, int, int, int, int]
"""The share of customers who can't complete the journey any more, and how many personas are newly stranded, cells go
dark, voices are lost and touchpoints are seen by nothing of their own any more."""


class Mainstays:
    """Says of each single loss what it would do to a journey, in as many steps as the loss has places in it."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._stages = {stage.id: stage for stage in study.journey.stages}
        self._passages = [Passage(study, persona) for persona in study.access.personas]
        self._sustaining = Sustaining(study)

    def can_tell(self, loss: Loss) -> bool:
        """Tell whether counting is enough.

        It is not where a channel takes one of two touchpoints that go by one name, and where a stage is beginning and
        goal at once.
        """
        if loss.kind == "stage":
            return not any(passage.is_whole_way(loss.id) for passage in self._passages)
        if loss.kind != "channel":
            return True
        labels = ([one.label for one in self._stages[stage].touchpoints] for stage in self._taken_by(loss))
        return all(len(set(some)) == len(some) for some in labels)

    def damage(self, loss: Loss) -> Damage:
        """Weigh what a loss would make worse, what matters most first."""
        stranded = list(self._stranded(self._taken_by(loss)))
        disabled = sum(passage.persona.share or 0 for passage in stranded if passage.persona.able)
        return (round(disabled, 9), len(stranded), *self._darkened(loss))

    def _darkened(self, loss: Loss) -> tuple[int, int, int]:
        if loss.kind == "stage":
            stage = self._stages[loss.id]
            return self._sustaining.without((), {stage.id: stage.touchpoints}, gone_stage=stage)
        gone = set(self._sources_gone(loss))
        deaf = loss.id if loss.kind == "channel" else None
        return self._sustaining.without(gone, self._taken_by(loss), deaf_in=deaf)

    def _sources_gone(self, loss: Loss) -> Iterator[str]:
        if loss.kind == "source":
            yield loss.id
        elif loss.kind == "team":
            yield from self._by_owner[loss.id]
        elif loss.kind == "channel":
            hearing = self._sustaining.through.get(loss.id, ())
            yield from (id_ for id_ in hearing if set(self.study.observing[id_].through) == {loss.id})

    @cached_property
    def _by_owner(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for id_, source in self.study.observing.items():
            found[source.owner or ""].append(id_)
        return found

    @cached_property
    def _taken(self) -> dict[tuple[str, str], dict[str, list[Touchpoint]]]:
        """By kind and id of a loss, and by stage, the touchpoints that it takes."""
        taken: dict[tuple[str, str], dict[str, list[Touchpoint]]] = defaultdict(lambda: defaultdict(list))
        for stage in self.study.journey.stages:
            for touchpoint in stage.touchpoints:
                taken["touchpoint", touchpoint.label][stage.id].append(touchpoint)
                taken["channel", touchpoint.channel][stage.id].append(touchpoint)
        return taken

    def _taken_by(self, loss: Loss) -> Mapping[str, Collection[Touchpoint]]:
        return self._taken.get((loss.kind, loss.id), {})

    def _stranded(self, taken: Mapping[str, Collection[Touchpoint]]) -> Iterator[Passage]:
        """Give those who are newly stranded without some touchpoints."""
        turned = {stage: self._turned(stage, some) for stage, some in taken.items()}
        for passage in self._passages:
            id_, passes = passage.persona.persona, passage.persona.passes
            stages = [stage for stage, whom in turned.items() if id_ in whom]
            if passage.is_stranded_without(
                [stage for stage in stages if stage in passes], [stage for stage in stages if stage not in passes]
            ):
                yield passage

    def _turned(self, stage: str, taken: Collection[Touchpoint]) -> set[str]:
        """Give the personas who pass a stage and would not without those touchpoints, or the other way round.

        A stage lets somebody in where all went of which one had to be usable, beside what is required.
        """
        had = self._stages[stage]
        ids = set(map(id, taken))
        kept = tuple(touchpoint for touchpoint in had.touchpoints if id(touchpoint) not in ids)
        left = had.model_copy(update={"touchpoints": kept})
        closed = stage in self.study.closed or is_closed(had, left)
        turned = set()
        for persona in (passage.persona for passage in self._passages):
            usable = [step for step in persona.usable[stage] if id(step) not in ids]
            if (stage in persona.passes) is (closed or bool(in_the_way(left, usable))):
                turned.add(persona.persona)
        return turned
