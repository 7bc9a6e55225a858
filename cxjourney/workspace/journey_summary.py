"""What a workspace, and the rules of a workspace, ask of a journey that need not be opened for it."""

from collections.abc import Iterable
from typing import NamedTuple


class CoverageTotals(NamedTuple):
    """How much of a journey, or of several, rests on data, as whole numbers.

    Attributes:
        stages: How many stages there are.
        covered: How many of them at least one source observes.
        cells: How many cells there are: one for each stage and family of data.
        known_cells: In how many of them at least one source observes.
        verified: How many stages have a source of which a record says that it really shows them; None where there is
            no record.
    """

    stages: int
    covered: int
    cells: int
    known_cells: int
    verified: int | None = None

    @property
    def covered_percent(self) -> float | None:
        """The share of stages that something observes, in per cent (0 to 100); None where there is no stage."""
        return 100 * self.covered / self.stages if self.stages else None

    @property
    def known_percent(self) -> float | None:
        """The share of cells in which something observes, in per cent (0 to 100); None where there is no stage."""
        return 100 * self.known_cells / self.cells if self.cells else None

    @property
    def verified_percent(self) -> float | None:
        """The share of stages with a verified source, in per cent (0 to 100); None without a record or a stage."""
        return 100 * self.verified / self.stages if self.stages and self.verified is not None else None


def sum_coverage(parts: Iterable[CoverageTotals]) -> CoverageTotals:
    """Return the totals of several journeys together; where some have a record, the others have nothing verified."""
    every = list(parts)
    verified = [one.verified for one in every if one.verified is not None]
    return CoverageTotals(
        sum(one.stages for one in every),
        sum(one.covered for one in every),
        sum(one.cells for one in every),
        sum(one.known_cells for one in every),
        sum(verified) if verified else None,
    )


class JourneySummary(NamedTuple):
    """A sound journey as of a day, in short.

    Attributes:
        journey: Its id.
        is_draft: Whether it is a draft.
        coverage: How much of it rests on data.
        named: The ids of all sources that it names, whatever for.
        data_types: The types of data that observe something in it.
        asked: What its touchpoints ask for under ``asks_for``.
        stages: The ids of its stages.
        touchpoints: The ids of its touchpoints, and the titles of those that have none.
    """

    journey: str
    is_draft: bool
    coverage: CoverageTotals
    named: frozenset[str]
    data_types: tuple[str, ...]
    asked: frozenset[str] = frozenset()
    stages: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = ()
