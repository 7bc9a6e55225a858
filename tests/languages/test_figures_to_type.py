"""Figures that one is to type have the digits that work when they are typed; figures to read have the language's own.

If it fails, whoever copies “--width ۱۲۰۰” or “importance: ۳” from a Persian message gets the next error for it.
"""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

import cxjourney
from cxjourney.languages import available_languages, language
from cxjourney.languages.figures_to_type import TO_TYPE

from .every_message import all_messages

LOCAL = "[۰-۹٠-٩]"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
BEHIND_OPTION = re.compile(r"--[a-z][a-z-]*[ =]\{(\w+)\}")
FIGURES = (1200, -2, 0.6, date(2026, 11, 29))
IN_DIGITS_TO_READ = re.compile(r"number_message|figure_message|\.(number|figure|day|percent|share)\(")


def to_type(key: str, message: str) -> set[str]:
    """The placeholders of a message that stand for what is to be typed."""
    return set(PLACEHOLDER.findall(message) if key.startswith(TO_TYPE) else BEHIND_OPTION.findall(message))


@pytest.mark.parametrize("tag", available_languages())
def test_every_message_with_something_to_type_says_it_in_digits_that_work(tag: str) -> None:
    walked = 0
    for key, message in all_messages(tag).items():
        for name in to_type(key, message):
            walked += 1
            for figure in FIGURES:
                values = dict.fromkeys(PLACEHOLDER.findall(message), "x") | {name: figure}
                assert f"{figure}" in language(tag).text(key, **values), (key, name)
    assert walked > 150


@pytest.mark.parametrize("tag", ["ar", "fa"])
def test_no_message_writes_local_digits_behind_an_option_or_a_key_by_itself(tag: str) -> None:
    typed = re.compile(rf"(?:--[a-z][a-z-]*[ =]|\b[a-z_]+: ?|\bCX){LOCAL}")
    assert [key for key, message in all_messages(tag).items() if typed.search(message)] == []


def test_no_caller_hands_such_a_message_a_figure_in_digits_to_read() -> None:
    english, found = all_messages("en"), []
    for file in Path(cxjourney.__file__).parent.rglob("*.py"):
        for call in (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)):
            keys = [one.value for one in ast.walk(call.args[0]) if isinstance(one, ast.Constant)] if call.args else []
            for key in (key for key in keys if isinstance(key, str) and key in english):
                names = to_type(key, english[key])
                values = [ast.unparse(one.value) for one in call.keywords if one.arg in names]
                found += [(file.name, key, value) for value in values if IN_DIGITS_TO_READ.search(value)]
    assert found == []


def test_figures_to_read_stay_in_the_digits_of_the_language() -> None:
    assert re.search(LOCAL, language("fa").text("gaps.why.importance", n=4))
    assert re.search(LOCAL, language("fa").text("build.id.help", like="a", most=64))
