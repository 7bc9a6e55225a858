"""How metrics perform against target and benchmark.

If it fails, a team is told that it misses a target that it meets, or is compared with others on another scale.
"""

from cxjourney.analysis.metric_performance import is_behind, is_target_met
from cxjourney.model import Metric


def metric(**given: object) -> Metric:
    return Metric.model_validate({"kind": "nps", "value": 30, **given})


def test_a_target_is_met_in_the_direction_that_is_better() -> None:
    assert is_target_met(metric(target=30)) is True
    assert is_target_met(metric(target=31)) is False
    assert is_target_met(metric(kind="time", target=31)) is True
    assert is_target_met(metric(kind="other", target=31)) is None
    assert is_target_met(metric()) is None
    assert is_target_met(Metric(kind="nps", target=31)) is None
    assert is_target_met(metric(kind="csat", value=4, scale={"from": 1, "to": 5}, target=80)) is None
    assert is_target_met(metric(kind="csat", value=4.2, target=80)) is None
    assert is_target_met(metric(kind="csat", value=62, target=80)) is False
    assert is_target_met(metric(kind="completion", value=0.3, target=36)) is None
    assert is_target_met(metric(kind="completion", value=80, target=0.9)) is None
    assert is_target_met(metric(target=0.4)) is None


def test_a_score_is_behind_only_where_its_whole_interval_is() -> None:
    shares = {"promoters": 0.5, "detractors": 0.2}
    better = {"benchmark": {"value": 40, "source": "Others"}}
    assert is_behind(metric(**better))
    assert not is_behind(metric(**better, **shares, sample=100))
    assert is_behind(metric(**better, **shares, sample=10_000))


def test_nothing_is_behind_across_scales() -> None:
    marks = {"kind": "csat", "value": 4.2}
    assert not is_behind(metric(**marks, benchmark={"value": 78}))
    assert not is_behind(metric(**marks, scale={"from": 1, "to": 5}, benchmark={"value": 4.5, "scale": "percent"}))
    assert is_behind(metric(**marks, scale={"from": 1, "to": 5}, benchmark={"value": 4.5}))
    assert not is_behind(metric(kind="completion", value=0.8, benchmark={"value": 75}))
    assert not is_behind(metric(value=0, benchmark={"value": 0.4}))
