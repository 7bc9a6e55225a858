"""What single data sources hold up across several journeys: what goes dark if one of them dies."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from cxjourney.analysis.study import Study
from cxjourney.analysis.sustaining import Sustaining
from cxjourney.model import DataSource, Stage


class Held(NamedTuple):
    """What a source observes in one journey.

    ``alone`` are the stages that nothing else observes: they go dark without it. ``cells`` counts the cells, stage ×
    family, that do, in those stages and in others.
    """

    study: Study
    stages: tuple[Stage, ...]
    alone: tuple[Stage, ...]
    cells: int


class Pillar:
    """A data source, by its id, and what it observes in each journey that rests on it."""

    def __init__(self, id_: str, source: DataSource, held: Iterable[Held]) -> None:
        self.id = id_
        self.source = source
        self.held = tuple(held)

    @cached_property
    def stages(self) -> int:
        """How many stages it observes."""
        return sum(len(one.stages) for one in self.held)

    @cached_property
    def dark(self) -> int:
        """How many stages go dark without it."""
        return sum(len(one.alone) for one in self.held)

    @cached_property
    def dark_journeys(self) -> int:
        """In how many journeys a stage goes dark without it."""
        return sum(bool(one.alone) for one in self.held)

    @cached_property
    def cells(self) -> int:
        """How many cells go dark without it."""
        return sum(one.cells for one in self.held)


def pillars(studies: Iterable[Study]) -> tuple[Pillar, ...]:
    """Give the sources that observe something in these journeys, those without which most goes dark first.

    Stages that go dark weigh first, then cells, then the stages that a source observes, then how many journeys do so.
    Journeys may each define a source of one id: a source is the same where it is defined in the same place.
    """
    found: dict[tuple[str, str], tuple[DataSource, list[Held]]] = {}
    for study in studies:
        sustaining = Sustaining(study)
        for id_, source in study.observing.items():
            where = study.seen.home("source", id_).document.source.name
            _, held = found.setdefault((where, id_), (source, []))
            seen = [stage for stage in study.coverage.stages if id_ in stage.sources]
            alone = tuple(stage.stage for stage in seen if stage.sources == (id_,))
            cells, _, _ = sustaining.without((id_,), {})
            held.append(Held(study, tuple(stage.stage for stage in seen), alone, cells))
    every = [Pillar(id_, source, held) for (_, id_), (source, held) in found.items()]
    return tuple(sorted(every, key=lambda one: (-one.dark, -one.cells, -one.stages, -len(one.held), one.id)))
