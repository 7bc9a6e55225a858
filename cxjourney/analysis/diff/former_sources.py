"""Today's data sources described as before: what tells data that came from data that is only described differently."""

from datetime import date

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.diff.matching import Matching, match
from cxjourney.analysis.study import Study
from cxjourney.model import DataSource

SOURCE_PREMISES = ("type", "families", "cadence", "warn_after", "error_after", "skills", "through")
"""What is put back as it was."""


def source_matching(before: Study, after: Study) -> Matching[str, DataSource]:
    """Return which of the sources in sight stayed, came and went, by id; a renamed one stayed."""
    return match(before.scope.sources, after.scope.sources)


def with_former_sources(before: Study, after: Study) -> dict[str, DataSource]:
    """Return today's sources in sight, by id, described as before, and those that are gone.

    A date that is gone, or that is still to come, was not brought up to date: the former one stands in its place.
    """
    turn = source_matching(before, after)
    return {
        **turn.went,
        **after.scope.sources,
        **{kept.now: described_as_before(kept.before, kept.after, after.as_of) for kept in turn.kept},
    }


def is_brought_up_to_date(before: date | None, after: date | None, as_of: AsOf) -> bool:
    """Return whether a day was written anew, or for the first time: a later one, and none that is still to come."""
    if after is None or as_of.is_to_come(after):
        return False
    return before is None or after > before


def described_as_before(before: DataSource, after: DataSource, as_of: AsOf) -> DataSource:
    """Return a source as it is, but for its description, and for a date that is new, gone or still to come."""
    source = after.model_copy(update={name: getattr(before, name) for name in SOURCE_PREMISES})
    if before.refreshed is None or after.refreshed is None or as_of.is_to_come(after.refreshed):
        source = source.model_copy(update={"refreshed": before.refreshed})
    return source
