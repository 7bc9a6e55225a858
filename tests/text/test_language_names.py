"""Languages by their names.

If it fails, somebody who writes a language's name is sent off to look for its tag.
"""

import pytest

from cxjourney.languages import available_languages
from cxjourney.languages.localisation import RIGHT_TO_LEFT
from cxjourney.text.language_names import _TAGS, tag_of_language


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("persian", "fa"),
        ("Farsi", "fa"),
        ("فارسی", "fa"),
        ("زبان فارسی", "fa"),
        ("Bahasa Indonesia", "id"),
        ("DEUTSCH", "de"),
        ("Türkçe", "tr"),
        ("Tiếng Việt", "vi"),
        ("English please", None),
        ("klingonese", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_name(name: str, expected: str | None) -> None:
    assert tag_of_language(name) == expected


def test_every_language_of_the_tool_has_a_name() -> None:
    assert set(available_languages()) <= set(_TAGS.values())
    assert all(2 <= len(tag) <= 3 for tag in {*_TAGS.values(), *RIGHT_TO_LEFT})
