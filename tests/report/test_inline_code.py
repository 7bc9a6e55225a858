"""What is marked as code in advice: keys of the format and commands, and no word that happens to stand before a colon.

If it fails, somebody is told to type a word of a sentence, or reads what she is to type as if it were prose.
"""

import re

import pytest
from markupsafe import escape

from cxjourney.languages import available_languages, language
from cxjourney.report.inline_code import mark_code

_CODE = re.compile(r"<code>([^<]*)</code>")


def code_in(sentence: str) -> list[str]:
    return _CODE.findall(str(mark_code(escape(sentence))))


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Name it under data:. cxjourney gaps suggests which.", ["data:", "cxjourney gaps"]),
        ("Write passive: true, or scope: part.", ["passive:", "scope:"]),
        ('Put the text in quotes: "Yes, no"', []),
        ("Put the text in quotes: “Yes, no”", []),
        ("Look at https://example.org/data:1 and at 12:30.", []),
        ("The field subtitle: is no key.", []),
    ],
)
def test_keys_and_commands_are_code(sentence: str, code: list[str]) -> None:
    assert code_in(sentence) == code


@pytest.mark.parametrize("tag", [tag for tag in available_languages() if tag != "en"])
def test_the_same_keys_are_code_in_every_language(tag: str) -> None:
    """A key is the same in all languages: what is marked in one alone is a word of that language before a colon."""
    other, every = {}, [language(of).messages for of in ("en", tag)]
    for key in every[0]:
        if ".help" not in key:
            continue
        said = [
            {one for one in code_in(re.sub(r"\{(?:fixed|text)\}", '"x"', messages[key])) if ":" in one}
            for messages in every
        ]
        if said[0] != said[1]:
            other[key] = said
    assert other == {}
