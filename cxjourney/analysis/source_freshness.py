"""How old a data source is as of a day: fresh, stale, undated, or so old that it no longer counts."""

from typing import Literal

from cxjourney.analysis.as_of import AsOf
from cxjourney.model import DataSource

Freshness = Literal["fresh", "stale", "undated"]


def is_stale(source: DataSource, as_of: AsOf) -> bool:
    """Return whether a source is older than its warning limit; one without a date is not."""
    return source.refreshed is not None and as_of.is_older_than(source.refreshed, source.limits[0])


def is_expired(source: DataSource, as_of: AsOf) -> bool:
    """Return whether a source is older than its last limit, so that it no longer counts."""
    return source.refreshed is not None and as_of.is_older_than(source.refreshed, source.limits[1])


def freshness(source: DataSource, as_of: AsOf) -> Freshness:
    """Return how fresh a source is that counts: stale past its warning limit, undated where it says no day."""
    if source.refreshed is None:
        return "undated"
    return "stale" if is_stale(source, as_of) else "fresh"
