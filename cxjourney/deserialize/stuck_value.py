"""A value that stands against its colon within braces, where YAML takes both for the key: ``{mina:1}``."""

import re
from typing import NamedTuple

_STUCK = re.compile(r"(?P<key>[\w-]{1,40}):(?P<value>[^\s:/].{0,60})")


class StuckValue(NamedTuple):
    """A key, and the value that a space is missing in front of."""

    key: str
    value: str


def stuck_value(key: object) -> StuckValue | None:
    """Return the key and the value that a key without a value was meant as; None where it holds no colon."""
    found = _STUCK.fullmatch(key) if isinstance(key, str) else None
    return StuckValue(found["key"], found["value"]) if found else None
