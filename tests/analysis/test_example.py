"""The figures of the example that the format was designed on, worked out by hand.

If it fails, `gaps` and `validate` say another per cent, or name another gap first, of an unchanged journey.
"""

from datetime import date

import pytest

from cxjourney.analysis.study import Study
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.paths import EXAMPLE

AS_OF = date(2026, 11, 21)


@pytest.fixture(scope="module")
def study() -> Study:
    (only,) = studies(load([EXAMPLE]), AS_OF)
    return only


def test_gaps_have_the_priorities_of_the_design(study: Study) -> None:
    assert [(gap.stage.id, gap.priority) for gap in study.gaps] == [
        ("receives-card", 27),
        ("proves-identity", 20),
        ("hears", 12),
        ("applies", 12),
        ("first-month", 3),
    ]


def test_covered_and_known_are_the_design_s(study: Study) -> None:
    assert study.coverage.covered_percent == 80.0
    assert round(study.coverage.known_percent, 1) == 46.7


def test_shares_of_who_gets_through_are_the_design_s(study: Study) -> None:
    access = study.access
    shares = (access.able_share, access.stranded_share, access.unknown_share)
    assert [None if share is None else round(share, 4) for share in shares] == [0.86, 0.14, 0.0]
