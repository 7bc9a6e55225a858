"""Digits of other scripts.

If it fails, a figure that was typed with a Persian keyboard is not told how to write it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.text.digits import LikeThousands, ascii_digits, decimal_number


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("۱۲۳", "123"), ("١٢٣", "123"), ("１２", "12"), ("۰٫۵", "0.5"), ("۱٬۲۰۰", "1200"), ("−3", "-3"), ("۳۴٪", "34"),
        ("१२", "12"), ("12", None), ("abc", None), ("", None), ("1,5", None), ("é", None),
    ],
)  # fmt: skip
def test_digits_of_other_scripts(text: str, plain: str | None) -> None:
    assert ascii_digits(text) == plain


@given(st.text())
def test_digits_of_any_script_raise_nothing(text: str) -> None:
    plain = ascii_digits(text)
    assert plain is None or plain != text


@pytest.mark.parametrize("text", ["1.200", "12.000", "999.990"])
def test_a_decimal_that_looks_like_a_count_is_marked(text: str) -> None:
    number = decimal_number(text)
    assert isinstance(number, LikeThousands)
    assert number == float(text)


@pytest.mark.parametrize("text", ["1.2", "1.25", "0.500", "1.2000", "1234.500", "1.2e3", "-1.200"])
def test_another_decimal_is_a_number_like_any(text: str) -> None:
    assert type(decimal_number(text)) is float
