"""What a watched day answers is what a day answers, and it holds on all the days that it says."""

import operator
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.analysis.as_of import FOR_EVER, WatchedDay

DAY = date(2026, 11, 21)
NEAR = st.dates(date(2026, 9, 1), date(2027, 2, 1))
ORDER = (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne)
Question = Callable[[Any, date, int], Any]


def _asked(pattern: str, compared: Callable[[Any, Any], bool]) -> Question:
    sides: dict[str, Callable[[Any, date, int], tuple[Any, Any]]] = {
        "day": lambda today, day, _: (today, day),
        "day behind": lambda today, day, _: (day, today),
        "age": lambda today, day, n: ((today - day).days, n),
        "age behind": lambda today, day, n: (n + 0.5, (today - day).days),
        "left": lambda today, day, n: ((day - today).days, n),
    }
    return lambda today, day, n: compared(*sides[pattern](today, day, n))


QUESTIONS: dict[str, Question] = {
    **{
        f"{side} {op.__name__}": _asked(side, op)
        for op in ORDER
        for side in ("day", "day behind", "age", "age behind", "left")
    },
    "later": lambda today, day, n: today + timedelta(n) > day,
    "earlier": lambda today, day, n: today - timedelta(n) > day,
    "year": lambda today, day, _: today.year > day.year,
    "text": lambda today, *_: f"{today} {today.isoformat()}",
    "figure": lambda today, day, _: f"{(today - day).days} {(today - day).days + 1}",
    "total": lambda today, day, n: (today - day).total_seconds() > n or bool(today - day),
    "largest": lambda today, day, _: max(today, day) == day,
    "in a set": lambda today, day, _: today in {day},
    "counted": lambda today, day, _: list(range((today - day).days)),
    "written": lambda today, day, _: "%d" % (today - day).days,  # noqa: UP031  read in C
    "moved": lambda today, day, _: date(2026, 1, 1) + (today - day),
    "turned": lambda today, day, n: (n - (today - day).days) * 2 < 0,
    "time": lambda today, day, n: today - day > timedelta(n),
}


@pytest.mark.parametrize("question", QUESTIONS)
@given(today=NEAR, day=NEAR, n=st.integers(-60, 60))
def test_an_answer_is_right_and_holds_on_all_days_named(question: str, today: date, day: date, n: int) -> None:
    ask = QUESTIONS[question]
    watched = WatchedDay.of(today)
    answer = ask(watched, day, n)
    assert answer == ask(today, day, n)
    first, last = watched.held.days
    assert first <= today.toordinal() <= last
    for ordinal in range(max(first, today.toordinal() - 200), min(last, today.toordinal() + 200) + 1):
        assert ask(date.fromordinal(ordinal), day, n) == answer


def test_a_question_about_a_limit_holds_up_to_it() -> None:
    watched = WatchedDay.of(DAY)
    assert not (watched - date(2026, 11, 1)).days > 90
    assert watched.held.days == (FOR_EVER[0], date(2027, 1, 30).toordinal())
    assert watched > date(2026, 11, 19)
    assert watched.held.days == (date(2026, 11, 20).toordinal(), date(2027, 1, 30).toordinal())


def test_who_asks_nothing_learns_nothing() -> None:
    watched = WatchedDay.of(DAY)
    assert watched is not None
    assert watched.held.days == FOR_EVER


@pytest.mark.parametrize("other", [None, "2026-11-21", 5])
def test_a_day_is_not_a_thing_of_another_kind(other: object) -> None:
    watched = WatchedDay.of(DAY)
    assert watched != other
    with pytest.raises(TypeError):
        assert watched > other  # type: ignore[operator]
