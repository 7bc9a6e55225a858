"""The day by which a run judges.

If it fails, a team that writes a day of its own calendar is told that nothing is out of date, and that is not true.
"""

from datetime import date

import pytest

from cxjourney.cli.as_of_option import as_of_date
from cxjourney.errors import CannotRun


@pytest.mark.parametrize("day", ["1990-01-01", "2026-11-21", "2100-12-31"])
def test_a_day_that_the_format_has_is_taken(day: str) -> None:
    assert as_of_date(day) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1404-09-01", "a day such as 2025-11-22, and got “1404-09-01”"),
        ("0001-01-01", "a day such as 2026-11-21"),
        ("9999-12-31", "a day such as 2026-11-21"),
        ("2026-02-30", "a day such as 2026-11-21"),
        ("20261121", "a day such as 2026-11-21"),
    ],
)
def test_another_day_is_refused_with_what_it_may_mean(day: str, said: str) -> None:
    with pytest.raises(CannotRun, match=said):
        as_of_date(day)
