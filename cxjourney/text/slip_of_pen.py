"""Whether a word is another one but for a slip: its case, a hyphen, a letter too many, too few, wrong or misplaced."""

from collections.abc import Iterable

_LONG = 8
"""A word of as many letters may hold two slips: our own choice."""
_LEAST = 3


def is_slip(word: str, meant: str, known: Iterable[str]) -> bool:
    """Return whether a word is another one with a slip in it, and of all that are known no other as near.

    Words that differ by a digit are two words: ``step-1`` is no slip of ``step-2``.

    Args:
        word: What stands there.
        meant: The word that was most likely meant.
        known: The words that could be meant.
    """
    wanted, near = _plain(word), _plain(meant)
    if not wanted or _digits(wanted) != _digits(near):
        return False
    if wanted == near:
        return [one for one in known if _plain(one) == wanted] == [meant]
    most = 2 if min(len(wanted), len(near)) >= _LONG else 1
    if min(len(wanted), len(near)) < _LEAST:
        return False
    apart = edit_distance(wanted, near, most)
    others = (one for one in known if one != meant)
    return apart <= most and all(edit_distance(wanted, _plain(one), apart) > apart for one in others)


def edit_distance(one: str, other: str, most: int) -> int:
    """Return how many letters have to come, go or change, or two neighbours change places, to make two words one.

    That is the distance of Damerau and Levenshtein in which no letter changes twice; of more than ``most``, one more.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, before, row = before, row, [i]
        for j, opposite in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                least = min(least, above[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _plain(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter not in "-_ ")


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdecimal())
