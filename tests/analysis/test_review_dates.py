"""The next review of a journey, and from which day on it is overdue.

If it fails, a team is told to look through a journey too early, or is never told.
"""

from datetime import date

import pytest

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.review_dates import is_overdue, next_review
from cxjourney.model import Journey


def reviewed(review: dict[str, object]) -> Journey:
    stages = [{"id": "buys", "title": "Buys"}]
    return Journey.model_validate({"journey": "order", "title": "Orders", "stages": stages, "review": review})


@pytest.mark.parametrize(
    ("every", "due"),
    [("90d", date(2026, 11, 29)), ("6w", date(2026, 10, 12)), ("1d", date(2026, 9, 1))],
)
def test_a_review_is_due_so_long_after_the_latest(every: str, due: date) -> None:
    journey = reviewed({"last": "2026-08-31", "every": every})
    assert next_review(journey) == due
    assert not is_overdue(journey, AsOf(due))
    assert is_overdue(journey, AsOf(due.replace(day=due.day + 1)))


@pytest.mark.parametrize("review", [{}, {"last": "2020-01-01"}, {"every": "1d"}])
def test_nothing_is_due_where_nobody_said_when_or_how_often(review: dict[str, object]) -> None:
    journey = reviewed(review)
    assert next_review(journey) is None
    assert not is_overdue(journey, AsOf(date(2099, 1, 1)))
