"""The best added step and the fewest steps, against trying every set of steps on generated journeys.

If it fails, `whatif` advises a step that frees fewer customers than another, or more steps than are needed.
"""

import json
from itertools import combinations

import pytest
from hypothesis import given, note, settings

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.analysis.whatif.scenario import with_steps
from cxjourney.analysis.whatif.stage_openings import Opening
from cxjourney.analysis.whatif.steps_that_free_most import BestSteps, best_steps

from .test_single_losses import AS_OF, journeys, studied

CHANNELS = ("web", "branch", "phone", "post")
Value = tuple[float, int]


def in_channels(study: Study) -> Study:
    """Return a journey that sees a few channels only, so that every set of steps can be tried."""
    channels = {id_: study.scope.channels[id_] for id_ in CHANNELS}
    return Study(study.in_scope._replace(scope=study.scope._replace(channels=channels)), AsOf(AS_OF))


def with_openings(study: Study, openings: tuple[Opening, ...]) -> Study:
    return with_steps(study, [AddedStep(study.journey.journey, *opening) for opening in openings])


def value(study: Study) -> Value:
    """Return the share of customers who get through, and how many personas they are."""
    able = [one for one in study.access.personas if one.able]
    return round(sum(one.share or 0 for one in able), 9), len(able)


def mix(steps: tuple[Opening, ...], used: set[str]) -> tuple[int, int]:
    """Return how many channels steps go by, and how many of these the journey does not use."""
    channels = {step.channel for step in steps}
    return len(channels), len(channels - used)


def stops_somebody(study: Study, opening: Opening) -> bool:
    now = {one.persona: one.passes for one in with_openings(study, (opening,)).access.personas}
    return any(one.passes - now[one.persona] for one in study.access.personas)


@settings(max_examples=120, deadline=None)
@given(journeys())
def test_no_other_steps_are_better(generated: Study) -> None:
    note(generated.in_scope.document.source.text)
    study = in_channels(generated)
    found = best_steps(study)
    every = [Opening(stage.id, channel) for stage in study.journey.stages for channel in CHANNELS]
    every = [opening for opening in every if not stops_somebody(study, opening)]
    now = value(study)
    singles = {opening: value(with_openings(study, (opening,))) for opening in every}
    most = max(singles.values(), default=now)
    assert (found.single is None) is (most == now)
    assert found.single is None or singles[found.single] == most
    highest = value(with_openings(study, tuple(every)))
    assert found.is_exact
    assert value(with_openings(study, found.fewest)) == highest
    assert (found.fewest == ()) is (highest == now)
    fewer = combinations(every, min(len(found.fewest) - 1, 2)) if found.fewest else ()
    assert not any(value(with_openings(study, some)) == highest for some in fewer)
    if 0 < len(found.fewest) <= 2:
        used = {one.channel for stage in study.journey.stages for one in stage.touchpoints if one.role == "step"}
        as_many = (
            some for some in combinations(every, len(found.fewest)) if value(with_openings(study, some)) == highest
        )
        assert mix(found.fewest, used) == min(mix(some, used) for some in as_many)
    after = {one.persona: one.able for one in with_openings(study, tuple(every)).access.personas}
    assert found.unfreed == tuple(id_ for id_, able in after.items() if able is False)


def journey(stages: list[dict[str, object]], personas: dict[str, dict[str, object]]) -> BestSteps:
    people = {id_: {"title": id_.title(), **one} for id_, one in personas.items()}
    text = {"journey": "j", "title": "J", "stages": stages, "personas": people}
    return best_steps(studied(json.dumps(text)))


def stage(id_: str, channel: str, **attributes: object) -> dict[str, object]:
    return {"id": id_, "title": id_, "touchpoints": [{"title": channel, "channel": channel}], **attributes}


OFFLINE: dict[str, object] = {"internet": "none", "devices": ["landline"]}
HOUSEBOUND: dict[str, object] = {"travel": "none", "devices": ["laptop"]}


def test_one_channel_for_all_whom_a_step_must_serve() -> None:
    # At a Ben is offline, at b Cem can't travel; Cem's alone frees more. Both can be met by post, which c uses already:
    # one channel, and not the branch for Ben and the web for Cem. Cem can take post by what is written; the web would
    # ask for a connection and skills that nobody wrote down.
    found = journey(
        [stage("a", "web"), stage("b", "branch"), stage("c", "post")],
        {"ben": {"share": 0.2, "access": OFFLINE}, "cem": {"share": 0.3, "access": HOUSEBOUND}},
    )
    assert found == BestSteps(Opening("b", "post"), (Opening("a", "post"), Opening("b", "post")), True, False, ())


def test_nobody_is_freed_where_a_required_step_bars_the_way() -> None:
    barred = stage("a", "web")
    barred["touchpoints"] = [{"title": "Form", "channel": "web", "required": True}]
    found = journey([barred, stage("b", "phone")], {"ben": {"share": 0.2, "access": OFFLINE}})
    assert found == BestSteps(None, (), True, False, ("ben",))


def test_personas_are_counted_where_one_has_no_share() -> None:
    # By customers, as far as is known, a step at b would be best, for Cem; by personas one at a, for Ben and Bo.
    found = journey(
        [stage("a", "web"), stage("b", "branch")],
        {
            "ben": {"access": OFFLINE},
            "bo": {"share": 0.1, "access": OFFLINE},
            "cem": {"share": 0.5, "access": HOUSEBOUND},
        },
    )
    assert found.counts_personas
    assert found.single == Opening("a", "branch")


def test_no_step_by_word_of_mouth() -> None:
    found = journey([stage("a", "web")], {"zoe": {"share": 1, "access": {**OFFLINE, "devices": [], "travel": "none"}}})
    assert found.single in (Opening("a", "home-visit"), Opening("a", "post"))


def test_customers_without_a_share_are_no_reason_for_a_step() -> None:
    found = journey([stage("a", "web")], {"ben": {"share": 0, "access": OFFLINE}})
    assert found == BestSteps(None, (), True, False, ())


@pytest.mark.parametrize("straight", [True, False])
def test_hundreds_of_stages_take_bounded_time(straight: bool) -> None:
    kinds = ("web", "branch", "phone", "kiosk", "email")
    stages = [stage(f"s{n}", kinds[n % 5]) for n in range(300)]
    if not straight:
        for n, one in enumerate(stages[:-3]):
            one["next"] = [f"s{n + 1}", f"s{n + 2}", f"s{n + 3}"]
    access = [OFFLINE, HOUSEBOUND, {"lacks": ["sight"]}, {"lacks": ["hearing"]}, {"skills": "none"}, {"travel": "none"}]
    people: dict[str, dict[str, object]] = {
        f"p{n}": {"share": 0.05, "access": access[n % len(access)]} for n in range(12)
    }
    found = journey(stages, people)
    assert found.fewest
    assert found.unfreed == ()
    assert found.is_exact is straight


def test_a_channel_that_is_there_goes_before_one_that_is_liked() -> None:
    prefers: dict[str, object] = {"share": 1, "access": OFFLINE, "channels": {"prefers": ["phone"], "avoids": ["post"]}}
    found = journey([stage("a", "web"), stage("b", "branch"), stage("c", "web")], {"ben": prefers})
    assert found.single is None
    assert found.fewest == (Opening("a", "branch"), Opening("c", "branch"))


def test_the_channel_that_most_customers_prefer() -> None:
    people: dict[str, dict[str, object]] = {
        "ben": {"share": 0.2, "access": OFFLINE, "channels": {"prefers": ["phone"], "avoids": ["home-visit"]}},
        "bo": {"share": 0.3, "access": OFFLINE, "channels": {"prefers": ["post"]}},
    }
    found = journey([stage("a", "web"), stage("b", "web")], people)
    assert found.fewest == (Opening("a", "post"), Opening("b", "post"))
    people["ben"]["share"] = 0.4
    found = journey([stage("a", "web"), stage("b", "web")], people)
    assert found.fewest == (Opening("a", "phone"), Opening("b", "phone"))
    assert journey([stage("a", "web")], people).single == Opening("a", "phone")


def test_what_nobody_likes_comes_last() -> None:
    avoids: dict[str, object] = {"share": 1, "access": OFFLINE, "channels": {"avoids": ["branch", "store", "event"]}}
    assert journey([stage("a", "web")], {"ben": avoids}).single not in [
        Opening("a", id_) for id_ in ("branch", "store")
    ]


def test_two_channels_where_one_will_not_do() -> None:
    # Ben hears nothing and has no way to a branch, Zoe can't see: by no channel that both can use.
    found = journey(
        [stage("a", "web"), stage("b", "web")],
        {
            "ben": {"share": 0.3, "access": {**OFFLINE, "lacks": ["hearing"], "travel": "none"}},
            "zoe": {"share": 0.3, "access": {**OFFLINE, "lacks": ["sight"], "travel": "none"}},
        },
    )
    assert {step.channel for step in found.fewest} == {"home-visit"}
