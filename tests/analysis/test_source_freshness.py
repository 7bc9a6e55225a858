"""How old a data source is, on the last day of a limit and on the day after it.

If it fails, old data passes for new, or data that is due tomorrow is called stale today.
"""

from datetime import date, timedelta

import pytest

from cxjourney.analysis.as_of import AsOf
from cxjourney.analysis.source_freshness import freshness, is_expired, is_stale
from cxjourney.model import DataSource

REFRESHED = date(2026, 11, 1)


def survey(**attributes: object) -> DataSource:
    return DataSource.model_validate({"title": "Survey", "type": "survey", **attributes})


@pytest.mark.parametrize(
    ("days", "is_old", "is_gone"), [(0, False, False), (30, False, False), (31, True, False), (61, True, True)]
)
def test_a_source_is_stale_and_expired_from_the_day_after_its_limits(days: int, is_old: bool, is_gone: bool) -> None:
    source, as_of = (
        survey(refreshed=f"{REFRESHED}", warn_after="30d", error_after="60d"),
        AsOf(REFRESHED + timedelta(days)),
    )
    assert (is_stale(source, as_of), is_expired(source, as_of)) == (is_old, is_gone)
    assert freshness(source, as_of) == ("stale" if is_old else "fresh")


def test_the_last_day_of_the_last_limit_still_counts() -> None:
    assert not is_expired(
        survey(refreshed=f"{REFRESHED}", warn_after="30d", error_after="60d"), AsOf(REFRESHED + timedelta(60))
    )


def test_a_source_without_a_day_is_neither_fresh_nor_old() -> None:
    source, as_of = survey(warn_after="1d"), AsOf(date(2099, 1, 1))
    assert (freshness(source, as_of), is_stale(source, as_of), is_expired(source, as_of)) == ("undated", False, False)


def test_the_answer_holds_until_the_limit_is_past() -> None:
    as_of = AsOf(REFRESHED)
    freshness(survey(refreshed=f"{REFRESHED}", warn_after="30d", error_after="60d"), as_of)
    assert as_of.holds[1] == (REFRESHED + timedelta(30)).toordinal()
