"""Text of others on one line.

If it fails, a title breaks a table, or a message runs over the screen.
"""

from hypothesis import given
from hypothesis import strategies as st

from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line, shorten


@given(st.text(), st.integers(2, 80))
def test_shortened_text_is_one_line_and_no_longer_than_asked(text: str, most: int) -> None:
    short = shorten(text, most)
    assert "\n" not in short
    if not any(character in text for character in "\\") and escape_unseen(one_line(text)) == one_line(text):
        assert len(short) <= most
