"""Signs of direction around a text are no part of it; those within it are.

If it fails, a heading in Arabic or Persian isn't known, or a brand's name within a sentence is shown backwards.
"""

import pytest

from cxjourney.text.comparison_key import comparison_key
from cxjourney.text.direction_marks import without_outer_marks


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("plain ", "plain "),
        ("\u200fخرید\u200e", "خرید"),
        ("\u2067\u200fخرید\u2069 ", "خرید"),
        ("\u2067a\u2069 b \u2067c\u2069", "\u2067a\u2069 b \u2067c\u2069"),
        ("\u202ba \u2066b\u2069\u202c\n\u061cc", "a \u2066b\u2069\nc"),
        ("\u2067open", "\u2067open"),
        ("\u200f", ""),
    ],
)
def test_only_signs_around_a_line_go(text: str, bare: str) -> None:
    assert without_outer_marks(text) == bare


def test_texts_that_differ_in_signs_of_direction_are_the_same_to_people() -> None:
    assert comparison_key("\u200fنقاط \u2066تماس\u2069") == comparison_key("نقاط تماس")
