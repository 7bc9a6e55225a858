"""What a journey may hold.

If it fails, a journey of a language is refused for its letters, or a character that reviewers don't see gets through.
"""

import pytest

from cxjourney.text.forbidden_characters import find_forbidden


@pytest.mark.parametrize("character", ["\t", "\n", "\r", "\u200c", "\u200d", "\u00a0", "\ufffd", "😀", "\U0010fffd"])
def test_what_a_journey_may_hold(character: str) -> None:
    assert not find_forbidden(character)
