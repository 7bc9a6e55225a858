"""Digits and decimal signs of other scripts."""

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
