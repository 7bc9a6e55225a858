"""Which stages rest on data: the heart of the tool. Terms: ``format.md``, "What the words mean"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from cxjourney.model import DataSource, Journey, Stage, Touchpoint
from cxjourney.model.vocabulary import FAMILIES, Family

Level = Literal["none", "partial", "full"]


class StageCoverage(NamedTuple):
    """What observes a stage. Sources are ids, in the order in which the stage names them, itself first."""

    stage: Stage
    sources: tuple[str, ...]
    families: dict[Family, tuple[str, ...]]
    unseen: tuple[Touchpoint, ...]

    @property
    def missing(self) -> tuple[Family, ...]:
        """The families of data that no source brings here."""
        return tuple(family for family in FAMILIES if not self.families[family])

    @property
    def level(self) -> Level:
        """``none`` where nothing observes it, ``full`` where nothing is missing and no touchpoint is unseen."""
        if not self.sources:
            return "none"
        return "partial" if self.missing or self.unseen else "full"


@dataclass(frozen=True)
class JourneyCoverage:
    """What observes a journey, stage by stage."""

    stages: tuple[StageCoverage, ...]
    data_types: tuple[str, ...]

    @cached_property
    def covered(self) -> int:
        """The number of stages that something observes."""
        return sum(stage.level != "none" for stage in self.stages)

    @property
    def covered_percent(self) -> float:
        """The share of stages that something observes, in per cent."""
        return 100 * self.covered / len(self.stages)

    @property
    def known_percent(self) -> float:
        """The share of cells, stage × family, in which at least one source observes, in per cent."""
        known = sum(len(FAMILIES) - len(stage.missing) for stage in self.stages)
        return 100 * known / (len(FAMILIES) * len(self.stages))

    @property
    def touchpoints(self) -> int:
        """The number of touchpoints."""
        return sum(len(stage.stage.touchpoints) for stage in self.stages)

    @property
    def unseen_touchpoints(self) -> int:
        """The number of touchpoints that no source observes itself, in stages without coverage too."""
        return sum(len(stage.unseen) for stage in self.stages)


def named_sources(stage: Stage) -> tuple[str, ...]:
    """Give the sources that a stage names under ``data``, itself first, then its touchpoints."""
    return tuple(dict.fromkeys((*stage.data, *(id_ for touchpoint in stage.touchpoints for id_ in touchpoint.data))))


def journey_coverage(journey: Journey, counting: Mapping[str, DataSource]) -> JourneyCoverage:
    """Work out the coverage of a journey from the sources that count."""
    stages = tuple(_stage_coverage(stage, counting) for stage in journey.stages)
    seen: Iterable[str] = dict.fromkeys(id_ for stage in stages for id_ in stage.sources)
    return JourneyCoverage(stages, tuple(sorted({counting[id_].type for id_ in seen})))


def _stage_coverage(stage: Stage, counting: Mapping[str, DataSource]) -> StageCoverage:
    sources = tuple(id_ for id_ in named_sources(stage) if id_ in counting)
    families: dict[Family, tuple[str, ...]] = {
        family: tuple(id_ for id_ in sources if family in counting[id_].brings) for family in FAMILIES
    }
    unseen = tuple(
        touchpoint for touchpoint in stage.touchpoints if not any(id_ in counting for id_ in touchpoint.data)
    )
    return StageCoverage(stage, sources, families, unseen)
