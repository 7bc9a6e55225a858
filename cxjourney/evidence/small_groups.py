"""Figures -> which of them may be shown, so that no small group of customers can be worked out from the others.

To hide the small figures alone is not enough: whoever knows a sum subtracts the others from it. Each figure here
stands in at most two sums, so that figures are the edges of a network whose nodes are the sums. A hidden figure can't
be worked out exactly if it lies on a ring of hidden figures; the cheapest ring through each is hidden with it
(complementary suppression in two-way tables by network flows: L. H. Cox, Network models for complementary cell
suppression, Journal of the American Statistical Association 90, 1995).
"""

import heapq
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
N = TypeVar("N", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Figure(Generic[N]):
    """A figure that is to be shown.

    Attributes:
        value: How much it is.
        customers: How many customers it is of.
        sums: The two sums in which it stands.
        cost: How much is lost when it is hidden.
    """

    value: int
    customers: int
    sums: tuple[N, N]
    cost: int


def hidden_figures(figures: Mapping[K, Figure[N]], min_group: int) -> frozenset[K]:
    """Return the keys of the figures that must not be shown.

    A figure of nobody is shown. One of fewer customers than the smallest group is hidden, and with it the figures that
    cost least, until no hidden figure follows from those that are shown, and in no sum the hidden ones are together of
    fewer customers than the smallest group; or until nothing is left to hide.

    Args:
        figures: The figures by key.
        min_group: The smallest group that is shown, in customers.
    """
    some = {key: figure for key, figure in figures.items() if figure.value > 0}
    small = [key for key, figure in some.items() if figure.customers < min_group]
    hidden = set(small)
    for key in small:
        hidden.update(_ring(some, key, hidden))
    while (more := _to_fill_up(some, hidden, min_group)) is not None:
        hidden.add(more)
        hidden.update(_ring(some, more, hidden))
    return frozenset(hidden)


def _to_fill_up(figures: Mapping[K, Figure[N]], hidden: set[K], min_group: int) -> K | None:
    """Return the cheapest figure to hide in a sum in which the hidden ones are of too few customers."""
    together: dict[N, int] = {}
    for key in hidden:
        for sum_ in set(figures[key].sums):
            together[sum_] = together.get(sum_, 0) + figures[key].customers
    few = {sum_ for sum_, customers in together.items() if customers < min_group}
    open_ = [key for key, figure in figures.items() if key not in hidden and few.intersection(figure.sums)]
    return min(open_, key=lambda key: figures[key].cost, default=None)


def _ring(figures: Mapping[K, Figure[N]], key: K, hidden: set[K]) -> list[K]:
    """Return the figures that cost least to hide and make a ring with one; none where there is no ring."""
    start, end = figures[key].sums
    at: dict[N, list[tuple[N, K, int]]] = {}
    for other, figure in figures.items():
        if other != key:
            cost = 0 if other in hidden else figure.cost
            a, b = figure.sums
            at.setdefault(a, []).append((b, other, cost))
            at.setdefault(b, []).append((a, other, cost))
    reached: dict[N, tuple[N, K] | None] = {}
    todo: list[tuple[int, int, N, tuple[N, K] | None]] = [(0, 0, start, None)]
    pushed = 0
    while todo:
        cost, _, node, by = heapq.heappop(todo)
        if node in reached:
            continue
        reached[node] = by
        if node == end:
            break
        for next_, other, more in at.get(node, ()):
            pushed += 1
            heapq.heappush(todo, (cost + more, pushed, next_, (node, other)))
    found = []
    step = reached.get(end)
    while step is not None:
        found.append(step[1])
        step = reached[step[0]]
    return found
