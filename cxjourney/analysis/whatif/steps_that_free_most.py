"""The steps that would let most customers through: the best one, and the best mix of the fewest after which most do."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from cxjourney.analysis.journey_access import PersonaAccess
from cxjourney.analysis.journey_paths import reachable
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.best_channel_mix import best_mix
from cxjourney.analysis.whatif.fewest_steps_that_free_all import FewestSteps
from cxjourney.analysis.whatif.stage_openings import Opening, StageOpenings


class BestSteps(NamedTuple):
    """The steps, for stranded personas, after which most customers get through.

    Attributes:
        single: The one step after which most do; None where one alone frees nobody.
        fewest: The fewest steps after which as many do as added steps can free; none where they can free nobody.
        is_exact: Whether these are known to be the fewest; where not, fewer may do.
        counts_personas: Whether personas were counted in place of customers, since not every one has a share.
        unfreed: The ids of the stranded personas whom no added step frees.
    """

    single: Opening | None
    fewest: tuple[Opening, ...]
    is_exact: bool
    counts_personas: bool
    unfreed: tuple[str, ...]


def best_steps(study: Study) -> BestSteps:
    """Return the best single step and the fewest steps after which most customers get through.

    Of sets of as many steps the one of fewest channels is best, then the one of fewest that the journey does not use,
    then the one by whose channels most customers can come by what is written, nothing being assumed, then the one by
    whose channels customers like to come. A step is not required, and is added only where it stops
    nobody who gets past the stage now.
    """
    openings = StageOpenings(study)
    fewest, is_exact = FewestSteps(openings).result()
    fewest = best_mix(openings, fewest)
    single = best_single(openings)
    if single and len(fewest) == 1:
        fewest = (single,)
    return BestSteps(single, fewest, is_exact, openings.counts_personas, openings.unfreed)


def best_single(openings: StageOpenings) -> Opening | None:
    """Return the one step that frees the largest share of customers, of equals the one that frees most personas.

    Ties go to a channel that the journey uses, then to one that most of those who are freed can use by what is written,
    nothing being assumed, then to one that they prefer, then to the first stage.
    """
    alone = {one.persona: _stages_alone(openings, one) for one in openings.freeable}
    best: tuple[float, int, bool, float, float] = (0.0, 0, True, 0.0, 0.0)
    found = None
    for stage in openings.study.journey.stages:
        for channel in openings.channels:
            opening = Opening(stage.id, channel)
            freed = [
                one for one in openings.freeable if stage.id in alone[one.persona] and openings.opens(opening, one)
            ]
            if not freed:
                continue
            freed_share = round(sum(map(openings.weight, freed)), 9)
            certain, liked = openings.certainty([channel], freed), openings.preference([channel], freed)
            value = (freed_share, len(freed), channel in openings.used_channels, certain, liked)
            if value > best:
                best, found = value, opening
    return found


def _stages_alone(openings: StageOpenings, persona: PersonaAccess) -> set[str]:
    """Return the stages each of which is enough, if it is opened alone, to let a persona through."""
    way = openings.cheapest_way(persona)
    if way is None or len(way) != 1:
        return set()
    study, passes = openings.study, persona.passes
    reached = _closure(study.entries & passes, study.forwards, passes)
    leads_on = _closure(openings.successes & passes, study.backwards, passes)
    return {
        stage
        for stage in openings.openable(persona)
        if (stage in study.entries or not reached.isdisjoint(study.backwards[stage]))
        and (stage in openings.successes or not leads_on.isdisjoint(study.forwards[stage]))
    }


def _closure(starts: Collection[str], ways: Mapping[str, Iterable[str]], passes: Collection[str]) -> set[str]:
    return reachable(starts, {stage: [to for to in ways[stage] if to in passes] for stage in passes})
