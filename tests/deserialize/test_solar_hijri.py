"""Solar Hijri dates as Gregorian days.

If it fails, the day that a Persian team is advised to write is wrong.
"""

from datetime import date, timedelta

import pytest

from cxjourney.deserialize.solar_hijri import is_leap, to_gregorian


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1357, 11, 22, date(1979, 2, 11)),
        (1378, 10, 11, date(2000, 1, 1)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1400, 1, 1, date(2021, 3, 21)),
        (1403, 12, 30, date(2025, 3, 20)),
        (1404, 1, 1, date(2025, 3, 21)),
        (1405, 8, 30, date(2026, 11, 21)),
        (1407, 12, 29, date(2029, 3, 19)),
        (1408, 1, 1, date(2029, 3, 20)),
        (1342, 1, 1, date(1963, 3, 21)),
    ],
)
def test_days_that_are_known(year: int, month: int, day: int, expected: date) -> None:
    assert to_gregorian(year, month, day) == expected


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1405, 0, 1), (1405, 13, 1), (1405, 7, 31), (1405, 1, 32), (1405, 1, 0), (1404, 12, 30), (2026, 1, 1),
     (1341, 1, 1), (1473, 1, 1), (0, 0, 0), (9999, 9999, 9999)],
)  # fmt: skip
def test_days_that_do_not_exist(year: int, month: int, day: int) -> None:
    assert to_gregorian(year, month, day) is None


def test_leap_years_of_our_time() -> None:
    assert [year for year in range(1370, 1425) if is_leap(year)] == [
        1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424,
    ]  # fmt: skip


def test_days_follow_each_other_without_a_gap() -> None:
    days = [
        day
        for year in range(1342, 1473)
        for month in range(1, 13)
        for number in range(1, 32)
        if (day := to_gregorian(year, month, number))
    ]
    assert days == [date(1963, 3, 21) + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == date(2094, 3, 19)


def test_a_year_begins_with_spring() -> None:
    assert {(day.month, day.day) for year in range(1343, 1473) if (day := to_gregorian(year, 1, 1))} <= {
        (3, 20),
        (3, 21),
    }
