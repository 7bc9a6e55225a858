"""Text at a width: addresses stay whole, wide words break.

If it fails, a link at a terminal leads nowhere, or a line runs out of the window.
"""

from cxjourney.formats.terminal import break_lines


def test_folding_keeps_addresses_whole_and_breaks_wide_words() -> None:
    address = "https://intranet.example/" + "a" * 60
    assert break_lines(f"see {address} there", 20) == ["see", address, "there"]
    assert break_lines("切符を買う人がいる", 8) == ["切符を買", "う人がい", "る"]
    assert break_lines("", 10) == [""]
