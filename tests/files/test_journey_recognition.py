"""What is taken for a journey: bytes, text that is no YAML, and data.

If it fails, a broken journey is passed over in silence, or somebody's build file is judged as one.
"""

import pytest

from cxjourney.files.journey_recognition import holds_journey, is_journey, looks_like_a_journey


@pytest.mark.parametrize(
    ("data", "expected"), [({"journey": None}, True), ({"stages": []}, False), (["journey"], False)]
)
def test_what_is_meant_as_a_journey(data: object, expected: bool) -> None:
    assert is_journey(data) is expected


@pytest.mark.parametrize(
    ("text", "in_bytes", "in_text"),
    [
        ("journey: a\n", True, True),
        ('title: a\n"journey" : a\n', True, True),
        ("stages: [\n", False, True),
        ("  journey: a\n", False, False),
        ("journeys: a\n", False, False),
    ],
)
def test_a_journey_begins_a_line(text: str, in_bytes: bool, in_text: bool) -> None:
    assert holds_journey(text.encode()) is in_bytes
    assert looks_like_a_journey(text) is in_text


def test_a_mark_of_the_byte_order_is_no_part_of_the_key() -> None:
    assert holds_journey(b"\xef\xbb\xbfjourney: a\n")
