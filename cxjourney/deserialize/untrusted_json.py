"""JSON that anybody may have written -> plain data, or why it is not read: within limits, and each key once."""

import json
import re
from typing import Literal

from cxjourney.files.text_file import Bounds

MOST = 10**15
"""No number is larger: nothing has so many rows, and every engine and every spreadsheet holds it exactly."""
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
"""How a character beyond U+FFFF is written, in two codes; one alone is half of it, and no text can hold that."""


class NotJsonError(ValueError):
    """That a text is no JSON, or more of it than is read.

    Attributes:
        kind: Whether it is torn, has a key twice, or is too large.
        at: The place in the text where that shows, as far as it can be told.
        key: The key that is there twice.
    """

    def __init__(self, kind: Literal["torn", "twice", "too-large"], at: int = 0, key: str = "") -> None:
        """Take in what is wrong."""
        super().__init__(kind)
        self.kind, self.at, self.key = kind, at, key


def load_json(text: str, bounds: Bounds) -> object:
    """Return the data that a text of JSON holds.

    Args:
        text: The text.
        bounds: How deep it may be, and how many values it may hold.

    Raises:
        NotJsonError: It can't be read.
    """
    try:
        data = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise NotJsonError("torn", error.pos) from None
    except NotJsonError:
        raise
    except (ValueError, RecursionError):
        raise NotJsonError("torn") from None
    if not _is_within(data, bounds):
        raise NotJsonError("too-large")
    if _HALF_CHARACTER.search(text) and not _is_text(data):
        raise NotJsonError("torn")
    return data


def _is_text(data: object) -> bool:
    """Return whether no text in a value holds half of a character."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise NotJsonError("twice", key=key)
        found[key] = value
    return found


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _finite(written: str) -> float:
    number = float(written)
    if not abs(number) <= MOST:
        raise ValueError
    return number


def _is_within(data: object, bounds: Bounds) -> bool:
    """Return whether a value is neither too deep, nor made of too many others, nor holds a number that is too large."""
    left, seen = [(data, 1)], 0
    while left:
        value, depth = left.pop()
        seen += 1
        if seen > bounds.max_nodes or depth > bounds.max_depth:
            return False
        if isinstance(value, int) and abs(value) > MOST:
            return False
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        left += [(one, depth + 1) for one in inner]
    return True
