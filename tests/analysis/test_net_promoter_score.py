"""What a net promoter score is, and when 0.22 may mean 22.

If it fails, a score is held against shares that it does not have, or a share is read as points.
"""

import pytest

from cxjourney.analysis.net_promoter_score import are_shares, is_ambiguous_nps, net_promoter_score
from cxjourney.model import Metric


def nps(value: float, **attributes: float) -> Metric:
    return Metric.model_validate({"kind": "nps", "value": value, **attributes})


def test_a_net_promoter_score_is_a_difference_of_shares() -> None:
    assert net_promoter_score(0.5, 0.2) == pytest.approx(30)


def test_shares_of_the_same_people_are_at_most_one_together() -> None:
    assert are_shares(0.7, 0.3)
    assert not are_shares(0.7, 0.31)
    assert not are_shares(-0.1, 0.3)


def test_a_score_between_minus_one_and_one_may_be_a_share() -> None:
    assert is_ambiguous_nps(nps(0.22))
    assert not is_ambiguous_nps(nps(1))
    assert not is_ambiguous_nps(nps(0.22, promoters=0.5, detractors=0.28))
