"""Texts that a spreadsheet would work out stand behind one apostrophe, and come back from it as they were.

If it fails, somebody's answer runs as a formula in a colleague's spreadsheet, or loses a sign on its way.
"""

import pytest

from cxjourney.tables.read_tables import read_tables
from cxjourney.text.formula_signs import keep_text


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''@x", "\uff1dA1", "+49", "-", "'quoted'", "plain"])
def test_a_text_comes_back_as_it_was(text: str) -> None:
    (grid,) = read_tables("a.csv", f"Stage,Notes\r\n{keep_text(text)},x\r\n".encode())
    assert grid.rows[1][0] == text
    assert not keep_text(text).startswith(("=", "+", "-", "@", "\uff1d"))
