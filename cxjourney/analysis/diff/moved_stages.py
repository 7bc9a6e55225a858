"""Stages that moved from a journey to another, where both go on: what data and steps they lose on the way is told."""

from collections.abc import Collection, Hashable, Iterable, Mapping

from cxjourney.analysis.diff.journey_part_matching import StageMove, match_journey_parts
from cxjourney.analysis.diff.journey_splits_and_joins import JourneySplit
from cxjourney.analysis.diff.likeness import MAX_COMPARED
from cxjourney.analysis.diff.matching_by_parts import pair_by_parts, stage_parts
from cxjourney.analysis.study import Study
from cxjourney.model import Stage
from cxjourney.text.comparison_key import comparison_key

StageKey = tuple[int, str]


def find_moves(
    pairs: Iterable[tuple[Study | None, Study | None]], splits: Iterable[JourneySplit]
) -> tuple[StageMove, ...]:
    """Return which stages went from one journey and came to another one, of those that are there before and after.

    They are the same where half of what they are made of is, or their titles are and nothing says otherwise. What
    belongs to a journey that was split is compared with that. What could be two stages is neither.

    Args:
        pairs: Journeys before and after; None where one is not there.
        splits: The journeys that were split off or joined.
    """
    sides = [(before, after) for before, after in pairs if before and after and before.summary is not after.summary]
    turns = [match_journey_parts(*both).stages for both in sides] if len(sides) > 1 else []
    taken = {(id(one.whole), stage) for one in splits for stage in one.stages}
    went = {
        (at, id_): stage
        for at, turn in enumerate(turns)
        for id_, stage in turn.went.items()
        if (id(sides[at][0]), id_) not in taken
    }
    came = {
        (at, id_): stage
        for at, turn in enumerate(turns)
        for id_, stage in turn.came.items()
        if (id(sides[at][1]), id_) not in taken
    }
    if len(went) * len(came) > MAX_COMPARED:
        return ()
    by_parts = {*pair_by_parts(_parts(went), _parts(came))}
    left = ({key: one for key, one in some.items() if key not in names} for some, names in _left(went, came, by_parts))
    found = sorted({*by_parts, *_alike_by_title(*left)}, key=lambda one: one[1])
    return tuple(
        StageMove(sides[old[0]][0], sides[now[0]][1], old[1], now[1]) for old, now in found if old[0] != now[0]
    )


def _parts(stages: Mapping[StageKey, Stage]) -> dict[StageKey, set[Hashable]]:
    return {key: stage_parts(stage) for key, stage in stages.items()}


def _left(
    went: Mapping[StageKey, Stage], came: Mapping[StageKey, Stage], pairs: Collection[tuple[StageKey, StageKey]]
) -> tuple[tuple[Mapping[StageKey, Stage], set[StageKey]], ...]:
    return (went, {old for old, _ in pairs}), (came, {now for _, now in pairs})


def _alike_by_title(
    went: Mapping[StageKey, Stage], came: Mapping[StageKey, Stage]
) -> Iterable[tuple[StageKey, StageKey]]:
    """Yield stages of the same title, the only ones of it, that share a part, or of which one has none."""
    olds, nows = _only(went), _only(came)
    for title, old in olds.items():
        now = nows.get(title)
        if now is not None:
            parts, others = stage_parts(went[old]), stage_parts(came[now])
            if not parts or not others or parts & others:
                yield old, now


def _only(stages: Mapping[StageKey, Stage]) -> dict[str, StageKey]:
    """Return stages by their titles, of which each is the only one."""
    found: dict[str, list[StageKey]] = {}
    for key, stage in stages.items():
        found.setdefault(comparison_key(stage.title).casefold(), []).append(key)
    return {title: keys[0] for title, keys in found.items() if len(keys) == 1}
