"""Journeys that were split or joined: most of the stages of one that is new, or gone, stood or stand in another one.

Such a journey is compared with that part of the other one, so that no loss hides behind a new file or a lost one; and
the rest of the other one is compared with what that was, or is, without it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from cxjourney.analysis.diff.described_as_other_side import GOAL, START, ways_of, with_ways
from cxjourney.analysis.diff.journey_part_matching import match_journey_parts
from cxjourney.analysis.diff.matching import Matching, match
from cxjourney.analysis.diff.matching_by_parts import stage_parts
from cxjourney.analysis.study import Study
from cxjourney.model import Journey, Stage


class JourneySplit(NamedTuple):
    """A journey that was split off from another one, or joined to another one.

    Attributes:
        whole: The other one: as it was where this one is new, as it is where this one is gone.
        piece: This one.
        stages: The ids that its stages have, by those that they have in the other one.
        is_joined: Whether it is gone, and stands in the other one now.
    """

    whole: Study
    piece: Study
    stages: Mapping[str, str]
    is_joined: bool = False

    @property
    def part(self) -> Study:
        """The other journey as far as it stands in this one, under its name and with its own attributes."""
        part = part_of(self.whole, self.stages).journey
        update = {"stages": part.stages, "status": part.status, "travelled_by": part.travelled_by}
        return _with_journey(self.whole, self.piece.journey.model_copy(update=update))


def find_splits(pairs: Iterable[tuple[Study | None, Study | None]]) -> tuple[JourneySplit, ...]:
    """Return which journeys were split off from others, or joined to others.

    One half at least of their stages went from one and the same journey, or came to it.

    Args:
        pairs: Journeys before and after; None where one is not there.
    """
    touched = [(before, after) for before, after in pairs if before is not after]
    new = [after for before, after in touched if after and before is None]
    gone = [before for before, after in touched if before and after is None]
    split_off = _find([(before, after) for before, after in touched if before], new)
    left = [study for study in gone if all(one.whole is not study for one in split_off)]
    joined = _find([(after, before) for before, after in touched if before and after], left)
    return (*split_off, *(one._replace(is_joined=True) for one in joined))


def _find(pairs: Sequence[tuple[Study, Study | None]], pieces: Sequence[Study]) -> list[JourneySplit]:
    """Return the pieces whose stages stand in a journey on one side and not on the other; None where that is gone."""
    left = [(study, _left_stages(study, other)) for study, other in pairs] if pieces else []
    found = []
    for piece in pieces:
        stages = {stage.id: stage for stage in piece.journey.stages}
        turns = [(whole, match(some, stages, stage_parts)) for whole, some in left if some]
        if turns:
            whole, turn = max(turns, key=lambda one: len(one[1].kept))
            if 2 * len(turn.kept) >= len(stages):
                found.append(JourneySplit(whole, piece, turn.now))
                left = [(one, _without(some, turn) if one is whole else some) for one, some in left]
    return found


def _left_stages(study: Study, other: Study | None) -> dict[str, Stage]:
    """Return the stages of a journey that it has on one side alone."""
    if other is None:
        return {stage.id: stage for stage in study.journey.stages}
    return {**match_journey_parts(study, other).stages.went}


def _without(went: Mapping[str, Stage], turn: Matching[str, Stage]) -> dict[str, Stage]:
    return {id_: stage for id_, stage in went.items() if id_ not in turn.now}


def part_of(study: Study, ids: Collection[str]) -> Study:
    """Return a journey as far as some of its stages go: it begins where these are entered, and succeeds behind them."""
    journey = study.journey
    ways = ways_of(journey)
    order = {stage.id: place for place, stage in enumerate(journey.stages)}
    before_goal = _leading_to_goal(ways)
    wanted = {START: tuple(id_ for id_ in order if id_ in ids and _is_entry(id_, ways, ids, order))}
    for id_ in ids:
        inside = [end for end in ways[id_] if end in ids]
        beyond = [end for end in ways[id_] if end in before_goal and end not in ids and order[end] > order[id_]]
        wanted[id_] = (*inside, *([GOAL] if beyond or GOAL in ways[id_] else []))
    plain = journey.model_copy(
        update={"stages": tuple(_with_links_to(stage, ids) for stage in journey.stages if stage.id in ids)}
    )
    own = ways_of(plain)
    written = {stage.id: stage for stage in with_ways(plain.stages, wanted)}
    stages = [stage if {*own[stage.id]} == {*wanted[stage.id]} else written[stage.id] for stage in plain.stages]
    if {*own[START]} != {*wanted[START]}:
        stages = [stage.model_copy(update={"entry": stage.id in wanted[START]}) for stage in stages]
    return _with_journey(study, plain.model_copy(update={"stages": tuple(stages)}))


def _with_links_to(stage: Stage, ids: Collection[str]) -> Stage:
    """Return a stage without the ways to stages other than some."""
    if stage.next is None:
        return stage
    return stage.model_copy(update={"next": tuple(link for link in stage.next if link.to in ids)})


def _is_entry(id_: str, ways: Mapping[str, tuple[str, ...]], ids: Collection[str], order: Mapping[str, int]) -> bool:
    """Return whether customers begin at a stage of a part, or come to it from a stage before it that is none of it."""
    return id_ in ways[START] or any(
        id_ in ways[other] for other in order if other not in ids and order[other] < order[id_]
    )


def _leading_to_goal(ways: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = {GOAL}
    while more := {id_ for id_, ends in ways.items() if id_ not in found and not found.isdisjoint(ends)}:
        found |= more
    return found - {START, GOAL}


def _with_journey(study: Study, journey: Journey) -> Study:
    return study.with_other(study.in_scope._replace(journey=journey))
