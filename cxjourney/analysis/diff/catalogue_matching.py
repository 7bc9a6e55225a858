"""What came, went and was renamed of what journeys share: personas and data sources in sight."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic

from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.matching import Match, Thing, match
from cxjourney.analysis.study import Study


@dataclass(frozen=True, slots=True)
class CatalogueMatching(Generic[Thing]):
    """What came and went, and what was renamed, of what journeys share; by id."""

    came: Mapping[str, Thing]
    went: Mapping[str, Thing]
    renamed: tuple[Match[str, Thing], ...]

    @property
    def new_ids(self) -> dict[str, str]:
        """By the id that something had, the id that it has."""
        return {kept.was: kept.now for kept in self.renamed}


def match_catalogues(
    comparisons: Iterable[JourneyComparison], sees: Callable[[Study], Mapping[str, Thing]]
) -> CatalogueMatching[Thing]:
    """Return what came, went and was renamed of what journeys share.

    What one journey brings into scope that others saw before is not new.

    Args:
        comparisons: The journeys, compared.
        sees: Returns, by id, what a journey sees of the kind of thing in question.
    """
    sides = [(one.before, one.after) for one in comparisons]
    touched = [(before, after) for before, after in sides if before is not after]
    came: dict[str, Thing] = {}
    went: dict[str, Thing] = {}
    renamed: dict[tuple[str, str], Match[str, Thing]] = {}
    seen_before = {id_ for before, _ in sides if before for id_ in sees(before)}
    seen_after = {id_ for _, after in sides if after for id_ in sees(after)}
    for before, after in touched:
        turn = match(sees(before) if before else {}, sees(after) if after else {})
        both = before is not None and after is not None
        came |= {id_: thing for id_, thing in turn.came.items() if both or id_ not in seen_before}
        went |= {id_: thing for id_, thing in turn.went.items() if both or id_ not in seen_after}
        renamed |= {(kept.was, kept.now): kept for kept in turn.renamed}
    named = {now for _, now in renamed}
    were = {was for was, _ in renamed}
    return CatalogueMatching(
        {id_: thing for id_, thing in came.items() if id_ not in named},
        {id_: thing for id_, thing in went.items() if id_ not in were},
        tuple(renamed.values()),
    )
