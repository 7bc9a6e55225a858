"""What a figure of some answers can bear, worked out by hand.

If it fails, a score of forty people passes for certain, or a team is told to ask more people than it must.
"""

import pytest

from cxjourney.analysis.confidence_intervals import confidence_interval, half_width_limit, sample_size
from cxjourney.model import Metric


def metric(**attributes: object) -> Metric:
    return Metric.model_validate({"kind": "nps", "value": 30, **attributes})


def test_the_interval_of_a_score_with_shares_is_the_adjusted_wald_interval() -> None:
    # p' = 50.75/103 = 0.49272, d' = 20.75/103 = 0.20146: 0.29126 ± 1.96 · √((0.69417 − 0.08483)/103), which is 0.15075
    interval = confidence_interval(metric(promoters=0.5, detractors=0.2, sample=100))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((14.05, 44.20), abs=0.01)
    assert interval.half_width == pytest.approx(15.075, abs=0.01)


def test_the_interval_of_a_score_without_shares_is_the_widest() -> None:
    # 1.96 · √((1 − 0.3²)/100) = 1.96 · 0.095394 = 0.18697
    interval = confidence_interval(metric(sample=100))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((11.30, 48.70), abs=0.01)


def test_the_interval_of_a_share_is_the_adjusted_wald_interval() -> None:
    # n' = 103.8416, p' = (75 + 1.9208)/103.8416 = 0.74075: ± 1.96 · √(0.74075 · 0.25925/103.8416) = 0.08429
    interval = confidence_interval(metric(kind="csat", value=75, scale="percent", sample=100))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((65.65, 82.50), abs=0.01)


def test_the_interval_of_a_mean_is_the_widest_that_its_scale_allows() -> None:
    # 1.96 · √((5 − 4)(4 − 1)/100) = 0.33948
    interval = confidence_interval(metric(kind="csat", value=4, scale={"from": 1, "to": 5}, sample=100))
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((3.6605, 4.3395), abs=0.0001)


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"promoters": 0.5, "detractors": 0.2},
        {"promoters": 0.9, "detractors": 0.2, "sample": 100},
        {"value": 0.3, "sample": 100},
        {"kind": "csat", "value": 4.1, "sample": 100},
        {"kind": "csat", "value": 4.1, "scale": {"from": 5, "to": 1}, "sample": 100},
        {"kind": "time", "value": 4, "sample": 100},
        {"kind": "ces", "value": 4, "scale": {"from": 1, "to": 5}, "method": "median", "sample": 100},
    ],
)
def test_without_a_sample_or_a_scale_there_is_none(attributes: dict[str, object]) -> None:
    assert confidence_interval(metric(**attributes)) is None


def test_without_a_value_there_is_none() -> None:
    assert confidence_interval(Metric(kind="nps", sample=100)) is None


def test_the_limit_is_in_points_of_a_score_and_in_hundredths_of_other_scales() -> None:
    assert half_width_limit(metric(), 10) == 10
    assert half_width_limit(metric(kind="ces", scale={"from": 1, "to": 5}), 10) == pytest.approx(0.4)


def test_the_fewest_answers_that_do_are_found() -> None:
    # 1.96² · 0.91 · 100² / 10² = 349.6
    assert sample_size(metric(), 10) == 350
    assert sample_size(metric(kind="time"), 10) is None
