"""The word that was most likely meant.

If it fails, "Did you mean …?" names something that does not exist, or nothing for a plain slip.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.languages.suggestion import did_you_mean, suggestion
from cxjourney.text.nearest_word import known_words, nearest_word

WORDS = ["web-analytics", "channel", "channels", "title", "monthly", "Big Letter", "actions", "nps"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("web_analytics", "web-analytics"),
        ("Web Analytics", "web-analytics"),
        ("web-analitics", "web-analytics"),
        ("chanel", "channel"),
        ("TITLE", "title"),
        ("montly", "monthly"),
        ("big letter", "Big Letter"),
        ("web", "web-analytics"),
        ("name", "title"),
        ("duration", None),
        ("nsp", "nps"),
        ("psn", None),
        ("note", None),
        ("qqq", None),
        ("", None),
        ("x", None),
    ],
)
def test_the_nearest(word: str, expected: str | None) -> None:
    assert nearest_word(word, WORDS) == expected


@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=5))
def test_what_is_suggested_is_known_and_does_not_depend_on_order(word: str, known: list[str]) -> None:
    found = nearest_word(word, known)
    assert found is None or found in known
    assert nearest_word(word, reversed(known)) == found


def test_a_very_long_word_takes_no_time() -> None:
    assert nearest_word("a" * 2_000_000, WORDS) is None


def test_a_suggestion_is_a_question_or_else_what_is_said_instead() -> None:
    assert did_you_mean("titel", WORDS, "otherwise") == "Did you mean title?"
    assert suggestion("CX301 (no-data)") == "Did you mean CX301 (no-data)?"
    assert did_you_mean("qqq", WORDS, "otherwise") == "otherwise"


def test_of_many_words_the_nearest_is_found_too_whatever_their_order() -> None:
    many = [f"acme-{one}-{other}-{year}" for one in WORDS for other in WORDS for year in range(2000, 2020)]
    assert nearest_word("nps-title-2013", many) == "acme-nps-title-2013"
    assert nearest_word("acme-npss-titel-2013", reversed(many)) == "acme-nps-title-2013"
    assert nearest_word("ACME_nps_title_2013", many) == "acme-nps-title-2013"
    assert nearest_word("qqq", many) is None
    assert nearest_word("name", [*many, "title"]) == "title"


def test_what_is_worked_out_of_many_words_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    many = frozenset(f"acme-{one}-{year}" for one in WORDS for year in range(2000, 2020))
    assert known_words(many).nearest("nps-2013") == "acme-nps-2013"
    monkeypatch.setattr("cxjourney.text.nearest_word._PairIndex", None)
    assert known_words(frozenset(sorted(many))).nearest("nps-2014") == "acme-nps-2014"
    assert known_words(many).order_by_nearness("nps-2014") is known_words(many).in_order
