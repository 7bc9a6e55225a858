"""Texts that people take for the same.

If it fails, an answer does not match its question, or one of another question is counted for it.
"""

from cxjourney.text.comparison_key import comparison_key


def test_look_alike_letters_and_white_space() -> None:
    assert comparison_key("چه قدر هزينه دارد؟ ") == comparison_key("چه‌قدر\nهزینه دارد؟")
    assert comparison_key("كيف") == comparison_key("کیف")
    assert comparison_key("e\u0301") == comparison_key("é")
    assert comparison_key("a") != comparison_key("A")
