"""What the as-of day answers is right, and holds on all the days that it says.

If it fails, old data passes for new, or the cache repeats an answer of yesterday that is no longer true today.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.analysis.as_of import FOR_EVER, AsOf

DAY = date(2026, 11, 21)
NEAR = st.dates(date(2026, 9, 1), date(2027, 2, 1))


@given(today=NEAR, asked=st.lists(st.tuples(NEAR, st.none() | st.integers(-60, 60)), max_size=6))
def test_answers_are_right_and_hold_on_all_days_named(today: date, asked: list[tuple[date, int | None]]) -> None:
    def answers(as_of: AsOf) -> list[bool]:
        return [as_of.is_past(day) if days is None else as_of.is_older_than(day, days) for day, days in asked]

    as_of = AsOf(today)
    found = answers(as_of)
    assert found == [today > day if days is None else (today - day).days > days for day, days in asked]
    first, last = as_of.holds
    assert first <= today.toordinal() <= last
    around = range(max(first, today.toordinal() - 200), min(last, today.toordinal() + 200) + 1)
    assert all(answers(AsOf(date.fromordinal(ordinal))) == found for ordinal in around)


def test_a_question_about_a_limit_holds_up_to_it() -> None:
    as_of = AsOf(DAY)
    assert not as_of.is_older_than(date(2026, 11, 1), 90)
    assert as_of.holds == (FOR_EVER[0], date(2027, 1, 30).toordinal())
    assert as_of.is_past(date(2026, 11, 19))
    assert as_of.holds == (date(2026, 11, 20).toordinal(), date(2027, 1, 30).toordinal())


def test_who_asks_nothing_learns_nothing() -> None:
    assert AsOf(DAY).holds == FOR_EVER


def test_who_shows_the_day_is_right_on_that_day_alone() -> None:
    as_of = AsOf(DAY)
    assert as_of.date == DAY
    assert as_of.holds == (DAY.toordinal(), DAY.toordinal())


def test_ages_are_no_numbers_that_a_rule_could_compare_by_itself() -> None:
    with pytest.raises(TypeError):
        _ = AsOf(DAY) - date(2026, 11, 1)  # type: ignore[operator]
