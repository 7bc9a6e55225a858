"""TOML as data, or the place from which it is none.

If it fails, a slip in cxjourney.toml is told at the wrong line, or ends in a traceback.
"""

import pytest

from cxjourney.files.toml import NotToml, read_toml


def test_toml_is_data() -> None:
    assert read_toml('[thresholds]\nCX507 = "90d"\nCX708 = 3\n') == {"thresholds": {"CX507": "90d", "CX708": 3}}


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("a = 1\nb = \n", 2, 5, "This is not TOML from here on."),
        ("a = 1\n[b", 2, 1, "This is not TOML from here on."),
        ("[limits]\na = 1\n\n[limits]\n", 4, 1, "[limits] stands here a second time."),
        ("[limits]\na = 1\nb = 2\na = 3\n", 4, 1, "a stands here a second time."),
        ("a = 1\nb = 99999999999999999999\n", 2, 1, "a number that is too large"),
        ("a = 1\nb = " + "[" * 5000, 2, 1, "nested too deep"),
    ],
)
def test_what_is_none_has_a_place(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(NotToml) as told:
        read_toml(text)
    assert (told.value.line, told.value.column) == (line, column)
    assert says in str(told.value)
