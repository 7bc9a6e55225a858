"""What is measured, and what a figure can bear, worked out by hand.

If it fails, a score of forty people passes for certain, or a team is told that it misses a target that it meets.
"""

import pytest

from cxjourney.analysis.metric_performance import is_behind, is_target_met, net_promoter_score, nps_interval
from cxjourney.model import Metric


def metric(**given: object) -> Metric:
    return Metric.model_validate({"kind": "nps", "value": 30, **given})


def test_a_net_promoter_score_is_a_difference_of_shares() -> None:
    assert net_promoter_score(0.5, 0.2) == pytest.approx(30)


def test_its_interval_is_the_adjusted_wald_interval() -> None:
    # p' = 50.75/103 = 0.49272, d' = 20.75/103 = 0.20146: 0.29126 ± 1.96 · √((0.69417 − 0.08483)/103), which is 0.15075
    interval = nps_interval(metric(promoters=0.5, detractors=0.2, sample=100))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((14.05, 44.20), abs=0.01)
    assert interval.half_width == pytest.approx(15.075, abs=0.01)


@pytest.mark.parametrize("given", [{"sample": 100}, {"promoters": 0.5, "detractors": 0.2}, {"kind": "csat"}])
def test_without_shares_or_a_sample_there_is_none(given: dict[str, object]) -> None:
    assert nps_interval(metric(**given)) is None


def test_a_target_is_met_in_the_direction_that_is_better() -> None:
    assert is_target_met(metric(target=30)) is True
    assert is_target_met(metric(target=31)) is False
    assert is_target_met(metric(kind="time", target=31)) is True
    assert is_target_met(metric(kind="other", target=31)) is None
    assert is_target_met(metric()) is None


def test_a_score_is_behind_only_where_its_whole_interval_is() -> None:
    shares = {"promoters": 0.5, "detractors": 0.2}
    better = {"benchmark": {"value": 40, "source": "Others"}}
    assert is_behind(metric(**better))
    assert not is_behind(metric(**better, **shares, sample=100))
    assert is_behind(metric(**better, **shares, sample=10_000))
