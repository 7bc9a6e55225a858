"""What is to be said of many maps: the same words once, by the names of those that they are said of."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cxjourney.languages.message import Message, list_message, message
from cxjourney.maps.output.png import READABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMED = 2
"""How many of the maps of which the same is said are named before the others are counted."""


def join_warnings(found: Iterable[tuple[str, str]]) -> list[str]:
    """Return the warnings of maps, in their order; the same ones once, and those of tiny type as one.

    Args:
        found: The name of a map and what is to be said of it.
    """
    alike: dict[str, list[tuple[str, str]]] = {}
    for name, text in found:
        tiny = isinstance(text, Message) and text.key == "engine.tiny"
        alike.setdefault("engine.tiny" if tiny else text, []).append((name, text))
    return [
        _tiny_in_all([(name, cast("Message", text)) for name, text in some])
        if key == "engine.tiny" and len(some) > 1
        else _headed(list_message([name for name, _ in some], NAMED), some[0][1])
        for key, some in alike.items()
    ]


def _headed(head: str, rest: str) -> Message:
    return message("figures.colon", head=head, rest=rest)


def _tiny_in_all(tiny: list[tuple[str, Message]]) -> Message:
    """Return one warning for several, the worst first: what helps it helps the others."""
    worst_first = sorted(tiny, key=lambda one: -_needed(one[1]))
    helps = [_help(text) for _, text in worst_first]
    key = next((one.key for one in helps if one.key == "engine.tiny.strip"), helps[0].key)
    help_ = message(str(key), **helps[0].values)
    size = min(float(str(text.values["size"])) for _, text in tiny)
    said = message("engine.tiny.many", size=size, least=READABLE, help=help_)
    return _headed(list_message([name for name, _ in worst_first], NAMED), said)


def _help(text: Message) -> Message:
    return cast("Message", text.values["help"])


def _needed(text: Message) -> int:
    """Return how many pixels, for each inch or in all, would do."""
    (needed,) = _help(text).values.values()
    return int(str(needed))
