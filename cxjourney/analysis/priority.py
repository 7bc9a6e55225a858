"""Which gap to close first, and what data would close it. Terms: ``format.md``, "Priority of a gap"."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cxjourney.analysis.access import JourneyAccess
from cxjourney.analysis.coverage import JourneyCoverage, StageCoverage
from cxjourney.model import Channel, DataSource, Stage
from cxjourney.model.vocabulary import FAMILIES, SEVERITY_WEIGHT, TYPES_THAT_ANSWER, ChannelKind, Family

SEVERITY_WHERE_STRANDED = 3


class Suggestion(NamedTuple):
    """A source that the catalogue has, or plans, and that would bring a family that is missing."""

    source: str
    family: Family
    expected: date | None
    planned: bool


class Gap(NamedTuple):
    """A stage that is not fully covered, how much that matters, and what would help."""

    rank: int
    coverage: StageCoverage
    severity: int
    priority: int
    sources: tuple[Suggestion, ...]
    types: tuple[str, ...]

    @property
    def stage(self) -> Stage:
        """The stage that the gap is at."""
        return self.coverage.stage


def severity(stage: Stage, access: JourneyAccess) -> int:
    """Return how much a stage hurts: 0 to 4 by its worst open pain point, at least 3 where a persona is stranded."""
    worst = max((SEVERITY_WEIGHT[pain.severity] for pain in stage.pain_points if pain.is_open), default=0)
    return max(worst, SEVERITY_WHERE_STRANDED) if access.personas_stranded_at(stage.id) else worst


def priority(coverage: StageCoverage, severity_: int) -> int:
    """Return importance × (1 + severity) × the square of the number of families that are missing."""
    return coverage.stage.importance * (1 + severity_) * len(coverage.missing) ** 2


def journey_gaps(
    coverage: JourneyCoverage,
    access: JourneyAccess,
    sources: Mapping[str, DataSource],
    counting: Mapping[str, DataSource],
    channels: Mapping[str, Channel],
) -> tuple[Gap, ...]:
    """Return the stages that aren't fully covered, the highest priority first, ties in the journey's order."""
    open_ = [(stage, severity(stage.stage, access)) for stage in coverage.stages if stage.level != "full"]
    ranked = sorted(open_, key=lambda item: -priority(*item))
    return tuple(
        Gap(
            rank,
            stage,
            weight,
            priority(stage, weight),
            suggested_sources(stage, sources, counting),
            suggested_types(stage, channels),
        )
        for rank, (stage, weight) in enumerate(ranked, start=1)
    )


def suggested_sources(
    coverage: StageCoverage, sources: Mapping[str, DataSource], counting: Mapping[str, DataSource]
) -> tuple[Suggestion, ...]:
    """Return the sources in sight that bring what is missing: those that count, then planned ones by their day."""
    there = [
        Suggestion(id_, family, None, planned=False)
        for family in coverage.missing
        for id_, source in counting.items()
        if family in source.brings
    ]
    planned = [
        Suggestion(id_, family, source.expected, planned=True)
        for family in coverage.missing
        for id_, source in sources.items()
        if source.status == "planned" and family in source.brings
    ]
    planned.sort(key=lambda suggestion: suggestion.expected or date.max)
    return (*there, *planned)


def suggested_types(coverage: StageCoverage, channels: Mapping[str, Channel]) -> tuple[str, ...]:
    """Return the types of data that would answer a gap, by what is missing and the kinds of the stage's channels."""
    kinds: list[ChannelKind] = list(
        dict.fromkeys(channels[touchpoint.channel].kind for touchpoint in coverage.stage.touchpoints)
    )
    table = (TYPES_THAT_ANSWER[family] for family in FAMILIES if family in coverage.missing)
    return tuple(dict.fromkeys(type_ for row in table for kind in kinds or row for type_ in row[kind]))
