"""The order in which people count: loan 2 comes before loan 10."""

from __future__ import annotations

import re
from unicodedata import decimal

_NUMBERS = re.compile(r"(\d+)")


def natural_key(text: str) -> tuple[tuple[str, int, str], ...]:
    """Return what texts are sorted by so that numbers in them, in digits of any script, stand by their value."""
    pieces = _NUMBERS.split(text)
    numbers = ("".join(str(decimal(digit)) for digit in number).lstrip("0") for number in pieces[1::2])
    words = ((before, len(number), number) for before, number in zip(pieces[::2], numbers, strict=False))
    return (*words, (pieces[-1], -1, ""))
