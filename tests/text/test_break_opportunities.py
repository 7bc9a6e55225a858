"""Where lines may break.

If it fails, a line at a terminal or on a map begins with a full stop, or a French question mark stands alone.
"""

import pytest

from cxjourney.text.break_opportunities import breakable_pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("two words", ["two ", "words"]),
        ("", []),
        ("Qui\u00a0? Moi", ["Qui\u00a0? ", "Moi"]),
        ("12\u202f000 clients", ["12\u202f000 ", "clients"]),
        ("客户旅程。好", ["客", "户", "旅", "程。", "好"]),
        ("他说“好”。", ["他", "说", "“好”。"]),
        ("「買う」へ", ["「買", "う」", "へ"]),
        ("ネットとデータ", ["ネッ", "ト", "と", "デー", "タ"]),
        ("SMS で80%に", ["SMS ", "で", "80%", "に"]),
        ("重要度\u30004", ["重", "要", "度\u3000", "4"]),
        ("か\u3099き", ["か\u3099", "き"]),
    ],
)
def test_a_line_breaks_at_ordinary_spaces_and_between_ideographs_but_for_signs(text: str, pieces: list[str]) -> None:
    assert breakable_pieces(text) == pieces
