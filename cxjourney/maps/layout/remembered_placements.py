"""What is placed is remembered while a map is laid out many times, to find out how it fits its pages best."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
R = TypeVar("R")
_KEPT: ContextVar[dict[Callable[..., Any], Callable[..., Any]] | None] = ContextVar("what was placed", default=None)


@contextmanager
def remembered_placements() -> Iterator[None]:
    """Place the same thing only once at one place, until this ends."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Have a function that places something remembered within `remembered_placements`.

    It is pure, and all that is given to it can be compared.

    Args:
        most: How many of its results are remembered; those that were not asked for longest are given up.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def place(*args: P.args, **options: P.kwargs) -> R:
            kept = _KEPT.get()
            if kept is None:
                return function(*args, **options)
            if function not in kept:
                kept[function] = lru_cache(most)(function)
            found: R = kept[function](*args, **options)
            return found

        return place

    return decorate
