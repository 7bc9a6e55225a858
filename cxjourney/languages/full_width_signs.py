"""Values put into messages of languages that set no space between full-width signs.

Their messages set a space between their own script and a word or figure in another. A value that begins or ends with a
full-width sign, or with a quote, needs none there: it would stand as a hole in the line.
"""

import re
from collections.abc import Mapping
from unicodedata import east_asian_width

UNSPACED = frozenset(("ja", "zh"))
"""The languages whose messages are filled so."""
_QUOTES = frozenset("“”‘’")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def fill_closely(message: str, values: Mapping[str, object]) -> str:
    """Return a message with its values put in, without the spaces between it and a value's full-width signs.

    Raises:
        KeyError: The message has a placeholder that no value is for.
    """
    pieces = _PLACEHOLDER.split(message)
    filled = [str(values[piece]) if index % 2 else piece for index, piece in enumerate(pieces)]
    for index in range(0, len(filled), 2):
        if index and _is_full_width(filled[index - 1][-1:]):
            filled[index] = filled[index].removeprefix(" ")
        if index + 1 < len(filled) and _is_full_width(filled[index + 1][:1]):
            filled[index] = filled[index].removesuffix(" ")
    return "".join(filled)


def _is_full_width(sign: str) -> bool:
    return sign in _QUOTES or (sign != "" and east_asian_width(sign) in "WF")
