"""How text of others is shown.

If it fails, a title moves the cursor, or hides part of itself.
"""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.forbidden_characters import find_forbidden


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("a\u200bb", "a\\u200bb"),
        ("a\nb\t", "a\\x0ab\\x09"),
        ("\u009b31m", "\\x9b31m"),
        ("\ufeffa", "\\ufeffa"),
        ("\U000e0041", "\\U000e0041"),
        ("می‌روم 👩‍👩‍👧 [red] ::error::", "می‌روم 👩‍👩‍👧 [red] ::error::"),
    ],
)
def test_what_nobody_sees_is_shown_as_an_escape(text: str, expected: str) -> None:
    assert escape_unseen(text) == expected


def test_each_character_that_is_escaped_or_forbidden_is_so_by_itself_too() -> None:
    """Texts that Python calls printable are not searched at all."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    escaped = {c for c in every if escape_unseen(c) != c}
    assert escape_unseen(every) == "".join(escape_unseen(c) if c in escaped else c for c in every)
    assert {c for c in escape_unseen(every) if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} == set()
    forbidden = {c for c in every if find_forbidden(c)}
    assert forbidden == {c for c in every if c not in "\t\n\r" and find_forbidden(f"\u00a0{c}")}
    assert len(forbidden) == 2048 + 29 + 33 + 2 + 2


@given(st.text())
def test_what_is_shown_moves_no_cursor(text: str) -> None:
    for character in escape_unseen(text):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "PDF",
            "LRO",
            "RLO",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
