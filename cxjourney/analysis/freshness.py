"""How old data is, and whether it still counts. Terms: ``format.md``, "What the words mean"."""

from datetime import date

from cxjourney.model import DataSource


def is_past(day: date | None, days: int, as_of: date) -> bool:
    """Tell whether a day lies more than that many days back; one that nobody wrote down does not."""
    return day is not None and (as_of - day).days > days


def age(source: DataSource, as_of: date) -> int | None:
    """Give the age of a source's newest data in days; None where it has no date."""
    return (as_of - source.refreshed).days if source.refreshed else None


def is_stale(source: DataSource, as_of: date) -> bool:
    """Tell whether a source is older than its warning limit; one without a date is not."""
    days = age(source, as_of)
    return days is not None and days > source.limits[0]


def is_expired(source: DataSource, as_of: date) -> bool:
    """Tell whether a source is older than its last limit, so that it no longer counts."""
    days = age(source, as_of)
    return days is not None and days > source.limits[1]


def counts(source: DataSource, as_of: date) -> bool:
    """Tell whether a source counts: it is available, not expired, and has a family."""
    return source.status == "available" and bool(source.brings) and not is_expired(source, as_of)
