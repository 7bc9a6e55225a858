"""English sentences: lists, counts, figures, per cents.

If it fails, a message reads "1 journeys", or says 0% of a share that is small and not nothing.
"""

import pytest

from cxjourney.text.english import count, figure, join_and, join_comma


def test_counts_have_thousands_and_a_plural() -> None:
    assert [count(n, "journey") for n in (0, 1, 2, 1204)] == ["0 journeys", "1 journey", "2 journeys", "1,204 journeys"]


def test_a_list_counts_what_it_leaves_out() -> None:
    assert join_comma("abc", 3) == "a, b, c"
    assert join_comma("abcd", 3) == "a, b, c and 1 more"
    assert join_comma([]) == ""


def test_a_list_in_a_sentence() -> None:
    assert [join_and("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert join_and("abc", "or") == "a, b or c"
    assert join_and("abcd", "or", most=3) == "a, b, c or d"  # one more takes no more room than counting it
    assert join_and("abcde", "or", most=3) == "a, b, c and 2 more"


@pytest.mark.parametrize(
    ("value", "written"), [(22.0, "22"), (0.5, "0.5"), (-0.0, "0"), (1 / 3, "0.333333"), (1e13, "1e+13")]
)
def test_figures_are_as_short_as_they_can_be(value: float, written: str) -> None:
    assert figure(value) == written
