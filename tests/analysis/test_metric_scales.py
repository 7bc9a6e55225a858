"""On which scale a metric lies, and what can be compared.

If it fails, 140 per cent pass for a satisfaction, or a mean of 4.2 is called worse than 78 per cent.
"""

import pytest

from cxjourney.analysis.metric_scales import (
    is_comparable,
    metric_limits,
    scale_mismatch,
)
from cxjourney.model import Metric


def metric(**attributes: object) -> Metric:
    return Metric.model_validate({"kind": "csat", "value": 4.2, **attributes})


@pytest.mark.parametrize(
    ("attributes", "limits"),
    [
        ({}, (0, 100)),
        ({"scale": {"from": 1, "to": 5}}, (1, 5)),
        ({"kind": "ces", "unit": "of 7"}, (None, 7)),
        ({"kind": "ces"}, (None, None)),
        ({"kind": "time"}, (0, None)),
        ({"kind": "nps"}, (-100, 100)),
    ],
)
def test_figures_lie_within_the_scale_or_what_the_kind_allows(
    attributes: dict[str, object], limits: tuple[float | None, float | None]
) -> None:
    assert metric_limits(metric(**attributes)) == limits


@pytest.mark.parametrize(
    ("attributes", "mismatch"),
    [
        ({}, None),
        ({"benchmark": {"value": 4.4}}, None),
        ({"benchmark": {"value": 78}}, "marks"),
        ({"benchmark": {"value": 4, "scale": {"from": 1, "to": 5}}}, "unsaid"),
        ({"scale": {"from": 1, "to": 5}, "benchmark": {"value": 78, "scale": "percent"}}, "scale"),
        ({"scale": {"from": 1, "to": 5}, "benchmark": {"value": 78}}, "outside"),
        ({"scale": {"from": 0, "to": 100}, "benchmark": {"value": 78, "scale": "percent"}}, "scale"),
        ({"kind": "ces", "benchmark": {"value": 4}}, "none"),
        ({"value": 0.8, "benchmark": {"value": 75}}, "share"),
        ({"kind": "completion", "value": 64, "benchmark": {"value": 0.6}}, "share"),
        ({"kind": "completion", "value": 0.64, "benchmark": {"value": 0.6}}, None),
        ({"kind": "nps", "value": 30, "benchmark": {"value": 0.4}}, "share"),
    ],
)
def test_why_a_benchmark_is_not_compared(attributes: dict[str, object], mismatch: str | None) -> None:
    assert scale_mismatch(metric(**attributes)) == mismatch
    assert is_comparable(metric(**attributes)) is (mismatch is None and "benchmark" in attributes)
