"""What can be chosen by name, without loading any of it before it is chosen."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar, cast

Chosen = TypeVar("Chosen")


class Registry(Mapping[str, Chosen], Generic[Chosen]):
    """Functions by name, in the order in which they are offered; each is imported when it is asked for.

    Args:
        places: By name, module and function as text: ``cxjourney.formats.gaps.text:write``.

    Raises:
        KeyError: Something is asked for by a name that can't be chosen.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)

    def __getitem__(self, name: str) -> Chosen:
        module, _, function = self._places[name].partition(":")
        return cast("Chosen", getattr(import_module(module), function))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that can be chosen."""
        return tuple(self._places)
