"""The days of a trend.

If it fails, a point stands on a day that nobody asked for, or a month is left out.
"""

from datetime import date

import pytest

from cxjourney.analysis.trend_days import Every, trend_days


@pytest.mark.parametrize(
    ("first", "last", "every", "days"),
    [
        ("2025-12-31", "2026-02-10", "month", ["2025-12-31", "2026-01-31", "2026-02-10"]),
        ("2024-02-01", "2024-03-31", "month", ["2024-02-01", "2024-02-29", "2024-03-31"]),
        ("2026-11-22", "2026-12-06", "week", ["2026-11-22", "2026-11-29", "2026-12-06"]),
        ("2026-11-20", "2026-11-21", "week", ["2026-11-20", "2026-11-21"]),
        ("2026-11-20", "2026-12-21", "commit", ["2026-11-20", "2026-12-21"]),
        ("2026-11-20", "2026-11-20", "month", ["2026-11-20"]),
    ],
)
def test_the_days_of_a_trend(first: str, last: str, every: Every, days: list[str]) -> None:
    told = trend_days(date.fromisoformat(first), date.fromisoformat(last), every)
    assert [day.isoformat() for day in told] == days
