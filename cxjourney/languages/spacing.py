"""Spaces beside what is put into messages in Chinese and Japanese: beside Latin letters alone.

What is put in may be an id in Latin letters, a word of the language or a title in full-width quotes: no space in a
message can suit them all.
"""

import re
from collections.abc import Mapping

SPACED_LANGUAGES = frozenset({"ja", "zh"})
"""The languages whose spaces depend on what stands beside them."""

OPENING = frozenset("“「『（《")
CLOSING = frozenset("”」』）》")
"""Signs that are as wide as a character and hold their own space."""

_HAN_OR_KANA = "[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_BEFORE = rf"(?<={_HAN_OR_KANA})( ?)\{{(\w+)\}}"
_AFTER = rf"\{{(\w+)\}}( ?)(?={_HAN_OR_KANA})"
"""Patterns that `re` compiles, and keeps, once one is asked for: it is slow work, and two languages need it."""


def fit_spaces(message: str, values: Mapping[str, object]) -> str:
    """Return a message with a space between its words and what is put in where that has Latin letters there.

    There is none beside characters of the language, full-width quotes and brackets; beside anything else, such as
    figures, it is as the message has it.

    Args:
        message: The message, before anything is put in.
        values: What will be put in, by the names of the placeholders.
    """

    def before(found: re.Match[str]) -> str:
        start = str(values.get(found[2], ""))[:1]
        return f"{_space(start, OPENING, found[1])}{{{found[2]}}}"

    def after(found: re.Match[str]) -> str:
        end = str(values.get(found[1], ""))[-1:]
        return f"{{{found[1]}}}{_space(end, CLOSING, found[2])}"

    return re.sub(_AFTER, after, re.sub(_BEFORE, before, message))


def _space(beside: str, own_space: frozenset[str], as_written: str) -> str:
    if beside in own_space or re.match(_HAN_OR_KANA, beside):
        return ""
    return " " if beside.isascii() and beside.isalpha() else as_written
