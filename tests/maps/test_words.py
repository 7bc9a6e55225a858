"""The map's own words: every language has them all."""

import re
from pathlib import Path

import pytest

import cxjourney.maps
from cxjourney.maps.words import language

LANGUAGES = ("en", "fa", "id")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_every_message_with_its_placeholders(tag: str) -> None:
    english, other = language("en").messages, language(tag).messages
    assert set(english) == set(other)
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", other[key])), key


def test_every_message_that_the_code_names_is_there() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(cxjourney.maps.__file__).parent.rglob("*.py"))
    keys = set(re.findall(r'"(map\.[a-z0-9.-]+)"', source))
    messages = set(language("en").messages)
    assert {key for key in keys if key not in messages and f"{key}.one" not in messages} == set()


@pytest.mark.parametrize(("tag", "figure"), [("en", "46.7%"), ("fa", "۴۶٫۷٪"), ("id", "46,7%"), ("fa-AF", "۴۶٫۷٪")])
def test_figures_are_written_as_the_language_does(tag: str, figure: str) -> None:
    assert language(tag).percent(46.666) == figure


def test_minus_is_a_minus() -> None:
    assert language("en").number(-2) == "\u22122"
