"""The priority of gaps: which to close first, and what data would close it."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from cxjourney.analysis.coverage import JourneyCoverage, StageCoverage
from cxjourney.analysis.journey_access import JourneyAccess
from cxjourney.model import Channel, DataSource, Stage
from cxjourney.model.vocabulary import FAMILIES, TYPES_THAT_ANSWER, ChannelKind, Family

SEVERITY_WHERE_STRANDED = 3
"""The severity, 0 to 4, of a stage at which a persona is stranded, at least: that of a high pain point."""


class Suggestion(NamedTuple):
    """A source in scope, or a planned one, that would bring a family of data that is missing.

    Attributes:
        source: Its id.
        family: The family that it would bring.
        expected: The day on which it is expected; None where it is there, or nobody said when.
        planned: Whether it is still to come.
    """

    source: str
    family: Family
    expected: date | None
    planned: bool


class Gap(NamedTuple):
    """A stage that is not fully covered, how much that matters, and what would help.

    Attributes:
        rank: Its place in the list of gaps, from 1.
        coverage: What observes the stage, and what is missing.
        severity: How much the stage hurts, 0 to 4.
        priority: How pressing the gap is, a whole number from 0 (see `priority`).
        sources: The sources that would help.
        types: The types of data that would help.
    """

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
    """Return how much a stage hurts, as a whole number from 0 to 4.

    It is that of the worst open pain point (low 1, not said 2, critical 4, none 0), and at least 3 where a persona is
    stranded. Source: the design of format version 1, "Priority of a gap".
    """
    worst = _worst_pain(stage)
    return max(worst, SEVERITY_WHERE_STRANDED) if access.personas_stranded_at(stage.id) else worst


def _worst_pain(stage: Stage) -> int:
    return max((pain.severity_weight for pain in stage.pain_points if pain.is_open), default=0)


def priority(coverage: StageCoverage, severity_: int) -> int:
    """Return the priority of a gap, a whole number from 0 to 225.

    It is importance (1 to 5, not said 3) × (1 + severity) × the square of the number of families that are missing (0 to
    3), so that to see nothing weighs nine times as much as to lack one family. Source: the design of format version 1,
    "Priority of a gap".

    Args:
        coverage: What observes the stage.
        severity_: How much the stage hurts, 0 to 4.
    """
    return coverage.stage.importance_weight * (1 + severity_) * len(coverage.missing) ** 2


def unsaid_factors(gap: Gap) -> tuple[Literal["importance", "severity"], ...]:
    """Return the factors of a gap's priority that rest on what nobody said.

    The severity does where the worst open pain point counts as medium because nobody said how much it hurts, and
    nothing else makes the stage hurt more.
    """
    pains = [pain for pain in gap.stage.pain_points if pain.is_open and pain.severity_weight == gap.severity]
    unsaid = pains and all(pain.severity is None for pain in pains)
    return (
        *(("importance",) if gap.stage.importance is None else ()),
        *(("severity",) if unsaid else ()),
    )


def is_severe_by_stranded(gap: Gap) -> bool:
    """Return whether a gap is as severe as it is only because a persona is stranded there."""
    return gap.severity > _worst_pain(gap.stage)


def journey_gaps(
    coverage: JourneyCoverage,
    access: JourneyAccess,
    sources: Mapping[str, DataSource],
    counting: Mapping[str, DataSource],
    channels: Mapping[str, Channel],
) -> tuple[Gap, ...]:
    """Return the stages that aren't fully covered, the highest priority first, ties in the journey's order.

    Args:
        coverage: What observes the journey.
        access: Who can use it, and who is stranded where.
        sources: All sources in scope, by id.
        counting: Those of them that count as of the day, by id.
        channels: All channels in scope, by id.
    """
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
    """Return the sources in scope that bring what is missing: those that count, then planned ones by their day.

    Args:
        coverage: What observes the stage, and which families are missing.
        sources: All sources in scope, by id.
        counting: Those of them that count as of the day, by id.
    """
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
    """Return the types of data that would answer a gap, by what is missing and the kinds of the stage's channels.

    Where it has no touchpoints, channels of every kind are thought of. Source: the table ``TYPES_THAT_ANSWER`` in
    `cxjourney.model.vocabulary`.

    Args:
        coverage: What observes the stage, and which families are missing.
        channels: All channels in scope, by id.

    Raises:
        KeyError: A touchpoint of the stage goes by a channel that is not in scope.
    """
    kinds: list[ChannelKind] = list(
        dict.fromkeys(channels[touchpoint.channel].kind for touchpoint in coverage.stage.touchpoints)
    )
    table = (TYPES_THAT_ANSWER[family] for family in FAMILIES if family in coverage.missing)
    return tuple(dict.fromkeys(type_ for row in table for kind in kinds or row for type_ in row[kind]))
