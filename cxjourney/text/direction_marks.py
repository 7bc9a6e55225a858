"""Signs that say which way a text runs, and are neither seen nor meant by whoever reads it."""

_MARKS = "\u200e\u200f\u061c"
"""Marks, which stand alone."""
_OPENING = {"\u2069": "\u2066\u2067\u2068", "\u202c": "\u202a\u202b\u202d\u202e"}
"""By what closes a part that runs its own way, what opens it."""
DIRECTION_SIGNS = frozenset(_MARKS).union(*_OPENING, *_OPENING.values())
"""All of them."""


def without_outer_marks(text: str) -> str:
    """Return a text without the signs of direction around each of its lines; those within it mean something.

    A spreadsheet that runs from right to left puts them there, so that a cell is shown its way.
    """
    if DIRECTION_SIGNS.isdisjoint(text):
        return text
    return "\n".join(map(_bare, text.split("\n")))


def _bare(line: str) -> str:
    while True:
        bare = line.strip(f"{_MARKS} \t")
        if bare[:1] in DIRECTION_SIGNS and bare[:1] not in _MARKS and _closes_at_end(bare):
            bare = bare[1:-1]
        if bare == line:
            return line
        line = bare


def _closes_at_end(line: str) -> bool:
    """Return whether what the first sign opens is closed by the last sign, and not before."""
    opens = _OPENING.get(line[-1:], "")
    if line[0] not in opens:
        return False
    depth = 0
    for place, sign in enumerate(line):
        depth += (sign in opens) - (sign == line[-1])
        if depth == 0:
            return place == len(line) - 1
    return False
