"""Lines of a language that runs from right to left, so that a terminal shows their words in the order they are read.

A terminal takes each line as one from left to right, whatever its language. Where an id, a command or a figure in Latin
letters stands in a Persian sentence, it then puts what comes behind it to the right of it. An isolate around the line
(Unicode Standard Annex 9, RLI and PDI) says in which direction it runs.
"""

import re
import unicodedata

from cxjourney.languages import Language

RIGHT_TO_LEFT, END = "\u2067", "\u2069"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_EXCERPT = " │"
"""Stands behind the number of a line that is quoted from a file, which runs as the file does."""


def isolate_lines(text: str, words: Language) -> str:
    """Return text with an isolate around each line that mixes directions; as it is in other languages.

    Args:
        text: Lines as they are shown, colours included.
        words: The language that they are in.
    """
    if words.direction != "rtl":
        return text
    return "\n".join(map(_isolate, text.split("\n")))


def _isolate(line: str) -> str:
    directions = {unicodedata.bidirectional(letter) for letter in _COLOURS.sub("", line)}
    is_mixed = directions & {"R", "AL"} and directions & {"L", "EN", "AN"}
    if not is_mixed or _EXCERPT in line:
        return line
    said = line.lstrip(" ")
    return f"{line[: len(line) - len(said)]}{RIGHT_TO_LEFT}{said}{END}"
