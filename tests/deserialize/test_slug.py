"""A title, or an id that is none, comes to the id that a reader would write.

If it fails, a message proposes an id that the format refuses, or one that nobody can read.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.suggest_id import free_id
from cxjourney.model.fields import is_slug


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Opens an account", "opens-an-account"),
        ("  Café & crème  ", "cafe-creme"),
        ("İstanbul", "istanbul"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("step_2", "step-2"),
        ("step ۲", "step-2"),
        ("٣D", "3d"),
        ("ﬁrst", "first"),
    ],
)
def test_a_text_in_latin_letters_has_an_id(text: str, id_: str) -> None:
    assert slug_of(text) == id_


@pytest.mark.parametrize("text", ["", "…", "12", "۱۲", "null", "تجربه", "שלום", "購入", "Kauf 購入"])
def test_what_cannot_be_read_in_latin_letters_has_none(text: str) -> None:
    assert slug_of(text) == ""


def test_a_long_title_is_cut_where_an_id_may_end() -> None:
    assert slug_of("a" * 63 + " b") == "a" * 63


@given(st.text(max_size=90))
def test_what_it_returns_is_an_id_and_stays_it(text: str) -> None:
    id_ = slug_of(text)
    assert id_ == "" or (is_slug(id_) and slug_of(id_) == id_)


def test_no_number_makes_an_id_one_that_the_format_keeps_for_teams() -> None:
    assert free_id("X", "stage", 2, {"x"}) == "stage-2"
    assert free_id("Ex", "stage", 2, {"ex"}) == "ex-2"
