"""When a journey is to be looked through again."""

from datetime import date, timedelta

from cxjourney.analysis.freshness import is_past
from cxjourney.model import Journey


def next_review(journey: Journey) -> date | None:
    """Give the day on which the next review is due; None where nobody said how often, or it never took place."""
    review = journey.review
    return review.last + timedelta(review.every) if review.last and review.every else None


def is_overdue(journey: Journey, as_of: date) -> bool:
    """Tell whether the latest review is longer ago than the journey says that it should be."""
    review = journey.review
    return bool(review.last and review.every and is_past(review.last, review.every, as_of))
