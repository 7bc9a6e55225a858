"""Journeys before and after, each beside what it was, also where one was split or stages moved to another."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cxjourney.analysis.diff.journey_comparison import JourneyComparison, compare_journeys
from cxjourney.analysis.diff.journey_part_matching import StageMove
from cxjourney.analysis.diff.journey_splits_and_joins import JourneySplit, find_splits, part_of
from cxjourney.analysis.diff.matching import Matching, match
from cxjourney.analysis.diff.matching_by_parts import journey_parts
from cxjourney.analysis.diff.moved_stages import find_moves
from cxjourney.analysis.study import Study
from cxjourney.model import Journey

JourneyKey = tuple[str, int]
"""The id of a journey, and which of that id it is."""


def studies_by_id(studies: Iterable[Study]) -> dict[JourneyKey, Study]:
    """Return journeys by id; two workspaces that are read at once may each have one of that id."""
    times: Counter[str] = Counter()
    found = {}
    for study in studies:
        id_ = study.summary.journey
        times[id_] += 1
        found[id_, times[id_]] = study
    return found


def match_all(before: Mapping[JourneyKey, Study], after: Mapping[JourneyKey, Study]) -> Matching[JourneyKey, Journey]:
    """Return which journeys came, went and stayed, under the same id or another."""
    had, has = ({key: study.journey for key, study in some.items()} for some in (before, after))
    return match(had, has, journey_parts)


def compare_pairs(pairs: Sequence[tuple[Study | None, Study | None]]) -> tuple[JourneyComparison, ...]:
    """Return journeys compared with what they were: one that was split with what is left, the rest with its part."""
    splits = find_splits(pairs)
    moves = find_moves(pairs, splits)
    return tuple(_compare(before, after, splits, moves) for before, after in pairs)


def _compare(
    before: Study | None, after: Study | None, splits: Iterable[JourneySplit], moves: tuple[StageMove, ...]
) -> JourneyComparison:
    sides = [side for side in (before, after) if side]
    own = tuple(one for one in splits if any(side in (one.whole, one.piece) for side in sides))
    if len(sides) == 1 and own and own[0].piece is sides[0]:
        part = own[0].part
        return compare_journeys(before or part, after or part, splits=own)
    if before and after:
        before = _rest(before, [one for one in own if one.whole is before])
        after = _rest(after, [one for one in own if one.whole is after])
    return compare_journeys(before, after, splits=own, moves=moves)


def _rest(study: Study, splits: Sequence[JourneySplit]) -> Study:
    """Return a journey without the stages of its pieces; as it is where it has none, or nothing would be left."""
    pieces = {id_ for one in splits for id_ in one.stages}
    stay = [stage.id for stage in study.journey.stages if stage.id not in pieces] if pieces else []
    return part_of(study, stay) if stay else study
