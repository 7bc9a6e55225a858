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
    return (_data_without(data, tree), _spans_without(spans, tree)) if tree else (data, spans)


def _data_without(data: object, tree: PathTree) -> object:
    if isinstance(data, dict):
        kept = {key: value for key, value in data.items() if tree.get(key) != {}}
        return {key: _data_without(value, tree[key]) if key in tree else value for key, value in kept.items()}
    if isinstance(data, list):
        items = [(index, value) for index, value in enumerate(data) if tree.get(index) != {}]
        return [_data_without(value, tree[index]) if index in tree else value for index, value in items]
    return data


def _spans_without(spans: SpanTree, tree: PathTree) -> SpanTree:
    if not isinstance(spans, tuple):
        return spans
    place, inner = spans
    if isinstance(inner, dict):
        named = {key: pair for key, pair in inner.items() if tree.get(key) != {}}
        return place, {
            key: (of_key, _spans_without(of_value, tree[key]) if key in tree else of_value)
            for key, (of_key, of_value) in named.items()
        }
    items = [(index, part) for index, part in enumerate(inner) if tree.get(index) != {}]
    return place, [_spans_without(part, tree[index]) if index in tree else part for index, part in items]
