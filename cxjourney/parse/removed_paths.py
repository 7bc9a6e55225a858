"""Plain data, and the places of what it says, without the values at some paths."""

from collections.abc import Iterable
from typing import TypeAlias

from cxjourney.parse.events import SpanTree

PathTree: TypeAlias = "dict[str | int, PathTree]"
"""Paths as a tree; an empty one stands where a path ends."""


def path_tree(paths: Iterable[tuple[str | int, ...]]) -> PathTree:
    """Return paths as a tree."""
    tree: PathTree = {}
    for path in paths:
        node = tree
        for part in path:
            node = node.setdefault(part, {})
    return tree


def without_paths(data: object, spans: SpanTree, tree: PathTree) -> tuple[object, SpanTree]:
    """Return data and its places without what stands at the ends of a tree; what is no part of them is passed over."""
    if not tree or not isinstance(spans, tuple):
        return data, spans
    place, inner = spans
    if isinstance(data, dict) and isinstance(inner, dict):
        pairs = {
            key: without_paths(value, inner[key][1], tree.get(key, {}))
            for key, value in data.items()
            if tree.get(key) != {}
        }
        kept = {key: value for key, (value, _) in pairs.items()}
        return kept, (place, {key: (inner[key][0], of_value) for key, (_, of_value) in pairs.items()})
    if isinstance(data, list) and isinstance(inner, list):
        items = [
            without_paths(value, of_value, tree.get(index, {}))
            for index, (value, of_value) in enumerate(zip(data, inner, strict=True))
            if tree.get(index) != {}
        ]
        return [value for value, _ in items], (place, [of_value for _, of_value in items])
    return data, spans
