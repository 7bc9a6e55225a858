"""The longest part of a row of numbers that rises.

If it fails, an import moves stages that stand in their order, or a reviewer is shown lines that don't change.
"""

from itertools import combinations, permutations

from cxjourney.text.longest_increasing import longest_increasing


def test_it_rises_and_nothing_longer_does() -> None:
    """Held against every choice of numbers, for all orders of up to six."""
    for count in range(7):
        for numbers in permutations(range(count)):
            found = longest_increasing(numbers)
            assert found == sorted(found)
            assert (rises := [numbers[place] for place in found]) == sorted(rises)
            longer = combinations(numbers, len(found) + 1)
            assert not any(list(some) == sorted(some) for some in longer), numbers
