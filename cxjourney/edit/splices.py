"""Pieces of a text that give way to others."""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """What stands between two places of a text gives way to another text."""

    start: int
    end: int
    text: str = ""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with its pieces exchanged; they don't overlap."""
    pieces, done = [], 0
    for start, end, new in sorted(splices):
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])
