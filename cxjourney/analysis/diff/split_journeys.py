"""Journeys that were split: most of the stages of a new journey stood in another one before.

Such a journey is compared with that part of the former one, so that no loss hides behind a new file; and what is left
of the former one is compared with the rest of that.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cxjourney.analysis.diff.matching import Matching, match, match_journeys
from cxjourney.analysis.diff.matching_by_parts import stage_parts
from cxjourney.analysis.diff.redescription import GOAL, START, ways_of, with_ways
from cxjourney.analysis.study import Study
from cxjourney.model import Journey, Stage


class Split(NamedTuple):
    """A new journey whose stages stood in another one.

    Attributes:
        origin: The journey in which they stood, as it was.
        journey: The new journey.
        stages: The ids that they have, by those that they had.
    """

    origin: Study
    journey: Study
    stages: Mapping[str, str]

    @property
    def part(self) -> Study:
        """The former journey as far as it stands in the new one, under its name and with its own attributes."""
        former = part_of(self.origin, self.stages).journey
        update = {"stages": former.stages, "status": former.status, "travelled_by": former.travelled_by}
        return _with_journey(self.origin, self.journey.journey.model_copy(update=update))


def find_splits(pairs: Sequence[tuple[Study, Study | None]], new: Iterable[Study]) -> tuple[Split, ...]:
    """Return which new journeys were split off: one half at least of their stages went from one and the same journey.

    Args:
        pairs: Journeys that were there before, each with what it is now; None where it is gone.
        new: The journeys that are new.
    """
    touched = [(before, after) for before, after in pairs if before is not after]
    left = [(before, _left_stages(before, after)) for before, after in touched] if (new := list(new)) else []
    found = []
    for study in new:
        stages = {stage.id: stage for stage in study.journey.stages}
        turns = [(origin, match(went, stages, stage_parts)) for origin, went in left if went]
        if turns:
            origin, turn = max(turns, key=lambda one: len(one[1].kept))
            if 2 * len(turn.kept) >= len(stages):
                found.append(Split(origin, study, turn.now))
                left = [(one, _without(went, turn) if one is origin else went) for one, went in left]
    return tuple(found)


def _left_stages(before: Study, after: Study | None) -> dict[str, Stage]:
    """Return the stages of a journey that it has no more."""
    if after is None:
        return {stage.id: stage for stage in before.journey.stages}
    return {**match_journeys(before, after).stages.went}


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
    return Study(replace(study.in_scope, journey=journey), study.as_of, study.closed, study.thresholds)
