"""Digits and decimal signs of other scripts."""

import re
import unicodedata

ASCII_DIGITS = "0–9"
"""What messages call the digits that are wanted."""
_DECIMAL_SIGNS = str.maketrans(
    {"٫": ".", "٬": "", "،": ".", "．": ".", "−": "-", "–": "-", "＋": "+", "－": "-", "٪": ""}
)


def ascii_digits(text: str) -> str | None:
    """Return text with digits and decimal signs of other scripts in ASCII; None if it has none of them.

    A digit is what Unicode gives the property Numeric_Type Digit or Decimal (UAX #44).
    """
    plain = "".join(str(unicodedata.digit(c)) if not c.isascii() and c.isdigit() else c for c in text)
    plain = plain.translate(_DECIMAL_SIGNS)
    return plain if plain != text else None


_LIKE_THOUSANDS = re.compile("[1-9][0-9]{0,2}[.][0-9]{2}0")


class LikeThousands(float):
    """A decimal that is written like a count with a point between its thousands: 1.200 may be 1.2, or 1200."""

    __slots__ = ()


def decimal_number(text: str) -> float:
    """Return the number of a decimal, marked where it looks like a count with a point between its thousands."""
    return LikeThousands(text) if _LIKE_THOUSANDS.fullmatch(text) else float(text)
