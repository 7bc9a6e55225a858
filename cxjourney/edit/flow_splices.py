"""Changes of mappings in braces and of lists in brackets."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from cxjourney.edit.node import Node, Part, check_unmarked
from cxjourney.edit.patch import YamlValue
from cxjourney.edit.path_text import path_text
from cxjourney.edit.splices import Splice
from cxjourney.edit.yaml_writer import flow_text, scalar_text
from cxjourney.errors import CannotRun
from cxjourney.languages.message import message

_COMMA = re.compile(r"[ \t\r\n]*,")


def add_key(mapping: Node, key: str, value: YamlValue, goes_behind: Sequence[str]) -> Iterator[Splice]:
    """Yield how a mapping gets a key, behind the value before it."""
    at = max((at for at, part in enumerate(mapping.parts) if part.name in goes_behind), default=0)
    index = at + 1 if goes_behind and mapping.parts else len(mapping.parts)
    yield from _insert(mapping, index, f"{scalar_text(key, in_flow=True)}: {flow_text(value)}")


def insert_item(items: Node, index: int, value: YamlValue) -> Iterator[Splice]:
    """Yield how a list gets an item."""
    yield from _insert(items, index, flow_text(value))


def remove_parts(collection: Node, names: Collection[str | int]) -> Iterator[Splice]:
    """Yield how a mapping or list loses parts, each with the comma beside it."""
    parts = _parts(collection)
    for is_gone, some in groupby(range(len(parts)), lambda at: parts[at].name in names):
        if is_gone:
            every = list(some)
            yield _removal(collection, parts, every[0], every[-1])


def _removal(collection: Node, parts: Sequence[Part], first: int, last: int) -> Splice:
    """Return how parts beside each other go, from one to another."""
    if first:
        start, end = parts[first - 1].node.end, parts[last].node.end
    elif last + 1 < len(parts):
        start, end = parts[first].start, parts[last + 1].start
    else:
        start, end = parts[first].start, parts[last].node.end
        if comma := _COMMA.match(collection.text, end):
            end = comma.end()
    if "#" in collection.text[parts[last].node.end : end] or "#" in collection.text[start : parts[first].start]:
        raise CannotRun(message("edit.comment-within", path=path_text(parts[first].node.path)))
    return Splice(start, end)


def move_item(items: Node, item: int, index: int) -> Iterator[Splice]:
    """Yield how an item of a list gets another place in it: the items change places, what is between them stays."""
    parts = _parts(items)
    texts = [items.text[part.start : part.node.end] for part in parts]
    texts.insert(index, texts.pop(item))
    for part, text in zip(parts, texts, strict=True):
        yield Splice(part.start, part.node.end, text)


def _insert(collection: Node, index: int, new: str) -> Iterator[Splice]:
    parts = _parts(collection)
    if not parts:
        inside = collection.start + 1
        yield Splice(inside, inside, new)
    elif index:
        if parts[index - 1].node.is_empty:
            raise CannotRun(message("edit.unusual", path=path_text(parts[index - 1].node.path)))
        place = parts[index - 1].node.end
        yield Splice(place, place, f", {new}")
    else:
        yield Splice(parts[0].start, parts[0].start, f"{new}, ")


def _parts(collection: Node) -> tuple[Part, ...]:
    """Return the parts of a collection that can be changed.

    Raises:
        CannotRun: It has an anchor or a tag, or isn't enclosed by itself, as in ``[a: 1]``.
    """
    check_unmarked(collection)
    if not collection.text.startswith(("{", "["), collection.start):
        raise CannotRun(message("edit.unusual", path=path_text(collection.path)))
    return collection.parts
