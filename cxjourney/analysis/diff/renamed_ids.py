"""The ids that were renamed of journeys, of what is in them and of what they share: the old ones and the new ones."""

from collections.abc import Iterable, Sequence
from typing import Literal

from cxjourney.analysis.diff.finding_matching import GONE, Renames, renamed_labels
from cxjourney.analysis.diff.journey_comparison import JourneyComparison
from cxjourney.analysis.diff.journey_pairs import compare_pairs, match_all, studies_by_id
from cxjourney.analysis.diff.matching import Matching, match
from cxjourney.analysis.study import Study
from cxjourney.model import DataSource, Persona


def renames_between(before: Iterable[Study], after: Iterable[Study], unsound: Iterable[str] = ()) -> Renames:
    """Return what was renamed from some journeys to others, as they are compared by `difference`.

    Args:
        before: The journeys before.
        after: The journeys after.
        unsound: The ids of journeys that are there on either side and can't be judged: they did not come or go.
    """
    had, has, there = studies_by_id(before), studies_by_id(after), {*unsound}
    was = match_all(had, has).was
    pairs = [(had[was[key]] if key in was else None, study) for key, study in has.items()]
    stayed = {*was.values()}
    gone = [(study, None) for key, study in had.items() if key not in stayed]
    known = [pair for pair in (*pairs, *gone) if all(pair) or not {_id_of(one) for one in pair if one} & there]
    return renames_in(compare_pairs(known))


def _id_of(study: Study) -> str:
    return study.summary.journey


def renames_in(comparisons: Sequence[JourneyComparison]) -> Renames:
    """Return what was renamed of compared journeys, and of the personas and sources that they see."""
    pairs = [
        (one.before.journey.journey, one.after.journey.journey, one)
        for one in comparisons
        if one.before and one.after and not one.is_same
    ]
    journeys = {was: now for was, now, _ in pairs}
    gone = {one.before.journey.journey for one in comparisons if one.before and not one.after}
    journeys |= {was: GONE + was for was in gone if was in journeys.values()}
    pieces = [(was, now, one, split) for was, now, one in pairs if (split := one.piece_of)]
    pairs = [
        *((split.whole.journey.journey, now, one) for _, now, one, split in pieces if not split.is_joined),
        *pairs,
        *((was, split.whole.journey.journey, one) for was, _, one, split in pieces if split.is_joined),
    ]
    return Renames(
        journeys,
        {(was, old): (now, new) for was, now, one in pairs for old, new in one.pairing.stages.now.items()}
        | {(was, old): (now, GONE + old) for was, now, one in pairs for old in one.pairing.stages.taken}
        | {
            (move.before.journey.journey, move.was): (move.after.journey.journey, move.now)
            for one in comparisons
            for move in one.pairing.moves
        },
        _renamed_in_sight(pairs, "persona"),
        _renamed_in_sight(pairs, "source"),
        {key: label for was, _, one in pairs for key, label in renamed_labels(was, one.pairing)},
    )


def _renamed_in_sight(
    pairs: Iterable[tuple[str, str, JourneyComparison]], kind: Literal["persona", "source"]
) -> dict[tuple[str, str], str]:
    """Return the new ids of what journeys see of a kind, by who names it and its old id.

    Args:
        pairs: Journeys, by the ids that they had and have.
        kind: The kind of thing.
    """
    found: dict[tuple[str, str], str] = {}
    for was, _, one in pairs:
        if one.before and one.after:
            turn = _matched(one.before, one.after, kind)
            names = {kept.was: kept.now for kept in turn.kept if kept.was != kept.now}
            names |= {id_: GONE + id_ for id_ in turn.taken}
            for old, new in names.items():
                file = one.before.defined_at(kind, old).document.source.name
                found |= {(by, old): new for by in (was, file)}
    return found


def _matched(
    before: Study, after: Study, kind: Literal["persona", "source"]
) -> Matching[str, Persona] | Matching[str, DataSource]:
    if kind == "persona":
        return match(before.scope.personas, after.scope.personas)
    return match(before.scope.sources, after.scope.sources)
