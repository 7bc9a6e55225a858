"""Where a rule points: every path leads to something in the file, and a finding names what it is about.

If it fails, findings stand at another stage than they speak of, and waivers and build services miss them.
"""

from pathlib import Path

import pytest

from cxjourney.analysis.study import Study
from cxjourney.rules import locate
from cxjourney.rules.locate import Finding
from tests.analysis.study import studied

JOURNEY = """
journey: j
title: J
metrics: [{kind: nps, value: 1}]
stages:
  - {id: a, title: A}
  - id: b
    title: B
    touchpoints: [{title: Form, channel: web}, {id: call, title: Call, channel: phone}]
    pain_points: [{title: It hurts}]
    metrics: [{kind: csat, value: 4}]
    delivery: {claimed: 9, experienced: 3}
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return studied(tmp_path, JOURNEY)


def points_at(study: Study, finding: Finding) -> object:
    at: object = study.in_scope.document.data
    for part in finding.path:
        at = at[part]  # type: ignore[index]
    return at


def test_a_finding_stands_at_the_value_that_names_its_subject(study: Study) -> None:
    b = study.journey.stages[1]
    form, call = b.touchpoints
    for finding, value in (
        (locate.at_journey(study, "", ""), "j"),
        (locate.at_stage(study, b, "", ""), "b"),
        (locate.at_touchpoint(study, b, form, "", ""), "Form"),
        (locate.at_touchpoint(study, b, call, "", ""), "call"),
        (locate.at_pain_point(study, b, b.pain_points[0], "", ""), "It hurts"),
        (locate.at_metric(study, None, study.journey.metrics[0], "", ""), "nps"),
        (locate.at_metric(study, b, b.metrics[0], "", ""), "csat"),
        (locate.at_delivery(study, b, "", ""), 9),
    ):
        assert points_at(study, finding) == value
        assert finding.about.journey == "j"


def test_one_id_of_a_kind_is_named_and_several_are_listed_beside_it(study: Study) -> None:
    b = study.journey.stages[1]
    finding = locate.at_stage(study, b, "", "", persona="p", source=["s", "t", "s"], touchpoint=[])
    assert (finding.about.stage, finding.about.persona, finding.about.source) == ("b", "p", None)
    assert finding.several == (("source", "s"), ("source", "t"))
    assert locate.at_stage(study, b, "", "", source=["s", "s"]).about.source == "s"
