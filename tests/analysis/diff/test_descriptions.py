"""Descriptions that nobody had written before, laid on the example journeys at random: they free and strand nobody.

If it fails, some mix of attributes makes `diff` say that customers won or lost a way though no step came or went.
"""

from collections.abc import Mapping
from random import Random

import pytest

from cxjourney.analysis.diff.journey_comparison import compare_journeys
from cxjourney.analysis.study import Study
from cxjourney.model import Stage, Touchpoint
from cxjourney.model.fields import Entity
from tests.analysis.ticket_journey import real_journeys

STUDIES = real_journeys()
TOUCHPOINT = {
    "role": ("support",),
    "required": (True,),
    "initiated_by": ("organisation", "customer"),
    "asks_for": (("hearing",), ("sight",), ("identity-card",)),
    "devices": (("landline",), ("laptop",)),
    "meets": ((), ("screen-reader",), ("captions", "large-text", "easy-language")),
}
STAGE = {"passive": (True,), "outcome": ("success",)}


def described(study: Study, random: Random) -> Study:
    """Return a journey of which a few attributes are written that nobody had written."""

    def write(entity: Entity, values: Mapping[str, tuple[object, ...]]) -> dict[str, object]:
        name = random.choice([*values])
        is_chosen = random.random() < 0.2 and name not in entity.model_fields_set
        return {name: random.choice(values[name])} if is_chosen else {}

    def stage(one: Stage) -> Stage:
        touchpoints = tuple(touchpoint(each) for each in one.touchpoints)
        return one.model_copy(update={"touchpoints": touchpoints, **write(one, STAGE)})

    def touchpoint(one: Touchpoint) -> Touchpoint:
        return one.model_copy(update=write(one, TOUCHPOINT))

    journey = study.journey.model_copy(update={"stages": tuple(stage(one) for one in study.journey.stages)})
    return Study(study.in_scope._replace(journey=journey), study.as_of)


@pytest.mark.parametrize("seed", range(15))
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.journey.journey)
def test_what_is_written_for_the_first_time_neither_frees_nor_strands(study: Study, seed: int) -> None:
    after = described(study, Random(seed))
    comparison = compare_journeys(study, after)
    assert comparison.freed == comparison.newly_stranded == comparison.stranded_as_described == ()
    assert comparison.won_voices == comparison.lost_voices == ()
    assert not comparison.is_worse


@pytest.mark.parametrize("seed", range(15))
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.journey.journey)
def test_no_description_hides_that_a_stage_has_no_step_left(study: Study, seed: int) -> None:
    random = Random(seed)
    after = described(study, random)
    stages = [one for one in after.journey.stages if study.access.personas[0].steps[one.id]]
    gone = random.choice(stages).id
    emptied = tuple(
        one.model_copy(update={"touchpoints": ()}) if one.id == gone else one for one in after.journey.stages
    )
    journey = after.journey.model_copy(update={"stages": emptied})
    comparison = compare_journeys(study, Study(after.in_scope._replace(journey=journey), study.as_of))
    assert gone in comparison.stages_without_step
    assert comparison.is_worse
