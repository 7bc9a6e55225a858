"""When the next review of a journey is due, and whether it is overdue."""

import datetime as dt

from cxjourney.analysis.as_of import AsOf
from cxjourney.model import Journey


def next_review(journey: Journey) -> dt.date | None:
    """Return the day on which the next review is due; None where nobody said how often, or it never took place."""
    review = journey.review
    return review.last + dt.timedelta(review.every) if review.last and review.every else None


def is_overdue(journey: Journey, as_of: AsOf) -> bool:
    """Return whether the latest review is longer ago than the journey says that it should be."""
    review = journey.review
    return bool(review.last and review.every and as_of.is_older_than(review.last, review.every))
