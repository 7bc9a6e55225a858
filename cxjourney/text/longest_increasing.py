"""The longest part of a row of numbers that rises: what keeps its order while the rest has moved."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Return where the numbers stand that rise, as many as can be, in their order; no number may stand twice.

    It is found by patience sorting (Aldous and Diaconis, “Longest increasing subsequences”, 1999).
    """
    ends: list[int] = []
    """By length, the least number with which so many can end."""
    tops: list[int] = []
    """By length, where that one stands."""
    before: list[int] = []
    """By place, where the one before it stands; -1 where none does."""
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(tops[length - 1] if length else -1)
        ends[length : length + 1], tops[length : length + 1] = [number], [place]
    found, place = [], tops[-1] if tops else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
