"""Lines of Persian and Arabic are read in their own order, ids and figures in them included.

If it fails, a designer in Tehran sees the end of a sentence before its middle wherever an id stands in it.
"""

import pytest

from cxjourney.formats.bidirectional_text import isolate_lines
from cxjourney.languages import language

PERSIAN = language("fa")


@pytest.mark.parametrize(
    "line", ["parvin از places-order نمی‌گذرد", "۵۰٪ از مشتریان", "سفر checkout", "\x1b[1mسفر a\x1b[0m"]
)
def test_a_line_that_mixes_directions_runs_from_right_to_left(line: str) -> None:
    assert isolate_lines(f"  {line}\n", PERSIAN) == f"  \u2067{line}\u2069\n"


@pytest.mark.parametrize(
    "line",
    [
        "همه از راست به چپ",
        "journeys/a.yaml:44:9 CX601 warning:",
        "    44 │   - title: پرداخت",
        "  cxjourney gaps journeys",
        "\x1b[31mسفر\x1b[0m",
        "───",
        "",
    ],
)
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert isolate_lines(line, PERSIAN) == line


def test_a_language_from_left_to_right_needs_none() -> None:
    assert isolate_lines("Stage “پرداخت” (pays)", language("en")) == "Stage “پرداخت” (pays)"
