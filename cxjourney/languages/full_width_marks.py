"""Values put into messages of languages that set no space beside a full-width mark.

Their messages set a space between their own script and a word or figure in another. A value that begins or ends with a
full-width quote or bracket brings its own space along, so that the message's would stand there as a hole.
"""

import re
from collections.abc import Mapping

UNSPACED = frozenset(("ja", "zh"))
"""The languages whose messages are filled so."""
_MARKS = tuple("“”‘’（）《》「」『』、，。；：！？")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def fill_closely(message: str, values: Mapping[str, object]) -> str:
    """Return a message with its values put in, without the spaces between it and a value's full-width marks.

    Raises:
        KeyError: The message has a placeholder that no value is for.
    """
    pieces = _PLACEHOLDER.split(message)
    filled = [str(values[piece]) if index % 2 else piece for index, piece in enumerate(pieces)]
    for index in range(0, len(filled), 2):
        if index and filled[index - 1].endswith(_MARKS):
            filled[index] = filled[index].removeprefix(" ")
        if index + 1 < len(filled) and filled[index + 1].startswith(_MARKS):
            filled[index] = filled[index].removesuffix(" ")
    return "".join(filled)
