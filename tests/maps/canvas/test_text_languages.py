"""In which language each text of a map is.

If it fails, a screen reader reads the tool's English words with the voice of the journey's language.
"""

import pytest

from cxjourney.maps.canvas.text_languages import TextLanguages

LANGUAGES = TextLanguages(
    "en", {"sv": ["En betalning", "Kort, konto och Swish", "Betalar. Sedan väntar."], "de": ["Zahlung"]}
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En betalning", "sv"),
        ("En\nbetalning", "sv"),
        ("Kort, konto och Swish", "sv"),
        ("Betalar. Sedan väntar", "sv"),
        ("En betalning · Kort, konto och Swish", "sv"),
        ("1 · En betalning", "sv"),
        ("Zahlung", "de"),
        ("No owner named", "en"),
        ("1 · Start", "en"),
        ("Without data: Betalar", "en"),
        ("En betalning. Zahlung", "en"),
        ("80%", "fr"),
        ("2026-11-28", "fr"),
        ("", "fr"),
    ],
)
def test_a_text_is_in_the_language_that_it_was_written_in(text: str, expected: str) -> None:
    assert LANGUAGES.of(text, "fr") == expected
